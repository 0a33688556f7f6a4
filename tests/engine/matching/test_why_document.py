"""`biaochi why` on rules about the document: what was compared, what is missing, how it ends."""

from __future__ import annotations

import datetime as dt

import pytest
from small_rules import NOTICE, checker, prose, rule

from biaochi.engine.matching.check import Judging
from biaochi.engine.matching.why import why
from biaochi.model.regime import Regime
from biaochi.reports.trace import render

OVER = "要素 保证金 > 要素 预算"


def told(made: str, text: str, day: str = "2026-01-05", name: str = "试.一条") -> list[str]:
    """The lines that `biaochi why` prints, without the first that names the rule."""
    judging = Judging(dt.date.fromisoformat(day), "", frozenset({Regime("招标投标法")}))
    explanation = why(checker(made), prose(text), name, judging)
    return [line.strip() for line in render(explanation, limit=None).splitlines()[1:]]


def test_both_sides_of_a_comparison_are_told() -> None:
    assert told(rule(OVER), NOTICE + "预算金额：2万元。\n\n投标保证金：3万元。") == [
        "这条规则对整个文件判断一次，结果是违规：",
        "是 要素 保证金 > 要素 预算 → 保证金 3万元，预算 2万元；3万元 与 2万元",
    ]


def test_so_are_they_where_nothing_is_wrong() -> None:
    found = told(rule("要素 保证金 > 2万元"), NOTICE + "投标保证金：2万元。")
    assert found == [
        "这条规则对整个文件判断一次，结果是未发现：",
        "否 要素 保证金 > 2万元 → 保证金 2万元；2万元 与 2万元",
    ]
    days = told(rule("要素 截止 - 要素 开始 < 20日"), NOTICE + "发售时间：2026年3月2日。")
    assert days[0].endswith("结果是未检查（缺要素「截止」）：")
    assert days[1] == "？ 要素 截止 - 要素 开始 < 20日 → 不能判断：缺要素「截止」"


def test_every_lot_is_told() -> None:
    text = NOTICE + "采购包1：预算金额1万元；采购包2：预算金额3万元。"
    assert told(rule("要素 预算 > 2万元"), text)[1:] == [
        "否 包1：要素 预算 > 2万元 → 预算 1万元；1万元 与 2万元",
        "是 包2：要素 预算 > 2万元 → 预算 3万元；3万元 与 2万元",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("投标保证金：3万元。\n\n最高限价：60万元。", "否 除非 要素 限价 > 50万元 → 例外成立"),
        ("投标保证金：3万元。\n\n最高限价：50万元。", "是 除非 要素 限价 > 50万元 → 例外不成立"),
        (
            "投标保证金：3万元。",
            "？ 除非 要素 限价 > 50万元 → 不能判断：缺要素「限价」",
        ),
    ],
)
def test_exceptions_are_told(text: str, line: str) -> None:
    made = rule("要素 保证金 > 2万元", "除非 要素 限价 > 50万元")
    assert told(made, NOTICE + text)[-1] == line


def test_words_that_are_followed_are_told_as_one_question() -> None:
    made = rule("全文 含 提供 证=(甲证|乙证) 且 非 在 需求 含 {证}")
    found = told(made, NOTICE + "提供甲证。")
    assert found[1].startswith("是 全文 含 提供 证=(甲证|乙证) 且 非 在 需求 含 {证}")


@pytest.mark.parametrize("condition", ["要素 保证金 > 2万元", "含 投标保证金"])
@pytest.mark.parametrize(
    ("method", "ends"),
    [
        ("公开招标", ""),
        ("竞争性磋商", "不适用（文件不属于这条规则的适用范围）"),
        ("", "未检查（缺要素「方式」）"),
    ],
)
def test_what_the_rule_applies_to_is_told(condition: str, method: str, ends: str) -> None:
    text = NOTICE + f"投标保证金：3万元。\n\n采购方式：{method}。"
    first = told(rule(condition, "适用 要素 方式 是 公开招标"), text)[0]
    assert ends in first
    assert "不适用" in first or "不适用" not in ends


def test_values_of_a_clause_are_told() -> None:
    made = rule("含 保函 …4 额=@金额 且 值 额 > 2万元")
    found = told(made, NOTICE + "须提交保函3万元。")
    assert "是 值 额 > 2万元 → 3万元 与 2万元" in found


def test_the_version_of_the_day_is_told() -> None:
    old = rule("要素 保证金 > 2万元", "施行 2012-02-01 至 2024-12-31")
    new = rule("要素 保证金 > 5万元", "施行 2025-01-01 起")
    text = NOTICE + "投标保证金：3万元。"
    for day, line in (
        ("2024-12-31", "是 要素 保证金 > 2万元"),
        ("2025-01-01", "否 要素 保证金 > 5万元"),
    ):
        assert told(old + new, text, day)[-1].startswith(line)
