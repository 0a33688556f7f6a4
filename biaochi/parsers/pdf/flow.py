"""The text of all pages as one flow of paragraphs and tables, page ends undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from biaochi.parsers.flat import Flat, FlatTable
from biaochi.parsers.pdf.measure import (
    Measure,
    centred,
    document_measure,
    near_edges,
    page_measure,
)
from biaochi.parsers.pdf.prose import Paragraphs, flat
from biaochi.parsers.pdf.shapes import Line, Page, Ruled
from biaochi.parsers.pdf.tables import OpenTable

_LONGEST_HEADING = 40
_LARGER = 1.12


def flow(pages: Sequence[Page]) -> list[Flat | FlatTable]:
    """Paragraphs and tables in reading order."""
    usual = document_measure(pages)
    stream = _Stream(_body_size(pages))
    for page in pages:
        measure = page_measure(page, usual.get(round(page.width)))
        near = dict(zip(map(id, page.lines), near_edges(page.lines, measure), strict=True))
        items: list[Line | Ruled] = [*page.lines, *page.tables]
        for item in sorted(items, key=lambda i: i.y0):
            if isinstance(item, Ruled):
                stream.table(item, measure)
            else:
                stream.line(item, measure, near[id(item)])
    return stream.close()


def _body_size(pages: Sequence[Page]) -> float:
    """The type size in which most characters outside tables are set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


class _Stream:
    """Blocks under construction: either a paragraph or a table is open."""

    def __init__(self, body: float) -> None:
        self._body = body
        self._blocks: list[Flat | FlatTable] = []
        self._prose = Paragraphs()
        self._table: OpenTable | None = None
        self._measure = Measure(0, 0)

    def line(self, line: Line, measure: Measure, near: float = float("inf")) -> None:
        self._end_table()
        self._prose.add(line, measure, near)
        self._measure = measure

    def table(self, part: Ruled, measure: Measure) -> None:
        open_table = self._table
        if open_table is not None and open_table.page < part.page and open_table.takes(part):
            open_table.join(part)
            return
        self._end_table()
        if len(part.grid.spots) == 1:
            # A frame around text, or shading behind it.
            for line in part.lines[0]:
                self.line(line, measure)
            return
        self._end_prose()
        self._table = OpenTable(part)

    def close(self) -> list[Flat | FlatTable]:
        self._end_table()
        self._end_prose()
        return self._blocks

    def _end_table(self) -> None:
        if self._table is not None:
            self._blocks.append(self._table.flat())
            self._table = None

    def _end_prose(self) -> None:
        self._blocks += [flat(lines, self._look(lines)) for lines in self._prose.take()]

    def _look(self, lines: list[Line]) -> bool:
        """Whether a paragraph is set as a heading: short, and bold, larger or in the middle."""
        line = lines[0]
        if len(lines) > 2 or sum(len(n.text) for n in lines) > _LONGEST_HEADING:
            return False
        if all(n.bold for n in lines) or line.size > _LARGER * self._body > 0:
            return True
        return len(lines) == 1 and centred(line, self._measure, 4)
