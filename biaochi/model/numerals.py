"""Numbers in figures and in Chinese numerals, read and written: 1,346,500.00, 三十二, 贰拾叁, 二〇二四."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    **{c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "〇": 0,
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

NUMERAL = r"[0-9０-９零〇一二三四五六七八九十百千两]+"
"""The whole numbers of statutes, as a regular expression."""
_WRITTEN = "零一二三四五六七八九"
_LARGEST = 9999


def numeral(n: int) -> str:
    """A whole number from 0 to 9999 in the Chinese numerals of statutes (32 → 三十二)."""
    if n < 10:
        return _WRITTEN[n]
    text = ""
    gap = False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, unit)
        if digit:
            text += ("零" if gap else "") + _WRITTEN[digit] + name
            gap = False
        elif text:
            gap = True
    return text[1:] if text.startswith("一十") else text


def whole(text: str) -> int | None:
    """The number from 0 to 9999 that a numeral of a statute stands for, None where it is none such.

    Places must be named: 三十二 and 32 are numerals, 三二 is not.
    """
    if text.isdecimal():
        return int(text) if len(text) <= 4 else None
    value = number(text) if text and set(text) <= _DIGITS.keys() | _UNITS.keys() else None
    if value is None or value > _LARGEST:
        return None
    plain = (
        text.replace("〇", "零")
        .replace("两", "二")
        .removeprefix("一" if text[:2] == "一十" else "")
    )
    return int(value) if numeral(int(value)) == plain else None


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
