"""Calendar days with their time of day, as written in notices."""

from __future__ import annotations

import datetime as dt
import re

from biaochi.model.numerals import number
from biaochi.model.values import Date

_DAY_NUMBER = r"\d{1,2}|[一二三四五六七八九十廿卅]{1,4}"
FULL_DATE = (
    r"(?P<year>\d{4}|[零一二三四五六七八九]{4})年"
    rf"(?P<month>{_DAY_NUMBER})月(?P<day>{_DAY_NUMBER})[日号]"
    r"|(?P<iso>\d{4}(?P<dash>[-/.])\d{1,2}(?P=dash)\d{1,2})(?![\d.])"
)
SHORT_DATE = rf"(?P<shortmonth>{_DAY_NUMBER})月(?P<shortday>{_DAY_NUMBER})[日号]"
_TIME = re.compile(
    r"(?:\((?:周|星期)[一二三四五六日天]\)|(?:周|星期)[一二三四五六日天])?,?"
    r"(?:\(?北京时间\)?)?,? ?(?P<half>上午|下午|中午|晚上?|凌晨|早上?)?"
    r"(?P<hour>\d{1,2})(?:时|点|:)(?!点)(?:(?P<minute>\d{1,2})分?)?(?P<second>:\d{2})?整?(?:\(北京时间\))?"
)
_SAME_MONTH = re.compile(r"(?:\([^()]{1,8}\))?起?(?:至|到|-|~)(?P<day>\d{1,2})[日号](?!内|以)")


def day(year: str, month: str, day_of_month: str) -> dt.date | None:
    """A calendar day, None where there is no such day (2月30日)."""
    parts = [number(p) for p in (year, month, day_of_month)]
    if any(p is None for p in parts):
        return None
    try:
        return dt.date(*(int(p) for p in parts if p is not None))
    except ValueError:
        return None


def iso_day(text: str) -> dt.date | None:
    """2024-03-01, 2024/3/1 or 2024.3.1."""
    year, month, day_of_month = re.split(r"[-/.]", text)
    return day(year, month, day_of_month)


def with_time(on: dt.date, text: str, offset: int) -> tuple[Date, int]:
    """The day with the time that follows at `offset`, and where that ends.

    24时 is the last second of the day, so that the day itself stays what is written.
    """
    match = _TIME.match(text, offset)
    if match is None:
        return Date(on), offset
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"] in ("下午", "晚", "晚上") and hour < 12:
        hour += 12
    if hour == 24 and minute == 0:
        return Date(on, dt.time(23, 59, 59)), match.end()
    if hour > 23 or minute > 59:
        return Date(on), offset
    return Date(on, dt.time(hour, minute)), match.end()


def until(on: dt.date, text: str, offset: int) -> tuple[dt.date, int, int] | None:
    """3月1日至8日: the later day of the same month, with the offsets of its words."""
    match = _SAME_MONTH.match(text, offset)
    if match is None:
        return None
    later = day(str(on.year), str(on.month), match["day"])
    if later is None or later < on:
        return None
    return later, match.start("day"), match.end()
