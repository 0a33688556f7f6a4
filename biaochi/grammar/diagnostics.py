"""What is wrong in a rule file, where, why, and what to do next: values that are shown to authors."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from biaochi.grammar.codes import title_of
from biaochi.grammar.source import Range, SourceFile

_ROOM = 76


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One error or warning. `line` and `column` count from 1 (0: the file as a whole).

    `length` is the number of characters to mark in `excerpt`, the source line. `cause` (原因) and
    `advice` (帮助) are Chinese sentences.
    """

    code: str
    file: str
    line: int
    column: int
    length: int
    excerpt: str
    cause: str
    advice: str

    @property
    def title(self) -> str:
        """What kind of mistake this is, the same for all of one code."""
        return title_of(self.code)

    @property
    def is_error(self) -> bool:
        """Warnings (W…) do not keep rules from being used."""
        return not self.code.startswith("W")


class Log:
    """Collects diagnostics while a set of files is read."""

    def __init__(self) -> None:
        self.entries: list[Diagnostic] = []

    def add(self, code: str, source: SourceFile, at: Range, cause: str, advice: str) -> None:
        """Note a mistake at a place; a mark over several lines is cut at the end of the first."""
        line, column = source.position(at.start)
        excerpt = source.line(line)
        length = max(1, min(at.end - at.start, len(excerpt) - column + 1))
        self.entries.append(
            Diagnostic(code, source.name, line, column, length, excerpt, cause, advice)
        )

    def add_file(self, code: str, name: str, cause: str, advice: str) -> None:
        """Note a mistake of a file that could not be read."""
        self.entries.append(Diagnostic(code, name, 0, 0, 0, "", cause, advice))

    @property
    def sorted(self) -> tuple[Diagnostic, ...]:
        """Everything noted, each once, in the order of files, lines and columns."""
        return tuple(
            sorted(dict.fromkeys(self.entries), key=lambda d: (d.file, d.line, d.column, d.code))
        )


def width(text: str) -> int:
    """Columns that a text takes in a terminal: wide East Asian characters take two.

    Characters of ambiguous width count one, as terminals do unless told otherwise.
    """
    return sum(_char_width(c) for c in text)


def _char_width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def render(diagnostic: Diagnostic) -> str:
    """A diagnostic as authors see it: place, code and title, the line with a mark, 原因 and 帮助."""
    d = diagnostic
    place = f"{d.file}:{d.line}:{d.column}" if d.line else d.file
    lines = [f"{place} {d.code} {d.title}"]
    if d.line:
        lines += [f"    {part}" for part in _marked(d)]
    return "\n".join([*lines, f"原因：{d.cause}", f"帮助：{d.advice}"])


def _marked(d: Diagnostic) -> tuple[str, str]:
    """The source line and under it the mark, cut to fit around the mark where the line is long."""
    excerpt = d.excerpt.replace("\t", " ").rstrip()
    at = min(d.column - 1, len(excerpt))
    start = _back(excerpt, at, _ROOM // 2)
    before = excerpt[start:at].lstrip() if start == 0 else excerpt[start:at]
    cut = "…" if start else ""
    after = _forth(excerpt, at, _ROOM - width(before))
    tail = "…" if len(after) < len(excerpt) - at else ""
    # Wide blanks under wide characters stay right even where these are not exactly two columns.
    pad = "".join("\u3000" if _char_width(c) == 2 else " " for c in cut + before)
    mark = "^" * max(1, width(after[: d.length]))
    return cut + before + after + tail, pad + mark


def _back(text: str, at: int, room: int) -> int:
    """The earliest start from which the text up to a place fits the room."""
    while at > 0 and room >= _char_width(text[at - 1]):
        at -= 1
        room -= _char_width(text[at])
    return at


def _forth(text: str, at: int, room: int) -> str:
    """As much of the text from a place on as fits the room, at least one character."""
    end = at
    while end < len(text) and (end == at or room >= _char_width(text[end])):
        room -= _char_width(text[end])
        end += 1
    return text[at:end]
