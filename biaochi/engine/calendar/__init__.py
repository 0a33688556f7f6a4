"""The calendar that the package ships: public holidays as the State Council announced them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from biaochi.model.calendar import Calendar

_DATA = "节假日.txt"
_WORKED = "上班"


@lru_cache(maxsize=1)
def calendar() -> Calendar:
    """The shipped calendar; it covers whole years."""
    return parse(files(__name__).joinpath(_DATA).read_text(encoding="utf-8"))


def parse(text: str) -> Calendar:
    """A calendar from the text of the data file, whose first lines say how it is written."""
    years: list[int] = []
    holidays: set[dt.date] = set()
    workdays: set[dt.date] = set()
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        name, *words = line.split()
        if name.isdecimal():
            years.append(int(name))
            continue
        off, _, worked = " ".join(words).partition(_WORKED)
        holidays.update(_days(off.strip()))
        workdays.update(map(dt.date.fromisoformat, worked.split()))
    return Calendar(
        first=dt.date(min(years), 1, 1),
        last=dt.date(max(years), 12, 31),
        holidays=frozenset(holidays),
        workdays=frozenset(workdays),
    )


def _days(words: str) -> Iterator[dt.date]:
    """Every day of `2026-10-01..2026-10-07`, or of a single date."""
    first, _, last = words.partition("..")
    start = dt.date.fromisoformat(first)
    for i in range((dt.date.fromisoformat(last or first) - start).days + 1):
        yield start + dt.timedelta(days=i)
