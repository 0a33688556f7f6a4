"""Plain text and Markdown (.txt, .md)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path

from biaochi.model.document import Document
from biaochi.parsers import markdown, rows
from biaochi.parsers.encoding import decode
from biaochi.parsers.flat import Flat, FlatTable
from biaochi.parsers.formats import MARKDOWN_SUFFIXES
from biaochi.parsers.html import blocks_of
from biaochi.parsers.outline import build
from biaochi.parsers.wrapping import Line, cut_width, paragraphs

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_HTML_TABLE = re.compile(r"<(/?)table\b[^>]{0,2000}>", re.I)
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–—]\s?\d{1,4}\s?[-–—]|第\s?\d{1,4}\s?页[\s，,/]{0,3}共\s?\d{1,4}\s?页)\s*"
)


def read_text(path: Path) -> Document:
    """Read a text or, by its suffix, a Markdown file."""
    text = decode(path.read_bytes())[0]
    if path.suffix.lower() in MARKDOWN_SUFFIXES:
        return Document(str(path), "md", build(markdown_blocks(text)))
    return Document(str(path), "txt", build(text_blocks(text)))


def text_blocks(text: str) -> Iterator[Flat | FlatTable]:
    """Paragraphs and tables of a plain text."""
    yield from _blocks(_split(text), _bare, str.strip)


def markdown_blocks(text: str) -> Iterator[Flat | FlatTable]:
    """Paragraphs and tables of a Markdown text."""
    for is_table, part in _parts(markdown.body("\n".join(_split(text)))):
        if is_table:
            yield from blocks_of(part)
        else:
            yield from _blocks(part.split("\n"), markdown.lines, markdown.plain)


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    """The text cut into HTML tables, nested ones within their outer one, and the rest."""
    end = start = depth = 0
    for tag in _HTML_TABLE.finditer(text):
        if not tag[1]:
            start = tag.start() if not depth else start
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield False, text[end:start]
                yield True, text[start : tag.end()]
                end = tag.end()
    yield False, text[end:]


def _blocks(
    lines: list[str],
    read: Callable[[Iterable[str]], Iterator[Line]],
    plain: Callable[[str], str],
) -> Iterator[Flat | FlatTable]:
    """Lines as paragraphs and tables; `read` and `plain` take off the signs of lines and cells."""
    pieces = list(rows.cut(lines))
    full = cut_width(piece for piece in pieces if isinstance(piece, str))
    for tabular, group in groupby(pieces, key=lambda piece: isinstance(piece, tuple)):
        if tabular:
            yield from (rows.table(piece, plain) for piece in group if isinstance(piece, tuple))
        else:
            run = list(read(piece for piece in group if isinstance(piece, str)))
            yield from (Flat(line.text, hint=line.hint) for line in paragraphs(run, full))


def _bare(lines: Iterable[str]) -> Iterator[Line]:
    return map(Line, lines)


def _split(text: str) -> list[str]:
    lines = _BREAKS.sub("\n", text).replace("\0", "").split("\n")
    return [line for line in lines if not _PAGE_NUMBER.fullmatch(line)]
