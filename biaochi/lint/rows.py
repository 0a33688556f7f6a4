"""Conditions as rows of plain requirements, and what follows from a row as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

from biaochi.grammar.compiled import (
    And,
    Condition,
    Contains,
    Not,
    Or,
    PartyIs,
    PlaceIs,
    Rule,
    Scope,
)
from biaochi.lint.nodes import meaning
from biaochi.lint.words import Sets
from biaochi.model.clause import Party, Place

MOST_ROWS = 200
"""Conditions with more alternatives than this are not looked into."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A requirement without 且 and 或, or its denial."""

    condition: Condition
    holds: bool = True


Row = tuple[Literal, ...]


def count(condition: Condition, holds: bool = True) -> int:
    """How many rows a condition has, without writing them out."""
    if isinstance(condition, Not):
        return count(condition.part, not holds)
    if isinstance(condition, And | Or):
        counts = [count(part, holds) for part in condition.parts]
        return prod(counts) if isinstance(condition, And) is holds else sum(counts)
    return 1


def rows(condition: Condition) -> tuple[Row, ...]:
    """The rows of which one must hold as a whole; none where there are too many to look into."""
    return tuple(_rows(condition, True)) if count(condition) <= MOST_ROWS else ()


def _rows(condition: Condition, holds: bool) -> Iterator[Row]:
    if isinstance(condition, Not):
        yield from _rows(condition.part, not holds)
    elif isinstance(condition, And | Or) and isinstance(condition, And) is holds:
        for combo in product(*(tuple(_rows(part, holds)) for part in condition.parts)):
            yield tuple(literal for row in combo for literal in row)
    elif isinstance(condition, And | Or):
        for part in condition.parts:
            yield from _rows(part, holds)
    else:
        yield (Literal(condition, holds),)


def core(row: Row) -> Contains | None:
    """The first evidence of a row: its polarity and its party decide."""
    for literal in row:
        found = literal.condition
        if literal.holds and isinstance(found, Contains) and found.scope is Scope.CLAUSE:
            return found
    return None


def places_left(row: Iterable[Literal], places: frozenset[Place]) -> frozenset[Place]:
    """The places of which a clause can be that meets the row, out of those of its rule."""
    for literal in row:
        if isinstance(literal.condition, PlaceIs):
            named = literal.condition.places
            places = places & named if literal.holds else places - named
    return places


def parties_left(row: Iterable[Literal], parties: frozenset[Party]) -> frozenset[Party]:
    """The parties that a demand can bind that meets the row, out of these."""
    for literal in row:
        if isinstance(literal.condition, PartyIs):
            these = literal.condition.parties
            parties = parties & these if literal.holds else parties - these
    return parties


def parties_of(row: Row) -> frozenset[Party]:
    """The parties that the demands of a row of 当 bind: all but the tenderer where none is named."""
    everybody = frozenset(Party)
    if any(isinstance(literal.condition, PartyIs) for literal in row):
        return parties_left(row, everybody)
    return everybody - {Party.TENDERER}


class Logic:
    """What follows from what, proven by the structure of conditions and the words of their sets."""

    def __init__(self, sets: Sets) -> None:
        self.sets = sets

    def implies(self, given: Literal, wanted: Literal) -> bool:
        """Whether the second requirement is met wherever the first one is."""
        one, other = given.condition, wanted.condition
        if given.holds is not wanted.holds:
            return False
        if isinstance(one, Contains) and isinstance(other, Contains):
            return self._covers(other, one) if given.holds else self._covers(one, other)
        return meaning(one) == meaning(other)

    def _covers(self, wide: Contains, narrow: Contains) -> bool:
        if wide.scope is not narrow.scope:
            return False
        if wide.places and not (narrow.places or frozenset(Place)) <= wide.places:
            return False
        return self.sets.covers(wide.phrase, narrow.phrase)

    def row_implies(
        self, given: Row, wanted: Row, places: frozenset[Place], parties: frozenset[Party]
    ) -> bool:
        """Whether a row holds of every clause of these places of which another row holds."""
        here, whom = places_left(given, places), parties_left(given, parties)
        return all(self._follows(literal, given, here, whom) for literal in wanted)

    def _follows(
        self, wanted: Literal, given: Row, here: frozenset[Place], whom: frozenset[Party]
    ) -> bool:
        condition = wanted.condition
        if isinstance(condition, PlaceIs):
            return here <= condition.places if wanted.holds else here.isdisjoint(condition.places)
        if isinstance(condition, PartyIs):
            return whom <= condition.parties if wanted.holds else whom.isdisjoint(condition.parties)
        return any(self.implies(literal, wanted) for literal in given)

    def contradiction(self, row: Row, places: frozenset[Place], parties: frozenset[Party]) -> str:
        """Why no clause of these places can meet the row; empty if one can as far as is known."""
        if not places_left(row, places):
            return "位置互相矛盾，没有一个位置能同时满足。"
        if not parties_left(row, parties):
            return "约束互相矛盾，没有一个约束对象能同时满足。"
        wanted = [literal for literal in row if literal.holds]
        for denied in (literal for literal in row if not literal.holds):
            positive = Literal(denied.condition)
            for literal in wanted:
                if self.implies(literal, positive):
                    return f"既要成立又要不成立：{said(literal.condition)}。"
        for literal in wanted:
            if isinstance(literal.condition, Contains) and self.sets.dead(literal.condition):
                return f"{said(literal.condition)} 永远对不上。"
        return ""


def said(condition: Condition) -> str:
    """A requirement in a few words."""
    if isinstance(condition, Contains):
        scope = "" if condition.scope is Scope.CLAUSE else f"{condition.scope} "
        text = condition.phrase.text
        return f"「{scope}含 {text if len(text) <= 40 else text[:40] + '…'}」"
    return "同一个条件"


def looks_at(rule: Rule) -> frozenset[Place]:
    """The places at which a rule looks."""
    from biaochi.engine.matching.evaluate import places

    return places(rule)
