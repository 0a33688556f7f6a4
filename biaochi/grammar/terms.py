"""Arithmetic in conditions: terms with units, compiled.

A term is worth a value of `biaochi.model.values`, a interval between two days, or a plain
number. Units have been checked when a term exists; what a document states is only known later.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from biaochi.model.values import Value


class Operator(StrEnum):
    """比较: how two terms are compared; the canonical sign."""

    GREATER = ">"
    LESS = "<"
    AT_LEAST = "≥"
    AT_MOST = "≤"
    EQUAL = "="
    DIFFERENT = "≠"


class Figure(StrEnum):
    """What a scoring table says of itself, besides its sum."""

    PRICE = "价格分"
    """The points of the rows by which offers are compared."""
    STATED = "满分"
    """The total that the document names."""
    PARTS_OFF = "小计差"
    """The greatest difference between the points of a part and the sum of its rows."""


@dataclass(frozen=True, slots=True)
class Number:
    """A plain number, without a unit."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Constant:
    """A value written in the rule: 2%, 80万元, 20日, 2026-03-01, 0.5."""

    value: Value | Number


@dataclass(frozen=True, slots=True)
class FactTerm:
    """要素 名: the value that the document states."""

    fact: str


@dataclass(frozen=True, slots=True)
class ThresholdTerm:
    """阈值 名: the number that the law sets on the day of judgement."""

    threshold: str


@dataclass(frozen=True, slots=True)
class CapturedTerm:
    """值 名: the value that a phrase of the same condition captured in the clause."""

    capture: str


@dataclass(frozen=True, slots=True)
class RowPoints:
    """行分值: the points that the scoring row of the clause gives at most."""


@dataclass(frozen=True, slots=True)
class ScoreSum:
    """评分表 合计: the points of all rows of the scoring table, or of those whose factor has a word.

    `words` is the number of the word set that a factor must contain, None for all rows; `text` says
    it as written.
    """

    words: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class ScoreFigure:
    """评分表 价格分, 满分, 小计差: a figure that a scoring table has of itself."""

    figure: Figure


@dataclass(frozen=True, slots=True)
class Sum:
    """Two terms of one kind added, or the second taken from the first."""

    left: Term
    right: Term
    minus: bool = False


@dataclass(frozen=True, slots=True)
class Product:
    """Two terms multiplied; at least one is a number or a share."""

    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Interval:
    """日期 − 日期: the time from `earlier` to `later`, counted in the unit it is compared with.

    The first day does not count (民法典 第二百零一条) unless `inclusive` (含首日).
    """

    later: Term
    earlier: Term
    inclusive: bool = False


@dataclass(frozen=True, slots=True)
class DayAfter:
    """日期 + 期限: the last day of a period; `shifted` moves it off holidays (民法典 第二百零三条)."""

    day: Term
    period: Term
    minus: bool = False
    shifted: bool = False


Term = (
    Constant
    | FactTerm
    | ThresholdTerm
    | CapturedTerm
    | RowPoints
    | ScoreSum
    | ScoreFigure
    | Sum
    | Product
    | Interval
    | DayAfter
)


def facts_in(term: Term) -> tuple[str, ...]:
    """The names of all facts that a term asks for, in order."""
    match term:
        case FactTerm(name):
            return (name,)
        case (
            Sum(left, right) | Product(left, right) | Interval(left, right) | DayAfter(left, right)
        ):
            return (*facts_in(left), *facts_in(right))
    return ()
