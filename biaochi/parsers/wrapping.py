"""Lines that a mail program or converter cut at a width, joined again to paragraphs."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from biaochi.parsers.labels import Kind, parse_label
from biaochi.parsers.titles import titular


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text file; empty `text` is a blank line.

    `hint` is the heading level that Markdown gives it, `fresh` that it opens a list item; neither
    kind goes on from the line before.
    """

    text: str
    hint: int = 0
    fresh: bool = False


# A cut needs this many lines of about one width as evidence; one width is within _RAGGED columns,
# since punctuation may not open a line and Latin words stay whole.
_EVIDENCE = 3
_RAGGED = 5
_NARROWEST = 24
_OVERLONG = 0.02
_FEW = 4
# Prose as long as this that ends in mid-sentence goes on, whatever the next line looks like.
_LONG = 60

_FINAL = re.compile(r"[。！？；;：:!?…][”’」』）)】]*$")
_BULLET = re.compile(r"[★▲△※●○■□◆◇•▪☆✦►]|[-–—*+]\s")
# A reference goes on in the next line: 详见⏎第三章.
_REFERRING = re.compile(r"[见按据照及和与或在至由，、（(“]$")
_FIELD = re.compile(r"[^，。；：:、]{2,14}[：:]")
# Words and marks that no line ends with unless it goes on.
_DANGLING = re.compile(
    r"""(?: [，、（(【〔《“‘「『]
          | (?<![存现所实])在本? | 在本[市省县区地] | [于由对和与为以]本 | 必?须 | (?<![响供适对反相])应
          | [详参另]见 | [以并]及 | (?<![饱总共调])和 | (?<!目)的 | (?<!合)并 | (?<!参)与 | (?<![理事自缘案])由 | 不得? | 将 | 该 | 每
        )$""",
    re.X,
)
_CLOSING = re.compile(r"[，。；、：！？）)】〕》”’」』%％]")


def width(text: str) -> int:
    """Columns that a text takes on a fixed-width screen: two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def paragraphs(lines: Sequence[Line], full: int) -> tuple[Line, ...]:
    """The lines with those that belong to one paragraph joined, and blank lines gone.

    `full` is the width at which the file was cut, see `cut_width`.
    """
    cut = _Cut(full, *_indents(lines))
    joined: list[Line] = []
    previous: Line | None = None
    for line in lines:
        if not line.text.strip():
            previous = None
            continue
        if previous is not None and _goes_on(previous, line, cut):
            joined[-1] = replace(joined[-1], text=glue((joined[-1].text, line.text)))
        else:
            joined.append(replace(line, text=line.text.strip()))
        previous = line
    return tuple(joined)


def glue(pieces: Iterable[str]) -> str:
    """Lines as one text: a blank between Latin words, nothing where Chinese is on either side."""
    text = ""
    for piece in (p.strip() for p in pieces):
        latin = text and piece and _narrow(text[-1]) and _narrow(piece[0])
        text += (" " if latin else "") + piece
    return text


def _narrow(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _indent(text: str) -> int:
    return width(text) - width(text.lstrip())


def cut_width(texts: Iterable[str]) -> int:
    """The width in columns at which a program cut these lines, 0 where none did.

    Where lines are cut, many of about the greatest width end in mid-sentence.
    """
    measured = sorted((width(t.rstrip()), bool(_FINAL.search(t.rstrip()))) for t in texts)
    widths = [w for w, _ in measured if w]
    finals = [0, *accumulate(final for w, final in measured if w)]
    best = (0, 0)
    for limit in sorted(set(widths[-max(_FEW, int(len(widths) * _OVERLONG)) :])):
        low, high = bisect_left(widths, limit - _RAGGED), bisect_right(widths, limit)
        near, final = high - low, finals[high] - finals[low]
        if limit >= _NARROWEST and near >= _EVIDENCE and final * 2 <= near:
            best = max(best, (near, limit))
    return best[1]


@dataclass(frozen=True, slots=True)
class _Cut:
    """How a text was cut: at which width, how far all of it is indented, and whether paragraphs
    open with an indent of their own.
    """

    full: int
    base: int
    indented: bool

    def at_edge(self, text: str) -> bool:
        """Whether a line is as long as lines here can be."""
        return self.full > 0 and abs(width(text) - self.full) <= _RAGGED


def _indents(lines: Sequence[Line]) -> tuple[int, bool]:
    found = [_indent(line.text) for line in lines if line.text.strip()]
    base = min(found, default=0)
    return base, sum(indent - base in (2, 4) for indent in found) >= _EVIDENCE


def _goes_on(previous: Line, line: Line, cut: _Cut) -> bool:
    """Whether a line continues the one before it."""
    before, text = previous.text.rstrip(), line.text.strip()
    fresh = line.hint or line.fresh or previous.hint or _indent(line.text) - cut.base >= 2
    if fresh or _opens(text, before):
        return False
    if _CLOSING.match(text) or _DANGLING.search(before):
        return True
    if _FINAL.search(before):
        # A full stop at the very edge: only first-line indents tell that the paragraph is not over.
        return cut.at_edge(before) and (before.endswith("；") or cut.indented)
    if cut.full:
        return cut.at_edge(before)
    prose = _is_prose(before) and not _FIELD.match(text)
    return prose and (width(before) >= _LONG or _FINAL.search(text) is not None)


def _opens(text: str, before: str) -> bool:
    """Whether a line has a number or mark of its own, rather than one that the line before refers to."""
    label = parse_label(text)
    if label is None:
        return _BULLET.match(text) is not None
    if label.kind > Kind.ARTICLE:
        return True
    return titular(text[len(label.text) :], label) and not _REFERRING.search(before)


def _is_prose(text: str) -> bool:
    """A line with a comma or full stop inside, long enough to be cut, that names no field."""
    return width(text) >= 30 and bool(re.search("[，。；]", text)) and not _FIELD.match(text)
