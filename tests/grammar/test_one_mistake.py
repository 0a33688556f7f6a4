"""A mistake in one declaration is told, and hides neither the mistakes nor the sense of others."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import biaochi
from biaochi.grammar.compiled import RuleBook
from biaochi.grammar.compiler import compile_files
from biaochi.grammar.diagnostics import Diagnostic, Log
from biaochi.grammar.loader import RuleText

HEAD = """语言版本 1
规则集 示例
法规 《甲法》
  位阶 法律
  文号 某令第1号
  施行 2000-01-01
  核对 已核
  结构 1 2 3
  要旨 第一条 不得限定注册地
"""
KINDS = {
    "词表": "词表 {n}\n  本市 | 本省\n  避开 日本市场\n",
    "要素": "要素 {n}  某额\n  类型 金额\n  标签 某额{n}\n  范围 0元 至 100万元\n  例 某额{n}：5万元 = 5万元\n",
    "算": "要素 {n}  某额\n  类型 金额\n  计算 要素 要素0 × 2% + 1元\n",
    "阈值": "阈值 {n}  某数\n  类型 百分比\n  方向 上限\n  依据 《甲法》第一条\n  取值 2% 2024-12-31 止\n  取值 3% 2025-01-01 起\n",
    "句": (
        "规则 句.{n}  某规则\n  级别 红\n  依据 《甲法》第一条\n  当 含 <词表0> …8 @金额 且 值 金额 > 要素 要素0\n"
        "  说明 「{{原文}}」。\n  建议 改。\n  违规 须【在本市缴5元】。\n"
    ),
    "总": (
        "规则 总.{n}  某规则\n  级别 红\n  依据 《甲法》第一条\n  适用 要素 要素0 > 3元\n  当 非 全文 含 <词表0>\n"
        "  应在 须知\n  说明 缺。\n  建议 改。\n  违规 无。\n"
    ),
}
WRONG = {
    "词表": [
        ("避开 日本市场", "减 <没有>"),
        ("本市 | 本省", "本市 | <没有的>"),
    ],
    "要素": [
        ("0元 至", "0日 至"),
        ("= 5万元", "= 5日"),
        ("类型 金额", "类型 百分比"),
        ("标签 某额", "标鉴 某额"),
    ],
    "算": [
        ("× 2%", "× 2日"),
        ("要素 要素0", "要素 没有"),
        ("+ 1元", "+ 1"),
        ("× 2%", "× 阈值 没有"),
    ],
    "阈值": [
        ("3% 2025-01-01", "3% 2025-02-01"),
        ("取值 2%", "取值 2日"),
        ("第一条", "第九条"),
        ("上限", "上线"),
    ],
    "句": [
        ("> 要素 要素0", "> 3日"),
        ("含 <", "含 …5 <"),
        ("{原文}", "{没有}"),
        ("级别 红", "级别 紫"),
        ("值 金额", "值 别的"),
    ],
    "总": [
        ("要素 要素0 ", " 3元>含 甲"),
        ("非 全文", "非 非 全文"),
        ("第一条", "第八条"),
        ("应在 须知", "应在 哪里"),
    ],
}
"""Of each kind of declaration a part, and what makes it wrong in its place."""
PRE = [("词表", 0), ("要素", 0)]


def text_of(
    declarations: list[tuple[str, int]], broken: dict[int, tuple[str, str]]
) -> tuple[str, list[int]]:
    """The file with these declarations, some broken, and the line at which each begins."""
    text, starts = HEAD, []
    for place, (kind, number) in enumerate(declarations):
        starts.append(text.count("\n") + 1)
        made = KINDS[kind].format(n=f"{kind}{number}")
        if place in broken:
            old, new = broken[place]
            assert old in made, (old, made)
            made = made.replace(old, new, 1)
        text += made
    return text, starts


def compiled(text: str) -> tuple[RuleBook, tuple[Diagnostic, ...]]:
    log = Log()
    book = compile_files([RuleText("例.biao", text)], "", log)
    return book, log.sorted


def names(book: RuleBook) -> set[str]:
    """What has been compiled, by the end of its name."""
    named = (
        *(r.name for r in book.rules),
        *(f.name for f in book.facts),
        *(t.name for t in book.thresholds),
    )
    return {name.rpartition(".")[2] for name in named}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.data())
def test_exactly_the_broken_declarations_are_told(data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=2, max_size=10))
    declarations = [*PRE, *((kind, n) for n, kind in enumerate(chosen, 1))]
    # The first two are referred to by the others: what is wrong with them is another matter.
    places = data.draw(st.sets(st.integers(2, len(declarations) - 1), max_size=4))
    broken = {p: data.draw(st.sampled_from(WRONG[declarations[p][0]])) for p in sorted(places)}
    text, starts = text_of(declarations, broken)
    book, noted = compiled(text)
    told = {max(i for i, s in enumerate(starts) if s <= d.line) for d in noted}
    assert told == set(broken), text
    sound = {
        f"{kind}{number}"
        for place, (kind, number) in enumerate(declarations)
        if place not in broken and kind != "词表"
    }
    assert names(book) == sound


RULES = Path(biaochi.__file__).parent / "rulesets"
SHIPPED = (
    "国家/保证金计算.biao",
    "国家/时间.biao",
    "国家/价格分.biao",
    "国家/一致.biao",
    "国家/缺失.biao",
)
PIECES = [
    "（",
    ")",
    "{",
    "}",
    "<",
    "〔",
    "】",
    "|",
    "；",
    "…",
    "@",
    "=",
    ">",
    "-",
    "×",
    "#",
    "\u3000",
]
PIECES += [
    "要素",
    "阈值",
    "值 ",
    "至少 2 项 (",
    "非 ",
    "或",
    "\n",
    "当 ",
    "  ",
    "20日",
    "2%",
    "0",
    "\ud800",
]


def spoilt(text: str, chance: random.Random) -> str:
    """The text with a few characters or lines taken out, put in, doubled or moved."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        length = chance.choice((0, 1, 2, 5, 30))
        piece = chance.choice((*PIECES, text[at : at + chance.randint(1, 60)], ""))
        text = text[:at] + piece + text[at + length :]
    if chance.random() < 0.3:
        lines = text.splitlines()
        first = chance.randrange(len(lines))
        lines.insert(chance.randrange(len(lines)), lines.pop(first))
        text = "\n".join(lines)
    return text


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", SHIPPED)
def test_whatever_is_done_to_a_file_the_compiler_answers(name: str, seed: int) -> None:
    chance = random.Random(f"{name}{seed}")
    text = (RULES / name).read_text(encoding="utf-8")
    others = [
        RuleText(f.name, f.read_text(encoding="utf-8"))
        for folder in ("法规", "阈值")
        for f in sorted((RULES / folder).glob("*.biao"))
    ]
    log = Log()
    compile_files([*others, RuleText(name, spoilt(text, chance))], "", log)
    for noted in log.sorted:
        assert noted.code
        assert noted.cause


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from([*PIECES, "规则 甲.乙 丙\n", "当 含 甲\n", "词表 丁\n", "甲"]), max_size=40
    )
)
def test_any_text_is_answered(pieces: list[str]) -> None:
    compiled(HEAD + "".join(pieces))
