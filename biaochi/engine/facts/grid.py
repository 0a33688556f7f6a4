"""Tables by place: which cell stands right of or below a label, and the clauses that it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from biaochi.engine.facts.lots import in_column, is_lot_column
from biaochi.model.clause import Clause
from biaochi.model.document import Cell, Document, Table
from biaochi.model.folding import fold_words

_FEW_COLUMNS = 2
_BROKEN = 2
_SHORT = 24
_OF_LOTS = re.compile(r"预算|限额|限价|标的|品目|采购计划")


@dataclass(frozen=True, slots=True)
class Grid:
    """One table with its cells by row and column; a merged cell stands at all its places."""

    table: Table
    at: dict[tuple[int, int], Cell]

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place."""
        return self.at.get((row, column))

    def right_of(self, cell: Cell) -> list[Cell]:
        """The cells next to a cell, one for each row that it spans."""
        column = cell.column + cell.column_span
        beside = (self.cell(r, column) for r in range(cell.row, cell.row + cell.row_span))
        return _unique(c for c in beside if c is not None)

    def below(self, cell: Cell) -> list[Cell]:
        """The cells under a column header, down to the end of the table."""
        first = max(cell.row + cell.row_span, self.table.header_rows + 1)
        rows = range(first, len(self.table.rows) + 1)
        under = (self.cell(r, cell.column) for r in rows)
        return _unique(c for c in under if c is not None)

    def is_header(self, cell: Cell) -> bool:
        """Whether a cell names a column; a table of two columns has names on its left."""
        return cell.row <= self.table.header_rows and self.table.column_count > _FEW_COLUMNS

    def lists_lots(self) -> bool:
        """Whether the rows are lots or things to buy, so that a column of names belongs to this project."""
        names = [
            fold_words(c.text) for row in self.table.rows[: self.table.header_rows] for c in row
        ]
        return any(is_lot_column(n) or _OF_LOTS.search(n) for n in names)

    def lot_of_row(self, row: int, column: int) -> str:
        """The lot that another cell of the row names."""
        for (r, c), cell in self.at.items():
            if r != row or c >= column or cell.row != row:
                continue
            header = self.cell(1, c)
            name = fold_words(header.text) if header is not None and header is not cell else ""
            if lot := in_column(name, fold_words(cell.text)):
                return lot
        return ""

    def header_of(self, cell: Cell) -> str:
        """The folded name of the column of a cell; empty in the first row."""
        header = self.cell(1, cell.column)
        if header is None or header is cell or not self.table.header_rows:
            return ""
        return fold_words(header.text)


class Tables:
    """The tables of a document, and the clauses of each cell; looked up on demand."""

    def __init__(self, document: Document, clauses: Sequence[Clause]) -> None:
        self._tables = {t.number: t for t in _tables(document)}
        self._grids: dict[int, Grid] = {}
        self._clauses: dict[int, list[Clause]] = {}
        for clause in clauses:
            if clause.paragraph.anchor.table is not None:
                self._clauses.setdefault(id(clause.paragraph), []).append(clause)

    def grid(self, number: int) -> Grid | None:
        """The grid of a table by its running number."""
        if number not in self._tables:
            return None
        if number not in self._grids:
            self._grids[number] = _grid(self._tables[number])
        return self._grids[number]

    def broken(self) -> Iterator[tuple[Grid, Cell, list[Clause]]]:
        """Cells whose few words are broken over several paragraphs, as converted files have them."""
        for number in self._tables:
            grid = self.grid(number)
            for row in grid.table.rows if grid else ():
                for cell in row:
                    if grid is None or len(cell.blocks) < _BROKEN:
                        continue
                    inside = self.clauses(cell)
                    if len(inside) >= _BROKEN and sum(len(c.folded.text) for c in inside) <= _SHORT:
                        yield grid, cell, inside

    def clauses(self, cell: Cell) -> list[Clause]:
        """The clauses of a cell in order, without those of nested tables."""
        return [c for block in cell.blocks for c in self._clauses.get(id(block), ())]


def _grid(table: Table) -> Grid:
    at: dict[tuple[int, int], Cell] = {}
    for cells in table.rows:
        for cell in cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    at.setdefault((row, column), cell)
    return Grid(table, at)


def _tables(document: Document) -> Iterator[Table]:
    for _, block in document.walk():
        if isinstance(block, Table):
            yield from _nested(block)


def _nested(table: Table) -> Iterator[Table]:
    yield table
    for row in table.rows:
        for cell in row:
            for block in cell.blocks:
                if isinstance(block, Table):
                    yield from _nested(block)


def _unique(cells: Iterator[Cell]) -> list[Cell]:
    return list({id(c): c for c in cells}.values())
