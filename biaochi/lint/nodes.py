"""Walking through syntax trees and compiled conditions without knowing every kind of node.

New kinds of condition come with their parts in the same way, and are walked through as they are.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TypeVar

_Node = TypeVar("_Node")

# Where a part stands, how it was written and what it is called do not change what it means.
_WORDING = frozenset({"line", "text", "capture"})


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


def walk(node: object, kind: type[_Node]) -> Iterator[_Node]:
    """Every part of this kind in a node, itself first, in the order of the text."""
    if isinstance(node, kind):
        yield node
    if isinstance(node, tuple):
        for one in node:
            yield from walk(one, kind)
    elif is_dataclass(node) and not isinstance(node, type):
        for name in _names(type(node)):
            yield from walk(getattr(node, name), kind)


def meaning(node: Hashable) -> Hashable:
    """A key that is the same for conditions that mean the same, whatever their wording."""
    if isinstance(node, tuple):
        return tuple(meaning(one) for one in node)
    if not is_dataclass(node) or isinstance(node, type):
        return node
    kind = type(node)
    kept = (n for n in _names(kind) if n not in _WORDING)
    return (kind.__name__, *(meaning(getattr(node, n)) for n in kept))
