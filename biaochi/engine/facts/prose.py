"""Values in running text: fixed words anywhere in a clause, and phrases with a slot for the value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from biaochi.engine.facts.amounts import values
from biaochi.engine.facts.conditions import Met, candidates, met
from biaochi.engine.facts.lots import marks
from biaochi.engine.facts.parts import Zone
from biaochi.engine.matching.scan import Scan
from biaochi.grammar.compiled import FactDeclaration
from biaochi.model.clause import Clause, Place, Span
from biaochi.model.fact import How, Statement


def fixed_in_clauses(
    declaration: FactDeclaration,
    places: frozenset[Place],
    clauses: Sequence[Clause],
    scan: Scan,
) -> Iterator[Statement]:
    """The fixed values whose condition a clause meets."""
    for fixed in declaration.fixed:
        for row, numbers in candidates(fixed.condition, scan):
            for number in sorted(numbers):
                clause = clauses[number]
                if clause.place not in places:
                    continue
                if found := met(row, clause, scan, in_one_part=True):
                    lot = _lot(declaration, clause, found.start)
                    yield Statement(
                        fixed.value, How.FIXED, lot, clause, Span(found.start, found.end)
                    )


def in_prose(
    declaration: FactDeclaration,
    places: frozenset[Place],
    clauses: Sequence[Clause],
    scan: Scan,
) -> Iterator[Statement]:
    """The values that phrases capture in clauses, one for each lot of a clause."""
    taken: set[tuple[int, str]] = set()
    for finder in declaration.finders:
        for row, numbers in candidates(finder, scan):
            for number in sorted(numbers):
                clause = clauses[number]
                if clause.place not in places:
                    continue
                if found := met(row, clause, scan):
                    for statement in _captured(declaration, clause, found):
                        if (number, statement.lot) not in taken:
                            taken.add((number, statement.lot))
                            yield statement


def _captured(declaration: FactDeclaration, clause: Clause, found: Met) -> Iterator[Statement]:
    """The captured value, if it is one: the whole clause is read, since bounds stand around it."""
    whole = Zone(clause, 0, len(clause.folded.text))
    stated = values(declaration, whole)
    for span in found.values:
        for one in stated:
            if one.start <= span.start < one.end:
                lot = _lot(declaration, clause, one.start)
                yield Statement(one.value, How.PROSE, lot, clause, Span(one.start, one.end))


def _lot(declaration: FactDeclaration, clause: Clause, offset: int) -> str:
    """The lot named last before a value in its clause."""
    if not declaration.per_lot:
        return ""
    before = [m.lot for m in marks(clause.folded.text) if m.end <= offset]
    return before[-1] if before else ""
