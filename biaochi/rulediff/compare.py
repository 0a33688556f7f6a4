"""Two sets of rules compared by what they mean: rule by rule, fact by fact, list by list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from biaochi.grammar.compiled import FactDeclaration, Rule, Source, Threshold
from biaochi.grammar.lists import Words
from biaochi.rulediff import aspects
from biaochi.rulediff.aspects import Aspect
from biaochi.rulediff.meaning import meaning
from biaochi.rulediff.sides import Side, lists_in

_WORDED = ("当", "除非", "适用", "取值", "标签")
"""Aspects that can change without a change of their text, by a word list that they refer to."""


@dataclass(frozen=True, slots=True)
class Change:
    """One aspect of a declaration: what it said and no longer says, and what it says now."""

    aspect: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A rule, fact or threshold that means something else now.

    `lists` are changed word lists that it refers to.
    """

    kind: str
    name: str
    title: str
    changes: tuple[Change, ...]
    lists: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A declaration that is there on one side only; `level` is that of a rule."""

    kind: str
    name: str
    title: str
    level: str = ""


@dataclass(frozen=True, slots=True)
class ListChange:
    """A word list with other words, or other words to avoid; and the rules that this changes."""

    name: str
    removed: tuple[str, ...]
    added: tuple[str, ...]
    avoid_removed: tuple[str, ...]
    avoid_added: tuple[str, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs between two sets of rules."""

    added: tuple[Named, ...]
    removed: tuple[Named, ...]
    changed: tuple[Changed, ...]
    lists: tuple[ListChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether both sets mean the same."""
        return not (self.added or self.removed or self.changed or self.lists)


_Declared = Rule | FactDeclaration | Threshold
_Key = tuple[str, str, int]


def compare(old: Side, new: Side) -> Comparison:
    """What changed from one set of rules to the other, in the order of names."""
    before, after = _declarations(old), _declarations(new)
    changed_lists = frozenset(
        n for n in old.lists.keys() & new.lists.keys() if old.lists[n] != new.lists[n]
    )
    changed = tuple(
        made
        for key in sorted(before.keys() & after.keys(), key=_order)
        if (made := _changed(key[0], (before[key], old), (after[key], new), changed_lists))
    )
    return Comparison(
        tuple(_named(k, after[k]) for k in sorted(after.keys() - before.keys(), key=_order)),
        tuple(_named(k, before[k]) for k in sorted(before.keys() - after.keys(), key=_order)),
        changed,
        tuple(_list_changes(old, new, changed)),
    )


def _order(key: _Key) -> tuple[int, str, int]:
    return ("规则", "要素", "阈值").index(key[0]), key[1], key[2]


def _declarations(side: Side) -> dict[_Key, _Declared]:
    """By kind and name; versions of a rule by their order in time too."""
    found: dict[_Key, _Declared] = {}
    seen: Counter[tuple[str, str]] = Counter()
    rules = sorted(_written(side.book.rules), key=lambda r: (r.start is not None, r.start))
    parts = (("规则", rules), ("要素", side.book.facts), ("阈值", side.book.thresholds))
    for kind, declared in parts:
        for one in declared:
            found[kind, one.name, seen[kind, one.name]] = one
            seen[kind, one.name] += 1
    return found


def _written(rules: Sequence[Rule]) -> Iterable[Rule]:
    """One rule for each declaration: where an adjustment reaches a part of it only, that part."""
    found: dict[Source, Rule] = {}
    for rule in rules:
        if rule.source not in found or rule.adjustments:
            found[rule.source] = rule
    return found.values()


def _named(key: _Key, one: _Declared) -> Named:
    return Named(key[0], one.name, one.title, one.level if isinstance(one, Rule) else "")


def _aspects(kind: str) -> tuple[Aspect, ...]:
    return {"规则": aspects.RULE, "要素": aspects.FACT, "阈值": aspects.THRESHOLD}[kind]


def _changed(
    kind: str,
    before: tuple[_Declared, Side],
    after: tuple[_Declared, Side],
    changed_lists: frozenset[str],
) -> Changed | None:
    changes: list[Change] = []
    lists: set[str] = set()
    for aspect in _aspects(kind):
        said = {_meant(i, before[1]): aspect.shown(i) for i in aspect.items(before[0])}
        says = {_meant(i, after[1]): aspect.shown(i) for i in aspect.items(after[0])}
        gone = [text for key, text in said.items() if key not in says]
        come = [text for key, text in says.items() if key not in said]
        reason = _lists_behind(aspect, (*gone, *come), after[1]) & changed_lists
        lists |= reason
        # The same text on both sides means other words: the lists say which.
        both = set(gone) & set(come) if reason else set()
        removed = tuple(t for t in gone if t not in both)
        added = tuple(t for t in come if t not in both)
        if removed or added:
            changes.append(Change(aspect.label, removed, added))
    if not changes and not lists:
        return None
    one = after[0]
    return Changed(kind, one.name, one.title, tuple(changes), tuple(sorted(lists)))


def _lists_behind(aspect: Aspect, texts: Sequence[str], side: Side) -> frozenset[str]:
    """The word lists that an aspect leans on, directly or not."""
    if aspect.label not in _WORDED:
        return frozenset()
    return side.reaching(frozenset(name for text in texts for name in lists_in(text)))


def _meant(item: Any, side: Side) -> Any:
    return meaning(item, side.book.sets)


def _list_changes(old: Side, new: Side, changed: Sequence[Changed]) -> Iterator[ListChange]:
    """Lists with other words; lists that are new or gone show in the rules that use them."""
    for name in sorted(old.lists.keys() & new.lists.keys()):
        before, after = old.lists[name], new.lists[name]
        if before != after:
            yield ListChange(
                name,
                _fewer(before, after),
                _fewer(after, before),
                tuple(sorted(before.avoid - after.avoid)),
                tuple(sorted(after.avoid - before.avoid)),
                tuple(c.name for c in changed if name in c.lists),
            )


def _fewer(before: Words, after: Words) -> tuple[str, ...]:
    kinds = (f"@{kind}" for kind in sorted(before.values - after.values))
    return (*sorted(before.words - after.words), *kinds)
