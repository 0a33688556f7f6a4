"""Checking one document: every rule ends in a verdict, every breach in a finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from biaochi.engine.facts import find_facts
from biaochi.engine.matching.arithmetic import Site
from biaochi.engine.matching.derived import with_derived
from biaochi.engine.matching.dispatch import Candidates, Dispatch
from biaochi.engine.matching.document import judge_document
from biaochi.engine.matching.evaluate import judge
from biaochi.engine.matching.findings import Broken, findings
from biaochi.engine.matching.index import LiteralIndex
from biaochi.engine.matching.known import Known
from biaochi.engine.matching.plan import Plan, plan
from biaochi.engine.matching.scan import Scan
from biaochi.engine.matching.truth import Unknown
from biaochi.engine.matching.whole import judge as judge_whole
from biaochi.engine.reading import read
from biaochi.engine.reading.scoring import score_tables
from biaochi.grammar.compiled import Rule, RuleBook, Source, State
from biaochi.model.clause import Clause
from biaochi.model.document import Document
from biaochi.model.fact import Fact, Facts, FactValue, How, Statement
from biaochi.model.finding import Checked, RuleVerdict, Verdict
from biaochi.model.regime import Regime
from biaochi.model.scoring import Scores

_UNREAD = "文件有未读出的部分"
_WHOLE = 60
"""Clauses from which a text can be a whole notice or tender document."""


@dataclass(frozen=True, slots=True)
class Judging:
    """On which day the law is judged and where that day came from; under which regimes."""

    as_of: dt.date
    reason: str
    regimes: frozenset[Regime]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a rule ends on a document: what it breaks, and why some of it cannot be told."""

    broken: tuple[Broken, ...] = ()
    unknown: tuple[str, ...] = ()


class Checker:
    """A rule book made ready once for many documents."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self.index = LiteralIndex(book.sets)
        self.plans = tuple(plan(rule, book.sets) for rule in book.rules)
        self.dispatch = Dispatch(self.plans, book.sets)
        self._thresholds = {t.name: t for t in book.thresholds}
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
            findings=findings(broken, judging.regimes, judging.as_of),
            verdicts=verdicts,
            rules_version=self.book.version,
            layers=self.book.layer_labels,
        )

    def known(
        self,
        document: Document,
        scan: Scan,
        as_of: dt.date,
        given: Mapping[str, FactValue] | None = None,
    ) -> Known:
        """What is known of a document as a whole; facts that are `given` are not looked for.

        Where they are given, be it none, the text is an example and whole by intention.
        """
        clauses = scan.clauses
        found = find_facts(document, clauses, scan, self.book.facts)
        by_name = dict(found.by_name)
        for name, value in (given or {}).items():
            by_name[name] = Fact(name, (Statement(value, How.GIVEN),))
        known = Known(
            as_of=as_of,
            scan=scan,
            facts=Facts(by_name),
            thresholds=self._thresholds,
            sets=self.book.sets,
            read_scores=lambda: Scores(score_tables(document, clauses)),
            unread=bool(document.notices),
            fragment=given is None and len(clauses) < _WHOLE,
        )
        return with_derived(known, self.book.facts)

    def match(
        self, clauses: Sequence[Clause], document: Document, judging: Judging
    ) -> tuple[tuple[Broken, ...], tuple[RuleVerdict, ...]]:
        """What breaks which rules, and how every rule ends."""
        scan = Scan(self.index, clauses)
        known = self.known(document, scan, judging.as_of)
        verdicts = self._unless_found(document, judging)
        candidates = self.dispatch.candidates(scan.postings, len(clauses))
        ended: dict[int, Ended] = {}
        for number, ready in enumerate(self.plans):
            rule = ready.rule
            worth_judging = number in candidates or rule.about_document
            if verdicts[number].verdict is Verdict.NOT_APPLICABLE:
                continue
            if not worth_judging and rule.applies_if is None:
                continue
            bar = barred(rule, known)
            if bar and (worth_judging or bar.verdict is Verdict.NOT_APPLICABLE):
                verdicts[number] = bar
            elif worth_judging:
                ended[number] = judged(ready, candidates.get(number, {}), known)
        broken = _most_exact([b for one in ended.values() for b in one.broken])
        spoken = {(b.rule.name, b.rule.source) for b in broken}
        for number, one in ended.items():
            verdicts[number] = _verdict(self.plans[number].rule, one, spoken, verdicts[number])
        return broken, _one_per_name(verdicts)

    def _unless_found(self, document: Document, judging: Judging) -> list[RuleVerdict]:
        """How each rule ends where it finds nothing."""
        key = (judging.as_of, judging.regimes, bool(document.notices))
        known = self._endings.get(key)
        if known is None:
            ending = Verdict.UNCHECKED if document.notices else Verdict.CLEAR
            cause = _UNREAD if document.notices else ""
            known = self._endings[key] = tuple(
                _ending(rule, judging, ending, cause) for rule in self.book.rules
            )
        return list(known)


def judged(ready: Plan, candidates: Candidates, known: Known) -> Ended:
    """Judge one rule: once for the document, or on every candidate clause."""
    rule = ready.rule
    if rule.about_document:
        whole = judge_document(rule, known)
        return Ended(tuple(Broken(c, rule, e) for c, e in whole.broken), whole.unknown)
    broken: list[Broken] = []
    unknown: list[str] = []
    for number in sorted(candidates):
        found = judge(ready, known.scan.clauses[number], known, candidates[number])
        if isinstance(found, Unknown):
            unknown += found.causes
        elif found is not None:
            broken.append(Broken(known.scan.clauses[number], rule, found))
    return Ended(tuple(broken), tuple(dict.fromkeys(unknown)))


def barred(rule: Rule, known: Known) -> RuleVerdict | None:
    """The verdict of a rule whose 适用 does not hold, or cannot be told."""
    if rule.applies_if is None:
        return None
    truth = judge_whole(rule.applies_if, Site(known))
    if truth is None:
        return RuleVerdict(rule.name, Verdict.NOT_APPLICABLE, "文件不属于这条规则的适用范围")
    if isinstance(truth, Unknown):
        return RuleVerdict(rule.name, Verdict.UNCHECKED, "；".join(truth.causes))
    return None


def _most_exact(broken: Sequence[Broken]) -> tuple[Broken, ...]:
    """What is left of a clause's breaches when fallback rules have yielded to exact ones."""
    by_clause: dict[int, list[Rule]] = {}
    for one in broken:
        by_clause.setdefault(one.clause.index, []).append(one.rule)
    return tuple(
        one
        for one in broken
        if not any(_speaks_for(other, one.rule) for other in by_clause[one.clause.index])
    )


def _speaks_for(exact: Rule, fallback: Rule) -> bool:
    """Whether the fallback is silent; a rule on trial, which does not count, silences none."""
    on_trial = exact.state is State.TRIAL and fallback.state is not State.TRIAL
    return not on_trial and fallback.yields_to(exact.name)


def _verdict(
    rule: Rule, ended: Ended, spoken: set[tuple[str, Source]], otherwise: RuleVerdict
) -> RuleVerdict:
    if (rule.name, rule.source) in spoken:
        return RuleVerdict(rule.name, rule.verdict)
    if ended.unknown and otherwise.verdict is Verdict.CLEAR:
        return RuleVerdict(rule.name, Verdict.UNCHECKED, "；".join(ended.unknown))
    return otherwise


def _one_per_name(verdicts: Sequence[RuleVerdict]) -> tuple[RuleVerdict, ...]:
    """One verdict for each rule: of several versions by date the one that applies speaks."""
    found: dict[str, RuleVerdict] = {}
    for one in verdicts:
        before = found.get(one.rule)
        if before is None or before.verdict is Verdict.NOT_APPLICABLE:
            found[one.rule] = one
    return tuple(found.values())


def _ending(rule: Rule, judging: Judging, ending: Verdict, cause: str) -> RuleVerdict:
    bar = not_applicable(rule, judging)
    if bar:
        return RuleVerdict(rule.name, Verdict.NOT_APPLICABLE, bar, rule.disabled)
    return RuleVerdict(rule.name, ending, cause)


def not_applicable(rule: Rule, judging: Judging) -> str:
    """Why a rule does not apply at all; empty where it does."""
    if rule.state is State.REPEALED:
        if rule.disabled:
            disabled = next(a for a in rule.adjustments if a.change.endswith("停用"))
            cited = "、".join(c.text for c in disabled.citations)
            return f"{disabled.layer.label}停用（{cited}）：{disabled.reason}"
        return f"已废止，由「{rule.successor}」接替"
    if not rule.in_force(judging.as_of):
        return f"{judging.as_of.isoformat()} 未施行或已失效"
    if not rule.regimes & judging.regimes:
        return f"只适用于{'、'.join(sorted(rule.regimes))}"
    return ""
