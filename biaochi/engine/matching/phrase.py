"""Finding a phrase in a text from the places of its words; linear in the number of hits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from biaochi.engine.matching.index import Hit
from biaochi.grammar.compiled import Gap, Phrase, Slot


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """One occurrence of a phrase: the hit that fills each slot, in the order of the slots."""

    slots: tuple[Hit, ...]

    @property
    def start(self) -> int:
        """Offset of the first matched character."""
        return min(start for start, _ in self.slots)

    @property
    def end(self) -> int:
        """Offset behind the last matched character."""
        return max(end for _, end in self.slots)


def matches(phrase: Phrase, hits_of: Callable[[Slot], tuple[Hit, ...]]) -> tuple[PhraseMatch, ...]:
    """All occurrences that do not overlap, from left to right, each as short as possible.

    `hits_of` gives the hits that can fill a slot, ordered by start.
    """
    rows = []
    for slot in phrase.slots:
        hits = hits_of(slot)
        if not hits:
            return ()
        rows.append(hits)
    chains = _chains(rows, phrase.gaps)
    return _disjoint(chains)


def _chains(rows: list[tuple[Hit, ...]], gaps: tuple[Gap, ...]) -> list[tuple[Hit, ...]]:
    """For each hit of the first slot the tightest chain through all slots, where there is one."""
    tails: dict[Hit, tuple[Hit, ...]] = {hit: (hit,) for hit in rows[-1]}
    for row, gap in zip(reversed(rows[:-1]), reversed(gaps), strict=True):
        followers = sorted(tails)
        starts = [start for start, _ in followers]
        tails = {
            hit: (hit, *tails[best])
            for hit in row
            if (best := _nearest(hit, followers, starts, gap, tails)) is not None
        }
    return [tails[hit] for hit in rows[0] if hit in tails]


def _nearest(
    hit: Hit,
    followers: list[Hit],
    starts: list[int],
    gap: Gap,
    tails: dict[Hit, tuple[Hit, ...]],
) -> Hit | None:
    """The follower within the gap whose chain ends first; behind the hit, or on either side."""
    start, end = hit
    best: Hit | None = None
    best_reach = -1
    position = bisect_left(starts, end + gap.least)
    while position < len(followers) and starts[position] <= end + gap.most:
        reach = max(e for _, e in tails[followers[position]])
        if best is None or reach < best_reach:
            best, best_reach = followers[position], reach
        position += 1
    if best is None and not gap.ordered:
        for follower in followers[: bisect_left(starts, start)]:
            if gap.least <= start - follower[1] <= gap.most:
                best = follower
    return best


def _disjoint(chains: list[tuple[Hit, ...]]) -> tuple[PhraseMatch, ...]:
    """The chains as matches, none overlapping; of those that end alike the tightest is taken."""
    found = [PhraseMatch(chain) for chain in chains]
    found.sort(key=lambda m: (m.end, m.start - m.end))
    tightest: dict[int, PhraseMatch] = {}
    for match in found:
        known = tightest.get(match.end)
        if known is None or match.start > known.start:
            tightest[match.end] = match
    kept: list[PhraseMatch] = []
    for match in sorted(tightest.values(), key=lambda m: m.start):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return tuple(kept)
