"""From flat paragraphs to the tree of sections, alike for every format.

The text decides: numbers, wording and what stands under a line. Styles and looks only add headings
that have no number. Each pass is linear: `nesting` finds which numbered line hangs from which,
`headings` which of them are headings, and `_Tree` builds the sections.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biaochi.model.anchor import Anchor
from biaochi.model.document import Cell, Paragraph, Section, Table
from biaochi.parsers.continued import joined
from biaochi.parsers.flat import Flat, FlatCell, FlatTable
from biaochi.parsers.header_rows import header_rows
from biaochi.parsers.headings import lines_of
from biaochi.parsers.lines import Line

__all__ = ["Flat", "FlatCell", "FlatTable", "build"]


def build(blocks: Iterable[Flat | FlatTable]) -> Section:
    """The sections of a document; paragraphs and tables are numbered in reading order from 1."""
    tree = _Tree()
    for line in lines_of(list(joined(_plain(blocks)))):
        tree.add(line)
    return tree.close()


def _plain(blocks: Iterable[Flat | FlatTable]) -> Iterator[Flat | FlatTable]:
    """Without empty paragraphs; a table of one cell is only a frame around its text."""
    for block in blocks:
        if isinstance(block, FlatTable):
            cells = [cell for row in block.rows for cell in row]
            if len(cells) == 1:
                yield from _plain(cells[0].blocks)
            elif cells:
                yield block
        elif block.text.strip():
            yield block


class _Open:
    """A section while its children are still coming."""

    def __init__(self, line: Line | None, heading: Paragraph | None, level: int) -> None:
        self.line = line
        self.heading = heading
        self.level = level
        self.children: list[Section | Paragraph | Table] = []

    def close(self) -> Section:
        if self.heading is None or self.line is None:
            return Section(0, "", "", None, tuple(self.children))
        number, title = self.line.number, self.line.title
        return Section(self.level, number, title, self.heading, tuple(self.children))


class _Tree:
    """Sections under construction, the innermost last, and the running numbers."""

    def __init__(self) -> None:
        self._open = [_Open(None, None, 0)]
        self._paragraphs = 0
        self._tables = 0

    def add(self, line: Line) -> None:
        """Append a line where it belongs, closing the sections that end before it."""
        self._close_until(line.under)
        if isinstance(line.block, FlatTable):
            self._open[-1].children.append(self._table(line.block))
        elif line.heading:
            level = len(self._open)
            paragraph = self._paragraph(line.block, Anchor(0), line.number, level)
            self._open.append(_Open(line, paragraph, level))
        else:
            self._open[-1].children.append(self._paragraph(line.block, Anchor(0), line.number))

    def close(self) -> Section:
        """The finished root."""
        self._close_until(None)
        return self._open[0].close()

    def _close_until(self, line: Line | None) -> None:
        while self._open[-1].line is not line:
            section = self._open.pop().close()
            self._open[-1].children.append(section)

    def _paragraph(self, flat: Flat, place: Anchor, label: str, heading: int = 0) -> Paragraph:
        self._paragraphs += 1
        anchor = Anchor(
            self._paragraphs, flat.page, place.table, place.row, place.column, flat.boxes
        )
        return Paragraph(flat.text.strip(), anchor, label, heading)

    def _table(self, flat: FlatTable) -> Table:
        self._tables += 1
        number = self._tables
        rows = tuple(tuple(self._cell(cell, number) for cell in row) for row in flat.rows)
        return Table(number, rows, header_rows(flat))

    def _cell(self, cell: FlatCell, table: int) -> Cell:
        place = Anchor(0, None, table, cell.row, cell.column)
        blocks: list[Paragraph | Table] = []
        for block in cell.blocks:
            if isinstance(block, FlatTable):
                blocks.append(self._table(block))
            elif block.text.strip():
                blocks.append(self._paragraph(block, place, Line(block).number))
        return Cell(cell.row, cell.column, tuple(blocks), cell.row_span, cell.column_span)
