"""Why a rule is broken by a clause or not: every step that the engine took, in its order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from biaochi.engine.matching.check import Checker, Judging, not_applicable
from biaochi.engine.matching.evaluate import evaluate, holds, places
from biaochi.engine.matching.phrase import PhraseMatch
from biaochi.engine.matching.plan import Branch, Literal, alternatives
from biaochi.engine.matching.scan import Scan
from biaochi.engine.reading import read
from biaochi.engine.reading.party import party
from biaochi.engine.reading.place import place_of
from biaochi.engine.reading.polarity import stance
from biaochi.grammar.compiled import Contains, PartyIs, Rule, Scope
from biaochi.model.clause import Clause, Party, Polarity, Span
from biaochi.model.document import Document


@dataclass(frozen=True, slots=True)
class Step:
    """One question the engine asked of a clause: whether it was met, and the words that show it."""

    question: str
    met: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """All steps for one candidate clause, and whether it breaks the rule."""

    clause: Clause
    steps: tuple[Step, ...]
    broken: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """The candidates of a rule in a document; `cause` says why the rule did not apply, if so."""

    rule: Rule
    traces: tuple[Trace, ...]
    cause: str = ""


def why(checker: Checker, document: Document, rule_name: str, judging: Judging) -> Explanation:
    """Trace one rule, named in full, through a document."""
    ready = next(p for p in checker.plans if p.rule.name == rule_name)
    clauses = read(document).clauses
    scan = Scan(checker.index, clauses)
    traces = []
    candidates = checker.dispatch.candidates(scan.postings, len(clauses))
    for number in sorted(candidates.get(checker.plans.index(ready), ())):
        clause = clauses[number]
        steps: list[Step] = []
        for branch in ready.branches:
            steps += _branch_steps(ready.rule, branch, clause, scan)
        steps.append(_place_step(ready.rule, clause))
        broken = evaluate(ready, clause, scan) is not None
        traces.append(Trace(clause, tuple(steps), broken))
    return Explanation(ready.rule, tuple(traces), not_applicable(ready.rule, judging))


def _place_step(rule: Rule, clause: Clause) -> Step:
    reason = place_of(clause)[1]
    detail = f"{clause.place}（{reason}）" if reason else str(clause.place)
    return Step("位置 " + "、".join(sorted(places(rule))), clause.place in places(rule), detail)


def _branch_steps(rule: Rule, branch: Branch, clause: Clause, scan: Scan) -> list[Step]:
    steps = [_phrase_step(contains, clause, scan) for contains in branch.evidence]
    cores = scan.in_clause(branch.core.phrase, clause)
    if not cores:
        return steps
    spans = tuple(Span(*slot) for slot in cores[0].slots)
    who = party(clause, spans)
    steps.append(_stance_step(rule, clause, spans))
    if not branch.names_party:
        steps.append(Step("约束 招标人以外", who is not Party.TENDERER, str(who)))
    steps += [_literal_step(literal, clause, scan, who) for literal in branch.context]
    for unless in rule.unless:
        steps.append(
            _unless_step(unless_rows=alternatives(unless), clause=clause, scan=scan, who=who)
        )
    return steps


def _phrase_step(contains: Contains, clause: Clause, scan: Scan) -> Step:
    found = scan.in_clause(contains.phrase, clause)
    if found:
        return Step(f"含 {contains.phrase.text}", True, _quote(clause, found[0]))
    words = _words_found(contains, clause, scan)
    detail = f"只找到 {words}，次序或间隔不合" if words else "没有这些词"
    return Step(f"含 {contains.phrase.text}", False, detail)


def _words_found(contains: Contains, clause: Clause, scan: Scan) -> str:
    text = clause.folded.text
    found = [
        f"「{text[start:end]}」"
        for slot in contains.phrase.slots
        if slot.words is not None
        for start, end in scan.postings.hits(slot.words, clause.index)[:1]
    ]
    return "".join(found)


def _quote(clause: Clause, match: PhraseMatch) -> str:
    return f"「{clause.folded.text[match.start : match.end]}」"


def _stance_step(rule: Rule, clause: Clause, spans: Sequence[Span]) -> Step:
    found = stance(clause, tuple(spans))
    detail = f"{found.polarity}（{found.because}）" if found.because else str(found.polarity)
    if not rule.demanded:
        return Step("极性 不论", True, detail)
    return Step("极性 要求", found.polarity is Polarity.DEMANDED, detail)


def _literal_step(literal: Literal, clause: Clause, scan: Scan, who: Party) -> Step:
    condition = literal.condition
    negation = "" if literal.holds else "非 "
    met = holds(literal, clause, scan, who)
    if isinstance(condition, PartyIs):
        return Step(f"{negation}约束 {'、'.join(sorted(condition.parties))}", met, str(who))
    if not isinstance(condition, Contains):
        return Step(f"{negation}位置 {'、'.join(sorted(condition.places))}", met, str(clause.place))
    scope = "" if condition.scope is Scope.CLAUSE else f"{condition.scope} "
    return Step(
        f"{negation}{scope}含 {condition.phrase.text}", met, _around(condition, clause, scan)
    )


def _around(contains: Contains, clause: Clause, scan: Scan) -> str:
    if contains.scope is Scope.CLAUSE:
        inside = scan.in_clause(contains.phrase, clause)
        return _quote(clause, inside[0]) if inside else ""
    found = scan.around(contains.phrase, clause, contains.scope)
    return f"「{found[0][found[1].start : found[1].end]}」" if found else ""


def _unless_step(
    unless_rows: list[tuple[Literal, ...]], clause: Clause, scan: Scan, who: Party
) -> Step:
    steps = [[_literal_step(x, clause, scan, who) for x in row] for row in unless_rows]
    question = "；或 ".join(" 且 ".join(s.question for s in row) for row in steps)
    fired = [row for row in steps if all(s.met for s in row)]
    detail = "、".join(s.detail for s in fired[0] if s.detail) if fired else ""
    return Step(
        f"除非 {question}", not fired, f"例外成立 {detail}".strip() if fired else "例外不成立"
    )
