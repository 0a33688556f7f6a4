"""`# 不查 L022 理由`: objections that an author has answered, in or above the declaration."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biaochi.grammar.source import Range
from biaochi.grammar.tree import SyntaxFile

_MARK = re.compile(r"^[ \t\u3000]*#[ \t]*不查[ \t]+(L\d+(?:[、,，\s]+L\d+)*)[ \t]*(.*)$", re.M)
_CODE = re.compile(r"L\d+")


@dataclass(frozen=True, slots=True)
class Silence:
    """A comment by which an author answers objections: where it stands, which, for which lines."""

    file: SyntaxFile
    at: Range
    codes: tuple[str, ...]
    reason: str
    within: Range


def silences(file: SyntaxFile) -> tuple[Silence, ...]:
    """Every 不查 of a file; it reaches over the declaration that it stands in or right above."""
    spans = _spans(file)
    found = []
    for match in _MARK.finditer(file.source.text):
        at = Range(match.start() + len(match[0]) - len(match[0].lstrip()), match.end())
        within = next((s for s in spans if s.start <= at.start < s.end), at)
        found.append(Silence(file, at, tuple(_CODE.findall(match[1])), match[2].strip(), within))
    return tuple(found)


def _spans(file: SyntaxFile) -> list[Range]:
    """The stretches that belong to declarations, each with the comment lines right above it."""
    source = file.source
    starts = []
    for declaration in file.declarations:
        line = source.position(declaration.at.start)[0]
        while line > 1 and source.line(line - 1).lstrip().startswith("#"):
            line -= 1
        starts.append(source.line_starts[line - 1])
    return [
        Range(start, end)
        for start, end in zip(starts, [*starts[1:], len(source.text)], strict=True)
    ]
