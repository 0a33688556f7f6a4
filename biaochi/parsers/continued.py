"""Tables that a page break cut into pieces, made one again.

Documents that went through a PDF hold a long table as several: each piece lacks the header that the
first one has, and its first row may be the rest of the row above.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from biaochi.parsers.flat import Flat, FlatCell, FlatTable
from biaochi.parsers.header_rows import header_rows, names_columns, width

Row = tuple[FlatCell, ...]
_ENDS = ("。", "；", "：", "！", "？", ";", ":")


def joined(blocks: Iterable[Flat | FlatTable]) -> Iterator[Flat | FlatTable]:
    """The blocks with every table that goes on in the next one joined to it."""
    open_table: FlatTable | None = None
    for block in blocks:
        if open_table is not None and isinstance(block, FlatTable):
            header = _header(open_table)
            if header and _goes_on(open_table, block, header):
                open_table = _join(open_table, block, header)
                continue
        if open_table is not None:
            yield open_table
            open_table = None
        if isinstance(block, FlatTable):
            open_table = block
        else:
            yield block
    if open_table is not None:
        yield open_table


def _header(table: FlatTable) -> int:
    """Header rows, also of a piece that holds nothing else."""
    rows = header_rows(table)
    alone = len(table.rows) == 1 and names_columns(table.rows[0], width(table))
    return 1 if not rows and alone else rows


def _goes_on(first: FlatTable, second: FlatTable, header: int) -> bool:
    if width(first) != width(second) or not second.rows:
        return False
    if _same_header(first, second, header):
        return True
    return not header_rows(second) and not names_columns(second.rows[0], width(second))


def _same_header(first: FlatTable, second: FlatTable, header: int) -> bool:
    texts = [_texts(row) for row in first.rows[:header]]
    return len(second.rows) > header and texts == [_texts(row) for row in second.rows[:header]]


def _texts(row: Row) -> list[str]:
    return ["".join(cell.text.split()) for cell in row]


def _join(first: FlatTable, second: FlatTable, header: int) -> FlatTable:
    more = list(second.rows[header:] if _same_header(first, second, header) else second.rows)
    dropped = len(second.rows) - len(more)
    rows = list(first.rows)
    if more and _is_rest(more[0]):
        rest = _with_rest(rows, more[0])
        if rest is not None:
            rows = rest
            more = more[1:]
            dropped += 1
    shift = len(first.rows) - dropped
    rows += [tuple(replace(cell, row=cell.row + shift) for cell in row) for row in more]
    return FlatTable(tuple(rows), first.header_rows)


def _is_rest(row: Row) -> bool:
    """Whether a row is the rest of the one above: nothing in the first column, words further on."""
    if any(cell.row_span > 1 for cell in row):
        return False
    return not (row and row[0].column == 1 and row[0].text) and any(cell.text for cell in row)


def _with_rest(rows: list[Row], rest: Row) -> list[Row] | None:
    """The rows with the words of `rest` at the end of the last one, None where the grids differ."""
    joined_rows = list(rows)
    for cell in rest:
        if not cell.text:
            continue
        place = _above(joined_rows, cell)
        if place is None:
            return None
        row, index = place
        cells = list(joined_rows[row])
        cells[index] = replace(cells[index], blocks=_run_on(cells[index].blocks, cell.blocks))
        joined_rows[row] = tuple(cells)
    return joined_rows


def _above(rows: list[Row], cell: FlatCell) -> tuple[int, int] | None:
    """Row and index of the cell at the bottom of the same columns."""
    last = len(rows)
    for row in range(last - 1, -1, -1):
        for index, other in enumerate(rows[row]):
            same = other.column == cell.column and other.column_span == cell.column_span
            if same and other.row + other.row_span - 1 == last:
                return row, index
    return None


def _run_on(
    before: tuple[Flat | FlatTable, ...], after: tuple[Flat | FlatTable, ...]
) -> tuple[Flat | FlatTable, ...]:
    """Two stretches of a cell as one; a sentence cut in two is made whole."""
    last = before[-1] if before else None
    first = after[0] if after else None
    if not isinstance(last, Flat) or not isinstance(first, Flat):
        return (*before, *after)
    if not last.text.strip() or last.text.rstrip().endswith(_ENDS) or first.label:
        return (*before, *after)
    whole = replace(
        last, text=last.text.rstrip() + first.text.lstrip(), boxes=last.boxes + first.boxes
    )
    return (*before[:-1], whole, *after[1:])
