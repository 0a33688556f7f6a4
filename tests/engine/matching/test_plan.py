"""Conditions as alternatives: 且 over 或, denial pushed inwards, evidence told from context."""

from __future__ import annotations

from biaochi.engine.matching.plan import alternatives
from biaochi.grammar.compiled import And, Contains, Not, Or, PartyIs, Phrase, Slot
from biaochi.model.clause import Party

A, B, C = (Contains(Phrase((Slot(words=i),))) for i in range(3))
BIDDER = PartyIs(frozenset({Party.BIDDER}))


def rows(condition: object) -> list[list[tuple[object, bool]]]:
    return [[(x.condition, x.holds) for x in row] for row in alternatives(condition)]  # type: ignore[arg-type]


def test_and_over_or() -> None:
    assert rows(And((A, Or((B, C))))) == [[(A, True), (B, True)], [(A, True), (C, True)]]


def test_denial_of_both_and_either() -> None:
    assert rows(Not(Or((A, B)))) == [[(A, False), (B, False)]]
    assert rows(Not(And((A, B)))) == [[(A, False)], [(B, False)]]


def test_double_denial() -> None:
    assert rows(Not(Not(A))) == [[(A, True)]]


def test_only_positive_phrases_of_the_clause_are_evidence() -> None:
    (row,) = alternatives(And((A, Not(B), BIDDER)))
    assert [x.is_evidence for x in row] == [True, False, False]
