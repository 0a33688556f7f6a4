"""One small change of a rule, in words: what was changed and which example would notice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any

from biaochi.grammar.compiled import Condition, Phrase, Rule, WordSet

Sets = Sequence[WordSet]


class Effect(StrEnum):
    """Which kind of example notices: after the change the condition holds more or less often."""

    MORE = "合规"
    LESS = "违规"
    EITHER = ""

    @property
    def opposite(self) -> Effect:
        """The effect of the same change under 非 or 除非."""
        return {Effect.MORE: Effect.LESS, Effect.LESS: Effect.MORE}.get(self, self)


@dataclass(frozen=True, slots=True)
class Change:
    """A condition with one part changed.

    `kind` is for counting, `done` says what was done to which part, `situation` describes the text
    that tells the two conditions apart. `line` is where the part stands, 0 where that is not known.
    """

    condition: Condition
    kind: str
    done: str
    situation: str
    effect: Effect
    line: int = 0


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule with one part changed; `advice` says which example would have noticed."""

    rule: Rule
    kind: str
    done: str
    advice: str
    line: int


@dataclass(frozen=True, slots=True)
class NodeMutation:
    """How conditions of one type can be changed, apart from changing what is inside them."""

    node: type
    changes: Callable[[Any, Sets], Iterator[Change]]


@dataclass(frozen=True, slots=True)
class Nesting:
    """How conditions of one type hold others: the parts, and the same with one part replaced."""

    node: type
    parts: Callable[[Any], tuple[Condition, ...]]
    rebuilt: Callable[[Any, int, Condition], Condition]
    denies: bool = False


def advice(effect: Effect, situation: str) -> str:
    """What to write so that a change is noticed."""
    return f"加一个{effect}例句：{situation}。"


def line_of(part: object) -> int:
    """The line of the first phrase in a condition, 0 where there is none."""
    if isinstance(part, Phrase):
        return part.line
    if isinstance(part, tuple):
        return next((n for inner in part if (n := line_of(inner))), 0)
    if is_dataclass(part):
        return next((n for f in fields(part) if (n := line_of(getattr(part, f.name)))), 0)
    return 0
