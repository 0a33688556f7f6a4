"""The plain text of a sample tender, read into blocks.

One line is one block; what it is stands at its beginning:

    # ## ###    headings numbered by Word: 第一章, 一、, （一）
    =h T        heading without number; =18 T a centred line of 18 points
    + ++        list items numbered by Word: 1., （1）
    . T         no first-line indent;  ^ T  right-aligned;  other lines are running text
    !page !toc  page break, table of contents;  ~40  forty points of white;  !box T  a text box
    !table 10 90   a table with its column widths in percent (`frameless` after them: no lines);
                   (`headless`: the first row names no columns); its rows follow as `| a | b`; `<` joins a cell to the left, `^` to the one above,
                   `⏎` parts paragraphs, `{#}` is a number counted by Word, `@名` a nested table
    !nested 名 50 50   a table to be used inside a cell
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from biaochi.model.numerals import numeral


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: `kind` as in the module's list, `text` with its inline marks."""

    kind: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as written; `widths` in percent of the page; `headed`: row one names the columns."""

    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    headed: bool = True
    frameless: bool = False
    nested: dict[str, Grid] = field(default_factory=dict)

    @property
    def narrow(self) -> frozenset[int]:
        """The columns (from 0) that hold short words only, and look best centred."""
        body = self.rows[1:] if self.headed else self.rows
        return frozenset(
            i for i in range(len(self.widths)) if all(len(row[i]) <= 12 for row in body)
        )


Block = Line | Grid

_SIGNS = ("###", "##", "#", "++", "+", "^", ".", "!page", "!toc", "!box")


def read(folder: Path) -> tuple[Block, ...]:
    """All files of a folder in order of name, as blocks."""
    lines: list[str] = []
    for file in sorted(folder.glob("*.txt")):
        lines += file.read_text(encoding="utf-8").splitlines()
    return tuple(_blocks(lines))


def headings(blocks: tuple[Block, ...]) -> Iterator[tuple[int, str]]:
    """Level (1 or 2) and full text, number included, of every heading that a 目录 lists."""
    chapter = part = 0
    for block in blocks:
        match block:
            case Line("#", text):
                chapter, part = chapter + 1, 0
                yield 1, f"第{numeral(chapter)}章 {text}"
            case Line("##", text):
                part += 1
                yield 2, f"{numeral(part)}、{text}"
            case Line("=h", text):
                yield 2, text


def _blocks(lines: list[str]) -> Iterator[Block]:
    nested: dict[str, Grid] = {}
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        at += 1
        if line.startswith(("!table", "!nested")):
            rows: list[str] = []
            while at < len(lines) and lines[at].startswith("|"):
                rows.append(lines[at])
                at += 1
            words = line.split()
            if words[0] == "!nested":
                nested[words[1]] = _grid(words[2:], rows, {})
            else:
                yield _grid(words[1:], rows, nested)
        elif line:
            yield _line(line)


def _line(line: str) -> Line:
    if line.startswith(("=", "~")):
        kind, _, text = line.partition(" ")
        return Line(kind, text.strip())
    for sign in _SIGNS:
        if line == sign or line.startswith(sign + " "):
            return Line(sign, line[len(sign) :].strip())
    return Line("", line)


def _grid(words: list[str], rows: list[str], nested: dict[str, Grid]) -> Grid:
    widths = tuple(int(w) for w in words if w.isdigit())
    cells = tuple(tuple(c.strip() for c in row[1:].split("|")) for row in rows)
    for row in cells:
        if len(row) != len(widths):
            raise ValueError(f"{len(row)} cells for {len(widths)} columns: {row}")
    frameless = "frameless" in words
    return Grid(widths, cells, not frameless and "headless" not in words, frameless, nested)
