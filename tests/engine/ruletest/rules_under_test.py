"""Rule books made of a few lines, for testing the tests of rules."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from biaochi.engine.matching.check import Checker
from biaochi.engine.ruletest import ExampleResult, run
from biaochi.grammar.diagnostics import render
from biaochi.grammar.loader import load

ROOT = Path(__file__).resolve().parents[3]
_STATUTE = """法规 《甲法》
  文号 某令第1号
  施行 2000-01-01
  位阶 法律
  核对 已核
  结构 1
  要旨 第一条 不得限定注册地
"""
RULE = """规则 驻点.人数  要求投标时已有驻点人员
  级别 黄
  依据 《甲法》第一条
  说明 {原文}。
  建议 删去。
"""
WHEN = "当 含 本市 …4 驻点人员"


def text_with(*lines: str, when: Sequence[str] = (WHEN,)) -> str:
    """A rule file with one rule that has these conditions and examples."""
    return "\n".join([_STATUTE, RULE.rstrip(), *(f"  {line}" for line in (*when, *lines))]) + "\n"


def checker(
    folder: Path, *lines: str, when: Sequence[str] = (WHEN,), beside: Sequence[str] = ()
) -> Checker:
    """A checker for the one rule, written to a file in a folder, with files that stand beside it."""
    file = folder / "驻点.biao"
    file.write_text(text_with(*lines, when=when), encoding="utf-8")
    loaded = load([file, *(folder / name for name in beside)])
    assert loaded.book is not None, "\n".join(render(d) for d in loaded.diagnostics)
    return Checker(loaded.book)


def results(folder: Path, *lines: str, when: Sequence[str] = (WHEN,)) -> list[ExampleResult]:
    return list(run(checker(folder, *lines, when=when)))
