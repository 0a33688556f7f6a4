"""Schemes made up of several tables, of summaries and of lists."""

from __future__ import annotations

import pytest
from scoring_sample import points, scheme, schemes, section, table

PRICE = "以最低报价为评标基准价，其价格分为满分"
PLAN = "方案完整可行得10分，一般得5分，未提供不得分"
HEADER = "序号｜评审因素｜分值｜评分标准"


def test_a_table_goes_on_after_a_page_break() -> None:
    found = scheme(
        table(HEADER, f"1｜报价｜30｜{PRICE}", f"2｜方案｜40｜{PLAN}"),
        table("｜｜｜未按要求提供的不得分", f"3｜团队｜30｜{PLAN}", header_rows=0, number=2),
    )
    assert points(found) == [("报价", 30), ("方案", 40), ("团队", 30)]
    assert found.rows[1].standard.endswith("未按要求提供的不得分")


def test_a_page_number_and_a_repeated_header_come_between() -> None:
    found = scheme(
        table(HEADER, f"1｜报价｜30｜{PRICE}"),
        "- 12 -",
        table(HEADER, f"2｜方案｜70｜{PLAN}", number=2),
    )
    assert points(found) == [("报价", 30), ("方案", 70)]


def test_what_the_page_break_cut_off_stays_in_its_group() -> None:
    header = "评审项目｜评审内容｜分值｜评审标准"
    found = scheme(
        table(header, f"价格｜报价｜30｜{PRICE}", f"技术部分（70分）｜方案｜40｜{PLAN}"),
        table(f"｜团队｜30｜{PLAN}", "合计｜<｜100｜", header_rows=0, number=2),
    )
    assert [r.groups for r in found.rows] == [("价格",), ("技术部分",), ("技术部分",)]
    assert [(p.name, p.sum(found)) for p in found.parts] == [("技术部分", 70)]
    assert found.stated == 100


def test_the_parts_in_tables_of_their_own() -> None:
    found = scheme(
        section("附表1 商务评审标准表（25分）", table(HEADER, f"1｜业绩｜25｜{PLAN}"), at=10),
        section(
            "附表2 技术评审标准表（45分）", table(HEADER, f"1｜方案｜40｜{PLAN}", number=2), at=20
        ),
        section(
            "附表3 价格评审标准表（30分）", table(HEADER, f"1｜报价｜30｜{PRICE}", number=3), at=30
        ),
    )
    assert points(found) == [("业绩", 25), ("方案", 40), ("报价", 30)]
    assert found.rows[0].groups == ("商务评审标准表",)
    assert [(p.name, p.points, p.sum(found)) for p in found.parts] == [("技术评审标准表", 45, 40)]


def test_a_summary_table_is_not_counted_beside_the_parts() -> None:
    found = scheme(
        table("评分项目｜分值", "商务部分｜30", "技术部分｜40", "价格部分｜30"),
        section("商务部分评分表", table(HEADER, f"1｜业绩｜30｜{PLAN}", number=2), at=20),
        section("技术部分评分表", table(HEADER, f"1｜方案｜40｜{PLAN}", number=3), at=30),
        section("价格部分评分表", table(HEADER, f"1｜报价｜30｜{PRICE}", number=4), at=40),
    )
    assert found.total == 100
    assert points(found) == [("业绩", 30), ("方案", 40), ("报价", 30)]


def test_a_summary_that_lies_on_its_side() -> None:
    found = scheme(
        table("评分项目｜服务｜商务｜价格", "权重（%）｜40｜45｜15"),
        section("服务评分细则表", table(HEADER, f"1｜方案｜40｜{PLAN}", number=2), at=20),
        section("商务评分细则表", table(HEADER, f"1｜业绩｜45｜{PLAN}", number=3), at=30),
    )
    assert points(found) == [("方案", 40), ("业绩", 45), ("价格", 15)]
    assert found.price == 15


def test_a_part_that_only_the_text_gives_points_is_a_row() -> None:
    found = scheme(
        "评标采用百分制，其中商务部分（投标报价）为70分、技术部分为30分。",
        section("技术部分评分标准", table(HEADER, f"1｜方案｜30｜{PLAN}"), at=20),
    )
    assert points(found) == [("方案", 30), ("商务部分(投标报价)", 70)]
    assert (found.price, found.total, found.stated) == (70, 100, 100)


def test_the_composition_of_points_is_not_counted_beside_its_rows() -> None:
    found = scheme(
        table(
            "条款号｜评审因素｜评审标准",
            "2.2.1｜分值构成（总分100分）｜商务部分：30分 投标报价：70分",
            "条款号｜评分因素｜评分标准",
            f"2.2.4｜业绩（30分）｜{PLAN}",
            f"2.2.5｜投标报价（70分）｜{PRICE}",
        )
    )
    assert points(found) == [("业绩", 30), ("投标报价", 70)]
    assert found.stated == 100


def test_lots_have_schemes_of_their_own() -> None:
    first, second = schemes(
        section(
            "1. 第1-2包评审标准",
            table(HEADER, f"1｜报价｜30｜{PRICE}", f"2｜方案｜70｜{PLAN}"),
            at=10,
        ),
        section(
            "2. 第3包评审标准",
            table(HEADER, f"1｜报价｜40｜{PRICE}", f"2｜方案｜60｜{PLAN}", number=2),
            at=20,
        ),
    )
    assert (first.lots, first.price) == (("包1", "包2"), 30)
    assert (second.lots, second.price) == (("包3",), 40)


def test_a_table_printed_again_counts_once() -> None:
    rows = (HEADER, f"1｜报价｜30｜{PRICE}", f"2｜方案｜70｜{PLAN}")
    found = scheme(table(*rows), "投标人应对照下表自评。", table(*rows, number=2))
    assert found.total == 100


def test_a_numbered_list_of_points() -> None:
    found = scheme(
        section(
            "1、商务标评分（共20分）",
            "（1）以最低投标报价为评标基准价，得20分。",
            "（2）其他报价按比例计算。",
            at=20,
        ),
        section(
            "2、技术标评分（共80分）",
            "（1）养护方案与技术措施（10-50分）：方案先进的得高分。",
            "优秀的得41-50分，良好的得21-40分，一般的得10-20分。",
            "（2）人员、设备配置（0~30分）：配备充足的得高分。",
            at=40,
        ),
    )
    assert points(found) == [("商务标评分", 20), ("养护方案与技术措施", 50), ("人员、设备配置", 30)]
    assert found.rows[1].groups == ("技术标评分",)
    assert "优秀的得41-50分" in found.rows[1].standard
    assert found.price == 20


@pytest.mark.parametrize(
    ("price", "plan", "names"),
    [
        ("（一）价格分（30分）", "（二）技术分（70分）", ["价格分", "技术分"]),
        ("1. 投标报价 满分30分：", "2. 技术部分 满分70分：", ["投标报价", "技术部分"]),
        ("一、报价得分：30分", "二、服务方案：70分", ["报价得分", "服务方案"]),
        ("1、价格权重30%", "2、技术方案权重70%", ["价格", "技术方案"]),
    ],
)
def test_wordings_of_a_list(price: str, plan: str, names: list[str]) -> None:
    found = scheme(price, "最低报价得满分。", plan, "方案完整的得高分，不完整的得低分。")
    assert points(found) == [(names[0], 30), (names[1], 70)]
    assert found.price == 30


def test_grades_under_a_factor_are_no_factors() -> None:
    found = scheme(
        "1. 价格分（30分）",
        "最低报价得满分。",
        "2. 实施方案（70分）",
        "（1）完整、可行的（70分）；",
        "（2）较为完整的（40分）；",
        "（3）内容有缺失的（10分）。",
    )
    assert points(found) == [("价格分", 30), ("实施方案", 70)]


def test_a_text_without_points_has_no_scheme() -> None:
    assert schemes("评标采用最低评标价法。", "1. 投标报价最低的为第一中标候选人。") == ()


@pytest.mark.parametrize(
    "said",
    [
        "评标方法：综合评分法，价格30分、技术50分（25项各2分）、商务20分（业绩每份5分）。",
        "价格30分；技术50分（10项各5分）；商务20分（业绩每份5分）。",
        "2.2 分值构成：技术50分，商务20分，价格30分",
        "2.2 分值构成：技术占50%，商务占20%，价格占30%",
    ],
)
def test_points_of_parts_in_one_sentence(said: str) -> None:
    found = scheme(said)
    assert sorted(points(found)) == [("价格", 30), ("商务", 20), ("技术", 50)]
    assert found.price == 30
    assert all(r.clauses for r in found.rows)


def test_parts_are_taken_whatever_they_are_called() -> None:
    found = scheme("2.2 分值构成：施工组织设计20分，项目管理机构10分，投标报价65分，其他5分")
    assert points(found) == [
        ("施工组织设计", 20),
        ("项目管理机构", 10),
        ("投标报价", 65),
        ("其他", 5),
    ]


def test_grades_in_one_sentence_are_no_scheme() -> None:
    assert schemes("服务方案优秀的得50分，良好的得30分，一般的得20分。") == ()
