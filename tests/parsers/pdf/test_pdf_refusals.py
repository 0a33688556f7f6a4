"""What cannot be read is said in one clear line, for the file or for the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas
from sheets import Sheets, paragraphs

from biaochi.model.document import Cause, Document, Unreadable
from biaochi.parsers.pdf import read_pdf, reader
from biaochi.parsers.pdf.legible import garbled

PLAIN = "投标人应当按照招标文件的要求编制投标文件，并对其真实性负责。"
BROKEN = "䇴ḷငઈՊሩ᭯ᔰᐛぁ᯳ᐛᤑḽᮽԬᔰḷୡḷࡽ"


def sample(path: Path) -> bytes:
    sheets = Sheets(path)
    sheets.prose(PLAIN)
    sheets.table((90, 200, 390), [("项目", "预算"), ("课桌", "五万元")])
    sheets.turn()
    sheets.prose(PLAIN)
    sheets.read()
    return path.read_bytes()


def refusal(path: Path) -> Unreadable:
    outcome = read_pdf(path)
    assert isinstance(outcome, Unreadable)
    assert outcome.source == str(path)
    assert outcome.message
    assert "请" in outcome.advice
    return outcome


def test_a_password_is_named(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "密.pdf", encrypt="秘密".encode().hex())
    sheets.prose(PLAIN)
    sheets.canvas.save()
    outcome = refusal(sheets.path)
    assert outcome.cause is Cause.ENCRYPTED
    assert "密码" in outcome.message


@pytest.mark.parametrize("content", [b"%PDF-1.7\n%%EOF", b"%PDF-1.4 \xff\xfe\x00", b"PK\x03\x04"])
def test_a_broken_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "坏.pdf"
    path.write_bytes(content)
    assert refusal(path).cause is Cause.CORRUPT


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "空.pdf"
    path.write_bytes(b"")
    assert refusal(path).cause is Cause.EMPTY


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "没有.pdf").cause is Cause.UNREADABLE


def test_a_page_that_is_a_picture_is_noticed(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "扫描.pdf")
    sheets.prose(PLAIN)
    sheets.turn()
    picture = tmp_path / "图.ppm"
    picture.write_bytes(b"P6 2 2 255 " + bytes(range(12)))
    sheets.canvas.drawImage(str(picture), 20, 20, 550, 800)
    document = sheets.read()
    (notice,) = document.notices
    assert (notice.cause, notice.page) == (Cause.NO_TEXT, 2)
    assert "第 2 页" in notice.detail
    assert paragraphs(document) == [PLAIN]


def test_pages_that_are_missing_are_noticed(tmp_path: Path) -> None:
    path = tmp_path / "缺页.pdf"
    path.write_bytes(sample(path).replace(b"/Count 2", b"/Count 3"))
    document = read_pdf(path)
    assert isinstance(document, Document)
    assert [(n.cause, n.page) for n in document.notices] == [(Cause.CORRUPT, 3)]


def test_a_file_of_too_many_pages_says_what_was_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "_MOST_PAGES", 1)
    path = tmp_path / "长.pdf"
    sample(path)
    document = read_pdf(path)
    assert isinstance(document, Document)
    (notice,) = document.notices
    assert notice.cause is Cause.LIMIT
    assert "其余 1 页未检查" in notice.detail


def test_an_empty_page_is_no_scan(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "白.pdf")
    sheets.prose(PLAIN)
    sheets.turn()
    sheets.turn()
    sheets.prose(PLAIN)
    assert not sheets.read().notices


def test_a_garbled_page_is_noticed_and_left_out(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "乱.pdf")
    sheets.prose(PLAIN)
    sheets.turn()
    # A Latin font whose letters stand for Chinese ones yields accented letters.
    sheets.canvas.setFont("Helvetica", 12)
    sheets.canvas.drawString(90, 700, "ÖÐ»ªÈËÃñ¹²ºÍ¹úÕþ¸®²É¹º·¨ÊµÊ©ÌõÀý")
    document = sheets.read()
    (notice,) = document.notices
    assert (notice.cause, notice.page) == (Cause.GARBLED, 2)
    assert paragraphs(document) == [PLAIN]


@pytest.mark.parametrize(
    "text",
    [
        PLAIN * 5,
        "ISO9001认证、CPU≥8核、内存32GB，带宽≤100Mbps，α=0.5，□是√否，①②③",
        "投标人：________　日期：____年__月__日",
        "Technical specification: the bidder shall comply with ISO 9001.",
        "",
    ],
)
def test_real_text_is_legible(text: str) -> None:
    assert not garbled(text)


@pytest.mark.parametrize(
    "text",
    [
        BROKEN,
        "\ue001\ue002\ue003\ue004" * 5,
        "ÖÐ»ªÈËÃñ¹²ºÍ¹úÕþ¸®²É¹º",
        "\x03\x14\x15" * 8,
        "嚱圐囂埖塣奦" * 20,
    ],
)
def test_a_broken_encoding_is_not_legible(text: str) -> None:
    assert garbled(text)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return sample(tmp_path_factory.mktemp("pdf") / "样.pdf")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    cut=st.floats(0, 1),
    flips=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=20),
)
def test_damage_never_raises(
    good: bytes, tmp_path: Path, cut: float, flips: list[tuple[float, int]]
) -> None:
    data = bytearray(good[: int(len(good) * cut)] if len(flips) < 10 else good)
    for place, value in flips if data else ():
        data[int(place * len(data))] = value
    path = tmp_path / "坏.pdf"
    path.write_bytes(data)
    assert isinstance(read_pdf(path), Document | Unreadable)


def test_a_form_that_holds_itself_does_not_hang(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "环.pdf"))
    canvas.beginForm("a")
    canvas.doForm("a")
    canvas.endForm()
    canvas.doForm("a")
    canvas.save()
    assert isinstance(read_pdf(tmp_path / "环.pdf"), Document)
