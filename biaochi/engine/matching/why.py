"""Why a rule is broken by a clause or not: every step that the engine took, in its order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from biaochi.engine.matching.arithmetic import weighed
from biaochi.engine.matching.check import Checker, Judging, barred, judged, not_applicable
from biaochi.engine.matching.dispatch import Candidates
from biaochi.engine.matching.evaluate import Evidence, Others, capture, judge, places, values_in
from biaochi.engine.matching.known import Known
from biaochi.engine.matching.literals import Here, around, truth_of
from biaochi.engine.matching.phrase import PhraseMatch
from biaochi.engine.matching.plan import Branch, Literal, Plan, alternatives
from biaochi.engine.matching.scan import Scan
from biaochi.engine.matching.steps import Step, said, whole_steps
from biaochi.engine.matching.truth import Held, Unknown
from biaochi.engine.matching.whole import occurrences
from biaochi.engine.reading import read
from biaochi.engine.reading.party import party
from biaochi.engine.reading.place import place_of
from biaochi.engine.reading.polarity import stance
from biaochi.grammar.compiled import Comparison, Contains, Not, PartyIs, PlaceIs, Rule, Scope
from biaochi.grammar.show import condition_text
from biaochi.model.clause import Clause, Party, Polarity, Span
from biaochi.model.document import Document
from biaochi.model.fact import FactValue
from biaochi.model.finding import RuleVerdict, Verdict

__all__ = ["Explanation", "Step", "Trace", "why"]


@dataclass(frozen=True, slots=True)
class Trace:
    """All steps for one candidate clause, and whether it breaks the rule."""

    clause: Clause
    steps: tuple[Step, ...]
    broken: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """The candidates of a rule in a document; `cause` says why the rule did not apply, if so.

    `whole` are the steps of a rule about the document, which has no candidate clauses. `end` is
    how the rule by itself ends, with the cause where it cannot be told.
    """

    rule: Rule
    traces: tuple[Trace, ...]
    cause: str = ""
    whole: tuple[Step, ...] = ()
    end: RuleVerdict | None = None


def why(
    checker: Checker,
    document: Document,
    rule_name: str,
    judging: Judging,
    given: Mapping[str, FactValue] | None = None,
) -> Explanation:
    """Trace one rule, named in full, through a document, of which some facts may be given."""
    versions = [p for p in checker.plans if p.rule.name == rule_name]
    ready = next((p for p in versions if not not_applicable(p.rule, judging)), versions[0])
    clauses = read(document).clauses
    scan = Scan(checker.index, clauses)
    known = checker.known(document, scan, judging.as_of, given)
    cause = not_applicable(ready.rule, judging)
    by_rule = checker.dispatch.candidates(scan.postings, len(clauses))
    candidates = by_rule.get(checker.plans.index(ready), {})
    end = _end(ready, candidates, known)
    if ready.rule.about_document:
        return Explanation(ready.rule, (), cause, whole_steps(ready.rule, known), end)
    traces = []
    for number in sorted(candidates):
        clause = clauses[number]
        steps: list[Step] = []
        for branch in ready.branches:
            steps += _branch_steps(ready.rule, branch, clause, known)
        steps.append(_place_step(ready.rule, clause))
        broken = isinstance(judge(ready, clause, known), Evidence)
        traces.append(Trace(clause, tuple(steps), broken))
    return Explanation(ready.rule, tuple(traces), cause, end=end)


def _end(ready: Plan, candidates: Candidates, known: Known) -> RuleVerdict:
    """How a rule ends by itself: others to which it yields are not asked."""
    rule = ready.rule
    bar = barred(rule, known)
    if bar is not None:
        return bar
    ended = judged(ready, candidates, known)
    if ended.broken:
        return RuleVerdict(rule.name, rule.verdict)
    if ended.unknown:
        return RuleVerdict(rule.name, Verdict.UNCHECKED, "；".join(ended.unknown))
    return RuleVerdict(rule.name, Verdict.CLEAR)


def _place_step(rule: Rule, clause: Clause) -> Step:
    reason = place_of(clause)[1]
    detail = f"{clause.place}（{reason}）" if reason else str(clause.place)
    return Step("位置 " + "、".join(sorted(places(rule))), clause.place in places(rule), detail)


def _branch_steps(rule: Rule, branch: Branch, clause: Clause, known: Known) -> list[Step]:
    scan = known.scan
    words = dict(_here(branch, clause, known, Party.UNKNOWN).words)
    steps = [_phrase_step(contains, clause, scan, words) for contains in branch.evidence]
    cores = scan.in_clause(branch.core.phrase, clause)
    if not cores:
        return steps
    spans = tuple(Span(*slot) for slot in cores[0].slots)
    who = party(clause, spans)
    steps.append(_stance_step(rule, clause, spans))
    if not branch.names_party:
        steps.append(Step("约束 招标人以外", who is not Party.TENDERER, str(who)))
    here = _here(branch, clause, known, who)
    steps += [_literal_step(literal, here) for literal in branch.context.all]
    steps += [_unless_step(alternatives(unless), here) for unless in rule.unless]
    return steps


def _here(branch: Branch, clause: Clause, known: Known, who: Party) -> Here:
    """The clause with what the first match of every phrase captures."""
    matched: Others = ()
    words: dict[str, str] = {}
    for contains in branch.evidence:
        found = known.scan.in_clause(contains.phrase, clause, words)[:1]
        matched += tuple((contains, match) for match in found)
        for match in found:
            capture(words, contains, match, clause)
    here = Here(clause, who, known, words)
    return Here(clause, who, known, words, dict(values_in(matched, here)))


def _phrase_step(contains: Contains, clause: Clause, scan: Scan, words: Mapping[str, str]) -> Step:
    found = scan.in_clause(contains.phrase, clause, words)
    if found:
        return Step(f"含 {contains.phrase.text}", True, _quote(clause, found[0]))
    seen = _words_found(contains, clause, scan)
    detail = f"只找到 {seen}，次序或间隔不合" if seen else "没有这些词"
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


def _literal_step(literal: Literal, here: Here) -> Step:
    condition = literal.condition
    question = condition_text(condition if literal.holds else Not(condition))
    truth = truth_of(literal, here)
    met = isinstance(truth, Held)
    if isinstance(truth, Unknown):
        return Step(question, False, said(truth), open=True)
    if isinstance(condition, PartyIs):
        return Step(question, met, str(here.who))
    if isinstance(condition, PlaceIs):
        return Step(question, met, str(here.clause.place))
    if isinstance(condition, Contains):
        return Step(question, met, _around(condition, here))
    if isinstance(condition, Comparison):
        return Step(question, met, weighed(condition, here.site))
    return Step(question, met, said(truth))


def _around(contains: Contains, here: Here) -> str:
    scan, clause = here.scan, here.clause
    if contains.scope is Scope.CLAUSE:
        inside = scan.in_clause(contains.phrase, clause, here.words)
        return _quote(clause, inside[0]) if inside else ""
    if contains.scope is Scope.DOCUMENT:
        first = next(occurrences(contains, here.known, here.words), None)
        return f"「{first[0].folded.text[first[1].start : first[1].end]}」" if first else ""
    found = scan.in_texts(contains.phrase, around(contains.scope, here), here.words)
    return f"「{found[0][found[1].start : found[1].end]}」" if found else ""


def _unless_step(unless_rows: list[tuple[Literal, ...]], here: Here) -> Step:
    steps = [[_literal_step(x, here) for x in row] for row in unless_rows]
    question = "；或 ".join(" 且 ".join(s.question for s in row) for row in steps)
    fired = [row for row in steps if all(s.met for s in row)]
    detail = "、".join(s.detail for s in fired[0] if s.detail) if fired else ""
    return Step(
        f"除非 {question}", not fired, f"例外成立 {detail}".strip() if fired else "例外不成立"
    )
