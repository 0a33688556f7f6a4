"""Three values: a condition holds, does not hold, or cannot be told because something is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from biaochi.model.clause import Clause, Span
from biaochi.model.fact import Statement


@dataclass(frozen=True, slots=True)
class Held:
    """The condition holds: by which facts, by which words in which clauses, and what they capture."""

    facts: tuple[tuple[str, Statement], ...] = ()
    hits: tuple[tuple[Clause, Span], ...] = ()
    captured: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unknown:
    """Whether the condition holds cannot be told; `causes` say in Chinese what is missing."""

    causes: tuple[str, ...]


Truth = Held | Unknown | None
"""None is false."""


def both(truths: Iterable[Truth]) -> Truth:
    """且: false where one is false, else unknown where one is unknown."""
    held: list[Held] = []
    unknown: list[Unknown] = []
    for truth in truths:
        if truth is None:
            return None
        if isinstance(truth, Unknown):
            unknown.append(truth)
        else:
            held.append(truth)
    return together(unknown) if unknown else merged(held)


def either(truths: Iterable[Truth]) -> Truth:
    """或: the first that holds, else unknown where one is unknown."""
    unknown: list[Unknown] = []
    for truth in truths:
        if isinstance(truth, Held):
            return truth
        if isinstance(truth, Unknown):
            unknown.append(truth)
    return together(unknown) if unknown else None


def at_least(number: int, truths: Iterable[Truth]) -> Truth:
    """至少 N 项: unknown where those that are unknown could make up the number."""
    found = list(truths)
    held = [t for t in found if isinstance(t, Held)]
    unknown = [t for t in found if isinstance(t, Unknown)]
    if len(held) >= number:
        return merged(held)
    return together(unknown) if len(held) + len(unknown) >= number else None


def denied(truth: Truth) -> Truth:
    """非: nothing shows that something is not there."""
    if isinstance(truth, Unknown):
        return truth
    return Held() if truth is None else None


def merged(held: Iterable[Held]) -> Held:
    """Everything that several conditions hold by."""
    found = list(held)
    captured: dict[str, str] = {}
    for one in found:
        for name, words in one.captured.items():
            captured.setdefault(name, words)
    return Held(
        tuple(dict.fromkeys(f for one in found for f in one.facts)),
        tuple(h for one in found for h in one.hits),
        captured,
    )


def together(unknown: Iterable[Unknown]) -> Unknown:
    """All causes, each once."""
    return Unknown(tuple(dict.fromkeys(c for one in unknown for c in one.causes)))
