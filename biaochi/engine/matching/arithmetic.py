"""Terms worked out on what a document states, and compared: exact, with units, three-valued."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice, product

from biaochi.engine.matching.known import Known, Scored
from biaochi.engine.matching.truth import Held, Truth, Unknown
from biaochi.grammar.condition import Comparison
from biaochi.grammar.terms import (
    CapturedTerm,
    Constant,
    DayAfter,
    FactTerm,
    Interval,
    Number,
    Operator,
    Product,
    RowPoints,
    ScoreFigure,
    ScoreSum,
    Sum,
    Term,
    ThresholdTerm,
    facts_in,
)
from biaochi.grammar.traits import CEILING, FLOOR, GAP, LEFT, RIGHT
from biaochi.model.clause import Clause
from biaochi.model.fact import Statement
from biaochi.model.values import (
    Count,
    Date,
    Duration,
    DurationUnit,
    Money,
    Percent,
    Points,
    Value,
)
from biaochi.model.wording import plain, worded

_PLACES = (Decimal("0.1"), Decimal("0.01"), Decimal("0.001"))
_MOST_READINGS = 64
"""How many combinations of differing statements are tried before a comparison is given up."""


@dataclass(frozen=True, slots=True)
class Between:
    """Two days whose distance is counted in the unit that it is compared with."""

    earlier: Date
    later: Date
    inclusive: bool


Quantity = Value | Number | Between


@dataclass(frozen=True, slots=True)
class Site:
    """What surrounds a comparison: the lot, the values captured in the clause, the clause."""

    known: Known
    lot: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    clause: Clause | None = None


class _Lacking(Exception):  # noqa: N818 - not an error: what a document does not say
    """Something that a term needs is not there; never leaves this module."""

    @property
    def cause(self) -> str:
        """What is missing, in Chinese."""
        return str(self.args[0])


def compare(comparison: Comparison, site: Site) -> Truth:
    """Whether two terms compare as the rule says.

    Where a fact is stated with different values, all of them must agree, else nobody can tell.
    """
    names = tuple(dict.fromkeys((*facts_in(comparison.left), *facts_in(comparison.right))))
    try:
        held = [
            _compared(comparison, site, dict(zip(names, chosen, strict=True)))
            for chosen in islice(_readings(names, site), _MOST_READINGS + 1)
        ]
    except _Lacking as lacking:
        return Unknown((lacking.cause,))
    if len(held) <= _MOST_READINGS:
        if all(h is None for h in held):
            return None
        if all(held):
            return held[0]
    differing = [n for n in names if len({s.value for s in _statements(n, site)}) > 1]
    return Unknown(tuple(f"要素「{n}」前后不一致" for n in differing))


def worths(term: Term, site: Site) -> tuple[tuple[Value, tuple[Statement, ...]], ...] | Unknown:
    """What a term is worth, with the statements it comes from, the most trusted first.

    Where a fact is stated with different values the term is worth different values too.
    """
    names = tuple(dict.fromkeys(facts_in(term)))
    found: dict[Value, tuple[Statement, ...]] = {}
    try:
        for chosen in islice(_readings(names, site), _MOST_READINGS):
            work = _Worth(site, dict(zip(names, chosen, strict=True)))
            value = work.of(term)
            assert not isinstance(value, Number | Between), "a fact has a unit of its own"
            found.setdefault(value, (*chosen, *(s for _, s in work.used)))
    except _Lacking as lacking:
        return Unknown((lacking.cause,))
    return tuple(found.items())


def _readings(names: tuple[str, ...], site: Site) -> Iterator[tuple[Statement, ...]]:
    """Every way to choose one statement for each fact, the most trusted first."""
    return product(*(_statements(name, site) for name in names))


def _statements(name: str, site: Site) -> tuple[Statement, ...]:
    found = site.known.statements(name, site.lot)
    if not found:
        raise _Lacking(f"缺要素「{name}」")
    return found


def weighed(comparison: Comparison, site: Site) -> str:
    """What was compared, on the most trusted statements: 投标保证金 3万元，预算 100万元；3万元 与 2万元."""
    names = tuple(dict.fromkeys((*facts_in(comparison.left), *facts_in(comparison.right))))
    try:
        chosen = dict(zip(names, next(_readings(names, site)), strict=True))
        left, right = _sides(comparison, site, _Worth(site, chosen))
    except _Lacking:
        return ""
    facts = "，".join(f"{name} {worded(s.value)}" for name, s in chosen.items())
    return f"{facts}；{_in_words(left)} 与 {_in_words(right)}".removeprefix("；")


def _sides(comparison: Comparison, site: Site, worth: _Worth) -> tuple[Quantity, Quantity]:
    """What the two sides are worth; the time between two days in the unit of the other side."""
    left, right = worth.of(comparison.left), worth.of(comparison.right)
    if isinstance(left, Between) and isinstance(right, Duration):
        left = Duration(_counted(left, right, site), right.unit)
    elif isinstance(right, Between) and isinstance(left, Duration):
        right = Duration(_counted(right, left, site), left.unit)
    return left, right


def _compared(comparison: Comparison, site: Site, chosen: Mapping[str, Statement]) -> Held | None:
    worth = _Worth(site, chosen)
    left, right = _sides(comparison, site, worth)
    if not _OPERATORS[comparison.operator](*_keys(left, right)):
        return None
    facts = tuple(chosen.items())
    captured = {name: worded(statement.value) for name, statement in facts}
    captured |= dict.fromkeys((CEILING, FLOOR, RIGHT), _in_words(right))
    captured[LEFT] = _in_words(left)
    for term, quantity in ((comparison.left, left), (comparison.right, right)):
        if isinstance(term, Interval):
            captured[GAP] = _in_words(quantity)
    return Held((*facts, *worth.used), (), captured)


def _in_words(quantity: Quantity) -> str:
    """A quantity in words, times rounded, but never so far that a broken one looks whole."""
    match quantity:
        case Number(value):
            return plain(value)
        case Duration(length, unit) if length % 1:
            rounded = (length.quantize(places) for places in _PLACES)
            return worded(Duration(next((r for r in rounded if r % 1), length), unit))
        case Between():
            raise AssertionError("the compiler lets no two such be compared")
    return worded(quantity)


def _counted(between: Between, compared_with: Duration, site: Site) -> Decimal:
    """The days between two days, in the unit of what they are compared with."""
    found = site.known.calendar.between(
        between.earlier, between.later, compared_with.unit, between.inclusive
    )
    if found is None:
        if compared_with.unit is DurationUnit.HOUR:
            raise _Lacking("没有写明钟点，算不出小时数")
        raise _uncovered(site)
    return Decimal(found)


def _uncovered(site: Site) -> _Lacking:
    calendar = site.known.calendar
    return _Lacking(f"工作日历只有 {calendar.first.year} 至 {calendar.last.year} 年")


class _Worth:
    """Works out terms, given one statement for every fact; `used` are scoring rows that counted."""

    def __init__(self, site: Site, chosen: Mapping[str, Statement]) -> None:
        self.site = site
        self.chosen = chosen
        self.used: tuple[tuple[str, Statement], ...] = ()

    def of(self, term: Term) -> Quantity:
        """What a term is worth; `_Lacking` where something is missing."""
        match term:
            case Constant(value):
                return value
            case FactTerm(name):
                return _quantity(self.chosen[name])
            case ThresholdTerm(name):
                return self._threshold(name)
            case CapturedTerm(name):
                if name not in self.site.values:
                    raise _Lacking(f"没有捕获到「{name}」")
                return self.site.values[name]
            case RowPoints():
                return self._row_points()
            case ScoreSum(words):
                return self._scores(self.site.known.score_sum(words, self.site.lot))
            case ScoreFigure(figure):
                return self._scores(self.site.known.score_figure(figure, self.site.lot))
            case Sum(left, right, minus):
                return _added(self.of(left), self.of(right), minus)
            case Product(left, right):
                return _multiplied(self.of(left), self.of(right))
            case Interval(later, earlier, inclusive):
                return Between(_day(self.of(earlier)), _day(self.of(later)), inclusive)
            case DayAfter():
                return self._day_after(term)

    def _threshold(self, name: str) -> Value | Number:
        threshold = self.site.known.thresholds.get(name)
        value = threshold.on(self.site.known.as_of) if threshold else None
        if value is None:
            raise _Lacking(f"阈值「{name}」在 {self.site.known.as_of} 没有值")
        return value

    def _row_points(self) -> Points:
        clause = self.site.clause
        row = self.site.known.row_of(clause) if clause else None
        if row is None or row.points is None:
            raise _Lacking("这一行没有写分值")
        return Points(row.points)

    def _scores(self, found: Scored) -> Points:
        if isinstance(found, str):
            raise _Lacking(found)
        points, statement = found
        if statement is not None:
            self.used = (*self.used, ("评分表", statement))
        return Points(points)

    def _day_after(self, term: DayAfter) -> Date:
        day, period = _day(self.of(term.day)), self.of(term.period)
        assert isinstance(period, Duration), "the compiler lets only periods be added to days"
        length = -period.length if term.minus else period.length
        counted = Duration(length, period.unit)
        found: dt.date | None = self.site.known.calendar.add(day.day, counted, term.shifted)
        if found is None:
            if period.unit is DurationUnit.WORKDAY or term.shifted:
                raise _uncovered(self.site)
            raise _Lacking(f"算不出{worded(day)}起{worded(period)}是哪一天")
        return Date(found, day.time)


def _quantity(statement: Statement) -> Value:
    assert not hasattr(statement.value, "words"), "the compiler lets no text be compared"
    return statement.value  # type: ignore[return-value]


def _day(quantity: Quantity) -> Date:
    assert isinstance(quantity, Date), "the compiler lets only days be subtracted"
    return quantity


def _added(left: Quantity, right: Quantity, minus: bool) -> Quantity:
    match left, right:
        case Money(a), Money(b):
            return Money(a - b if minus else a + b)
        case Percent(a), Percent(b):
            return Percent(a - b if minus else a + b)
        case Points(a), Points(b):
            return Points(a - b if minus else a + b)
        case Number(a), Number(b):
            return Number(a - b if minus else a + b)
        case Count(a, unit), Count(b, _):
            return Count(a - b if minus else a + b, unit)
        case Duration(), Duration():
            one, other = _alike(left, right)
            length = one.length - other.length if minus else one.length + other.length
            return Duration(length, one.unit)
    raise AssertionError("the compiler has checked the units")


def _multiplied(left: Quantity, right: Quantity) -> Quantity:
    # So many times something before a share of something: 2 × 5% is 10%.
    for kind in (Number, Percent):
        for one, factor in ((left, right), (right, left)):
            if isinstance(factor, kind):
                share = 100 if isinstance(factor, Percent) else 1
                made = _times(one, factor.value / share)
                if made is not None:
                    return made
    raise AssertionError("the compiler has checked the units")


def _times(one: Quantity, times: Decimal) -> Quantity | None:
    match one:
        case Money(value):
            return Money(value * times)
        case Percent(value):
            return Percent(value * times)
        case Points(value):
            return Points(value * times)
        case Number(value):
            return Number(value * times)
        case Count(value, unit):
            return Count(value * times, unit)
        case Duration(length, unit):
            return Duration(length * times, unit)
    return None


def _alike(one: Duration, other: Duration) -> tuple[Duration, Duration]:
    """Two durations in one unit: 周 are 7 日 and 年 12 个月; others do not compare."""
    first, second = _plain(one), _plain(other)
    if first.unit is not second.unit:
        raise _Lacking(f"{worded(one)}和{worded(other)}单位不同，不能比较")
    return first, second


def _plain(duration: Duration) -> Duration:
    if duration.unit is DurationUnit.WEEK:
        return Duration(duration.length * 7, DurationUnit.DAY)
    if duration.unit is DurationUnit.YEAR:
        return Duration(duration.length * 12, DurationUnit.MONTH)
    return duration


_Key = Decimal | tuple[dt.date, dt.time]


def _keys(left: Quantity, right: Quantity) -> tuple[_Key, _Key]:
    """Two quantities of one kind as what can be ordered."""
    match left, right:
        case Duration(), Duration():
            one, other = _alike(left, right)
            return one.length, other.length
        case Date(day, time), Date(other_day, other_time):
            if time is None or other_time is None:
                return (day, dt.time()), (other_day, dt.time())
            return (day, time), (other_day, other_time)
    return _number(left), _number(right)


def _number(quantity: Quantity) -> Decimal:
    match quantity:
        case Money(value) | Percent(value) | Points(value) | Number(value) | Count(value, _):
            return value
    raise AssertionError("the compiler has checked the units")


_OPERATORS: dict[Operator, Callable[[_Key, _Key], bool]] = {
    Operator.GREATER: lambda a, b: a > b,  # type: ignore[operator]
    Operator.LESS: lambda a, b: a < b,  # type: ignore[operator]
    Operator.AT_LEAST: lambda a, b: a >= b,  # type: ignore[operator]
    Operator.AT_MOST: lambda a, b: a <= b,  # type: ignore[operator]
    Operator.EQUAL: lambda a, b: a == b,
    Operator.DIFFERENT: lambda a, b: a != b,
}
