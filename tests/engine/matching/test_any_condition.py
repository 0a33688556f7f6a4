"""Whatever condition compiles can be judged on any document: no rule ends in an exception."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from small_rules import FACTS, LAW, check, rule, table

from biaochi.grammar.loader import compile_text
from biaochi.model.finding import Verdict

OF_CLAUSES = [
    "含 甲证",
    "含 证=(甲证|乙证)",
    "含 额=@金额",
    "含 比例=@百分比",
    "段 含 甲证",
    "行 含 乙证",
    "节 含 额=@金额",
    "因素 含 (施工|价格)",
    "标准 含 酌情",
    "段 含 {证}",
    "值 额 > 1万元",
    "值 额 × 值 比例 < 要素 预算",
    "行分值 ≥ 5分",
    "约束 中标人",
    "位置 评审",
    "至少 2 处 含 (甲证|乙证)",
    "至少 1 处 段 含 {证}",
]
OF_DOCUMENTS = [
    "全文 含 证=(甲证|丙证)",
    "在 需求 含 {证}",
    "要素 方式 是 公开招标",
    "要素 方式 不是 公开招标",
    "要素 预算 缺",
    "要素 预算 冲突",
    "要素 保证金 > 要素 预算 × 阈值 比例上限",
    "要素 截止 - 要素 开始 含首日 < 5个工作日",
    "要素 截止 - 要素 开始 < 24小时",
    "要素 截止 > 要素 开始 + 1个月 顺延",
    "要素 有效期 > 90日",
    "评分表 合计 ≠ 评分表 满分",
    "评分表 价格分 < 评分表 合计 含 (价格|报价) × 30%",
    "评分表 小计差 > 0分",
    "至少 2 种 全文 含 (甲证|乙证)",
]
CAPTURING = "含 证=(甲证|乙证|丙证) 且 含 额=@金额 且 含 比例=@百分比 且 "
"""With this before it every condition has evidence, and all that it may refer to."""


def joined(atoms: list[str]) -> st.SearchStrategy[str]:
    return st.recursive(
        st.sampled_from(atoms),
        lambda inner: st.one_of(
            st.builds("({} 且 {})".format, inner, inner),
            st.builds("({} 或 {})".format, inner, inner),
            st.builds("非 ({})".format, inner),
            st.builds("至少 2 项 ({}；{}；{})".format, inner, inner, inner),
        ),
        max_leaves=5,
    )


CLAUSES = joined([*OF_CLAUSES, *OF_DOCUMENTS]).map(f"{CAPTURING}{{}}".format)
DOCUMENTS = joined([a for a in OF_DOCUMENTS if "{" not in a])
REFERRING = joined(OF_DOCUMENTS).map("全文 含 证=(甲证|乙证|丙证) 且 {}".format)


def fields(unless: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, str]]:
    optional = {"适用": DOCUMENTS, "除非": unless, "状态": st.just("试行")}
    return st.fixed_dictionaries({}, optional=optional)


SCORING = table(
    "第一章 评分标准",
    "评审因素｜分值｜评分标准",
    "价格｜30｜按报价计算，甲证5万元",
    "施工方案｜60｜由评委酌情打分，须有甲证或者乙证，违约金3%、2万元",
    before="第一章 公告\n\n采购方式：公开招标。\n\n预算金额：100万元；投标保证金：3万元。",
    after="第三章 采购需求\n\n须有甲证、5万元、丙证。\n\n投标有效期：90日。",
)
PROSE = (
    "第一章 公告\n\n采购包1：预算金额100万元；采购包2：预算金额200万元。\n\n预算金额：80万元。\n\n"
    "发售时间：2026年3月2日。\n\n投标截止时间：2026年3月20日。\n\n须有甲证、乙证、甲证，2万元，3%。"
)


def judged(when: str, further: dict[str, str]) -> None:
    written = [f"{keyword} {said}" for keyword, said in further.items()]
    made = rule(when, *written)
    if "E410" in {d.code for d in compile_text(LAW + FACTS + made).diagnostics}:
        made = rule(when, "应在 需求、评审", *written)
    for document in (SCORING, PROSE):
        checked = check(made, document)
        (one,) = checked.verdicts
        assert bool(checked.findings) is (one.verdict is Verdict.BREACH)
        assert bool(one.cause) is (one.verdict in (Verdict.UNCHECKED, Verdict.NOT_APPLICABLE))
        for finding in checked.findings:
            words = finding.clause.paragraph.text
            assert all(0 <= s.start < s.end <= len(words) for s in finding.spans)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(CLAUSES, fields(st.one_of(CLAUSES, DOCUMENTS)))
def test_every_rule_about_clauses_ends_in_a_verdict(when: str, further: dict[str, str]) -> None:
    judged(when, further)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.one_of(DOCUMENTS, REFERRING), fields(DOCUMENTS))
def test_every_rule_about_the_document_ends_in_a_verdict(
    when: str, further: dict[str, str]
) -> None:
    judged(when, further)
