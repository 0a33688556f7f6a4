"""A TextMate grammar for .biao, for VS Code and the many editors that read such grammars.

It is made from `biaochi.grammar.keywords` and the table of pieces, so that editors without a
language server colour what the compiler reads.
"""

from __future__ import annotations

import json
from typing import Any

from biaochi.editor.words import PATTERNS, Piece
from biaochi.grammar import keywords as kw

SCOPE = "source.biao"
_NAMES = {
    Piece.STATUTE: "entity.name.namespace.biao",
    Piece.PROVISION: "constant.other.provision.biao",
    Piece.LIST: "variable.other.list.biao",
    Piece.KIND: "support.type.biao",
    Piece.QUOTED: "string.quoted.double.biao",
    Piece.SAME: "variable.parameter.biao",
    Piece.CAPTURE: "variable.parameter.biao",
    Piece.GAP: "keyword.operator.gap.biao",
    Piece.DATE: "constant.numeric.date.biao",
    Piece.QUANTITY: "constant.numeric.biao",
    Piece.OPERATOR: "keyword.operator.word.biao",
    Piece.SIGN: "punctuation.separator.biao",
    Piece.WORD: "",
}
_BLANK = r"[\s\u200b\ufeff]*"
_BEHIND = r"(?=[\s:：(（【〔《<＜“\"]|$)"
_NO_BAR = r"(?!\s*[|｜])"


def grammar() -> dict[str, Any]:
    """The grammar as the value of its JSON file."""
    return {
        "$schema": "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
        "name": "标尺规则",
        "scopeName": SCOPE,
        "fileTypes": ["biao"],
        "patterns": [_include("comment"), *(_declaration(d) for d in kw.DECLARATIONS)],
        "repository": {
            "comment": _comment("^\\s*#.*$"),
            "remark": _comment(r"(?<=\s)#.*$"),
            "structured": {"patterns": [_include("remark"), *_pieces()]},
            "text": {"patterns": [_include("remark"), _capture()]},
            "example": {"patterns": [_context(), _mark()]},
        },
    }


def text() -> str:
    """The grammar as its file holds it."""
    return json.dumps(grammar(), ensure_ascii=False, indent=2) + "\n"


def _include(name: str) -> dict[str, str]:
    return {"include": f"#{name}"}


def _comment(pattern: str) -> dict[str, str]:
    return {"name": "comment.line.number-sign.biao", "match": pattern}


def _opening(keywords: list[str]) -> str:
    """A keyword at the start of a line; a word list may begin with one of these words before |."""
    longest_first = sorted(keywords, key=lambda k: (-len(k), k))
    return f"^{_BLANK}({'|'.join(longest_first)}){_BEHIND}{_NO_BAR}"


def _any_declaration() -> list[str]:
    return [d.keyword for d in kw.DECLARATIONS]


def _declaration(kind: kw.DeclarationKind) -> dict[str, Any]:
    """A declaration reaches to the next; it begins with its name and a title."""
    own = [_include("comment"), *(_field(f, kind) for f in kind.fields)]
    return {
        "name": "meta.declaration.biao",
        "begin": _opening([kind.keyword]) + r"[:：]?\s*([^\s#]*)([^#\n]*)",
        "beginCaptures": {
            "1": {"name": "keyword.control.declaration.biao"},
            "2": {"name": "entity.name.type.biao"},
            "3": {"name": "markup.heading.biao"},
        },
        "end": f"(?={_opening(_any_declaration())})",
        "patterns": [*own, _include("structured")] if kind.body else [*own, _include("remark")],
    }


def _field(field: kw.FieldKind, kind: kw.DeclarationKind) -> dict[str, Any]:
    """A field reaches to the next keyword of its declaration, or to the end of its line."""
    inner = {
        kw.Content.STRUCTURED: "structured",
        kw.Content.TEXT: "text",
        kw.Content.EXAMPLE: "example",
    }[field.content]
    following = [*_any_declaration(), *(f.keyword for f in kind.fields)]
    made: dict[str, Any] = {
        "begin": _opening([field.keyword]) + "[:：]?",
        "beginCaptures": {"1": {"name": "keyword.other.field.biao"}},
        "end": "$" if field.one_line else f"(?={_opening(following)})",
        "patterns": [_include("comment"), _include(inner)],
    }
    if field.content is not kw.Content.STRUCTURED:
        made["contentName"] = "string.unquoted.biao"
    return made


def _pieces() -> list[dict[str, str]]:
    return [
        {"name": _NAMES[p.piece], "match": p.pattern} if _NAMES[p.piece] else {"match": p.pattern}
        for p in PATTERNS
    ]


def _capture() -> dict[str, str]:
    return {"name": "variable.parameter.biao", "match": r"\{[^{}\n]*\}"}


def _context() -> dict[str, str]:
    return {"name": "storage.modifier.biao", "match": "〔[^〔〕\\n]*〕"}


def _mark() -> dict[str, str]:
    return {"name": "markup.bold.biao", "match": "【[^【】\\n]*】"}
