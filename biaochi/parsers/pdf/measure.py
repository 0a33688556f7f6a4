"""Between which edges text is set: on a page, in a block of it, in the document as a rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from biaochi.parsers.pdf.shapes import Line, Page

# A block set narrower than the page shows its edge in this many lines before and after, and is at
# least this share of the page's text wide.
_AROUND = 3
_BLOCK = 0.7
_FULL_PAGE = 12


@dataclass(frozen=True, slots=True)
class Measure:
    """The left and right edge between which text is set, and the usual step from line to line."""

    left: float
    right: float
    step: float = 0.0


def page_measure(page: Page, usual: Measure | None) -> Measure:
    """The edges of the text of a page.

    A page of few or short lines does not show them: then those usual in the document count, or
    else equal margins on both sides.
    """
    lines = [line for line in page.lines if len(line.text) > 1]
    size = _usual([line.size for line in lines]) or 10.5
    left, right = _edges(lines, size)
    if usual is None:
        margin = min((line.x0 for line in lines), default=0.0)
        usual = Measure(margin, max([page.width - margin, *(line.x1 for line in lines)]))
    steps = [b.y0 - a.y0 for a, b in pairwise(lines)]
    if left is None or any(abs(line.x0 - usual.left) < 0.6 * size for line in lines):
        left = min(usual.left, usual.left if left is None else left)
    return Measure(
        left,
        usual.right if right is None or right < usual.right - 3 * size else right,
        _usual([s for s in steps if s > 0.5 * size]),
    )


def _edges(lines: Sequence[Line], size: float) -> tuple[float | None, float | None]:
    """The outermost places at which at least two lines begin and at least three end."""
    left = _edge([line.x0 for line in lines], 2, size)
    right = _edge([-line.x1 for line in lines], 3, size)
    return left, None if right is None else -right


def near_edges(lines: Sequence[Line], measure: Measure) -> list[float]:
    """For every line the right edge that it shares with lines around it: some blocks are narrower."""
    least = measure.left + _BLOCK * (measure.right - measure.left)
    edges = []
    for index, line in enumerate(lines):
        window = lines[max(index - _AROUND, 0) : index + _AROUND + 1]
        around = [n.x1 for n in window if abs(n.x0 - line.x0) < 2.6 * line.size]
        edge = max(around)
        shared = sum(x > edge - 0.8 * line.size for x in around) > 1
        narrow = shared and edge > least and not centred(line, measure, 1.5)
        edges.append(edge if narrow else measure.right)
    return edges


def centred(line: Line, measure: Measure, least: float) -> bool:
    """Whether a line stands in the middle, with at least so many type heights free on both sides."""
    left, right = line.x0 - measure.left, measure.right - line.x1
    return min(left, right) > least * line.size and abs(left - right) < 1.5 * line.size


def document_measure(pages: Sequence[Page]) -> dict[float, Measure]:
    """The commonest text edges of the pages of each width; only full pages show them."""
    seen: dict[float, list[tuple[float, float]]] = {}
    for page in pages:
        lines = [line for line in page.lines if len(line.text) > 1]
        left, right = _edges(lines, _usual([line.size for line in lines]))
        if len(lines) >= _FULL_PAGE and left is not None and right is not None:
            seen.setdefault(round(page.width), []).append((left, right))
    return {
        width: Measure(_usual(left for left, _ in edges), _usual(right for _, right in edges))
        for width, edges in seen.items()
    }


def _edge(values: list[float], least: int, size: float) -> float | None:
    """The outermost place at which so many lines begin (or end, given negative)."""
    values = sorted(values)
    for a, b in zip(values, values[least - 1 :], strict=False):
        if b - a <= 0.6 * size:
            return a
    return None


def _usual(values: Iterable[float]) -> float:
    common = Counter(round(v) for v in values).most_common(1)
    return float(common[0][0]) if common else 0.0
