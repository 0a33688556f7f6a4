"""Every file is read as what it is, or refused with a clear word and a next step."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from biaochi.model.document import Cause, Document, Unreadable
from biaochi.parsers import SUFFIXES, read

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD = f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>投标人须知</w:t></w:r></w:p></w:body></w:document>'


def archive(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_", "."), content)
    return buffer.getvalue()


def printed(password: str = "") -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption(password) if password else None)
    canvas.drawString(72, 700, "Tender No. 2026-017 requires a deposit of 20000 CNY.")
    canvas.save()
    return buffer.getvalue()


DOCX = archive(word__document_xml=WORD)
HTML = "<!doctype html><html><body><p>投标人须知</p></body></html>".encode()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def save(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refused(path: Path) -> Unreadable:
    result = read(path)
    assert isinstance(result, Unreadable)
    assert result.source == str(path)
    assert "\n" not in result.message and result.message and result.advice
    return result


def format_of(path: Path) -> str:
    result = read(path)
    assert isinstance(result, Document)
    return result.format


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("招标文件.docx", DOCX, "docx"),
        ("招标文件.pdf", DOCX, "docx"),
        ("招标文件.doc", DOCX, "docx"),
        ("招标文件", DOCX, "docx"),
        ("招标文件.docx", printed(), "pdf"),
        ("招标文件.PDF", printed(), "pdf"),
        ("公告.doc", HTML, "html"),
        ("公告.txt", HTML, "html"),
        ("公告.html", "投标人须知".encode("gbk"), "html"),
        ("公告.htm", b"\xef\xbb\xbf" + HTML, "html"),
        ("公告.md", "# 投标人须知".encode(), "md"),
        ("公告.txt", "投标人须知".encode("utf-16"), "txt"),
        ("公告", "投标人须知".encode("gbk"), "txt"),
    ],
)
def test_the_content_decides_the_format(tmp_path: Path, name: str, data: bytes, form: str) -> None:
    assert format_of(save(tmp_path, name, data)) == form


@pytest.mark.parametrize(
    ("name", "data", "cause", "word"),
    [
        ("空.docx", b"", Cause.EMPTY, "空"),
        ("空.txt", b" \r\n\0\0", Cause.EMPTY, "空"),
        ("旧.doc", OLE + "WordDocument".encode("utf-16-le"), Cause.UNSUPPORTED, ".doc"),
        ("旧.wps", OLE + "WordDocument".encode("utf-16-le"), Cause.UNSUPPORTED, "WPS"),
        ("表.xls", OLE + "Workbook".encode("utf-16-le"), Cause.UNSUPPORTED, ".xls"),
        ("密.docx", OLE + "EncryptedPackage".encode("utf-16-le"), Cause.ENCRYPTED, "密码"),
        ("旧.rtf", b"{\\rtf1\\ansi }", Cause.UNSUPPORTED, "RTF"),
        ("旧.doc", b"{\\rtf1\\ansi }", Cause.UNSUPPORTED, "RTF"),
        ("版.ofd", archive(OFD_xml="<ofd/>"), Cause.UNSUPPORTED, "OFD"),
        ("表.xlsx", archive(xl__workbook_xml="<w/>"), Cause.UNSUPPORTED, "Excel"),
        ("包.zip", archive(a_txt="甲"), Cause.UNSUPPORTED, "ZIP"),
        ("图.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, Cause.UNSUPPORTED, "图片"),
        ("图.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 50, Cause.UNSUPPORTED, "图片"),
        ("包.rar", b"Rar!\x1a\x07\x00aaaa", Cause.UNSUPPORTED, "RAR"),
        (
            "页.mht",
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related;",
            Cause.UNSUPPORTED,
            "mht",
        ),
        ("旧.xml", b'<?mso-application progid="Word.Document"?>', Cause.UNSUPPORTED, "Word XML"),
        ("乱.txt", bytes(range(256)) * 4, Cause.CORRUPT, "不是文字"),
        ("乱.docx", bytes(range(256)) * 4, Cause.CORRUPT, "已损坏"),
        ("乱.pdf", bytes(range(256)) * 4, Cause.CORRUPT, "已损坏"),
        ("乱.bin", bytes(range(256)) * 4, Cause.UNSUPPORTED, ".bin"),
        ("截断.docx", DOCX[: len(DOCX) // 2], Cause.CORRUPT, "损坏"),
        ("残缺.docx", archive(word__document_xml=WORD[:-20]), Cause.CORRUPT, "损坏"),
        ("截断.pdf", printed()[:60], Cause.CORRUPT, "损坏"),
        ("密.pdf", printed("secret"), Cause.ENCRYPTED, "密码"),
    ],
)
def test_what_cannot_be_read_says_why(
    tmp_path: Path, name: str, data: bytes, cause: Cause, word: str
) -> None:
    result = refused(save(tmp_path, name, data))
    assert (result.cause, word in result.message) == (cause, True), result


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "文件夹" in refused(tmp_path).message


def test_a_missing_file(tmp_path: Path) -> None:
    assert "找不到" in refused(tmp_path / "没有.docx").message
    assert refused(Path("a\0b")).cause is Cause.UNREADABLE


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="管理员可以读取任何文件")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = save(tmp_path, "密.docx", DOCX)
    path.chmod(0)
    assert "权限" in refused(path).message


def test_a_file_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(_: Path) -> bytes:
        raise PermissionError(13, "used by another process")

    monkeypatch.setattr(Path, "read_bytes", busy)
    result = refused(save(tmp_path, "招标文件.docx", DOCX))
    assert (result.cause, "占用" in result.message) == (Cause.UNREADABLE, True)


HEADS = [
    b"",
    b"PK\x03\x04",
    b"%PDF-1.7\n",
    b"<html>",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"|a|\n",
]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    head=st.sampled_from(HEADS),
    data=st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode)),
    suffix=st.sampled_from([*SUFFIXES, "", ".bin"]),
)
def test_no_file_makes_the_reader_fail(
    tmp_path: Path, head: bytes, data: bytes, suffix: str
) -> None:
    result = read(save(tmp_path, f"x{suffix}", head + data))
    assert isinstance(result, Document | Unreadable)


MARKS = st.text("|｜\t\n#*-_`<>[](){}=:1.、（一）第章条甲乙。；，table td\u3000", max_size=120)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(MARKS, st.sampled_from([".txt", ".md", ".html"]))
def test_no_text_makes_the_reader_fail(tmp_path: Path, text: str, suffix: str) -> None:
    result = read(save(tmp_path, f"x{suffix}", text.encode()))
    assert isinstance(result, Document | Unreadable)
