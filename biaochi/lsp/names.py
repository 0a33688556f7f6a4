"""Names in a rule file: where a declaration gives one, and where others use it.

Read from the text by shape, not by compiling, so that a declaration with mistakes still tells which
names stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from biaochi.grammar import keywords as kw
from biaochi.grammar.law import unwrapped
from biaochi.grammar.source import Range
from biaochi.grammar.tree import Declaration, Field, SyntaxFile
from biaochi.model.folding import fold_words


class Sort(StrEnum):
    """What a name names, by the keyword that declares it."""

    LIST = "词表"
    STATUTE = "法规"
    RULE = "规则"
    FACT = "要素"
    THRESHOLD = "阈值"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at a place, without its brackets; `declares` where it is given.

    Statutes have several names: `text` is the one that stands there. Rules are also meant by
    globs, which are no mentions.
    """

    sort: Sort
    text: str
    at: Range
    declares: bool = False

    @property
    def key(self) -> tuple[Sort, str]:
        """What mentions of one thing by one name have in common."""
        return self.sort, fold_words(self.text) if self.sort is Sort.STATUTE else self.text


_TITLE = re.compile(r"《((?:[^《》\n]|《[^《》\n]*》)*)》")
_FIRST_WORD = re.compile(r"\s*(\S+)")
_IN_TERMS = re.compile(r"(?<!\S)[(（]*(要素|阈值)\s+([^\s()|<>=≥≤≠+＋\-－×*＊、，,；;“”\"{}（）]+)")
_LIST = re.compile(r"<\s*([^<>\n]*?)\s*>")
_GIVEN = re.compile(r"已知\s+([^\s，,；;〕]+)")
_BRACED = re.compile(r"[{｛]\s*([^{}｛｝\n]*?)\s*[}｝]")
_CAPTURE = re.compile(r"([^\s()|<>@=“”\"…、，,；;]+)\s*=(?!=)")
_RULE_NAME = re.compile(r"[^\s、，,；;]+")
_CITING = ("依据", "简称")
_NAMING_RULES = ("让位", "继任")


def mentions(file: SyntaxFile) -> tuple[Mention, ...]:
    """All names in a file, in the order of their places."""
    found = [m for d in file.declarations for m in _in_declaration(d, file)]
    return tuple(sorted(found, key=lambda m: m.at.start))


def _in_declaration(declaration: Declaration, file: SyntaxFile) -> Iterator[Mention]:
    yield from _header(declaration, file)
    kind = kw.declaration(declaration.kind)
    for field in declaration.fields:
        rule = kind.field(field.keyword) if kind else None
        content = rule.content if rule else kw.Content.STRUCTURED
        if content is kw.Content.STRUCTURED:
            yield from _structured(declaration, field, file)
        elif content is kw.Content.EXAMPLE:
            yield from _matches(_GIVEN, Sort.FACT, field, file)
    if declaration.kind == Sort.RULE:
        yield from _captured(declaration, file)


def _header(declaration: Declaration, file: SyntaxFile) -> Iterator[Mention]:
    """The name that a declaration gives; 调整 names a rule or a threshold that is declared above."""
    text = file.clean[declaration.header.start : declaration.header.end]
    if declaration.kind == Sort.STATUTE:
        name = file.name(declaration.header)
        title = unwrapped(name.text)
        start = name.at.start + max(name.text.find(title), 0)
        if title:
            yield Mention(Sort.STATUTE, title, Range(start, start + len(title)), True)
        return
    match = _FIRST_WORD.match(text)
    if match is None:
        return
    sort = next((s for s in Sort if s == declaration.kind), None)
    if declaration.kind == "调整":
        sort = Sort.RULE
        second = re.match(r"\s*阈值\s+(\S+)", text)
        if second:
            sort, match = Sort.THRESHOLD, second
    if sort:
        at = Range(
            declaration.header.start + match.start(1), declaration.header.start + match.end(1)
        )
        yield Mention(sort, match[1], at, declaration.kind != "调整")


def _structured(declaration: Declaration, field: Field, file: SyntaxFile) -> Iterator[Mention]:
    statutes = field.keyword in _CITING
    if declaration.kind == Sort.STATUTE:
        statutes |= field.keyword == "继任"
    elif field.keyword in _NAMING_RULES:
        for at in _places(_RULE_NAME, 0, field, file):
            text = file.clean[at.start : at.end]
            if not set(text) & set("*?["):
                yield Mention(Sort.RULE, text, at)
    if statutes:
        for mention in _matches(_TITLE, Sort.STATUTE, field, file):
            given = field.keyword == "简称"
            yield Mention(mention.sort, mention.text, mention.at, given)
        return
    yield from _matches(_LIST, Sort.LIST, field, file)
    for match in _IN_TERMS.finditer(file.plain, field.body.start, field.body.end):
        yield Mention(Sort(match[1]), match[2], Range(*match.span(2)))


def _captured(declaration: Declaration, file: SyntaxFile) -> Iterator[Mention]:
    """{名}: the words of a list that a condition uses, or a fact, unless the rule gave that name."""
    conditions = [f for f in declaration.fields if f.keyword in ("当", "除非", "适用")]
    bodies = [file.plain[f.body.start : f.body.end] for f in conditions]
    given = {m[1] for body in bodies for m in _CAPTURE.finditer(body)}
    sorts = {m[1]: Sort.LIST for body in bodies for m in _LIST.finditer(body)}
    sorts |= {m[2]: Sort(m[1]) for body in bodies for m in _IN_TERMS.finditer(body)}
    for field in declaration.fields:
        if field.keyword not in ("说明", "当", "除非"):
            continue
        for at in _places(_BRACED, 1, field, file):
            name = file.clean[at.start : at.end]
            if name in sorts and name not in given:
                yield Mention(sorts[name], name, at)


def _matches(
    pattern: re.Pattern[str], sort: Sort, field: Field, file: SyntaxFile
) -> Iterator[Mention]:
    for at in _places(pattern, 1, field, file):
        yield Mention(sort, file.clean[at.start : at.end], at)


def _places(
    pattern: re.Pattern[str], group: int, field: Field, file: SyntaxFile
) -> Iterator[Range]:
    """Where a group of a pattern matches in a field; signs may be of either width."""
    for match in pattern.finditer(file.plain, field.body.start, field.body.end):
        if match[group]:
            yield Range(*match.span(group))
