"""Conditions in plain words: what a reader is told who does not know the rule language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from biaochi.grammar import condition as c
from biaochi.handbook.amounts import operator, term

_SHOWN = 8
"""Words of a group that are quoted; of longer groups the first ones stand for all."""
_WHERE = {
    c.Scope.CLAUSE: "句中",
    c.Scope.PARAGRAPH: "同一段里",
    c.Scope.TITLE: "所在章节的标题里",
    c.Scope.COLUMN: "所在列的列名里",
    c.Scope.ROW: "同一行的其他格里",
    c.Scope.LEAD: "引导语里",
    c.Scope.FACTOR: "评分行的因素格里",
    c.Scope.STANDARD: "评分行的标准格里",
    c.Scope.SECTION: "同一节里",
    c.Scope.DOCUMENT: "全文里",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """Says conditions in Chinese; `sets` are the word sets of the book that they come from."""

    sets: tuple[c.WordSet, ...]

    def alternatives(self, condition: c.Condition) -> tuple[str, ...]:
        """One text for each way in which the condition can hold."""
        parts = condition.parts if isinstance(condition, c.Or) else (condition,)
        return tuple(self.say(part) for part in parts)

    def say(self, condition: c.Condition) -> str:
        """The condition in words, without a full stop."""
        match condition:
            case c.And(parts):
                return "，并且".join(self._inner(p) for p in parts)
            case c.Or(parts):
                return "，或者".join(self._inner(p) for p in parts)
            case c.Not(part):
                return self._negated(part)
            case c.Contains() | c.AtLeastHits():
                return self._found(condition)
            case c.PartyIs(parties):
                return f"约束的是{_listed(parties, '或')}"
            case c.PlaceIs(places):
                return f"位于{_listed(places, '或')}部分"
            case c.AtLeast(number, parts):
                among = "；".join(self.say(p) for p in parts)
                return f"下列 {len(parts)} 项中至少 {number} 项成立（{among}）"
        return self._about_facts(condition)

    def _about_facts(
        self, condition: c.Comparison | c.FactIs | c.FactMissing | c.FactConflict
    ) -> str:
        match condition:
            case c.Comparison(left, sign, right):
                return f"{term(left, self.words)}{operator(sign)}{term(right, self.words)}"
            case c.FactIs(fact, names):
                return f"要素「{fact}」是{_listed(names, '或')}"
            case c.FactMissing(fact):
                return f"文件没有写明「{fact}」"
            case c.FactConflict(fact):
                return f"文件里「{fact}」前后写得不一致"

    def words(self, number: int) -> str:
        """A word set: its name and a few of its words, or all of them where they are few."""
        one = self.sets[number]
        if one.name:
            return f"〈{one.name}〉类词语"
        ordered = sorted(one.words, key=lambda w: (len(w), w))
        quoted = [f"“{w}”" for w in ordered] + [f"某个{v}" for v in one.values]
        if len(quoted) == 1:
            return quoted[0]
        if len(quoted) <= _SHOWN:
            return "".join(quoted) + "之一"
        return f"{''.join(quoted[:_SHOWN])}等 {len(quoted)} 种说法之一"

    def _inner(self, part: c.Condition) -> str:
        text = self.say(part)
        return f"（{text}）" if isinstance(part, c.And | c.Or) else text

    def _negated(self, part: c.Condition) -> str:
        match part:
            case c.Contains():
                return self._found(part).replace("有", "没有", 1)
            case c.PartyIs(parties):
                return f"约束的不是{_listed(parties, '或')}"
            case c.PlaceIs(places):
                return f"不在{_listed(places, '、')}部分"
            case c.FactIs(fact, names):
                return f"要素「{fact}」不是{_listed(names, '或')}"
            case c.FactMissing(fact):
                return f"文件写明了「{fact}」"
        return f"并非（{self.say(part)}）"

    def _found(self, condition: c.Contains | c.AtLeastHits) -> str:
        if isinstance(condition, c.AtLeastHits):
            kind = "种不同的说法" if condition.distinct else "处"
            return f"{self._found(condition.contains)}，至少 {condition.number} {kind}"
        where = _WHERE[condition.scope]
        if condition.places:
            where = f"文件的{_listed(condition.places, '、')}部分里"
        return f"{where}有{self._phrase(condition.phrase)}"

    def _phrase(self, phrase: c.Phrase) -> str:
        text = self._slot(phrase.slots[0])
        for gap, slot in zip(phrase.gaps, phrase.slots[1:], strict=True):
            text += f"，{_distance(gap)}{self._slot(slot)}"
        return text

    def _slot(self, slot: c.Slot) -> str:
        if slot.words is not None:
            return self.words(slot.words)
        if slot.value is not None:
            return f"某个{slot.value}"
        return f"与前面「{slot.same}」相同的文字"


def _distance(gap: c.Gap) -> str:
    if not gap.most:
        return "紧接着是"
    if not gap.ordered:
        return f"前后 {gap.most} 字以内有"
    return f"其后 {gap.least}～{gap.most} 字处有" if gap.least else f"其后 {gap.most} 字以内有"


def _listed(names: Iterable[str], joint: str) -> str:
    return joint.join(sorted(str(n) for n in names))
