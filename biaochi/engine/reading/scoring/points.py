"""Points as scoring tables write them: 10, 0~10, 10 分, 权重 30%, 价格（30 分）. Texts are folded."""

from __future__ import annotations

import re
from decimal import Decimal

_NUMBER = r"\d{1,4}(?:\.\d{1,3})?"
# The greater end of a range is what can be had.
_MOST = rf"(?:{_NUMBER}(?:分|%)?[-~至到])?(?P<most>{_NUMBER})"
_SAYS = "(?:本项|总计|共计|合计|小计|总分|满分|最高|最多|至多|标准分|分值|分数|权重|比重|占比?|共|计|得|≤)*"
_CELL = re.compile(rf"\(?{_SAYS}[:为]?{_MOST}(?:分|%)?(?:\([^()]*\))*\)?[。;]?")
_BRACKETED = re.compile(rf"[(\[]{_SAYS}[:为]?{_MOST}(?:分|%)[^()\[\]]{{0,20}}[)\]]")
_BARE = re.compile(rf"[(\[]{_MOST}[)\]]$")
_TRAILING = re.compile(
    rf"(?:(?<![\d.~-])[:,]?{_SAYS}[:为]?{_MOST}分"
    rf"|[:,]?(?:权重|比重|占比?|满分|最高)[:为]?(?P<share>{_NUMBER})%?"
    rf"|(?<![\d.])(?:{_NUMBER})[-~](?P<end>{_NUMBER}))[。;:]?$"
)
_STATED = re.compile(rf"(?:满分|最高|最多|至多|本项)(?:可?得|为|计)?:?(?P<most>{_NUMBER})分")
_LEADING = re.compile(r"\(?(?:\d{1,2}[-~])?(?P<most>\d{1,2}(?:\.5)?)分\)?(?=[:,。;(]|$)")
_MARKED = re.compile(rf"{_MOST}分")
_GREATEST = 1000
# What ends in points only by chance is long, or a sentence.
_NAME_LONGEST = 40
_SENTENCE = re.compile("[。;].")


def cell(text: str) -> Decimal | None:
    """The points of a cell that holds nothing but points, None for any other text."""
    match = _CELL.fullmatch(text)
    return _plausible(match["most"]) if match else None


def in_points_column(text: str) -> Decimal | None:
    """The points of a cell under 分值: also `每项 2 分，最高 6 分`."""
    points = cell(text)
    if points is not None:
        return points
    most = _STATED.search(text) or _MARKED.search(text)
    return _plausible(most["most"]) if most else None


def named(text: str, bare: bool = False) -> tuple[str, Decimal | None]:
    """A name without the points that stand in it, and those points.

    `bare` also takes a number alone in brackets, 价格（30）, where no column has the points.
    """
    match = _BRACKETED.search(text) or (_BARE.search(text) if bare else None)
    if match is None and len(text) <= _NAME_LONGEST and not _SENTENCE.search(text):
        match = _TRAILING.search(text)
    if match is None or match.start() == 0:
        return text.rstrip(":"), None
    found = match.groupdict()
    points = next((p for p in (found.get(k) for k in ("most", "share", "end")) if p), "")
    return text[: match.start()].rstrip(":,"), _plausible(points)


def in_standard(text: str) -> Decimal | None:
    """The points that a standard names for the whole row: 满分 10 分, or (0-5 分) at its start."""
    match = _STATED.search(text) or _LEADING.match(text)
    return _plausible(match["most"]) if match else None


def _plausible(number: str) -> Decimal | None:
    points = Decimal(number)
    return points if points <= _GREATEST else None
