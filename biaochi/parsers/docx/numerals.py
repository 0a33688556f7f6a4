"""A list number as Word prints it in each of its number formats."""

from __future__ import annotations

from collections.abc import Callable

from biaochi.model.numerals import numeral

_CYCLES = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_DIGITS = "〇一二三四五六七八九"
_LEGAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_THOUSAND = frozenset(
    {"chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting", "koreanCounting"}
)
_HUNDRED = frozenset({"chineseCounting", "taiwaneseCounting"})
_LEGALS = frozenset({"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"})
_PLACES = frozenset({"ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"})
# Formats made of ready characters: the first one and how many there are.
_ENCLOSED = {
    "decimalEnclosedCircle": ("①", 20),
    "decimalEnclosedCircleChinese": ("①", 20),
    "decimalEnclosedFullstop": ("⒈", 20),
    "decimalEnclosedParen": ("⑴", 20),
    "ideographEnclosedCircle": ("㊀", 10),
}


def printed(number: int, form: str) -> str:
    """The number in a format by its name in `w:numFmt`; unknown formats print as figures."""
    if form in _ENCLOSED:
        first, count = _ENCLOSED[form]
        return chr(ord(first) + number - 1) if 1 <= number <= count else str(number)
    return _han(number, form) or _western(number, form)


def _han(number: int, form: str) -> str:
    """Chinese formats; "" for others and for numbers that the format cannot print."""
    if not 0 <= number < 10000:
        return ""
    if form in _THOUSAND or (form in _HUNDRED and number < 100):
        return numeral(number)
    if form in _PLACES or form in _HUNDRED:
        return "".join(_DIGITS[int(d)] for d in str(number))
    if form in _LEGALS:
        text = numeral(number)
        return ("一" + text if text.startswith("十") else text).translate(_LEGAL)
    cycle = _CYCLES.get(form, "")
    return cycle[number - 1] if 1 <= number <= len(cycle) else ""


def _western(number: int, form: str) -> str:
    spell = _WESTERN.get(form)
    return spell(number) if spell is not None else str(number)


def _letters(number: int) -> str:
    """A … Z, then AA, BB …: Word repeats the letter."""
    if number < 1:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * min(times + 1, 30)


def _roman(number: int) -> str:
    if not 0 < number < 5000:
        return str(number)
    text = ""
    for value, name in _ROMAN:
        times, number = divmod(number, value)
        text += name * times
    return text


_WESTERN: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalFullWidth": lambda n: str(n).translate(_FULL),
    "decimalFullWidth2": lambda n: str(n).translate(_FULL),
    "decimalZero": lambda n: f"{n:02d}",
    "numberInDash": lambda n: f"- {n} -",
    "upperLetter": _letters,
    "lowerLetter": lambda n: _letters(n).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
}
