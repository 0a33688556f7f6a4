"""What the words of a set can be found as, and when one phrase holds wherever another does.

Everything here is proven from the words alone; where it cannot be proven the answer is no.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from biaochi.engine.reading.split import split
from biaochi.grammar.compiled import Contains, Gap, Phrase, Scope, Slot, WordSet

_STOPS = frozenset("。！？；｡!?;")


class Sets:
    """The word sets of a book, with what has been found out about them."""

    def __init__(self, sets: Sequence[WordSet]) -> None:
        self.sets = tuple(sets)
        self._live: dict[int, tuple[str, ...]] = {}
        self._wider: dict[tuple[int, int], bool] = {}

    @cached_property
    def _words(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(s.words) for s in self.sets)

    def live(self, number: int, in_clause: bool) -> tuple[str, ...]:
        """The words of a set that can be found at all, in a clause or in a text that is not cut."""
        if number not in self._live:
            avoid = frozenset(self.sets[number].avoid)
            self._live[number] = tuple(w for w in self.sets[number].words if w not in avoid)
        words = self._live[number]
        return tuple(w for w in words if not is_cut(w)) if in_clause else words

    def wider(self, wide: int, narrow: int) -> bool:
        """Whether the first set has a hit wherever the second has one, and the same hit."""
        key = (wide, narrow)
        if key not in self._wider:
            self._wider[key] = wide == narrow or self._is_wider(wide, narrow)
        return self._wider[key]

    def _is_wider(self, wide: int, narrow: int) -> bool:
        more, less = self._words[wide], self._words[narrow]
        if not less <= more or not set(self.sets[narrow].values) <= set(self.sets[wide].values):
            return False
        if not set(self.sets[wide].avoid) <= set(self.sets[narrow].avoid):
            return False
        # A longer word swallows the hit of a shorter one that it contains.
        return not any(small in big for big in more - less for small in less)

    def covers(self, wide: Phrase, narrow: Phrase) -> bool:
        """Whether the first phrase stands in every text in which the second one does."""
        spare = len(narrow.slots) - len(wide.slots)
        return any(self.covers_from(wide, narrow, shift) for shift in range(spare + 1))

    def covers_from(self, wide: Phrase, narrow: Phrase, shift: int = 0) -> bool:
        """The same, where the first slot of `wide` is filled as slot number `shift` of `narrow`."""
        slots = narrow.slots[shift : shift + len(wide.slots)]
        gaps = narrow.gaps[shift : shift + len(wide.gaps)]
        return (
            len(slots) == len(wide.slots)
            and all(map(_gap_covers, wide.gaps, gaps))
            and all(map(self._slot_covers, wide.slots, slots))
        )

    def _slot_covers(self, wide: Slot, narrow: Slot) -> bool:
        if wide.words is not None and narrow.words is not None:
            return self.wider(wide.words, narrow.words)
        if wide.words is not None:
            return narrow.value is not None and narrow.value in self.sets[wide.words].values
        return narrow.words is None and (wide.value, wide.same) == (narrow.value, narrow.same)

    def dead(self, contains: Contains) -> str:
        """Why a phrase can never be found, empty if it can as far as is known."""
        in_clause = contains.scope is Scope.CLAUSE
        left: tuple[str, ...] = ()
        for slot, gap in zip(contains.phrase.slots, (None, *contains.phrase.gaps), strict=True):
            if slot.words is None or self.sets[slot.words].values:
                left = ()
                continue
            right = self.live(slot.words, in_clause)
            if not right:
                return self._why_empty(slot.words)
            if gap is not None and _touching(gap) and _one_number(left, right):
                return f"「{left[0]}」后面紧跟「{right[0]}」连成一个数，两个都不再是整数。"
            left = right
        return ""

    def _why_empty(self, number: int) -> str:
        words = self.sets[number].words
        alive = self.live(number, in_clause=False)
        if alive:
            return f"「{alive[0]}」里有句末标点，句子在那里断开，词不会完整地留在一句里。"
        return f"「{words[0]}」{'等词' if len(words) > 1 else ''}又写在「避开」里，从来不算。"


def is_cut(word: str) -> bool:
    """Whether clauses end inside the word: a stop that is not its last character."""
    if not any(c in _STOPS for c in word[:-1]):
        return False
    ends = {piece.end - 1 for piece in split(f"甲{word}乙")}
    return any(0 < end < len(word) for end in ends)


def _gap_covers(wide: Gap, narrow: Gap) -> bool:
    within = wide.least <= narrow.least and narrow.most <= wide.most
    return within and (narrow.ordered or not wide.ordered)


def _touching(gap: Gap) -> bool:
    return gap.ordered and gap.most == 0


def _one_number(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether figures meet figures, so that both are parts of a longer number."""
    figures = bool(left) and all(w[-1].isdigit() for w in left)
    return figures and all(w[0].isdigit() for w in right)
