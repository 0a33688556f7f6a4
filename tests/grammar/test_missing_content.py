"""Rules about what a document lacks: their examples mark no words, their finding needs a place."""

from __future__ import annotations

from rule_text import codes, file_with, loaded

from biaochi.grammar.loader import compile_text

LACKING = """当 非 全文 含 投标有效期
说明 没有写投标有效期。
违规 投标文件应当密封。
合规 投标有效期为90日。"""
TIGHTER = """
调整 地域.注册地
  级别 红
  违规 投标文件应当装订成册。
"""


def test_an_example_of_what_is_missing_marks_no_words() -> None:
    assert codes(loaded(f"应在 须知\n{LACKING}")) == []


def test_without_a_place_only_the_place_is_asked_for() -> None:
    assert codes(loaded(LACKING)) == ["E410"]


def test_an_adjusted_rule_takes_examples_without_marks_too() -> None:
    text = file_with(f"应在 须知\n{LACKING}") + TIGHTER
    result = compile_text(text.replace("级别 红\n  应在", "级别 黄\n  应在"))
    assert codes(result) == []
    assert result.book is not None
    assert [e.marks for e in result.book.rules[0].examples if e.breach] == [(), ()]


def test_an_example_of_words_that_stand_there_marks_them() -> None:
    assert codes(loaded("违规 投标人须在本市注册。")) == ["E503"]
