"""Tables written as lines of text: `评审因素 | 分值 | 评分标准`, tabs, or Markdown's pipes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from biaochi.parsers.flat import Flat, FlatCell, FlatTable
from biaochi.parsers.labels import parse_label

# Markdown's line below the column names: | --- | :-: |
_RULE = re.compile(
    r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?\s*|\s*\|\s*:?-{2,}:?\s*\|?\s*"
)
_FRAMED = re.compile(r"\s*[|｜].*[|｜]\s*")
_SEPARATORS = (re.compile(r"(?<!\\)[|｜]"), re.compile(r"\t"))
_PAGE_NUMBER = re.compile(r"[\d\s.…·-]*\d{1,4}")


def cut(lines: Sequence[str]) -> Iterator[str | tuple[str, ...]]:
    """The lines, those that form a table gathered in a tuple."""
    start = 0
    while start < len(lines):
        end = _table_end(lines, start)
        if end > start:
            yield tuple(lines[start:end])
            start = end
        else:
            yield lines[start]
            start += 1


def table(lines: Sequence[str], plain: Callable[[str], str]) -> FlatTable:
    """The lines of a table as a grid; `plain` turns the text of a cell into what is read."""
    ruled = next((i for i, line in enumerate(lines) if _RULE.fullmatch(line)), 0)
    kept = [line for line in lines if not _RULE.fullmatch(line)]
    framed = _FRAMED.fullmatch(kept[0]) is not None
    texts = [[plain(cell) for cell in _cells(line, framed)] for line in kept]
    rows = tuple(_row(number, row) for number, row in enumerate(texts, 1))
    if len(rows) > 1 and texts[0][0] and not any(texts[0][1:]):
        # A title above the columns fills the whole row.
        rows = ((replace(rows[0][0], column_span=max(map(len, texts))),), *rows[1:])
    return FlatTable(rows, header_rows=min(ruled, 1))


def _row(number: int, texts: Sequence[str]) -> tuple[FlatCell, ...]:
    return tuple(
        FlatCell(number, column, (Flat(text),) if text else ())
        for column, text in enumerate(texts, 1)
    )


def _table_end(lines: Sequence[str], start: int) -> int:
    """Index behind the table that begins at `start`, `start` itself where none does."""
    framed = _FRAMED.fullmatch(lines[start]) is not None
    count = len(_cells(lines[start], framed))
    if count < 2 and not framed:
        return start
    end = start + 1
    while end < len(lines) and (
        _RULE.fullmatch(lines[end]) or _belongs(lines[end], "\t" in lines[start], framed, count)
    ):
        end += 1
    rows = [line for line in lines[start:end] if not _RULE.fullmatch(line)]
    if len(rows) < (1 if framed else 2) or _is_list(rows):
        return start
    return end


def _belongs(line: str, tabs: bool, framed: bool, count: int) -> bool:
    """Same number of cells; between outer pipes a row may have fewer or more."""
    if framed:
        return _FRAMED.fullmatch(line) is not None
    return len(_cells(line, framed)) == count and ("\t" in line) == tabs


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
    if all(_PAGE_NUMBER.fullmatch(row[-1]) and parse_label(row[0] + " 项目") for row in cells):
        return True
    return len(cells[0]) == 2 and all(parse_label(f"{row[0]} 项目") is not None for row in cells)
