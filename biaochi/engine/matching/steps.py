"""The questions that a rule about the document asks, with their answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biaochi.engine.matching.arithmetic import Site, weighed
from biaochi.engine.matching.document import lots_of
from biaochi.engine.matching.known import Known
from biaochi.engine.matching.truth import Held, Truth, Unknown
from biaochi.engine.matching.whole import judge, refers
from biaochi.grammar.compiled import And, Comparison, Condition, Or, Rule
from biaochi.grammar.show import condition_text


@dataclass(frozen=True, slots=True)
class Step:
    """One question the engine asked: whether it was met, and the words that show it.

    `open` where that cannot be told, because the document lacks something.
    """

    question: str
    met: bool
    detail: str = ""
    open: bool = False


def whole_steps(rule: Rule, known: Known) -> tuple[Step, ...]:
    """Every part of a rule about the document, judged for each lot."""
    steps: list[Step] = []
    for lot in lots_of(rule, known):
        site = Site(known, lot)
        shown = f"{lot}：" if lot else ""
        if rule.applies_if is not None:
            steps.append(_step(f"{shown}适用 ", rule.applies_if, site))
        steps += [_step(shown, part, site) for part in _parts(rule.when)]
        for unless in rule.unless:
            truth = judge(unless, site)
            detail = "例外成立" if isinstance(truth, Held) else "例外不成立"
            if isinstance(truth, Unknown):
                detail = said(truth)
            question, unknown = f"{shown}除非 {condition_text(unless)}", isinstance(truth, Unknown)
            steps.append(Step(question, truth is None, detail, unknown))
    return tuple(steps)


def _parts(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, And | Or) and not refers(condition):
        for part in condition.parts:
            yield from _parts(part)
    else:
        yield condition


def _step(shown: str, condition: Condition, site: Site) -> Step:
    truth = judge(condition, site)
    detail = said(truth)
    if isinstance(condition, Comparison) and not isinstance(truth, Unknown):
        detail = weighed(condition, site)
    unknown = isinstance(truth, Unknown)
    return Step(shown + condition_text(condition), isinstance(truth, Held), detail, unknown)


def said(truth: Truth) -> str:
    """What a condition held by, or what is missing."""
    if isinstance(truth, Unknown):
        return "不能判断：" + "；".join(truth.causes)
    if truth is None or not truth.captured:
        return ""
    return "，".join(f"{name} {words}" for name, words in truth.captured.items())
