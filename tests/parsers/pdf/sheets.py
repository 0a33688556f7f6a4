"""Printed pages for the tests: Chinese lines and ruled tables put at places on a sheet of A4."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from biaochi.model.document import Document, Paragraph, Table
from biaochi.parsers.pdf import read_pdf

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

LEFT, TOP, SIZE, STEP = 90.0, 90.0, 12.0, 22.0
COLUMNS = 34
"""Characters to a line: the text is 408 points wide."""


class Sheets:
    """Pages under the pen; places are in points from the top left corner."""

    def __init__(self, path: Path, encrypt: str | None = None) -> None:
        self.path = path
        self.canvas = Canvas(str(path), pagesize=A4, encrypt=encrypt)
        self.canvas.setLineWidth(0.5)
        self.y = TOP

    def at(self, x: float, y: float, text: str, size: float = SIZE) -> None:
        """A line of text whose upper edge is at y."""
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, A4[1] - y - size, text)

    def line(self, text: str, indent: float = 0, size: float = SIZE) -> None:
        """The next line of running text, set in by so many characters."""
        self.at(LEFT + indent * SIZE, self.y, text, size)
        self.y += STEP

    def prose(self, text: str, indent: int = 2, columns: int = COLUMNS) -> None:
        """A paragraph cut into full lines, the first one set in."""
        first = columns - indent
        self.line(text[:first], indent)
        for start in range(first, len(text), columns):
            self.line(text[start : start + columns])

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, A4[1] - y0, x1, A4[1] - y1)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.rect(x0, A4[1] - y1, x1 - x0, y1 - y0)

    def table(self, xs: Sequence[float], rows: Sequence[Sequence[str]], height: float = 30) -> None:
        """A table with a rule around every cell; lines of a cell are parted by line breaks."""
        for row in rows:
            for column, text in enumerate(row):
                self.box(xs[column], self.y, xs[column + 1], self.y + height)
                self.words(xs[column] + 5, self.y + 4, text)
            self.y += height
        self.y += 20

    def words(self, x: float, y: float, text: str, size: float = 10) -> None:
        """Lines of a cell."""
        for number, line in enumerate(text.split("\n")):
            self.at(x, y + number * size * 1.2, line, size)

    def turn(self) -> None:
        """The next page."""
        self.canvas.showPage()
        self.canvas.setLineWidth(0.5)
        self.y = TOP

    def read(self) -> Document:
        """The document as read back from the finished file."""
        self.canvas.save()
        document = read_pdf(self.path)
        assert isinstance(document, Document)
        return document


@contextmanager
def stamped(sheets: Sheets) -> Iterator[None]:
    """What is drawn inside becomes a form object that is placed on the page, moved by (20, -30)."""
    sheets.canvas.beginForm("stamp")
    yield
    sheets.canvas.endForm()
    sheets.canvas.translate(20, -30)
    sheets.canvas.doForm("stamp")
    sheets.canvas.translate(-20, 30)


def paragraphs(document: Document) -> list[str]:
    """All paragraphs outside tables, headings included."""
    return [block.text for _, block in document.walk() if isinstance(block, Paragraph)]


def tables(document: Document) -> list[Table]:
    return [block for _, block in document.walk() if isinstance(block, Table)]


def cells(table: Table) -> list[list[str]]:
    """The words of every cell that begins in each row."""
    return [[cell.text for cell in row] for row in table.rows]
