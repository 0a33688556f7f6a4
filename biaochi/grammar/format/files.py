"""A whole rule file in canonical form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from biaochi.grammar.compiler import check_version
from biaochi.grammar.diagnostics import Diagnostic, Log
from biaochi.grammar.format.declarations import (
    Stretch,
    as_written,
    between,
    declaration_lines,
    within,
)
from biaochi.grammar.format.lines import INDENT
from biaochi.grammar.format.meaning import meaning_of
from biaochi.grammar.source import SourceFile, source_of
from biaochi.grammar.split import split
from biaochi.grammar.tree import SyntaxFile

_HARMLESS = ("E112", "E113", "E115", "E401")
"""Empty, doubled and missing fields: a rule that is being written can be laid out all the same."""
_TOGETHER = ("语言版本", "规则集")
"""No blank line stands between these two at the head of a file."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """The text in canonical form, and the mistakes of declarations that were left as they are."""

    text: str
    diagnostics: tuple[Diagnostic, ...]


def format_text(text: str, name: str = "规则.biao") -> Formatted:
    """Lay out a rule file anew: nothing but layout and the width of signs changes.

    Comments keep their places. A file in another version of the language is left as it is, and so
    is a declaration with syntax errors. Line ends become line feeds and a byte order mark is dropped.
    """
    log = Log()
    source = source_of(name, text)
    file = split(source, log)
    log.entries = [d for d in log.entries if d.is_error and d.code not in _HARMLESS]
    known = len(log.entries)
    check_version(file, log)
    if len(log.entries) > known:
        return Formatted(source.text, log.sorted)
    broken = tuple(log.entries)
    lines: list[str] = []
    stretches = _stretches(file)
    head = stretches[0].first if stretches else len(source.line_starts) + 1
    lines += _head(file, head - 1)
    for number, at in enumerate(stretches):
        lines += (
            as_written(file, at.first, at.last)
            if within(at, broken)
            else declaration_lines(at, file, log)
        )
        following = stretches[number + 1] if number + 1 < len(stretches) else None
        lines += _tail(file, at, following)
    while lines and not lines[-1].strip():
        lines.pop()
    made = "".join(f"{line}\n" for line in lines)
    if made != source.text and meaning_of(made) != meaning_of(source.text):
        raise AssertionError(f"formatting {name} would change what it says")
    return Formatted(made, log.sorted)


def _stretches(file: SyntaxFile) -> list[Stretch]:
    """The lines of every declaration, comments and blank lines after its last content left out."""
    source = file.source
    firsts = [source.position(d.at.start)[0] for d in file.declarations]
    ends = [*(first - 1 for first in firsts[1:]), len(source.line_starts)]
    found = []
    for declaration, first, end in zip(file.declarations, firsts, ends, strict=False):
        last = max(n for n in range(first, end + 1) if n == first or _has_content(source, n))
        found.append(Stretch(declaration, first, last))
    return found


def _has_content(source: SourceFile, number: int) -> bool:
    text = source.line(number).strip()
    return bool(text) and not text.startswith("#")


def _head(file: SyntaxFile, last: int) -> list[str]:
    """What stands before the first declaration."""
    if any(_has_content(file.source, n) for n in range(1, last + 1)):
        return as_written(file, 1, last)
    return _single_blanks(["", *between(file, 1, last, 0)])[1:]


def _tail(file: SyntaxFile, at: Stretch, following: Stretch | None) -> list[str]:
    """Comments and blank lines between two declarations.

    Indented comments right after a declaration belong to it, the others to what follows.
    """
    end = following.first - 1 if following else len(file.source.line_starts)
    own = at.last
    for number in range(at.last + 1, end + 1):
        line = file.source.line(number)
        if line.strip() and not line[0].isspace():
            break
        own = number if line.strip() else own
    lines = [*between(file, at.last + 1, own, INDENT), "", *between(file, own + 1, end, 0)]
    if following and not any(lines) and _belong_together(at, following):
        return []
    return _single_blanks(lines)


def _belong_together(at: Stretch, following: Stretch) -> bool:
    first, second = at.declaration, following.declaration
    return (first.kind, second.kind) == _TOGETHER and not first.fields


def _single_blanks(lines: Sequence[str]) -> list[str]:
    return [line for i, line in enumerate(lines) if line or i == 0 or lines[i - 1]]
