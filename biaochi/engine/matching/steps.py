"""The questions that a rule about the document asks, with their answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biaochi.engine.matching.arithmetic import Site
from biaochi.engine.matching.known import Known
from biaochi.engine.matching.truth import Held, Truth, Unknown
from biaochi.engine.matching.whole import judge
from biaochi.grammar.compiled import And, Condition, Or, Rule
from biaochi.grammar.show import condition_text
from biaochi.grammar.traits import facts_of


@dataclass(frozen=True, slots=True)
class Step:
    """One question the engine asked: whether it was met, and the words that show it."""

    question: str
    met: bool
    detail: str = ""


def whole_steps(rule: Rule, known: Known) -> tuple[Step, ...]:
    """Every part of a rule about the document, judged for each lot."""
    names = [n for c in (rule.when, *rule.unless) for n in facts_of(c)]
    steps: list[Step] = []
    for lot in known.lots(names):
        site = Site(known, lot)
        shown = f"{lot}：" if lot else ""
        if rule.applies_if is not None:
            steps.append(_step(f"{shown}适用 ", rule.applies_if, site))
        steps += [_step(shown, part, site) for part in _parts(rule.when)]
        for unless in rule.unless:
            held = isinstance(judge(unless, site), Held)
            detail = "例外成立" if held else "例外不成立"
            steps.append(Step(f"{shown}除非 {condition_text(unless)}", not held, detail))
    return tuple(steps)


def _parts(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, And | Or):
        for part in condition.parts:
            yield from _parts(part)
    else:
        yield condition


def _step(shown: str, condition: Condition, site: Site) -> Step:
    truth = judge(condition, site)
    return Step(shown + condition_text(condition), isinstance(truth, Held), said(truth))


def said(truth: Truth) -> str:
    """What a condition held by, or what is missing."""
    if isinstance(truth, Unknown):
        return "不能判断：" + "；".join(truth.causes)
    if truth is None or not truth.captured:
        return ""
    return "，".join(f"{name} {words}" for name, words in truth.captured.items())
