"""What a rule file says, without its layout: the formatter must not change it."""

from __future__ import annotations

from biaochi.grammar.diagnostics import Log
from biaochi.grammar.format.fields import comment_of, start_of
from biaochi.grammar.format.tokens import pieces_of
from biaochi.grammar.source import source_of
from biaochi.grammar.split import split
from biaochi.grammar.tree import Declaration, SyntaxFile

_LAYOUT = ("SEP", "SEMI", "BAR")
"""Signs between names and words: line ends and blanks may stand for them."""

_Said = tuple[str, ...]


def meaning_of(text: str) -> tuple[tuple[_Said, ...], ...]:
    """Declarations with their fields and tokens in order; then all comments."""
    file = split(source_of("", text), Log())
    lines = range(1, len(file.source.line_starts) + 1)
    comments = tuple(c for c in (comment_of(file, n).strip() for n in lines) if c)
    return (*(_said(d, file) for d in file.declarations), (comments,))


def _said(declaration: Declaration, file: SyntaxFile) -> tuple[_Said, ...]:
    header = (declaration.kind, *file.name(declaration.header).text.split())
    return (header, *_fields(declaration, file))


def _fields(declaration: Declaration, file: SyntaxFile) -> list[_Said]:
    said: list[_Said] = []
    for field in declaration.fields:
        start = start_of(declaration.kind, field.keyword)
        pieces = pieces_of(file, field.body, start, Log()) if start else None
        if pieces is None:
            said.append((field.keyword, file.text(field.body).strip()))
        else:
            said.append((field.keyword, *(p.text for p in pieces if p.kind not in _LAYOUT)))
    return said
