"""A rule file cut into pieces of one declaration each, so that an edit costs one piece.

Nothing that is read inside a declaration depends on where in the file it stands, so a piece whose
text did not change keeps all that was found out about it, wherever it has moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from biaochi.grammar import keywords as kw
from biaochi.grammar.compiled import FactDeclaration, Threshold
from biaochi.grammar.compiler import Version
from biaochi.grammar.diagnostics import Diagnostic, Log
from biaochi.grammar.lists import DeclaredList
from biaochi.grammar.source import source_of
from biaochi.grammar.split import split
from biaochi.grammar.tree import Declaration, SyntaxFile
from biaochi.lsp.names import Mention, mentions
from biaochi.model.law import Statute

_NUMBERED = re.compile(r"第 \d+ 行")
_OPENS = re.compile(
    rf"^(?:[^\S\n]|[\u200b\ufeff])*(?:{'|'.join(d.keyword for d in kw.DECLARATIONS)})"
    r"(?=[\s:：(（【〔《<＜“\"]|$)(?![^\S\n]*[|｜])",
    re.MULTILINE,
)


Made = FactDeclaration | Threshold | Version


@dataclass(slots=True)
class Judged:
    """What compiling a declaration said about it, what it had looked up, and what came of it."""

    notes: tuple[Diagnostic, ...]
    looked_up: tuple[object, ...]
    made: tuple[Made, ...] = ()


@dataclass(slots=True)
class Piece:
    """One declaration with the comments below it; `start` is its offset in the file.

    `notes` are mistakes in how it is cut into fields, `read_notes` those in the content of a
    declaration that others refer to; `read` is what was read then.
    """

    text: str
    start: int
    file: SyntaxFile
    notes: tuple[Diagnostic, ...]
    mentions: tuple[Mention, ...]
    read: DeclaredList | Statute | None = None
    read_notes: tuple[Diagnostic, ...] | None = None
    judged: Judged | None = field(default=None)

    @property
    def declaration(self) -> Declaration | None:
        """The declaration, None for what stands before the first one."""
        return next(iter(self.file.declarations), None)

    @property
    def kind(self) -> str:
        """The keyword of the declaration, empty where there is none."""
        declaration = self.declaration
        return declaration.kind if declaration else ""

    @property
    def line(self) -> int:
        """The number of its first line, from 1."""
        return self.file.source.first


def cut(name: str, text: str, known: Mapping[str, Piece]) -> tuple[Piece, ...]:
    """The pieces of a file; those known by their text are taken over, each once.

    Two declarations of one text are still two: one may be wrong for repeating the other.
    """
    return tuple(_pieces(name, text, dict(known)))


def _pieces(name: str, text: str, known: dict[str, Piece]) -> Iterator[Piece]:
    starts = [m.start() for m in _OPENS.finditer(text)]
    if not starts or starts[0] > 0:
        starts.insert(0, 0)
    line = 1
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        one = text[start:end]
        before = known.pop(one, None)
        yield _moved(before, start, line) if before else _made(name, one, start, line)
        line += one.count("\n")


def _made(name: str, text: str, start: int, line: int) -> Piece:
    log = Log()
    file = split(replace(source_of(name, text), first=line), log)
    return Piece(text, start, file, log.sorted, mentions(file))


def _moved(piece: Piece, start: int, line: int) -> Piece:
    """The piece at another place; what was said about it moves along."""
    by = line - piece.line
    if not by:
        return replace(piece, start=start)
    if any(_NUMBERED.search(d.cause) for d in piece.notes):
        return _made(piece.file.source.name, piece.text, start, line)
    judged = piece.judged
    if judged and any(_NUMBERED.search(d.cause) for d in judged.notes):
        judged = None
    return replace(
        piece,
        start=start,
        file=replace(piece.file, source=replace(piece.file.source, first=line)),
        notes=shifted(piece.notes, by),
        read_notes=None if piece.read_notes is None else shifted(piece.read_notes, by),
        judged=judged and replace(judged, notes=shifted(judged.notes, by)),
    )


def shifted(notes: tuple[Diagnostic, ...], by: int) -> tuple[Diagnostic, ...]:
    """Diagnostics so many lines further down."""
    return tuple(replace(d, line=d.line + by) for d in notes)
