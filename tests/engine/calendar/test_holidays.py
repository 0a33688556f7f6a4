"""The shipped holidays are those of the notices."""

from __future__ import annotations

import datetime as dt

import chinese_calendar
import pytest
from chinese_calendar import constants

from biaochi.engine.calendar import calendar, parse

COVERED = range(calendar().first.year, calendar().last.year + 1)
KNOWN = {day.year for day in constants.holidays}


def days_of(year: int) -> list[dt.date]:
    first = dt.date(year, 1, 1)
    return [first + dt.timedelta(days=i) for i in range((dt.date(year + 1, 1, 1) - first).days)]


def test_the_years_covered() -> None:
    assert (calendar().first, calendar().last) == (dt.date(2018, 1, 1), dt.date(2026, 12, 31))


@pytest.mark.parametrize("year", [year for year in COVERED if year in KNOWN])
def test_every_day_agrees_with_an_independent_calendar(year: int) -> None:
    ours = {day: calendar().is_workday(day) for day in days_of(year)}
    assert ours == {day: chinese_calendar.is_workday(day) for day in days_of(year)}


def test_worked_days_are_weekend_days_and_no_holidays() -> None:
    assert all(day.weekday() >= 5 for day in calendar().workdays)
    assert not calendar().workdays & calendar().holidays


def test_the_data_file_is_read_as_it_says() -> None:
    read = parse(
        "# 说明\n\n2030 国办发明电〔2029〕1号\n元旦 2029-12-31..2030-01-01 上班 2029-12-29 2029-12-30\n"
    )
    assert (read.first, read.last) == (dt.date(2030, 1, 1), dt.date(2030, 12, 31))
    assert read.holidays == {dt.date(2029, 12, 31), dt.date(2030, 1, 1)}
    assert read.workdays == {dt.date(2029, 12, 29), dt.date(2029, 12, 30)}
