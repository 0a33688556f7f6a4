"""From evidence to findings: one clause broken by several rules gives one finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from biaochi.engine.matching.evaluate import Evidence
from biaochi.engine.matching.fingerprint import fingerprint
from biaochi.grammar.compiled import LayerRank, Rule, State
from biaochi.model.clause import Clause
from biaochi.model.fact import Statement
from biaochi.model.finding import Adjusted, Breach, Finding, Ground, Verdict
from biaochi.model.regime import Regime
from biaochi.model.wording import worded


@dataclass(frozen=True, slots=True)
class Broken:
    """A clause breaks a rule, by this evidence."""

    clause: Clause
    rule: Rule
    evidence: Evidence


def findings(
    broken: Iterable[Broken], regimes: frozenset[Regime], day: dt.date
) -> tuple[Finding, ...]:
    """Breaches gathered by clause in the order of the document, each finding with its name.

    Rules on trial, and words that are missing, make findings of their own; the former come last.
    """
    gathered: dict[tuple[int, bool, str], list[Broken]] = {}
    for one in broken:
        missing = "" if one.evidence.spans else one.rule.name
        trial = one.rule.state is State.TRIAL
        gathered.setdefault((one.clause.index, trial, missing), []).append(one)
    seen: dict[str, int] = {}
    ordered = sorted(gathered, key=lambda key: (key[1], key[0], key[2]))
    return tuple(_finding(gathered[key], regimes, day, seen) for key in ordered)


def _finding(
    found: Sequence[Broken], regimes: frozenset[Regime], day: dt.date, seen: dict[str, int]
) -> Finding:
    clause = found[0].clause
    breaches = sorted(
        (_breach(one, regimes, day) for one in found),
        key=lambda b: (b.verdict is not Verdict.BREACH, b.level.rank, b.rule),
    )
    # Of versions that apply side by side (one for each regime) the gravest speaks.
    breaches = list({b.rule: b for b in reversed(breaches)}.values())[::-1]
    rules = [b.rule for b in breaches]
    missing = not any(one.evidence.spans for one in found)
    words = fingerprint(clause, rules, 0, missing)
    occurrence = seen.get(words, 0)
    seen[words] = occurrence + 1
    name = fingerprint(clause, rules, occurrence, missing) if occurrence else words
    return Finding(clause, clause.path, tuple(breaches), name)


def _breach(one: Broken, regimes: frozenset[Regime], day: dt.date) -> Breach:
    rule, evidence = one.rule, one.evidence
    # A citation of the other regime's law would be a wrong one for this document.
    citations = tuple(c for c in rule.citations if c.regimes & regimes)
    return Breach(
        rule=rule.name,
        title=rule.title,
        level=rule.level_on(day),
        verdict=rule.verdict,
        party=evidence.party,
        spans=tuple(one.clause.original(s) for s in evidence.spans),
        message=rule.message.fill(evidence.captured),
        suggestion=rule.suggestion,
        citations=citations or rule.citations,
        question=rule.question,
        grounds=tuple(_ground(name, statement) for name, statement in evidence.facts),
        trial=rule.state is State.TRIAL,
        layer=_layer(rule),
        adjusted=tuple(
            Adjusted(a.layer.label, a.change, a.loosens, a.citations, a.reason)
            for a in rule.adjustments
        ),
    )


def _layer(rule: Rule) -> str:
    layer = rule.layer
    return "" if layer.rank is LayerRank.NATION else layer.label


def _ground(name: str, statement: Statement) -> Ground:
    clause, span = statement.clause, statement.span
    spans = (clause.original(span),) if clause and span else ()
    return Ground(name, worded(statement.value), clause, spans)
