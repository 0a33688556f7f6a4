"""What every layout keeps to: the widest line, and which lines the language would misread."""

from __future__ import annotations

from collections.abc import Sequence

from biaochi.grammar import keywords as kw
from biaochi.grammar.diagnostics import width
from biaochi.grammar.split import first_word

WIDEST = 100
"""Columns of a line, of which a Chinese character takes two; only text of the author's is wider."""
INDENT = 2


def opens_field(line: str) -> bool:
    """Whether a line would be read as a field or a declaration, or as a misspelt one."""
    word, _ = first_word(line)
    return kw.declares(kw.simplified(word)) or any(
        kw.one_off(word, f.keyword) for d in kw.DECLARATIONS for f in d.fields
    )


def filled(units: Sequence[str], between: str, room: int) -> list[str]:
    """Units in rows of at most `room` columns.

    A unit that would be read as a field never starts a row, however long the row before gets.
    """
    rows: list[str] = []
    for unit in units:
        longer = f"{rows[-1]}{between}{unit}" if rows else unit
        if rows and (width(longer) <= room or opens_field(unit)):
            rows[-1] = longer
        else:
            rows.append(unit)
    return rows
