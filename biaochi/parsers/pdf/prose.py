"""Which printed lines are one paragraph: a line that was full goes on in the next."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biaochi.model.anchor import Box
from biaochi.parsers.flat import Flat
from biaochi.parsers.labels import Kind, Label, parse_label
from biaochi.parsers.pdf.measure import Measure
from biaochi.parsers.pdf.shapes import Line

_ENDED = re.compile(r"[。！？；：!?;:][”’」』）)】]*\s*$")
_LEADER = re.compile(r"(?:[.．·…⋯‥]{4,}|…{2,}|(?:\. ){4,})\s*[-（(]?\s*\d*\s*[-）)]?\s*$")
_WORD = re.compile(r"[A-Za-z0-9.,%/@:_+-]+")
_OPENING = "（(《【[“‘〈「『〔"
_CLOSING = "，。；：、）)》】]”’？！〉」』〕,.;:!?%"
# 单位名称：… after a closed line is the next entry of a list, however long that line was.
_ENTRY = re.compile(r"[^，。；：:（(]{2,14}[：:]")
_RUNS_ON = re.compile(r"[\u4e00-\u9fff]")
_WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")
_QUOTES = (("“", "”"), ("《", "》"), ("【", "】"))
_PAUSE = re.compile(r"[，；。]")
_KEY = re.compile(r"[\u4e00-\u9fff]{2,6}[：:]")
_CLOSED = re.compile(r"[。；！？）)]\s*$")
_LATIN = re.compile(r"[A-Za-z0-9]")
_BULLET = re.compile(r"[•●◆■□▪·➢✓√☆★▲△◎○*※\uf000-\uf0ff]")
# A wider step from line to line than this many type heights shows a gap between paragraphs.
_WIDE_STEP = 3.0
# By how many type heights lines may fall short where words or figures are not parted.
_RAGGED = 4.0


def full(line: Line, following: str, measure: Measure) -> bool:
    """Whether the first word of the following line would not have fitted at the end of this one."""
    spare = 0.5 if ended(line.text) else 0.8
    return measure.right - line.x1 < _unit(following, line.size) + spare * line.size


def _unit(text: str, size: float) -> float:
    """Width of what cannot be parted at the start of a line, in points."""
    word = _WORD.match(text)
    if word:
        return min(len(word[0]) * 0.55 * size, 12 * size)
    if text[:1] and text[0] in _OPENING:
        return size + (_unit(text[1:], size) if len(text) > 1 else 0.0)
    return 2 * size if text[1:2] and text[1] in _CLOSING else size


def ended(text: str) -> bool:
    """Whether a line ends as a sentence, list item or lead-in does."""
    return _ENDED.search(text) is not None


def continues(before: Line, line: Line, measure: Measure) -> bool:
    """Whether a sentence that breaks off at the end of `before` goes on in `line`."""
    return (
        full(before, line.text, measure)
        and not ended(before.text)
        and not _LEADER.search(before.text)
    )


class Paragraphs:
    """Joins lines, given in reading order, to paragraphs."""

    def __init__(self, in_cell: bool = False) -> None:
        self._lines: list[Line] = []
        self._near = 0.0
        self._in_cell = in_cell
        self._measure = Measure(0, 0)
        self._done: list[list[Line]] = []

    def add(self, line: Line, measure: Measure, near: float = float("inf")) -> None:
        """The next line; it opens a paragraph or goes on in the open one.

        `near` is the right edge of the lines around it, where that is less than the page's.
        """
        if self._lines and not self._joins(line, measure):
            self.close()
        self._lines.append(line)
        self._measure = measure
        self._near = min(near, measure.right)

    def close(self) -> None:
        """End the open paragraph."""
        if self._lines:
            self._done.append(self._lines)
            self._lines = []

    def take(self) -> list[list[Line]]:
        """All paragraphs since the last call, the open one included."""
        self.close()
        done, self._done = self._done, []
        return done

    def _joins(self, line: Line, measure: Measure) -> bool:
        before = self._lines[-1]
        if _stacked(before, line):
            return True
        if self._parted(before, line, measure) or not self._full(line):
            return False
        stop = ended(before.text)
        marked = _BULLET.match(line.text) is not None
        label = None if marked else parse_label(line.text)
        if label is not None or marked:
            if self._bracket_open():
                return True
            if stop or not (_mid_sentence(label, line.text) or self._hangs(line, measure)):
                return False
        return not self._indented(line, measure, stop, label is not None or marked)

    def _parted(self, before: Line, line: Line, measure: Measure) -> bool:
        """Whether type, space or wording part two lines, however full the first is."""
        return (
            _LEADER.search(before.text) is not None
            or abs(before.size - line.size) > 0.15 * max(before.size, line.size)
            or (before.page == line.page and self._gap(before, line, measure))
            or self._next_entry(before, line)
        )

    def _next_entry(self, before: Line, line: Line) -> bool:
        """Whether lines of the shape `地点：…` follow each other."""
        first = self._lines[0].text
        if _KEY.match(line.text) and _KEY.match(first) and not _PAUSE.search(first):
            return True
        return _ENTRY.match(line.text) is not None and _CLOSED.search(before.text) is not None

    def _full(self, line: Line) -> bool:
        """Whether the last line is full, seen from the page or from the lines around it."""
        before, measure = self._lines[-1], self._measure
        if full(before, line.text, measure) or _quote_open(before.text, line.text):
            return True
        if ended(before.text):
            return False
        near = Measure(measure.left, self._near)
        return full(before, line.text, near) or self._set_out(line) or self._breaks_off(line)

    def _set_out(self, line: Line) -> bool:
        """Whether a line begins further left than the paragraph, as only its later lines do.

        That outweighs a last line that might have held a word or two more.
        """
        before, measure, em = self._lines[-1], self._measure, line.size
        shift = self._lines[0].x0 - line.x0
        return (
            not self._in_cell
            and before.page == line.page
            and 1.2 * em < shift < 4 * em
            and abs(line.x0 - measure.left) < 0.6 * em
            and measure.right - before.x1 < _RAGGED * em
        )

    def _breaks_off(self, line: Line) -> bool:
        """Whether the last line, almost full, ends within a sentence that has a comma before."""
        before, first, em = self._lines[-1], self._lines[0], line.size
        beside = 5 * em if len(self._lines) == 1 else 0.6 * em
        return (
            not self._in_cell
            and self._measure.right - before.x1 < _RAGGED * em
            and line.x0 - before.x0 < beside
            and _RUNS_ON.match(before.text[-1:]) is not None
            and _RUNS_ON.match(line.text) is not None
            and any(_PAUSE.search(n.text) for n in self._lines)
            and not (_ENTRY.match(first.text) or _ENTRY.match(line.text))
        )

    def _under_value(self, line: Line) -> bool:
        """Whether a line stands where the value of `项目名称：…` began in the line before."""
        first = self._lines[0]
        entry = _ENTRY.match(first.text)
        if entry is None or len(self._lines) > 1 or not _WORDS.match(line.text):
            return False
        begins = first.x0 + sum(0.5 if c.isascii() else 1.0 for c in entry[0]) * first.size
        return abs(line.x0 - begins) < 1.2 * line.size

    def _bracket_open(self) -> bool:
        """Whether the last line breaks off within brackets: what follows is no new number."""
        text = self._lines[-1].text
        return max(text.rfind(c) for c in "（(") > max(text.rfind(c) for c in "）)")

    def _gap(self, before: Line, line: Line, measure: Measure) -> bool:
        step = line.y0 - before.y0
        usual = self._lines[-1].y0 - self._lines[-2].y0 if len(self._lines) > 1 else measure.step
        return step > _WIDE_STEP * line.size and step > 1.5 * usual > 0

    def _hangs(self, line: Line, measure: Measure) -> bool:
        """Whether a line that starts with a box or dot stands where this paragraph's lines go on."""
        indented = self._lines[0].x0 > measure.left + line.size
        at_edge = abs(line.x0 - measure.left) < 0.6 * line.size
        return not self._in_cell and indented and at_edge and bool(_BULLET.match(line.text))

    def _indented(self, line: Line, measure: Measure, stop: bool, marked: bool) -> bool:
        """Whether the indentation shows that the line begins a paragraph."""
        em = line.size
        # Over a page break with other margins only the indentation itself counts.
        shift = measure.left - self._measure.left
        first = self._lines[0].x0 + shift
        if len(self._lines) > 1:
            usual = self._lines[-1].x0 + shift
            return stop and line.x0 > usual + 0.6 * em
        if self._in_cell:
            return stop and line.x0 > first + 0.6 * em
        # Signatures and dates stand one below the other on the right.
        aside = min(line.x0, first) > measure.left + 6 * em and abs(line.x0 - first) > em
        if not stop:
            return (aside or line.x0 > first + 4 * em) and not self._under_value(line)
        labelled = parse_label(self._lines[0].text) is not None
        if line.x0 > first + 0.6 * em:
            return not labelled or line.x0 > first + 4 * em
        # Lines that begin at the place of a first line, set in from the edge, begin paragraphs.
        return abs(line.x0 - first) <= 0.6 * em and first > measure.left + 1.2 * em and not marked


def _quote_open(before: str, after: str) -> bool:
    """Whether a name or quotation opens at the end of one line and closes in the next."""
    for opener, closer in _QUOTES:
        if before.rfind(opener) > before.rfind(closer):
            end = after.find(closer)
            return end >= 0 and opener not in after[:end]
    return False


def _stacked(before: Line, line: Line) -> bool:
    """Whether single characters stand one below the other, as titles on covers do."""
    return (
        len(before.text) == len(line.text) == 1
        and abs(before.x0 - line.x0) < 0.5 * line.size
        and not before.text.isascii()
        and not line.text.isascii()
    )


def _mid_sentence(label: Label | None, text: str) -> bool:
    """Whether what looks like a number may be part of a sentence: 第三条, 2.1款, （一）项."""
    if label is None:
        return False
    after = text[len(label.text) :]
    rest = after.lstrip()
    if label.kind is Kind.DECIMAL:
        return not label.mark and (len(label.numbers) == 1 or rest[:1] in "款条项目点）)")
    if label.kind in (Kind.ARTICLE, Kind.SECTION, Kind.CHAPTER, Kind.PART):
        return after[:1] not in ("", " ", "\u3000")
    return rest[:1] in ("项", "款", "目", "点", "条", "、", "至") or rest[:1] in "）)"


def text_of(lines: Sequence[Line]) -> str:
    """The words of a paragraph; a blank only where a line break parts two Latin words."""
    text = lines[0].text
    for line in lines[1:]:
        if _LATIN.match(text[-1:]) and _LATIN.match(line.text[:1]):
            text += " "
        text += line.text
    return text


def flat(lines: Sequence[Line], look: bool = False) -> Flat:
    """A paragraph with one box per printed line."""
    boxes = tuple(Box(n.page, n.x0, n.y0, n.x1, n.y1) for n in lines)
    return Flat(text_of(lines), look=look, page=lines[0].page, boxes=boxes)
