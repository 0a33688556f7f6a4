"""Values as people write them: 4.02万元, 2.01%, 19日, 2026年3月2日9时30分."""

from __future__ import annotations

from decimal import Decimal

from biaochi.model.fact import Choice, FactValue, Text
from biaochi.model.values import Count, Date, Duration, Money, Percent, Points, Region

_WAN = Decimal(10_000)
_FOUR_PLACES = Decimal("0.0001")


def worded(value: FactValue) -> str:
    """A value in Chinese with its unit; amounts from 1万元 in 万元 where that is exact."""
    match value:
        case Money(yuan):
            return _money(yuan)
        case Percent(share):
            return f"{plain(share)}%"
        case Date(day, time):
            said = f"{day.year}年{day.month}月{day.day}日"
            if time is None:
                return said
            return f"{said}{time.hour}时{f'{time.minute}分' if time.minute else ''}"
        case Duration(length, unit):
            joint = "个" if unit == "工作日" else ""
            return f"{plain(length)}{joint}{unit}"
        case Count(number, unit):
            return f"{plain(number)}{unit}"
        case Points(points):
            return f"{plain(points)}分"
        case Region(name) | Text(name) | Choice(name):
            return name


def plain(number: Decimal) -> str:
    """A number without trailing zeros and exponent."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def _money(yuan: Decimal) -> str:
    wan = yuan / _WAN
    if yuan >= _WAN and wan == wan.quantize(_FOUR_PLACES):
        return f"{plain(wan)}万元"
    return f"{plain(yuan)}元"
