"""The text of a page as paragraphs and tables, in the order in which a browser prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from biaochi.parsers.flat import Flat, FlatTable
from biaochi.parsers.html import tables
from biaochi.parsers.html.lists import Numbers
from biaochi.parsers.html.nodes import (
    BLOCKS,
    HEADINGS,
    TEXT,
    attribute,
    bold,
    centred,
    dropped,
    leads_within_page,
)
from biaochi.parsers.labels import parse_label
from biaochi.parsers.wrapping import Line, cut_width, paragraphs

# Browsers print a line break of the source as a blank; between Chinese characters nobody means one.
_SOURCE_BREAK = re.compile(r"(?<=[⺀-鿿！-￮])[ \t\r\f]*\n\s*(?=[⺀-鿿！-￮])")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_OUTLINE = re.compile(r"mso-outline-level\s*:\s*([1-9])")
_INDENTED = re.compile(r"[\u3000\u00a0\u2003]{2}")
_LONGEST_LOOK = 60
# Tables nested deeper than this only lay out a page (or mean harm): read as plain blocks.
_DEEPEST = 12


class Flow:
    """One walk over a page or cell.

    The walk has no recursion but for tables, since unclosed tags make old pages very deep.
    `skipped` holds the identities of parts that are not text of the notice.
    """

    def __init__(self, skipped: frozenset[int] = frozenset(), depth: int = 0) -> None:
        self._skipped = skipped
        self._depth = depth
        self._blocks: list[Flat | FlatTable] = []
        self._pieces: list[str] = []
        self._hints: list[int] = []
        self._lists: list[Numbers] = []
        self._label = ""
        self._pre = self._bold = self._centred = self._within_page = 0
        # Whether the paragraph has text that is not bold, and text that leads nowhere on the page.
        self._light = self._unlinked = False

    def read(self, root: LexborNode) -> list[Flat | FlatTable]:
        """Everything below `root`."""
        node = root.child
        while node is not None:
            if self._enter(node):
                if node.child is not None:
                    node = node.child
                    continue
                self._leave(node)
            while node.next is None:
                node = node.parent
                if node is None or node.mem_id == root.mem_id:
                    self._flush()
                    return self._blocks
                self._leave(node)
            node = node.next
        self._flush()
        return self._blocks

    def _enter(self, node: LexborNode) -> bool:
        """Take in what starts here; True to go on with what is inside."""
        tag = node.tag
        if tag == TEXT:
            self._text(node.text_content or "")
            return False
        if dropped(node) or node.mem_id in self._skipped:
            return False
        if tag == "br":
            self._pieces.append("\n")
            return False
        if tag in BLOCKS:
            self._flush()
            if tag == "table" and self._depth < _DEEPEST and not tables.lays_out(node):
                self._table(node)
                return False
            self._open(node)
        self._bold += bold(node)
        self._within_page += leads_within_page(node)
        return True

    def _open(self, node: LexborNode) -> None:
        tag = node.tag
        self._pre += tag == "pre"
        self._centred += centred(node)
        if hint := _hint(node):
            self._hints.append(hint)
        if tag in ("ol", "ul"):
            self._lists.append(Numbers(node))
        elif tag == "li":
            self._label = self._lists[-1].label(node) if self._lists else ""

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag
        self._bold -= bold(node)
        self._within_page -= leads_within_page(node)
        if tag not in BLOCKS:
            return
        self._flush()
        self._pre -= tag == "pre"
        self._centred -= centred(node)
        if _hint(node):
            self._hints.pop()
        if tag in ("ol", "ul"):
            self._lists.pop()
        elif tag == "li":
            self._label = ""

    def _text(self, text: str) -> None:
        if not self._pre:
            text = _BLANKS.sub(" ", _SOURCE_BREAK.sub("", text))
        self._pieces.append(text)
        if text.strip():
            self._light = self._light or not self._bold
            self._unlinked = self._unlinked or not self._within_page

    def _table(self, node: LexborNode) -> None:
        def cell(inside: LexborNode) -> tuple[Flat | FlatTable, ...]:
            return tuple(Flow(self._skipped, self._depth + 1).read(inside))

        for caption in tables.captions(node):
            self._blocks += cell(caption)
        grid = tables.grid(node, cell)
        if grid.rows:
            self._blocks.append(grid)

    def _flush(self) -> None:
        """End a paragraph."""
        text = "".join(self._pieces)
        light, contents = self._light, not self._unlinked
        self._light = self._unlinked = False
        self._pieces = []
        for paragraph in _preformatted(text) if self._pre else _paragraphs(text):
            look = not (light and not self._centred) and len(paragraph) <= _LONGEST_LOOK
            label = "" if parse_label(paragraph) else self._label
            self._label = ""
            words = f"{label} {paragraph}" if label else paragraph
            hint = self._hints[-1] if self._hints else 0
            self._blocks.append(Flat(words, label, hint, look, contents))


def _hint(node: LexborNode) -> int:
    """The heading level that the page states, 0 for running text."""
    if level := HEADINGS.get(node.tag or "", 0):
        return level
    outline = _OUTLINE.search(attribute(node, "style")) if node.tag == "p" else None
    return int(outline[1]) if outline else 0


def _preformatted(text: str) -> Iterator[str]:
    """The paragraphs of text whose lines are printed as they stand."""
    lines = text.splitlines()
    return (line.text for line in paragraphs([Line(t) for t in lines], cut_width(lines)))


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs that <br> makes: an empty line always ends one, and so does each break where
    a number or an indent shows that the page sets its paragraphs this way.
    """
    for part in re.split(r"\n[\s\u3000\u00a0]*\n", text):
        lines = [line for line in part.split("\n") if line.strip()]
        if any(
            _INDENTED.match(line.lstrip(" ")) or parse_label(line.strip()) for line in lines[1:]
        ):
            yield from (line.strip() for line in lines)
        elif lines:
            yield "\n".join(line.strip() for line in lines)
