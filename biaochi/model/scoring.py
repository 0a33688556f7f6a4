"""评分表: how a document gives its points, row by row."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from biaochi.model.clause import Clause

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One thing that points are given for.

    `factor` is its name, folded and without its points; `groups` are the names that it stands
    under, outermost first (商务部分). `points` is the most that can be had, None where the document
    leaves it open; shares (权重 30%) count as points of a hundred. `standard` is the folded text that
    says how they are given. `factor_at`, `points_at` and `standard_at` are the indices of the
    clauses that say so; where name and points stand in one clause, it is in both. `price` tells
    whether the row scores the price: its name says so, or its standard compares offers.
    """

    factor: str
    groups: tuple[str, ...]
    points: Decimal | None
    standard: str = ""
    factor_at: tuple[int, ...] = ()
    points_at: tuple[int, ...] = ()
    standard_at: tuple[int, ...] = ()
    price: bool = False

    @property
    def clauses(self) -> tuple[int, ...]:
        """The indices of all clauses of the row, in reading order."""
        return tuple(sorted({*self.factor_at, *self.points_at, *self.standard_at}))


@dataclass(frozen=True, slots=True)
class ScorePart:
    """A part of the scheme whose points are stated beside those of its rows (技术部分 60 分, 小计).

    `rows` are the numbers of its rows, from 0; `at` the index of the clause that states it.
    """

    name: str
    points: Decimal
    rows: tuple[int, ...]
    at: int | None = None

    def sum(self, table: ScoreTable) -> Decimal | None:
        """What the rows of the part add up to, None where one leaves its points open."""
        points = [table.rows[i].points for i in self.rows]
        return None if None in points or not points else sum((p for p in points if p), Decimal(0))


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """A scheme of points, joined from all its tables and lists.

    `lots` are the lots it is for, empty where the document has one scheme for all. `stated` is the
    total that the document names (合计, 满分 100 分), `stated_at` the index of the clause.
    """

    rows: tuple[ScoreRow, ...]
    parts: tuple[ScorePart, ...] = ()
    stated: Decimal | None = None
    stated_at: int | None = None
    lots: tuple[str, ...] = ()

    @property
    def total(self) -> Decimal:
        """The sum of all rows that name their points; parts and subtotals are not counted again."""
        return sum((r.points for r in self.rows if r.points is not None), Decimal(0))

    @property
    def price(self) -> Decimal | None:
        """The points for the price, None where no row scores it or one leaves its points open."""
        rows = [r for r in self.rows if r.price]
        points = [r.points for r in rows if r.points is not None]
        return sum(points, Decimal(0)) if points and len(points) == len(rows) else None

    @property
    def complete(self) -> bool:
        """Whether the sum can be judged: every row names its points, and none seems left out.

        A scheme without a price that does not make up a whole is likely one part of a scheme.
        """
        if not self.rows or any(r.points is None for r in self.rows):
            return False
        whole = self.stated if self.stated is not None else _HUNDRED
        return self.total == whole or any(r.price for r in self.rows)


@dataclass(frozen=True)
class Scores:
    """All schemes of a document, with the row that each clause belongs to."""

    tables: tuple[ScoreTable, ...] = ()
    _rows: dict[int, ScoreRow] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        rows = {
            i: row for t in reversed(self.tables) for row in reversed(t.rows) for i in row.clauses
        }
        object.__setattr__(self, "_rows", rows)

    def of(self, lot: str) -> tuple[ScoreTable, ...]:
        """The schemes for a lot; empty text stands for the whole project."""
        return tuple(t for t in self.tables if not lot or not t.lots or lot in t.lots)

    def row_of(self, clause: Clause) -> ScoreRow | None:
        """The row that a clause stands in, None outside scoring."""
        return self._rows.get(clause.index)
