"""A tender document as a tree: sections that hold paragraphs, tables and further sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from biaochi.model.anchor import Anchor


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or list item as a person reads it.

    `text` includes the computed number (`（一）投标人须…`); `label` is that number alone, a prefix of
    `text`, empty where there is none. Line breaks inside a paragraph are "\\n" in `text`.
    `heading` is 0 for running text, else the level of the heading, 1 for a chapter.
    """

    text: str
    anchor: Anchor
    label: str = ""
    heading: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. A merged cell is held once, at its first row and column (from 1)."""

    row: int
    column: int
    blocks: tuple[Paragraph | Table, ...]
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        """The cell's own text, paragraphs joined by line breaks; nested tables are left out."""
        return "\n".join(b.text for b in self.blocks if isinstance(b, Paragraph))


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a grid: `rows` hold the cells that start in each row, in column order.

    `header_rows` counts the rows at the top that name the columns (0 where there are none).
    `number` is the running number of the table in the document, nested ones included.
    """

    number: int
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 0

    @property
    def column_count(self) -> int:
        """Number of grid columns."""
        return max((c.column + c.column_span - 1 for row in self.rows for c in row), default=0)

    def covering(self, row: int, column: int) -> Cell | None:
        """The cell that covers this grid place (both from 1), also by a merge from above or left."""
        for cells in self.rows[:row]:
            for cell in cells:
                if (
                    cell.row <= row < cell.row + cell.row_span
                    and cell.column <= column < cell.column + cell.column_span
                ):
                    return cell
        return None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with everything under it; the root of a document is a section without heading.

    `number` is the label of the heading (`第三章`, `（一）`), `title` the heading without it.
    """

    level: int
    number: str
    title: str
    heading: Paragraph | None
    children: tuple[Section | Paragraph | Table, ...]


class Cause(StrEnum):
    """Why a document, or a part of it, could not be checked."""

    NO_TEXT = "页面没有文字层（扫描件）"
    GARBLED = "文字层是乱码（字体编码损坏）"
    CORRUPT = "文件已损坏"
    ENCRYPTED = "文件有密码"
    EMPTY = "文件是空的"
    UNSUPPORTED = "不支持的格式"
    UNREADABLE = "文件打不开"
    LIMIT = "超出限额"


@dataclass(frozen=True, slots=True)
class Notice:
    """A part of a document that was not read; `page` counts from 1, None means the whole file."""

    cause: Cause
    detail: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be read at all: an error of the user's making, as a value.

    `message` says what is wrong in one Chinese line, `advice` the next step.
    """

    source: str
    cause: Cause
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a parser returns. `source` is the path as the user gave it, `format` e.g. "docx"."""

    source: str
    format: str
    root: Section
    pages: int | None = None
    notices: tuple[Notice, ...] = field(default=())

    def walk(self) -> Iterator[tuple[tuple[Section, ...], Paragraph | Table]]:
        """Every heading, paragraph and top-level table in reading order, with its sections."""
        yield from _walk(self.root, ())


def _walk(
    section: Section, above: tuple[Section, ...]
) -> Iterator[tuple[tuple[Section, ...], Paragraph | Table]]:
    path = (*above, section) if section.heading is not None else above
    if section.heading is not None:
        yield path, section.heading
    for child in section.children:
        if isinstance(child, Section):
            yield from _walk(child, path)
        else:
            yield path, child
