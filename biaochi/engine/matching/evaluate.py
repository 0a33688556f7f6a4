"""Whether a rule is broken by a clause, with the words, the party and the captures that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from biaochi.engine.matching.phrase import PhraseMatch
from biaochi.engine.matching.plan import Branch, Literal, Plan, alternatives
from biaochi.engine.matching.scan import Scan
from biaochi.engine.reading.party import party
from biaochi.engine.reading.polarity import stance
from biaochi.grammar.compiled import Contains, PartyIs, Phrase, PlaceIs, Rule, Scope
from biaochi.model.clause import Clause, Party, Place, Polarity, Span

SILENT_PLACES = frozenset({Place.FORM, Place.QUOTATION, Place.EXISTING, Place.CONTENTS})
"""Where a rule that names no place does not look: nothing is demanded of anybody there."""
_SPEAKING = frozenset(Place) - SILENT_PLACES

EVIDENCE = "原文"
"""The built-in capture: all offending words."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a clause breaks a rule: spans of the folded clause, party bound, words captured."""

    spans: tuple[Span, ...]
    party: Party
    captured: dict[str, str]


def places(rule: Rule) -> frozenset[Place]:
    """Where a rule looks."""
    return frozenset(rule.places) or _SPEAKING


def evaluate(
    plan: Plan, clause: Clause, scan: Scan, worth_trying: Sequence[Branch] | None = None
) -> Evidence | None:
    """The evidence that the clause breaks the rule, or None.

    `worth_trying` are the branches whose required words stand in the clause, all when it is None;
    they are tried in the order of the rule.
    """
    if clause.place not in places(plan.rule):
        return None
    for branch in plan.branches:
        if worth_trying is not None and not any(branch is worth for worth in worth_trying):
            continue
        evidence = _try_branch(plan.rule, branch, clause, scan)
        if evidence is not None:
            return None if _excused(plan.rule, clause, scan, evidence.party) else evidence
    return None


def _try_branch(rule: Rule, branch: Branch, clause: Clause, scan: Scan) -> Evidence | None:
    cores = scan.in_clause(branch.core.phrase, clause)
    if not cores:
        return None
    others = _others(branch, clause, scan)
    if others is None:
        return None
    captured: dict[str, str] = {}
    spans: list[Span] = []
    bound: Party | None = None
    for core in cores:
        who = _acceptable(rule, branch, clause, scan, core)
        if who is None:
            continue
        bound = bound or who
        spans.append(Span(core.start, core.end))
        _capture(captured, branch.core.phrase, core, clause)
    if bound is None:
        return None
    for contains, match in others:
        spans.append(Span(match.start, match.end))
        _capture(captured, contains.phrase, match, clause)
    for literal in branch.context:
        _capture_around(captured, literal, clause, scan)
    merged = _merge(spans)
    captured.setdefault(EVIDENCE, "……".join(_words(clause, s) for s in merged))
    return Evidence(merged, bound, captured)


def _others(
    branch: Branch, clause: Clause, scan: Scan
) -> list[tuple[Contains, PhraseMatch]] | None:
    found = []
    for contains in branch.evidence[1:]:
        matches = scan.in_clause(contains.phrase, clause)
        if not matches:
            return None
        found.append((contains, matches[0]))
    return found


def _acceptable(
    rule: Rule, branch: Branch, clause: Clause, scan: Scan, core: PhraseMatch
) -> Party | None:
    """The party bound, if the words are demanded of somebody whom the rule means."""
    spans = tuple(Span(start, end) for start, end in core.slots)
    if rule.demanded and stance(clause, spans).polarity is Polarity.NEGATED:
        return None
    who = party(clause, spans)
    if not branch.names_party and who is Party.TENDERER:
        return None
    if all(holds(literal, clause, scan, who) for literal in branch.context):
        return who
    return None


def holds(literal: Literal, clause: Clause, scan: Scan, who: Party) -> bool:
    """Whether one condition holds of a clause, given whom its core binds."""
    condition = literal.condition
    if isinstance(condition, PartyIs):
        result = who in condition.parties
    elif isinstance(condition, PlaceIs):
        result = clause.place in condition.places
    elif condition.scope is Scope.CLAUSE:
        result = bool(scan.in_clause(condition.phrase, clause))
    else:
        result = scan.around(condition.phrase, clause, condition.scope) is not None
    return result is literal.holds


def _excused(rule: Rule, clause: Clause, scan: Scan, who: Party) -> bool:
    return any(
        all(holds(literal, clause, scan, who) for literal in row)
        for unless in rule.unless
        for row in alternatives(unless)
    )


def _capture(captured: dict[str, str], phrase: Phrase, match: PhraseMatch, clause: Clause) -> None:
    for slot, (start, end) in zip(phrase.slots, match.slots, strict=True):
        if slot.capture:
            captured.setdefault(slot.capture, _words(clause, Span(start, end)))


def _capture_around(captured: dict[str, str], literal: Literal, clause: Clause, scan: Scan) -> None:
    condition = literal.condition
    if not literal.holds or not isinstance(condition, Contains):
        return
    found = scan.around(condition.phrase, clause, condition.scope)
    if found is None:
        return
    text, match = found
    for slot, (start, end) in zip(condition.phrase.slots, match.slots, strict=True):
        if slot.capture:
            captured.setdefault(slot.capture, text[start:end])


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
