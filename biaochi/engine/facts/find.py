"""Finding the facts of a document: labels with their values first, then fixed words, then prose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from biaochi.engine.facts.grid import Tables
from biaochi.engine.facts.known import ALONE, KNOWN
from biaochi.engine.facts.pairs import Pairs, moved, told
from biaochi.engine.facts.parts import Labelled
from biaochi.engine.facts.prose import fixed_in_clauses, in_prose
from biaochi.engine.facts.ranking import rank
from biaochi.engine.facts.rivals import Rivals
from biaochi.engine.facts.spoken import Spoken
from biaochi.engine.facts.statements import labelled_statements
from biaochi.engine.facts.surroundings import Lots
from biaochi.engine.matching.evaluate import SILENT_PLACES
from biaochi.engine.matching.scan import Scan
from biaochi.grammar.compiled import FactDeclaration
from biaochi.model.clause import Clause, Place
from biaochi.model.document import Document
from biaochi.model.fact import Fact, Facts, Statement

_SPEAKING = frozenset(Place) - SILENT_PLACES


@dataclass(frozen=True, slots=True)
class _Work:
    """One declaration with the labels found for it and the sentences made of them."""

    declaration: FactDeclaration
    places: frozenset[Place]
    labelled: tuple[Labelled, ...]


def find_facts(
    document: Document,
    clauses: Sequence[Clause],
    scan: Scan,
    declarations: Iterable[FactDeclaration],
) -> Facts:
    """The facts that a document states; those with a formula are left to whoever can work them out.

    `clauses` are those of the document and `scan` the words of all declarations in them. Every
    declared fact is in the result; one that was not found has no statements.
    """
    stated = [d for d in declarations if d.formula is None]
    pairs = Pairs(Tables(document, clauses), clauses, scan)
    lots = Lots(clauses)
    works = [_work(d, pairs, lots) for d in stated]
    spoken = Spoken(scan, [x for w in works if w.declaration.fixed for x in w.labelled])
    rivals = Rivals(stated, scan)
    found = {w.declaration.name: _statements(w, clauses, scan, spoken, lots, rivals) for w in works}
    for name in KNOWN.keys() & found.keys():
        if not found[name] or name in ALONE:
            found[name] = list(KNOWN[name](document, clauses))
    single = _single_lot(found.values())
    return Facts({name: Fact(name, rank(statements, single)) for name, statements in found.items()})


def _work(declaration: FactDeclaration, pairs: Pairs, lots: Lots) -> _Work:
    places = frozenset(declaration.places) or _SPEAKING
    labelled = []
    for one in pairs.of(declaration, places):
        speaking = told(one, places)
        if speaking is not None:
            around = lots.around(speaking.zones[0].clause) if declaration.per_lot else ""
            labelled.append(moved(speaking, around) if around else speaking)
    return _Work(declaration, places, tuple(labelled))


def _statements(
    work: _Work,
    clauses: Sequence[Clause],
    scan: Scan,
    spoken: Spoken,
    lots: Lots,
    rivals: Rivals,
) -> list[Statement]:
    declaration = work.declaration
    found: list[Statement] = []
    for one in work.labelled:
        found += labelled_statements(declaration, one, spoken, rivals)
    for statement in (
        *fixed_in_clauses(declaration, work.places, clauses, scan),
        *in_prose(declaration, work.places, clauses, scan),
    ):
        found.append(_in_lot(statement, lots) if declaration.per_lot else statement)
    return found


def _in_lot(statement: Statement, lots: Lots) -> Statement:
    if statement.lot or statement.clause is None:
        return statement
    around = lots.around(statement.clause)
    return Statement(statement.value, statement.how, around, statement.clause, statement.span)


def _single_lot(found: Iterable[list[Statement]]) -> str:
    """The name of the lot where the document has but one: it is the project then."""
    named = {s.lot for statements in found for s in statements if s.lot}
    return next(iter(named)) if len(named) == 1 else ""
