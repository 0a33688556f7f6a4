"""Which statement of a fact counts, and which others are kept because they differ."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

from biaochi.engine.facts.conditions import by_default
from biaochi.model.fact import FactValue, How, Statement, Text
from biaochi.model.values import Count, Date, Money, Percent

_TRUST = {how: at for at, how in enumerate(How)}
_CONTRADICTS = frozenset({How.GIVEN, How.CELL, How.LINE, How.HEADING, How.FIXED})
_SURE_IN_PROSE = (Money, Percent)
"""Prose that differs in a period or a name may speak of something else: it does not contradict."""


def rank(statements: Sequence[Statement], single_lot: str) -> tuple[Statement, ...]:
    """The statements in order of trust, then of the document, repetitions left out."""
    ordered = sorted(
        (replace(s, lot="") if s.lot == single_lot else s for s in statements), key=_order
    )
    kept: list[Statement] = []
    for statement in ordered:
        known = [k for k in kept if k.lot == statement.lot]
        if not known or (
            _contradicts(statement) and not any(_alike(k.value, statement.value) for k in known)
        ):
            kept.append(statement)
    whole = {_key(s.value) for s in kept if not s.lot}
    # A lot that says what holds for the whole project anyway has no value of its own.
    return tuple(s for s in kept if not s.lot or _key(s.value) not in whole)


def _contradicts(statement: Statement) -> bool:
    """Whether a statement is sure enough to be kept beside another value."""
    if statement.how in _CONTRADICTS:
        return True
    sure = isinstance(statement.value, _SURE_IN_PROSE) and statement.clause is not None
    return sure and not by_default(statement.clause.folded.text if statement.clause else "")


def _order(statement: Statement) -> tuple[int, int, int]:
    """Trust, then place. Names are as sure in a line as in a cell: the first is the notice's."""
    how = statement.how
    if how is How.LINE and isinstance(statement.value, Text):
        how = How.CELL
    at = statement.clause.index if statement.clause else -1
    return _TRUST[how], at, statement.span.start if statement.span else 0


def _alike(a: FactValue, b: FactValue) -> bool:
    """Whether two values are one: a longer form of a name repeats the name."""
    one, other = _key(a), _key(b)
    if isinstance(one, str) and isinstance(other, str):
        return one in other or other in one
    return one == other


def _key(value: FactValue) -> Hashable:
    """What two ways to write one value have in common: 3家 and 3名, a day with and without its hour."""
    match value:
        case Count(number=number):
            return number
        case Date(day=day):
            return day
        case Text(words=words):
            return words.replace(" ", "").strip("\"'。.()")
    return value
