"""Numbers as contracts write them: 1,346,500.00, 五十, 贰拾叁, 二零二四, 一百零五万."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    **{c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "两": 2,
    "貳": 2,
    "參": 3,
    "陸": 6,
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": 20, "卅": 30}
_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
HAN = "[" + "".join({*_DIGITS, *_UNITS, *_TENS, *_SCALES}) + "]{1,24}"
SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8} | {
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "百亿": 10**10,
    "万亿": 10**12,
}


def number(text: str) -> Decimal | None:
    """The exact value of an Arabic or Chinese numeral, None where it is none (万 alone)."""
    if text[0].isdecimal():
        return Decimal(text.replace(",", ""))
    return _han(text)


def _han(text: str) -> Decimal | None:
    if not any(c in _DIGITS or c in _TENS or c in "十拾" for c in text):
        return None
    if len(text) > 1 and all(c in _DIGITS for c in text):
        return Decimal("".join(str(_DIGITS[c]) for c in text))
    total, section, digit = 0, 0, None
    for char in text:
        if char in _DIGITS:
            if digit:  # 二三百: two numbers side by side are an estimate
                return None
            digit = _DIGITS[char]
        elif char in _UNITS:
            section += (1 if digit is None else digit) * _UNITS[char]
            digit = None
        elif char in _TENS:
            section, digit = section + _TENS[char], None
        else:
            section, digit = section + (digit or 0), None
            if char in "亿億":
                total = (total + section) * _SCALES[char]
            else:
                total += section * _SCALES[char]
            section = 0
    return Decimal(total + section + (digit or 0))
