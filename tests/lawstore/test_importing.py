from __future__ import annotations

from pathlib import Path

import pytest
from law_sample import BODY, NOTICE, TITLE, book, names, numbered_by_word, rule, saved

from biaochi.lawstore import store
from biaochi.lawstore.importing import Imported, bring
from biaochi.lawstore.names import Unknown
from biaochi.lawstore.texts import StatuteText
from biaochi.model.law import Provision, Statute


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "库"
    monkeypatch.setenv("BIAOCHI_LAW_STORE", str(place))
    return place


def imported(path: Path, wanted: str = "") -> Imported:
    outcome = bring(path, names(), wanted)
    assert isinstance(outcome, Imported), outcome
    return outcome


def refused(path: Path, wanted: str = "") -> str:
    outcome = bring(path, names(), wanted)
    assert isinstance(outcome, Unknown), outcome
    return outcome.message


def kept(name: str = TITLE) -> tuple[Statute, StatuteText]:
    statute = names().find(name)
    assert statute is not None
    text = store.text_of(statute.name)
    assert text is not None
    return statute, text


def words(article: int, paragraph: int = 0, item: int = 0, name: str = TITLE) -> str:
    statute, text = kept(name)
    return text.words(statute, Provision(article, paragraph, item))


@pytest.mark.parametrize("form", ["docx", "html", "txt", "md"])
def test_every_format_gives_the_same_provisions(form: str, tmp_path: Path) -> None:
    outcome = imported(saved(tmp_path, form))
    assert (outcome.statute.name, outcome.differences, outcome.new) == (TITLE, (), True)
    assert words(1) == "馆里的书都可以借。"
    assert words(2, 1, 2) == "下面的书先不借：（二）正送去修的。"
    assert words(2, 2) == "修好的书摆回架上就能借。"
    assert words(2) == (
        "下面的书先不借：\n（一）只剩一本的；\n（二）正送去修的。\n修好的书摆回架上就能借。"
    )


def test_numbers_that_word_counts_are_read(tmp_path: Path) -> None:
    outcome = imported(numbered_by_word(tmp_path))
    assert outcome.differences == ()
    assert words(2, 1, 2) == "下面的书先不借：（二）正送去修的。"


def test_a_page_that_keeps_the_text_in_a_table(tmp_path: Path) -> None:
    cell = "".join(f"<p>{line}</p>" for line in [TITLE, *BODY])
    path = tmp_path / "网页.html"
    path.write_text(
        f"<html><body><table><tr><td>导航</td><td>{cell}</td></tr></table></body></html>", "utf-8"
    )
    assert imported(path).differences == ()


def test_importing_twice_changes_nothing(tmp_path: Path, own_store: Path) -> None:
    path = saved(tmp_path, "txt")
    imported(path)
    before = {f.name: f.read_bytes() for f in own_store.iterdir()}
    assert imported(path).new is False
    assert {f.name: f.read_bytes() for f in own_store.iterdir()} == before


def test_a_newer_text_takes_the_place_of_the_old_one(tmp_path: Path, own_store: Path) -> None:
    imported(saved(tmp_path, "txt"))
    changed = [TITLE, *(line.replace("一个月", "两个月") for line in BODY)]
    assert imported(saved(tmp_path, "md", changed)).new is True
    assert words(3, 1) == "借期两个月。"
    assert len(list(own_store.iterdir())) == 1


@pytest.mark.parametrize(
    "head",
    [
        ["江岭省", "借书条例"],
        ["江岭省借书条例（2020年修正）"],
        ["附件：江岭省借书条例"],
        ["江岭省人大公告第3号", "借书条例"],
        ["首页 > 法规 > 江岭省借书条例 打印本页"],
    ],
)
def test_the_title_is_found_however_it_is_set(head: list[str], tmp_path: Path) -> None:
    assert imported(saved(tmp_path, "txt", [*head, *BODY])).statute.name == TITLE


def test_a_text_without_title_is_known_by_the_name_of_its_file(tmp_path: Path) -> None:
    assert imported(saved(tmp_path, "txt", BODY, "借书条例（全文）")).statute.name == TITLE
    assert "用 --as 名 指明" in refused(saved(tmp_path, "txt", BODY, "新建文档"))
    assert imported(saved(tmp_path, "txt", BODY, "新建文档"), "《借书条例》").statute.name == TITLE


def test_a_notice_of_parts_is_known_by_its_number(tmp_path: Path) -> None:
    outcome = imported(saved(tmp_path, "txt", NOTICE[1:]))
    assert (outcome.statute.name, outcome.differences) == ("关于方便读者的通知", ())
    assert words(1, 1, 2, "关于方便读者的通知") == "不许再要：（二）押金。"


def test_the_statute_named_in_the_preamble_is_not_the_title(tmp_path: Path) -> None:
    head = ["江岭省藏书规定", "根据《江岭省借书条例》，制定本规定。"]
    assert imported(saved(tmp_path, "txt", [*head, *BODY])).statute.name == "江岭省藏书规定"


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("没看完的可以再借一次。", "没看完的可以再借一次。\n还可以再借一次。", "第三条：我们 2 款，文件 3 款"),
        ("（二）正送去修的。", "（二）正送去修的；\n（三）脏了的。", "第二条第一款：我们 2 项，文件 3 项"),
        ("第四条 罚则另外写。", "", "第四条：我们有，文件没有这一条"),
        ("第四条 罚则另外写。", "第四条 罚则。\n第五条 完。", "第五条：我们没有这一条，文件有"),
    ],
)  # fmt: skip
def test_what_the_file_counts_otherwise_is_said_exactly(
    old: str, new: str, difference: str, tmp_path: Path
) -> None:
    text = "\n".join([TITLE, *BODY]).replace(old, new)
    assert imported(saved(tmp_path, "txt", text.split("\n"))).differences == (difference,)


def test_an_article_of_another_shape_is_quoted_as_a_whole_only(tmp_path: Path) -> None:
    text = "\n".join([TITLE, *BODY]).replace("借期一个月。", "借期一个月。\n假期里长些。")
    imported(saved(tmp_path, "txt", text.split("\n")))
    assert words(3, 2) == ""
    assert words(3) == "借期一个月。\n假期里长些。\n没看完的可以再借一次。"
    assert words(2, 1, 1) == "下面的书先不借：（一）只剩一本的；"


def test_an_unverified_statute_is_taken_without_comparing(tmp_path: Path) -> None:
    outcome = imported(saved(tmp_path, "txt", ["江岭省藏书规定", *BODY]))
    assert (outcome.statute.verified, outcome.differences) == (False, ())
    assert words(2, 0, 1, "江岭省藏书规定") == "下面的书先不借：（一）只剩一本的；"


def test_a_file_that_is_no_statute_is_refused(tmp_path: Path, own_store: Path) -> None:
    plain = saved(tmp_path, "txt", ["说明", "今天下雨。"])
    assert refused(plain).startswith("不是法规")
    tender = ["借书条例宣传册采购文件", "一、资格要求", "有执照。", "二、评分办法", "价低者得。"]
    assert "按「条」编号" in refused(saved(tmp_path, "docx", tender))
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    assert "损坏" in refused(broken)
    assert "找不到文件" in refused(tmp_path / "没有.txt")
    assert not own_store.exists()


def test_another_statute_under_this_name_is_refused(tmp_path: Path) -> None:
    other = ["江岭省灯光规定", "第一条 灯要亮。", "夜里也亮。", "第二条 坏了就换。", "换新的。"]
    path = saved(tmp_path, "txt", other)
    assert "没有声明《江岭省灯光规定》" in refused(path)
    assert "像是别的法规，或者别的版本" in refused(path, "借书条例")


def test_a_name_nobody_declared_gets_the_nearest_one(tmp_path: Path) -> None:
    assert "是不是想写「借书条例」？" in refused(saved(tmp_path, "txt"), "借书条列")


def test_what_was_removed_is_gone(tmp_path: Path) -> None:
    imported(saved(tmp_path, "txt"))
    assert store.remove(TITLE) is True
    assert store.text_of(TITLE) is None
    assert store.remove(TITLE) is False


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"schema": "biaochi-law/1"}', "[" * 100_000])
def test_a_damaged_file_of_the_store_counts_as_none(spoilt: str, tmp_path: Path) -> None:
    imported(saved(tmp_path, "txt"))
    store.file_of(TITLE).write_text(spoilt, encoding="utf-8")
    assert store.text_of(TITLE) is None
    assert imported(saved(tmp_path, "txt")).new is True


def test_a_store_that_cannot_be_written_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path, "txt")
    monkeypatch.setenv("BIAOCHI_LAW_STORE", str(path / "里面"))
    assert "写不进去" in refused(path)


def test_without_the_variable_the_store_lies_with_the_data_of_the_user(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("BIAOCHI_LAW_STORE")
    place = store.directory()
    assert (place.name, "biaochi" in place.parts) == ("法规", True)
    assert Path(__file__).resolve().parents[2] not in place.parents


def test_quotes_are_of_the_cited_provisions_alone(tmp_path: Path) -> None:
    imported(saved(tmp_path, "txt"))
    made = book(rule("甲", "《借书条例》第二条第一款第（二）项\n《江岭省还书办法》第一条"))
    found = store.quotes(made.rules[0].citations, made.statutes)
    assert found == {(TITLE, Provision(2, 1, 2)): "下面的书先不借：（二）正送去修的。"}
