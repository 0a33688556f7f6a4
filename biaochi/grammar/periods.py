"""Values that follow each other in time: what may neither overlap nor leave a day out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from biaochi.grammar.compiled import Dated
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.source import Range
from biaochi.grammar.tree import SyntaxFile

_T = TypeVar("_T")
_DAY = dt.timedelta(days=1)


def check_adjoining(
    found: Sequence[tuple[SyntaxFile, Range, Dated[_T]]], what: str, log: Log
) -> bool:
    """Whether dated values follow each other day by day; overlaps and gaps are reported."""
    ordered = sorted(found, key=lambda one: one[2].start or dt.date.min)
    sound = True
    for (_, _, before), (file, at, after) in pairwise(ordered):
        if before.end is None or after.start is None or after.start <= before.end:
            cause = f"{what}的两段时间有重叠：{said(before)}，{said(after)}。"
            log.add("E606", file.source, at, cause, "写明起止，让它们前后相接。")
            sound = False
        elif after.start != before.end + _DAY:
            first, last = before.end + _DAY, after.start - _DAY
            missing = f"{first}" if first == last else f"{first} 至 {last}"
            cause = f"{what}在 {missing} 没有值。"
            log.add("E606", file.source, at, cause, "补上这段时间，或者改正起止日期。")
            sound = False
    return sound


def overlaid(old: Sequence[Dated[_T]], new: Sequence[Dated[_T]]) -> tuple[Dated[_T], ...]:
    """New values on their days, the old ones on the days that are left."""
    left = list(old)
    for one in new:
        left = [part for other in left for part in _without(other, one)]
    return tuple(sorted((*left, *new), key=lambda one: one.start or dt.date.min))


def _without(one: Dated[_T], other: Dated[_T]) -> Iterator[Dated[_T]]:
    """The days of one dated value on which the other does not hold."""
    if other.start and (one.start is None or one.start < other.start):
        yield replace(one, end=min(one.end or dt.date.max, other.start - _DAY))
    if other.end and (one.end is None or one.end > other.end):
        yield replace(one, start=max(one.start or dt.date.min, other.end + _DAY))


def said(dated: Dated[_T]) -> str:
    """The days of a dated value in words."""
    if dated.start and dated.end:
        return f"{dated.start} 至 {dated.end}"
    if dated.start:
        return f"{dated.start} 起"
    return f"{dated.end} 止" if dated.end else "不限时间"
