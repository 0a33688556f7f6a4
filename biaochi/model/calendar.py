"""历: working days, and how the days of a period are counted.

One way of counting for the whole package. The day on which a period begins does not count
(民法典 第二百零一条第一款, 政府采购货物和服务招标投标管理办法 第八十五条); 日 are calendar days; 工作日 are the
days on which offices work by the State Council's notices on holidays; a period in months or
years ends on the corresponding day, or on the last day of a month that has none (民法典 第二百零二条).
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from biaochi.model.values import Date, Duration, DurationUnit

_DAY = dt.timedelta(days=1)
_DAYS = {DurationUnit.DAY: 1, DurationUnit.WEEK: 7}
_MONTHS = {DurationUnit.MONTH: 1, DurationUnit.YEAR: 12}
_SATURDAY = 5
# How dates.py writes 24时.
_MIDNIGHT = dt.time(23, 59, 59)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Public holidays and the days worked in their stead, known from `first` to `last`.

    `holidays` are all days off of the notices, weekends among them; `workdays` are the Saturdays
    and Sundays on which offices work.
    """

    first: dt.date
    last: dt.date
    holidays: frozenset[dt.date] = field(default=frozenset())
    workdays: frozenset[dt.date] = field(default=frozenset())

    def is_workday(self, day: dt.date) -> bool | None:
        """Whether offices work on this day, None where no notice covers it."""
        if not self.first <= day <= self.last:
            return None
        return day in self.workdays or (day.weekday() < _SATURDAY and day not in self.holidays)

    def add(self, day: dt.date, period: Duration, shifted: bool = False) -> dt.date | None:
        """The last day of a period that begins on `day`; a negative length counts back.

        `shifted` moves a last day on which offices rest to the next working day (民法典 第二百零三条
        第一款). None where the calendar does not reach, and for hours and broken lengths.
        """
        if period.length != period.length.to_integral_value():
            return self._half_years(day, period, shifted)
        try:
            end = self._after(day, int(period.length), period.unit)
        except (OverflowError, ValueError):  # beyond the years that Python knows
            return None
        return self._on_workday(end) if shifted and end is not None else end

    def between(
        self, earlier: Date, later: Date, unit: DurationUnit, inclusive: bool = False
    ) -> int | Decimal | None:
        """The time from one day to a later one, negative where it is earlier.

        日 and 工作日 are whole numbers and run to the end of the later day; 周, 个月 and 年 have
        fractions. `inclusive` counts the first day too. 小时 run from time to time. None where the
        calendar does not reach or a time is not stated.
        """
        if unit is DurationUnit.HOUR:
            return _hours(earlier, later)
        if later.day < earlier.day:
            back = self.between(later, earlier, unit, inclusive)
            return None if back is None else -back
        if unit is DurationUnit.WORKDAY:
            return self._workdays(earlier.day - _DAY if inclusive else earlier.day, later.day)
        end = later.day + _DAY if inclusive else later.day
        days = (end - earlier.day).days
        if unit in _MONTHS:
            return _months(earlier.day, end) / _MONTHS[unit]
        return days if unit is DurationUnit.DAY else Decimal(days) / _DAYS[unit]

    def _half_years(self, day: dt.date, period: Duration, shifted: bool) -> dt.date | None:
        """1.5年 is 18个月; other broken lengths end on no day."""
        months = period.length * 12
        if period.unit is not DurationUnit.YEAR or months != months.to_integral_value():
            return None
        return self.add(day, Duration(months, DurationUnit.MONTH), shifted)

    def _after(self, day: dt.date, length: int, unit: DurationUnit) -> dt.date | None:
        if unit in _DAYS:
            return day + length * _DAYS[unit] * _DAY
        if unit in _MONTHS:
            return _corresponding(day, length * _MONTHS[unit])
        if unit is DurationUnit.WORKDAY:
            return self._workday_after(day, length)
        return None

    def _workday_after(self, day: dt.date, length: int) -> dt.date | None:
        step = _DAY if length > 0 else -_DAY
        left = abs(length)
        while left:
            day += step
            works = self.is_workday(day)
            if works is None:
                return None
            left -= works
        return day

    def _on_workday(self, day: dt.date) -> dt.date | None:
        """The day itself or the next one on which offices work."""
        while (works := self.is_workday(day)) is False:
            day += _DAY
        return None if works is None else day

    def _workdays(self, after: dt.date, last: dt.date) -> int | None:
        """The number of working days after one day up to another, that one counted."""
        if after + _DAY < self.first or last > self.last:
            return None
        days = (after + i * _DAY for i in range(1, (last - after).days + 1))
        return sum(self.is_workday(day) is True for day in days)


def _corresponding(day: dt.date, months: int) -> dt.date:
    """The same day of another month, its last one where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _months(first: dt.date, last: dt.date) -> Decimal:
    """Whole months, and the days left over as a share of the month that they belong to."""
    whole = (last.year - first.year) * 12 + last.month - first.month
    if _corresponding(first, whole) > last:
        whole -= 1
    start, end = _corresponding(first, whole), _corresponding(first, whole + 1)
    return whole + Decimal((last - start).days) / (end - start).days


def _hours(earlier: Date, later: Date) -> Decimal | None:
    if earlier.time is None or later.time is None:
        return None
    seconds = (_moment(later) - _moment(earlier)).total_seconds()
    return Decimal(int(seconds)) / 3600


def _moment(at: Date) -> dt.datetime:
    if at.time == _MIDNIGHT:
        return dt.datetime.combine(at.day, dt.time()) + _DAY
    return dt.datetime.combine(at.day, at.time or dt.time())
