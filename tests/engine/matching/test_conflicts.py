"""Facts stated several times, lot by lot, or worked out from others."""

from __future__ import annotations

import pytest
from small_rules import NOTICE, check, end, marked, messages, rule

from biaochi.model.finding import Verdict

BREACH, CLEAR, UNCHECKED = Verdict.BREACH, Verdict.CLEAR, Verdict.UNCHECKED
OVER = "要素 保证金 > 要素 预算 × 2%"
SAID = "说明 {保证金}超过{预算}的百分之二{上限}。"


def notice(*lines: str) -> str:
    return NOTICE + "\n\n".join(lines)


def test_two_values_that_lead_to_the_same_answer_decide() -> None:
    budgets = ("预算金额：100万元。", "预算金额：120万元。")
    assert end(check(rule(OVER), notice(*budgets, "投标保证金：3万元。"))) == (BREACH, "")
    assert end(check(rule(OVER), notice(*budgets, "投标保证金：1万元。"))) == (CLEAR, "")


def test_two_values_that_lead_to_different_answers_leave_it_open() -> None:
    text = notice("预算金额：100万元。", "预算金额：200万元。", "投标保证金：3万元。")
    assert end(check(rule(OVER), text)) == (UNCHECKED, "要素「预算」前后不一致")


def test_what_is_worked_out_from_a_conflict_is_a_conflict_too() -> None:
    limit = "要素 上限额  预算的百分之二\n  类型 金额\n  计算 要素 预算 × 2%\n"
    made = [limit, rule("要素 保证金 > 要素 上限额")]
    text = notice("预算金额：100万元。", "预算金额：200万元。", "投标保证金：3万元。")
    assert end(check(made, text)) == (UNCHECKED, "要素「上限额」前后不一致")
    clear = notice("预算金额：100万元。", "预算金额：200万元。", "投标保证金：5万元。")
    assert end(check(made, clear)) == (BREACH, "")


def test_a_conflict_is_told_with_both_values_and_the_differing_place() -> None:
    made = rule("要素 预算 冲突", "说明 写了{预算}。")
    checked = check(made, notice("预算金额：100万元。", "预算金额：200万元。"))
    assert messages(checked) == ["写了100万元、200万元。"]
    assert len(checked.findings) == 1
    assert end(check(made, notice("预算金额：100万元。", "预算金额：1000000元。"))) == (CLEAR, "")


LOTS = notice(
    "采购包1：预算金额100万元；采购包2：预算金额200万元。",
    "采购包1：投标保证金3万元；采购包2：投标保证金4万元。",
)


def test_lots_are_compared_lot_by_lot() -> None:
    checked = check(rule(OVER, SAID), LOTS)
    assert messages(checked) == ["3万元超过100万元的百分之二2万元。"]
    assert marked(checked) == ["3万元"]


def test_every_lot_that_breaches_has_its_finding() -> None:
    text = notice(
        "采购包1：预算金额100万元；采购包2：预算金额200万元。",
        "采购包1：投标保证金3万元；采购包2：投标保证金5万元。",
    )
    checked = check(rule(OVER, SAID), text)
    assert sorted(messages(checked)) == [
        "3万元超过100万元的百分之二2万元。",
        "5万元超过200万元的百分之二4万元。",
    ]


def test_a_lot_without_a_value_has_that_of_the_project() -> None:
    text = notice("预算金额：100万元。", "采购包1：投标保证金1万元；采购包2：投标保证金3万元。")
    assert messages(check(rule(OVER, SAID), text)) == ["3万元超过100万元的百分之二2万元。"]


def test_a_lot_of_which_a_value_is_nowhere_stated_is_not_told() -> None:
    text = notice(
        "采购包1：预算金额100万元；采购包2：预算金额200万元。", "采购包1：投标保证金1万元。"
    )
    assert end(check(rule(OVER), text)) == (UNCHECKED, "缺要素「保证金」")


def test_different_lots_are_no_conflict() -> None:
    assert end(check(rule("要素 预算 冲突"), LOTS)) == (CLEAR, "")


def test_a_clause_is_compared_with_all_lots() -> None:
    made = rule("含 保函 …6 @金额 且 值 金额 > 要素 预算")
    for stated, verdict in (("300万元", BREACH), ("50万元", CLEAR), ("150万元", UNCHECKED)):
        assert end(check(made, f"{LOTS}\n\n须提交保函{stated}。"))[0] is verdict


SUM = """
要素 合计额  保证金和预算之和
  类型 金额
  计算 要素 保证金 + 要素 预算
要素 两倍  合计额的两倍
  类型 金额
  计算 要素 合计额 × 2
"""


def test_facts_are_worked_out_from_facts_that_are_worked_out() -> None:
    made = [SUM, rule("要素 两倍 ≥ 206万元", "说明 {两倍}。")]
    text = notice("预算金额：100万元。", "投标保证金：3万元。")
    assert messages(check(made, text)) == ["206万元。"]
    assert end(check(made, notice("预算金额：100万元。"))) == (UNCHECKED, "缺要素「两倍」")


def test_what_is_worked_out_is_worked_out_for_each_lot() -> None:
    made = [SUM, rule("要素 合计额 > 200万元", "说明 {合计额}。")]
    assert messages(check(made, LOTS)) == ["204万元。"]


@pytest.mark.parametrize(
    "formulas",
    [
        {"甲": "要素 甲 + 要素 预算"},
        {"甲": "要素 乙 × 2", "乙": "要素 甲 + 要素 预算"},
    ],
)
def test_formulas_in_a_ring_are_worth_nothing(formulas: dict[str, str]) -> None:
    ring = [f"要素 {n}  甲\n  类型 金额\n  计算 {f}\n" for n, f in formulas.items()]
    made = [
        *ring,
        SUM,
        rule("要素 甲 > 1元", name="试.环"),
        rule("要素 合计额 > 1元", name="试.和"),
    ]
    text = notice("预算金额：100万元。", "投标保证金：3万元。")
    verdicts = {v.rule: (v.verdict, v.cause) for v in check(made, text).verdicts}
    assert verdicts["试.环"] == (UNCHECKED, "缺要素「甲」")
    assert verdicts["试.和"] == (BREACH, "")


def test_missing_and_stated() -> None:
    made = rule("要素 限价 缺 且 要素 预算 > 100万元")
    text = "第一章 投标人须知\n\n预算金额：{}万元。"
    assert marked(check(made, text.format(200))) == ["200万元"]
    assert end(check(made, text.format(100))) == (CLEAR, "")
    assert end(check(made, text.format(200) + "\n\n最高限价：90万元。")) == (CLEAR, "")


def test_too_many_readings_to_try_leave_it_open() -> None:
    budgets = [f"预算金额：{n}万元。" for n in range(100, 110)]
    deposits = [f"投标保证金：{n}万元。" for n in range(30, 40)]
    assert end(check(rule(OVER), notice(*budgets, *deposits)))[0] is UNCHECKED
    assert end(check(rule(OVER), notice(*budgets[:5], *deposits[:5])))[0] is BREACH
