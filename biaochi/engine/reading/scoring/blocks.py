"""Which blocks of a document are scoring tables: read with the titles and lots they stand under."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from biaochi.engine.facts.lots import marks
from biaochi.engine.reading.scoring import points
from biaochi.engine.reading.scoring.draft import Draft, Named, Segment
from biaochi.engine.reading.scoring.table import TableReader
from biaochi.engine.reading.tables import folded
from biaochi.model.clause import Clause, Place
from biaochi.model.document import Document, Paragraph, Section, Table

ClausesOf = Mapping[int, Sequence[Clause]]
"""The clauses of each paragraph, by its number in the document."""

_RANGE = re.compile(r"(?P<first>\d{1,2})[-~至到](?P<last>\d{1,2})号?(?P<kind>包|标段|标项)")
_TITLE = re.compile("评[分审标]|分值|打分|计分|部分|得分|权重")
_SCORING = re.compile("评分|分值|打分|计分|得分|权重")
_GIVES = re.compile(r"得\d|\d分|满分")
_LEAST = 10
_TITLE_LONGEST = 60
_LINES_ABOVE = 3


@dataclass
class _Above:
    """What was last read above a table: its sections and the short lines since the last table."""

    path: tuple[Section, ...] = ()
    lines: list[tuple[str, Paragraph]] = field(default_factory=list)

    def add(self, path: tuple[Section, ...], paragraph: Paragraph) -> None:
        """Note a line; headings begin anew."""
        text = folded(paragraph.text).text
        if paragraph.heading:
            self.lines = []
        self.path = path
        if len(text) <= _TITLE_LONGEST:
            self.lines.append((text, paragraph))

    @property
    def titles(self) -> list[tuple[str, Paragraph]]:
        """The names that a table may go by, the nearest first."""
        headings = [
            (folded(s.heading.text).text, s.heading) for s in self.path[1:] if s.heading is not None
        ]
        return [*reversed(self.lines[-_LINES_ABOVE:]), *reversed(headings)]


def table_segments(document: Document, clauses: ClausesOf) -> Iterator[Segment]:
    """The scoring tables of a document in order; a table split by page breaks is one."""
    judged = {
        c.paragraph.anchor.table
        for said in clauses.values()
        for c in said
        if c.place is Place.EVALUATION
    }
    above = _Above()
    reader: TableReader | None = None
    for path, block in document.walk():
        if isinstance(block, Paragraph):
            if reader is not None and not _page_break(block):
                yield from _kept(reader, clauses)
                reader = None
            above.add(path, block)
            continue
        above.path = path
        if not _speaks(block, judged):
            continue
        if reader is not None and _continues(reader, block):
            continue
        if reader is not None:
            yield from _kept(reader, clauses)
        reader = TableReader(_segment(above))
        _read(reader, block)
        above.lines = []
    if reader is not None:
        yield from _kept(reader, clauses)


def _read(reader: TableReader, table: Table) -> None:
    """Read a table, or those inside it where it only lays them out."""
    reader.read(table)
    if reader.segment.rows:
        return
    for cell in (c for row in table.rows for c in row):
        for inner in (b for b in cell.blocks if isinstance(b, Table)):
            _read(reader, inner)


def _continues(reader: TableReader, table: Table) -> bool:
    """Read a table as what follows a page break, if it has rows without a header of its own."""
    if reader.header is None or table.header_rows:
        return False
    rows, stated = len(reader.segment.rows), reader.segment.stated
    if not rows:
        return False
    reader.read(table, continued=True)
    return len(reader.segment.rows) > rows or reader.segment.stated is not stated


def _page_break(paragraph: Paragraph) -> bool:
    """A page number, or 续表."""
    text = folded(paragraph.text).text
    return (
        not paragraph.heading
        and re.fullmatch(r"[-\d/第页共()]{0,12}|\(?续表?\)?\d*", text) is not None
    )


def _speaks(table: Table, judged: Collection[int | None]) -> bool:
    """Whether a table, or one inside it, has a cell on evaluation."""
    if table.number in judged:
        return True
    blocks = (b for row in table.rows for c in row for b in c.blocks)
    return any(isinstance(b, Table) and _speaks(b, judged) for b in blocks)


def _segment(above: _Above) -> Segment:
    titles = above.titles
    title = next((Named(*points.named(t), (p,)) for t, p in titles if _TITLE.search(t)), None)
    chapter = above.path[0].heading.text if above.path and above.path[0].heading else ""
    return Segment(title=title, lots=_lots(titles), chapter=chapter)


def _lots(titles: Sequence[tuple[str, Paragraph]]) -> tuple[str, ...]:
    """The lots that the nearest title names."""
    for text, _ in titles:
        span = _RANGE.search(text)
        if span is not None:
            kind = "标段" if span["kind"] == "标段" else "包"
            return tuple(f"{kind}{n}" for n in range(int(span["first"]), int(span["last"]) + 1))
        named = tuple(dict.fromkeys(m.lot for m in marks(text)))
        if named:
            return named
    return ()


def _kept(reader: TableReader, clauses: ClausesOf) -> Iterator[Segment]:
    """What was read, if it is on evaluation and not a form or a check of performance."""
    segment = reader.segment
    if not segment.rows and not segment.summary and segment.stated is None:
        return
    said = [p for r in segment.rows for p in _places(r)] + [
        p for n in segment.summary for p in n.at
    ]
    places = Counter(c.place for p in said for c in clauses.get(p.anchor.paragraph, ()))
    if not places or places[Place.EVALUATION] * 2 < places.total():
        return
    if reader.header is None and segment.rows and not _scores(segment):
        return
    yield segment


def _scores(segment: Segment) -> bool:
    """Whether a table without headers gives points: its title or its standards say so."""
    worth = [r for r in segment.rows if r.points is not None]
    if len(worth) < 2 or segment.total < _LEAST:
        return False
    titled = segment.title is not None and _SCORING.search(segment.title.text) is not None
    return titled or any(_GIVES.search(s) for r in worth for s in r.standard)


def _places(row: Draft) -> list[Paragraph]:
    return [*row.names[-1].at, *row.points_at, *row.standard_at] if row.names else [*row.points_at]
