"""Whole numbers as statutes write them: 三十二, 32, ３２."""

from __future__ import annotations

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}

NUMERAL = r"[0-9０-９零〇一二三四五六七八九十百千两]+"


def whole(text: str) -> int | None:
    """The number that a numeral of at most four digits stands for, None where it is not one."""
    if text.isdecimal():
        return int(text) if len(text) <= 4 else None
    total, digit = 0, None
    for char in text:
        if char in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[char]
            digit = None
        elif char in _DIGITS and (digit is None or digit == 0):
            digit = _DIGITS[char]
        else:
            return None
    return total + (digit or 0)
