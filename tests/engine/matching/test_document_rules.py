"""Rules about the document as a whole: where their findings go, what they mark, what they are called."""

from __future__ import annotations

import pytest
from small_rules import LAW, NOTICE, check, end, ends, marked, messages, missing, rule

from biaochi.grammar.loader import compile_text
from biaochi.model.finding import Verdict

BREACH, CLEAR, UNCHECKED = Verdict.BREACH, Verdict.CLEAR, Verdict.UNCHECKED
OVER = "要素 保证金 > 要素 预算 × 2%"
MUCH = NOTICE + "预算金额：100万元。\n\n投标保证金：3万元，逾期不收。"


def places(text: str, *rules: str) -> list[str]:
    """The paragraphs to which findings go."""
    return [f.clause.paragraph.text for f in check(rules, text).findings]


def test_the_fact_that_is_asked_about_is_marked() -> None:
    checked = check(rule(OVER), MUCH)
    assert marked(checked) == ["3万元"]
    assert places(MUCH, rule(OVER)) == ["投标保证金：3万元，逾期不收。"]
    turned = rule("要素 预算 × 2% < 要素 保证金")
    assert marked(check(turned, MUCH)) == ["100万元"]


def test_a_breach_shows_the_facts_it_rests_on() -> None:
    (finding,) = check(rule(OVER), MUCH).findings
    (breach,) = finding.breaches
    assert [(g.fact, g.value) for g in breach.grounds] == [
        ("保证金", "3万元"),
        ("预算", "100万元"),
    ]
    assert all(g.clause is not None and g.spans for g in breach.grounds)


def test_words_found_in_the_document_are_marked_where_they_stand() -> None:
    made = rule("全文 含 不得转包 且 全文 含 名=(踏勘|答疑)", "说明 {名}。")
    checked = check(made, NOTICE + "须踏勘。\n\n不得转包。")
    assert marked(checked) == ["不得转包"]
    assert messages(checked) == ["踏勘。"]


def test_a_finding_about_a_clause_joins_those_of_that_clause() -> None:
    checked = check([rule(OVER, name="甲.总"), rule("含 逾期不收", name="甲.句")], MUCH)
    (finding,) = checked.findings
    assert {b.rule for b in finding.breaches} == {"甲.总", "甲.句"}
    assert marked(checked) == ["3万元…逾期不收"]


@pytest.mark.parametrize(
    ("expected", "place"),
    [
        ("应在 须知", "第二章 投标人须知"),
        ("应在 公告", "第一章 招标公告"),
        ("应在 合同、公告", "第一章 招标公告"),
        ("应在 需求、须知", "第二章 投标人须知"),
    ],
)
def test_what_is_missing_goes_where_it_is_expected(expected: str, place: str) -> None:
    made = rule("非 全文 含 投标有效期", expected, name="试.缺")
    text = "第一章 招标公告\n\n甲。\n\n第二章 投标人须知\n\n乙。"
    (finding,) = check(made, text).findings
    assert finding.missing
    assert place in (finding.clause.paragraph.text, *finding.section)


def test_without_the_part_where_it_is_expected_nothing_is_told() -> None:
    made = rule("非 全文 含 投标有效期", "应在 合同")
    assert end(check(made, NOTICE + "甲。")) == (UNCHECKED, "文件里没有应当写它的部分")


NO_PERIOD = missing("非 全文 含 投标有效期", name="试.有效期")
NO_OPENING = missing("非 全文 含 开标", name="试.开标")
GUIDE = "第一章 投标人须知\n\n投标人应当按时到场。"


def test_several_things_that_are_missing_are_findings_of_their_own() -> None:
    checked = check([NO_PERIOD, NO_OPENING, rule("含 第一章", name="试.句")], GUIDE)
    assert sorted([b.rule for b in f.breaches] for f in checked.findings) == [
        ["试.句"],
        ["试.开标"],
        ["试.有效期"],
    ]


def test_the_name_of_a_missing_thing_survives_all_moves() -> None:
    texts = [
        GUIDE,
        GUIDE.replace("按时", "准时"),
        "第一章 招标公告\n\n甲。\n\n第二章 投标人须知\n\n乙。\n\n丙。",
    ]
    names = {check(NO_PERIOD, t).findings[0].fingerprint for t in texts}
    assert len(names) == 1
    assert names != {check(NO_OPENING, GUIDE).findings[0].fingerprint}


def test_the_name_of_a_finding_on_facts_survives_moving() -> None:
    moved = "第一章 招标公告\n\n说明。\n\n投标保证金：3万元，逾期不收。\n\n预算金额：100万元。"
    one, other = (check(rule(OVER), t).findings[0].fingerprint for t in (MUCH, moved))
    assert one == other


def test_an_exception_may_look_at_the_whole_document() -> None:
    made = rule(OVER, "除非 全文 含 (重大|特殊)项目")
    assert end(check(made, MUCH))[0] is BREACH
    assert end(check(made, MUCH + "\n\n本项目为重大项目。"))[0] is CLEAR


@pytest.mark.parametrize(
    "unless", ["含 重大", "段 含 重大", "约束 中标人", "位置 合同", "行分值 > 3分"]
)
def test_an_exception_does_not_look_at_a_clause(unless: str) -> None:
    loaded = compile_text(LAW + rule("非 全文 含 踏勘", "应在 须知", f"除非 {unless}"))
    assert [d.code for d in loaded.diagnostics] == ["E409"]


def test_a_rule_is_about_clauses_or_about_the_document() -> None:
    loaded = compile_text(LAW + rule("含 踏勘", "当 非 全文 含 踏勘"))
    assert "E409" in {d.code for d in loaded.diagnostics}
    loaded = compile_text(LAW + rule("含 踏勘", "适用 含 踏勘"))
    assert "E409" in {d.code for d in loaded.diagnostics}


TRIAL = rule("含 逾期不收", "状态 试行", name="新.句")


def test_rules_on_trial_are_reported_apart_and_last() -> None:
    checked = check([TRIAL, rule("含 投标保证金", name="旧.句")], MUCH)
    assert [[b.rule for b in f.breaches] for f in checked.findings] == [["旧.句"], ["新.句"]]
    assert [f.trial for f in checked.findings] == [False, True]
    assert [len(checked.settled), len(checked.on_trial)] == [1, 1]


def test_a_rule_on_trial_silences_no_rule_in_force() -> None:
    fallback = rule("含 投标保证金", "让位 新.*", name="旧.兜底")
    checked = check([TRIAL, fallback], MUCH)
    assert [b.rule for f in checked.settled for b in f.breaches] == ["旧.兜底"]
    # Among rules on trial the fallback yields as always.
    tried = rule("含 投标保证金", "让位 新.*", "状态 试行", name="旧.兜底")
    found = [b.rule for f in check([TRIAL, tried], MUCH).findings for b in f.breaches]
    assert found == ["新.句"]


def test_a_fallback_is_silent_on_the_clause_where_a_rule_on_the_document_speaks() -> None:
    fallback = rule("含 逾期不收", "让位 甲.总", name="旧.兜底")
    assert ends(check([rule(OVER, name="甲.总"), fallback], MUCH)) == {
        "甲.总": (BREACH, ""),
        "旧.兜底": (CLEAR, ""),
    }
