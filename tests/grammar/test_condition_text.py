"""Compiled conditions written as text again, and read again: nothing is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measured import compiled

from biaochi.grammar.compiled import Comparison
from biaochi.grammar.show import condition_text, term_text

AMOUNTS = ["要素 预算", "要素 限价", "80万元", "1.5亿元", "值 金额", "要素  限价"]
SHARES = ["5%", "2‰", "要素 比例", "阈值 上限", "0.5", "3"]
PERIODS = ["20日", "阈值 期限", "要素 有效期", "3周"]
POINTS = [
    "行分值",
    "评分表 合计",
    "评分表 价格分",
    "10分",
    "要素 总分",
    "评分表 合计 含 (价格|报价)",
]
WORDS = ["注册", "<本地> …8 注册", "名=(甲|乙) 近4 丙", "“且”", "@百分比 …2-6 以上", "<本地>丙"]
SCOPES = ["段 ", "标题 ", "列 ", "行 ", "引导 ", "因素 ", "标准 ", "节 ", "全文 ", "在 需求、合同 "]


def sums(leaves: list[str], units: list[str] | None = None) -> st.SearchStrategy[str]:
    """Terms of one unit, with parentheses where they are needed and where they are not."""
    terms = st.sampled_from(leaves)
    factors = st.sampled_from(SHARES)
    return st.recursive(
        terms,
        lambda inner: st.one_of(
            st.builds("({} + {})".format, inner, inner),
            st.builds("({} - {})".format, inner, inner),
            st.builds("({} × {})".format, inner, factors),
            st.builds("{} × {}".format, factors, inner),
            st.builds("({} × ({} × {}))".format, factors, factors, inner),
        ),
        max_leaves=4,
    )


SIGN = st.sampled_from([">", "<", ">=", "≤", "=", "≠"])
DAYS = st.recursive(
    st.sampled_from(["要素 开始", "要素 截止", "2026-03-01"]),
    lambda inner: st.builds(
        "({} {} {}{})".format,
        inner,
        st.sampled_from("+-"),
        sums(PERIODS),
        st.sampled_from(["", " 顺延"]),
    ),
    max_leaves=2,
)
COMPARISONS = st.one_of(
    st.builds("{} {} {}".format, sums(AMOUNTS), SIGN, sums(AMOUNTS)),
    st.builds("{} {} {}".format, sums(POINTS), SIGN, sums(POINTS)),
    st.builds("{} {} {}".format, DAYS, SIGN, DAYS),
    st.builds(
        "{} - {}{} {} {}".format, DAYS, DAYS, st.sampled_from(["", " 含首日"]), SIGN, sums(PERIODS)
    ),
)
HITS = st.one_of(
    st.builds("含 {}".format, st.sampled_from(WORDS)),
    st.builds("{}含 {}".format, st.sampled_from(SCOPES), st.sampled_from(WORDS)),
)
ATOMS = st.one_of(
    COMPARISONS,
    HITS,
    st.builds("至少 {} {} {}".format, st.integers(1, 9), st.sampled_from("处种"), HITS),
    st.sampled_from(
        [
            "约束 投标人、中标人",
            "位置 资格、评审",
            "要素 方式 是 公开招标、竞争性磋商",
            "要素 方式 不是 公开招标",
            "要素 预算 缺",
            "要素 预算 冲突",
        ]
    ),
)
CONDITIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds("({} 且 {})".format, inner, inner),
        st.builds("({} 或 {})".format, inner, inner),
        st.builds("非 ({})".format, inner),
        st.builds("至少 2 项 ({}；{}；{})".format, inner, inner, inner),
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(CONDITIONS)
def test_what_is_written_from_a_condition_reads_as_the_same_condition(written: str) -> None:
    # The first part gives every rule something to mark and `值 金额` its value.
    condition = compiled(f"含 保证金 …4 @金额 且 {written}")
    said = condition_text(condition)
    again = compiled(said)
    assert again == condition, said
    assert condition_text(again) == said


@pytest.mark.parametrize(
    "written",
    [
        "要素 预算 > 要素 限价 × 阈值 上限",
        "要素 预算 > (要素 限价 + 1万元) × 2%",
        "要素 预算 - (要素 限价 - 1万元) ≥ 0元",
        "要素 截止 - 要素 开始 含首日 < 5个工作日",
        "要素 截止 - (要素 开始 + 1个月) < 20日",
        "要素 截止 < 要素 开始 + 20日 顺延",
        "要素 截止 - 20日 > 2026年3月1日",
        "评分表 合计 含 (价格|报价) < 评分表 合计 × 30%",
        "评分表 合计 含 <本地> ≠ 评分表 满分",
        "要素 方式 不是 公开招标 且 要素 预算 > 1万元",
        "非 ( 要素 预算 缺 或 要素 限价 冲突 )",
        "至少 2 项 (要素 预算 缺；要素 限价 缺；全文 含 预算 且 非 全文 含 限价)",
        "至少 3 种 全文 含 <本地> …4 注册",
    ],
)
def test_the_canonical_form_is_kept(written: str) -> None:
    assert condition_text(compiled(written)) == written


def test_only_needed_parentheses_are_written() -> None:
    condition = compiled("((要素 预算) > ((要素 限价 × 2%) + (1万元)))")
    assert isinstance(condition, Comparison)
    assert term_text(condition.right) == "要素 限价 × 2% + 1万元"
