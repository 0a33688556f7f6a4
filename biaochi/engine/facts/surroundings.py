"""The lot that a clause is about by standing under its heading or line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from biaochi.engine.facts.lots import opened
from biaochi.model.clause import Clause
from biaochi.parsers.labels import Kind, parse_label


class Lots:
    """Which lot each clause of a document is about, worked out when first asked."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._clauses = clauses

    def around(self, clause: Clause) -> str:
        """The lot of the nearest heading or opening line above a clause; empty where there is none."""
        for title in reversed(clause.titles):
            if lot := opened(title, heading=True):
                return lot
        return self._running[clause.index]

    @cached_property
    def _running(self) -> list[str]:
        """For each clause the lot whose opening line was read last in its section."""
        lot, lots = "", []
        inside: set[Kind] = set()
        for clause in self._clauses:
            text = clause.folded.text
            if clause.paragraph.anchor.table is None:
                if here := opened(text, heading=bool(clause.paragraph.heading)):
                    lot, inside = here, set()
                elif lot and (clause.paragraph.heading or _goes_on_outside(clause, inside)):
                    lot = ""
            lots.append(lot)
        return lots


def _goes_on_outside(clause: Clause, inside: set[Kind]) -> bool:
    """Whether a numbered clause goes on with a list that began before the lot was opened.

    `inside` collects the kinds of number that began within the lot.
    """
    label = parse_label(clause.text.lstrip())
    if label is None:
        return False
    if label.first and label.kind > Kind.HAN:
        inside.add(label.kind)
    return label.kind not in inside
