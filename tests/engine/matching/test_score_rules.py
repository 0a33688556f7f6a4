"""Rules about the scoring table: sums, the price, what it says of itself, lots."""

from __future__ import annotations

import pytest
from small_rules import NOTICE, check, end, laid_out, marked, messages, rule, table

from biaochi.model.document import Document
from biaochi.model.finding import Verdict

BREACH, CLEAR, UNCHECKED = Verdict.BREACH, Verdict.CLEAR, Verdict.UNCHECKED
HEAD = "评审因素｜分值｜评分标准"


def scheme(*rows: str) -> Document:
    return table("第一章 评分标准", HEAD, *rows)


def sums(price: int, works: int, total: int) -> Document:
    return scheme(
        f"投标报价｜{price}｜评标基准价除以投标报价再乘以{price}",
        f"施工方案｜{works}｜缺一项扣5分",
        f"合计｜{total}｜",
    )


UNEVEN = rule("评分表 合计 ≠ 评分表 满分", "说明 加起来{左值}，写明{右值}。")


def test_a_sum_that_is_not_the_total() -> None:
    assert messages(check(UNEVEN, sums(30, 60, 100))) == ["加起来90分，写明100分。"]
    assert end(check(UNEVEN, sums(30, 70, 100))) == (CLEAR, "")


@pytest.mark.parametrize(("price", "verdict"), [(29, BREACH), (30, CLEAR), (31, CLEAR)])
def test_the_share_of_the_price(price: int, verdict: Verdict) -> None:
    made = rule("评分表 价格分 < 评分表 合计 × 30%")
    checked = check(made, sums(price, 100 - price, 100))
    assert end(checked)[0] is verdict
    assert marked(checked) == ([str(price)] if verdict is BREACH else [])


@pytest.mark.parametrize(("points", "verdict"), [(20, CLEAR), (21, BREACH)])
def test_the_points_of_certain_factors(points: int, verdict: Verdict) -> None:
    made = rule("评分表 合计 含 (业绩|荣誉) > 评分表 合计 × 20%")
    document = scheme(
        "投标报价｜30｜评标基准价除以投标报价再乘以30",
        f"施工方案｜{70 - points}｜缺一项扣5分",
        "企业业绩｜12｜每份合同得2分",
        f"企业荣誉｜{points - 12}｜每项得1分",
    )
    assert end(check(made, document))[0] is verdict


@pytest.mark.parametrize(
    ("condition", "cause"),
    [
        ("评分表 合计 ≠ 评分表 满分", "没有找到评分表"),
        ("评分表 价格分 < 30分", "没有找到评分表"),
        ("评分表 合计 含 业绩 > 5分", "没有找到评分表"),
        ("评分表 小计差 > 0分", "没有找到评分表"),
    ],
)
def test_without_a_scoring_table_nothing_is_told(condition: str, cause: str) -> None:
    assert end(check(rule(condition), NOTICE + "投标人须知。")) == (UNCHECKED, cause)


def test_what_a_table_does_not_say_is_named() -> None:
    document = scheme("投标报价｜30｜评标基准价除以投标报价再乘以30", "施工方案｜70｜缺一项扣5分")
    assert end(check(UNEVEN, document)) == (UNCHECKED, "评分表没有写满分")
    factor = rule("评分表 合计 含 业绩 > 5分")
    assert end(check(factor, document)) == (UNCHECKED, "评分表里没有这个因素")
    parts = rule("评分表 小计差 > 0分")
    assert end(check(parts, document)) == (UNCHECKED, "评分表没有可以核对的小计")


PARTS = """第一章 评分标准

一、商务部分（40分）

1. 企业业绩（{}分）：每份合同得2分。

2. 企业荣誉（20分）：每项得2分。

二、价格部分（60分）

1. 投标报价（60分）：评标基准价除以投标报价再乘以60。
"""


@pytest.mark.parametrize(("points", "off"), [(20, []), (15, ["差5分。"]), (25, ["差5分。"])])
def test_a_part_whose_rows_do_not_add_up(points: int, off: list[str]) -> None:
    made = rule("评分表 小计差 > 0分", "说明 差{左值}。")
    assert messages(check(made, PARTS.format(points))) == off


def test_a_lower_threshold_of_points_by_date() -> None:
    threshold = """
阈值 价格分下限  价格占多少
  类型 百分比
  方向 下限
  依据 《示例法》第一条
  取值 10% 2024-12-31 止
  取值 30% 2025-01-01 起
"""
    made = [threshold, rule("评分表 价格分 < 评分表 合计 × 阈值 价格分下限", "说明 {下限}。")]
    assert messages(check(made, sums(20, 80, 100), "2024-12-31")) == []
    assert messages(check(made, sums(20, 80, 100), "2025-01-01")) == ["30分。"]


TWO_SCHEMES = """
# 第一章 公告

预算金额：100万元。

# 采购包1评分标准

评审因素｜分值｜评分标准
投标报价｜30｜评标基准价除以投标报价再乘以30
施工方案｜70｜缺一项扣5分

# 采购包2评分标准

评审因素｜分值｜评分标准
投标报价｜20｜评标基准价除以投标报价再乘以20
施工方案｜80｜缺一项扣5分
"""


def test_every_lot_has_its_own_scheme_judged() -> None:
    document = laid_out(TWO_SCHEMES)
    low = rule("评分表 价格分 < 25分", "说明 只有{左值}。")
    assert messages(check(low, document)) == ["只有20分。"]
    lower = rule("评分表 价格分 < 40分", "说明 只有{左值}。")
    assert messages(check(lower, document)) == ["只有30分。", "只有20分。"]


def test_facts_of_lots_go_with_the_scheme_of_the_lot() -> None:
    lots = "采购包1：预算金额100万元；采购包2：预算金额200万元。"
    document = laid_out(TWO_SCHEMES.replace("预算金额：100万元。", lots))
    made = rule("评分表 价格分 < 40分 且 要素 预算 > 150万元", "说明 {预算}的只有{左值}。")
    assert messages(check(made, document)) == ["200万元的只有20分。"]
