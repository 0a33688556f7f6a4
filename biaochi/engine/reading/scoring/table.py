"""One table read as scoring rows, by its headers or, where it has none, by what its cells hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from biaochi.engine.reading.scoring import points
from biaochi.engine.reading.scoring.draft import Draft, Named, Segment, paragraphs
from biaochi.engine.reading.scoring.headers import Column, Header, header_of, says_points
from biaochi.engine.reading.scoring.totals import shares
from biaochi.engine.reading.tables import folded, grid
from biaochi.model.document import Cell, Table

_NUMBERING = re.compile(r"[\d.()一二三四五六七八九十第条款项包、,*★▲#/…—-]*")
_TOTAL = re.compile(
    r"(?:合计|总计|总分|共计|总分值|满分|标准分|合计分值|合计得分|总得分|分值合计|得分合计|小计)(?:\(.*\))?:?"
)
_STATED = re.compile(r"(?P<name>[^\d()]{2,6})[:为]?(?P<points>\d{1,4}(?:\.\d+)?)分?")
_SUBTOTAL = re.compile(r"小计")
_COMPOSITION = re.compile(r"(?:分值|总分|评分)(?:构成|组成|分布|分配)")
_NOTE = re.compile(r"(?:备?注|说明)(?:\d|:|\()")
_GROUP = re.compile(r"[^。;]{2,24}(?:部分|因素|评分|评审|标准|内容)(?:\(.*\))?")
_WORDS = re.compile("[\u4e00-\u9fff]")
_NO_NAME = re.compile("[。;]|得$|扣$")
_NAME_LONGEST = 40
# 小计 stands behind the name of its group at most.
_LABELS = 2


@dataclass
class TableReader:
    """Reads tables into one segment; a table that goes on after a page break is read by the same."""

    segment: Segment = field(default_factory=Segment)
    header: Header | None = None
    _section: Named | None = None
    _names: dict[int, Named] = field(default_factory=dict)
    _open: dict[int, Named] = field(default_factory=dict)
    _rows: dict[int, Draft] = field(default_factory=dict)
    _bare: list[Draft] = field(default_factory=list)
    _cut_off: bool = False

    def read(self, table: Table, continued: bool = False) -> Segment:
        """Read a table; `continued` takes what its first row leaves blank from the table before."""
        if not continued and self._transposed(table):
            return self.segment
        covering = grid(table)
        self._cut_off = continued
        carried = continued and self.header is not None
        if carried and table.column_count != max(self.header.columns if self.header else (0,)):
            self.header = None
        for number in range(1, len(table.rows) + 1):
            by_column = covering.get(number, {})
            line = _distinct(by_column)
            fresh = [(c, t) for c, t in line if c.row == number]
            if not line:
                continue
            header = header_of(fresh) if len(fresh) > 1 else None
            if header is not None:
                self._start(header)
            elif number > table.header_rows:
                self._row(line, by_column if carried else {})
        self._end_summary(final=True)
        self._keep_scoring()
        return self.segment

    def _keep_scoring(self) -> None:
        """Leave out rows without points where nothing says that they are scored."""
        rows = self.segment.rows
        worth = any(r.points is not None for r in rows)
        groups = {id(n) for r in rows for n in r.names[:-1]}

        def scored(row: Draft) -> bool:
            if row.points is not None or any(n.points is not None for n in row.names):
                return True
            said = _WORDS.search("".join(row.standard)) is not None
            return row.scoring and (said or not worth) and id(row.names[-1]) not in groups

        self.segment.rows = [r for r in rows if scored(r)]

    def _start(self, header: Header) -> None:
        self._end_summary()
        self.header = header

    def _end_summary(self, final: bool = False) -> None:
        """Rows without a standard right before a header are its parts, named with their points."""
        bare, self._bare = self._bare, []
        if final or not bare:
            return
        parts = [Named(r.names[-1].text, r.points, r.points_at) for r in bare]
        self.segment.rows = [r for r in self.segment.rows if not any(r is b for b in bare)]
        self._section = parts[-1]
        self.segment.summary += parts[:-1]

    def _transposed(self, table: Table) -> bool:
        """评分项目 | 商务 | 技术 | 价格 over 权重 | 40 | 45 | 15: a summary that lies on its side."""
        rows = [_distinct({c.column: c for c in row}) for row in table.rows]
        rows = [r for r in rows if r]
        if len(rows) != 2 or len(rows[0]) != len(rows[1]) or len(rows[0]) < 3:
            return False
        (_, label), *values = rows[1]
        worth = [points.cell(t) for _, t in values]
        if not says_points(label) or None in worth:
            return False
        for (name, text), (at, _), share in zip(rows[0][1:], values, worth, strict=True):
            if _TOTAL.fullmatch(text):
                self.segment.stated = Named(text, share, paragraphs(at))
            else:
                self.segment.summary.append(Named(text, share, paragraphs(name) + paragraphs(at)))
        return True

    def _row(self, line: list[tuple[Cell, str]], by_column: dict[int, Cell]) -> None:
        if self._total(line) or self._composition(line):
            return
        alone = self._alone(line)
        if alone is not None:
            self._aside(*alone)
            return
        names, worth, standard = self._split(line)
        if by_column and (names or worth):
            names = [*self._cut_away(names, by_column), *names]
        if not names and self._rows and worth is None:
            for cell, text in standard:
                self.segment.rows[-1].explain(text, paragraphs(cell))
            return
        if names or worth:
            self._add(names, worth, standard)
            self._nested(line)

    def _alone(self, line: list[tuple[Cell, str]]) -> tuple[Cell, str] | None:
        """The one cell of a row that runs across its columns, beside a number at most."""
        said = [(c, t) for c, t in line if not _NUMBERING.fullmatch(t)]
        if len(line) == 1:
            return line[0]
        if len(said) != 1 or self.header is None:
            return None
        cell = said[0][0]
        across = {c for c, role in self.header.columns.items() if role is not Column.OTHER}
        return (
            said[0] if across <= set(range(cell.column, cell.column + cell.column_span)) else None
        )

    def _split(
        self, line: list[tuple[Cell, str]]
    ) -> tuple[list[Named], tuple[Cell, Decimal | None] | None, list[tuple[Cell, str]]]:
        """The names, the cell of the points and the standard of a row."""
        if self.header is None or (len(line) == 2 and points.cell(line[1][1]) is not None):
            return self._by_content(line)
        scored = set(self.header.having(Column.POINTS))
        standards = set(self.header.having(Column.STANDARD))
        last = max(self.header.having(Column.FACTOR))
        worth: tuple[Cell, Decimal | None] | None = None
        names: list[Named] = []
        standard: list[tuple[Cell, str]] = []
        for cell, text in line:
            columns = set(range(cell.column, cell.column + cell.column_span))
            if columns & scored and (not columns - scored or points.cell(text) is not None):
                worth = (cell, points.in_points_column(text))
            elif cell.column in standards:
                standard.append((cell, text))
            elif cell.column <= last and not _NUMBERING.fullmatch(text):
                names.append(self._named(cell, text, bare=not scored))
        return names, worth, standard

    def _by_content(
        self, line: list[tuple[Cell, str]]
    ) -> tuple[list[Named], tuple[Cell, Decimal | None] | None, list[tuple[Cell, str]]]:
        """Without headers: names stand left of the points, the standard right of them."""
        words = [
            (c, t) for c, t in line if not _NUMBERING.fullmatch(t) or points.cell(t) is not None
        ]
        first = next((i for i, (_, t) in enumerate(words) if points.cell(t) is None), 0)
        words = words[first:]
        worths = [i for i, (_, t) in enumerate(words) if points.cell(t) is not None]
        if worths:
            at = worths[0]
            cell, text = words[at]
            names = [self._named(c, t) for c, t in words[:at] if len(t) <= _NAME_LONGEST]
            behind = [(c, t) for c, t in words[:at] if len(t) > _NAME_LONGEST] + words[at + 1 :]
            return names, (cell, points.cell(text)), behind
        named = [(c, t) for c, t in words[:-1] if points.named(t)[1] is not None]
        if named:
            last = words.index(named[-1])
            return [self._named(c, t) for c, t in words[: last + 1]], None, words[last + 1 :]
        return [], None, words

    def _named(self, cell: Cell, text: str, bare: bool = False) -> Named:
        """The name in a cell; a merged cell is one name for all its rows."""
        known = self._names.get(id(cell))
        if known is None:
            name, worth = points.named(text, bare)
            known = self._names[id(cell)] = Named(name, worth, paragraphs(cell))
            self._open[cell.column] = known
        return known

    def _cut_away(self, names: list[Named], by_column: dict[int, Cell]) -> list[Named]:
        """The names that stand on the page before, in columns that this page leaves blank."""
        if self.header is None:
            return []
        own = [c for c, name in self._open.items() if name in names]
        before = min(own, default=max(self.header.having(Column.FACTOR)) + 1)
        columns = [c for c in sorted(self._open) if c < before and c in by_column]
        return [self._open[c] for c in columns if not folded(by_column[c].text).text]

    def _add(
        self,
        names: list[Named],
        worth: tuple[Cell, Decimal | None] | None,
        standard: list[tuple[Cell, str]],
    ) -> None:
        key = id(worth[0]) if worth else id(names[-1])
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = Draft(self._within(names))
            row.scoring = self.header is None or self.header.of_scoring
            if worth:
                row.points, row.points_at = worth[1], paragraphs(worth[0])
            elif names[-1].points is not None:
                row.points, row.points_at = names[-1].points, names[-1].at
            self.segment.rows.append(row)
        elif names and names[-1] not in row.names:
            row.names[-1] = _joined(row.names[-1], names[-1])
        for cell, text in standard:
            row.explain(text, paragraphs(cell))
        if standard or row.points is None:
            self._bare = []
        else:
            self._bare.append(row)

    def _within(self, names: list[Named]) -> list[Named]:
        """The names of a row with those that it stands under."""
        last = list(self.segment.rows[-1].names) if self.segment.rows else []
        if not names:
            return last
        if self._cut_off and self.header is None and len(names) < len(last):
            return [*last[: -len(names)], *names]
        return [self._section, *names] if self._section else names

    def _nested(self, line: Sequence[tuple[Cell, str]]) -> None:
        """Rows of a table inside a cell stand for the row that the cell is in."""
        row = self.segment.rows[-1]
        for table in (b for c, _ in line for b in c.blocks if isinstance(b, Table)):
            inner = TableReader().read(table)
            if not any(r.points is not None for r in inner.rows):
                continue
            group = Named(row.names[-1].text, row.points, row.points_at or row.names[-1].at)
            for below in inner.rows:
                below.names = [*row.names[:-1], group, *below.names]
            if row in self.segment.rows:
                self.segment.rows.remove(row)
            self.segment.rows += inner.rows
            self._bare = []

    def _total(self, line: list[tuple[Cell, str]]) -> bool:
        """合计 | 100: what the table says it adds up to."""
        labels = [(c, t) for c, t in line if not _NUMBERING.fullmatch(t)]
        for cell, text in labels[:_LABELS]:
            spelled = _STATED.fullmatch(text)
            name = spelled["name"] if spelled else points.named(text)[0]
            if not _TOTAL.fullmatch(name) or self._in_points(cell):
                continue
            worth = Decimal(spelled["points"]) if spelled else points.named(text)[1]
            if worth is None:
                beside = (points.cell(t) for c, t in line if c.column > cell.column)
                worth = next((w for w in beside if w is not None), None)
            self._bare = []
            if worth is not None and _SUBTOTAL.match(name):
                self._subtotal(Named(name, worth, paragraphs(cell)))
            elif worth is not None:
                self.segment.stated = Named(name, worth, paragraphs(cell))
            return True
        return False

    def _in_points(self, cell: Cell) -> bool:
        return self.header is not None and self.header.columns.get(cell.column) is Column.POINTS

    def _subtotal(self, stated: Named) -> None:
        """小计 stands for the rows of its group, or for those since the one before it."""
        done = {id(r) for _, rows in self.segment.subtotals for r in rows}
        rows = [r for r in self.segment.rows if id(r) not in done]
        if not rows:
            return
        group = rows[-1].names[0]
        if len(rows[-1].names) > 1:
            rows = [r for r in rows if r.names[0] is group]
        name = group.text if len(rows[-1].names) > 1 else stated.text
        self.segment.subtotals.append((Named(name, stated.points, stated.at), tuple(rows)))

    def _composition(self, line: list[tuple[Cell, str]]) -> bool:
        """分值构成 | 商务部分：20 分 技术部分：40 分 …"""
        for number, (_, text) in enumerate(line[:-1]):
            if not _COMPOSITION.match(text):
                continue
            total = points.named(text)[1]
            if total is not None:
                self.segment.stated = Named("总分", total, paragraphs(line[number][0]))
            cell, said = line[-1]
            self.segment.summary += shares(said, paragraphs(cell))
            return True
        return False

    def _aside(self, cell: Cell, text: str) -> None:
        """A row of one cell: the name of what follows, a note, or more of the standard above."""
        name, worth = points.named(text)
        if worth and len(name) <= _NAME_LONGEST and not _NO_NAME.search(name):
            self._section = Named(name, worth, paragraphs(cell))
            self._bare = []
        elif _GROUP.fullmatch(text):
            self._section = Named(text, None, paragraphs(cell))
            self._bare = []
        elif self.segment.rows and not _NOTE.match(text):
            self.segment.rows[-1].explain(text, paragraphs(cell))
            self._bare = []


def _joined(first: Named, second: Named) -> Named:
    """Two factors that share one cell of points."""
    return Named(f"{first.text}、{second.text}", first.points, first.at + second.at)


def _distinct(by_column: dict[int, Cell]) -> list[tuple[Cell, str]]:
    """The cells of a grid row with their folded texts, each once, blank ones left out."""
    unique = {id(c): c for _, c in sorted(by_column.items())}
    found = ((c, folded(c.text).text) for c in unique.values())
    return [(c, t) for c, t in found if t or any(isinstance(b, Table) for b in c.blocks)]
