"""Rules about the document as a whole: what they end in, and the clause to which a finding goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biaochi.engine.matching.arithmetic import Site
from biaochi.engine.matching.evaluate import EVIDENCE, Evidence
from biaochi.engine.matching.known import Known
from biaochi.engine.matching.truth import Held, Truth, Unknown
from biaochi.engine.matching.whole import judge
from biaochi.grammar.compiled import Rule
from biaochi.grammar.traits import facts_of
from biaochi.model.clause import Clause, Party, Span

_NO_PART = "文件里没有应当写它的部分"


@dataclass(frozen=True, slots=True)
class Whole:
    """How a rule about the document ends: breaches with their clause, or why it cannot be told."""

    broken: tuple[tuple[Clause, Evidence], ...] = ()
    unknown: tuple[str, ...] = ()


def judge_document(rule: Rule, known: Known) -> Whole:
    """Judge a rule once for every lot whose facts it asks for; equal findings are given once."""
    broken: dict[tuple[int, tuple[Span, ...]], tuple[Clause, Evidence]] = {}
    unknown: list[str] = []
    for lot in known.lots(_asked(rule)):
        site = Site(known, lot)
        truth = _truth(rule, site)
        if isinstance(truth, Unknown):
            unknown += truth.causes
        elif truth is not None:
            made = _finding(rule, truth, known)
            if made is None:
                unknown.append(_NO_PART)
            else:
                broken.setdefault((made[0].index, made[1].spans), made)
    return Whole(tuple(broken.values()), tuple(dict.fromkeys(unknown)))


def _asked(rule: Rule) -> tuple[str, ...]:
    conditions = (rule.when, *rule.unless)
    return tuple(name for condition in conditions for name in facts_of(condition))


def _truth(rule: Rule, site: Site) -> Truth:
    held = judge(rule.when, site)
    if held is None:
        return None
    for unless in rule.unless:
        excused = judge(unless, site)
        if isinstance(excused, Held):
            return None
        if isinstance(excused, Unknown):
            return excused
    return held


def _finding(rule: Rule, held: Held, known: Known) -> tuple[Clause, Evidence] | None:
    """The clause to which a breach goes, with its evidence; None where there is no place for it."""
    shown = list(_shown(held))
    if not shown:
        expected = _expected(rule, known)
        captured = {EVIDENCE: "", **held.captured}
        return (expected, Evidence((), Party.TENDERER, captured, held.facts)) if expected else None
    clause = shown[0][0]
    spans = tuple(dict.fromkeys(span for at, span in shown if at.index == clause.index))
    words = "……".join(clause.folded.text[s.start : s.end] for s in spans)
    captured = {**held.captured, EVIDENCE: words}
    ordered = tuple(sorted(spans, key=lambda s: s.start))
    return clause, Evidence(ordered, Party.TENDERER, captured, held.facts)


def _shown(held: Held) -> Iterator[tuple[Clause, Span]]:
    """Every place that shows the breach, facts first."""
    for _, statement in held.facts:
        for one in (statement, *statement.parts):
            if one.clause is not None and one.span is not None:
                yield one.clause, one.span
    yield from held.hits


def _expected(rule: Rule, known: Known) -> Clause | None:
    """The first clause of the part of the document where missing words should stand.

    Clauses under a heading go before those of the cover, whose place is a guess.
    """
    for place in rule.expected:
        of_place = [c for c in known.scan.clauses if c.place is place]
        if of_place:
            return next((c for c in of_place if c.path), of_place[0])
    return None
