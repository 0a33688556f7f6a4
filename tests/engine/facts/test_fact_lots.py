"""Values of lots, whatever the lots are called and wherever they are named."""

from __future__ import annotations

import pytest
from fact_sample import found

from biaochi.engine.facts.lots import marks
from biaochi.model.folding import fold_words

CASES = [
    (
        "投标保证金",
        "*包号｜包名称｜预算金额（万元）｜投标保证金（元）\n01｜桌椅｜80.5｜16100\n02｜窗帘｜30｜6000",
        ["包1 1.61万元", "包2 6000元"],
    ),
    (
        "预算金额",
        "*包号｜包名称｜预算金额（万元）｜投标保证金（元）\n01｜桌椅｜80.5｜16100\n02｜窗帘｜30｜6000",
        ["包1 80.5万元", "包2 30万元"],
    ),
    (
        "预算金额",
        "*标项｜标项名称｜数量｜预算金额(元)\n1｜空调｜10｜500000\n2｜电视｜5｜20000",
        ["包1 50万元", "包2 2万元"],
    ),
    ("预算金额", "采购预算：第一包120万元，第二包80万元。", ["包1 120万元", "包2 80万元"]),
    ("预算金额", "采购预算：\n第1包：50万元\n第2包：60万元", ["包1 50万元", "包2 60万元"]),
    (
        "最高限价",
        "一标段最高投标限价：300万元；二标段最高投标限价：280万元。",
        ["标段1 300万元", "标段2 280万元"],
    ),
    (
        "最高限价",
        "标段一｜最高限价｜100万元\n标段二｜最高限价｜200万元",
        ["标段1 100万元", "标段2 200万元"],
    ),
]


@pytest.mark.parametrize(
    ("fact", "text", "values"), CASES, ids=lambda x: x if isinstance(x, str) else ""
)
def test_lots_are_read(fact: str, text: str, values: list[str]) -> None:
    assert found(fact, text) == values


@pytest.mark.parametrize(
    ("text", "lot"),
    [
        ("采购包1", "包1"),
        ("第一包", "包1"),
        ("01包", "包1"),
        ("标项一", "包1"),
        ("包组3", "包3"),
        ("包号：B", "包B"),
        ("第二标段", "标段2"),
        ("标段Ⅱ", "标段2"),
        ("统一包装", ""),
        ("承包一年", ""),
        ("包一年内免费更换", ""),
        ("分包", ""),
    ],
)
def test_one_lot_has_one_name(text: str, lot: str) -> None:
    assert [m.lot for m in marks(fold_words(text))] == ([lot] if lot else [])


def test_a_heading_gives_its_lot_to_what_stands_below() -> None:
    text = """
    # 一、项目基本情况
    预算金额：500000元
    合同包1（图书）：
    合同包预算金额：300000元
    合同包2（书架）：
    合同包预算金额：200000元
    """
    assert found("预算金额", text) == ["50万元", "包1 30万元", "包2 20万元"]


def test_a_list_that_goes_on_outside_the_lots_speaks_of_the_project() -> None:
    text = """
    合同包1（图书）：
    合同包预算金额：300000元
    合同包2（书架）：
    合同包预算金额：200000元
    6.是否接受联合体投标：否
    """
    assert found("联合体", text) == ["不接受"]


def test_the_only_lot_is_the_project() -> None:
    assert found("最高限价", "最高限价：包1-350000.00元") == ["35万元"]


def test_a_lot_that_repeats_what_holds_for_all_has_no_value_of_its_own() -> None:
    text = """
    是否接受联合体投标：不接受
    合同包1（图书）：
    本合同包不接受联合体投标
    合同包2（书架）：
    本合同包不接受联合体投标
    """
    assert found("联合体", text) == ["不接受"]
