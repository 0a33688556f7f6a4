"""The word lists that the handbook's rules speak of by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass

from biaochi.grammar.compiled import Rule
from biaochi.grammar.condition import Slot, WordSet

_MOST = 60
"""Words that an appendix quotes of one list: enough to know what it is about."""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A word list: how many words it has and which, the longest lists cut."""

    name: str
    count: int
    words: str


def used(rules: Iterable[Rule], sets: tuple[WordSet, ...]) -> tuple[ListEntry, ...]:
    """The named lists that stand in conditions of these rules, by name."""
    numbers = {s.words for r in rules for s in _slots((r.when, r.unless)) if s.words is not None}
    named = {sets[n].name: sets[n] for n in numbers if sets[n].name}
    return tuple(
        ListEntry(name, len(one.words) + len(one.values), quoted(one))
        for name, one in sorted(named.items())
    )


def quoted(one: WordSet) -> str:
    """Words set apart by 、, shorter ones first."""
    words = sorted(one.words, key=lambda w: (len(w), w)) + [f"某个{v}" for v in one.values]
    more = f" 等 {len(words)} 个" if len(words) > _MOST else ""
    return "、".join(words[:_MOST]) + more


def _slots(value: object) -> Iterator[Slot]:
    """All slots in a condition, however deep: every node is a dataclass or a tuple of nodes."""
    if isinstance(value, Slot):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _slots(part)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _slots(getattr(value, one.name))
