"""`biaochi test --mutate` for reading in a terminal: the parts of rules that no example notices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from biaochi.engine.ruletest.mutate import Mutated
from biaochi.engine.ruletest.words import UnnoticedWords
from biaochi.reports.wrap import lines as wrapped

_WIDTH = 80
_MARGIN = 2
_MOST_WORDS = 12


def render(mutated: Sequence[Mutated], words: Sequence[UnnoticedWords], brief: bool) -> str:
    """Each change that went unnoticed with what to add, or with `brief` how many of each kind."""
    lines = _counts(mutated) if brief else [line for m in mutated for line in _rule(m)]
    lines += [line for w in words if w.unnoticed for line in _words(w)] if not brief else []
    return "".join(f"{line}\n" for line in [*lines, *_summary(mutated, words)])


def _rule(one: Mutated) -> list[str]:
    lines: list[str] = []
    for line, together in groupby(sorted(one.unnoticed, key=lambda m: m.line), lambda m: m.line):
        lines.append(f"{one.rule.source.file}:{line} {one.rule.name}")
        for mutant in together:
            lines += _indented(mutant.done, 1)
            lines += _indented(mutant.advice, 2)
    return lines


def _indented(text: str, depth: int) -> list[str]:
    margin = " " * _MARGIN * depth
    return [margin + row for row in wrapped(text, _WIDTH - len(margin))]


def _counts(mutated: Sequence[Mutated]) -> list[str]:
    kinds = Counter(mutant.kind for one in mutated for mutant in one.unnoticed)
    worst = sorted(mutated, key=lambda m: -len(m.unnoticed))[:10]
    lines = [f"{count:6} {kind}" for kind, count in kinds.most_common()]
    if lines:
        lines += ["", "最多的规则："]
    lines += [f"{len(m.unnoticed):6} / {m.tried} {m.rule.name}" for m in worst if m.unnoticed]
    return [*lines, ""] if lines else []


def _words(one: UnnoticedWords) -> list[str]:
    name = f"词表 <{one.words.name}>" if one.words.name else f"({'|'.join(one.words.words[:3])}…)"
    rule = one.rules[0]
    others = f" 等 {len(one.rules)} 条规则" if len(one.rules) > 1 else ""
    shown = "、".join(one.unnoticed[:_MOST_WORDS])
    more = f" 等 {len(one.unnoticed)} 个" if len(one.unnoticed) > _MOST_WORDS else ""
    head = f"{rule.source.file}:{rule.source.line} {rule.name}{others}"
    said = f"{name} 的 {shown}{more}"
    return [head, *_indented(said, 1), *_indented("加一个违规例句用上它；用不上的词删去。", 2)]


def _summary(mutated: Sequence[Mutated], words: Sequence[UnnoticedWords]) -> list[str]:
    tried, missed = sum(m.tried for m in mutated), sum(len(m.unnoticed) for m in mutated)
    lines = [
        f"{len(mutated)} 条规则，改动 {tried} 处：{tried - missed} 处有例句看出，{missed} 处没有"
    ]
    if words:
        total, left = sum(w.tried for w in words), sum(len(w.unnoticed) for w in words)
        lines.append(f"{len(words)} 组词，{total} 个：{total - left} 个有例句看出，{left} 个没有")
    return lines
