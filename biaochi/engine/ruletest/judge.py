"""What a rule reports in an example: the one place where the document of an example is checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from biaochi.engine.calendar import calendar
from biaochi.engine.matching.arithmetic import Site
from biaochi.engine.matching.check import Checker
from biaochi.engine.matching.document import judge_document
from biaochi.engine.matching.evaluate import Evidence, judge, nothing_known
from biaochi.engine.matching.known import Known
from biaochi.engine.matching.plan import Branch, Plan
from biaochi.engine.matching.scan import Scan
from biaochi.engine.matching.truth import Held
from biaochi.engine.matching.whole import judge as judge_whole
from biaochi.engine.reading import read
from biaochi.engine.ruletest.small import Small, small_document
from biaochi.grammar.compiled import Example, Rule
from biaochi.grammar.traits import asks_document
from biaochi.model.clause import Clause

Marks = tuple[tuple[int, int], ...]
"""Stretches of an example's text, in order."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An example read and scanned, so that variants of its rule can be tried on it at once."""

    example: Example
    small: Small
    known: Known

    @property
    def scan(self) -> Scan:
        """The words of the rules in the example."""
        return self.known.scan

    def has_words_of(self, branch: Branch, clause: Clause) -> bool:
        """Whether all word sets that a branch requires have a hit in a clause."""
        return all(self.scan.postings.hits(words, clause.index) for words in branch.required)


def prepare(checker: Checker, rule: Rule, example: Example) -> Prepared:
    """Read an example of a rule as the document that its author means.

    Facts are looked for only where the rule asks for any.
    """
    small = small_document(rule, example)
    scan = Scan(checker.index, read(small.document).clauses)
    if any(asks_document(c) for c in (rule.when, *rule.unless)) or rule.applies_if:
        day = judged_on(rule, example)
        return Prepared(
            example, small, checker.known(small.document, scan, day, dict(example.given))
        )
    return Prepared(example, small, nothing_known(scan))


def judged_on(rule: Rule, example: Example) -> dt.date:
    """The day on which an example is judged: as said, else the last day that the calendar knows.

    A rule that ended before is judged on its last day.
    """
    last = calendar().last
    return example.as_of or min(rule.end or last, max(rule.start or last, last))


def marks_of(ready: Plan, prepared: Prepared) -> Marks | None:
    """What the rule marks in the example; None where it reports nothing."""
    day = prepared.example.as_of
    if ready.rule.disabled or (day is not None and not ready.rule.in_force(day)):
        return None
    marks: set[tuple[int, int]] = set()
    broken = False
    for clause, evidence in _broken(ready, prepared):
        broken = True
        offset = prepared.small.starts.get(clause.paragraph.anchor.paragraph)
        if offset is None:
            continue
        for span in evidence.spans:
            original = clause.original(span)
            marks.add((original.start + offset, original.end + offset))
    return tuple(sorted(marks)) if broken else None


def _broken(ready: Plan, prepared: Prepared) -> Iterator[tuple[Clause, Evidence]]:
    """The clauses of the example that break the rule."""
    rule, known = ready.rule, prepared.known
    if rule.applies_if and not isinstance(judge_whole(rule.applies_if, Site(known)), Held):
        return
    if rule.about_document:
        yield from judge_document(rule, known).broken
        return
    for clause in prepared.scan.clauses:
        if prepared.small.starts.get(clause.paragraph.anchor.paragraph) is None:
            continue
        worth_trying = [b for b in ready.branches if prepared.has_words_of(b, clause)]
        evidence = judge(ready, clause, known, worth_trying) if worth_trying else None
        if isinstance(evidence, Evidence):
            yield clause, evidence
