"""Examples of several paragraphs: what is written, and the blocks and offsets that come of it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from rule_text import file_with, rule

from biaochi.grammar.compiled import Example, ExampleContext
from biaochi.grammar.loader import compile_text
from biaochi.model.clause import Place
from biaochi.model.values import Money


def example(written: str) -> Example:
    """The first example of a rule that has this line."""
    return rule(written).examples[0]


def blocks(made: Example) -> list[tuple[str, ExampleContext]]:
    return [(made.text[b.start : b.end], b.context) for b in made.blocks]


def test_a_plain_example_is_one_block() -> None:
    made = example("违规 投标人须【在本市注册】。")
    assert blocks(made) == [("投标人须在本市注册。", ExampleContext())]


def test_a_new_paragraph_begins_at_its_bracket() -> None:
    made = example("违规 须在本市设点。〔段〕点内【在本市注册】。")
    assert [text for text, _ in blocks(made)] == ["须在本市设点。", "点内在本市注册。"]


def test_marks_are_offsets_into_the_whole_text() -> None:
    made = example(
        "违规 须【在本市】。〔段，评审〕也须【在本省】。\n  〔标题 三、其他〕【当地】的。"
    )
    assert [made.text[a:b] for a, b in made.marks] == ["在本市", "在本省", "当地"]


def test_each_bracket_says_what_stands_around_its_block() -> None:
    made = example(
        "合规 〔公告〕甲。〔标题 二、资格，引导 有下列情形的：〕乙。〔表 因素｜标准〕丙｜丁〔合同〕戊。"
    )
    assert blocks(made) == [
        ("甲。", ExampleContext(Place.NOTICE)),
        ("乙。", ExampleContext(title="二、资格", lead="有下列情形的：")),
        ("丙｜丁", ExampleContext(header=("因素", "标准"))),
        ("戊。", ExampleContext(Place.CONTRACT)),
    ]


FACTS = """要素 投标保证金  投标人缴纳的保证金
  类型 金额
  标签 投标保证金
要素 预算  项目的预算
  类型 金额
  标签 预算金额
"""


def test_facts_day_and_gap_are_said_once_for_the_example() -> None:
    line = (
        "违规 〔公告，已知 投标保证金 5万元，已知 预算 1,000,000元，判定日 2026-03-02，"
        "已知缺口 分写在两格里，还读不出〕须【在本市注册】。"
    )
    book = compile_text(FACTS + file_with(line)).book
    assert book is not None
    made = book.rules[0].examples[0]
    assert made.given == (
        ("投标保证金", Money(Decimal(50_000))),
        ("预算", Money(Decimal(1_000_000))),
    )
    assert made.known == (("投标保证金", "5万元"), ("预算", "1,000,000元"))
    assert made.as_of == dt.date(2026, 3, 2)
    assert made.gap_reason == "分写在两格里，还读不出"
    assert made.context == ExampleContext(Place.NOTICE)


@pytest.mark.parametrize("number", ["2019", "二〇二三", "２０２０", "第3号", "2019年"])
def test_numbers_in_such_brackets_are_text(number: str) -> None:
    made = example(f"合规 按财库〔{number}〕38号执行。〔段〕乙。")
    assert [text for text, _ in blocks(made)] == [f"按财库〔{number}〕38号执行。", "乙。"]
