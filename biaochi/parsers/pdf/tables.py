"""Tables as they were before pages cut them: parts on following pages put together again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from biaochi.parsers.flat import Flat, FlatCell, FlatTable
from biaochi.parsers.labels import parse_label
from biaochi.parsers.pdf.measure import Measure
from biaochi.parsers.pdf.prose import Paragraphs, continues, flat
from biaochi.parsers.pdf.shapes import Line, Ruled

# Edges of columns may differ by this much from page to page.
_NEAR = 4.0
_PADDING = 5.4
_MOST_HEADER_ROWS = 3
# Shorter than this a line that fills its cell tells nothing about how the sentence goes on.
_TELLING = 6
_SERIAL = re.compile(r"[（(]?(?:\d+(?:[.．-]\d+)*|[一二三四五六七八九十]{1,3})[）)、.．]?")


@dataclass(slots=True)
class _Cell:
    """A cell under construction: its rows (end exclusive), its sides, its lines and inner tables.

    `left` and `right` are its sides among the edges of the whole table, `x0` and `x1` those on its
    own page.
    """

    top: int
    bottom: int
    left: float
    right: float
    x0: float
    x1: float
    lines: list[Line]
    inner: list[Ruled]

    @property
    def text(self) -> str:
        return "".join("".join(line.text for line in self.lines).split())

    def measure(self) -> Measure:
        """The edges between which the text of the cell is set."""
        slack = min((line.x0 - self.x0 for line in self.lines), default=_PADDING)
        padding = min(max(slack, 0.0), _PADDING)
        return Measure(self.x0 + padding, self.x1 - padding)


class OpenTable:
    """A table that may go on on the next page."""

    def __init__(self, part: Ruled) -> None:
        self._cells = _cells(part, part.grid.xs)
        self._xs = list(part.grid.xs)
        # Column edges on the last page, and which edges of the table they are.
        self._last = tuple(part.grid.xs), tuple(part.grid.xs)
        self._rows = len(part.grid.ys) - 1
        self.page = part.page
        self.bottom = part.grid.bottom

    def takes(self, part: Ruled) -> bool:
        """Whether a part at the top of the next page is of this table.

        Either the columns agree, or the header is the same and only the widths differ.
        """
        return self._sides(part) is not None

    def _sides(self, part: Ruled) -> Sequence[float] | None:
        """The edges of the table that the column edges of a part are, None if it is another table."""
        xs = part.grid.xs
        real, sides = self._last
        if len(real) == len(xs) and all(abs(a - b) <= _NEAR for a, b in zip(real, xs, strict=True)):
            return sides
        if self._agree(xs):
            return xs
        return tuple(self._xs) if self._same_header(part) else None

    def _agree(self, other: Sequence[float]) -> bool:
        mine = self._xs
        if abs(mine[0] - other[0]) > _NEAR or abs(mine[-1] - other[-1]) > _NEAR:
            return False
        fewer, more = sorted((other[1:-1], mine[1:-1]), key=len)
        if not fewer:
            # A row merged over all columns goes on; otherwise the tables only have the same width.
            return not more or len(other) == 2 or self._rows == 1
        shared = sum(any(abs(x - y) <= _NEAR for y in more) for x in fewer)
        return shared >= 0.6 * len(fewer)

    def _same_header(self, part: Ruled) -> bool:
        if len(part.grid.xs) != len(self._xs):
            return False
        head = _top_rows(_cells(part, self._xs), 1)
        return head is not None and len(head) > 1 and head == _top_rows(self._cells, 1)

    def join(self, part: Ruled) -> None:
        """Append a part: without the header that is printed again, a row cut in two made whole."""
        sides = self._sides(part) or part.grid.xs
        self._last = part.grid.xs, tuple(sides)
        cells = _without_header(_cells(part, sides), self._cells)
        first = min(cell.top for cell in cells)
        heads = [cell for cell in cells if cell.top == first]
        pairs = [(head, self._above(head)) for head in heads]
        cut = _row_is_cut(pairs)
        offset = self._rows - first - (1 if cut else 0)
        for cell in cells:
            cell.top += offset
            cell.bottom += offset
        absorbed = [
            (head, above)
            for head, above in pairs
            if above and (cut or _goes_on(head, above, heads))
        ]
        for head, above in absorbed:
            above.lines += head.lines
            above.inner += head.inner
            above.bottom = max(above.bottom, head.bottom)
        gone = {id(head) for head, _ in absorbed}
        self._cells += [cell for cell in cells if id(cell) not in gone]
        self._rows = max(cell.bottom for cell in self._cells)
        self._xs = _edges(self._cells)
        self.page, self.bottom = part.page, part.grid.bottom

    def _above(self, head: _Cell) -> _Cell | None:
        for cell in reversed(self._cells):
            if cell.bottom == self._rows and _same_sides(cell, head):
                return cell
        return None

    def flat(self) -> FlatTable:
        """The finished table."""
        xs = _edges(self._cells)
        rows: list[list[FlatCell]] = [[] for _ in range(self._rows)]
        for cell in self._cells:
            left, right = _column(xs, cell.left), _column(xs, cell.right)
            rows[cell.top].append(
                FlatCell(
                    cell.top + 1,
                    left + 1,
                    _blocks(cell),
                    cell.bottom - cell.top,
                    max(right - left, 1),
                )
            )
        return FlatTable(tuple(tuple(sorted(row, key=lambda c: c.column)) for row in rows))


def _cells(part: Ruled, sides: Sequence[float]) -> list[_Cell]:
    """The cells of a part; `sides` are its column edges as the whole table has them."""
    xs = part.grid.xs
    return [
        _Cell(
            spot.top,
            spot.bottom,
            sides[spot.left],
            sides[spot.right],
            xs[spot.left],
            xs[spot.right],
            list(lines),
            [table for place, table in part.inner if place == index],
        )
        for index, (spot, lines) in enumerate(zip(part.grid.spots, part.lines, strict=True))
    ]


def _edges(cells: list[_Cell]) -> list[float]:
    """Sides of columns, those of different pages that lie close together taken as one."""
    edges: list[float] = []
    for x in sorted({side for cell in cells for side in (cell.left, cell.right)}):
        if not edges or x - edges[-1] > _NEAR:
            edges.append(x)
    return edges


def _column(edges: Sequence[float], x: float) -> int:
    """Number of the edge that a side was taken together with: the last one that is not beyond it."""
    return bisect_right(edges, x) - 1


def _same_sides(a: _Cell, b: _Cell) -> bool:
    return abs(a.left - b.left) <= _NEAR and abs(a.right - b.right) <= _NEAR


def _without_header(cells: list[_Cell], table: list[_Cell]) -> list[_Cell]:
    """The cells of a further part without the rows that repeat the first rows of the table."""
    height = max(cell.bottom for cell in cells)
    for rows in range(min(_MOST_HEADER_ROWS, height - 1), 0, -1):
        again = _top_rows(cells, rows)
        if again and any(text for *_, text in again) and again == _top_rows(table, rows):
            return [cell for cell in cells if cell.top >= rows]
    return cells


def _top_rows(cells: list[_Cell], rows: int) -> list[tuple[int, int, str]] | None:
    """What the first rows say, None where a cell reaches out of them."""
    top = sorted((c for c in cells if c.top < rows), key=lambda c: (c.top, c.left))
    if any(cell.bottom > rows for cell in top):
        return None
    return [(c.top, c.bottom, c.text) for c in top]


def _row_is_cut(pairs: list[tuple[_Cell, _Cell | None]]) -> bool:
    """Whether the first row of a part is the rest of the row above it.

    Cells merged over several rows tell nothing; of the others either a sentence goes on, or the
    first is empty below a filled one while text follows in the row.
    """
    single = [
        (h, a) for h, a in pairs if h.bottom - h.top == 1 and (a is None or a.lines or h.lines)
    ]
    rest = [(h, a) for h, a in single if a is None or a.bottom - a.top == 1]
    if not rest or any(above is None for _, above in rest):
        return False
    known = [(h, a) for h, a in rest if a is not None]
    filled = [(h, a) for h, a in known if h.lines]
    if not filled or any(_counts_on(h.text, a.text) for h, a in pairs if a is not None):
        return False
    if any(_sentence_goes_on(head, above) for head, above in filled):
        return True
    head, above = min(known, key=lambda pair: pair[0].left)
    return not head.lines and bool(above.lines) and all(a.lines for _, a in filled)


def _counts_on(head: str, above: str) -> bool:
    """Whether two cells one above the other belong to two rows: 15 and 16, or the same words."""
    if not head or not above:
        return False
    serial = _SERIAL.fullmatch(head) and _SERIAL.fullmatch(above)
    return serial is not None or (head == above and len(head) > 1)


def _sentence_goes_on(head: _Cell, above: _Cell) -> bool:
    if not above.lines or len(above.lines[-1].text.strip()) < _TELLING:
        return False
    if parse_label(head.lines[0].text) is not None:
        return False
    return continues(above.lines[-1], head.lines[0], above.measure())


def _goes_on(head: _Cell, above: _Cell, heads: list[_Cell]) -> bool:
    """Whether an empty cell at the top of a part is the rest of a merged cell above it."""
    others = [cell for cell in heads if cell is not head and cell.lines]
    merged = head.bottom - head.top > 1 or above.bottom - above.top > 1
    # Nothing stands left of it: the row above gives the name also to this one.
    leading = all(cell.left > head.left for cell in others)
    return not head.lines and bool(above.lines) and bool(others) and (merged or leading)


def _blocks(cell: _Cell) -> tuple[Flat | FlatTable, ...]:
    """The paragraphs of a cell, and the tables in it at their places between them."""
    blocks: list[Flat | FlatTable] = []
    measure = cell.measure()
    joiner = Paragraphs(in_cell=True)
    items: list[Line | Ruled] = [*cell.lines, *cell.inner]
    if cell.inner:
        items.sort(key=lambda item: (item.page, item.y0))
    for item in items:
        if isinstance(item, Ruled):
            blocks += [flat(lines) for lines in joiner.take()]
            blocks.append(OpenTable(item).flat())
        else:
            joiner.add(item, measure)
    return (*blocks, *(flat(lines) for lines in joiner.take()))
