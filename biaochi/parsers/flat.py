"""What a parser hands to the outline: paragraphs and tables in reading order, not yet a tree."""

from __future__ import annotations

from dataclasses import dataclass

from biaochi.model.anchor import Box


@dataclass(frozen=True, slots=True)
class Flat:
    """One paragraph as a person reads it, before headings are known.

    `text` includes the number, also one that the word processor computes; `label` is that computed
    number alone (a prefix of `text`), empty where the number is typed or there is none. `hint` is
    the heading level that the format states (Word style or outline level, h1…h6), 0 for none.
    `look` marks a short line set apart as a heading would be: centred, bold or larger than the
    text around it. `contents` marks a line that the format knows to be of a table of contents.
    """

    text: str
    label: str = ""
    hint: int = 0
    look: bool = False
    contents: bool = False
    page: int | None = None
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class FlatCell:
    """One cell; a merged cell is given once, at its first row and column (from 1)."""

    row: int
    column: int
    blocks: tuple[Flat | FlatTable, ...]
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        """The cell's own text, paragraphs joined by line breaks; nested tables are left out."""
        return "\n".join(b.text.strip() for b in self.blocks if isinstance(b, Flat)).strip()


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table as a grid: `rows` hold the cells that start in each row, in column order.

    `header_rows` is what the format states (repeated header rows, thead), 0 where it says nothing.
    """

    rows: tuple[tuple[FlatCell, ...], ...]
    header_rows: int = 0
