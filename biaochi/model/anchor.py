"""Where something stands in the file that the user has in hand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page; page counts from 1, x and y in points from the top left corner."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place of one paragraph: what a person needs to find it again.

    All numbers count from 1. `paragraph` is the running number of the paragraph in the document in
    reading order, cells of tables included. `table`, `row` and `column` are set inside tables only,
    `page` only where the format knows pages. `boxes` holds one box per printed line (PDF).
    """

    paragraph: int
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    boxes: tuple[Box, ...] = ()
