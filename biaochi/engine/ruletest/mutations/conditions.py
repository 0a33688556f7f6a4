"""Changes of conditions: a part of 且 or 或 left out, a party or a place left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from biaochi.engine.ruletest.mutations.change import (
    Change,
    Effect,
    Nesting,
    NodeMutation,
    Sets,
    line_of,
)
from biaochi.grammar.compiled import And, Condition, Not, Or, PartyIs, PlaceIs
from biaochi.grammar.show import condition_text


def _fewer_demands(both: And, _: Sets) -> Iterator[Change]:
    for number, part in enumerate(both.parts):
        text = condition_text(part)
        yield Change(
            _rest(both, number),
            "且 的一项",
            f"去掉「{text}」",
            f"别的都成立，只有「{text}」不成立",
            Effect.MORE,
            line_of(part),
        )


def _fewer_ways(either: Or, _: Sets) -> Iterator[Change]:
    for number, part in enumerate(either.parts):
        text = condition_text(part)
        yield Change(
            _rest(either, number),
            "或 的一支",
            f"去掉「{text}」",
            f"只有「{text}」这一支成立",
            Effect.LESS,
            line_of(part),
        )


def _rest(joined: And | Or, number: int) -> Condition:
    parts = (*joined.parts[:number], *joined.parts[number + 1 :])
    return parts[0] if len(parts) == 1 else replace(joined, parts=parts)


def _fewer_parties(condition: PartyIs, _: Sets) -> Iterator[Change]:
    for party in sorted(condition.parties) if len(condition.parties) > 1 else ():
        yield Change(
            PartyIs(condition.parties - {party}),
            "约束",
            f"「{condition_text(condition)}」里去掉 {party}",
            f"约束的是{party}",
            Effect.LESS,
        )


def _fewer_places(condition: PlaceIs, _: Sets) -> Iterator[Change]:
    for place in sorted(condition.places) if len(condition.places) > 1 else ():
        yield Change(
            PlaceIs(condition.places - {place}),
            "条件里的位置",
            f"「{condition_text(condition)}」里去掉 {place}",
            f"写在〔{place}〕里",
            Effect.LESS,
        )


CONDITIONS = (
    NodeMutation(And, _fewer_demands),
    NodeMutation(Or, _fewer_ways),
    NodeMutation(PartyIs, _fewer_parties),
    NodeMutation(PlaceIs, _fewer_places),
)


def _one_replaced(joined: And | Or, number: int, part: Condition) -> Condition:
    return replace(joined, parts=(*joined.parts[:number], part, *joined.parts[number + 1 :]))


CONDITION_NESTINGS = (
    Nesting(And, lambda c: c.parts, _one_replaced),
    Nesting(Or, lambda c: c.parts, _one_replaced),
    Nesting(Not, lambda c: (c.part,), lambda _, __, part: Not(part), denies=True),
)
