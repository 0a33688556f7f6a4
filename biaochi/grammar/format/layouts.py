"""How the content of fields is laid out anew, by its start symbol in the grammar."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from biaochi.grammar.format.conditions import condition_lines
from biaochi.grammar.format.lines import WIDEST, filled
from biaochi.grammar.format.tokens import Piece, flat

Layout = Callable[[Sequence[Piece], int], list[str]]
"""From tokens and the column at which they start to lines without the indent of that column."""


def _on_one_line(pieces: Sequence[Piece], column: int) -> list[str]:
    return [flat(list(pieces))]


def _condition(pieces: Sequence[Piece], column: int) -> list[str]:
    return [line.removeprefix(" " * column) for line in condition_lines(pieces, column)]


def _names(pieces: Sequence[Piece], column: int) -> list[str]:
    """Names with 、 between them, 非 in front of the first."""
    excluded = "".join(f"{p.text} " for p in pieces if p.kind == "EXCEPT")
    named = [p.text for p in pieces if p.kind not in ("EXCEPT", "SEP", "SEMI")]
    if not named:
        return [flat(list(pieces))]
    rows = filled([excluded + named[0], *named[1:]], "、", WIDEST - column)
    return [f"{row}、" for row in rows[:-1]] + rows[-1:]


def _citations(pieces: Sequence[Piece], column: int) -> list[str]:
    """One citation per line; a sign between them says no more than the line's end."""
    lines: list[list[Piece]] = []
    for piece in pieces:
        if piece.kind in ("SEP", "SEMI"):
            continue
        after_title = bool(lines) and lines[-1][-1].kind == "TITLE"
        if piece.kind == "TITLE" or (piece.kind == "ARTICLE" and not after_title):
            lines.append([])
        lines[-1].append(piece)
    return [flat(line) for line in lines]


LAYOUTS: dict[str, Layout] = {
    "condition": _condition,
    "fixed": _condition,
    "term": _condition,
    "dated": _on_one_line,
    "limits": _on_one_line,
    "level": _on_one_line,
    "validity": _on_one_line,
    "names": _names,
    "titles": _names,
    "citations": _citations,
}
