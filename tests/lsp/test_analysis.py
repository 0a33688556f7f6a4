from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from biaochi.grammar.diagnostics import Log
from biaochi.grammar.loader import RuleText, compile_texts
from biaochi.lsp.analysis import Analysis

LAW = """法规 《某某法》
  简称 《某法》
  位阶 法律
  施行 2000-01-01
  核对 已核
  结构 1 2:0,3
  要旨 第一条 不得限定注册地
  要旨 第二条第二款第（一）项 不得限定所有制
"""
LISTS = """词表 本地
  本市 | 本省
  减 本省

词表 登记
  注册 | <本地>
"""
RULES = """规则 地域.注册  要求在本地注册
  级别 红
  依据 《某法》第一条
  当 含 <本地> …8 <登记>
  说明 要求在「{本地}」注册。
  建议 删去。
  违规 投标人须【在本市注册】。

规则 地域.分支  要求在本地设分支
  级别 黄
  依据 《某法》第二条第二款第（一）项
  当 含 设立 …4 分支
  说明 要求设立分支。
  建议 删去。
  违规 投标人须【设立分支】。
"""
FACTS = """要素 投标保证金  投标人缴纳的保证金
  类型 金额
  标签 投标保证金
  例 投标保证金：【5万元】 = 50000元

阈值 保证金上限  投标保证金的上限
  类型 金额
  方向 上限
  依据 《某法》第一条
  取值 80万元 2000-01-01 起

规则 保证金.超限  投标保证金超过上限
  级别 红
  依据 《某法》第一条
  当 含 收取 …4 投标保证金 且 要素 投标保证金 > 阈值 保证金上限
  说明 超过上限。
  建议 降低。
  违规 〔已知 投标保证金 90万元〕本项目【收取投标保证金】。
"""
LAYER = """规则集 某市  某市的补充
  层级 市
  地区 某市

调整 地域.分支
  级别 红
"""
WHOLE = f"语言版本 1\n\n{LAW}\n{LISTS}\n{RULES}\n{FACTS}"
OTHER = LAYER


def analysed(analysis: Analysis, texts: dict[str, str]) -> dict[str, tuple[str, ...]]:
    analysis.update(texts)
    for _ in analysis.work():
        pass
    return {name: shown(analysis.diagnostics(name)) for name in texts}


def compiled(texts: dict[str, str]) -> dict[str, tuple[str, ...]]:
    found = compile_texts([RuleText(n, t) for n, t in texts.items()], Log()).diagnostics
    return {name: shown(d for d in found if d.file == name) for name in texts}


def shown(found: object) -> tuple[str, ...]:
    return tuple(
        f"{d.line}:{d.column}+{d.length} {d.code} {d.cause} {d.advice}"
        for d in found  # type: ignore[attr-defined]
    )


def test_a_file_is_analysed_as_the_compiler_does() -> None:
    texts = {"甲": WHOLE, "乙": OTHER}
    assert analysed(Analysis(), texts) == compiled(texts)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("<本地> …8", "<本第> …8", "E201"),
        ("词表 本地", "词表 本低", "E201"),
        ("第一条\n  当 含", "第九条\n  当 含", "E302"),
        ("结构 1 2:0,3", "结构 1 2:0,0", "E304"),
        ("规则 地域.分支", "规则 地域.注册", "E209"),
        ("类型 金额\n  标签", "类型 日期\n  标签", "E601"),
        ("要素 投标保证金  ", "要素 履约保证金  ", "E602"),
        ("阈值 保证金上限  ", "阈值 金额上限  ", "E603"),
        ("  减 本省", "  减 本省\n  减 本市", "E203"),
        ("  级别 黄", "  级别 黄\n  依据 《某法》第一条", "E113"),
        ("语言版本 1", "语言版本 9", "E104"),
    ],
)
def test_what_an_edit_breaks_elsewhere_is_seen_and_mended(
    old: str, new: str, expected: str
) -> None:
    analysis = Analysis()
    texts = {"甲": WHOLE, "乙": OTHER}
    right = analysed(analysis, texts)
    broken = {"甲": WHOLE.replace(old, new, 1), "乙": OTHER}
    found = analysed(analysis, broken)
    assert found == compiled(broken)
    assert expected in "".join(line for lines in found.values() for line in lines)
    assert analysed(analysis, texts) == right


def test_an_edit_costs_one_declaration() -> None:
    analysis = Analysis()
    analysed(analysis, {"甲": WHOLE})
    analysis.update({"甲": WHOLE.replace("设立 …4 分支", "设立 …6 分支")})
    assert len(list(analysis.work())) == 1


def test_words_of_a_list_cost_no_rule() -> None:
    analysis = Analysis()
    analysed(analysis, {"甲": WHOLE})
    analysis.update({"甲": WHOLE.replace("本市 | 本省", "本市 | 本省 | 当地")})
    assert [p.kind for p in analysis.pieces if p.judged is None] == ["词表"]
    assert len(list(analysis.work())) == 1


def test_known_files_stay_below() -> None:
    library = Analysis()
    library.update({"自带": f"{LAW}\n{LISTS}\n{RULES}"})
    found = analysed(Analysis(library), {"甲": FACTS, "乙": LAYER, "丙": LISTS})
    assert found["甲"] == ()
    assert found["乙"] == ()
    assert [line.split()[1] for line in found["丙"]] == ["E204", "E204"]
    assert "已在 自带 第 10 行声明过" in found["丙"][0]


LINES = st.sampled_from(WHOLE.split("\n"))
EDITS = st.lists(
    st.tuples(
        st.integers(0, WHOLE.count("\n")),
        st.sampled_from(("drop", "double", "blank", "cut", "other")),
        LINES,
    ),
    min_size=1,
    max_size=6,
)


def edited(text: str, number: int, how: str, other: str) -> str:
    lines = text.split("\n")
    number = min(number, len(lines) - 1)
    made = {
        "drop": [],
        "double": [lines[number]] * 2,
        "blank": ["", lines[number]],
        "cut": [lines[number][: len(lines[number]) // 2]],
        "other": [other],
    }[how]
    return "\n".join([*lines[:number], *made, *lines[number + 1 :]])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(EDITS)
def test_any_edits_one_after_another_give_what_the_compiler_gives(
    edits: list[tuple[int, str, str]],
) -> None:
    analysis = Analysis()
    texts = {"甲": WHOLE, "乙": OTHER}
    analysed(analysis, texts)
    for number, how, other in edits:
        texts = {**texts, "甲": edited(texts["甲"], number, how, other)}
        assert analysed(analysis, texts) == compiled(texts)


def test_the_shipped_rules_are_analysed_as_the_compiler_does() -> None:
    folder = Path(__file__).parents[2] / "biaochi" / "rulesets"
    texts = {str(p): p.read_text(encoding="utf-8") for p in sorted(folder.rglob("*.biao"))}
    assert analysed(Analysis(), texts) == compiled(texts)
