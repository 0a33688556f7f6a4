"""Whether a rule is broken by a clause, with the words, the party and the captures that show it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from biaochi.engine.matching.known import Known
from biaochi.engine.matching.literals import Here, all_hold, truth_of, values_at
from biaochi.engine.matching.phrase import PhraseMatch
from biaochi.engine.matching.plan import Branch, Literal, Plan
from biaochi.engine.matching.scan import Scan
from biaochi.engine.matching.truth import Held, Truth, Unknown, either, together
from biaochi.engine.reading.party import party
from biaochi.engine.reading.polarity import stance
from biaochi.grammar.compiled import AtLeastHits, Contains, Rule
from biaochi.model.clause import Clause, Party, Place, Polarity, Span
from biaochi.model.fact import Statement
from biaochi.model.values import Value

SILENT_PLACES = frozenset({Place.FORM, Place.QUOTATION, Place.EXISTING, Place.CONTENTS})
"""Where a rule that names no place does not look: nothing is demanded of anybody there."""
_SPEAKING = frozenset(Place) - SILENT_PLACES

EVIDENCE = "原文"
"""The built-in capture: all offending words."""

_MOST_COMBINATIONS = 64
"""How many ways to choose the other phrases are tried where their values are compared."""

Others = tuple[tuple[Contains, PhraseMatch], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a rule is broken: spans of the folded clause, party bound, words captured, facts used."""

    spans: tuple[Span, ...]
    party: Party
    captured: dict[str, str]
    facts: tuple[tuple[str, Statement], ...] = ()


@dataclass(frozen=True, slots=True)
class _Untold:
    """Words that would break a rule if something that is missing were as they suppose."""

    why: Unknown
    party: Party


@dataclass(slots=True)
class _Found:
    """What the cores of a branch have shown so far."""

    spans: list[Span] = field(default_factory=list)
    captured: dict[str, str] = field(default_factory=dict)
    facts: list[tuple[str, Statement]] = field(default_factory=list)
    party: Party | None = None
    others: Others = ()


def places(rule: Rule) -> frozenset[Place]:
    """Where a rule looks."""
    return frozenset(rule.places) or _SPEAKING


def evaluate(
    plan: Plan, clause: Clause, scan: Scan, worth_trying: Sequence[Branch] | None = None
) -> Evidence | None:
    """The evidence that the clause breaks the rule as far as that needs no facts, or None."""
    result = judge(plan, clause, nothing_known(scan), worth_trying)
    return result if isinstance(result, Evidence) else None


def nothing_known(scan: Scan) -> Known:
    """A document of which nothing but the words of its clauses is known."""
    return Known(dt.date.max, scan, sets=scan.sets)


def judge(
    plan: Plan, clause: Clause, known: Known, worth_trying: Sequence[Branch] | None = None
) -> Evidence | Unknown | None:
    """The evidence that the clause breaks the rule, None if not, or why that cannot be told.

    `worth_trying` are the branches whose required words stand in the clause, all when it is None;
    they are tried in the order of the rule.
    """
    if clause.place not in places(plan.rule):
        return None
    unknown: list[Unknown] = []
    for branch in _in_order(plan, worth_trying):
        found = _try_branch(plan.rule, branch, clause, known)
        if found is None:
            continue
        if isinstance(found, _Untold):
            # What is excused anyway need not be told.
            if not isinstance(_excused(plan, Here(clause, found.party, known)), Held):
                unknown.append(found.why)
            continue
        excused = _excused(plan, Here(clause, found.party, known))
        if isinstance(excused, Unknown):
            return excused
        return None if excused else found
    return together(unknown) if unknown else None


def _in_order(plan: Plan, worth_trying: Sequence[Branch] | None) -> Sequence[Branch]:
    """The branches worth trying, in the order of the rule."""
    if worth_trying is None or len(worth_trying) < 2:
        return plan.branches if worth_trying is None else worth_trying
    worth = {id(branch) for branch in worth_trying}
    return [branch for branch in plan.branches if id(branch) in worth]


def _try_branch(
    rule: Rule, branch: Branch, clause: Clause, known: Known
) -> Evidence | _Untold | None:
    cores = known.scan.in_clause(branch.core.phrase, clause)
    if not cores or not all(_often_enough(c, clause, known.scan) for c in branch.counted):
        return None
    found = _Found()
    unknown: list[_Untold] = []
    for core in cores:
        who = _bound(rule, branch, clause, core)
        if who is None:
            continue
        truth = _with_others(branch, core, who, Here(clause, who, known), found)
        if isinstance(truth, Unknown):
            unknown.append(_Untold(truth, who))
    if found.party is None:
        causes = together(u.why for u in unknown)
        return _Untold(causes, unknown[0].party) if unknown else None
    for contains, match in found.others:
        found.spans.append(Span(match.start, match.end))
        capture(found.captured, contains, match, clause)
    merged = _merge(found.spans)
    found.captured.setdefault(EVIDENCE, "……".join(_words(clause, s) for s in merged))
    facts = tuple(dict.fromkeys(found.facts))
    return Evidence(merged, found.party, found.captured, facts)


def _with_others(branch: Branch, core: PhraseMatch, who: Party, here: Here, found: _Found) -> Truth:
    """Whether the rest of the branch holds for one core; what shows it goes into `found`."""
    unknown: list[Unknown] = []
    for others in _combinations(branch, core, here):
        matched = ((branch.core, core), *others)
        words: dict[str, str] = {}
        for contains, match in matched:
            capture(words, contains, match, here.clause)
        full = Here(here.clause, who, here.known, words, dict(values_in(matched, here)))
        truth = all_hold(branch.context, full)
        if isinstance(truth, Held):
            found.party = found.party or who
            found.spans.append(Span(core.start, core.end))
            found.others = (*found.others, *(_all_counted(branch, others, here)))
            capture(found.captured, branch.core, core, here.clause)
            for name, said in truth.captured.items():
                found.captured.setdefault(name, said)
            found.facts += truth.facts
            return truth
        if isinstance(truth, Unknown):
            unknown.append(truth)
    return together(unknown) if unknown else None


def _combinations(branch: Branch, core: PhraseMatch, here: Here) -> Iterator[Others]:
    """The matches of the other phrases: the first of each, all where what they capture matters."""
    words: dict[str, str] = {}
    capture(words, branch.core, core, here.clause)
    chosen = _chosen(branch.evidence[1:], words, here, branch.linked)
    yield from islice(chosen, _MOST_COMBINATIONS)


def _chosen(
    evidence: tuple[Contains, ...], words: dict[str, str], here: Here, linked: bool
) -> Iterator[Others]:
    """Every way to choose a match for each phrase; later ones may refer to what earlier capture."""
    if not evidence:
        yield ()
        return
    first, *rest = evidence
    matches = here.scan.in_clause(first.phrase, here.clause, words)
    for match in matches if linked else matches[:1]:
        said = dict(words)
        capture(said, first, match, here.clause)
        for others in _chosen(tuple(rest), said, here, linked):
            yield ((first, match), *others)


def _all_counted(branch: Branch, others: Others, here: Here) -> Others:
    """The other phrases, each with all its matches where it must stand several times."""
    counted = [c.contains for c in branch.counted]
    found: list[tuple[Contains, PhraseMatch]] = []
    for contains, match in others:
        if any(contains is c for c in counted):
            found += [(contains, m) for m in here.scan.in_clause(contains.phrase, here.clause)]
        else:
            found.append((contains, match))
    return tuple(found)


def _often_enough(counted: AtLeastHits, clause: Clause, scan: Scan) -> bool:
    text = clause.folded.text
    words = [text[m.start : m.end] for m in scan.in_clause(counted.contains.phrase, clause)]
    return len(set(words) if counted.distinct else words) >= counted.number


def values_in(matched: Others, here: Here) -> Iterator[tuple[str, Value]]:
    """The values that phrases have captured."""
    for contains, match in matched:
        yield from values_at(contains, match, here.clause.folded.text, here.scan)


def _bound(rule: Rule, branch: Branch, clause: Clause, core: PhraseMatch) -> Party | None:
    """The party bound, if the words are demanded of somebody whom the rule can mean."""
    spans = tuple(Span(start, end) for start, end in core.slots)
    if rule.demanded and stance(clause, spans).polarity is Polarity.NEGATED:
        return None
    who = party(clause, spans)
    return None if who is Party.TENDERER and not branch.names_party else who


def holds(literal: Literal, clause: Clause, scan: Scan, who: Party) -> bool:
    """Whether one condition holds of a clause as far as that needs no facts."""
    return isinstance(truth_of(literal, Here(clause, who, nothing_known(scan))), Held)


def _excused(ready: Plan, here: Here) -> Truth:
    """Whether an exception holds."""
    return either(all_hold(row, here) for unless in ready.unless for row in unless)


def capture(
    captured: dict[str, str], contains: Contains, match: PhraseMatch, clause: Clause
) -> None:
    """Add the words that a match captures, unless the name has words already."""
    for slot, (start, end) in zip(contains.phrase.slots, match.slots, strict=True):
        if slot.capture:
            captured.setdefault(slot.capture, _words(clause, Span(start, end)))


def _words(clause: Clause, span: Span) -> str:
    """The words as printed, without the line breaks of the layout."""
    original = clause.original(span)
    return "".join(clause.paragraph.text[original.start : original.end].split("\n"))


def _merge(spans: list[Span]) -> tuple[Span, ...]:
    """Spans in order; those that touch or overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda s: s.start):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
