"""What a compiled condition is about: a clause or the document, and what it captures for messages."""

from __future__ import annotations

from collections.abc import Iterator

from biaochi.grammar.condition import (
    And,
    AtLeast,
    AtLeastHits,
    Comparison,
    Condition,
    Contains,
    FactConflict,
    FactIs,
    FactMissing,
    Not,
    Or,
    PartyIs,
    PlaceIs,
    Scope,
)
from biaochi.grammar.terms import (
    CapturedTerm,
    DayAfter,
    Interval,
    Operator,
    Product,
    RowPoints,
    ScoreFigure,
    ScoreSum,
    Sum,
    Term,
    ThresholdTerm,
    facts_in,
)

CEILING, FLOOR, GAP, LEFT, RIGHT = "上限", "下限", "间隔", "左值", "右值"
"""Captures of a comparison: the right side as what was exceeded or not reached, the time between two
days, and what the two sides are worth."""
_ABOVE = (Operator.GREATER, Operator.AT_LEAST)
_BELOW = (Operator.LESS, Operator.AT_MOST)


def has_evidence(condition: Condition) -> bool:
    """Whether the condition, wherever it holds, holds by words of the clause itself."""
    match condition:
        case Contains(_, scope):
            return scope is Scope.CLAUSE
        case AtLeastHits(_, contains):
            return has_evidence(contains)
        case And(parts):
            return any(has_evidence(p) for p in parts)
        case Or(parts) | AtLeast(_, parts):
            return all(has_evidence(p) for p in parts)
    return False


def is_about_document(condition: Condition) -> bool:
    """Whether the condition asks nothing of a single clause, so that it is judged once."""
    match condition:
        case Contains(_, scope):
            return scope is Scope.DOCUMENT
        case AtLeastHits(_, contains):
            return is_about_document(contains)
        case PartyIs() | PlaceIs():
            return False
        case Comparison(left, _, right):
            return not (_of_clause(left) or _of_clause(right))
        case And(parts) | Or(parts) | AtLeast(_, parts):
            return all(is_about_document(p) for p in parts)
        case Not(part):
            return is_about_document(part)
    return True


def shows_place(condition: Condition) -> bool:
    """Whether a condition about the document, where it holds, holds by something that stands there."""
    match condition:
        case Contains() | AtLeastHits() | FactIs() | FactConflict():
            return True
        case Comparison():
            return bool(facts_of(condition)) or _of_scores(condition)
        case And(parts):
            return any(shows_place(p) for p in parts)
        case Or(parts) | AtLeast(_, parts):
            return all(shows_place(p) for p in parts)
        case Not(FactIs()):
            return True
    return False


def asks_scores(condition: Condition) -> bool:
    """Whether the condition asks for figures of the scoring scheme."""
    match condition:
        case Comparison():
            return _of_scores(condition)
        case Not(part):
            return asks_scores(part)
        case And(parts) | Or(parts) | AtLeast(_, parts):
            return any(asks_scores(p) for p in parts)
    return False


def _of_scores(condition: Comparison) -> bool:
    return any(
        isinstance(t, ScoreSum | ScoreFigure)
        for t in (*_leaves(condition.left), *_leaves(condition.right))
    )


def _leaves(term: Term) -> Iterator[Term]:
    match term:
        case (
            Sum(left, right) | Product(left, right) | Interval(left, right) | DayAfter(left, right)
        ):
            yield from (*_leaves(left), *_leaves(right))
        case _:
            yield term


def captured_terms(comparison: Comparison) -> tuple[str, ...]:
    """The captures whose values are compared."""
    leaves = (*_leaves(comparison.left), *_leaves(comparison.right))
    return tuple(leaf.capture for leaf in leaves if isinstance(leaf, CapturedTerm))


def _of_clause(term: Term) -> bool:
    return any(isinstance(leaf, CapturedTerm | RowPoints) for leaf in _leaves(term))


def asks_document(condition: Condition) -> bool:
    """Whether a condition asks for more than a clause and its surroundings: facts, scores, all text."""
    match condition:
        case Contains(_, scope):
            return scope in (Scope.DOCUMENT, Scope.FACTOR, Scope.STANDARD)
        case AtLeastHits(_, contains):
            return asks_document(contains)
        case PartyIs() | PlaceIs():
            return False
        case And(parts) | Or(parts) | AtLeast(_, parts):
            return any(asks_document(p) for p in parts)
        case Not(part):
            return asks_document(part)
    return True


def facts_of(condition: Condition) -> tuple[str, ...]:
    """The names of the facts that a condition asks for, in order, each once."""
    return tuple(dict.fromkeys(_facts(condition)))


def _facts(condition: Condition) -> Iterator[str]:
    match condition:
        case Comparison(left, _, right):
            yield from (*facts_in(left), *facts_in(right))
        case FactIs(name) | FactMissing(name) | FactConflict(name):
            yield name
        case Not(part):
            yield from _facts(part)
        case And(parts) | Or(parts) | AtLeast(_, parts):
            for part in parts:
                yield from _facts(part)


def thresholds_of(condition: Condition) -> tuple[str, ...]:
    """The names of the thresholds with which a condition compares, each once."""
    return tuple(dict.fromkeys(_thresholds(condition)))


def _thresholds(condition: Condition) -> Iterator[str]:
    match condition:
        case Comparison(left, _, right):
            leaves = (*_leaves(left), *_leaves(right))
            yield from (leaf.threshold for leaf in leaves if isinstance(leaf, ThresholdTerm))
        case Not(part):
            yield from _thresholds(part)
        case And(parts) | Or(parts) | AtLeast(_, parts):
            for part in parts:
                yield from _thresholds(part)


def captures(condition: Condition) -> tuple[str, ...]:
    """The names under which positive parts of a condition capture words or values."""
    match condition:
        case Contains(phrase):
            return tuple(s.capture for s in phrase.slots if s.capture)
        case AtLeastHits(_, contains):
            return captures(contains)
        case Comparison(left, operator, _):
            limit = (CEILING,) if operator in _ABOVE else (FLOOR,) if operator in _BELOW else ()
            gap = (GAP,) if isinstance(left, Interval) else ()
            return (*facts_of(condition), *limit, *gap, LEFT, RIGHT)
        case FactIs(name) | FactConflict(name):
            return (name,)
        case Not(FactIs(name)):
            return (name,)
        case And(parts) | Or(parts) | AtLeast(_, parts):
            return tuple(name for p in parts for name in captures(p))
    return ()
