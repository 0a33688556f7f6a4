"""Why an example came out wrong: how its clause was read, and the condition that came nearest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from biaochi.engine.matching.check import Checker, Judging
from biaochi.engine.matching.why import Step, Trace, why
from biaochi.engine.reading.party import party
from biaochi.engine.reading.place import place_of
from biaochi.engine.reading.polarity import stance
from biaochi.engine.ruletest.diagnosis_whole import whole_steps
from biaochi.engine.ruletest.focus import focused
from biaochi.engine.ruletest.judge import Marks, Prepared, prepare
from biaochi.engine.ruletest.run import ExampleResult
from biaochi.grammar.compiled import Condition, Or
from biaochi.grammar.show import condition_text
from biaochi.model.clause import Clause, Party, Place, Span, Stance
from biaochi.model.regime import Regime

_ANY_DAY = dt.date(2026, 1, 1)
"""The day decides nothing in the steps shown; only `why` asks for one."""


@dataclass(frozen=True, slots=True)
class ReadAs:
    """How one clause was read: its place and the words that decide it, whom it binds, its polarity.

    Party and polarity are those of the words in question; None where none of them stand in the clause.
    """

    text: str
    place: Place
    because: str
    party: Party | None
    stance: Stance | None


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is known about a wrong example.

    `nearest` is the 当 that came nearest to being met, or that was met; `steps` are those of its
    steps that matter: the unmet ones where nothing was reported by a clause, else all.
    """

    readings: tuple[ReadAs, ...]
    nearest: str
    steps: tuple[Step, ...]


def diagnose(checker: Checker, result: ExampleResult) -> Diagnosis:
    """Look at a wrong example again, this time with an eye on every step."""
    marks = result.found or result.example.marks
    prepared = prepare(checker, result.rule, result.example)
    clauses = list(_clauses(prepared, marks))
    readings = tuple(_read_as(clause, span) for clause, span in clauses)
    if result.rule.about_document:
        way, asked = whole_steps(result.rule, prepared.known)
        return Diagnosis(readings, condition_text(way), asked)
    numbers = {clause.index for clause, _ in clauses}
    tried = [
        (condition, trace)
        for condition in _alternatives(result.rule.when)
        for trace in _traces(checker, result, prepared, condition)
        if not numbers or trace.clause.index in numbers
    ]
    if not tried:
        return Diagnosis(readings, "", ())
    condition, trace = min(tried, key=lambda t: (not t[1].broken, _distance(t[1])))
    steps = trace.steps if trace.broken else tuple(s for s in trace.steps if not s.met)
    return Diagnosis(readings, condition_text(condition), steps)


def _alternatives(when: Condition) -> tuple[Condition, ...]:
    return when.parts if isinstance(when, Or) else (when,)


def _traces(
    checker: Checker, result: ExampleResult, prepared: Prepared, condition: Condition
) -> tuple[Trace, ...]:
    rule = replace(result.rule, when=condition)
    small = Checker(focused(checker.book, rule))
    judging = Judging(result.example.as_of or rule.start or _ANY_DAY, "", frozenset(Regime))
    return why(small, prepared.small.document, rule.name, judging).traces


def _distance(trace: Trace) -> int:
    return sum(not step.met for step in trace.steps)


def _clauses(prepared: Prepared, marks: Marks) -> Iterator[tuple[Clause, Span | None]]:
    """The clauses that the marks stand in, with the first mark of each; all where there are none."""
    for clause in prepared.scan.clauses:
        offset = prepared.small.starts.get(clause.paragraph.anchor.paragraph)
        if offset is None:
            continue
        inside = [
            Span(start - offset, end - offset)
            for start, end in marks
            if clause.start + offset <= start and end <= clause.end + offset
        ]
        if inside or not marks:
            yield clause, _folded(clause, inside[0]) if inside else None


def _folded(clause: Clause, span: Span) -> Span | None:
    """A span of the paragraph as a span of the folded clause; None where nothing is left of it."""
    inside = [
        i
        for i in range(len(clause.folded.text))
        if span.start <= clause.original(Span(i, i + 1)).start < span.end
    ]
    return Span(inside[0], inside[-1] + 1) if inside else None


def _read_as(clause: Clause, span: Span | None) -> ReadAs:
    because = place_of(clause)[1]
    if span is None:
        return ReadAs(clause.text, clause.place, because, None, None)
    spans = (span,)
    return ReadAs(clause.text, clause.place, because, party(clause, spans), stance(clause, spans))
