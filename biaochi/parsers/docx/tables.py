"""Tables as grids: merged cells once, rows and cells that were deleted left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from lxml import etree

from biaochi.parsers.docx.names import VAL, integer, w
from biaochi.parsers.docx.styles import on
from biaochi.parsers.flat import Flat, FlatCell, FlatTable

Reader = Callable[[Iterable[etree._Element]], Iterator[Flat | FlatTable]]
# Word has 63 columns at most; a larger number in a file is meant to fill the memory.
_MOST_COLUMNS = 1000


def read_table(table: etree._Element, read: Reader) -> FlatTable:
    """A `w:tbl` with its cells read by `read`."""
    rows: list[list[FlatCell]] = []
    # For each grid column the row and place of the cell that a vertical merge goes on from.
    above: dict[int, tuple[int, int]] = {}
    stated = 0
    for element in _unwrapped(table, "tr"):
        properties = element.find(w("trPr"))
        if properties is not None and properties.find(w("del")) is not None:
            continue
        if stated == len(rows) and properties is not None and on(properties.find(w("tblHeader"))):
            stated += 1
        cells: list[FlatCell] = []
        rows.append(cells)
        _read_row(element, _number(properties, "gridBefore", 0) + 1, rows, above, read)
    return FlatTable(tuple(tuple(row) for row in rows), stated)


def _read_row(
    element: etree._Element,
    column: int,
    rows: list[list[FlatCell]],
    above: dict[int, tuple[int, int]],
    read: Reader,
) -> None:
    row, cells = len(rows), rows[-1]
    for tc in _unwrapped(element, "tc"):
        properties = tc.find(w("tcPr"))
        width = _number(properties, "gridSpan", 1)
        if _merge(properties, "hMerge") == "continue" and cells:
            cells[-1] = replace(cells[-1], column_span=cells[-1].column_span + width)
            column += width
            continue
        merge = _merge(properties, "vMerge")
        origin = above.get(column) if merge == "continue" else None
        if origin is not None:
            first = rows[origin[0]][origin[1]]
            rows[origin[0]][origin[1]] = replace(first, row_span=row - first.row + 1)
        else:
            gone = properties is not None and properties.find(w("cellDel")) is not None
            blocks = () if gone else tuple(read(tc))
            for covered in range(column, column + width):
                above.pop(covered, None)
            if merge:
                above[column] = (row - 1, len(cells))
            cells.append(FlatCell(row, column, blocks, 1, width))
        column += width


def _unwrapped(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows or cells, also those inside content controls and custom XML."""
    for child in parent:
        if child.tag == w(name):
            yield child
        elif child.tag in (w("sdt"), w("sdtContent"), w("customXml"), w("ins")):
            yield from _unwrapped(child, name)


def _merge(properties: etree._Element | None, name: str) -> str:
    """ "restart", "continue" or "" for a cell that is not merged."""
    merge = properties.find(w(name)) if properties is not None else None
    if merge is None:
        return ""
    return "restart" if merge.get(VAL) == "restart" else "continue"


def _number(properties: etree._Element | None, name: str, default: int) -> int:
    child = properties.find(w(name)) if properties is not None else None
    value = integer(child.get(VAL)) if child is not None else None
    return default if value is None else min(max(value, default), _MOST_COLUMNS)
