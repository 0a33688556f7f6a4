"""What is seen on a page before it is understood: printed lines and ruled grids.

All places are in points from the top left corner of the page as it is shown (rotation applied).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Line(NamedTuple):
    """A printed line, or the part of one that stands in one table cell.

    A tuple and not a dataclass because thousands are made per document. `size` is the height of
    the type in points; `bold` is only looked up for short lines, where it may tell a heading.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    page: int
    bold: bool = False


class Ruling(NamedTuple):
    """A straight horizontal or vertical rule: its place across, and its extent from `low` to `high`."""

    at: float
    low: float
    high: float


class Spot(NamedTuple):
    """A cell of a grid in grid numbers (from 0, ends exclusive): rows top to bottom."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table on one page: the edges of its columns and rows, and the cells between them."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    spots: tuple[Spot, ...]

    @property
    def top(self) -> float:
        """Upper edge on the page."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """Lower edge on the page."""
        return self.ys[-1]


@dataclass(frozen=True, slots=True)
class Ruled:
    """A grid with the lines that stand in each of its cells, in the order of `grid.spots`.

    `inner` are the tables within its cells, each with the number of its spot.
    """

    grid: Grid
    lines: tuple[list[Line], ...]
    page: int
    inner: tuple[tuple[int, Ruled], ...] = ()

    @property
    def y0(self) -> float:
        """Upper edge, by which it takes its place among the lines of the page."""
        return self.grid.top


@dataclass(frozen=True, slots=True)
class Page:
    """One page as seen: lines outside tables from top to bottom, and its tables.

    `pictures` is the share of the page that pictures cover (0 to 1 or more), `strokes` the number
    of drawn paths: a page of pictures or outlines without text is a scan, an empty page is not.
    `glyphs` counts the characters of the text layer.
    """

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    tables: list[Ruled] = field(default_factory=list)
    pictures: float = 0.0
    strokes: int = 0
    glyphs: int = 0
