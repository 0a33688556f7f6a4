"""The content of a structured field as tokens of the grammar, each spelt in its canonical form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lark import TextSlice
from lark.exceptions import UnexpectedInput

from biaochi.grammar.parse import parser
from biaochi.grammar.source import Range
from biaochi.grammar.syntax_errors import report
from biaochi.grammar.tree import SyntaxFile

if TYPE_CHECKING:
    from lark import Token

    from biaochi.grammar.diagnostics import Log

_BLANKS = re.compile(r"[\s\u200b\ufeff]+")
_NUMBERS = re.compile(r"\d+")
_SIGNS = {">=": "≥", "<=": "≤", "!=": "≠", "<>": "≠"}
_FIXED = {"SEP": "、", "SEMI": "；", "TIMES": "×", "PLUS": "+", "MINUS": "-", "COMMA": ","}
_FIXED |= {"COLON": ":", "SCORESUM": "评分表 合计"}
_AS_WRITTEN = ("WORD", "LISTWORD", "NAME", "REFERRED", "TITLE")
"""Words stay as the author wrote them; all else is taken from the text with half-width signs."""
_TIGHT = ("QUANTITY", "DAY", "ARTICLE", "PARAGRAPH")

_NONE_AFTER = frozenset(("LPAR", "CAPTURE", "SEP", "SEMI", "COLON", "COMMA", "BAR"))
_NONE_BEFORE = frozenset(("RPAR", "SEP", "SEMI", "COLON", "COMMA", "BAR"))
_JOINED = frozenset(("ARTICLE", "PARAGRAPH", "ITEM"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A token: its terminal in the grammar, its canonical spelling, and its line in the source."""

    kind: str
    text: str
    line: int


def pieces_of(file: SyntaxFile, at: Range, start: str, log: Log) -> tuple[Piece, ...] | None:
    """All tokens of a field in order; None, with the mistake noted, if it cannot be read."""
    slice_ = TextSlice(file.plain, at.start, at.end)
    reading = parser().parse_interactive(slice_, start=start)
    try:
        found = list(reading.iter_parse())
        reading.resume_parse()  # type: ignore[no-untyped-call]
    except UnexpectedInput as error:
        report(error, file, at, start, log)
        return None
    return tuple(_piece(token, file) for token in found)


def _piece(token: Token, file: SyntaxFile) -> Piece:
    start = token.start_pos or 0
    return Piece(token.type, _spelt(token, file), file.source.position(start)[0])


def _spelt(token: Token, file: SyntaxFile) -> str:
    kind, text = token.type, str(token)
    start = token.start_pos or 0
    written = file.clean[start : start + len(text)]
    if kind in _AS_WRITTEN:
        return written
    if kind == "QUOTED":
        return f"“{written[1:-1]}”"
    if kind in _FIXED:
        return _FIXED[kind]
    if kind == "OPERATOR":
        return _SIGNS.get(text, text)
    if kind == "GAP":
        return "…" + "-".join(_NUMBERS.findall(text))
    if kind in ("LISTREF", "SAME"):
        return text[0] + written[1:-1].strip() + text[-1]
    if kind == "CAPTURE":
        return text.rstrip().removesuffix("=").rstrip() + "="
    if kind in ("COUNTPARTS", "COUNTHITS"):
        (number,) = _NUMBERS.findall(text)
        return f"至少 {number} {text[-1]}"
    if kind == "ITEM":
        return _BLANKS.sub("", text).replace("(", "（").replace(")", "）")
    if kind in _TIGHT:
        return _BLANKS.sub("", text).replace("％", "%")
    return text


def blank_between(left: Piece, right: Piece) -> str:
    """What stands between two tokens on one line: a blank or nothing."""
    tight = (
        left.kind in _NONE_AFTER
        or right.kind in _NONE_BEFORE
        or (right.kind in _JOINED and left.kind in ("TITLE", *_JOINED))
    )
    return "" if tight else " "


def flat(pieces: tuple[Piece, ...] | list[Piece]) -> str:
    """The tokens on one line."""
    text = ""
    for i, piece in enumerate(pieces):
        text += (blank_between(pieces[i - 1], piece) if i else "") + piece.text
    return text
