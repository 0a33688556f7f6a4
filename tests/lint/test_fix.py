"""--fix: what is mended means the same as before, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lint_text import NAME, PREAMBLE, file_with, opened

from biaochi.grammar.loader import RuleText, compile_text
from biaochi.grammar.source import Range
from biaochi.lint.fix import applied, mend, same_rules, write
from biaochi.lint.kind import Edit
from biaochi.lint.opening import Opened, open_paths, open_texts
from biaochi.lint.run import lint


def everything(code: str) -> bool:
    return True


def mended(snippet: str) -> str:
    """The file after mending, which must mean what it meant before."""
    before = opened(snippet)
    after = mend(before, everything)
    assert before.project is not None
    assert after.opened.project is not None
    assert same_rules(before.project.book, after.opened.project.book)
    return text_of(after.opened)


def text_of(one: Opened) -> str:
    return next(t.text for t in one.texts if t.name == NAME)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("词表 甲\n  外省 | 外市 | 外省", "词表 甲\n  外省 | 外市"),
        ("词表 甲\n  外省 | 外市\n  外省 | 外县", "词表 甲\n  外省 | 外市\n  外县"),
        ("词表 甲\n  外省 | 外市\n  外省\n  外县", "词表 甲\n  外省 | 外市\n  外县"),
        ("词表 甲\n  外省\n  外省 | 外省", "词表 甲\n  外省"),
        ("词表 甲\n  <本地> | 本市 | 外省", "词表 甲\n  <本地> | 外省"),
        ("词表 甲\n  外省 | 外\u200b市", "词表 甲\n  外省 | 外市"),
        ("词表 甲\n  ＣＡ证书 | 外市", "词表 甲\n  CA证书 | 外市"),
        ("词表 甲\n  50% | 50％ | 外市", "词表 甲\n  50% | 外市"),
        ("当 含 (本市|外地|本市) …8 注册", "当 含 (本市|外地) …8 注册"),
        ("当 含 （“本 市”｜本市｜外地） …8 注册", "当 含 （“本 市”｜外地） …8 注册"),
    ],
)
def test_mending(before: str, after: str) -> None:
    assert f"{after}\n" in mended(before)
    assert f"{before}\n" not in mended(before)


def test_a_word_with_a_comment_behind_it_is_left_to_its_author() -> None:
    text = "词表 甲\n  外省 | 外市\n  外省  # 两处都要"
    assert text in mended(text)


def test_what_is_mended_is_not_found_again() -> None:
    after = mend(opened("词表 甲\n  外省 | 外市 | 外省 | ＣＡ证书"), everything)
    assert after.opened.project is not None
    assert [r.code for r in lint(after.opened.project)] == ["L001"]
    assert after.edits == {NAME: 2}


def test_only_what_is_selected_is_mended() -> None:
    text = mend(opened("词表 甲\n  外省 | 外省 | ＣＡ证书"), lambda code: code == "L040").opened
    assert "外省 | 外省 | CA证书" in text_of(text)


def with_keywords(text: str) -> Opened:
    return mend(open_texts([RuleText(NAME, text)], [NAME]), everything).opened


def test_misspelt_keywords_are_put_right() -> None:
    right = file_with()
    wrong = right.replace("级别", "級別").replace("说明", "說明")
    assert text_of(with_keywords(wrong)) == right


def test_a_file_with_another_error_is_not_touched() -> None:
    wrong = file_with("当 含 本市 … 注册\n说明 违规。").replace("级别", "級別")
    assert text_of(with_keywords(wrong)) == wrong


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_is_repeated_in_a_list_the_rules_mean_the_same(data: st.DataObject) -> None:
    word = st.sampled_from(
        ["外省", "外市", "ＣＡ证书", "CA证书", "<本地>", "本市", "“外 省”", "@金额", "50％"]
    )
    rows = data.draw(st.lists(st.lists(word, min_size=1, max_size=4), min_size=1, max_size=4))
    text = "词表 甲\n" + "\n".join("  " + " | ".join(row) for row in rows)
    flat = [w for row in rows for w in row]
    after = mended(f"当 含 ({'|'.join(flat)}) …8 注册\n说明 违规。\n{text}")
    assert compile_text(after).book is not None


def test_overlapping_edits_are_made_one_at_a_time() -> None:
    edits = [Edit(Range(0, 2), ""), Edit(Range(1, 3), ""), Edit(Range(3, 4), "丁")]
    assert applied("甲乙丙戊", edits) == ("丙丁", 2)


@pytest.mark.parametrize(("end", "mark"), [("\n", b""), ("\r\n", b""), ("\r\n", b"\xef\xbb\xbf")])
def test_line_ends_and_byte_order_marks_stay(tmp_path: Path, end: str, mark: bytes) -> None:
    file = tmp_path / "甲.biao"
    text = PREAMBLE + "词表 甲\n  外省 | 外省\n"
    file.write_bytes(mark + text.replace("\n", end).encode("utf-8"))
    write(mend(open_paths((), [file]), everything))
    right = text.replace(" | 外省", "").replace("\n", end).encode("utf-8")
    assert file.read_bytes() == mark + right
