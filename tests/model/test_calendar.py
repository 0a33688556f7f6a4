"""Periods: how days, working days, months and hours are counted."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biaochi.engine.calendar import calendar
from biaochi.model.calendar import Calendar
from biaochi.model.values import Date, Duration, DurationUnit

HISTORY = calendar()


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def period(length: str, unit: DurationUnit) -> Duration:
    return Duration(Decimal(length), unit)


def counted(first: str, last: str, unit: DurationUnit, inclusive: bool = False) -> object:
    return HISTORY.between(Date(day(first)), Date(day(last)), unit, inclusive)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2026-03-02", "2026-03-22", 20),  # 编制投标文件的时间，恰好二十日
        ("2026-03-02", "2026-03-21", 19),
        ("2026-02-10", "2026-03-02", 20),  # the Spring Festival in between is not left out
        ("2026-03-01", "2026-03-16", 15),
        ("2026-03-06", "2026-03-11", 5),
        ("2026-03-02", "2026-03-02", 0),
        ("2026-03-22", "2026-03-02", -20),
    ],
)
def test_days_are_counted_from_the_day_after(first: str, last: str, days: int) -> None:
    assert counted(first, last, DurationUnit.DAY) == days


def test_the_first_day_counts_where_the_rule_says_so() -> None:
    assert counted("2026-03-02", "2026-03-06", DurationUnit.DAY, inclusive=True) == 5
    assert counted("2026-03-02", "2026-03-06", DurationUnit.WORKDAY, inclusive=True) == 5
    assert counted("2026-03-01", "2026-03-06", DurationUnit.WORKDAY, inclusive=True) == 5
    assert counted("2026-03-01", "2026-03-31", DurationUnit.MONTH, inclusive=True) == 1


@pytest.mark.parametrize(
    ("first", "last", "workdays"),
    [
        ("2026-03-02", "2026-03-04", 2),
        ("2026-03-02", "2026-03-06", 4),
        ("2026-03-02", "2026-03-09", 5),
        ("2026-03-05", "2026-03-10", 3),
        ("2026-09-28", "2026-10-08", 3),  # seven days off for the National Day
        ("2026-09-28", "2026-10-10", 5),  # a Saturday on which offices work
        ("2026-10-10", "2026-09-28", -5),
        ("2025-12-31", "2026-01-04", 1),
    ],
)
def test_working_days_follow_the_holiday_notices(first: str, last: str, workdays: int) -> None:
    assert counted(first, last, DurationUnit.WORKDAY) == workdays


def test_working_days_beyond_the_notices_are_unknown() -> None:
    assert HISTORY.is_workday(HISTORY.last + dt.timedelta(days=1)) is None
    assert counted("2017-12-29", "2018-01-05", DurationUnit.WORKDAY) is None
    assert counted("2017-12-31", "2018-01-05", DurationUnit.WORKDAY) == 4
    beyond = HISTORY.last.replace(year=HISTORY.last.year + 1)
    assert counted("2026-03-02", beyond.isoformat(), DurationUnit.WORKDAY) is None
    assert counted("2026-03-02", beyond.isoformat(), DurationUnit.DAY) == 669


@pytest.mark.parametrize(
    ("first", "last", "unit", "length"),
    [
        ("2026-01-31", "2026-02-28", DurationUnit.MONTH, 1),
        ("2026-01-15", "2026-04-15", DurationUnit.MONTH, 3),
        ("2026-01-15", "2026-04-30", DurationUnit.MONTH, Decimal("3.5")),
        ("2024-02-29", "2026-02-28", DurationUnit.YEAR, 2),
        ("2026-03-02", "2026-03-16", DurationUnit.WEEK, 2),
    ],
)
def test_months_end_on_the_corresponding_day(
    first: str, last: str, unit: DurationUnit, length: Decimal
) -> None:
    assert counted(first, last, unit) == length


def test_one_day_over_a_month_is_more_than_a_month() -> None:
    over = counted("2026-01-15", "2026-02-16", DurationUnit.MONTH)
    assert isinstance(over, Decimal)
    assert 1 < over < 2


def test_hours_run_from_time_to_time() -> None:
    at = Date(day("2026-03-02"), dt.time(9, 30))
    midnight = Date(day("2026-03-02"), dt.time(23, 59, 59))
    assert HISTORY.between(
        at, Date(day("2026-03-03"), dt.time(9)), DurationUnit.HOUR, True
    ) == Decimal("23.5")
    assert HISTORY.between(at, midnight, DurationUnit.HOUR) == Decimal("14.5")
    assert HISTORY.between(at, Date(day("2026-03-03")), DurationUnit.HOUR) is None


@pytest.mark.parametrize(
    ("start", "length", "unit", "last"),
    [
        ("2026-03-02", "20", DurationUnit.DAY, "2026-03-22"),
        ("2026-03-02", "2", DurationUnit.WEEK, "2026-03-16"),
        ("2026-01-31", "1", DurationUnit.MONTH, "2026-02-28"),
        ("2024-02-29", "1", DurationUnit.YEAR, "2025-02-28"),
        ("2026-01-31", "1.5", DurationUnit.YEAR, "2027-07-31"),
        ("2026-09-30", "1", DurationUnit.WORKDAY, "2026-10-08"),
        ("2026-02-13", "2", DurationUnit.WORKDAY, "2026-02-24"),
        ("2026-03-22", "-15", DurationUnit.DAY, "2026-03-07"),
        ("2026-10-08", "-1", DurationUnit.WORKDAY, "2026-09-30"),
        ("2026-10-01", "0", DurationUnit.WORKDAY, "2026-10-01"),
    ],
)
def test_the_last_day_of_a_period(start: str, length: str, unit: DurationUnit, last: str) -> None:
    assert HISTORY.add(day(start), period(length, unit)) == day(last)


def test_a_last_day_of_rest_moves_to_the_next_working_day() -> None:
    ten = period("10", DurationUnit.DAY)
    assert HISTORY.add(day("2026-09-21"), ten, shifted=True) == day("2026-10-08")
    assert HISTORY.add(day("2026-03-05"), ten, shifted=True) == day("2026-03-16")
    assert HISTORY.add(day("2026-02-18"), ten, shifted=True) == day("2026-02-28")  # worked


@pytest.mark.parametrize(
    ("start", "length", "unit", "shifted"),
    [
        ("2026-03-02", "3000", DurationUnit.WORKDAY, False),
        ("2026-12-30", "10", DurationUnit.DAY, True),
        ("2026-03-02", "4", DurationUnit.HOUR, False),
        ("2026-03-02", "0.5", DurationUnit.MONTH, False),
        ("2026-03-02", "9000", DurationUnit.YEAR, False),
        ("2026-03-02", "9999999", DurationUnit.DAY, False),
    ],
)
def test_a_period_whose_last_day_is_unknown(
    start: str, length: str, unit: DurationUnit, shifted: bool
) -> None:
    assert HISTORY.add(day(start), period(length, unit), shifted) is None


def test_a_calendar_without_holidays_knows_weekends() -> None:
    plain = Calendar(day("2026-10-01"), day("2026-10-11"))
    assert [plain.is_workday(day(f"2026-10-{n:02}")) for n in (1, 10, 11, 12)] == [
        True,
        False,
        False,
        None,
    ]


DAYS = st.dates(dt.date(2018, 1, 2), dt.date(2026, 6, 1))
UNITS = st.sampled_from([u for u in DurationUnit if u is not DurationUnit.HOUR])


@given(DAYS, st.integers(1, 100), st.sampled_from([DurationUnit.DAY, DurationUnit.WORKDAY]))
def test_adding_what_lies_between_leads_back(
    start: dt.date, length: int, unit: DurationUnit
) -> None:
    end = HISTORY.add(start, Duration(Decimal(length), unit))
    assert end is not None
    assert HISTORY.between(Date(start), Date(end), unit) == length


@given(DAYS, st.integers(0, 200), st.integers(0, 200), UNITS, st.booleans())
def test_a_later_end_is_never_a_shorter_time(
    start: dt.date, nearer: int, further: int, unit: DurationUnit, inclusive: bool
) -> None:
    ends = sorted((start + dt.timedelta(days=nearer), start + dt.timedelta(days=further)))
    first, second = (HISTORY.between(Date(start), Date(end), unit, inclusive) for end in ends)
    assert first is not None
    assert second is not None
    assert 0 <= first <= second
