"""Whether one plain condition holds of a clause and what surrounds it; three-valued."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from biaochi.engine.matching.arithmetic import Site
from biaochi.engine.matching.index import Hit
from biaochi.engine.matching.known import Known
from biaochi.engine.matching.phrase import PhraseMatch
from biaochi.engine.matching.plan import Literal, Row
from biaochi.engine.matching.scan import Scan, surroundings
from biaochi.engine.matching.truth import Held, Truth, Unknown, both, denied, merged, together
from biaochi.engine.matching.whole import (
    document_count,
    fact_condition,
    is_not,
    matches_in_document,
)
from biaochi.grammar.compiled import (
    AtLeastHits,
    Contains,
    FactIs,
    PartyIs,
    PlaceIs,
    Scope,
)
from biaochi.model.clause import Clause, Party
from biaochi.model.values import Value

_MOST_MATCHES = 64
"""How many matches of a phrase are tried where others refer to what it captures."""


@dataclass(frozen=True, slots=True)
class Here:
    """The clause that is judged: whom it binds, and what its phrases have captured."""

    clause: Clause
    who: Party
    known: Known
    words: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def scan(self) -> Scan:
        """Where phrases are looked up."""
        return self.known.scan

    @property
    def site(self) -> Site:
        """What comparisons are made with."""
        return Site(self.known, "", self.values, self.clause)


def truth_of(literal: Literal, here: Here) -> Truth:
    """Whether a literal holds; what it captures around the clause is in the result."""
    condition = literal.condition
    if isinstance(condition, FactIs) and not literal.holds:
        return is_not(condition.fact, condition.names, here.site)
    found: Truth
    match condition:
        case PartyIs(parties):
            found = Held() if here.who in parties else None
        case PlaceIs(places):
            found = Held() if here.clause.place in places else None
        case Contains():
            found = _found(condition, 1, False, here)
        case AtLeastHits(number, contains, distinct):
            found = _found(contains, number, distinct, here)
        case _:
            found = fact_condition(condition, here.site)
    return found if literal.holds else denied(found)


def _found(contains: Contains, number: int, distinct: bool, here: Here) -> Truth:
    if contains.scope is Scope.DOCUMENT:
        return document_count(contains, number, distinct, here.known, here.words)
    if contains.scope is Scope.CLAUSE:
        return _in_clause(contains, number, distinct, here)
    texts = around(contains.scope, here)
    if number == 1:
        hit = here.scan.in_texts(contains.phrase, texts, here.words)
        return None if hit is None else Held((), (), _captured(contains, hit[0], hit[1].slots))
    found = [
        text[match.start : match.end]
        for text in texts
        for match in here.scan.all_in(contains.phrase, text, here.words)
    ]
    return Held() if len(set(found) if distinct else found) >= number else None


def _in_clause(contains: Contains, number: int, distinct: bool, here: Here) -> Truth:
    found = here.scan.in_clause(contains.phrase, here.clause, here.words)
    text = here.clause.folded.text
    words: Iterable[str] = [text[m.start : m.end] for m in found]
    return Held() if len(set(words) if distinct else list(words)) >= number else None


def around(scope: Scope, here: Here) -> tuple[str, ...]:
    """The folded texts that a scope means, seen from the clause."""
    if scope is Scope.SECTION:
        return here.known.section(here.clause)
    if scope in (Scope.FACTOR, Scope.STANDARD):
        row = here.known.row_of(here.clause)
        if row is None:
            return ()
        return (row.factor, *row.groups) if scope is Scope.FACTOR else (row.standard,)
    return surroundings(here.clause, scope)


def _captured(contains: Contains, text: str, slots: tuple[Hit, ...]) -> dict[str, str]:
    pairs = zip(contains.phrase.slots, slots, strict=True)
    return {slot.capture: text[start:end] for slot, (start, end) in pairs if slot.capture}


def all_hold(row: Row, here: Here) -> Truth:
    """Whether the literals hold together, with some choice of what those that capture find."""
    if not row.capturing:
        return both(truth_of(literal, here) for literal in row.others)
    first, *rest = row.capturing
    assert isinstance(first.condition, Contains), "only phrases capture"
    alone = truth_of(first, here)
    if not isinstance(alone, Held):
        return alone
    unknown: list[Unknown] = []
    remaining = Row(tuple(rest), row.others)
    for text, match in islice(_occurrences(first.condition, here), _MOST_MATCHES):
        words = _captured(first.condition, text, match.slots)
        values = dict(values_at(first.condition, match, text, here.scan))
        there = replace(here, words={**here.words, **words}, values={**here.values, **values})
        truth = all_hold(remaining, there)
        if isinstance(truth, Held):
            return merged((Held((), (), words), truth))
        if isinstance(truth, Unknown):
            unknown.append(truth)
    return together(unknown) if unknown else None


def _occurrences(contains: Contains, here: Here) -> Iterator[tuple[str, PhraseMatch]]:
    """Where a phrase stands in its scope, with the text that it stands in."""
    if contains.scope is Scope.DOCUMENT:
        yield from matches_in_document(contains, here.known, here.words)
        return
    if contains.scope is Scope.CLAUSE:
        found = here.scan.in_clause(contains.phrase, here.clause, here.words)
        yield from ((here.clause.folded.text, match) for match in found)
        return
    for text in around(contains.scope, here):
        yield from ((text, m) for m in here.scan.all_in(contains.phrase, text, here.words))


def values_at(
    contains: Contains, match: PhraseMatch, text: str, scan: Scan
) -> Iterator[tuple[str, Value]]:
    """The values that a match has captured."""
    for slot, hit in zip(contains.phrase.slots, match.slots, strict=True):
        value = scan.value_at(text, slot.value, hit) if slot.value else None
        if slot.capture and value is not None:
            yield slot.capture, value
