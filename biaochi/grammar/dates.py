"""施行 and 废止: days as written in rule files."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from biaochi.grammar import parse
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.tree import Field, Name, SyntaxFile, Validity


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both inclusive, None for unbounded."""

    start: dt.date | None = None
    end: dt.date | None = None


def read_period(field: Field, file: SyntaxFile, log: Log) -> Period | None:
    """施行 of a rule; None if it is wrong."""
    node = parse.validity(file, field.body, log)
    return None if node is None else period_of(node, file, log)


def period_of(node: Validity, file: SyntaxFile, log: Log) -> Period | None:
    """The days of a validity as written; None if it is wrong."""
    start = _day(node.start, file, log) if node.start else None
    end = _day(node.end, file, log) if node.end else None
    if (node.start and not start) or (node.end and not end):
        return None
    if start and end and node.end and end < start:
        cause = f"止期 {end} 早于起期 {start}。"
        log.add("E405", file.source, node.end.at, cause, "把两个日期改正，或者对调。")
        return None
    return Period(start, end)


def read_day(field: Field | None, file: SyntaxFile, log: Log) -> dt.date | None:
    """施行 or 废止 of a statute: one day; None if it is missing or wrong."""
    period = read_period(field, file, log) if field else None
    if period and period.end and field:
        log.add(
            "E404", file.source, file.name(field.body).at, "这里只写一个日期。", "写成 2015-03-01。"
        )
        return None
    return period.start if period else None


def _day(name: Name, file: SyntaxFile, log: Log) -> dt.date | None:
    year, month, day = (int(n) for n in re.findall(r"\d+", name.text))
    try:
        return dt.date(year, month, day)
    except ValueError:
        log.add(
            "E404",
            file.source,
            name.at,
            f"没有 {year} 年 {month} 月 {day} 日这一天。",
            "查对日期。",
        )
        return None
