"""One side of a comparison: its rule files compiled, with the built-in names that they lean on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from biaochi.grammar.compiled import RuleBook
from biaochi.grammar.diagnostics import Diagnostic, Log
from biaochi.grammar.lists import Lists, Words
from biaochi.grammar.loader import RuleText, compile_texts, read_texts
from biaochi.grammar.source import Range, source_of
from biaochi.grammar.split import split
from biaochi.grammar.tree import Declaration, ListRef, SyntaxFile

_ALWAYS = ("语言版本", "规则集")
_RULES = ("规则", "调整")
_REFERENCE = re.compile(r"<([^<>\n]+)>")


@dataclass(frozen=True, slots=True)
class Side:
    """A rule book, its word lists by name, worked out, and which lists each of them refers to."""

    book: RuleBook
    lists: Mapping[str, Words]
    referred: Mapping[str, frozenset[str]]

    def reaching(self, names: frozenset[str]) -> frozenset[str]:
        """These lists and all that they refer to, directly or not."""
        found, fresh = names, names
        while fresh:
            fresh = frozenset(n for name in fresh for n in self.referred.get(name, ())) - found
            found |= fresh
        return found


def side_of(paths: Sequence[Path], built_in: Sequence[Path]) -> Side | tuple[Diagnostic, ...]:
    """The rules of these paths; what is wrong with them if anything is.

    Of the built-in files come the statutes, word lists, facts and thresholds that the paths do not
    declare themselves, and the rules that they adjust; no other rule, so that a rule that is
    missing from a copy of the built-in ones is seen to be missing.
    """
    log = Log()
    own = read_texts(paths, log)
    lent = read_texts(built_in, log)
    files = _split(own)
    declared = {_name(d, f) for f in files for d in f.declarations}
    adjusted = {name for kind, name in declared if kind == "调整"}
    texts = (*own, *(t for t in (_without(f, declared, adjusted) for f in _split(lent)) if t))
    loaded = compile_texts(texts, log)
    if loaded.book is None:
        return tuple(d for d in loaded.diagnostics if d.is_error)
    files = _split(texts)
    return Side(loaded.book, _lists(files), _references(files))


def _split(texts: Sequence[RuleText]) -> list[SyntaxFile]:
    """The files cut into declarations; mistakes come again when they are compiled."""
    return [split(source_of(t.name, t.text), Log()) for t in texts]


def _name(declaration: Declaration, file: SyntaxFile) -> tuple[str, str]:
    """Kind and name of a declaration; an adjustment's name is that of what it adjusts."""
    words = file.name(declaration.header).text.split()
    if declaration.kind == "调整" and words[:1] == ["阈值"]:
        words = words[1:]
    return declaration.kind, words[0] if words else ""


def _without(
    file: SyntaxFile, declared: set[tuple[str, str]], adjusted: set[str]
) -> RuleText | None:
    """A built-in file without what is declared elsewhere and without rules; lines keep their numbers."""
    text = file.source.text
    kept = 0
    bounds = [*(d.at.start for d in file.declarations), len(text)]
    for declaration, start, end in zip(file.declarations, bounds, bounds[1:], strict=False):
        kind, name = _name(declaration, file)
        needless = (kind, name) in declared or (kind in _RULES and name not in adjusted)
        if kind in _ALWAYS or not needless:
            kept += kind not in _ALWAYS
            continue
        blank = "".join("\n" if c == "\n" else " " for c in text[start:end])
        text = text[:start] + blank + text[end:]
    return RuleText(file.source.name, text) if kept else None


def lists_in(text: str) -> frozenset[str]:
    """The lists that a condition or a word list refers to."""
    return frozenset(name.strip() for name in _REFERENCE.findall(text))


def _references(files: Sequence[SyntaxFile]) -> dict[str, frozenset[str]]:
    return {
        _name(d, file)[1]: lists_in(
            " ".join(file.plain[f.body.start : f.body.end] for f in d.fields)
        )
        for file in files
        for d in file.declarations
        if d.kind == "词表"
    }


def _lists(files: Sequence[SyntaxFile]) -> dict[str, Words]:
    lists = Lists(files, Log())
    found: dict[str, Words] = {}
    for file in files:
        for declaration in file.declarations:
            kind, name = _name(declaration, file)
            if kind == "词表":
                words = lists.find(ListRef(Range(0, 0), name), file)
                found |= {name: words} if words else {}
    return found
