"""Two sets of rules compared: only what they mean counts, and every change is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from biaochi.grammar.compiled import Rule
from biaochi.rulediff.aspects import RULE
from biaochi.rulediff.compare import Comparison, compare
from biaochi.rulediff.sides import Side, side_of
from biaochi.rulediff.text import comparison_text

Changing = Callable[..., Comparison]

LAW = """法规 《甲法》
  位阶 法律
  施行 2000-01-01
  核对 已核
  结构 1 2
  要旨 第一条 不得限定注册地
  要旨 第二条 不得限定所有制
"""
LISTS = "词表 本地\n  本市 | 本省\n词表 地点\n  <本地> | 项目所在地\n"
RULES = """规则 地域.注册地  要求在当地注册
  级别 红
  依据 《甲法》第一条
  当 含 <地点> …8 注册
  当 含 落户
  说明 要求在当地注册。
  建议 删去。
  违规 须【在本市注册】。
""".replace("【在", "在【")
WHOLE = LAW + LISTS + RULES


def side(folder: Path, text: str, built_in: str = "") -> Side:
    folder.mkdir(exist_ok=True)
    own, lent = folder / "甲.biao", folder / "乙.biao"
    own.write_text(text, encoding="utf-8")
    lent.write_text(built_in, encoding="utf-8")
    made = side_of((own,), (lent,) if built_in else ())
    assert isinstance(made, Side), made
    return made


@pytest.fixture
def change(tmp_path: Path) -> Changing:
    def changed(*swaps: tuple[str, str]) -> Comparison:
        after = WHOLE
        for old, new in swaps:
            assert old in after
            after = after.replace(old, new)
        return compare(side(tmp_path / "旧", WHOLE), side(tmp_path / "新", after))

    return changed


def aspects(comparison: Comparison) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    (one,) = comparison.changed
    return {c.aspect: (c.removed, c.added) for c in one.changes}


@pytest.mark.parametrize(
    "swap",
    [
        ("本市 | 本省", "本省\n  本市"),
        ("  级别 红", "# 说明\n\n级别：红"),
        ("<地点> …8 注册", "＜ 地点 ＞ ...8 （注册）"),
        ("当 含 <地点> …8 注册\n  当 含 落户", "当 含 落户 或 含 <地点> …8 注册"),
        ("含 落户", "含 (落户|落户)"),
    ],
)
def test_what_is_only_written_otherwise_is_no_change(
    change: Changing, swap: tuple[str, str]
) -> None:
    assert change(swap).is_empty
    assert comparison_text(change(swap)) == "两套规则意思相同。\n"


@pytest.mark.parametrize(
    ("swap", "aspect", "removed", "added"),
    [
        (("级别 红", "级别 黄"), "级别", ("红",), ("黄",)),
        (("要求在当地注册\n", "要求注册\n"), "标题", ("要求在当地注册",), ("要求注册",)),
        (("当 含 落户", "当 含 迁入"), "当", ("含 落户",), ("含 迁入",)),
        (("…8 注册", "…9 注册"), "当", ("含 <地点> …8 注册",), ("含 <地点> …9 注册",)),
        (("  说明", "  除非 段 含 承诺\n  合规 承诺落户。\n  说明"), "除非", (), ("段 含 承诺",)),
        (
            ("第一条\n  当", "第一条、第二条\n  当"),
            "依据",
            (),
            ("《甲法》第二条（不得限定所有制）",),
        ),
        (("  当 含 <", "  位置 评审\n  当 含 <"), "位置", (), ("评审",)),
        (("  当 含 <", "  极性 不论\n  当 含 <"), "极性", ("要求",), ("不论",)),
        (
            ("  当 含 <", "  施行 2020-01-01 起\n  当 含 <"),
            "施行",
            ("2000-01-01 起",),
            ("2020-01-01 起",),
        ),
        (("删去。", "改。"), "建议", ("删去。",), ("改。",)),
        (
            ("须在【本市注册】。", "应在【本市注册】。"),
            "例句",
            ("违规 须在【本市注册】。",),
            ("违规 应在【本市注册】。",),
        ),
    ],
)
def test_a_changed_field_is_named_with_what_it_said(
    change: Changing,
    swap: tuple[str, str],
    aspect: str,
    removed: tuple[str, ...],
    added: tuple[str, ...],
) -> None:
    found = aspects(change(swap))
    assert found[aspect] == (removed, added)


def test_a_changed_word_list_names_the_rules_that_it_changes(change: Changing) -> None:
    comparison = change(("本市 | 本省", "本市 | 本区\n  避开 日本市"))
    by_name = {c.name: c for c in comparison.lists}
    assert (by_name["本地"].removed, by_name["本地"].added) == (("本省",), ("本区",))
    assert by_name["本地"].avoid_added == ("日本市",)
    assert {c.changes for c in comparison.lists} == {("地域.注册地",)}
    assert [(c.changes, c.lists) for c in comparison.changed] == [((), ("地点", "本地"))]
    assert comparison_text(comparison).endswith("词表改动 2、只因词表而变的规则 1。\n")


def test_rules_come_and_go(change: Changing) -> None:
    comparison = change(("地域.注册地", "地域.落户"))
    assert [(n.level, n.name) for n in comparison.added] == [("红", "地域.落户")]
    assert [(n.level, n.name) for n in comparison.removed] == [("红", "地域.注册地")]
    assert comparison_text(comparison) == (
        "+ 新增 [红] 地域.落户  要求在当地注册\n- 删去 [红] 地域.注册地  要求在当地注册\n\n"
        "新增 1、删去 1。\n"
    )


def test_versions_of_a_rule_are_compared_by_their_order_in_time(change: Changing) -> None:
    first = RULES.replace("  当 含 <", "  施行 2000-01-01 至 2010-12-31\n  当 含 <")
    second = RULES.replace("级别 红", "级别 黄").replace(
        "  当 含 <", "  施行 2011-01-01 起\n  当 含 <"
    )
    comparison = change((RULES, first + second))
    assert [(n.level, n.name) for n in comparison.added] == [("黄", "地域.注册地")]
    assert aspects(comparison) == {"施行": (("2000-01-01 起",), ("2000-01-01 至 2010-12-31",))}


def test_statutes_and_lists_are_lent_and_rules_are_not(tmp_path: Path) -> None:
    lent = side(tmp_path / "一", RULES, LAW + LISTS + RULES.replace("地域.", "别的."))
    assert [r.name for r in lent.book.rules] == ["地域.注册地"]
    own = side(tmp_path / "二", "词表 本地\n  外省\n" + RULES, LAW + LISTS)
    assert own.lists["地点"].words == {"外省", "项目所在地"}


def test_every_part_of_a_rule_is_compared() -> None:
    shown = {a.label for a in RULE}
    known = {
        *("title", "level", "verdict", "regimes", "places", "demanded", "when", "unless"),
        *("message", "suggestion", "question", "reason", "citations", "examples", "start", "end"),
        *("yields", "state", "successor", "applies_if", "expected", "levels", "layer"),
        "adjustments",
        # what a rule is about follows from its condition; name and place tell rules apart
        *("about_document", "name", "source"),
    }
    assert {f.name for f in fields(Rule)} == known
    assert len(shown) == len(RULE) == len(known) - 5
