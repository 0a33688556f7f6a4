"""The numbers that a browser prints before the items of a list."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from biaochi.model.numerals import numeral
from biaochi.parsers.html.nodes import attribute

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.I)
_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_HAN = frozenset(
    (
        "cjk-ideographic",
        "simp-chinese-informal",
        "trad-chinese-informal",
        "cjk-decimal",
        "japanese-informal",
    )
)
_ROMAN = tuple(
    zip(
        (100, 90, 50, 40, 10, 9, 5, 4, 1),
        ["C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"],
        strict=True,
    )
)


class Numbers:
    """One list while its items are read; an unordered list numbers nothing."""

    def __init__(self, node: LexborNode) -> None:
        self._ordered = node.tag == "ol"
        kind = _STYLE.search(attribute(node, "style"))
        self._style = kind[1].lower() if kind else _TYPES.get(attribute(node, "type"), "decimal")
        self._next = _whole(attribute(node, "start"), 1)

    def label(self, item: LexborNode) -> str:
        """The number of the next item as printed, empty where the list shows none."""
        value = _whole(attribute(item, "value"), self._next)
        self._next = value + 1
        return _printed(value, self._style) if self._ordered else ""


def _whole(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"\s*-?\d{1,6}\s*", text) else otherwise


def _printed(value: int, style: str) -> str:
    if style == "none":
        return ""
    if style in _HAN and 0 < value < 10_000:
        return numeral(value) + "、"
    if style.endswith(("alpha", "latin")) and value > 0:
        letters = _letters(value)
        return (letters.lower() if style.startswith("lower") else letters) + "."
    if style.endswith("roman") and 0 < value < 400:
        roman = _roman(value)
        return (roman.lower() if style.startswith("lower") else roman) + "."
    return f"{value}."


def _letters(value: int) -> str:
    text = ""
    while value:
        value, rest = divmod(value - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _roman(value: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        text += sign * times
    return text
