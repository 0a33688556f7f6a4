"""Units: what may be compared, added and multiplied, and what the author is told otherwise."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import combinations_with_replacement

import pytest
from measured import compiled, noted

from biaochi.grammar.compiled import Comparison
from biaochi.grammar.terms import (
    Constant,
    DayAfter,
    FactTerm,
    Interval,
    Number,
    Product,
    Sum,
    Term,
)
from biaochi.model.values import (
    Count,
    Date,
    Duration,
    DurationUnit,
    Money,
    Percent,
    Points,
    Value,
)

TERMS = {
    "金额": "要素 预算",
    "百分比": "要素 比例",
    "日期": "要素 截止",
    "期限": "要素 有效期",
    "数量": "要素 家数",
    "分值": "要素 总分",
    "纯数": "0.5",
    "日期之差": "(要素 截止 - 要素 开始)",
}
PAIRS = list(combinations_with_replacement(TERMS, 2))
COMPARABLE = {(name, name) for name in TERMS if name != "日期之差"} | {
    ("期限", "日期之差"),
    ("数量", "纯数"),
}
MULTIPLIED = {
    ("金额", "百分比"): "金额",
    ("金额", "纯数"): "金额",
    ("百分比", "百分比"): "百分比",
    ("百分比", "期限"): "期限",
    ("百分比", "数量"): "数量",
    ("百分比", "分值"): "分值",
    ("百分比", "纯数"): "百分比",
    ("期限", "纯数"): "期限",
    ("数量", "纯数"): "数量",
    ("分值", "纯数"): "分值",
    ("纯数", "纯数"): "纯数",
}
ADDED = {(name, name): name for name in TERMS if name not in ("日期", "日期之差")}
SUBTRACTED = ADDED | {("日期", "日期"): "日期之差"}


def right(term: str) -> Term:
    """The right side of a comparison whose left side is money."""
    condition = compiled(f"要素 预算 > {term}")
    assert isinstance(condition, Comparison)
    return condition.right


def is_of(term: str, unit: str) -> bool:
    """Whether a term measures what a term of this unit is compared with."""
    compared_with = TERMS["期限"] if unit == "日期之差" else TERMS[unit]
    return not noted(f"{term} > {compared_with}")


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_only_what_measures_the_same_is_compared(one: str, other: str) -> None:
    for left, right_ in ((one, other), (other, one)):
        found = noted(f"{TERMS[left]} > {TERMS[right_]}")
        if (one, other) in COMPARABLE:
            assert found == []
        else:
            assert found == [("E601", f"{left}和{right_}不能比较。")]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_only_shares_and_numbers_multiply(one: str, other: str) -> None:
    for left, right_ in ((one, other), (other, one)):
        product = f"{TERMS[left]} × {TERMS[right_]}"
        made = MULTIPLIED.get((one, other))
        if made is None:
            assert noted(f"{product} > 1元") == [("E601", f"{left}和{right_}不能相乘。")]
        else:
            assert is_of(product, made)


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize("sign", ["+", "-"])
def test_only_what_measures_the_same_is_added(one: str, other: str, sign: str) -> None:
    for left, right_ in {(one, other), (other, one)}:
        made = (SUBTRACTED if sign == "-" else ADDED).get((left, right_))
        if (left, right_) == ("日期", "期限"):
            made = "日期"
        total = f"{TERMS[left]} {sign} {TERMS[right_]}"
        if made is None:
            word = "相减" if sign == "-" else "相加"
            assert noted(f"{total} > 1元") == [("E601", f"{left}和{right_}不能{word}。")]
        else:
            assert is_of(total, made)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("5%", Percent(Decimal(5))),
        ("5％", Percent(Decimal(5))),
        ("2‰", Percent(Decimal("0.2"))),
        ("80万元", Money(Decimal(800_000))),
        ("1,500元", Money(Decimal(1500))),
        ("1.5亿元", Money(Decimal(150_000_000))),
        ("20日", Duration(Decimal(20), DurationUnit.DAY)),
        ("20天", Duration(Decimal(20), DurationUnit.DAY)),
        ("5个工作日", Duration(Decimal(5), DurationUnit.WORKDAY)),
        ("5 个工作日", Duration(Decimal(5), DurationUnit.WORKDAY)),
        ("5工作日", Duration(Decimal(5), DurationUnit.WORKDAY)),
        ("3个月", Duration(Decimal(3), DurationUnit.MONTH)),
        ("2周", Duration(Decimal(2), DurationUnit.WEEK)),
        ("2年", Duration(Decimal(2), DurationUnit.YEAR)),
        ("4小时", Duration(Decimal(4), DurationUnit.HOUR)),
        ("10分", Points(Decimal(10))),
        ("3家", Count(Decimal(3), "家")),
        ("3人", Count(Decimal(3), "人")),
        ("0.5", Number(Decimal("0.5"))),
        ("2026-03-01", Date(dt.date(2026, 3, 1))),
        ("2026年3月1日", Date(dt.date(2026, 3, 1))),
        ("2026/3/1", Date(dt.date(2026, 3, 1))),
    ],
)
def test_constants(written: str, value: Value | Number) -> None:
    unit = {
        Money: "要素 预算",
        Percent: "要素 比例",
        Duration: "要素 有效期",
        Points: "要素 总分",
        Count: "要素 家数",
        Number: "要素 家数",
        Date: "要素 截止",
    }[type(value)]
    condition = compiled(f"{unit} > {written}")
    assert isinstance(condition, Comparison)
    assert condition.right == Constant(value)


def test_unknown_units_and_days_are_told() -> None:
    assert noted("要素 预算 > 5万圆") == [("E610", "「万圆」不是一种单位。")]
    assert noted("要素 截止 > 2026-02-30") == [("E404", "没有这一天。")]


@pytest.mark.parametrize(
    "condition",
    ["要素 家数 > 3 且 要素 预算 > 1元", "要素 家数 > 3 或 要素 预算 > 1元", "(要素 家数 > 3)"],
)
def test_a_bare_number_ends_before_the_next_word(condition: str) -> None:
    assert noted(condition) == []


def test_days_of_different_kinds_are_not_compared() -> None:
    assert noted("20日 > 5个工作日") == [("E601", "期限（日）和期限（工作日）不能比较。")]
    assert noted("要素 有效期 + 5日 > 5个工作日") == [
        ("E601", "期限（日）和期限（工作日）不能比较。")
    ]
    assert noted("1年 > 300日") == [("E601", "期限（年）和期限（日）不能比较。")]
    assert noted("2年 = 24个月") == []
    assert noted("2周 = 14日") == []


def test_days_of_different_kinds_are_not_added() -> None:
    assert noted("要素 有效期 > 5日 + 5个工作日") == [
        ("E601", "期限（日）和期限（工作日）不能相加。")
    ]
    assert noted("要素 有效期 > 1年 + 6个月") == []


def test_hours_are_not_added_to_a_day() -> None:
    assert noted("要素 截止 > 要素 开始 + 4小时") == [("E601", "日期和期限（小时）不能相加。")]


@pytest.mark.parametrize("fact", ["名称", "方式"])
def test_words_and_choices_are_not_reckoned_with(fact: str) -> None:
    ((code, cause),) = noted(f"要素 {fact} > 3元")
    assert code == "E601"
    assert "不能计算和比较大小" in cause


def test_multiplication_binds_closer_than_addition() -> None:
    budget, price = FactTerm("预算"), FactTerm("限价")
    two = Constant(Percent(Decimal(2)))
    assert right("要素 限价 + 要素 预算 × 2%") == Sum(price, Product(budget, two))
    assert right("(要素 限价 + 要素 预算) × 2%") == Product(Sum(price, budget), two)


def test_subtraction_goes_from_left_to_right() -> None:
    budget, price = FactTerm("预算"), FactTerm("限价")
    one = Constant(Money(Decimal(1)))
    left = right("要素 预算 - 要素 限价 - 1元")
    assert left == Sum(Sum(budget, price, True), one, True)
    assert right("要素 预算 - (要素 限价 - 1元)") == Sum(budget, Sum(price, one, True), True)


def test_the_order_of_factors_does_not_matter() -> None:
    assert noted("要素 比例 > 2 × 5%") == []
    assert noted("要素 比例 > 5% × 2") == []


def test_days_and_periods() -> None:
    condition = compiled("要素 截止 - 要素 开始 含首日 < 20日")
    assert isinstance(condition, Comparison)
    assert condition.left == Interval(FactTerm("截止"), FactTerm("开始"), True)
    condition = compiled("要素 截止 > 要素 开始 + 20日 顺延")
    assert isinstance(condition, Comparison)
    twenty = Constant(Duration(Decimal(20), DurationUnit.DAY))
    assert condition.right == DayAfter(FactTerm("开始"), twenty, False, True)


@pytest.mark.parametrize(
    ("condition", "word", "where"),
    [
        ("要素 预算 - 要素 限价 含首日 > 1元", "含首日", "两个日期相减"),
        ("要素 截止 > 要素 开始 + 20日 含首日", "含首日", "两个日期相减"),
        ("要素 截止 - 要素 开始 顺延 < 20日", "顺延", "日期加期限"),
    ],
)
def test_words_about_days_stand_behind_days_only(condition: str, word: str, where: str) -> None:
    assert noted(condition) == [("E601", f"「{word}」只能写在{where}之后。")]


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("要素 预箅 > 1元", "E602"),
        ("要素 预算 > 要素 限价 × 阈值 上线", "E603"),
        ("含 预算 且 值 价 > 1元", "E604"),
        ("要素 方式 是 公开", "E608"),
        ("要素 方式 不是 公开招标、单一来源", "E608"),
        ("要素 预算 是 公开招标", "E601"),
    ],
)
def test_unknown_names_are_told(condition: str, code: str) -> None:
    assert [found for found, _ in noted(condition)] == [code]


@pytest.mark.parametrize(
    ("written", "meant"), [(">=", "≥"), ("<=", "≤"), ("!=", "≠"), ("＞", ">"), ("＝", "=")]
)
def test_signs_have_other_forms(written: str, meant: str) -> None:
    condition = compiled(f"要素 预算 {written} 1元")
    assert isinstance(condition, Comparison)
    assert condition.operator == meant
