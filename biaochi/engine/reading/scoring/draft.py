"""Scoring rows while they are being put together, before clauses are numbered."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from biaochi.model.document import Cell, Paragraph


@dataclass(eq=False)
class Named:
    """A name with the points stated beside it, told apart by where it stands, not by its words.

    `clauses` are the clauses of the paragraphs that say it, empty where all of them do.
    """

    text: str
    points: Decimal | None
    at: tuple[Paragraph, ...]
    clauses: tuple[int, ...] = ()


@dataclass(eq=False)
class Draft:
    """A row: its names, outermost first and the factor last, and where its points stand.

    `scoring` is whether the headers above it speak of scoring; without points it counts only then.
    """

    names: list[Named]
    points: Decimal | None = None
    points_at: tuple[Paragraph, ...] = ()
    standard: list[str] = field(default_factory=list)
    standard_at: list[Paragraph] = field(default_factory=list)
    scoring: bool = True

    def explain(self, text: str, at: tuple[Paragraph, ...]) -> None:
        """Add a stretch of the standard."""
        if text:
            self.standard.append(text)
            self.standard_at += at


@dataclass(eq=False)
class Segment:
    """What one table or one list says: rows, a stated total, and a summary of parts.

    `title` is the name it stands under, `lots` the lots it says it is for, `chapter` the outermost
    heading above it; `headed` is whether headers named its columns.
    """

    rows: list[Draft] = field(default_factory=list)
    stated: Named | None = None
    summary: list[Named] = field(default_factory=list)
    subtotals: list[tuple[Named, tuple[Draft, ...]]] = field(default_factory=list)
    title: Named | None = None
    lots: tuple[str, ...] = ()
    chapter: str = ""
    headed: bool = True

    @property
    def total(self) -> Decimal:
        """The sum of its rows, those without points left out."""
        return sum((r.points for r in self.rows if r.points is not None), Decimal(0))


def paragraphs(cell: Cell) -> tuple[Paragraph, ...]:
    """The paragraphs of a cell, without those of nested tables."""
    return tuple(b for b in cell.blocks if isinstance(b, Paragraph))
