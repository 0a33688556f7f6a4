"""The values of a fact's type in a stretch of text, with what only looks like one left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from biaochi.engine.facts.parts import Zone
from biaochi.engine.reading.options import unchecked
from biaochi.engine.reading.values import stated
from biaochi.grammar.compiled import FactDeclaration, Take
from biaochi.model.fact import FactType
from biaochi.model.values import (
    Count,
    Date,
    Duration,
    DurationUnit,
    Money,
    Percent,
    Points,
    Stated,
    Value,
)

_CLASSES: dict[FactType, type[Value]] = {
    FactType.MONEY: Money,
    FactType.PERCENT: Percent,
    FactType.DATE: Date,
    FactType.DURATION: Duration,
    FactType.COUNT: Count,
    FactType.POINTS: Points,
}
_BARE = re.compile(r"^[¥(]?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d[\d ]*(?:\.[\d ]+)?)\)?$")
_YUAN = {"元": 1, "圆": 1, "千元": 1000, "万元": 10**4, "万": 10**4, "百万元": 10**6, "亿元": 10**8}
_DAYS = {
    "日": DurationUnit.DAY,
    "天": DurationUnit.DAY,
    "日历天": DurationUnit.DAY,
    "日历日": DurationUnit.DAY,
    "工作日": DurationUnit.WORKDAY,
    "月": DurationUnit.MONTH,
    "个月": DurationUnit.MONTH,
    "年": DurationUnit.YEAR,
    "小时": DurationUnit.HOUR,
}
UNIT = re.compile(
    r"(?:单位|人民币|币种)?[:,]?(?:人民币)?(?P<unit>[千万亿]?元|百万元|万|%|‰|工作日|日历[天日]|[天日年月分人名家]|个月|小时|元人民币)"
)
_LEAST_PLAIN = 1000
"""A bare number without a unit is an amount in 元 from here on; below it might be 万元."""
# 1400元/组 is the price of a thing, 1000元/份 that of the document and 2000元/包 that of a lot.
_PER_THING = re.compile(
    r"\)?(?:/|每)(?!(?:份|套|本|册|包|标段|标项|标包|次|项目|个?采购包|家|合同包))|\)?元?/(?:㎡|m2|平方)"
)
_PER_BEFORE = re.compile(r"每(?!包|标段|份|套|个?标段|个?包|本|家|个?投标人)[^,。;:每]{1,6}$")
_RANGE_BEFORE = re.compile(r"\d(?:[%‰]|[万亿]?元)?(?:-|~|至|到)$")
_RANGE_AFTER = re.compile(r"(?:-|~|至|到)\d")
_BOUND = re.compile(
    r"(?:不(?:得|应|能|可)?(?:超过|高于|大于|超出)|不多于|至多|最高不|超过|低于|高于|以[内下]的?|小于|大于|[<>≤≥])(?:[^,。;\d]{0,14})$"
)
_TIER = re.compile(r"^\)?(?:\(含\))?(?:及以上|以上|以下|以内的?部分|部分|起)")
_AT_LEAST_ODD = re.compile(r"(?:及|\(?含\)?|或)?以上(?:的)?(?:,?且?为?)?单数")
_UNTIL = re.compile(r"(?:起|之日|发布|发出|即日)[^,。;\d]{0,3}(?:至|到|-)$")
_FROM = re.compile(r"^(?:\([^()]{0,8}\))?(?:起(?!至|到|,?至)|开始)|^(?:\([^()]{0,8}\))?(?:后|之后)")
# 2026-03-09 8:30-11:30: the hours of every day, not of this one.
_HOURS = re.compile(r"(?:-|~|至|到|—)\d{1,2}(?::|时|点)")
_SHARE = re.compile(r"^(?P<most>\d{1,3}(?:\.\d+)?)%$")
_UP_TO = re.compile(r"^\d{1,3}(?:-|~|至)(?P<most>\d{1,3})分?$")


def values(declaration: FactDeclaration, zone: Zone) -> list[Stated]:
    """The values of a declaration's type in a stretch, offsets within the stretch, in order."""
    if declaration.type is FactType.CHOICE:
        return []
    found = _bare(declaration.type, zone) or list(_stated(declaration, zone))
    return [s for s in found if _plausible(declaration, s.value)]


def pick(declaration: FactDeclaration, found: list[Stated]) -> Stated | None:
    """Which of several values in one statement is meant."""
    if not found:
        return None
    if declaration.take is Take.LAST:
        return found[-1]
    if declaration.take is Take.LARGEST:
        return max(found, key=lambda s: amount(s.value))
    return found[0]


def amount(value: object) -> Decimal:
    """How large a value is, for choosing the largest of one kind."""
    match value:
        case Money(yuan=size) | Percent(value=size) | Points(value=size):
            return size
        case Duration(length=size) | Count(number=size):
            return size
        case Date(day=day):
            return Decimal(day.toordinal())
    return Decimal(0)


def _plausible(declaration: FactDeclaration, value: Value) -> bool:
    least, most = declaration.least, declaration.most
    if least is not None and type(least) is type(value) and _less(value, least):
        return False
    return not (most is not None and type(most) is type(value) and _less(most, value))


def _less(a: Value, b: Value) -> bool:
    if isinstance(a, Duration) and isinstance(b, Duration) and a.unit is not b.unit:
        return False
    if isinstance(a, Count) and isinstance(b, Count) and a.unit != b.unit and a.unit and b.unit:
        return a.number < b.number
    return amount(a) < amount(b)


def _bare(kind: FactType, zone: Zone) -> list[Stated]:
    """A stretch that is nothing but a number, in the unit that the label or header names."""
    if (
        zone.bare
        and kind is FactType.POINTS
        and (up_to := _UP_TO.match(zone.text) or _SHARE.match(zone.text))
    ):
        return [Stated(up_to.start("most"), up_to.end("most"), Points(Decimal(up_to["most"])))]
    match = _BARE.match(zone.text) if zone.bare else None
    if match is None:
        return []
    number = Decimal(match["number"].replace(",", "").replace(" ", ""))
    value = _OF_BARE[kind](number, zone.unit, match["number"]) if kind in _OF_BARE else None
    return [] if value is None else [Stated(match.start("number"), match.end("number"), value)]


def _money(number: Decimal, unit: str, written: str) -> Value | None:
    if unit in _YUAN:
        return Money(number * _YUAN[unit])
    return Money(number) if not unit and (number >= _LEAST_PLAIN or "." in written[-3:]) else None


def _percent(number: Decimal, unit: str, _written: str) -> Value | None:
    return Percent(number if unit == "%" else number / 10) if unit in ("%", "‰") else None


def _duration(number: Decimal, unit: str, _written: str) -> Value | None:
    return Duration(number, _DAYS[unit]) if unit in _DAYS else None


def _points(number: Decimal, unit: str, _written: str) -> Value | None:
    return Points(number) if unit in ("", "分", "%") else None


def _count(number: Decimal, unit: str, _written: str) -> Value | None:
    return Count(number, unit or "个") if unit in ("", "人", "名", "家") else None


_OF_BARE: dict[FactType, Callable[[Decimal, str, str], Value | None]] = {
    FactType.MONEY: _money,
    FactType.PERCENT: _percent,
    FactType.DURATION: _duration,
    FactType.POINTS: _points,
    FactType.COUNT: _count,
}


def _stated(declaration: FactDeclaration, zone: Zone) -> Iterator[Stated]:
    text = zone.text
    wanted = _CLASSES.get(declaration.type)
    before: Stated | None = None
    for found in stated(text):
        if wanted is None or not isinstance(found.value, wanted):
            continue
        if not _means(declaration, text, found) or unchecked(text, found.start):
            continue
        # 大写 and 小写 of one amount are one value.
        if before is not None and before.value == found.value:
            continue
        before = found
        yield _without_hours(found, text)


def _without_hours(found: Stated, text: str) -> Stated:
    if isinstance(found.value, Date) and found.value.time and _HOURS.match(text, found.end):
        return Stated(found.start, found.end, Date(found.value.day))
    return found


def _means(declaration: FactDeclaration, text: str, found: Stated) -> bool:
    """Whether a value of the right kind is stated as the value of something, not as a bound."""
    head, tail = text[: found.start], text[found.end :]
    match found.value:
        case Money():
            ranged = _RANGE_BEFORE.search(head) or _RANGE_AFTER.match(tail) or _TIER.match(tail)
            return not (ranged or _PER_THING.match(tail) or _PER_BEFORE.search(head))
        case Count():
            return not _AT_LEAST_ODD.match(tail)
        case Percent():
            return not (
                _RANGE_BEFORE.search(head) or _RANGE_AFTER.match(tail) or _BOUND.search(head)
            )
        case Date() if declaration.take is Take.LAST:
            return not _FROM.match(tail)
        case Date():
            return not _UNTIL.search(head)
    return True
