"""A stretch of a clause in which a value is looked for."""

from __future__ import annotations

from dataclasses import dataclass

from biaochi.model.clause import Clause, Span
from biaochi.model.fact import How


@dataclass(frozen=True, slots=True)
class Zone:
    """Where the value of a label stands: a stretch of the folded text of a clause.

    `unit` is the unit that the label or a column header names for bare numbers (万元), `bare` tells
    that a bare number is a value here. `lot` is the lot of the label, if it has one.
    """

    clause: Clause
    start: int
    end: int
    unit: str = ""
    lot: str = ""
    bare: bool = False

    @property
    def text(self) -> str:
        """The folded words of the stretch."""
        return self.clause.folded.text[self.start : self.end]

    def span(self, start: int, end: int) -> Span:
        """Offsets in the stretch as offsets in the clause."""
        return Span(self.start + start, self.start + end)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label as printed (folded, without its number) with the stretches that state its value."""

    label: str
    how: How
    zones: tuple[Zone, ...]
