"""Word lists and 结构: authors group them by meaning, so their lines are kept where they fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from biaochi.grammar.diagnostics import width
from biaochi.grammar.format.lines import filled, opens_field
from biaochi.grammar.format.tokens import Piece, flat

WIDEST_ROW = 120
"""Columns of a row of words; more than for conditions, as it is scanned and not read."""
_WIDEST_BY_HAND = 160
_NEARLY_FULL = 0.85


@dataclass(frozen=True, slots=True)
class KeptLines:
    """How one kind of list is laid out: what may not be parted, and what stands between."""

    units: Callable[[Sequence[Piece]], list[str]]
    between: str

    def rows(self, lines: Sequence[Sequence[Piece]], column: int) -> list[str]:
        """Rows for the lines of a stretch without comments, each line's tokens together.

        A line that is too wide is broken into equal rows. Where the lines were plainly filled, and not grouped,
        the whole stretch is filled anew.
        """
        room = WIDEST_ROW - column
        units = [self.units(line) for line in lines]
        widths = [width(self.between.join(line)) for line in units]
        if max(widths) > room and self._was_filled(units, widths):
            rows = filled([unit for line in units for unit in line], self.between, room)
        else:
            rows = [row for line in units for row in self._balanced(line, room)]
        return [f"| {row}" if opens_field(row) else row for row in rows]

    def _balanced(self, units: list[str], room: int) -> list[str]:
        """As few rows as the room allows, about equally long, so that no word is left alone."""
        rows = filled(units, self.between, room)
        while len(rows) > 1 and len(closer := filled(units, self.between, room - 2)) == len(rows):
            rows, room = closer, room - 2
        return rows

    def _was_filled(self, units: list[list[str]], widths: list[int]) -> bool:
        """Whether every line but the last had no room for the first word of the next one."""
        if len(units) < 2 or max(widths) > _WIDEST_BY_HAND:
            return False
        least = max(widths) * _NEARLY_FULL
        return all(
            here + width(self.between + below[0]) > least
            for here, below in zip(widths, units[1:], strict=False)
        )


def _words(pieces: Sequence[Piece]) -> list[str]:
    """The words of a line; a bar at its start or end says no more than the line's end."""
    units: list[str] = []
    before = ""
    for piece in pieces:
        if piece.kind == "BAR":
            # Two bars side by side, like two words without one, are for the compiler to report.
            units += [""] if before == "BAR" else []
        elif before in ("", "BAR"):
            units.append(piece.text)
        else:
            units[-1] += f" {piece.text}"
        before = piece.kind
    return units or [flat(list(pieces))]


def _shapes(pieces: Sequence[Piece]) -> list[str]:
    return flat(list(pieces)).split()


LISTS = {"wordlist": KeptLines(_words, " | "), "shape": KeptLines(_shapes, " ")}
"""By start symbol in the grammar."""
