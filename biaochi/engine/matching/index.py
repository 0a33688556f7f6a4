"""One literal index over the words of all rules (Aho-Corasick, linear in the text)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from biaochi.grammar.compiled import WordSet

Hit = tuple[int, int]
"""Start and end (exclusive) of a word in a folded text."""

SEPARATOR = "\n"
"""Stands between texts that are scanned together; no folded word contains it."""


@dataclass(frozen=True, slots=True)
class _Uses:
    """The word sets that look for one word, and those that avoid it."""

    wanted: tuple[int, ...]
    avoided: tuple[int, ...]


class LiteralIndex:
    """Finds the words of many word sets in many texts at once."""

    def __init__(self, sets: Sequence[WordSet]) -> None:
        self.sets = tuple(sets)
        wanted: dict[str, list[int]] = {}
        avoided: dict[str, list[int]] = {}
        for number, word_set in enumerate(sets):
            for word in word_set.words:
                wanted.setdefault(word, []).append(number)
            for word in word_set.avoid:
                avoided.setdefault(word, []).append(number)
        words = sorted({*wanted, *avoided})
        self._uses = tuple(
            _Uses(tuple(wanted.get(w, ())), tuple(avoided.get(w, ()))) for w in words
        )
        self._automaton = AhoCorasick(words) if words else None

    def scan(self, texts: Sequence[str]) -> Postings:
        """Every hit of every word set in the texts, by set and number of the text."""
        postings = Postings()
        if self._automaton is None:
            return postings
        joined = SEPARATOR.join(texts)
        number, base, limit = 0, 0, len(texts[0]) if texts else 0
        # Hits come ordered by their end, so that the text they stand in only moves forward.
        for word, start, end in self._automaton.find_matches_as_indexes(joined, overlapping=True):
            while end > limit:
                base = limit + 1
                number += 1
                limit = base + len(texts[number])
            uses = self._uses[word]
            hit = (start - base, end - base)
            for set_number in uses.wanted:
                postings.add(set_number, number, hit)
            for set_number in uses.avoided:
                postings.avoid(set_number, number, hit)
        return postings


class Postings:
    """Where the words of each set stand: set number → text number → hits in order."""

    def __init__(self) -> None:
        self._raw: dict[int, dict[int, list[Hit]]] = {}
        self._avoid: dict[tuple[int, int], list[Hit]] = {}
        self._clean: dict[tuple[int, int], tuple[Hit, ...]] = {}

    def add(self, set_number: int, text: int, hit: Hit) -> None:
        """Note a hit of a wanted word."""
        self._raw.setdefault(set_number, {}).setdefault(text, []).append(hit)

    def avoid(self, set_number: int, text: int, hit: Hit) -> None:
        """Note a hit of a word that the set avoids."""
        self._avoid.setdefault((set_number, text), []).append(hit)

    def sets(self) -> Iterable[int]:
        """The numbers of the sets that have a hit anywhere."""
        return self._raw.keys()

    def count(self, set_number: int) -> int:
        """In how many texts the set has a hit."""
        return len(self._raw.get(set_number, ()))

    def texts(self, set_number: int) -> Iterable[int]:
        """The numbers of the texts in which the set has a hit."""
        return self._raw.get(set_number, {}).keys()

    def hits(self, set_number: int, text: int) -> tuple[Hit, ...]:
        """The hits of a set in a text: the longest words only, those to avoid left out."""
        key = (set_number, text)
        found = self._clean.get(key)
        if found is None:
            raw = self._raw.get(set_number, {}).get(text, [])
            found = self._clean[key] = _dominant(raw, self._avoid.get(key, []))
        return found


def _dominant(hits: list[Hit], avoid: list[Hit]) -> tuple[Hit, ...]:
    """Hits that lie in no longer hit and in no word to avoid, by start."""
    kept: list[Hit] = []
    reach = -1
    for start, end in sorted(hits, key=lambda h: (h[0], -h[1])):
        if end <= reach:
            continue
        reach = end
        if not any(a <= start and end <= b for a, b in avoid):
            kept.append((start, end))
    return tuple(kept)
