"""Quoting a clause: its text cut into marked and unmarked pieces, shortened around the marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from biaochi.model.clause import Span
from biaochi.model.finding import Breach, Finding
from biaochi.reports.describe import clean, one_line

_LEAST = 12
"""Characters kept beside a mark however little room there is."""
_WORDS = 30
"""Characters kept at either end of offending words that are quoted alone."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of quoted text; `marked` where it is offending."""

    text: str
    marked: bool = False


def cut(text: str, start: int, end: int, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """The slice start..end of a text, cut at the spans (offsets into the text, disjoint)."""
    pieces: list[Piece] = []
    at = start
    for span in sorted(spans, key=lambda s: s.start):
        first, last = max(span.start, at), min(span.end, end)
        if first >= last:
            continue
        pieces += [Piece(text[at:first]), Piece(text[first:last], marked=True)]
        at = last
    pieces.append(Piece(text[at:end]))
    return tuple(p for p in pieces if p.text)


def shorten(pieces: tuple[Piece, ...], room: int) -> tuple[Piece, ...]:
    """Pieces with about `room` characters in all: what is far from a mark becomes ….

    Without marks the beginning is kept. Marks are shortened in their middle only when one alone is
    longer than the room.
    """
    if sum(len(p.text) for p in pieces) <= room:
        return pieces
    marks = [p for p in pieces if p.marked]
    if not marks:
        return (Piece(_head("".join(p.text for p in pieces), room)),)
    spare = room - sum(len(p.text) for p in marks)
    beside = max(_LEAST, spare // (2 * len(marks)))
    shown: list[Piece] = []
    for i, piece in enumerate(pieces):
        if piece.marked:
            shown.append(Piece(_middle(piece.text, room // 2, room // 2), marked=True))
        elif i == 0:
            shown.append(Piece(_tail(piece.text, beside)))
        elif i == len(pieces) - 1:
            shown.append(Piece(_head(piece.text, beside)))
        else:
            shown.append(Piece(_middle(piece.text, beside, beside)))
    return tuple(shown)


def quote(finding: Finding, room: int) -> tuple[Piece, ...]:
    """The clause of a finding with its offending words, safe to show, on one line."""
    clause = finding.clause
    pieces = cut(clause.paragraph.text, clause.start, clause.end, finding.spans)
    flat = tuple(Piece(_flat(p.text), p.marked) for p in pieces)
    return shorten(tuple(p for p in flat if p.text), room)


def words(finding: Finding, breach: Breach) -> str:
    """The offending words of one breach: 「本市注册」「本地业绩」."""
    text = finding.clause.paragraph.text
    found = (one_line(text[s.start : s.end]) for s in breach.spans)
    return "".join(f"「{_middle(w, _WORDS, _WORDS)}」" for w in found)


def _flat(text: str) -> str:
    # Blanks at the edges of a piece belong to the sentence, so they are narrowed but not stripped.
    return re.sub(r"\s+", " ", clean(text))


def _head(text: str, room: int) -> str:
    return text if len(text) <= room + 1 else text[:room] + "…"


def _tail(text: str, room: int) -> str:
    return text if len(text) <= room + 1 else "…" + text[-room:]


def _middle(text: str, head: int, tail: int) -> str:
    return text if len(text) <= head + tail + 1 else text[:head] + "…" + text[-tail:]
