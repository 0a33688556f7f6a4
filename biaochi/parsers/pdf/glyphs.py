"""Printed lines straight from pdfium's text layer.

Boxes are asked for the first and last character of each line only, and for all characters of those
lines that run through several table cells: a call into pdfium costs more than all else here.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from biaochi.parsers.pdf.shapes import Line
from biaochi.parsers.pdf.view import View

# pdfium writes a hyphen at a line end as U+FFFE or U+0002 and swallows the line break behind it.
_PIECE = re.compile("[^\r\n\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
_HYPHEN = str.maketrans({"\ufffe": "-", "\x02": "-", "\x00": "\ufffd", "\x0b": " ", "\t": " "})
_WORD = re.compile(r"\S+")
_BLANK = " \t\u00a0\u3000\x00"
_SHORT = 40
_HEAVY = 600
_TALLEST = 90.0
# Share of the type size that stands above the base line; Chinese type fills its square.
_ABOVE = 0.87
# 黑体 is the heavy face of Chinese type; 微软雅黑 (YaHei) is not, in spite of its name.
_HEAVY_NAME = re.compile(r"Bold|(?<!Ya)Hei|Black|(?<!雅)黑|小标宋", re.I)


_Box = tuple[float, float, float, float]


class Printed(NamedTuple):
    """A line with the indices and boxes of its first and last character, and its base line."""

    first: int
    last: int
    line: Line
    start: _Box
    end: _Box
    base: float


class Glyphs:
    """The text layer of one loaded page."""

    def __init__(self, handle: Any, number: int, view: View) -> None:
        self._handle = handle
        self._number = number
        self._view = view
        self._rect = pdfium.FS_RECTF()
        self._ref = ctypes.byref(self._rect)
        self._matrix = pdfium.FS_MATRIX()
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._origin = ctypes.byref(self._x), ctypes.byref(self._y)
        self.text = self._whole_text(pdfium.FPDFText_CountChars(handle))
        self._shown = self.text.translate(_HYPHEN)

    def _whole_text(self, count: int) -> str:
        """All characters, one per index of pdfium, so that positions can be asked for by index."""
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (2 * count + 2))()
        pdfium.FPDFText_GetText(self._handle, 0, count, buffer)
        text = bytes(buffer).decode("utf-16-le", "surrogatepass").partition("\x00")[0]
        if len(text) == count:
            return text
        # Characters that their font does not map to Unicode are left out of the text above.
        codes = (pdfium.FPDFText_GetUnicode(self._handle, i) for i in range(count))
        return "".join(chr(c) if 0 < c < 0x110000 else "\ufffd" for c in codes)

    def lines(self) -> Iterator[Printed]:
        """Each printed line."""
        for match in _PIECE.finditer(self.text):
            piece = match[0]
            bare = piece.strip(_BLANK)
            if bare:
                first = match.start() + piece.index(bare)
                yield from self._whole(first, first + len(bare) - 1)

    def _whole(self, first: int, last: int) -> Iterator[Printed]:
        """What pdfium holds for one line; where its end stands lower than its start it is several."""
        printed = self.line(first, last)
        size = printed.line.size
        head, tail = printed.start, printed.end
        # Boxes alike are level; fonts reach up and down differently, so others may be level too.
        alike = abs(head[1] - tail[1]) < 0.1 and abs(head[3] - tail[3]) < 0.1
        if alike or abs(self._base(last) - printed.base) < 0.6 * size:
            yield printed
        elif not self._askew(first):
            begin = end = first
            for index in range(first + 1, last + 1):
                if self.text[index].isspace():
                    continue
                if abs(self._base(index) - self._base(end)) >= 0.6 * size:
                    yield self.line(begin, end)
                    begin = index
                end = index
            yield self.line(begin, end)

    def line(self, first: int, last: int) -> Printed:
        """The characters first..last (inclusive) as a line."""
        start = self.box(first)
        end = self.box(last) if last > first else start
        base = self._base(first)
        size = self._size(first) or start[3] - start[1]
        line = Line(
            self._shown[first : last + 1],
            min(start[0], end[0]),
            base - _ABOVE * size,
            max(start[2], end[2]),
            base + (1 - _ABOVE) * size,
            size,
            self._number,
        )
        return Printed(first, last, line, start, end, base)

    def words(self, printed: Printed) -> Iterator[tuple[int, int]]:
        """The first and last index of each stretch of a line without blanks."""
        for match in _WORD.finditer(self.text, printed.first, printed.last + 1):
            yield match.start(), match.end() - 1

    def weighed(self, printed: Printed) -> Line:
        """The line with its weight, if it is short enough for a heading."""
        line = printed.line
        bold = len(line.text) <= _SHORT and self._bold(printed.first)
        return line._replace(bold=True) if bold else line

    def box(self, index: int) -> _Box:
        """Where a character stands; the height is that of its font, which may be far too tall."""
        pdfium.FPDFText_GetLooseCharBox(self._handle, index, self._ref)
        rect = self._rect
        if rect.top - rect.bottom > _TALLEST:
            # Of fonts for vertical writing pdfium gives the height unscaled.
            pdfium.FPDFText_GetCharBox(self._handle, index, *self._sides)
            left, right, bottom, top = (side.value for side in self._sides)
            return self._view.box(left, bottom, right, top)
        return self._view.box(rect.left, rect.bottom, rect.right, rect.top)

    def _base(self, index: int) -> float:
        """The height on the page of the line on which a character stands."""
        pdfium.FPDFText_GetCharOrigin(self._handle, index, *self._origin)
        x, y = self._x.value, self._y.value
        return self._view.box(x, y, x, y)[1]

    def _size(self, index: int) -> float:
        """The type size as printed: fonts are set in one size and scaled by a matrix."""
        pdfium.FPDFText_GetMatrix(self._handle, index, self._matrix)
        scale = math.hypot(self._matrix.c, self._matrix.d)
        return float(pdfium.FPDFText_GetFontSize(self._handle, index)) * scale

    def _askew(self, index: int) -> bool:
        """Whether the text runs at a slant, as watermarks do."""
        turn = float(pdfium.FPDFText_GetCharAngle(self._handle, index)) % (math.pi / 2)
        return 0.1 < turn < math.pi / 2 - 0.1

    def _bold(self, index: int) -> bool:
        if int(pdfium.FPDFText_GetFontWeight(self._handle, index)) >= _HEAVY:
            return True
        shown = pdfium.FPDFText_GetTextObject(self._handle, index)
        # Word and WPS make letters bold by drawing their outlines too.
        mode = int(pdfium.FPDFTextObj_GetTextRenderMode(shown))
        if mode == int(pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE):
            return True
        name = ctypes.create_string_buffer(64)
        pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(shown), name, 64)
        return _HEAVY_NAME.search(name.value.decode("utf-8", "ignore")) is not None
