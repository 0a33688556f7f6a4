"""Changes of a rule: of its conditions, its exceptions, its places, its polarity."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from biaochi.engine.matching.plan import alternatives
from biaochi.engine.ruletest.mutations.change import Change, Effect, Mutant, Sets, advice, line_of
from biaochi.engine.ruletest.mutations.registry import changes
from biaochi.grammar.compiled import Condition, Or, Rule
from biaochi.grammar.show import condition_text

RuleMutation = Callable[[Rule, Sets], Iterator[Mutant]]


def _conditions(rule: Rule, sets: Sets) -> Iterator[Mutant]:
    for change in changes(rule.when, sets):
        if _gives_evidence(change.condition) or not _gives_evidence(rule.when):
            alternative = isinstance(rule.when, Or) and change.kind == "或 的一支"
            whole = alternative and _is_one_less(rule.when, change.condition)
            kind = "当" if whole else change.kind
            yield _mutant(replace(rule, when=change.condition), replace(change, kind=kind))


def _is_one_less(when: Condition, other: Condition) -> bool:
    """Whether a whole 当 was left out: all that is left stood there before."""
    left = other.parts if isinstance(other, Or) else (other,)
    return isinstance(when, Or) and set(left) < set(when.parts)


def _gives_evidence(condition: Condition) -> bool:
    """Whether the condition, wherever it holds, holds by words of the clause itself."""
    return all(any(x.is_evidence for x in row) for row in alternatives(condition))


def _exceptions(rule: Rule, sets: Sets) -> Iterator[Mutant]:
    for number, unless in enumerate(rule.unless):
        before, after = rule.unless[:number], rule.unless[number + 1 :]
        text = condition_text(unless)
        dropped = Change(
            unless,
            "除非",
            f"去掉「除非 {text}」",
            f"本来要报，只因为「{text}」才放过",
            Effect.MORE,
            line_of(unless),
        )
        yield _mutant(replace(rule, unless=(*before, *after)), dropped)
        for change in changes(unless, sets):
            changed = replace(change, effect=change.effect.opposite)
            yield _mutant(replace(rule, unless=(*before, change.condition, *after)), changed)


def _places(rule: Rule, _: Sets) -> Iterator[Mutant]:
    if not rule.places or rule.about_document:
        return
    listed = "、".join(rule.places)
    for place in rule.places if len(rule.places) > 1 else ():
        yield Mutant(
            replace(rule, places=tuple(p for p in rule.places if p is not place)),
            "位置",
            f"「位置 {listed}」里去掉 {place}",
            advice(Effect.LESS, f"写在〔{place}〕里"),
            rule.source.line,
        )
    yield Mutant(
        replace(rule, places=()),
        "位置",
        f"去掉「位置 {listed}」",
        advice(Effect.MORE, "同样的话写在别的位置"),
        rule.source.line,
    )


def _applicability(rule: Rule, sets: Sets) -> Iterator[Mutant]:
    if rule.applies_if is None:
        return
    text = condition_text(rule.applies_if)
    dropped = Change(
        rule.applies_if,
        "适用",
        f"去掉「适用 {text}」",
        f"别的都成立，只有「{text}」不成立",
        Effect.MORE,
        line_of(rule.applies_if),
    )
    yield _mutant(replace(rule, applies_if=None), dropped)
    for change in changes(rule.applies_if, sets):
        yield _mutant(replace(rule, applies_if=change.condition), change)


def _polarity(rule: Rule, _: Sets) -> Iterator[Mutant]:
    if rule.about_document:
        return
    other = replace(rule, demanded=not rule.demanded)
    if rule.demanded:
        done, effect, situation = "极性 要求 改成 不论", Effect.MORE, "同样的词，前面有 无需、不必"
    else:
        done, effect, situation = (
            "极性 不论 改成 要求",
            Effect.LESS,
            "词被 无需、不必 管着，照样要报",
        )
    yield Mutant(other, "极性", done, advice(effect, situation), rule.source.line)


def _mutant(rule: Rule, change: Change) -> Mutant:
    return Mutant(
        rule,
        change.kind,
        change.done,
        advice(change.effect, change.situation),
        change.line or rule.source.line,
    )


RULES: tuple[RuleMutation, ...] = (
    _conditions,
    _exceptions,
    _applicability,
    _places,
    _polarity,
)


def mutants(rule: Rule, sets: Sets) -> Iterator[Mutant]:
    """Every variant of a rule with one part left out or changed."""
    for mutation in RULES:
        yield from (m for m in mutation(rule, sets) if m.rule != rule)
