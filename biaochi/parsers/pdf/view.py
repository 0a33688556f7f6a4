"""The way from a page's own coordinates to those of the page as it is shown.

Source: PDF 32000-1, 7.7.3.3 (Rotate) and 8.3.2.3 (user space); text and paths of pdfium are in user
space, unrotated, with the origin at the bottom left.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2.raw as pdfium


@dataclass(frozen=True, slots=True)
class View:
    """The visible part of a page in user space, and its rotation in quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """A rectangle of user space as x0, y0, x1, y1 from the top left corner."""
        if self.turns == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        if self.turns == 1:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.turns == 2:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        return self.top - y1, self.right - x1, self.top - y0, self.right - x0


def view_of(page: object) -> View:
    """How a loaded pdfium page is shown."""
    area = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(area))
    turns = pdfium.FPDFPage_GetRotation(page) % 4
    return View(area.left, area.bottom, area.right, area.top, turns)
