"""One literal index over the words of all rules (Aho-Corasick, linear in the text)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from ahocorasick_rs import AhoCorasick

from biaochi.grammar.compiled import WordSet

Hit = tuple[int, int]
"""Start and end (exclusive) of a word in a folded text."""

SEPARATOR = "\n"
"""Stands between texts that are scanned together; no folded word contains it."""


class LiteralIndex:
    """Finds the words of many word sets in many texts at once."""

    def __init__(self, sets: Sequence[WordSet]) -> None:
        self.sets = tuple(sets)
        numbers: dict[str, int] = {}
        for word_set in sets:
            for word in (*word_set.words, *word_set.avoid):
                numbers.setdefault(word, len(numbers))
        self.wanted = tuple(frozenset(numbers[w] for w in s.words) for s in sets)
        self.avoided = tuple(frozenset(numbers[w] for w in s.avoid) for s in sets)
        users: dict[int, list[int]] = {word: [] for word in numbers.values()}
        for number, wanted in enumerate(self.wanted):
            for word_number in wanted:
                users[word_number].append(number)
        self.users = users
        # 7% does not stand in 97%, nor 3年 in 23年.
        self._with_figures = frozenset(
            number for word, number in numbers.items() if word[0].isdigit() or word[-1].isdigit()
        )
        self._automaton = AhoCorasick(list(numbers)) if numbers else None

    def scan(self, texts: Sequence[str]) -> Postings:
        """Every hit of every word in the texts."""
        found: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        if self._automaton is None or not texts:
            return Postings(self, found)
        number, base, limit = 0, 0, len(texts[0])
        joined = SEPARATOR.join(texts)
        # Hits come ordered by their end, so that the text they stand in only moves forward.
        for word, start, end in self._automaton.find_matches_as_indexes(joined, overlapping=True):
            if word in self._with_figures and _inside_number(joined, start, end):
                continue
            while end > limit:
                base = limit + 1
                number += 1
                limit = base + len(texts[number])
            found[word].append((number, start - base, end - base))
        return Postings(self, found)


def _inside_number(text: str, start: int, end: int) -> bool:
    """Whether a word that begins or ends with a figure is only a part of a longer number."""
    before = text[start - 1 : start]
    if text[start].isdigit() and (
        before.isdigit() or (before in {".", ","} and text[start - 2 : start - 1].isdigit())
    ):
        return True
    return text[end - 1].isdigit() and text[end : end + 1].isdigit()


class Postings:
    """Where words stand in the scanned texts, answered for word sets as rules ask for them."""

    def __init__(self, index: LiteralIndex, by_word: dict[int, list[tuple[int, int, int]]]) -> None:
        self._index = index
        self._by_word = by_word
        self._by_set: dict[int, dict[int, list[Hit]]] = {}
        self._clean: dict[tuple[int, int], tuple[Hit, ...]] = {}

    @cached_property
    def sets(self) -> dict[int, int]:
        """The sets that have a hit anywhere, by number, with how many."""
        counts: dict[int, int] = defaultdict(int)
        for word, hits in self._by_word.items():
            for number in self._index.users[word]:
                counts[number] += len(hits)
        return counts

    def texts_with_all(self, set_numbers: Sequence[int]) -> set[int]:
        """The numbers of the texts in which each of the sets has a hit; the rarest is asked first."""
        rarest, *others = sorted(set_numbers, key=self.sets.__getitem__)
        common = set(self._of(rarest))
        for number in others:
            if not common:
                break
            common.intersection_update(self._of(number))
        return common

    def hits(self, set_number: int, text: int) -> tuple[Hit, ...]:
        """The hits of a set in a text: the longest words only, those to avoid left out."""
        key = (set_number, text)
        found = self._clean.get(key)
        if found is None:
            hits = self._of(set_number).get(text, [])
            found = self._clean[key] = _dominant(hits, self._avoid(set_number, text))
        return found

    def _of(self, set_number: int) -> dict[int, list[Hit]]:
        rows = self._by_set.get(set_number)
        if rows is None:
            rows = self._by_set[set_number] = defaultdict(list)
            for word in self._by_word.keys() & self._index.wanted[set_number]:
                for text, start, end in self._by_word[word]:
                    rows[text].append((start, end))
        return rows

    def _avoid(self, set_number: int, text: int) -> list[Hit]:
        return [
            (start, end)
            for word in self._by_word.keys() & self._index.avoided[set_number]
            for number, start, end in self._by_word[word]
            if number == text
        ]


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
