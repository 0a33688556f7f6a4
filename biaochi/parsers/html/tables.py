"""Tables of a page as grids, and those that only lay out the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from selectolax.lexbor import LexborNode

from biaochi.parsers.flat import Flat, FlatCell, FlatTable
from biaochi.parsers.html.nodes import HEADINGS, attribute, dropped, number

_WIDEST = 200
_MOST_LAID_OUT = 40
_LINES = re.compile(r"border(?:-\w+)?\s*:(?![^;]*\bnone\b)\s*[^;]*[1-9]", re.I)
_MOST_ROWS = 20_000
_SECTIONS = ("tbody", "thead", "tfoot")
Blocks: TypeAlias = tuple[Flat | FlatTable, ...]


def lays_out(table: LexborNode) -> bool:
    """Whether a table holds the page rather than data: nearly all its text is in one cell, and
    that cell has headings, further tables or, alone in its row, many paragraphs of its own.
    """
    if attribute(table, "role") == "presentation":
        return True
    rows = [list(_cells(row)) for row in _rows(table)]
    cells = [cell for row in rows for cell in row]
    if not cells or len(cells) > _MOST_LAID_OUT or _ruled(table, cells[0]):
        return False
    sizes = [len((cell.text() or "").strip()) for cell in cells]
    if max(sizes) * 10 < sum(sizes) * 8 or max(sizes) < 200:
        return False
    inside = [node.tag or "" for node in cells[sizes.index(max(sizes))].traverse()]
    if any(tag in HEADINGS or tag == "table" for tag in inside):
        return True
    alone = len(rows) == 1 or all(len(row) == 1 for row in rows)
    return alone and sum(tag in ("p", "div", "li") for tag in inside) >= 12


def _ruled(table: LexborNode, cell: LexborNode) -> bool:
    """Whether the table shows lines between its cells, as tables of data do."""
    if attribute(table, "border") not in ("", "0") or attribute(table, "rules") not in ("", "none"):
        return True
    return any(_LINES.search(attribute(node, "style")) for node in (table, cell))


def captions(table: LexborNode) -> Iterator[LexborNode]:
    """The title printed above the table."""
    return (node for node in table.iter() if node.tag == "caption" and not dropped(node))


def grid(table: LexborNode, read: Callable[[LexborNode], Blocks]) -> FlatTable:
    """The cells at their grid places; `read` gives what stands in a cell."""
    sources = list(_rows(table))
    taken: set[tuple[int, int]] = set()
    rows: list[tuple[FlatCell, ...]] = []
    for source in sources:
        index = len(rows) + 1
        row: list[FlatCell] = []
        column = 1
        for cell in _cells(source):
            while (index, column) in taken:
                column += 1
            down = _row_span(cell, len(sources) - index + 1)
            across = number(attribute(cell, "colspan"), 1, _WIDEST)
            taken.update(
                (r, c) for r in range(index, index + down) for c in range(column, column + across)
            )
            row.append(FlatCell(index, column, read(cell), down, across))
            column += across
        # A row without cells is one only where cells from above fill it.
        columns = max((c for _, c in taken), default=0) if not row else 0
        if row or (columns and all((index, c) in taken for c in range(1, columns + 1))):
            rows.append(tuple(row))
    whole = tuple(tuple(_within(cell, len(rows)) for cell in row) for row in rows)
    return FlatTable(whole, _stated_headers(sources))


def _within(cell: FlatCell, rows: int) -> FlatCell:
    """The cell without rows that the table does not have."""
    return replace(cell, row_span=min(cell.row_span, rows - cell.row + 1))


def _row_span(cell: LexborNode, left: int) -> int:
    """Rows that a cell covers; 0 means all that are left."""
    text = attribute(cell, "rowspan")
    return left if text.strip() == "0" else number(text, 1, left)


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    """The rows of this table, not of those within."""
    count = 0
    for child in table.iter():
        inside = child.iter() if child.tag in _SECTIONS and not dropped(child) else (child,)
        for row in inside:
            if row.tag == "tr" and not dropped(row) and count < _MOST_ROWS:
                count += 1
                yield row


def _cells(row: LexborNode) -> Iterator[LexborNode]:
    return (cell for cell in row.iter() if cell.tag in ("td", "th") and not dropped(cell))


def _stated_headers(rows: list[LexborNode]) -> int:
    """Rows at the top that stand in <thead> or hold <th> only."""
    count = 0
    for row in rows:
        inside = row.parent is not None and row.parent.tag == "thead"
        if not inside and any(cell.tag != "th" for cell in _cells(row)):
            break
        count += 1
    return count if count < len(rows) else 0
