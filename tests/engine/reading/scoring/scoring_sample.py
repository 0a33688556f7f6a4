"""Small scoring tables for tests: rows of cells set apart by ｜; ^ and < merge a cell up and left."""

from __future__ import annotations

from dataclasses import replace

from biaochi.engine.reading import read
from biaochi.engine.reading.scoring import score_tables
from biaochi.model.anchor import Anchor
from biaochi.model.clause import Clause
from biaochi.model.document import Cell, Document, Paragraph, Section, Table
from biaochi.model.scoring import ScoreTable

TITLE = "第三章 评标办法"
_SPAN = 1000


def table(*rows: str, header_rows: int = 1, number: int = 1, inside: Table | None = None) -> Table:
    """A table; the cell 【表】 holds the table `inside`."""
    texts = [row.split("｜") for row in rows]
    cells: dict[tuple[int, int], Cell] = {}
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for r, line in enumerate(texts, 1):
        for c, text in enumerate(line, 1):
            above, left = owner.get((r - 1, c)), owner.get((r, c - 1))
            if text == "^" and above is not None:
                owner[r, c] = above
                cells[above] = replace(cells[above], row_span=r - above[0] + 1)
            elif text == "<" and left is not None:
                owner[r, c] = left
                cells[left] = replace(cells[left], column_span=c - left[1] + 1)
            else:
                owner[r, c] = r, c
                at = Anchor(_SPAN * number + 20 * r + c, table=number, row=r, column=c)
                block: Paragraph | Table = Paragraph(text, at)
                if text == "【表】" and inside is not None:
                    block = inside
                cells[r, c] = Cell(r, c, (block,))
    grid = tuple(
        tuple(cell for (at, _), cell in sorted(cells.items()) if at == r)
        for r in range(1, len(texts) + 1)
    )
    return Table(number, grid, header_rows)


def document(*blocks: Table | str | Section, title: str = TITLE) -> Document:
    """A document of one chapter."""
    children = tuple(
        Paragraph(b, Anchor(2 + i)) if isinstance(b, str) else b for i, b in enumerate(blocks)
    )
    heading = Paragraph(title, Anchor(1), heading=1)
    chapter = Section(1, "", title, heading, children)
    return Document("例", "text", Section(0, "", "", None, (chapter,)))


def section(title: str, *blocks: Table | str | Section, at: int, level: int = 2) -> Section:
    """A section inside the chapter; `at` is the number of its heading."""
    children = tuple(
        Paragraph(b, Anchor(at + 1 + i)) if isinstance(b, str) else b for i, b in enumerate(blocks)
    )
    return Section(level, "", title, Paragraph(title, Anchor(at), heading=level), children)


def scheme(*blocks: Table | str | Section, title: str = TITLE) -> ScoreTable:
    """The one scheme of a document."""
    found = schemes(*blocks, title=title)
    assert len(found) == 1, [t.rows for t in found]
    return found[0]


def schemes(*blocks: Table | str | Section, title: str = TITLE) -> tuple[ScoreTable, ...]:
    whole = document(*blocks, title=title)
    return score_tables(whole, read(whole).clauses)


def clauses(*blocks: Table | str | Section, title: str = TITLE) -> tuple[Clause, ...]:
    return read(document(*blocks, title=title)).clauses


def points(scored: ScoreTable) -> list[tuple[str, int | float | None]]:
    """Factor and points of each row, whole numbers as such."""
    return [(r.factor, None if r.points is None else _plain(float(r.points))) for r in scored.rows]


def _plain(value: float) -> int | float:
    return int(value) if value == int(value) else value
