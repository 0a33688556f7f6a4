"""One declaration as canonical lines, with the comments and blank lines that stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biaochi.grammar.diagnostics import Diagnostic, Log
from biaochi.grammar.format.fields import comment_of, field_lines
from biaochi.grammar.format.lines import INDENT
from biaochi.grammar.tree import Declaration, SyntaxFile

_NAMED_AND_TITLED = ("规则集", "规则", "要素", "阈值")
"""Declarations whose line holds a name and then a title: two blanks set them apart."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of a declaration, from its keyword to its last content; counted from 1."""

    declaration: Declaration
    first: int
    last: int


def declaration_lines(at: Stretch, file: SyntaxFile, log: Log) -> list[str]:
    """The declaration in canonical form; as it was, with its mistakes noted, if it has any."""
    mistakes = Log()
    made = [_header(at, file)]
    line = at.first + 1
    for field in at.declaration.fields:
        first = file.source.position(field.at.start)[0]
        made += between(file, line, first - 1, INDENT)
        made += field_lines(at.declaration, field, file, mistakes) or []
        line = file.source.position(max(field.body.end - 1, field.at.start))[0] + 1
    if mistakes.entries:
        log.entries += mistakes.entries
        return as_written(file, at.first, at.last)
    return _without_doubled_blanks(made)


def as_written(file: SyntaxFile, first: int, last: int) -> list[str]:
    """Lines of the source as they are."""
    return [file.source.line(number) for number in range(first, last + 1)]


def within(at: Stretch, diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Whether one of these stands in the declaration."""
    return any(at.first <= d.line <= at.last for d in diagnostics)


def between(file: SyntaxFile, first: int, last: int, indent: int) -> Iterator[str]:
    """Comments and blank lines that belong to no field."""
    for number in range(first, last + 1):
        text = file.source.line(number).strip()
        yield " " * indent + text if text else ""


def _header(at: Stretch, file: SyntaxFile) -> str:
    name = file.name(at.declaration.header).text
    if at.declaration.kind in _NAMED_AND_TITLED:
        name = "  ".join(name.split(maxsplit=1))
    opener = f"{at.declaration.kind} {name}".rstrip()
    comment = comment_of(file, at.first)
    return f"{opener}  {comment}" if comment else opener


def _without_doubled_blanks(lines: list[str]) -> list[str]:
    """One blank line where there were several, none below the declaration's own line."""
    kept = lines[:1]
    for line in lines[1:]:
        if line or (kept[-1] and len(kept) > 1):
            kept.append(line)
    return kept
