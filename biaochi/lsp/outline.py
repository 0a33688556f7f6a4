"""The declarations of a file for the outline and for folding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from biaochi.grammar.source import Range
from biaochi.lsp.pieces import Piece


@dataclass(frozen=True, slots=True)
class Heading:
    """A declaration: keyword, name, the rest of its first line, and its places in the piece."""

    piece: Piece
    kind: str
    name: str
    detail: str
    at: Range
    whole: Range


def headings(pieces: Iterable[Piece]) -> Iterator[Heading]:
    """One for each declaration that has a name."""
    for piece in pieces:
        declaration = piece.declaration
        if declaration is None:
            continue
        header = piece.file.name(declaration.header)
        name, *rest = header.text.split(maxsplit=1) or [""]
        if declaration.kind == "法规":
            name, rest = header.text, []
        if not name:
            continue
        start = header.at.start
        whole = Range(declaration.at.start, _end(piece))
        at = Range(start, start + len(name))
        yield Heading(piece, declaration.kind, name, " ".join(rest), at, whole)


def _end(piece: Piece) -> int:
    """Where the last line ends that says something."""
    return len(piece.text.rstrip())


def folds(pieces: Iterable[Piece]) -> Iterator[tuple[int, int]]:
    """First and last line (from 0) of what can be folded: declarations and fields of many lines."""
    for piece in pieces:
        declaration = piece.declaration
        if declaration is None:
            continue
        source = piece.file.source
        ranges = [Range(declaration.at.start, _end(piece))]
        ranges += [Range(f.at.start, f.body.end) for f in declaration.fields]
        for at in ranges:
            said = piece.text[at.start : at.end].rstrip()
            first = source.position(at.start)[0] - 1
            if "\n" in said:
                yield first, first + said.count("\n")
