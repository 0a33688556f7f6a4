"""Conditions in plain words."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest

from biaochi.grammar import condition as c
from biaochi.grammar import terms as t
from biaochi.handbook.plain import Wording
from biaochi.model.clause import Party, Place
from biaochi.model.values import Duration, DurationUnit, Money, Percent

SETS = (
    c.WordSet(("本市", "本省"), name="本地"),
    c.WordSet(("注册",)),
    c.WordSet(("不限", "均可")),
    c.WordSet(tuple(f"词{n}" for n in range(10))),
    c.WordSet(("某元",), values=(c.ValueKind.MONEY,)),
)
REGISTERED = c.Contains(c.Phrase((c.Slot(0), c.Slot(1)), (c.Gap(0, 8),)))
FREE = c.Contains(c.Phrase((c.Slot(2),)), c.Scope.PARAGRAPH)
BIDDER = c.PartyIs(frozenset((Party.BIDDER,)))
DEPOSIT = t.FactTerm("投标保证金")
ESTIMATE = t.FactTerm("估算价")


def constant(value: object) -> t.Constant:
    return t.Constant(value)  # type: ignore[arg-type]


CASES: list[tuple[c.Condition, str]] = [
    (REGISTERED, "句中有〈本地〉类词语，其后 8 字以内有“注册”"),
    (
        c.Contains(c.Phrase((c.Slot(0), c.Slot(1)), (c.Gap(),))),
        "句中有〈本地〉类词语，紧接着是“注册”",
    ),
    (
        c.Contains(c.Phrase((c.Slot(1), c.Slot(0)), (c.Gap(0, 6, ordered=False),))),
        "句中有“注册”，前后 6 字以内有〈本地〉类词语",
    ),
    (
        c.Contains(c.Phrase((c.Slot(1), c.Slot(value=c.ValueKind.MONEY)), (c.Gap(2, 6),))),
        "句中有“注册”，其后 2～6 字处有某个金额",
    ),
    (c.Contains(c.Phrase((c.Slot(same="本地"),))), "句中有与前面「本地」相同的文字"),
    (
        c.Contains(c.Phrase((c.Slot(3),)), c.Scope.DOCUMENT),
        "全文里有“词0”“词1”“词2”“词3”“词4”“词5”“词6”“词7”等 10 种说法之一",
    ),
    (c.Contains(c.Phrase((c.Slot(4),)), c.Scope.ROW), "同一行的其他格里有“某元”某个金额之一"),
    (
        c.Contains(c.Phrase((c.Slot(1),)), c.Scope.DOCUMENT, frozenset((Place.NEEDS,))),
        "文件的需求部分里有“注册”",
    ),
    (BIDDER, "约束的是投标人"),
    (c.PlaceIs(frozenset((Place.EVALUATION, Place.QUALIFICATION))), "位于评审或资格部分"),
    (c.And((BIDDER, FREE)), "约束的是投标人，并且同一段里有“不限”“均可”之一"),
    (
        c.And((BIDDER, c.Or((REGISTERED, FREE)))),
        "约束的是投标人，并且（句中有〈本地〉类词语，其后 8 字以内有“注册”，或者同一段里有“不限”“均可”之一）",
    ),
    (c.Or((BIDDER, FREE)), "约束的是投标人，或者同一段里有“不限”“均可”之一"),
    (c.Not(FREE), "同一段里没有“不限”“均可”之一"),
    (c.Not(BIDDER), "约束的不是投标人"),
    (c.Not(c.And((BIDDER, FREE))), "并非（约束的是投标人，并且同一段里有“不限”“均可”之一）"),
    (
        c.Comparison(
            DEPOSIT, t.Operator.GREATER, t.Product(ESTIMATE, constant(Percent(Decimal(2))))
        ),
        "要素「投标保证金」大于要素「估算价」 × 2%",
    ),
    (
        c.Comparison(
            t.ThresholdTerm("上限"), t.Operator.AT_LEAST, constant(Money(Decimal(800000)))
        ),
        "法定的「上限」不小于80万元",
    ),
    (
        c.Comparison(
            t.Interval(t.FactTerm("投标截止"), t.FactTerm("公告日期")),
            t.Operator.LESS,
            constant(Duration(Decimal(20), DurationUnit.DAY)),
        ),
        "从要素「公告日期」到要素「投标截止」的时间小于20日",
    ),
    (c.FactIs("采购方式", frozenset(("询价",))), "要素「采购方式」是询价"),
    (c.Not(c.FactIs("采购方式", frozenset(("询价",)))), "要素「采购方式」不是询价"),
    (c.FactMissing("预算"), "文件没有写明「预算」"),
    (c.FactConflict("预算"), "文件里「预算」前后写得不一致"),
    (
        c.AtLeast(2, (BIDDER, FREE)),
        "下列 2 项中至少 2 项成立（约束的是投标人；同一段里有“不限”“均可”之一）",
    ),
    (c.AtLeastHits(3, FREE), "同一段里有“不限”“均可”之一，至少 3 处"),
    (c.AtLeastHits(3, FREE, distinct=True), "同一段里有“不限”“均可”之一，至少 3 种不同的说法"),
]


@pytest.mark.parametrize(("condition", "words"), CASES, ids=[words for _, words in CASES])
def test_a_condition_is_said_in_plain_words(condition: c.Condition, words: str) -> None:
    assert Wording(SETS).say(condition) == words


def test_every_kind_of_condition_has_a_case() -> None:
    assert {type(condition) for condition, _ in CASES} == set(get_args(c.Condition))


def test_alternatives_are_told_one_by_one() -> None:
    assert len(Wording(SETS).alternatives(c.Or((REGISTERED, FREE)))) == 2


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (t.RowPoints(), "这一评分行的最高分"),
        (t.ScoreSum(), "评分表各行分值之和"),
        (t.ScoreSum(1), "评分表里因素含“注册”的各行分值之和"),
        (t.CapturedTerm("额"), "文中写的「额」"),
        (t.Sum(DEPOSIT, ESTIMATE, minus=True), "要素「投标保证金」 − 要素「估算价」"),
        (
            t.Product(t.Sum(DEPOSIT, ESTIMATE), t.Constant(t.Number(Decimal("0.50")))),
            "（要素「投标保证金」 + 要素「估算价」） × 0.5",
        ),
        (
            t.DayAfter(DEPOSIT, constant(Duration(Decimal(5), DurationUnit.DAY)), shifted=True),
            "要素「投标保证金」之后 5日的那一天（遇休息日顺延）",
        ),
        (
            t.Interval(DEPOSIT, ESTIMATE, inclusive=True),
            "从要素「估算价」到要素「投标保证金」的时间（首日计入）",
        ),
    ],
)
def test_terms_are_said_in_plain_words(term: t.Term, words: str) -> None:
    said = Wording(SETS).say(c.Comparison(term, t.Operator.EQUAL, t.RowPoints()))
    assert said == f"{words}等于这一评分行的最高分"
