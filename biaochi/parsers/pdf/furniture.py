"""What is printed around the text of every page: running headers and footers, page numbers, watermarks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from biaochi.parsers.labels import parse_label
from biaochi.parsers.pdf.shapes import Line, Page

_DIGITS = re.compile(r"[0-9０-９]+")
_BLANKS = re.compile(r"\s+")
_PAGE_NUMBER = re.compile(
    r"[-–—~·|/\s]*(?:第|P(?:age)?\.?)?\s*(?:\d{1,4}|[ivxlcIVXLC]{1,7}|[一二三四五六七八九十百]{1,4})\s*页?"
    r"(?:\s*[/，,共of|-]+\s*\d{1,4}\s*页?)?[-–—~·|\s]*"
)
# Headers and footers stand in the outer eighth of the page; what is not on every second page at
# least is one only if it stands in the margin proper, as a section's own header does.
_BAND = 0.125
_MARGIN = 0.09
_LEAST = 3
_HEIGHT = 4.0

_Key = tuple[str, int]


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """The pages without what only repeats on them."""
    tops = _running(pages, [_outer(page, top=True) for page in pages])
    bottoms = _running(pages, [_outer(page, top=False) for page in pages])
    marks = _watermarks(pages)
    cleared = []
    for page, drop_top, drop_bottom in zip(pages, tops, bottoms, strict=True):
        drop = drop_top | drop_bottom
        lines = [
            line for i, line in enumerate(page.lines) if i not in drop and _place(line) not in marks
        ]
        cleared.append(replace(page, lines=lines))
    return cleared


def _outer(page: Page, top: bool) -> list[int]:
    """Indices of the lines in the upper or lower band of a page, outermost first."""
    lines = page.lines
    edge = page.height * _BAND
    # What stands on the inner side of a table belongs to the text.
    limits = [t.grid.top if top else page.height - t.grid.bottom for t in page.tables]
    edge = min([edge, *limits])
    if top:
        return [i for i, line in enumerate(lines) if line.y1 < edge + 2]
    return [i for i in reversed(range(len(lines))) if lines[i].y0 > page.height - edge - 2]


def _running(pages: Sequence[Page], candidates: list[list[int]]) -> list[set[int]]:
    """Per page, the candidate lines that are running headers or footers."""
    where: defaultdict[str, list[tuple[int, Line]]] = defaultdict(list)
    for count, (page, indices) in enumerate(zip(pages, candidates, strict=True)):
        for index in indices:
            line = page.lines[index]
            where[_words(line)].append((count, line))
    repeated = {words: seen for words, seen in where.items() if _repeats(words, seen, pages)}
    single = _single_heights(pages, candidates, repeated)
    dropped: list[set[int]] = []
    for page, indices in zip(pages, candidates, strict=True):
        drop: set[int] = set()
        for index in indices:
            line = page.lines[index]
            words = _words(line)
            own = single[round(line.y0 / _HEIGHT)]
            number = len(pages) > 1 and _PAGE_NUMBER.fullmatch(line.text.strip()) is not None
            if not number and (words not in repeated or own > len(repeated[words])):
                # Inside of the first line that is the page's own, all is text.
                break
            drop.add(index)
        dropped.append(drop)
    return dropped


def _repeats(words: str, seen: list[tuple[int, Line]], pages: Sequence[Page]) -> bool:
    """Whether the same words stand at the same height on enough pages that follow one another."""
    heights = Counter(round(line.y0 / _HEIGHT) for _, line in seen)
    middle, _ = heights.most_common(1)[0]
    level = sorted({n for n, line in seen if abs(line.y0 / _HEIGHT - middle) <= 1.0})
    if len(level) < min(_LEAST, max(len(pages), 2)):
        return False
    page, line = pages[seen[0][0]], seen[0][1]
    if min(line.y1, page.height - line.y0) > _MARGIN * page.height and 2 * len(level) < len(pages):
        return False
    # Odd and even pages may differ, so that every second page is enough.
    close = sum(b - a <= 2 for a, b in pairwise(level))
    if close < 0.5 * (len(level) - 1):
        return False
    if words != _BLANKS.sub("", seen[0][1].text):
        # Where the figures differ they have to count pages: 附件1, 附件2 are titles.
        return parse_label(seen[0][1].text) is None and _counts_pages(seen)
    return True


def _counts_pages(seen: list[tuple[int, Line]]) -> bool:
    offsets: Counter[int] = Counter()
    for page, line in seen:
        for figure in set(_DIGITS.findall(line.text)):
            offsets[int(figure) - page] += 1
    constant = len({tuple(_DIGITS.findall(line.text)) for _, line in seen}) == 1
    return constant or offsets.most_common(1)[0][1] > 0.6 * len(seen)


def _single_heights(
    pages: Sequence[Page], candidates: list[list[int]], repeated: Iterable[str]
) -> Counter[int]:
    """How many pages have as outermost line one of their own, by height: there the text begins."""
    own: Counter[int] = Counter()
    for page, indices in zip(pages, candidates, strict=True):
        if indices:
            line = page.lines[indices[0]]
            if _words(line) not in repeated and not _PAGE_NUMBER.fullmatch(line.text.strip()):
                own[round(line.y0 / _HEIGHT)] += 1
    return own


def _watermarks(pages: Sequence[Page]) -> set[_Key]:
    """Words that stand at the very same place on most pages."""
    seen: Counter[_Key] = Counter()
    for page in pages:
        seen.update({_place(line) for line in page.lines})
    least = max(_LEAST, 0.6 * len(pages))
    return {key for key, count in seen.items() if count >= least}


def _place(line: Line) -> _Key:
    return line.text, round(line.x0) * 10_000 + round(line.y0)


def _words(line: Line) -> str:
    return _DIGITS.sub("#", _BLANKS.sub("", line.text))
