"""A tender document described once, to be written in every format and compared with what is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from biaochi.model.document import Document, Paragraph, Section
from biaochi.model.document import Table as ReadTable
from biaochi.model.folding import fold_words
from biaochi.model.numerals import numeral


@dataclass(frozen=True)
class Heading:
    """`level` is the depth in the tree; `number` as printed, empty for none."""

    level: int
    number: str
    title: str


@dataclass(frozen=True)
class Para:
    text: str


@dataclass(frozen=True)
class Items:
    """A list whose numbers the program writes: `1.`, `（1）` or `（一）`."""

    style: str
    texts: tuple[str, ...]

    def numbered(self) -> Iterator[tuple[str, str]]:
        for count, text in enumerate(self.texts, 1):
            yield self.style.replace("1", str(count)).replace("一", numeral(count)), text


@dataclass(frozen=True)
class Cell:
    text: str
    down: int = 1
    across: int = 1
    nested: Table | None = None


@dataclass(frozen=True)
class Table:
    """Rows of cells; a cell that a merge covers is not written again."""

    rows: tuple[tuple[Cell, ...], ...]
    headers: int = 0

    def placed(self) -> Iterator[tuple[int, int, Cell]]:
        """Row, column (from 1) and cell."""
        taken: set[tuple[int, int]] = set()
        for row, cells in enumerate(self.rows, 1):
            column = 1
            for cell in cells:
                while (row, column) in taken:
                    column += 1
                yield row, column, cell
                taken |= {
                    (r, c)
                    for r in range(row, row + cell.down)
                    for c in range(column, column + cell.across)
                }
                column += cell.across

    @property
    def columns(self) -> int:
        return max(column + cell.across - 1 for _, column, cell in self.placed())

    def unmerged(self) -> Table:
        """What a format without merged cells can say: the text once, else blanks; a title row stays."""
        grid = [[Cell("")] * self.columns for _ in self.rows]
        for row, column, cell in self.placed():
            grid[row - 1][column - 1] = replace(cell, down=1, across=1)
            if cell.across == self.columns:
                grid[row - 1] = [cell]
        return Table(tuple(map(tuple, grid)), self.headers)


def table(*rows: str, headers: int = 0) -> Table:
    """A plain table: `评审因素｜分值` is a row."""
    return Table(tuple(tuple(map(Cell, row.split("｜"))) for row in rows), headers)


Block = Heading | Para | Items | Table


@dataclass(frozen=True)
class Tender:
    """`numbering` gives Word's pattern for each level of numbered headings."""

    name: str
    blocks: tuple[Block, ...]
    numbering: tuple[tuple[str, str], ...]

    def unmerged(self) -> Tender:
        blocks = tuple(b.unmerged() if isinstance(b, Table) else b for b in self.blocks)
        return replace(self, blocks=blocks)


def written(tender: Tender) -> list[str]:
    """The tree that the author had in mind, one line for each thing."""
    lines: list[str] = []
    depth = 0
    for block in tender.blocks:
        if isinstance(block, Heading):
            depth = block.level
            lines.append(f"{'#' * depth} {fold_words(block.number)} / {fold_words(block.title)}")
        elif isinstance(block, Para):
            lines.append(f"{depth} {fold_words(block.text)}")
        elif isinstance(block, Items):
            lines += [f"{depth} {fold_words(n + t)}" for n, t in block.numbered()]
        else:
            lines += _written_table(block, str(depth))
    return lines


def _written_table(block: Table, mark: str) -> list[str]:
    lines = [f"{mark} 表 {len(block.rows)}×{block.columns} 表头{block.headers}"]
    for row, column, cell in block.placed():
        lines.append(f"{mark}   {row},{column} {cell.down}×{cell.across} {fold_words(cell.text)}")
        if cell.nested is not None:
            lines += _written_table(cell.nested, mark + "+")
    return lines


def found(document: Document) -> list[str]:
    """The tree that a parser found, in the same words as `written`."""
    return list(_found(document.root, 0))


def _found(section: Section, depth: int) -> Iterator[str]:
    for child in section.children:
        if isinstance(child, Section):
            marks = "#" * child.level
            yield f"{marks} {fold_words(child.number)} / {fold_words(child.title)}"
            yield from _found(child, depth + 1)
        elif isinstance(child, Paragraph):
            yield f"{depth} {fold_words(child.text)}"
        else:
            yield from _found_table(child, str(depth))


def _found_table(block: ReadTable, mark: str) -> Iterator[str]:
    yield f"{mark} 表 {len(block.rows)}×{block.column_count} 表头{block.header_rows}"
    for cell in (cell for row in block.rows for cell in row):
        size = f"{cell.row_span}×{cell.column_span}"
        yield f"{mark}   {cell.row},{cell.column} {size} {fold_words(cell.text)}"
        for inner in cell.blocks:
            if isinstance(inner, ReadTable):
                yield from _found_table(inner, mark + "+")
