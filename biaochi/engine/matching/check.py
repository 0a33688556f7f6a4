"""Checking one document: every rule ends in a verdict, every breach in a finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from biaochi.engine.matching.dispatch import Candidates, Dispatch
from biaochi.engine.matching.evaluate import Evidence, evaluate
from biaochi.engine.matching.fingerprint import fingerprint
from biaochi.engine.matching.index import LiteralIndex
from biaochi.engine.matching.plan import Plan, plan
from biaochi.engine.matching.scan import Scan
from biaochi.engine.reading import read
from biaochi.grammar.compiled import Rule, RuleBook
from biaochi.model.clause import Clause
from biaochi.model.document import Document
from biaochi.model.finding import Breach, Checked, Finding, RuleVerdict, Verdict
from biaochi.model.regime import Regime

Broken = dict[int, list[tuple[Rule, Evidence]]]
"""Number of a clause → the rules that it breaks."""


@dataclass(frozen=True, slots=True)
class Judging:
    """On which day the law is judged and where that day came from; under which regimes."""

    as_of: dt.date
    reason: str
    regimes: frozenset[Regime]


class Checker:
    """A rule book made ready once for many documents."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self.index = LiteralIndex(book.sets)
        self.plans = tuple(plan(rule, book.sets) for rule in book.rules)
        self.dispatch = Dispatch(self.plans, book.sets)
        # The same for all documents of a day and regime, and long where there are many rules.
        self._endings: dict[tuple[dt.date, frozenset[Regime], bool], tuple[RuleVerdict, ...]] = {}

    def check(self, document: Document, judging: Judging) -> Checked:
        """Check one document; nothing but the arguments decides the result."""
        clauses = read(document).clauses
        broken, verdicts = self.match(clauses, document, judging)
        return Checked(
            document=document,
            as_of=judging.as_of,
            as_of_reason=judging.reason,
            regimes=tuple(sorted(judging.regimes)),
            findings=_findings(clauses, broken, judging.regimes),
            verdicts=verdicts,
            rules_version=self.book.version,
        )

    def match(
        self, clauses: Sequence[Clause], document: Document, judging: Judging
    ) -> tuple[Broken, tuple[RuleVerdict, ...]]:
        """Which clauses break which rules, and how every rule ends."""
        scan = Scan(self.index, clauses)
        verdicts = self._unless_found(document, judging)
        broken: Broken = {}
        for number, candidates in self.dispatch.candidates(scan.postings, len(clauses)).items():
            ready = self.plans[number]
            if verdicts[number].verdict is Verdict.NOT_APPLICABLE:
                continue
            for clause, evidence in apply(ready, candidates, scan):
                broken.setdefault(clause, []).append((ready.rule, evidence))
        broken = {clause: _most_exact(found) for clause, found in broken.items()}
        spoken = {rule.name: rule for found in broken.values() for rule, _ in found}
        return broken, tuple(_ended(v, spoken.get(v.rule)) for v in verdicts)

    def _unless_found(self, document: Document, judging: Judging) -> list[RuleVerdict]:
        """How each rule ends where it finds nothing."""
        key = (judging.as_of, judging.regimes, bool(document.notices))
        known = self._endings.get(key)
        if known is None:
            ending = Verdict.UNCHECKED if document.notices else Verdict.CLEAR
            cause = "文件有未读出的部分" if document.notices else ""
            known = self._endings[key] = tuple(
                _ending(rule, judging, ending, cause) for rule in self.book.rules
            )
        return list(known)


def _most_exact(found: list[tuple[Rule, Evidence]]) -> list[tuple[Rule, Evidence]]:
    """What is left of a clause's breaches when fallback rules have yielded to exact ones."""
    return [
        (rule, evidence)
        for rule, evidence in found
        if not any(rule.yields_to(other.name) for other, _ in found)
    ]


def _ended(otherwise: RuleVerdict, rule: Rule | None) -> RuleVerdict:
    return otherwise if rule is None else RuleVerdict(rule.name, rule.verdict)


def _ending(rule: Rule, judging: Judging, ending: Verdict, cause: str) -> RuleVerdict:
    if rule.applies(judging.as_of, judging.regimes):
        return RuleVerdict(rule.name, ending, cause)
    return RuleVerdict(rule.name, Verdict.NOT_APPLICABLE, not_applicable(rule, judging))


def apply(ready: Plan, candidates: Candidates, scan: Scan) -> Iterator[tuple[int, Evidence]]:
    """The candidates that break a rule, in the order of the document, with the evidence."""
    for number in sorted(candidates):
        evidence = evaluate(ready, scan.clauses[number], scan, candidates[number])
        if evidence is not None:
            yield number, evidence


def not_applicable(rule: Rule, judging: Judging) -> str:
    """Why a rule does not apply at all; empty where it does."""
    if not rule.in_force(judging.as_of):
        return f"{judging.as_of.isoformat()} 未施行或已失效"
    if not rule.regimes & judging.regimes:
        return f"只适用于{'、'.join(sorted(rule.regimes))}"
    return ""


def _findings(
    clauses: Sequence[Clause],
    broken: Broken,
    regimes: frozenset[Regime],
) -> tuple[Finding, ...]:
    findings = []
    seen: dict[str, int] = {}
    for number in sorted(broken):
        clause = clauses[number]
        breaches = sorted(
            (_breach(rule, evidence, clause, regimes) for rule, evidence in broken[number]),
            key=lambda b: (b.verdict is not Verdict.BREACH, b.level.rank, b.rule),
        )
        rules = [b.rule for b in breaches]
        words = fingerprint(clause, rules, 0)
        occurrence = seen.get(words, 0)
        seen[words] = occurrence + 1
        name = fingerprint(clause, rules, occurrence) if occurrence else words
        findings.append(Finding(clause, clause.path, tuple(breaches), name))
    return tuple(findings)


def _breach(rule: Rule, evidence: Evidence, clause: Clause, regimes: frozenset[Regime]) -> Breach:
    # A citation of the other regime's law would be a wrong one for this document.
    citations = tuple(c for c in rule.citations if c.regimes & regimes)
    return Breach(
        rule=rule.name,
        title=rule.title,
        level=rule.level,
        verdict=rule.verdict,
        party=evidence.party,
        spans=tuple(clause.original(s) for s in evidence.spans),
        message=rule.message.fill(evidence.captured),
        suggestion=rule.suggestion,
        citations=citations or rule.citations,
        question=rule.question,
    )
