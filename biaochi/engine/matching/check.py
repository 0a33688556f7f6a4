"""Checking one document: every rule ends in a verdict, every breach in a finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from biaochi.engine.matching.evaluate import Evidence, evaluate
from biaochi.engine.matching.fingerprint import fingerprint
from biaochi.engine.matching.index import LiteralIndex, Postings
from biaochi.engine.matching.plan import Branch, Plan, plan
from biaochi.engine.matching.scan import Scan
from biaochi.engine.reading import read
from biaochi.grammar.compiled import Rule, RuleBook
from biaochi.model.clause import Clause
from biaochi.model.document import Document
from biaochi.model.finding import Breach, Checked, Finding, RuleVerdict, Verdict
from biaochi.model.regime import Regime


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

    def check(self, document: Document, judging: Judging) -> Checked:
        """Check one document; nothing but the arguments decides the result."""
        clauses = read(document).clauses
        scan = Scan(self.index, clauses)
        broken: dict[int, list[tuple[Rule, Evidence]]] = {}
        verdicts: list[RuleVerdict] = []
        for ready in self.plans:
            cause = not_applicable(ready.rule, judging)
            if cause:
                verdicts.append(RuleVerdict(ready.rule.name, Verdict.NOT_APPLICABLE, cause))
                continue
            found = self.apply(ready, scan)
            for number, evidence in found:
                broken.setdefault(number, []).append((ready.rule, evidence))
            verdicts.append(_verdict(ready.rule, bool(found), document))
        return Checked(
            document=document,
            as_of=judging.as_of,
            as_of_reason=judging.reason,
            regimes=tuple(sorted(judging.regimes)),
            findings=_findings(clauses, broken, judging.regimes),
            verdicts=tuple(verdicts),
            rules_version=self.book.version,
        )

    def apply(self, ready: Plan, scan: Scan) -> list[tuple[int, Evidence]]:
        """The clauses that break one rule, by number, with the evidence."""
        numbers = sorted(candidates(ready, scan))
        tried = ((n, evaluate(ready, scan.clauses[n], scan)) for n in numbers)
        return [(n, evidence) for n, evidence in tried if evidence is not None]


def candidates(ready: Plan, scan: Scan) -> set[int]:
    """The clauses in which the rarest required words of some branch of the rule stand."""
    found: set[int] = set()
    for branch in ready.branches:
        found.update(_candidates(branch, scan.postings, len(scan.clauses)))
    return found


def _candidates(branch: Branch, postings: Postings, total: int) -> Iterable[int]:
    if not branch.required:
        return range(total)
    return postings.texts(min(branch.required, key=postings.count))


def not_applicable(rule: Rule, judging: Judging) -> str:
    """Why a rule does not apply at all; empty where it does."""
    if not rule.in_force(judging.as_of):
        return f"{judging.as_of.isoformat()} 未施行或已失效"
    if not rule.regimes & judging.regimes:
        return f"只适用于{'、'.join(sorted(rule.regimes))}"
    return ""


def _verdict(rule: Rule, found: bool, document: Document) -> RuleVerdict:
    if found:
        return RuleVerdict(rule.name, rule.verdict)
    if document.notices:
        return RuleVerdict(rule.name, Verdict.UNCHECKED, "文件有未读出的部分")
    return RuleVerdict(rule.name, Verdict.CLEAR)


def _findings(
    clauses: Sequence[Clause],
    broken: dict[int, list[tuple[Rule, Evidence]]],
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
