"""One literal index over the words of all rules (Aho-Corasick, linear in the text)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
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
        found: list[dict[int, list[Hit]]] = [{} for _ in texts]
        if self._automaton is None or not texts:
            return Postings(self, found)
        number, base, limit = 0, 0, len(texts[0])
        here = found[0]
        joined = SEPARATOR.join(texts)
        # Hits come ordered by their end, so that the text they stand in only moves forward.
        for word, start, end in self._automaton.find_matches_as_indexes(joined, overlapping=True):
            if word in self._with_figures and _inside_number(joined, start, end):
                continue
            while end > limit:
                base = limit + 1
                number += 1
                limit = base + len(texts[number])
                here = found[number]
            hit = (start - base, end - base)
            if word in here:
                here[word].append(hit)
            else:
                here[word] = [hit]
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
    """Where words stand in the scanned texts, answered for word sets as rules ask for them.

    Texts are kept as bits of whole numbers: to find those with a word of each of several sets is
    then one operation for each set, however many hits there are.
    """

    def __init__(self, index: LiteralIndex, by_text: Sequence[dict[int, list[Hit]]]) -> None:
        self._index = index
        self._by_text = by_text
        self._clean: dict[tuple[int, int], tuple[Hit, ...]] = {}

    @cached_property
    def sets(self) -> dict[int, int]:
        """The sets that have a hit anywhere, by number: bit n is set where text n has one."""
        texts: dict[int, int] = defaultdict(int)
        for number, words in enumerate(self._by_text):
            bit = 1 << number
            for word in words:
                texts[word] |= bit
        found: dict[int, int] = defaultdict(int)
        for word, bits in texts.items():
            for number in self._index.users[word]:
                found[number] |= bits
        return found

    def texts_with_all(self, set_numbers: Sequence[int]) -> set[int]:
        """The numbers of the texts in which each of the sets has a hit."""
        bits = -1
        for number in set_numbers:
            bits &= self.sets.get(number, 0)
        found = set()
        while bits > 0:
            lowest = bits & -bits
            found.add(lowest.bit_length() - 1)
            bits ^= lowest
        return found

    def hits(self, set_number: int, text: int) -> tuple[Hit, ...]:
        """The hits of a set in a text: the longest words only, those to avoid left out."""
        key = (set_number, text)
        found = self._clean.get(key)
        if found is None:
            wanted = self._rows(self._index.wanted[set_number], text)
            avoided = self._rows(self._index.avoided[set_number], text) if wanted else []
            found = self._clean[key] = _dominant(wanted, avoided)
        return found

    def _rows(self, words: Set[int], text: int) -> list[Hit]:
        """The hits of some words in one text."""
        here = self._by_text[text]
        return [hit for word in here.keys() & words for hit in here[word]]


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
