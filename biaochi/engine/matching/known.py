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
from biaochi.model.calendar import Calendar
from biaochi.model.clause import Clause, Span
from biaochi.model.fact import Facts, How, Statement
from biaochi.model.scoring import ScoreRow, Scores, ScoreTable
from biaochi.model.values import Points


@dataclass(frozen=True)
class Known:
    """The whole document from the point of view of one condition.

    `unread` tells that parts could not be read, so that nothing can be said to be missing.
    """

    as_of: dt.date
    scan: Scan
    facts: Facts = field(default_factory=Facts)
    thresholds: Mapping[str, Threshold] = field(default_factory=dict)
    sets: Sequence[WordSet] = ()
    read_scores: Callable[[], Scores] = Scores
    unread: bool = False
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

    def score_sum(self, words: int | None, lot: str) -> tuple[Decimal, Statement | None] | str:
        """The points of the rows whose factor has a word of a set (all rows: None), or what lacks."""
        table = self._table(lot)
        if table is None:
            return "没有找到评分表"
        rows = table.rows
        if words is not None:
            rows = tuple(r for r in rows if self._names(r, self.sets[words]))
            if not rows:
                return "评分表里没有这个因素"
        if any(row.points is None for row in rows):
            return "评分表有的行没有写分值"
        total = sum((r.points for r in rows if r.points is not None), Decimal(0))
        return total, self._shown(rows[0], total) if rows else None

    def _table(self, lot: str) -> ScoreTable | None:
        tables = self.scores.tables
        own = [t for t in tables if lot in t.lots] or [t for t in tables if not t.lots]
        return own[0] if own else None

    def _names(self, row: ScoreRow, words: WordSet) -> bool:
        return any(_has(text, words) for text in (row.factor, *row.groups))

    def _shown(self, row: ScoreRow, total: Decimal) -> Statement | None:
        at = (row.points_at or row.clauses)[:1]
        if not at:
            return None
        clause = self.scan.clauses[at[0]]
        whole = Span(0, len(clause.folded.text))
        return Statement(Points(total), How.DERIVED, clause=clause, span=whole)


def _has(text: str, words: WordSet) -> bool:
    for avoided in words.avoid:
        text = text.replace(avoided, "｜")
    return any(word in text for word in words.words)
