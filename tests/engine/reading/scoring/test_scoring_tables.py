"""Scoring tables as documents print them: header wordings, merged cells, ranges, sums."""

from __future__ import annotations

from decimal import Decimal

import pytest
from scoring_sample import (
    clauses,
    document,
    points,
    scheme,
    schemes,
    table,
)

from biaochi.engine.reading import read
from biaochi.engine.reading.scoring import scores

PRICE = "以最低报价为评标基准价，其价格分为满分"
PLAN = "方案完整可行得10分，一般得5分，未提供不得分"


@pytest.mark.parametrize(
    "header",
    [
        "序号｜评审因素｜分值｜评分标准",
        "序号｜评分项｜权重（%）｜评分准则",
        "序号｜评分要素｜满分｜评分细则",
        "序号｜评审内容｜标准分值｜评审办法",
        "序号｜评议项目｜分数｜评议标准",
        "序号｜计分项目｜分值｜评分标准和计算依据",
        "编号｜项目｜分值（分）｜评分说明",
        "条款号｜类别｜最高分｜打分依据",
        "序号｜评标项目｜分值区间｜评分办法",
        "序号｜评审指标｜评分权重｜评审要求",
        "项号｜评价内容｜分值范围｜评价标准",
    ],
)
def test_whatever_the_columns_are_called(header: str) -> None:
    found = scheme(table(header, f"1｜投标报价｜30｜{PRICE}", f"2｜实施方案｜70｜{PLAN}"))
    assert points(found) == [("投标报价", 30), ("实施方案", 70)]
    assert found.total == 100
    assert found.price == 30
    assert [r.standard for r in found.rows][1].startswith("方案完整可行")


def test_columns_in_another_order() -> None:
    found = scheme(
        table(
            "序号｜评分要素｜评分细则｜分值",
            f"1｜投标报价｜{PRICE}｜40",
            f"2｜技术方案｜{PLAN}｜60分",
            "3｜合计｜｜100",
        )
    )
    assert points(found) == [("投标报价", 40), ("技术方案", 60)]
    assert found.stated == 100


@pytest.mark.parametrize(
    ("written", "worth"),
    [
        ("10", 10),
        ("0~10", 10),
        ("0-10分", 10),
        ("3—10 分", 10),
        ("（10分）", 10),
        ("满分10分", 10),
        ("最高10分", 10),
        ("10%", 10),
        ("10.0", 10),
        ("5.5分", 5.5),
        ("10分（客观分）", 10),
        ("每项2分，最高6分", 6),
    ],
)
def test_points_are_the_most_that_can_be_had(written: str, worth: float) -> None:
    found = scheme(
        table("评审因素｜分值｜评分标准", f"实施方案｜{written}｜{PLAN}", f"报价｜30｜{PRICE}")
    )
    assert points(found)[0] == ("实施方案", worth)


def test_points_left_blank_stay_open() -> None:
    found = scheme(table("评分因素｜分值｜评分标准", f"报价｜30｜{PRICE}", f"方案｜    分｜{PLAN}"))
    assert points(found) == [("报价", 30), ("方案", None)]
    assert not found.complete


@pytest.mark.parametrize(
    ("factor", "name", "worth"),
    [
        ("价格（30分）", "价格", 30),
        ("报价 0~30", "报价", 30),
        ("投标报价得分30分", "投标报价得分", 30),
        ("投标报价（满分30分）", "投标报价", 30),
        ("价格（权重30%）", "价格", 30),
        ("价格评分标准30 分", "价格评分标准", 30),
    ],
)
def test_points_in_the_cell_of_the_factor(factor: str, name: str, worth: int) -> None:
    found = scheme(
        table("评审因素｜评审标准", f"{factor}｜{PRICE}", f"实施方案（70分）｜{PLAN}", "备注：以上")
    )
    assert points(found) == [(name, worth), ("实施方案", 70)]
    assert found.price == worth


def test_merged_groups_are_not_counted_beside_their_rows() -> None:
    found = scheme(
        table(
            "序号｜评分因素｜评标内容｜分值｜评标依据",
            f"1｜价格部分（10分）｜价格评审｜10｜{PRICE}",
            "2｜商务部分（30分）｜业绩｜5｜每个业绩1分",
            "^｜^｜^｜10｜每个维护业绩2分",
            "^｜^｜服务团队｜15｜项目经理具有高级职称得5分",
            "^｜^｜^｜^｜其他人员每人2分",
            f"3｜技术部分（60分）｜总体方案｜60｜{PLAN}",
        )
    )
    assert found.total == 100
    assert [r.groups for r in found.rows] == [
        ("价格部分",),
        ("商务部分",),
        ("商务部分",),
        ("商务部分",),
        ("技术部分",),
    ]
    team = found.rows[3]
    assert team.standard == "项目经理具有高级职称得5分\n其他人员每人2分"
    (part,) = found.parts
    assert (part.name, part.points, part.sum(found)) == ("商务部分", 30, 30)


def test_a_part_that_does_not_add_up_is_seen() -> None:
    found = scheme(
        table(
            "评分因素｜评分内容｜分值｜评分标准",
            f"商务部分（30分）｜业绩｜15｜{PLAN}",
            f"^｜团队｜10｜{PLAN}",
            f"技术部分（40分）｜方案｜40｜{PLAN}",
            f"价格部分（30分）｜报价｜30｜{PRICE}",
        )
    )
    assert [(p.name, p.points, p.sum(found)) for p in found.parts] == [("商务部分", 30, 25)]
    assert found.total == 95


def test_a_group_alone_names_the_points_of_its_rows() -> None:
    found = scheme(
        table(
            "评审因素｜<｜评审标准",
            "商务部分（20分）｜业绩｜每个业绩得分，多者为优",
            "^｜信誉｜有奖项者为优",
            f"技术部分（50分）｜方案｜{PLAN}",
            f"报价部分（30分）｜报价｜{PRICE}",
        )
    )
    assert points(found) == [("商务部分", 20), ("技术部分", 50), ("报价部分", 30)]
    assert found.rows[0].standard.startswith("业绩\n每个业绩")


def test_a_line_across_the_table_names_a_group() -> None:
    found = scheme(
        table(
            "序号｜评分因素｜分值｜评标依据",
            "价格及商务部分 20 分｜<｜<｜<",
            f"1｜评标价｜10｜{PRICE}",
            "2｜业绩｜10｜每个业绩2分",
            "技术部分 80 分｜<｜<｜<",
            f"3｜总体方案｜80｜{PLAN}",
            "总分 100 分｜<｜<｜<",
        )
    )
    assert points(found) == [("评标价", 10), ("业绩", 10), ("总体方案", 80)]
    assert found.stated == found.total == 100
    assert found.price == 10
    assert found.rows[2].groups == ("技术部分",)


def test_subtotals_are_not_counted_again() -> None:
    found = scheme(
        table(
            "评审项目｜评审内容｜分值｜评审标准",
            f"商务｜业绩｜10｜{PLAN}",
            f"^｜信誉｜10｜{PLAN}",
            "^｜小计｜20｜",
            f"技术｜方案｜50｜{PLAN}",
            "^｜小计｜45｜",
            f"价格｜报价｜30｜{PRICE}",
            "合计｜<｜100｜",
        )
    )
    assert found.total == 100
    assert found.stated == 100
    assert [(p.name, p.points, p.sum(found)) for p in found.parts] == [
        ("商务", 20, 20),
        ("技术", 45, 50),
    ]


def test_one_cell_of_points_for_two_factors_counts_once() -> None:
    found = scheme(
        table(
            "评分因素｜分值｜评分标准",
            f"实施方案｜70｜{PLAN}",
            f"应急方案｜^｜{PLAN}",
            f"报价｜30｜{PRICE}",
        )
    )
    assert points(found) == [("实施方案、应急方案", 70), ("报价", 30)]


def test_a_table_within_the_table_takes_the_place_of_its_row() -> None:
    inner = table("评分因素｜分值｜评分标准", f"方案｜40｜{PLAN}", f"团队｜30｜{PLAN}", number=2)
    outer = table(
        "评审项目｜分值｜评审标准", "技术部分｜70｜【表】", f"报价｜30｜{PRICE}", inside=inner
    )
    found = scheme(outer)
    assert points(found) == [("方案", 40), ("团队", 30), ("报价", 30)]
    assert found.rows[0].groups == ("技术部分",)
    assert [(p.name, p.points, p.sum(found)) for p in found.parts] == [("技术部分", 70, 70)]


def test_a_header_in_the_middle_makes_the_row_before_it_a_group() -> None:
    found = scheme(
        table(
            "序号｜评分项｜<｜权重（%）",
            "1｜价格｜<｜30",
            f"｜{PRICE}｜<｜<",
            "｜技术部分｜<｜70",
            "序号｜评分因素｜权重（%）｜评分准则",
            f"1｜方案｜40｜{PLAN}",
            f"2｜团队｜30｜{PLAN}",
        )
    )
    assert points(found) == [("价格", 30), ("方案", 40), ("团队", 30)]
    assert found.rows[1].groups == ("技术部分",)
    assert found.price == 30


def test_a_table_without_header_is_read_by_what_its_cells_hold() -> None:
    found = scheme(
        "一、评分标准",
        table(
            f"1｜投标报价｜30｜{PRICE}",
            f"2｜实施方案｜40｜{PLAN}",
            f"3｜项目团队｜30｜{PLAN}",
            header_rows=0,
        ),
    )
    assert points(found) == [("投标报价", 30), ("实施方案", 40), ("项目团队", 30)]


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        (
            "第五章 采购需求",
            ("考核项目｜分值｜评分标准", "仪容｜50｜不整洁扣1分", "卫生｜50｜不洁扣1分"),
        ),
        ("第六章 投标文件格式", ("评分项目｜分值｜自评分", "业绩｜50｜", "方案｜50｜")),
        ("第三章 评标办法", ("评审因素｜评审标准", "营业执照｜有效", "签字盖章｜齐全")),
    ],
)
def test_no_scoring_tables(title: str, rows: tuple[str, ...]) -> None:
    assert schemes(table(*rows), title=title) == ()


def test_each_clause_knows_its_row() -> None:
    whole = document(
        table(
            "评分因素｜分值｜评分标准",
            "类似业绩｜10｜每个业绩得2分。业绩须在本市完成。",
            f"报价｜90｜{PRICE}",
        )
    )
    said = read(whole).clauses
    found = scores(whole, said)
    local = next(c for c in said if "本市" in c.text)
    row = found.row_of(local)
    assert row is not None
    assert (row.factor, row.points) == ("类似业绩", Decimal(10))
    assert local.index in row.standard_at
    assert [said[i].text for i in row.factor_at + row.points_at] == ["类似业绩", "10"]
    assert found.row_of(said[0]) is None


def test_the_total_is_also_read_from_the_text() -> None:
    found = scheme(
        "本办法采用综合评分法，总分100分，评审因素见下表：",
        table("评分因素｜分值｜评分标准", f"方案｜60｜{PLAN}", f"报价｜30｜{PRICE}"),
    )
    assert (found.stated, found.total, found.complete) == (100, 90, True)
    said = clauses("本办法采用综合评分法，总分100分，评审因素见下表：")
    assert "总分100分" in said[found.stated_at or 0].text


def test_a_part_of_a_scheme_is_not_complete() -> None:
    found = scheme(
        table("评分因素｜分值｜评分标准", f"企业业绩｜5｜{PLAN}", f"人员业绩｜3｜{PLAN}")
    )
    assert found.total == 8
    assert not found.complete


def test_rows_of_one_factor_go_by_what_their_standards_begin_with() -> None:
    found = scheme(
        table(
            "序号｜评分因素｜分值｜评分标准",
            f"1｜供货方案（40分）｜25｜配送质量：{PLAN}",
            f"^｜^｜10｜应急预案：{PLAN}",
            f"^｜^｜5｜对车辆进行评审：{PLAN}",
            f"2｜报价（60分）｜60｜{PRICE}",
        )
    )
    assert points(found) == [("配送质量", 25), ("应急预案", 10), ("供货方案", 5), ("报价", 60)]
    assert [r.groups for r in found.rows[:3]] == [("供货方案",), ("供货方案",), ()]
    assert [(p.name, p.points, p.sum(found)) for p in found.parts] == [("供货方案", 40, 40)]
