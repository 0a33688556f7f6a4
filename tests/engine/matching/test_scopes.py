"""Where words are looked for: paragraph, row, section, factor and standard, the whole document."""

from __future__ import annotations

import pytest
from small_rules import LAW, check, end, marked, messages, missing, rule, table

from biaochi.grammar.loader import compile_text
from biaochi.model.finding import Verdict

BREACH, CLEAR = Verdict.BREACH, Verdict.CLEAR
ROWS = (
    "评审因素｜分值｜评分标准",
    "价格｜30｜评标基准价除以投标报价再乘以30",
    "施工方案｜40｜由评委酌情打分",
    "企业荣誉｜30｜每有一项荣誉得3分",
)
SCORING = table("第一章 评分标准", *ROWS)


@pytest.mark.parametrize(
    ("scope", "words"),
    [("因素", ["酌情"]), ("行", ["酌情"]), ("标准", []), ("列", []), ("节", ["酌情"])],
)
def test_the_factor_of_a_row_is_seen_from_its_standard(scope: str, words: list[str]) -> None:
    assert marked(check(rule(f"含 酌情 且 {scope} 含 施工方案"), SCORING)) == words


def test_the_standard_of_a_row_is_seen_from_its_factor() -> None:
    assert marked(check(rule("含 企业荣誉 且 标准 含 每有一项"), SCORING)) == ["企业荣誉"]
    assert marked(check(rule("含 企业荣誉 且 标准 含 酌情"), SCORING)) == []


def test_outside_scoring_there_is_neither_factor_nor_standard() -> None:
    text = "第一章 投标人须知\n\n由评委酌情打分。"
    assert marked(check(rule("含 酌情 且 因素 含 施工方案"), text)) == []
    assert marked(check(rule("含 酌情 且 非 因素 含 施工方案"), text)) == ["酌情"]


@pytest.mark.parametrize(("points", "words"), [("40分", ["酌情"]), ("41分", [])])
def test_the_points_of_the_row_are_compared(points: str, words: list[str]) -> None:
    assert marked(check(rule(f"含 酌情 且 行分值 ≥ {points}"), SCORING)) == words


def test_outside_scoring_there_are_no_points() -> None:
    text = "第一章 投标人须知\n\n由评委酌情打分。"
    found = end(check(rule("含 酌情 且 行分值 ≥ 5分"), text))
    assert found == (Verdict.UNCHECKED, "这一行没有写分值")


TEXT = "第一章 公告\n\n甲。\n\n一、资格\n\n投标人注册；乙。\n\n丙。\n\n二、其他\n\n丁。"


@pytest.mark.parametrize(
    ("scope", "seen"),
    [
        ("段", {"乙"}),
        ("节", {"乙", "丙", "资格"}),
        ("全文", {"甲", "乙", "丙", "丁", "公告", "资格", "其他"}),
        ("标题", {"公告", "资格"}),
    ],
)
def test_how_far_a_scope_reaches(scope: str, seen: set[str]) -> None:
    words = ("甲", "乙", "丙", "丁", "公告", "资格", "其他")
    found = {w for w in words if marked(check(rule(f"含 注册 且 {scope} 含 {w}"), TEXT))}
    assert found == seen


PARTS = "第一章 投标人须知\n\n须现场踏勘。\n\n第二章 采购需求\n\n供货人员十名。"


@pytest.mark.parametrize(
    ("condition", "verdict"),
    [
        ("含 踏勘 且 在 需求 含 人员", BREACH),
        ("含 踏勘 且 在 需求 含 踏勘", CLEAR),
        ("含 踏勘 且 在 需求、须知 含 踏勘", BREACH),
        ("含 踏勘 且 非 在 合同 含 踏勘", BREACH),
    ],
)
def test_words_in_certain_parts_of_the_document(condition: str, verdict: Verdict) -> None:
    assert end(check(rule(condition), PARTS))[0] is verdict


COUNTED = "第一章 公告\n\n须有甲证、乙证、甲证。\n\n须有乙证、丙证。"


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("至少 3 处 含 (甲证|乙证|丙证)", ["甲证…乙证…甲证"]),
        ("至少 2 处 含 (甲证|乙证|丙证)", ["甲证…乙证…甲证", "乙证…丙证"]),
        ("至少 4 处 含 (甲证|乙证|丙证)", []),
        ("至少 3 种 含 (甲证|乙证|丙证)", []),
        ("至少 2 种 含 (甲证|乙证|丙证)", ["甲证…乙证…甲证", "乙证…丙证"]),
        ("含 须有 且 非 至少 3 处 含 (甲证|乙证|丙证)", ["须有"]),
        ("含 须有 且 非 至少 2 种 段 含 (甲证|乙证|丙证)", []),
        ("含 须有 且 至少 3 种 节 含 (甲证|乙证|丙证)", ["须有", "须有"]),
    ],
)
def test_how_often_words_stand_in_a_clause(condition: str, words: list[str]) -> None:
    assert marked(check(rule(condition), COUNTED)) == words


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("至少 5 处 全文 含 (甲证|乙证|丙证)", ["甲证…乙证…甲证"]),
        ("至少 6 处 全文 含 (甲证|乙证|丙证)", []),
        ("至少 3 种 全文 含 (甲证|乙证|丙证)", ["甲证…乙证"]),
        ("至少 4 种 全文 含 (甲证|乙证|丙证)", []),
    ],
)
def test_how_often_words_stand_in_the_document(condition: str, words: list[str]) -> None:
    assert marked(check(rule(condition), COUNTED)) == words


def test_too_few_of_them_is_something_missing() -> None:
    made = missing("非 至少 3 处 全文 含 踏勘")
    assert end(check(made, PARTS))[0] is BREACH
    assert end(check(made, PARTS + "\n\n踏勘。\n\n踏勘。"))[0] is CLEAR


ALL_OF = "至少 2 项 (段 含 甲；段 含 乙；段 含 丙)"


@pytest.mark.parametrize(
    ("sentence", "several"),
    [("注册甲；乙；丙。", True), ("注册甲；丙。", True), ("注册乙。", False), ("注册。", False)],
)
def test_several_of_some_conditions(sentence: str, several: bool) -> None:
    text = f"第一章 公告\n\n{sentence}"
    assert bool(marked(check(rule(f"含 注册 且 {ALL_OF}"), text))) is several
    assert bool(marked(check(rule(f"含 注册 且 非 {ALL_OF}"), text))) is not several


def test_what_is_counted_may_itself_be_the_evidence() -> None:
    made = rule("至少 2 项 (含 甲证；含 乙证；含 丙证)")
    text = "第一章 公告\n\n须有{}。"
    assert marked(check(made, text.format("甲证和丙证"))) == ["甲证…丙证"]
    assert marked(check(made, text.format("甲证"))) == []


def test_not_so_many_of_many_conditions_is_judged_at_once() -> None:
    parts = "；".join(f"段 含 {word}" for word in "甲乙丙丁戊己庚辛壬癸")
    made = rule(f"含 注册 且 非 至少 5 项 ({parts})")
    assert marked(check(made, "第一章 公告\n\n注册甲乙丙丁。")) == ["注册"]
    assert marked(check(made, "第一章 公告\n\n注册甲乙丙丁戊。")) == []


def test_conditions_that_unfold_into_too_many_are_refused() -> None:
    many = " 且 ".join(f"(段 含 甲{n} 或 段 含 乙{n})" for n in range(12))
    loaded = compile_text(LAW + rule(f"含 注册 且 {many}"))
    assert [d.code for d in loaded.diagnostics] == ["E119"]


def test_a_message_names_what_was_found_around() -> None:
    made = rule("含 酌情 且 因素 含 什么=(施工方案|价格)", "说明 {什么}没有标准。")
    assert messages(check(made, SCORING)) == ["施工方案没有标准。"]
