"""Ruled tables from rules: the page is cut into squares, and squares with no rule between are one cell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from biaochi.parsers.pdf.rulings import Drawn
from biaochi.parsers.pdf.shapes import Grid, Ruling, Spot

# Rules closer than this are one rule: borders of neighbouring cells are drawn side by side.
_NEAR = 2.5
# A rule must stand out this far beyond the crossing ones to show that the side there is open.
_OPEN = 6.0
_MOST_SQUARES = 40_000

_Spans = list[tuple[float, float]]
_Square = tuple[int, int]


def grids_of(drawn: Drawn) -> list[Grid]:
    """The ruled tables of a page from top to bottom; a frame around text is a grid of one cell."""
    found: list[Grid] = []
    for verticals in _bands(drawn.vertical):
        low = min(v.low for v in verticals) - _NEAR
        high = max(v.high for v in verticals) + _NEAR
        horizontals = [h for h in drawn.horizontal if low <= h.at <= high]
        if horizontals:
            found += _band(*_closed(horizontals, verticals))
    return sorted(found, key=lambda grid: grid.top)


def _bands(verticals: Iterable[Ruling]) -> list[list[Ruling]]:
    """Vertical rules by table: between two tables that stand one above the other there is none."""
    bands: list[list[Ruling]] = []
    reach = float("-inf")
    for rule in sorted(verticals, key=lambda v: v.low):
        if rule.low > reach + _NEAR:
            bands.append([])
            reach = rule.high
        bands[-1].append(rule)
        reach = max(reach, rule.high)
    return bands


def _closed(
    horizontals: list[Ruling], verticals: list[Ruling]
) -> tuple[list[Ruling], list[Ruling]]:
    """Add the outer rules that some tables leave out: open sides, and a row cut by the page end."""
    top, bottom = min(v.low for v in verticals), max(v.high for v in verticals)
    left, right = min(v.at for v in verticals), max(v.at for v in verticals)
    wide = [h for h in horizontals if h.high >= left - _NEAR and h.low <= right + _NEAR]
    if len(wide) > 1:
        sides = _agreed([h.low for h in wide], min), _agreed([h.high for h in wide], max)
        if sides[0] is not None and sides[0] < left - _OPEN:
            verticals = [*verticals, Ruling(sides[0], top, bottom)]
            left = sides[0]
        if sides[1] is not None and sides[1] > right + _OPEN:
            verticals = [*verticals, Ruling(sides[1], top, bottom)]
            right = sides[1]
    ends = _agreed([v.low for v in verticals], min), _agreed([v.high for v in verticals], max)
    if ends[0] is not None and min(h.at for h in horizontals) > ends[0] + _OPEN:
        horizontals = [*horizontals, Ruling(ends[0], left, right)]
    if ends[1] is not None and max(h.at for h in horizontals) < ends[1] - _OPEN:
        horizontals = [*horizontals, Ruling(ends[1], left, right)]
    return horizontals, verticals


def _agreed(ends: Sequence[float], outermost: object) -> float | None:
    """Where the outermost ends lie, if at least two rules end there."""
    edge = min(ends) if outermost is min else max(ends)
    return edge if sum(abs(end - edge) <= _NEAR for end in ends) > 1 else None


def _band(horizontals: list[Ruling], verticals: list[Ruling]) -> list[Grid]:
    ys, rows = _tracks(horizontals)
    xs, columns = _tracks(verticals)
    height, width = len(ys) - 1, len(xs) - 1
    if height < 1 or width < 1 or height * width > _MOST_SQUARES:
        return []
    across = [[_covers(rows[i], xs[j], xs[j + 1]) for j in range(width)] for i in range(height + 1)]
    down = [
        [_covers(columns[j], ys[i], ys[i + 1]) for j in range(width + 1)] for i in range(height)
    ]
    spots, nested = _rectangles(_regions(across, down))
    grids = [_compact(xs, ys, group) for group in _neighbours(spots)]
    inner = [_compact(xs, ys, group) for group in _neighbours(nested) if len(group) > 1]
    return grids + inner


def _tracks(rules: Iterable[Ruling]) -> tuple[list[float], list[_Spans]]:
    """Places of rules with near ones taken together, and what stretches each place is ruled on."""
    places: list[float] = []
    tracks: list[_Spans] = []
    group: list[Ruling] = []
    for rule in [*sorted(rules), Ruling(float("inf"), 0, 0)]:
        if group and rule.at - group[-1].at > _NEAR:
            # The longest rule says where the edge is: an underline near it must not move it.
            places.append(max(group, key=lambda r: r.high - r.low).at)
            tracks.append(_joined((r.low, r.high) for r in group))
            group = []
        group.append(rule)
    return places, tracks


def _joined(spans: Iterable[tuple[float, float]]) -> _Spans:
    joined: _Spans = []
    for low, high in sorted(spans):
        if joined and low <= joined[-1][1] + _NEAR:
            joined[-1] = joined[-1][0], max(joined[-1][1], high)
        else:
            joined.append((low, high))
    return joined


def _covers(spans: _Spans, low: float, high: float) -> bool:
    return any(a <= low + _NEAR and b >= high - _NEAR for a, b in spans)


def _regions(across: list[list[bool]], down: list[list[bool]]) -> list[list[_Square]]:
    """Squares (row, column) with no rule between them; what is open to the outside is left out."""
    height, width = len(down), len(across[0])
    seen = [[False] * width for _ in range(height)]
    regions = []
    for i in range(height):
        for j in range(width):
            if seen[i][j]:
                continue
            seen[i][j] = True
            region = [(i, j)]
            closed = True
            for row, column in region:
                for r, c, ruled in (
                    (row - 1, column, across[row][column]),
                    (row + 1, column, across[row + 1][column]),
                    (row, column - 1, down[row][column]),
                    (row, column + 1, down[row][column + 1]),
                ):
                    if ruled:
                        continue
                    if not 0 <= c < width:
                        closed = False
                    elif not 0 <= r < height:
                        # A cell merged over a page end has no rule there.
                        continue
                    elif not seen[r][c]:
                        seen[r][c] = True
                        region.append((r, c))
            if closed:
                regions.append(region)
    return regions


def _rectangles(regions: list[list[_Square]]) -> tuple[list[Spot], list[Spot]]:
    """Cells as rectangles, and the cells of tables that stand within another table's cell.

    A region that runs around others is such an outer cell, or a frame around everything, which is
    no cell. A region of another shape has lost a rule and is cut into rectangles.
    """
    spots: list[Spot] = []
    rings: list[Spot] = []
    for region in regions:
        spot = _bounds(region)
        if (spot.bottom - spot.top) * (spot.right - spot.left) == len(region):
            spots.append(spot)
        elif _is_ring(spot, set(region)):
            rings.append(spot)
        else:
            spots += _strips(region)
    nested: list[Spot] = []
    for ring in sorted(rings):
        inside = [s for s in spots if _within(s, ring)]
        if len(inside) < len(spots):
            nested += inside
            spots = [*(s for s in spots if s not in inside), ring]
    return sorted(spots), sorted(nested)


def _bounds(region: Iterable[_Square]) -> Spot:
    rows, columns = zip(*region, strict=True)
    return Spot(min(rows), min(columns), max(rows) + 1, max(columns) + 1)


def _is_ring(spot: Spot, squares: set[_Square]) -> bool:
    """Whether a region holds the whole rim of its bounds."""
    top, bottom, left, right = spot.top, spot.bottom - 1, spot.left, spot.right - 1
    rim = {(r, c) for r in (top, bottom) for c in range(left, right + 1)}
    rim |= {(r, c) for c in (left, right) for r in range(top, bottom + 1)}
    return rim <= squares


def _strips(region: Iterable[_Square]) -> list[Spot]:
    """A region cut at every row in which its width changes."""
    strips: list[Spot] = []
    for row, column in sorted(region):
        last = strips[-1] if strips else None
        if last is not None and last.top == row and last.right == column:
            strips[-1] = last._replace(right=column + 1)
        else:
            strips.append(Spot(row, column, row + 1, column + 1))
    joined: dict[tuple[int, int, int], Spot] = {}
    for strip in strips:
        above = joined.pop((strip.top, strip.left, strip.right), None)
        whole = strip._replace(top=above.top) if above is not None else strip
        joined[whole.bottom, whole.left, whole.right] = whole
    return list(joined.values())


def _within(inner: Spot, outer: Spot) -> bool:
    return (
        outer.top <= inner.top
        and inner.bottom <= outer.bottom
        and outer.left <= inner.left
        and inner.right <= outer.right
    )


def _neighbours(spots: list[Spot]) -> list[list[Spot]]:
    """Cells by table: cells of one table touch along a side."""
    owner = {square: i for i, spot in enumerate(spots) for square in _squares(spot)}
    groups: list[list[Spot]] = []
    seen: set[int] = set()
    for start in range(len(spots)):
        if start in seen:
            continue
        seen.add(start)
        group = [start]
        for index in group:
            near = {owner[square] for square in _around(spots[index]) if square in owner}
            group += sorted(near - seen)
            seen |= near
        groups.append(sorted(spots[i] for i in group))
    return groups


def _squares(spot: Spot) -> list[_Square]:
    return [(r, c) for r in range(spot.top, spot.bottom) for c in range(spot.left, spot.right)]


def _around(spot: Spot) -> list[_Square]:
    """The squares that share a side with a cell."""
    above = [(row, c) for row in (spot.top - 1, spot.bottom) for c in range(spot.left, spot.right)]
    beside = [(r, col) for col in (spot.left - 1, spot.right) for r in range(spot.top, spot.bottom)]
    return above + beside


def _compact(xs: list[float], ys: list[float], spots: list[Spot]) -> Grid:
    """The grid with only those rows and columns at which cells begin or end."""
    columns = sorted({edge for s in spots for edge in (s.left, s.right)})
    rows = sorted({edge for s in spots for edge in (s.top, s.bottom)})
    return Grid(
        tuple(xs[c] for c in columns),
        tuple(ys[r] for r in rows),
        tuple(
            Spot(
                bisect_left(rows, s.top),
                bisect_left(columns, s.left),
                bisect_left(rows, s.bottom),
                bisect_left(columns, s.right),
            )
            for s in spots
        ),
    )
