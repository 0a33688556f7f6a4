"""Why a rule about the whole document judged an example as it did: condition by condition."""

from __future__ import annotations

from biaochi.engine.matching.arithmetic import Site
from biaochi.engine.matching.known import Known
from biaochi.engine.matching.truth import Held, Unknown
from biaochi.engine.matching.whole import judge
from biaochi.engine.matching.why import Step
from biaochi.grammar.compiled import And, Condition, Or, Rule
from biaochi.grammar.show import condition_text
from biaochi.grammar.traits import facts_of
from biaochi.model.wording import worded


def whole_steps(rule: Rule, known: Known) -> tuple[Condition, tuple[Step, ...]]:
    """The 当 that came nearest, and every condition that was asked, with the facts it went by."""
    ways = rule.when.parts if isinstance(rule.when, Or) else (rule.when,)
    tried = [(way, [_step(part, known) for part in _parts(way)]) for way in ways]
    nearest, steps = min(tried, key=lambda t: sum(not step.met for step in t[1]))
    if rule.applies_if is not None:
        step = _step(rule.applies_if, known)
        steps.insert(0, Step(f"适用 {step.question}", step.met, step.detail))
    for unless in rule.unless:
        step = _step(unless, known)
        steps.append(Step(f"除非 {step.question}", not step.met, step.detail))
    return nearest, tuple(steps)


def _parts(condition: Condition) -> tuple[Condition, ...]:
    return condition.parts if isinstance(condition, And) else (condition,)


def _step(condition: Condition, known: Known) -> Step:
    truth = judge(condition, Site(known))
    detail = "，".join(f"{name} {_stated(name, known)}" for name in facts_of(condition))
    if isinstance(truth, Unknown):
        detail = "；".join((*([detail] if detail else []), *truth.causes))
    return Step(condition_text(condition), isinstance(truth, Held), detail)


def _stated(name: str, known: Known) -> str:
    statements = known.statements(name)
    return "、".join(worded(s.value) for s in statements) if statements else "没有读到"
