"""Tables as a reader sees them: every cell knows the columns above it and the row beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from biaochi.model.document import Cell, Paragraph, Table
from biaochi.model.folding import fold

_HEADER_WORDS = re.compile(
    r"^(?:序号|条款号|条款名称|编列内容|内容规定|分值|得分|权重|评[分审标](?:因素|标准|内容|项目?|细则|办法)"
    r"|评审点|评分点|审查(?:因素|内容|标准)|资格(?:要求|条件)|名称|数量|单价|备注|说明)"
)
_NAME_LONGEST = 20
# A cell is folded as a neighbour and again as a clause, and cells repeat each other.
folded = lru_cache(maxsize=1 << 14)(fold)
_NAMELESS = re.compile(r"[\d.、()一二三四五六七八九十第★▲*-]*$")


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds the paragraphs of a cell, folded.

    `label` is the name that stands before the cell; in a table without column headers the cell
    hangs from it.
    """

    headers: tuple[str, ...] = ()
    row: tuple[str, ...] = ()
    label: str = ""
    all_headers: tuple[str, ...] = ()


def cells(table: Table, outer: Context | None = None) -> Iterator[tuple[Context, Paragraph]]:
    """The paragraphs of a table in reading order, those of nested tables in their place."""
    outer = outer or Context()
    texts = {id(c): folded(c.text).text for row in table.rows for c in row}
    covering = grid(table)
    depth = _header_depth(table, texts)
    all_headers = outer.all_headers + _texts((c for row in table.rows[:depth] for c in row), texts)
    for row in table.rows:
        for cell in row:
            if not texts[id(cell)] and all(isinstance(b, Paragraph) for b in cell.blocks):
                continue
            context = _context(cell, covering, texts, depth, outer, all_headers)
            for block in cell.blocks:
                if isinstance(block, Paragraph):
                    yield context, block
                else:
                    yield from cells(block, context)


def grid(table: Table) -> dict[int, dict[int, Cell]]:
    """For each row the cell that covers each column; the first wins where a file is inconsistent."""
    covering: dict[int, dict[int, Cell]] = {}
    rows, columns = len(table.rows), table.column_count
    for line in table.rows:
        for cell in line:
            for row in range(cell.row, min(cell.row + cell.row_span, rows + 1)):
                for column in range(cell.column, min(cell.column + cell.column_span, columns + 1)):
                    covering.setdefault(row, {}).setdefault(column, cell)
    return covering


def _header_depth(table: Table, texts: dict[int, str]) -> int:
    """The number of header rows; a first row that names columns counts even if unmarked."""
    if table.header_rows or len(table.rows) < 2:
        return table.header_rows
    first = [texts[id(c)] for c in table.rows[0]]
    named = sum(_HEADER_WORDS.match(t) is not None for t in first)
    return int(named >= 2 and named * 2 >= len(first))


def _context(
    cell: Cell,
    covering: dict[int, dict[int, Cell]],
    texts: dict[int, str],
    depth: int,
    outer: Context,
    all_headers: tuple[str, ...],
) -> Context:
    columns = range(cell.column, cell.column + cell.column_span)
    above = (
        covering[r][c]
        for r in range(1, min(depth, cell.row - 1) + 1)
        for c in columns
        if c in covering.get(r, {})
    )
    beside = [c for _, c in sorted(covering.get(cell.row, {}).items())]
    return Context(
        headers=_texts((c for c in above if c is not cell), texts) + outer.headers,
        row=_texts((c for c in beside if c is not cell), texts) + outer.row,
        label=_label(cell, beside, texts),
        all_headers=all_headers,
    )


def _texts(found: Iterator[Cell], texts: dict[int, str]) -> tuple[str, ...]:
    """The folded texts of cells, each cell once, empty ones left out."""
    unique = {id(c): texts[id(c)] for c in found}
    return tuple(t for t in unique.values() if t)


def _label(cell: Cell, beside: list[Cell], texts: dict[int, str]) -> str:
    """The nearest short text to the left that is a name, not a number."""
    for other in reversed([c for c in beside if c.column < cell.column and c is not cell]):
        text = texts[id(other)]
        if text and len(text) <= _NAME_LONGEST and not _NAMELESS.match(text):
            return text.rstrip(":")
    return ""
