"""Saved web pages (.html, .htm): notices of trading platforms and documents exported from Word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from biaochi.model.document import Document
from biaochi.parsers.encoding import decode
from biaochi.parsers.flat import Flat, FlatTable
from biaochi.parsers.html.flow import Flow
from biaochi.parsers.html.noise import noise
from biaochi.parsers.outline import build


def read_html(path: Path) -> Document:
    """Read a page; what stands around the text of the notice is left out."""
    return Document(str(path), "html", build(blocks_of(decode(path.read_bytes(), html=True)[0])))


def blocks_of(markup: str) -> Iterator[Flat | FlatTable]:
    """Paragraphs and tables of a page or of a piece of one."""
    body = LexborHTMLParser(markup.replace("\0", "")).body
    if body is not None:
        yield from Flow(noise(body)).read(body)
