"""What a condition captures, and whether it is captured wherever the condition refers to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biaochi.grammar.condition import ValueKind
from biaochi.grammar.tree import (
    AndNode,
    ComparisonNode,
    ConditionNode,
    ContainsNode,
    Element,
    HitsNode,
    KindRef,
    ListRef,
    Name,
    NotNode,
    OrNode,
    PartsNode,
    ProductNode,
    ReferenceNode,
    SameRef,
    SumNode,
    TermNode,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """{名} or 值 名 in a condition, and whether something is sure to be captured under it there."""

    name: Name
    is_value: bool
    sure: bool


def capture_kinds(node: ConditionNode) -> dict[str, ValueKind | None]:
    """What a condition captures under which name: a kind of value, None for words."""
    found: dict[str, ValueKind | None] = {}
    for element in elements(node):
        name = capture_of(element)
        if name:
            found.setdefault(name, _kind(element))
    return found


def capture_of(element: Element) -> str:
    """The name under which an element captures, given by the author or its own; else empty."""
    first = element.alternatives[0] if element.alternatives else None
    kind = _kind(element)
    name = element.capture or (kind.value if kind else "")
    if not name and isinstance(first, ListRef) and not element.group:
        return first.name
    return name


def _kind(element: Element) -> ValueKind | None:
    first = element.alternatives[0] if element.alternatives else None
    if not isinstance(first, KindRef) or len(element.alternatives) != 1:
        return None
    return next((k for k in ValueKind if k.value == first.name), None)


def elements(node: ConditionNode) -> Iterator[Element]:
    """Every element of every phrase."""
    match node:
        case ContainsNode(_, _, phrase):
            yield from (p for p in phrase.parts if isinstance(p, Element))
        case NotNode(_, part):
            yield from elements(part)
        case HitsNode():
            yield from elements(node.contains)
        case AndNode(_, parts) | OrNode(_, parts) | PartsNode(_, _, parts):
            for part in parts:
                yield from elements(part)


def references(
    node: ConditionNode, surely: frozenset[str] = frozenset(), holds: bool = True
) -> Iterator[Reference]:
    """Everything that refers to a capture; `surely` are those captured by what stands beside it.

    What is denied captures nothing, and of alternatives only what all of them capture is sure.
    """
    match node:
        case ContainsNode():
            for same in _same(node):
                yield Reference(Name(same.at, same.name), False, same.name in surely)
        case HitsNode():
            yield from references(node.contains, surely, holds)
        case ComparisonNode(_, left, _, right):
            for name in (*_values(left), *_values(right)):
                yield Reference(name, True, name.text in surely)
        case NotNode(_, part):
            yield from references(part, surely, not holds)
        case AndNode(_, parts) if holds:
            for part in parts:
                beside = (_captured(other) for other in parts if other is not part)
                yield from references(part, surely.union(*beside), holds)
        case AndNode(_, parts) | OrNode(_, parts) | PartsNode(_, _, parts):
            for part in parts:
                yield from references(part, surely, holds)


def _captured(node: ConditionNode) -> frozenset[str]:
    """The names under which something is captured wherever the condition holds."""
    match node:
        case ContainsNode():
            return frozenset(filter(None, map(capture_of, elements(node))))
        case HitsNode(_, _, _, contains) if contains.scope in ("", "句") and not contains.places:
            return _captured(contains)
        case AndNode(_, parts):
            return frozenset().union(*map(_captured, parts))
        case PartsNode(_, number, parts) if number == len(parts):
            return frozenset().union(*map(_captured, parts))
        case OrNode(_, parts) | PartsNode(_, _, parts):
            first, *others = map(_captured, parts)
            return first.intersection(*others)
    return frozenset()


def _same(node: ContainsNode) -> Iterator[SameRef]:
    for element in elements(node):
        yield from (a for a in element.alternatives if isinstance(a, SameRef))


def _values(term: TermNode) -> Iterator[Name]:
    match term:
        case ReferenceNode(_, "值", name):
            yield name
        case SumNode(_, left, _, right) | ProductNode(_, left, right):
            yield from (*_values(left), *_values(right))
