"""Values that clauses state, with their units; all arithmetic is exact."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in 元 (CNY)."""

    yuan: Decimal


@dataclass(frozen=True, slots=True, order=True)
class Percent:
    """A share; `value` is in percent, so 2‰ is Decimal("0.2")."""

    value: Decimal


@dataclass(frozen=True, slots=True, order=True)
class Date:
    """A calendar day, with the time of day where one is stated."""

    day: dt.date
    time: dt.time | None = None


class DurationUnit(StrEnum):
    """Units of time that the law keeps apart."""

    HOUR = "小时"
    DAY = "日"
    WORKDAY = "工作日"
    WEEK = "周"
    MONTH = "个月"
    YEAR = "年"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in one unit; durations of different units do not compare."""

    length: Decimal
    unit: DurationUnit


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things, with the measure word (人, 家, 项, ㎡ …)."""

    number: Decimal
    unit: str


@dataclass(frozen=True, slots=True, order=True)
class Points:
    """Points of a scoring scheme (分)."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Region:
    """An administrative division named in a text (云溪市、XX县), told by its suffix."""

    name: str


Value = Money | Percent | Date | Duration | Count | Points | Region


@dataclass(frozen=True, slots=True)
class Stated:
    """A value together with the stretch of folded clause text that states it."""

    start: int
    end: int
    value: Value
