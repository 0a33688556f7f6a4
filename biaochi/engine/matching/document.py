"""Rules about the document as a whole: what they end in, and the clause to which a finding goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biaochi.engine.matching.arithmetic import Site
from biaochi.engine.matching.evaluate import EVIDENCE, Evidence
from biaochi.engine.matching.known import Known
from biaochi.engine.matching.truth import Held, Truth, Unknown, both, denied, either
from biaochi.engine.matching.whole import judge
from biaochi.grammar.compiled import Rule
from biaochi.grammar.traits import asks_scores, facts_of
from biaochi.model.clause import Clause, Party, Span

_NO_PART = "文件里没有应当写它的部分"
_FRAGMENT = "文件太短，只是一个片段，不能说缺什么"


@dataclass(frozen=True, slots=True)
class Whole:
    """How a rule about the document ends: breaches with their clause, or why it cannot be told."""

    broken: tuple[tuple[Clause, Evidence], ...] = ()
    unknown: tuple[str, ...] = ()


def judge_document(rule: Rule, known: Known) -> Whole:
    """Judge a rule once for every lot whose facts it asks for; equal findings are given once."""
    broken: dict[tuple[int, tuple[Span, ...]], tuple[Clause, Evidence]] = {}
    unknown: list[str] = []
    for lot in lots_of(rule, known):
        site = Site(known, lot)
        truth = _truth(rule, site)
        if isinstance(truth, Unknown):
            unknown += truth.causes
        elif truth is not None and rule.expected and known.fragment:
            unknown.append(_FRAGMENT)
        elif truth is not None:
            made = _finding(rule, truth, known)
            if made is None:
                unknown.append(_NO_PART)
            else:
                broken.setdefault((made[0].index, made[1].spans), made)
    return Whole(tuple(broken.values()), tuple(dict.fromkeys(unknown)))


def lots_of(rule: Rule, known: Known) -> tuple[str, ...]:
    """The lots to judge a rule for: those of its facts, else those with a scoring scheme."""
    conditions = (rule.when, *rule.unless)
    lots = known.lots(name for condition in conditions for name in facts_of(condition))
    if lots == ("",) and any(asks_scores(condition) for condition in conditions):
        return known.score_lots
    return lots


def _truth(rule: Rule, site: Site) -> Truth:
    held = judge(rule.when, site)
    if held is None:
        return None
    excused = either(judge(unless, site) for unless in rule.unless)
    return both((held, denied(excused)))


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
