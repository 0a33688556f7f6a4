"""The word sets of a rule book: equal sets are held once and known by number."""

from __future__ import annotations

from biaochi.grammar.compiled import ValueKind, WordSet
from biaochi.grammar.lists import Words


class Pool:
    """Numbers word sets in the order in which they are first used."""

    def __init__(self) -> None:
        self._numbers: dict[Words, int] = {}
        self._sets: list[WordSet] = []

    def number(self, words: Words, name: str = "") -> int:
        """The number of this set."""
        known = self._numbers.get(words)
        if known is None:
            known = self._numbers[words] = len(self._sets)
            kinds = tuple(k for k in ValueKind if k in words.values)
            found, avoid = _longest_first(words.words), _longest_first(words.avoid)
            self._sets.append(WordSet(found, avoid, kinds, name))
        return known

    @property
    def sets(self) -> tuple[WordSet, ...]:
        """All sets by number."""
        return tuple(self._sets)


def _longest_first(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda w: (-len(w), w)))
