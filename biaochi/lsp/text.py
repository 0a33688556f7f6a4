"""The text of an open file, with the way between offsets and the positions that editors send.

Editors count lines from 0 and columns in units of an encoding, by default UTF-16; everything else
here counts characters.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from biaochi.grammar.source import source_of

Position = tuple[int, int]
"""Line from 0, and units from the start of the line."""


@dataclass(frozen=True)
class Text:
    """A file's text with line feeds as its only line ends, as the compiler reads it."""

    content: str
    encoding: str = "utf-16"

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return source_of("", self.content).line_starts

    def offset(self, position: Position) -> int:
        """The character at a position; one beyond the line's end means the end."""
        line, units = position
        if line >= len(self._starts):
            return len(self.content)
        start, end = self._starts[line], self._end(line)
        for index, char in enumerate(self.content[start:end]):
            if units <= 0:
                return start + index
            units -= measure(char, self.encoding)
        return end

    def position(self, offset: int) -> Position:
        """The position of a character."""
        line = bisect_right(self._starts, offset) - 1
        return line, measure(self.content[self._starts[line] : offset], self.encoding)

    def line(self, number: int) -> str:
        """A line by its number from 0, without its end; empty where there is none."""
        if not 0 <= number < len(self._starts):
            return ""
        return self.content[self._starts[number] : self._end(number)]

    def _end(self, line: int) -> int:
        last = line + 1 >= len(self._starts)
        return len(self.content) if last else self._starts[line + 1] - 1

    @property
    def lines(self) -> int:
        """How many lines there are, at least one."""
        return len(self._starts)

    def edited(self, start: Position, end: Position, new: str) -> Text:
        """The text after an edit."""
        first, last = self.offset(start), self.offset(end)
        rest = self.content[max(first, last) :]
        return Text(self.content[:first] + plain(new) + rest, self.encoding)


def text_of(raw: str, encoding: str = "utf-16") -> Text:
    """The text of a file as an editor or the disk has it."""
    return Text(plain(raw.removeprefix("\ufeff")), encoding)


def plain(raw: str) -> str:
    """Line ends of every system as line feeds."""
    return raw.replace("\r\n", "\n").replace("\r", "\n")


def measure(text: str, encoding: str) -> int:
    """How many units of an encoding (utf-8, utf-16, utf-32) a text has."""
    if encoding == "utf-8":
        return len(text.encode("utf-8", "surrogatepass"))
    if encoding == "utf-16":
        return len(text) + sum(c > "\uffff" for c in text)
    return len(text)
