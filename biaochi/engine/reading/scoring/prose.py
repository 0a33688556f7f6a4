"""Points in numbered paragraphs: （一）价格分（30 分）, 2. 技术部分 满分 50 分."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from biaochi.engine.reading.scoring.blocks import ClausesOf
from biaochi.engine.reading.scoring.draft import Draft, Named, Segment
from biaochi.engine.reading.tables import folded
from biaochi.model.clause import Place
from biaochi.model.document import Document, Paragraph, Section, Table

_NUMBER = re.compile(
    r"(?:第?(?P<chapter>[一二三四五六七八九十]+)[、章节条.]|\((?P<bracketed>[一二三四五六七八九十]+)\)"
    r"|(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,3})[、.]?|(?P<plain>\d{1,2})[、.]|\((?P<small>\d{1,2})\)|(?P<half>\d{1,2})\)"
    r"|(?P<circled>[①-⑳]))"
)
_WORTH = re.compile(
    r"^(?P<name>[^。;]{2,80}?)"
    r"(?:[(\[](?:共|总计|满分|最高|计|分值|权重|占|本项|总分)*[:为]?(?:\d{1,3}(?:\.\d)?(?:分|%)?[-~至到])?(?P<a>\d{1,3}(?:\.\d)?)(?:分|%)[^()\[\]]{0,12}[)\]]"
    r"|[:, ]?(?:满分|最高分?|分值|权重|总分|共|占)[:为计]?(?:\d{1,3}[-~至到])?(?P<b>\d{1,3}(?:\.\d)?)(?:分|%)(?=$|[:,;。(])"
    r"|[: ](?:\d{1,3}[-~至到])?(?P<c>\d{1,3}(?:\.\d)?)分(?=$|[:;。]))"
)
# Grades within one factor are no factors: 优（8-10 分）, 方案完整、可行的（5 分）.
_GRADE = re.compile(
    r"^(?:优|良|中|差|好|一般|较|很|完全|基本|部分满足|有|无|没有|未|不|每|全部|满足|得|第?[一二三四]档|[a-d]档?|[a-d]级|评审标准|打分|评分为|注|说明)"
    r"|(?:得|扣|加|减)$|的$"
)
# A long name is one only if its points are set off in brackets.
_LONG = 24
_LEAST_ROWS = 2
_LEAST_POINTS = Decimal(50)


@dataclass(eq=False)
class _Item:
    """A numbered line with points; `depth` is how many headings and kinds of number it is under."""

    name: Named
    depth: int
    below: list[_Item] = field(default_factory=list)
    explains: list[Paragraph] = field(default_factory=list)


def prose_segments(document: Document, clauses: ClausesOf) -> list[Segment]:
    """Lists of points outside tables, one segment for each chapter that has one."""
    found: list[Segment] = []
    chapters: dict[str, _List] = {}
    for path, block in document.walk():
        if isinstance(block, Table) or not _on_evaluation(block, clauses):
            continue
        chapter = path[0].heading.text if path and path[0].heading else ""
        chapters.setdefault(chapter, _List()).read(path, block)
    for chapter, items in chapters.items():
        rows = [r for item in items.top for r in _rows(item, [])]
        segment = Segment(rows=rows, chapter=chapter)
        if len(rows) >= _LEAST_ROWS and segment.total >= _LEAST_POINTS:
            found.append(segment)
    return found


class _List:
    """The lines of a chapter put under one another by their headings and numbers."""

    def __init__(self) -> None:
        self.top: list[_Item] = []
        self._open: list[_Item] = []
        self._kinds: list[str] = []
        self._path: tuple[Section, ...] = ()

    def read(self, path: tuple[Section, ...], paragraph: Paragraph) -> None:
        """Read a line: an item, or more of the standard of the item before it."""
        if path != self._path:
            self._path, self._kinds = path, []
            deepest = len(path) - bool(paragraph.heading)
            self._open = [i for i in self._open if i.depth <= deepest * 10]
        text = folded(paragraph.text).text
        number = _NUMBER.match(text)
        match = _WORTH.match(text[number.end() :] if number else text)
        if match is None or not (number or paragraph.heading) or not _names_factor(match):
            if self._open:
                self._open[-1].explains.append(paragraph)
            return
        depth = len(path) * 10
        if not paragraph.heading and number:
            depth += 1 + self._kind(number.lastgroup or "")
        worth = next(w for w in (match["a"], match["b"], match["c"]) if w)
        name = match["name"].rstrip(":,( ")
        self._add(_Item(Named(name, Decimal(worth), (paragraph,)), depth))

    def _kind(self, kind: str) -> int:
        """How deep a kind of number lies: that of the first line is outermost."""
        if kind in self._kinds:
            del self._kinds[self._kinds.index(kind) + 1 :]
        else:
            self._kinds.append(kind)
        return len(self._kinds) - 1

    def _add(self, item: _Item) -> None:
        while self._open and self._open[-1].depth >= item.depth:
            self._open.pop()
        (self._open[-1].below if self._open else self.top).append(item)
        self._open.append(item)


def _names_factor(match: re.Match[str]) -> bool:
    name = match["name"]
    if match["a"] is None and (len(name) > _LONG or "," in name):
        return False
    return _GRADE.search(name) is None


def _rows(item: _Item, above: list[Named]) -> list[Draft]:
    """The rows of an item: itself, or what lies below it if that makes up its points."""
    names = [*above, item.name]
    below = [r for i in item.below for r in _rows(i, names)]
    worth = sum((r.points or Decimal(0) for r in below), Decimal(0))
    points_of = item.name.points or Decimal(0)
    if below and points_of / 2 <= worth <= points_of * Decimal("1.2"):
        return below
    row = Draft(names, item.name.points, item.name.at)
    for paragraph in _explaining(item):
        row.explain(folded(paragraph.text).text, (paragraph,))
    return [row]


def _explaining(item: _Item) -> list[Paragraph]:
    inner = [p for i in item.below for p in (*i.name.at, *_explaining(i))]
    return sorted([*item.explains, *inner], key=lambda p: p.anchor.paragraph)


def _on_evaluation(paragraph: Paragraph, clauses: ClausesOf) -> bool:
    said = clauses.get(paragraph.anchor.paragraph, ())
    return any(c.place is Place.EVALUATION for c in said)
