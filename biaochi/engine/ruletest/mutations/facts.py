"""Changes of conditions on facts, numbers and counts: the limit moved to just beside itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from biaochi.engine.ruletest.mutations.change import Change, Effect, Nesting, NodeMutation, Sets
from biaochi.grammar.compiled import AtLeast, AtLeastHits, Comparison, Condition, Contains, FactIs
from biaochi.grammar.show import condition_text
from biaochi.grammar.terms import DayAfter, Interval, Operator, Sum, Term

_AT_LIMIT = {
    Operator.GREATER: (Operator.AT_LEAST, Effect.MORE),
    Operator.AT_LEAST: (Operator.GREATER, Effect.LESS),
    Operator.LESS: (Operator.AT_MOST, Effect.MORE),
    Operator.AT_MOST: (Operator.LESS, Effect.LESS),
}
"""The operator that differs exactly where both sides are equal."""
_AROUND = {
    Operator.EQUAL: (Operator.AT_LEAST, Operator.AT_MOST),
    Operator.DIFFERENT: (Operator.GREATER, Operator.LESS),
}
_SIDES = {
    Operator.AT_LEAST: "左边比右边大",
    Operator.AT_MOST: "左边比右边小",
    Operator.GREATER: "左边比右边小",
    Operator.LESS: "左边比右边大",
}


def _operators(comparison: Comparison, _: Sets) -> Iterator[Change]:
    known = _AT_LIMIT.get(comparison.operator)
    others = (
        [(known[0], known[1], "两边正好相等")]
        if known
        else [
            (
                other,
                Effect.MORE if comparison.operator is Operator.EQUAL else Effect.LESS,
                _SIDES[other],
            )
            for other in _AROUND[comparison.operator]
        ]
    )
    for operator, effect, situation in others:
        changed = replace(comparison, operator=operator)
        yield Change(changed, "比较", _became(comparison, changed), situation, effect)


def _terms(comparison: Comparison, _: Sets) -> Iterator[Change]:
    """含首日, 顺延, a part of a sum; which way the result moves depends on the values."""
    for side in ("left", "right"):
        for other in _other_terms(getattr(comparison, side)):
            changed = (
                replace(comparison, left=other)
                if side == "left"
                else replace(comparison, right=other)
            )
            done = _became(comparison, changed)
            yield Change(changed, "算式", done, "两种算法的结果在界限的两边", Effect.EITHER)


def _other_terms(term: Term) -> Iterator[Term]:
    """The term with one step of its calculation left out."""
    if isinstance(term, Interval):
        yield replace(term, inclusive=not term.inclusive)
    elif isinstance(term, DayAfter):
        yield replace(term, shifted=not term.shifted)
    elif isinstance(term, Sum):
        yield term.left
    if is_dataclass(term):
        for one in fields(term):
            inner = getattr(term, one.name)
            if isinstance(inner, Term):
                for other in _other_terms(inner):
                    yield replace(term, **{one.name: other})  # type: ignore[arg-type]


def _became(condition: Condition, changed: Condition) -> str:
    return f"「{condition_text(condition)}」改成「{condition_text(changed)}」"


def _names(condition: FactIs, _: Sets) -> Iterator[Change]:
    for name in sorted(condition.names) if len(condition.names) > 1 else ():
        yield Change(
            replace(condition, names=condition.names - {name}),
            "要素的取值",
            f"「{condition_text(condition)}」里去掉 {name}",
            f"要素 {condition.fact} 是{name}",
            Effect.LESS,
        )


def _number(condition: AtLeast | AtLeastHits, _: Sets) -> Iterator[Change]:
    number = condition.number
    unit = "项" if isinstance(condition, AtLeast) else "种" if condition.distinct else "处"
    for other, effect in ((number - 1, Effect.MORE), (number + 1, Effect.LESS)):
        possible = other <= len(condition.parts) if isinstance(condition, AtLeast) else True
        if other and possible:
            situation = f"正好有 {min(number, other) if effect is Effect.MORE else number} {unit}"
            changed = replace(condition, number=other)
            yield Change(changed, "至少", _became(condition, changed), situation, effect)


def _distinct(condition: AtLeastHits, _: Sets) -> Iterator[Change]:
    changed = replace(condition, distinct=not condition.distinct)
    effect = Effect.MORE if condition.distinct else Effect.LESS
    situation = f"同一个说法出现 {condition.number} 处"
    yield Change(changed, "至少", _became(condition, changed), situation, effect)


def _fewer_parts(condition: AtLeast, _: Sets) -> Iterator[Change]:
    for number, part in enumerate(condition.parts if len(condition.parts) > 1 else ()):
        parts = (*condition.parts[:number], *condition.parts[number + 1 :])
        if len(parts) >= condition.number:
            text = condition_text(part)
            situation = f"缺了「{text}」就不满 {condition.number} 项"
            changed = replace(condition, parts=parts)
            yield Change(changed, "至少", f"去掉「{text}」", situation, Effect.LESS)


def _places(contains: Contains, _: Sets) -> Iterator[Change]:
    for place in sorted(contains.places) if len(contains.places) > 1 else ():
        changed = replace(contains, places=contains.places - {place})
        done = f"「{condition_text(contains)}」里去掉 {place}"
        yield Change(changed, "条件里的位置", done, f"这些词写在〔{place}〕里", Effect.LESS)


FACTS = (
    NodeMutation(Comparison, _operators),
    NodeMutation(Comparison, _terms),
    NodeMutation(FactIs, _names),
    NodeMutation(AtLeast, _number),
    NodeMutation(AtLeast, _fewer_parts),
    NodeMutation(AtLeastHits, _number),
    NodeMutation(AtLeastHits, _distinct),
    NodeMutation(Contains, _places),
)


def _one_replaced(condition: AtLeast, number: int, part: Condition) -> Condition:
    parts = (*condition.parts[:number], part, *condition.parts[number + 1 :])
    return replace(condition, parts=parts)


def _contains_replaced(condition: AtLeastHits, _: int, part: Condition) -> Condition:
    assert isinstance(part, Contains)
    return replace(condition, contains=part)


FACT_NESTINGS = (
    Nesting(AtLeast, lambda c: c.parts, _one_replaced),
    Nesting(AtLeastHits, lambda c: (c.contains,), _contains_replaced),
)
