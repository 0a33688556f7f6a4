"""Breaking Chinese text into lines of a terminal, where most characters are two cells wide."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

_NOT_FIRST = frozenset("，。、；：？！）】》〉」』”’…％%‰,.;:?!)]}·")
_NOT_LAST = frozenset("（【《〈「『“‘([{")


def cells(text: str) -> int:
    """Width in cells; characters of ambiguous width count two, as Chinese terminals draw them."""
    return sum(_width(c) for c in text)


def breaks(text: str, width: int) -> list[int]:
    """Offsets at which new lines begin so that no line is wider than `width` cells.

    Latin words and numbers stay whole, and no line begins with closing or ends with opening
    punctuation, unless a single word is wider than the line.
    """
    found: list[int] = []
    start = 0
    while (end := _fit(text, start, width)) < len(text):
        at = next((i for i in range(end, start + 1, -1) if _may_break(text, i)), end)
        found.append(at)
        start = at
    return found


def lines(text: str, width: int) -> list[str]:
    """The text broken into lines, without blanks at their ends."""
    edges = [0, *breaks(text, width), len(text)]
    return [text[a:b].strip() for a, b in pairwise(edges)]


def pad(text: str, width: int) -> str:
    """Text filled with blanks, or cut in the middle with …, to exactly `width` cells."""
    if cells(text) > width:
        tail = len(text)
        while cells(text[tail - 1 :]) <= (width - 2) // 2:
            tail -= 1
        head = _fit(text, 0, width - cells("…") - cells(text[tail:]))
        text = f"{text[:head]}…{text[tail:]}"
    return text + " " * (width - cells(text))


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 1


def _fit(text: str, start: int, width: int) -> int:
    """The furthest end for which text[start:end] fits; at least one character."""
    used = 0
    for i in range(start, len(text)):
        used += _width(text[i])
        if used > width:
            return max(i, start + 1)
    return len(text)


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return not (_latin(before) and _latin(after))


def _latin(char: str) -> bool:
    return char.isascii() and not char.isspace()
