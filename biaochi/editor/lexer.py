"""A Pygments lexer for .biao: the handbook, pages and terminals colour rules with it.

Fields are found by `biaochi.grammar.split`, which the compiler uses too, so that a new keyword is
coloured as soon as the language has it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import ClassVar

from pygments.lexer import Lexer
from pygments.token import (
    Comment,
    Error,
    Generic,
    Keyword,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Text,
    Whitespace,
    _TokenType,
)

from biaochi.editor.words import PATTERNS, Piece
from biaochi.grammar import keywords as kw
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.source import Range, source_of
from biaochi.grammar.split import split
from biaochi.grammar.tree import Declaration, SyntaxFile

Lexed = tuple[int, _TokenType, str]
_Reader = Callable[[str], Iterator[tuple[_TokenType, str]]]

_TYPES = {
    Piece.STATUTE: Name.Namespace,
    Piece.PROVISION: Name.Label,
    Piece.LIST: Name.Variable,
    Piece.KIND: Keyword.Type,
    Piece.QUOTED: String.Double,
    Piece.SAME: String.Interpol,
    Piece.CAPTURE: Name.Attribute,
    Piece.GAP: Operator,
    Piece.DATE: Number.Other,
    Piece.QUANTITY: Number,
    Piece.OPERATOR: Operator.Word,
    Piece.SIGN: Punctuation,
    Piece.WORD: Name,
}
_PIECES = re.compile("|".join(f"(?P<{p.piece}>{p.pattern})" for p in PATTERNS))
_CAPTURES = re.compile(r"\{[^{}\n]*\}")
_MARKED = re.compile(r"(?P<context>〔[^〔〕\n]*〕)|(?P<mark>【[^【】]*】)")
_BLANK = re.compile(r"\s+")
# The characters that `source_of` would drop; offsets have to stay.
_KEPT = str.maketrans("\r\ufeff", "  ")


class BiaoLexer(Lexer):
    """Rules of 标尺."""

    name = "Biao"
    url = "https://pypi.org/project/biaochi/"
    aliases: ClassVar[list[str]] = ["biao", "标尺"]
    filenames: ClassVar[list[str]] = ["*.biao"]
    mimetypes: ClassVar[list[str]] = ["text/x-biao"]

    def get_tokens_unprocessed(self, text: str) -> Iterator[Lexed]:
        """All tokens in order; put together they are the text."""
        file = split(source_of("", text.translate(_KEPT)), Log())
        end = 0
        for at, reader in _regions(file):
            yield from _lexed(file, text, Range(end, at.start), _between)
            yield from _lexed(file, text, at, reader)
            end = at.end
        yield from _lexed(file, text, Range(end, len(text)), _between)


def _regions(file: SyntaxFile) -> Iterator[tuple[Range, _Reader]]:
    """The stretches that the language gives a meaning to, and how each of them is read."""
    for declaration in file.declarations:
        yield declaration.at, _as(Keyword.Declaration)
        yield declaration.header, _header
        yield from _fields(declaration)


def _fields(declaration: Declaration) -> Iterator[tuple[Range, _Reader]]:
    kind = kw.declaration(declaration.kind)
    assert kind is not None
    for field in declaration.fields:
        meant = kind.field(field.keyword)
        if meant:
            yield field.at, _as(Keyword)
        yield field.body, _READERS[meant.content if meant else kw.Content.STRUCTURED]


def _lexed(file: SyntaxFile, text: str, at: Range, reader: _Reader) -> Iterator[Lexed]:
    """The tokens of a stretch; comments in it are told by what the splitter blanked out."""
    start = at.start
    for line in text[at.start : at.end].splitlines(keepends=True):
        hidden = _comment(file, start, line)
        offset = start
        for kind, piece in (*reader(line[:hidden]), *_ended(line[hidden:])):
            if piece:
                yield offset, kind, piece
                offset += len(piece)
        start += len(line)


def _comment(file: SyntaxFile, start: int, line: str) -> int:
    """Where in a line a comment begins; the line's length where there is none."""
    clean = file.clean[start : start + len(line)]
    same = (c == d or c in "\r\ufeff" for c, d in zip(line, clean, strict=True))
    return next((i for i, equal in enumerate(same) if not equal), len(line))


def _ended(comment: str) -> Iterator[tuple[_TokenType, str]]:
    body = comment.rstrip("\r\n")
    yield Comment.Single, body
    yield Whitespace, comment[len(body) :]


def _as(kind: _TokenType) -> _Reader:
    def read(text: str) -> Iterator[tuple[_TokenType, str]]:
        yield kind, text

    return read


def _between(text: str) -> Iterator[tuple[_TokenType, str]]:
    """Blanks and colons between fields; anything else belongs to no declaration."""
    if not text.strip():
        yield Whitespace, text
    elif text.strip() in (":", "："):
        yield Punctuation, text
    else:
        yield from _words(text, Error)


def _words(text: str, kind: _TokenType) -> Iterator[tuple[_TokenType, str]]:
    """Blanks apart from what is not blank."""
    last = 0
    for match in _BLANK.finditer(text):
        yield kind, text[last : match.start()]
        yield Whitespace, match[0]
        last = match.end()
    yield kind, text[last:]


def _header(text: str) -> Iterator[tuple[_TokenType, str]]:
    """The name of a declaration and its title."""
    lead = text[: len(text) - len(text.lstrip())]
    name = text.lstrip().split(maxsplit=1)[0] if text.strip() else ""
    yield Whitespace, lead
    yield (Number.Integer if name.isdigit() else Name.Class), name
    yield from _words(text[len(lead) + len(name) :], Generic.Subheading)


def _structured(text: str) -> Iterator[tuple[_TokenType, str]]:
    last = 0
    for match in _PIECES.finditer(text):
        yield from _words(text[last : match.start()], Text)
        yield _TYPES[Piece(match.lastgroup or "")], match[0]
        last = match.end()
    yield from _words(text[last:], Text)


def _prose(text: str) -> Iterator[tuple[_TokenType, str]]:
    last = 0
    for match in _CAPTURES.finditer(text):
        yield from _words(text[last : match.start()], String)
        yield String.Interpol, match[0]
        last = match.end()
    yield from _words(text[last:], String)


def _example(text: str) -> Iterator[tuple[_TokenType, str]]:
    last = 0
    for match in _MARKED.finditer(text):
        yield from _words(text[last : match.start()], String)
        yield (Name.Decorator if match["context"] else Generic.Strong), match[0]
        last = match.end()
    yield from _words(text[last:], String)


_READERS: dict[kw.Content, _Reader] = {
    kw.Content.STRUCTURED: _structured,
    kw.Content.TEXT: _prose,
    kw.Content.EXAMPLE: _example,
}
