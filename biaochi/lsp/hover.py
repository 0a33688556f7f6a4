"""What the word under the mouse means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from biaochi.grammar import help as helps
from biaochi.grammar import keywords as kw
from biaochi.grammar import parse
from biaochi.grammar.compiled import FactDeclaration, Threshold
from biaochi.grammar.compiler import Version
from biaochi.grammar.diagnostics import Diagnostic, Log
from biaochi.grammar.provisions import resolve_provision
from biaochi.grammar.source import Range
from biaochi.lsp.cursor import Cursor
from biaochi.lsp.describe import (
    code_text,
    fact_text,
    list_text,
    provision_text,
    statute_text,
    threshold_text,
)
from biaochi.lsp.names import Mention, Sort
from biaochi.lsp.pieces import Made, Piece
from biaochi.lsp.tables import Tables
from biaochi.model.law import Statute


@dataclass(frozen=True, slots=True)
class Shown:
    """A few lines of Markdown about a place in a piece."""

    at: Range
    text: str


@dataclass(frozen=True, slots=True)
class Around:
    """What can be told about: the tables, all declarations, and what is wrong on the line."""

    tables: Tables
    pieces: Iterable[Piece]
    notes: tuple[Diagnostic, ...]


def hover(cursor: Cursor, around: Around) -> Shown | None:
    """What is to be said at the cursor; a mistake there is explained below it."""
    found = next((s for source in _SOURCES if (s := source(cursor, around))), None)
    pages = tuple(dict.fromkeys(code_text(n.code) for n in around.notes))
    if not pages:
        return found
    at = found.at if found else Range(cursor.local, cursor.local)
    return Shown(at, "\n\n---\n\n".join(filter(None, (found.text if found else "", *pages))))


def _citation(cursor: Cursor, around: Around) -> Shown | None:
    """In 依据 and 要旨: what the provision says, and the state of its statute."""
    field = cursor.field
    if field is None or field.keyword != "依据":
        return None
    statute: Statute | None = None
    for node in parse.citations(cursor.piece.file, field.body, Log()) or ():
        if node.statute:
            statute = around.tables.names.laws.known(node.statute.text)
        if statute and node.at.start <= cursor.local <= node.at.end:
            about = statute_text(statute)
            where = node.provision and resolve_provision(
                statute, node.provision, cursor.piece.file, Log()
            )
            text = f"{provision_text(statute, where)}\n\n{about}" if where else about
            return Shown(node.at, text)
    return None


def _mention(cursor: Cursor, around: Around) -> Shown | None:
    mention = cursor.mention
    text = _ABOUT[mention.sort](mention, around) if mention else ""
    return Shown(mention.at, text) if mention and text else None


def _list(mention: Mention, around: Around) -> str:
    return list_text(mention.text, around.tables.names.lists.known(mention.text))


def _statute(mention: Mention, around: Around) -> str:
    statute = around.tables.names.laws.known(mention.text)
    return statute_text(statute) if statute else ""


def _rule(mention: Mention, around: Around) -> str:
    made = _made(mention, around)
    rule = made.rule if isinstance(made, Version) else None
    if rule is None:
        return ""
    basis = "\n\n".join(c.text for c in rule.citations)
    return f"**规则 {rule.name}**（{rule.level}）\n\n{rule.title}\n\n{basis}"


def _fact(mention: Mention, around: Around) -> str:
    made = _made(mention, around)
    return fact_text(made) if isinstance(made, FactDeclaration) else ""


def _threshold(mention: Mention, around: Around) -> str:
    made = _made(mention, around)
    return threshold_text(made) if isinstance(made, Threshold) else ""


def _made(mention: Mention, around: Around) -> Made | None:
    """What the declaration of a name was compiled to."""
    for piece in around.pieces:
        if any(m.declares and m.key == mention.key for m in piece.mentions) and piece.judged:
            return next(iter(piece.judged.made), None)
    return None


_ABOUT: dict[Sort, Callable[[Mention, Around], str]] = {
    Sort.LIST: _list,
    Sort.STATUTE: _statute,
    Sort.RULE: _rule,
    Sort.FACT: _fact,
    Sort.THRESHOLD: _threshold,
}


def _keyword(cursor: Cursor, around: Around) -> Shown | None:
    """On a keyword at the start of a line."""
    declaration = cursor.declaration
    if declaration is None:
        return None
    if declaration.at.start <= cursor.local <= declaration.at.end:
        known = helps.word_help(helps.DECLARING, declaration.kind)
        return _shown(declaration.at, known)
    for field in declaration.fields:
        if field.keyword and field.at.start <= cursor.local <= field.at.end:
            return _shown(field.at, helps.field_help(declaration.kind, field.keyword))
    return None


def _word(cursor: Cursor, around: Around) -> Shown | None:
    """On an operator, a scope or a kind of value in a condition."""
    if cursor.content is not kw.Content.STRUCTURED:
        return None
    plain = cursor.piece.file.plain
    for match in re.finditer(r"@?[^\s()|<>@=“”\"…、，,；;\d]+", plain):
        if match.start() <= cursor.local <= match.end():
            word = match[0]
            words = helps.KINDS if word.startswith("@") else (*helps.SCOPES, *helps.OPERATORS)
            return _shown(Range(*match.span()), helps.word_help(words, word.lstrip("@")))
    return None


def _shown(at: Range, known: helps.Help | None) -> Shown | None:
    if known is None:
        return None
    values = f"\n\n可以写：{'、'.join(known.values)}。" if known.values else ""
    return Shown(at, f"**{known.word}**　{known.text}{values}")


_SOURCES = (_citation, _mention, _keyword, _word)
