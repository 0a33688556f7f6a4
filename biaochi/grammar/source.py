"""One rule file as text, with the way from character offsets to lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """A stretch of a file, start inclusive and end exclusive, in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A rule file: its name as the user gave it, its text, and where its lines start.

    An editor reads a file in pieces; `first` is then the number of the piece's first line.
    """

    name: str
    text: str
    line_starts: tuple[int, ...]
    first: int = 1

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both from 1."""
        line = bisect_right(self.line_starts, offset)
        return line + self.first - 1, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, by its number as `position` gives it, without its end."""
        start = self.line_starts[number - self.first]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]


def source_of(name: str, text: str) -> SourceFile:
    """A source file from its text; line ends of every system become one line feed."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    starts = [0]
    end = plain.find("\n")
    while end >= 0:
        starts.append(end + 1)
        end = plain.find("\n", end + 1)
    return SourceFile(name, plain, tuple(starts))
