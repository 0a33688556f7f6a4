"""What the linter says about rules beside one another."""

from __future__ import annotations

import pytest
from lint_text import causes, codes

OTHER = """规则 {name}  另一条规则
  级别 {level}
  依据 《甲法》第一条
  {more}
  当 {when}
  说明 「{{原文}}」。
  建议 删去。
  违规 投标人须【在本市注册】。"""


def other(
    when: str = "含 <本地> …4 注册", more: str = "", level: str = "红", name: str = "地域.另一条"
) -> str:
    return OTHER.format(when=when, more=more, level=level, name=name).replace("  \n", "")


def test_a_rule_within_another_is_reported_with_the_other_named() -> None:
    (cause,) = causes(other(), "L020")
    assert "「地域.注册地」" in cause
    assert cause.endswith("都成立，同一句总是报两条。")


def test_a_rule_that_yields_to_the_one_it_lies_within_never_speaks() -> None:
    (cause,) = causes(other(more="让位 地域.注册地"), "L020")
    assert cause.endswith("从来不报。")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("让位 地域.另一条", other()),
        ("位置 资格", other()),
        ("制度 政府采购法", other()),
        ("施行 2020-01-01 起", other()),
        ("除非 含 分公司\n合规 在本市注册分公司。", other()),
        ("极性 要求", other(more="极性 不论")),
        ("当 约束 产品 且 含 <本地> …8 注册", other()),
        ("", other("含 <本地> …4 (注册|登记)")),
    ],
)
def test_a_rule_that_goes_further_somewhere_is_not(first: str, second: str) -> None:
    assert "L020" not in codes(f"{first}\n{second}".lstrip())


def test_an_exception_that_both_have_does_not_matter() -> None:
    same = "除非 含 分公司\n合规 在本市注册分公司。"
    assert "L020" in codes(
        f"{same}\n" + other(more="除非 含 (分公司|子公司)\n  合规 在本市注册分公司。")
    )


def test_one_condition_at_two_levels() -> None:
    second = other("含 <本地> …8 注册", level="黄")
    assert [c for c in codes(second) if c in ("L020", "L021")] == ["L021"]
    assert "L021" not in codes(
        "施行 2000-01-01 至 2010-12-31\n" + second.replace("  当", "  施行 2011-01-01 起\n  当")
    )


def test_an_example_that_another_family_reports_is_no_contradiction() -> None:
    near = "合规 投标人须在本市纳税。"
    taxes = other("含 <本地> …8 纳税").replace("在本市注册", "在本市纳税")
    assert "L022" in codes(f"{near}\n{taxes}")
    assert "L022" not in codes(f"{near}\n{taxes.replace('地域.', '税务.')}")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("地域.注册他", True),
        ("地域.*", False),
        ("地域", False),
        ("地域.另一条", True),
        ("地城.*", True),
    ],
)
def test_names_to_yield_to(name: str, found: bool) -> None:
    assert ("L023" in codes(other("含 <本地> …8 纳税", more=f"让位 {name}"))) is found


@pytest.mark.parametrize(
    ("name", "found"),
    [("地域·注册地", True), ("地域．注册地", True), ("地域.注册处", False)],
)
def test_names_that_look_alike(name: str, found: bool) -> None:
    assert ("L024" in codes(other("含 外地 …8 注册", name=name))) is found


def test_a_list_used_through_another_list_is_used() -> None:
    lists = "词表 甲\n  <乙> | 外地\n词表 乙\n  外省 | 外市"
    assert codes(f"当 含 <甲> …8 注册\n说明 「{{甲}}」。\n{lists}") == ["L001"]  # 本地
    assert sorted(causes(lists, "L001")) == [
        "没有一个条件用到「乙」，直接、间接都没有。",
        "没有一个条件用到「甲」，直接、间接都没有。",
    ]
