"""What is missing: rules that cannot be told end in 未检查 and name what they lack."""

from __future__ import annotations

import pytest
from small_rules import NOTICE, check, end, ends, laid_out, marked, missing, rule

from biaochi.model.finding import Verdict

BREACH, CLEAR = Verdict.BREACH, Verdict.CLEAR
UNCHECKED, NOT_APPLICABLE = Verdict.UNCHECKED, Verdict.NOT_APPLICABLE
OVER = "要素 保证金 > 要素 预算 × 2%"
LITTLE = NOTICE + "预算金额：100万元。\n\n投标保证金：1万元。"
MUCH = NOTICE + "预算金额：100万元。\n\n投标保证金：3万元。"
NO_BUDGET = NOTICE + "投标保证金：3万元。"


def test_a_missing_fact_leaves_a_rule_about_the_document_unchecked() -> None:
    assert end(check(rule(OVER), MUCH)) == (BREACH, "")
    assert end(check(rule(OVER), LITTLE)) == (CLEAR, "")
    assert end(check(rule(OVER), NO_BUDGET)) == (UNCHECKED, "缺要素「预算」")


def test_a_missing_fact_leaves_a_rule_about_clauses_unchecked() -> None:
    per_clause = rule("含 保函 …8 @金额 且 值 金额 > 要素 预算 × 2%")
    budget = "预算金额：100万元。\n\n"
    assert end(check(per_clause, NOTICE + budget + "须提交保函3万元。")) == (BREACH, "")
    assert end(check(per_clause, NOTICE + budget + "须提交保函1万元。")) == (CLEAR, "")
    unknown = check(per_clause, NOTICE + "须提交保函3万元。")
    assert end(unknown) == (UNCHECKED, "缺要素「预算」")
    assert end(check(per_clause, NOTICE + "须按时到场。")) == (CLEAR, "")


def test_one_clause_that_is_a_breach_outweighs_one_that_cannot_be_told() -> None:
    two = rule("含 保函 …8 @金额 且 (值 金额 > 9万元 或 值 金额 > 要素 预算)")
    checked = check(two, NOTICE + "须提交保函3万元。\n\n须提交保函10万元。")
    assert end(checked) == (BREACH, "")
    assert marked(checked) == ["保函10万元"]


@pytest.mark.parametrize(
    ("condition", "verdict"),
    [
        (f"{OVER} 且 全文 含 免收", CLEAR),
        (f"{OVER} 或 全文 含 保证金", BREACH),
        (f"非 ({OVER})", UNCHECKED),
        (f"{OVER} 或 全文 含 免收", UNCHECKED),
        (f"至少 2 项 (全文 含 保证金；全文 含 投标；{OVER})", BREACH),
        (f"至少 2 项 (全文 含 保证金；全文 含 免收；{OVER})", UNCHECKED),
        (f"至少 2 项 (全文 含 免缴；全文 含 免收；{OVER})", CLEAR),
    ],
)
def test_what_is_unknown_matters_only_where_it_decides(condition: str, verdict: Verdict) -> None:
    text = NO_BUDGET + "\n\n投标人应当按时到场。"
    made = rule(condition) if "非" not in condition else missing(condition)
    assert end(check(made, text))[0] is verdict


def test_an_exception_that_cannot_be_told_leaves_the_rule_unchecked() -> None:
    excepted = rule(OVER, "除非 要素 限价 > 50万元")
    assert end(check(excepted, MUCH)) == (UNCHECKED, "缺要素「限价」")
    assert end(check(excepted, LITTLE)) == (CLEAR, "")
    assert end(check(excepted, MUCH + "\n\n最高限价：60万元。")) == (CLEAR, "")
    assert end(check(excepted, MUCH + "\n\n最高限价：40万元。")) == (BREACH, "")


def test_one_exception_that_holds_is_enough_in_any_order() -> None:
    certain, unknown = "除非 全文 含 预算", "除非 要素 限价 > 50万元"
    for fields in ((certain, unknown), (unknown, certain)):
        assert end(check(rule(OVER, *fields), MUCH)) == (CLEAR, "")


def test_what_is_excused_anyway_need_not_be_told() -> None:
    made = rule("含 保函 …8 @金额 且 值 金额 > 要素 预算", "除非 段 含 电子")
    assert end(check(made, NOTICE + "须提交电子保函3万元。")) == (CLEAR, "")
    assert end(check(made, NOTICE + "须提交保函3万元。"))[0] is UNCHECKED
    assert end(check(rule(OVER, "除非 全文 含 免收"), NO_BUDGET + "\n\n免收其他费用。")) == (
        CLEAR,
        "",
    )


@pytest.mark.parametrize(
    ("method", "verdict"),
    [
        ("采购方式：公开招标。", BREACH),
        ("采购方式：竞争性磋商。", NOT_APPLICABLE),
        ("", UNCHECKED),
    ],
)
@pytest.mark.parametrize("condition", [OVER, "含 投标保证金"])
def test_a_rule_applies_only_where_its_fact_says_so(
    method: str, verdict: Verdict, condition: str
) -> None:
    made = rule(condition, "适用 要素 方式 是 公开招标")
    checked = check(made, f"{MUCH}\n\n{method}")
    assert end(checked)[0] is verdict
    assert bool(checked.findings) is (verdict is BREACH)


def test_a_rule_that_does_not_apply_says_so_even_where_its_words_do_not_occur() -> None:
    made = rule("含 保函", "适用 要素 方式 是 公开招标")
    for method, verdict in (("公开招标", CLEAR), ("竞争性磋商", NOT_APPLICABLE)):
        assert end(check(made, NOTICE + f"采购方式：{method}。"))[0] is verdict
    assert end(check(made, NOTICE + "投标人须知。")) == (CLEAR, "")


def test_not_means_the_document_says_something_else() -> None:
    made = rule("要素 方式 不是 公开招标")
    assert end(check(made, NOTICE + "采购方式：竞争性磋商。")) == (BREACH, "")
    assert end(check(made, NOTICE + "采购方式：公开招标。")) == (CLEAR, "")
    assert end(check(made, NOTICE + "投标人须知。")) == (UNCHECKED, "缺要素「方式」")


PRESENT = "第一章 投标人须知\n\n投标有效期为九十日。"
ABSENT = "第一章 投标人须知\n\n投标人应当按时到场。"
NO_PERIOD = missing("非 全文 含 投标有效期")
NO_FACT = missing("要素 保证金 缺")


def test_what_is_absent_is_a_breach() -> None:
    assert end(check(NO_PERIOD, ABSENT)) == (BREACH, "")
    assert end(check(NO_PERIOD, PRESENT)) == (CLEAR, "")
    assert end(check(NO_FACT, ABSENT)) == (BREACH, "")
    assert end(check(NO_FACT, PRESENT + "\n\n投标保证金：1万元。")) == (CLEAR, "")


def test_in_a_document_with_pages_unread_nothing_is_absent() -> None:
    unread = (UNCHECKED, "文件有未读出的部分")
    assert end(check(NO_PERIOD, ABSENT, unread=True)) == unread
    assert end(check(NO_FACT, ABSENT, unread=True)) == unread
    assert end(check(NO_PERIOD, PRESENT, unread=True))[0] is UNCHECKED
    assert check(NO_PERIOD, ABSENT, unread=True).findings == ()


def test_what_is_present_is_a_breach_though_pages_are_unread() -> None:
    assert end(check(rule("含 按时到场"), ABSENT, unread=True)) == (BREACH, "")


def test_absence_elsewhere_is_unknown_to_a_clause_too() -> None:
    made = rule("含 按时到场 且 非 在 需求 含 踏勘")
    assert end(check(made, ABSENT)) == (BREACH, "")
    assert end(check(made, ABSENT, unread=True)) == (UNCHECKED, "文件有未读出的部分")


def test_every_rule_has_a_verdict_of_its_own() -> None:
    rules = [rule(OVER, name="甲.一"), rule("含 投标保证金", name="甲.二"), missing("要素 限价 缺")]
    found = ends(check(rules, NO_BUDGET + "\n\n第二章 投标人须知\n\n按时到场。"))
    assert found == {
        "甲.一": (UNCHECKED, "缺要素「预算」"),
        "甲.二": (BREACH, ""),
        "试.缺": (BREACH, ""),
    }


def test_a_fragment_lacks_nothing_and_has_what_it_says() -> None:
    fragment = (UNCHECKED, "文件太短，只是一个片段，不能说缺什么")
    assert end(check(NO_PERIOD, laid_out("# 投标人须知\n\n按时到场。"))) == fragment
    assert end(check(NO_PERIOD, laid_out("# 投标人须知\n\n投标有效期为九十日。"))) == (CLEAR, "")
