"""The straight rules drawn on a page, from pdfium's path objects.

Rules come as lines, as thin filled rectangles (Word) and as outlined rectangles; filled areas are
shading and have no edges of their own.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from biaochi.parsers.pdf.shapes import Ruling
from biaochi.parsers.pdf.view import View

_THIN = 3.5
_SHORTEST = 3.0
# A drawing with more corners than this is a picture, not a frame.
_MOST_SEGMENTS = 2000
_DEEPEST = 5
# Drawings such as glyph outlines come by the thousand; no page of text has that many rules.
_MOST_RULES = 4000

_Matrix = tuple[float, float, float, float, float, float]
_PATH = pdfium.FPDF_PAGEOBJ_PATH
_FORM = pdfium.FPDF_PAGEOBJ_FORM
_IMAGE = pdfium.FPDF_PAGEOBJ_IMAGE


@dataclass(slots=True)
class Drawn:
    """What is drawn on a page beside text.

    `pictures` is the area of pictures as a share of the page, `paths` the number of paths.
    """

    horizontal: list[Ruling] = field(default_factory=list)
    vertical: list[Ruling] = field(default_factory=list)
    pictures: float = 0.0
    paths: int = 0


def drawn_on(page: Any, view: View) -> Drawn:
    """Rules and pictures of a loaded page, forms (nested drawings) included."""
    collector = _Collector(view)
    get, kind = pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = get(page, index)
        what = kind(item)
        if what != pdfium.FPDF_PAGEOBJ_TEXT:
            collector.add(item, what, None, 0)
    return collector.drawn


class _Collector:
    def __init__(self, view: View) -> None:
        self.drawn = Drawn()
        self._view = view
        width, height = view.size
        self._area = max(width * height, 1.0)
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._x, self._y = ctypes.c_float(), ctypes.c_float()

    def add(self, item: Any, what: int, outer: _Matrix | None, depth: int) -> None:
        """Take up one object; `outer` maps the form that holds it to the page."""
        if what == _FORM and depth < _DEEPEST:
            inner = _times(_matrix(item), outer)
            for index in range(pdfium.FPDFFormObj_CountObjects(item)):
                part = pdfium.FPDFFormObj_GetObject(item, index)
                self.add(part, pdfium.FPDFPageObj_GetType(part), inner, depth + 1)
        elif what == _IMAGE:
            x0, y0, x1, y1 = self._bounds(item, outer)
            self.drawn.pictures += max(x1 - x0, 0.0) * max(y1 - y0, 0.0) / self._area
        elif what == _PATH:
            self.drawn.paths += 1
            if self.drawn.paths <= _MOST_RULES:
                self._path(item, outer)

    def _bounds(self, item: Any, outer: _Matrix | None) -> tuple[float, float, float, float]:
        left, bottom, right, top = self._edges
        if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            return 0.0, 0.0, 0.0, 0.0
        corners = (left.value, bottom.value), (right.value, top.value)
        if outer is not None:
            corners = _apply(outer, *corners[0]), _apply(outer, *corners[1])
        (ax, ay), (bx, by) = corners
        return self._view.box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def _path(self, item: Any, outer: _Matrix | None) -> None:
        x0, y0, x1, y1 = self._bounds(item, outer)
        if x1 - x0 <= _THIN or y1 - y0 <= _THIN:
            self._thin(x0, y0, x1, y1)
        else:
            matrix = _times(_matrix(item), outer)
            for points in self._pieces(item, matrix):
                self._piece(points, _stroked(item))

    def _thin(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Take a line or a thin rectangle as a rule."""
        if y1 - y0 <= _THIN and x1 - x0 > _SHORTEST:
            self.drawn.horizontal.append(Ruling((y0 + y1) / 2, x0, x1))
        elif x1 - x0 <= _THIN and y1 - y0 > _SHORTEST:
            self.drawn.vertical.append(Ruling((x0 + x1) / 2, y0, y1))

    def _pieces(self, item: Any, matrix: _Matrix) -> list[list[tuple[float, float]]]:
        """The corners of each line or polygon of a path, in points of the page as shown.

        None where there are curves or very many corners: pictures and letters have them.
        """
        pieces: list[list[tuple[float, float]]] = []
        count = pdfium.FPDFPath_CountSegments(item)
        for index in range(count if count <= _MOST_SEGMENTS else 0):
            segment = pdfium.FPDFPath_GetPathSegment(item, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                return []
            pdfium.FPDFPathSegment_GetPoint(segment, self._x, self._y)
            x, y = _apply(matrix, self._x.value, self._y.value)
            corner = self._view.box(x, y, x, y)[:2]
            if kind == pdfium.FPDF_SEGMENT_MOVETO or not pieces:
                pieces.append([])
            pieces[-1].append(corner)
            if pdfium.FPDFPathSegment_GetClose(segment):
                pieces[-1].append(pieces[-1][0])
        return pieces

    def _piece(self, points: list[tuple[float, float]], stroked: bool) -> None:
        """The sides of a frame as rules; of a filled area only if it is as thin as a rule."""
        if stroked:
            for (ax, ay), (bx, by) in pairwise(points):
                if abs(ax - bx) < 1 or abs(ay - by) < 1:
                    self._thin(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
        else:
            xs, ys = zip(*points, strict=True)
            self._thin(min(xs), min(ys), max(xs), max(ys))


def _stroked(item: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    return bool(stroke.value)


def _matrix(item: Any) -> _Matrix:
    m = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, m)
    return m.a, m.b, m.c, m.d, m.e, m.f


def _apply(m: _Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _times(inner: _Matrix, outer: _Matrix | None) -> _Matrix:
    """First `inner`, then `outer`."""
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    x, y = _apply(outer, e, f)
    return (
        outer[0] * a + outer[2] * b,
        outer[1] * a + outer[3] * b,
        outer[0] * c + outer[2] * d,
        outer[1] * c + outer[3] * d,
        x,
        y,
    )
