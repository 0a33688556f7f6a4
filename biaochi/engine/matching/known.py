"""What is known of a document as a whole when its rules are judged: facts, scores, law, calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from biaochi.engine.calendar import calendar as shipped_calendar
from biaochi.engine.matching.scan import Scan
from biaochi.grammar.compiled import Threshold, WordSet
from biaochi.grammar.terms import Figure
from biaochi.model.calendar import Calendar
from biaochi.model.clause import Clause, Span
from biaochi.model.fact import Facts, How, Statement
from biaochi.model.scoring import ScoreRow, Scores, ScoreTable
from biaochi.model.values import Points

Scored = tuple[Decimal, Statement | None] | str
"""Points with the place that shows them; or, in Chinese, why they cannot be told."""

_NO_TABLE = "没有找到评分表"
_NO_PRICE = "评分表里没有写明价格分"
_INCOMPLETE = "评分表有的行没有写分值"


@dataclass(frozen=True)
class Known:
    """The whole document from the point of view of one condition.

    `unread` tells that parts could not be read, so that nothing can be said to be missing;
    `fragment` the same of a text that is too short to be a whole document.
    """

    as_of: dt.date
    scan: Scan
    facts: Facts = field(default_factory=Facts)
    thresholds: Mapping[str, Threshold] = field(default_factory=dict)
    sets: Sequence[WordSet] = ()
    read_scores: Callable[[], Scores] = Scores
    unread: bool = False
    fragment: bool = False
    calendar: Calendar = field(default_factory=shipped_calendar)

    @cached_property
    def scores(self) -> Scores:
        """The scoring schemes, read when a rule first asks for them."""
        return self.read_scores()

    def statements(self, name: str, lot: str = "") -> tuple[Statement, ...]:
        """What the document says of a fact for a lot; of all lots where it speaks only of lots."""
        fact = self.facts[name]
        return fact.of(lot) or (() if lot else fact.statements)

    def lots(self, names: Iterable[str]) -> tuple[str, ...]:
        """The lots for which these facts have values of their own, the whole project where none."""
        found = dict.fromkeys(lot for name in names for lot in self.facts[name].lots if lot)
        return tuple(found) or ("",)

    @cached_property
    def score_lots(self) -> tuple[str, ...]:
        """One lot for each scoring scheme that is for lots only, the whole project where none is."""
        found = dict.fromkeys(t.lots[0] for t in self.scores.tables if t.lots)
        return tuple(found) or ("",)

    @cached_property
    def _sections(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        found: dict[tuple[str, ...], list[str]] = {}
        for clause in self.scan.clauses:
            found.setdefault(clause.path, []).append(clause.folded.text)
        return {path: tuple(texts) for path, texts in found.items()}

    def section(self, clause: Clause) -> tuple[str, ...]:
        """The folded clauses that stand under the same headings."""
        return self._sections.get(clause.path, ())

    def row_of(self, clause: Clause) -> ScoreRow | None:
        """The scoring row in which a clause stands."""
        return self.scores.row_of(clause)

    def score_sum(self, words: int | None, lot: str) -> Scored:
        """The points of the rows whose factor has a word of a set (all rows: None), or what lacks."""
        table = self._table(lot)
        if table is None:
            return _NO_TABLE
        if words is None:
            return self._shown(table.rows, table.total) if table.complete else _INCOMPLETE
        rows = tuple(r for r in table.rows if _names(r, self.sets[words]))
        points = [r.points for r in rows if r.points is not None]
        if len(points) < len(rows):
            return _INCOMPLETE
        return self._shown(rows, sum(points, Decimal(0))) if rows else "评分表里没有这个因素"

    def score_figure(self, figure: Figure, lot: str) -> Scored:
        """A figure that the scoring table has of itself, or what lacks."""
        table = self._table(lot)
        if table is None:
            return _NO_TABLE
        if figure is Figure.PRICE:
            priced = tuple(r for r in table.rows if r.price)
            return _NO_PRICE if table.price is None else self._shown(priced, table.price)
        if figure is Figure.STATED:
            if table.stated is None:
                return "评分表没有写满分"
            return table.stated, self._statement(table.stated_at, table.stated)
        return self._parts_off(table)

    def _parts_off(self, table: ScoreTable) -> Scored:
        """How far the sum of the rows of a part is from its points, at worst."""
        sums = [(part, part.sum(table)) for part in table.parts]
        known = [(part, abs(part.points - total)) for part, total in sums if total is not None]
        if not known:
            return "评分表没有可以核对的小计"
        part, off = max(known, key=lambda one: one[1])
        return off, self._statement(part.at, part.points)

    def _table(self, lot: str) -> ScoreTable | None:
        return next(iter(self.scores.of(lot)), None)

    def _shown(self, rows: Sequence[ScoreRow], total: Decimal) -> Scored:
        at = next((i for row in rows for i in (row.points_at or row.clauses)), None)
        return total, self._statement(at, total)

    def _statement(self, at: int | None, points: Decimal) -> Statement | None:
        if at is None:
            return None
        clause = self.scan.clauses[at]
        whole = Span(0, len(clause.folded.text))
        return Statement(Points(points), How.DERIVED, clause=clause, span=whole)


def _names(row: ScoreRow, words: WordSet) -> bool:
    return any(_has(text, words) for text in (row.factor, *row.groups))


def _has(text: str, words: WordSet) -> bool:
    for avoided in words.avoid:
        text = text.replace(avoided, "｜")
    return any(word in text for word in words.words)
