"""Where the cursor stands: in which declaration and field, and what is written before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from biaochi.grammar import keywords as kw
from biaochi.grammar.tree import Declaration, Field
from biaochi.lsp.names import Mention
from biaochi.lsp.pieces import Piece
from biaochi.lsp.text import Text


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a file. `offset` counts from the start of the file, `local` from the piece's.

    `head` and `tail` are what stands on the line before and behind the cursor.
    """

    piece: Piece
    offset: int
    head: str
    tail: str

    @property
    def local(self) -> int:
        """The offset into the text of the piece."""
        return self.offset - self.piece.start

    @property
    def declaration(self) -> Declaration | None:
        """The declaration in which the cursor stands."""
        return self.piece.declaration

    @property
    def field(self) -> Field | None:
        """The field that a word written here belongs to; None in the header."""
        declaration = self.declaration
        fields = declaration.fields if declaration else ()
        before = [f for f in fields if f.at.end <= self.local or f.body.start <= self.local]
        return before[-1] if before else None

    @property
    def said(self) -> str:
        """What the field says up to the cursor, in half width."""
        field = self.field
        if field is None:
            return ""
        return self.piece.file.plain[field.body.start : self.local]

    @property
    def content(self) -> kw.Content | None:
        """How the field is read; None in the header of a declaration."""
        declaration, field = self.declaration, self.field
        if declaration is None or field is None:
            return None
        kind = kw.declaration(declaration.kind)
        rule = kind.field(field.keyword) if kind else None
        return rule.content if rule else kw.Content.STRUCTURED

    @property
    def mention(self) -> Mention | None:
        """The name on which the cursor stands, brackets around it included."""
        for mention in self.piece.mentions:
            if mention.at.start - 1 <= self.local <= mention.at.end:
                return mention
        return None


def cursor_at(pieces: Iterable[Piece], text: Text, offset: int) -> Cursor | None:
    """The cursor at an offset of a file."""
    found = None
    for piece in pieces:
        if piece.start <= offset:
            found = piece
    if found is None:
        return None
    line, _ = text.position(offset)
    whole = text.line(line)
    column = offset - text.offset((line, 0))
    return Cursor(found, offset, whole[:column], whole[column:])
