"""Adjustments beside each other: none of a layer twice, and which rules an adjusted threshold touches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from biaochi.grammar.compiled import Layer, Rule, Threshold
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.traits import thresholds_of
from biaochi.grammar.tree import Declaration, Field, Name, SyntaxFile

_ONCE = ("级别", "状态", "取值")
"""What a layer may change once: another change of the same would depend on the order of files."""


class Seen:
    """What each layer has adjusted so far."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._places: dict[tuple[str, str, str], tuple[SyntaxFile, Field]] = {}

    def first(self, file: SyntaxFile, declaration: Declaration, layer: Layer, target: Name) -> bool:
        """Whether the layer adjusts each thing for the first time here; the second is reported."""
        sound = True
        for keyword in _ONCE:
            field = declaration.first(keyword)
            if field is None:
                continue
            before = self._places.setdefault((layer.label, target.text, keyword), (file, field))
            if before[1] is field:
                continue
            line = before[0].source.position(before[1].at.start)[0]
            cause = (
                f"{layer.label}已在 {before[0].source.name} 第 {line} 行"
                f"调整过「{target.text}」的{keyword}。"
            )
            self._log.add("E709", file.source, field.at, cause, "合并成一个调整。")
            sound = False
        return sound


def with_thresholds(rule: Rule, thresholds: Mapping[str, Threshold]) -> Rule:
    """The rule with the adjustments of the thresholds that it compares with."""
    conditions = (rule.when, *rule.unless, *((rule.applies_if,) if rule.applies_if else ()))
    used = dict.fromkeys(name for c in conditions for name in thresholds_of(c))
    more = tuple(a for name in used if name in thresholds for a in thresholds[name].adjustments)
    return replace(rule, adjustments=(*rule.adjustments, *more)) if more else rule
