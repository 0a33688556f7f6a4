"""Tables written as lines of text: `评审因素 | 分值 | 评分标准`, tabs, or Markdown's pipes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from biaochi.parsers.flat import Flat, FlatCell, FlatTable
from biaochi.parsers.labels import parse_label

_SEPARATORS = (re.compile(r"(?<!\\)[|｜]"), re.compile(r"\t"))
_PAGE_NUMBER = re.compile(r"[\d\s.…·-]*\d{1,4}")


def cut(lines: Sequence[str]) -> Iterator[str | tuple[str, ...]]:
    """The lines, those that form a table gathered in a tuple."""
    start = 0
    while start < len(lines):
        end = _end(lines, start)
        if _is_table(lines[start:end]):
            yield tuple(lines[start:end])
        else:
            yield from lines[start:end]
        start = end


def table(lines: Sequence[str], plain: Callable[[str], str]) -> FlatTable:
    """The lines of a table as a grid; `plain` turns the text of a cell into what is read."""
    framed = _framed(lines[0])
    ruled = len(lines) > 1 and _is_rule(lines[1])
    kept = [lines[0], *lines[2:]] if ruled else lines
    texts = [[plain(cell) for cell in _cells(line, framed)] for line in kept]
    rows = tuple(_row(number, row) for number, row in enumerate(texts, 1))
    if len(rows) > 1 and texts[0][0] and not any(texts[0][1:]):
        # A title above the columns fills the whole row.
        rows = ((replace(rows[0][0], column_span=max(map(len, texts))),), *rows[1:])
    return FlatTable(rows, header_rows=int(ruled))


def _row(number: int, texts: Sequence[str]) -> tuple[FlatCell, ...]:
    return tuple(
        FlatCell(number, column, (Flat(text),) if text else ())
        for column, text in enumerate(texts, 1)
    )


def _end(lines: Sequence[str], start: int) -> int:
    """Index behind the lines divided like the one at `start`."""
    framed = _framed(lines[start])
    count = len(_cells(lines[start], framed))
    tabs = "\t" in lines[start]
    end = start + 1
    if count < 2 and not framed:
        return end
    while end < len(lines) and (
        (end == start + 1 and _is_rule(lines[end])) or _belongs(lines[end], tabs, framed, count)
    ):
        end += 1
    return end


def _is_table(lines: Sequence[str]) -> bool:
    """One framed row is enough; without a frame it takes two, and no list or contents."""
    if _framed(lines[0]):
        return True
    return len(lines) > 1 and not _is_list([line for line in lines if not _is_rule(line)])


def _belongs(line: str, tabs: bool, framed: bool, count: int) -> bool:
    """Same number of cells; between outer pipes a row may have fewer or more."""
    if framed:
        return _framed(line)
    return len(_cells(line, framed)) == count and ("\t" in line) == tabs


def _framed(line: str) -> bool:
    """Whether a row stands between pipes."""
    text = line.strip()
    return len(text) > 1 and text[0] in "|｜" and text[-1] in "|｜"


def _is_rule(line: str) -> bool:
    """Markdown's line below the column names: | --- | :-: |"""
    return "|" in line and "--" in line and not line.strip("|:- \t")


def _cells(line: str, framed: bool) -> list[str]:
    """The texts between the separators; pipes at both ends are a frame, else they divide too."""
    separator = next((s for s in _SEPARATORS if s.search(line)), None)
    if separator is None:
        return []
    body = line.strip()[1:-1] if framed else line.strip("\r\n")
    return [cell.strip().replace("\\|", "|") for cell in separator.split(body)]


def _is_list(rows: Sequence[str]) -> bool:
    """Numbered paragraphs or a table of contents, whose tabs divide number, words and page."""
    cells = [_cells(row, framed=False) for row in rows]
    if "\t" not in rows[0] or "|" in rows[0] or len(cells[0]) > 3:
        return False
    labelled = sum(parse_label(f"{row[0]} 项目") is not None for row in cells)
    pages = all(_PAGE_NUMBER.fullmatch(row[-1]) for row in cells)
    return labelled * 2 >= len(cells) if pages else len(cells[0]) == 2 and labelled == len(cells)
