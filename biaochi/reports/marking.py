"""The text of a document with the offending words of its findings: what the HTML report shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from biaochi.model.clause import Span
from biaochi.model.document import Cell, Document, Paragraph, Table
from biaochi.model.finding import Breach, Finding, Level, Verdict
from biaochi.reports.describe import clean


@dataclass(frozen=True, slots=True)
class Ref:
    """A finding as the text refers to it; `number` counts from 1 in the document.

    `level` is that of the words referred from, which may be milder than the finding as a whole.
    """

    number: int
    level: Level


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a paragraph; `findings` are the numbers of the findings whose words it is part of.

    `opens` are the findings that can be jumped to here, `refs` those whose words end here.
    `level` is the gravest colour, `unsure` True where every breach here is only 疑似.
    """

    text: str
    findings: tuple[int, ...] = ()
    level: Level | None = None
    unsure: bool = False
    opens: tuple[int, ...] = ()
    refs: tuple[Ref, ...] = ()


class Marking:
    """Where the findings of one document stand in its paragraphs."""

    def __init__(self, document: Document, findings: tuple[Finding, ...]) -> None:
        self._by_paragraph: dict[int, list[tuple[int, Finding]]] = defaultdict(list)
        for number, finding in enumerate(findings, 1):
            self._by_paragraph[finding.anchor.paragraph].append((number, finding))
        self._page_starts: dict[int, int] = {}
        printed: set[int] = set()
        page: int | None = None
        for paragraph in _paragraphs(document):
            printed.add(paragraph.anchor.paragraph)
            inside_table = paragraph.anchor.table is not None
            if paragraph.anchor.page not in (None, page) and not inside_table:
                page = paragraph.anchor.page
                self._page_starts[paragraph.anchor.paragraph] = page or 1
        self._printed = frozenset(printed)

    def page_start(self, paragraph: Paragraph) -> int | None:
        """The number of the page that begins with this paragraph; None inside a page or a table."""
        return self._page_starts.get(paragraph.anchor.paragraph)

    def shows(self, finding: Finding) -> bool:
        """Whether the paragraph of the finding is part of the document's text."""
        return finding.anchor.paragraph in self._printed

    def stretches(self, paragraph: Paragraph) -> tuple[Stretch, ...]:
        """The text of a paragraph cut at every edge of offending words.

        A finding without words of its own is referred to behind the text.
        """
        here = self._by_paragraph.get(paragraph.anchor.paragraph, [])
        text = paragraph.text
        edges = {0, len(text)}
        spans = (s for _, f in here for b in f.breaches for s in b.spans)
        edges.update(e for s in spans for e in (s.start, s.end) if e < len(text))
        cut = [_stretch(text, a, b, here) for a, b in pairwise(sorted(edges))]
        whole = [(n, f) for n, f in here if not f.spans]
        if whole:
            refs = tuple(Ref(n, f.level) for n, f in whole)
            cut.append(Stretch("", opens=tuple(n for n, _ in whole), refs=refs))
        return tuple(cut)


def _stretch(text: str, start: int, end: int, here: list[tuple[int, Finding]]) -> Stretch:
    over = [(n, f, b) for n, f in here for b in f.breaches if _covers(b, start)]
    if not over:
        return Stretch(clean(text[start:end]))
    found = {n: f for n, f, _ in over}
    closed = [n for n, f in found.items() if _ends(f.spans, end, len(text))]
    return Stretch(
        clean(text[start:end]),
        tuple(found),
        _gravest(b for _, _, b in over),
        all(b.verdict is Verdict.SUSPECT for _, _, b in over),
        tuple(n for n, f in found.items() if f.spans[0].start == start),
        tuple(Ref(n, _gravest(b for m, _, b in over if m == n)) for n in closed),
    )


def _gravest(breaches: Iterable[Breach]) -> Level:
    return min((b.level for b in breaches), key=lambda level: level.rank)


def _covers(breach: Breach, at: int) -> bool:
    return any(s.start <= at < s.end for s in breach.spans)


def _ends(spans: tuple[Span, ...], at: int, length: int) -> bool:
    return any(min(s.end, length) == at for s in spans)


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    for _, block in document.walk():
        if isinstance(block, Table):
            yield from _of_table(block)
        else:
            yield block


def _of_table(table: Table) -> Iterator[Paragraph]:
    for row in table.rows:
        for cell in row:
            for block in cell.blocks:
                if isinstance(block, Table):
                    yield from _of_table(block)
                else:
                    yield block


def grid(table: Table) -> list[list[Cell]]:
    """The rows of a table for printing: where no cell covers a place, an empty one fills it.

    Without the fillers, a row that begins late would slide to the left.
    """
    covered: set[tuple[int, int]] = set()
    rows: list[list[Cell]] = []
    width = table.column_count
    for number, cells in enumerate(table.rows, 1):
        for cell in cells:
            covered.update(
                (cell.row + i, cell.column + j)
                for i in range(cell.row_span)
                for j in range(cell.column_span)
            )
        gaps = (c for c in range(1, width + 1) if (number, c) not in covered)
        fillers = [Cell(number, c, ()) for c in gaps]
        rows.append(sorted((*cells, *fillers), key=lambda c: c.column))
    return rows
