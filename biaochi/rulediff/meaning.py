"""What compiled values mean: word sets by their words, places in files and spelling left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from biaochi.grammar.compiled import WordSet
from biaochi.grammar.condition import Phrase

_SET_NUMBERS = ("words", "labels")
"""Fields that hold the number of a word set, in whatever stands in a condition or a fact."""
_PLACES = ("file", "line", "source")


def meaning(value: Any, sets: Sequence[WordSet]) -> Any:
    """A value that is equal for two compiled values just where they mean the same."""
    if is_dataclass(value) and not isinstance(value, type):
        return _of_dataclass(value, sets)
    if isinstance(value, tuple):
        return tuple(meaning(v, sets) for v in value)
    if isinstance(value, frozenset):
        return tuple(sorted(str(v) for v in value))
    return value


def _of_dataclass(value: Any, sets: Sequence[WordSet]) -> Any:
    said: list[Any] = [type(value).__name__]
    for field in fields(value):
        part = getattr(value, field.name)
        if field.name in _PLACES or (isinstance(value, Phrase) and field.name == "text"):
            continue
        if field.name in _SET_NUMBERS and isinstance(part, int):
            one = sets[part]
            said.append((frozenset(one.words), frozenset(one.avoid), frozenset(one.values)))
        else:
            said.append(meaning(part, sets))
    return tuple(said)
