"""Conditions on the document as a whole: facts, phrases anywhere, counts; three-valued."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from biaochi.engine.matching.arithmetic import Site, compare
from biaochi.engine.matching.known import Known
from biaochi.engine.matching.phrase import PhraseMatch
from biaochi.engine.matching.plan import captured_by, referred
from biaochi.engine.matching.truth import (
    Held,
    Truth,
    Unknown,
    at_least,
    both,
    denied,
    either,
    merged,
    together,
)
from biaochi.grammar.compiled import (
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
    Phrase,
)
from biaochi.model.clause import Clause, Place, Span
from biaochi.model.fact import Choice, Statement
from biaochi.model.wording import worded

_UNREAD = "文件有未读出的部分"
_READ = frozenset(Place) - {Place.CONTENTS}
_NOTHING: Mapping[str, str] = MappingProxyType({})


def judge(condition: Condition, site: Site, words: Mapping[str, str] = _NOTHING) -> Truth:
    """Whether a condition on the document holds for one lot; `words` are captured before."""
    match condition:
        case And(parts):
            return _all(parts, site, words)
        case Or(parts):
            return either(judge(p, site, words) for p in parts)
        case Not(FactIs(fact, names)):
            return is_not(fact, names, site)
        case Not(part):
            return denied(judge(part, site, words))
        case AtLeast(number, parts):
            return at_least(number, (judge(p, site, words) for p in parts))
        case Contains():
            return document_count(condition, 1, False, site.known, words)
        case AtLeastHits(number, contains, distinct):
            return document_count(contains, number, distinct, site.known, words)
    return fact_condition(condition, site)


def _all(parts: Sequence[Condition], site: Site, words: Mapping[str, str]) -> Truth:
    """且: where a phrase captures what others refer to, some place where it stands must do."""
    wanted = set().union(*(_referred(p) for p in parts))
    first = next((p for p in parts if isinstance(p, Contains) and wanted & captured_by(p)), None)
    if first is None:
        return both(judge(p, site, words) for p in parts)
    alone = judge(first, site, words)
    if not isinstance(alone, Held):
        return alone
    rest = [p for p in parts if p is not first]
    unknown: list[Unknown] = []
    for clause, span, said in occurrences(first, site.known, words):
        truth = _all(rest, site, {**words, **said})
        if isinstance(truth, Held):
            return merged((Held((), ((clause, span),), said), truth))
        if isinstance(truth, Unknown):
            unknown.append(truth)
    return together(unknown) if unknown else None


def refers(condition: Condition) -> bool:
    """Whether a part of a condition refers to what another captures."""
    return bool(_referred(condition))


def _referred(condition: Condition) -> set[str]:
    """The captures that a condition, or a part of it, refers to."""
    match condition:
        case Not(part):
            return _referred(part)
        case And(parts) | Or(parts) | AtLeast(_, parts):
            return set().union(*(_referred(p) for p in parts))
    return referred(condition)


def fact_condition(condition: Condition, site: Site) -> Truth:
    """Whether a condition on facts alone holds."""
    match condition:
        case Comparison():
            return compare(condition, site)
        case FactIs(fact, names):
            return _is(fact, names, site)
        case FactMissing(fact):
            if site.known.statements(fact, site.lot):
                return None
            return Unknown((_UNREAD,)) if site.known.unread else Held()
        case FactConflict(fact):
            return _conflict(fact, site)
    raise AssertionError(f"{condition} asks for a clause")


def _is(fact: str, names: frozenset[str], site: Site) -> Truth:
    stated = site.known.statements(fact, site.lot)
    if not stated:
        return Unknown((f"缺要素「{fact}」",))
    return _shown(fact, stated[:1]) if _name(stated[0]) in names else None


def is_not(fact: str, names: frozenset[str], site: Site) -> Truth:
    """要素 … 不是 …: the document states another choice; silence tells nothing."""
    stated = site.known.statements(fact, site.lot)
    if not stated:
        return Unknown((f"缺要素「{fact}」",))
    return None if _name(stated[0]) in names else _shown(fact, stated[:1])


def _name(statement: Statement) -> str:
    return statement.value.name if isinstance(statement.value, Choice) else ""


def _conflict(fact: str, site: Site) -> Truth:
    stated = site.known.facts[fact].of(site.lot)
    different = {s.value: s for s in reversed(stated)}
    if len(different) < 2:
        return None
    shown = tuple(s for s in stated if different[s.value] is s)
    words = "、".join(worded(s.value) for s in shown)
    return Held(tuple((fact, s) for s in shown), (), {fact: words})


def _shown(fact: str, stated: tuple[Statement, ...]) -> Held:
    return Held(tuple((fact, s) for s in stated), (), {fact: worded(stated[0].value)})


def document_count(
    contains: Contains,
    number: int,
    distinct: bool,
    known: Known,
    words: Mapping[str, str] | None = None,
) -> Truth:
    """Whether a phrase stands often enough in the document."""
    hits: list[tuple[Clause, Span]] = []
    seen: set[str] = set()
    captured: dict[str, str] = {}
    for clause, span, said_there in occurrences(contains, known, words):
        text = clause.folded.text[span.start : span.end]
        if distinct and text in seen:
            continue
        seen.add(text)
        hits.append((clause, span))
        for name, said in said_there.items():
            captured.setdefault(name, said)
        if len(hits) >= number:
            return Held((), tuple(hits), captured)
    return Unknown((_UNREAD,)) if known.unread else None


def occurrences(
    contains: Contains, known: Known, captured: Mapping[str, str] | None = None
) -> Iterator[tuple[Clause, Span, dict[str, str]]]:
    """Where a phrase stands in the document, with the words that it captures there."""
    for clause, match in _matches(contains, known, captured):
        words = {
            slot.capture: clause.folded.text[start:end]
            for slot, (start, end) in zip(contains.phrase.slots, match.slots, strict=True)
            if slot.capture
        }
        yield clause, Span(match.start, match.end), words


def matches_in_document(
    contains: Contains, known: Known, captured: Mapping[str, str] | None = None
) -> Iterator[tuple[str, PhraseMatch]]:
    """Where a phrase stands in the document, with the folded text of the clause."""
    for clause, match in _matches(contains, known, captured):
        yield clause.folded.text, match


def _matches(
    contains: Contains, known: Known, captured: Mapping[str, str] | None
) -> Iterator[tuple[Clause, PhraseMatch]]:
    places = contains.places or _READ
    for number in sorted(_candidates(contains.phrase, known)):
        clause = known.scan.clauses[number]
        if clause.place in places:
            for match in known.scan.in_clause(contains.phrase, clause, captured):
                yield clause, match


def _candidates(phrase: Phrase, known: Known) -> set[int]:
    """The clauses in which the words of a phrase stand; all where it asks for none."""
    wanted = {s.words for s in phrase.slots if s.words is not None}
    required = [w for w in wanted if not known.sets[w].values]
    if not required:
        return set(range(len(known.scan.clauses)))
    if any(w not in known.scan.postings.sets for w in required):
        return set()
    return known.scan.postings.texts_with_all(required)
