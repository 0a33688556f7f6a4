"""One page as a person sees it: its printed lines, those in tables by cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from biaochi.parsers.pdf.glyphs import Glyphs, Printed
from biaochi.parsers.pdf.grid import grids_of
from biaochi.parsers.pdf.rulings import drawn_on
from biaochi.parsers.pdf.shapes import Grid, Line, Page, Ruled
from biaochi.parsers.pdf.view import view_of

_Place = tuple[int, int] | None


def read_page(document: Any, number: int) -> Page | None:
    """The page with this number (from 1) of an open pdfium document; None where pdfium cannot load it."""
    handle = pdfium.FPDF_LoadPage(document, number - 1)
    if not handle:
        return None
    text = pdfium.FPDFText_LoadPage(handle)
    try:
        return _seen(handle, text, number) if text else None
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(handle)


def _seen(handle: Any, text: Any, number: int) -> Page:
    view = view_of(handle)
    glyphs = Glyphs(text, number, view)
    drawn = drawn_on(handle, view)
    # Without text there is nothing to put into a table, and outlines of letters are no rules.
    grids = grids_of(drawn) if glyphs.text else []
    # Inner tables first: what stands in one also stands in the cell around it.
    grids = sorted(grids, key=lambda g: (g.bottom - g.top) * (g.xs[-1] - g.xs[0]))
    lines, cells = _sorted_out(glyphs, _Locator(grids))
    tables = _nested(
        [
            Ruled(
                grid, tuple(in_rows(cells.get((g, s), [])) for s in range(len(grid.spots))), number
            )
            for g, grid in enumerate(grids)
        ]
    )
    width, height = view.size
    bare = len(glyphs.text) - glyphs.text.count(" ") - 2 * glyphs.text.count("\n")
    return Page(
        number, width, height, in_rows(lines), tables, drawn.pictures, drawn.paths, max(bare, 0)
    )


def _nested(tables: list[Ruled]) -> list[Ruled]:
    """Tables, smallest first, with those that stand within a cell of a larger one put there."""
    outer: list[Ruled] = []
    for index, table in enumerate(tables):
        for later in range(index + 1, len(tables)):
            spot = _spot_around(table.grid, tables[later].grid)
            if spot is not None:
                host = tables[later]
                tables[later] = replace(host, inner=(*host.inner, (spot, table)))
                break
        else:
            outer.append(table)
    return outer


def _spot_around(inner: Grid, grid: Grid) -> int | None:
    x, y = (inner.xs[0] + inner.xs[-1]) / 2, (inner.top + inner.bottom) / 2
    for index, spot in enumerate(grid.spots):
        across = grid.xs[spot.left] <= x <= grid.xs[spot.right]
        if across and grid.ys[spot.top] <= y <= grid.ys[spot.bottom]:
            return index
    return None


class _Locator:
    """Finds the table cell at a place of the page."""

    def __init__(self, grids: list[Grid]) -> None:
        self.empty = not grids
        self._grids = grids
        self._owners = [
            {
                (row, column): index
                for index, spot in enumerate(grid.spots)
                for row in range(spot.top, spot.bottom)
                for column in range(spot.left, spot.right)
            }
            for grid in grids
        ]

    def at(self, box: tuple[float, float, float, float]) -> _Place:
        """Numbers of the table and of the cell in which the middle of the box lies."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        for number, grid in enumerate(self._grids):
            xs, ys = grid.xs, grid.ys
            if ys[0] <= y < ys[-1] and xs[0] <= x < xs[-1]:
                square = bisect_right(ys, y) - 1, bisect_right(xs, x) - 1
                spot = self._owners[number].get(square)
                return None if spot is None else (number, spot)
        return None


def _sorted_out(
    glyphs: Glyphs, locator: _Locator
) -> tuple[list[Line], dict[tuple[int, int], list[Line]]]:
    """Lines outside tables, and lines by table and cell."""
    outside: list[Line] = []
    cells: dict[tuple[int, int], list[Line]] = {}
    for printed in glyphs.lines():
        if locator.empty:
            outside.append(glyphs.weighed(printed))
            continue
        start, end = locator.at(printed.start), locator.at(printed.end)
        parts = [(start, printed)] if start == end else _by_cell(glyphs, locator, printed)
        for place, part in parts:
            if place is None:
                outside.append(glyphs.weighed(part))
            else:
                cells.setdefault(place, []).append(part.line)
    return outside, cells


def _by_cell(glyphs: Glyphs, locator: _Locator, printed: Printed) -> list[tuple[_Place, Printed]]:
    """A line that runs through several cells, cut where the cell changes."""
    parts: list[tuple[_Place, Printed]] = []
    begin = end = printed.first
    place = locator.at(printed.start)
    for index, here in _places(glyphs, locator, printed):
        if here != place:
            parts.append((place, glyphs.line(begin, end)))
            begin, place = index, here
        end = index
    return [*parts, (place, glyphs.line(begin, end))]


def _places(glyphs: Glyphs, locator: _Locator, printed: Printed) -> Iterator[tuple[int, _Place]]:
    """Characters and the cells in which they stand; of a word in one cell only the ends.

    Blanks between cells are pdfium's own and stand nowhere.
    """
    for first, last in glyphs.words(printed):
        start, end = locator.at(glyphs.box(first)), locator.at(glyphs.box(last))
        yield first, start
        if start != end:
            for index in range(first + 1, last):
                yield index, locator.at(glyphs.box(index))
        yield last, end


def in_rows(lines: list[Line]) -> list[Line]:
    """Lines from top to bottom; pieces that stand side by side become one line."""
    if len(lines) < 2:
        return lines
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda n: n.y0 + n.y1):
        if rows and _same_row(rows[-1][-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [row[0] if len(row) == 1 else _merged(row) for row in rows]


def _same_row(a: Line, b: Line) -> bool:
    shared = min(a.y1, b.y1) - max(a.y0, b.y0)
    return shared > 0.5 * min(a.y1 - a.y0, b.y1 - b.y0) and (b.x0 >= a.x1 - 1 or b.x1 <= a.x0 + 1)


def _merged(row: list[Line]) -> Line:
    row = sorted(row, key=lambda n: n.x0)
    text = row[0].text
    for before, line in pairwise(row):
        gap = line.x0 - before.x1
        text += (" " if gap > 0.3 * line.size else "") + line.text
    return Line(
        text,
        row[0].x0,
        min(n.y0 for n in row),
        max(n.x1 for n in row),
        max(n.y1 for n in row),
        max(n.size for n in row),
        row[0].page,
        all(n.bold for n in row),
    )
