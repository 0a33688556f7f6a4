"""Small documents for the tests of reading: prose in, clauses out."""

from __future__ import annotations

from biaochi.engine.reading import read
from biaochi.model.anchor import Anchor
from biaochi.model.clause import Clause, Span
from biaochi.model.document import Cell, Document, Paragraph, Section, Table

HERE = "投标人须知"


def paragraph(text: str, number: int = 2) -> Paragraph:
    return Paragraph(text, Anchor(number))


def document(*blocks: Paragraph | Table | str, title: str = HERE) -> Document:
    children = tuple(paragraph(b, i) if isinstance(b, str) else b for i, b in enumerate(blocks, 2))
    heading = Paragraph(title, Anchor(1), heading=1)
    chapter = Section(1, "", title, heading, children)
    return Document("例", "text", Section(0, "", "", None, (chapter,)))


def clauses(*blocks: Paragraph | Table | str, title: str = HERE) -> tuple[Clause, ...]:
    """The clauses under one heading, that of the heading left out."""
    return read(document(*blocks, title=title)).clauses[1:]


def table(*rows: str, header_rows: int = 1, number: int = 1) -> Table:
    """A table from rows whose cells are set apart by ｜."""
    grid = tuple(
        tuple(
            Cell(r, c, (Paragraph(text, Anchor(100 * r + c, table=number, row=r, column=c)),))
            for c, text in enumerate(row.split("｜"), 1)
        )
        for r, row in enumerate(rows, 1)
    )
    return Table(number, grid, header_rows)


def marked(sentence: str, *before: str, title: str = HERE) -> tuple[Clause, tuple[Span, ...]]:
    """The clause in which the words in 【】 stand, and where; `before` are paragraphs above it."""
    pieces = sentence.replace("【", "\0").replace("】", "\0").split("\0")
    text = "".join(pieces)
    wanted: list[tuple[int, int]] = []
    at = 0
    for i, piece in enumerate(pieces):
        if i % 2:
            wanted.append((at, at + len(piece)))
        at += len(piece)
    for clause in clauses(*before, text, title=title)[-40:]:
        if clause.paragraph.text != text:
            continue
        spans = [span for w in wanted if (span := _folded(clause, *w)) is not None]
        if len(spans) == len(wanted):
            return clause, tuple(spans)
    raise AssertionError(f"no one clause holds the marked words: {sentence}")


def _folded(clause: Clause, start: int, end: int) -> Span | None:
    """A stretch of the paragraph as a span of the clause's folded text."""
    inside = [
        i
        for i in range(len(clause.folded.text))
        if start <= clause.original(Span(i, i + 1)).start < end
    ]
    return Span(inside[0], inside[-1] + 1) if inside else None
