"""Paragraphs that a converter from PDF cut where a page or line ended, made whole again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from biaochi.parsers.flat import Flat, FlatTable
from biaochi.parsers.labels import parse_label
from biaochi.parsers.wrapping import width

_ENDS = tuple("。；：！？;:!?…）)】”")
# First lines of paragraphs start two characters in (420 twips at 10.5 pt), or at the margin; the
# rest of a cut one starts at the margin, give or take what the converter measured.
_INDENTED = 300
_MARGIN = 100
_LOOSE_MARGIN = 150
# A shorter line did not reach the right margin, so nothing was cut there.
_SHORTEST = 22
# So many certain cuts show that a file was converted; then its full lines go on as well.
_EVIDENCE = 3
# By how many characters a full line may fall short, since marks and Latin words are not parted.
_RAGGED = 2.5
_BLANKS = re.compile(r"\s+")
# Lines that are their own even where the one above has no full stop.
_OWN = re.compile(
    r"[（(]?(?:注|备注|说明|要求|附|表\d)|[★▲△※●○■□◆◇•▪☆✦►\uf000-\uf0ff]|.{0,40}_{4,}"
)
# 联系人：张三 is an entry; within open brackets （咨询⏎电话：… it goes on.
_ENTRY = re.compile(r"[（(]?[^，。；：:]{1,8}[：:](?!//)|[^，。；：:]{2,14}[：:]\s*\S")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set: where its first line starts, in twips (1/20 point) from the margin,
    and how many characters of its size a line holds, 0 where the file does not say.
    """

    start: int = 0
    measure: float = 0.0
    size: int = 0


_UNKNOWN = Setting(_INDENTED)


def whole(
    blocks: Sequence[Flat | FlatTable], settings: Mapping[int, Setting]
) -> Iterator[Flat | FlatTable]:
    """The blocks with cut paragraphs joined; `settings` are those of paragraphs, by their id."""
    certain = sum(
        isinstance(a, Flat) and isinstance(b, Flat) and _certainly(a, b, settings)
        for a, b in pairwise(blocks)
    )
    converted = certain >= _EVIDENCE
    pieces: list[Flat] = []
    for block in blocks:
        if pieces and isinstance(block, Flat):
            goes_on = (len(pieces) == 1 and _certainly(pieces[0], block, settings)) or (
                converted and _fills(pieces[-1], block, settings)
            )
            if goes_on:
                pieces.append(block)
                continue
        yield from _joined(pieces)
        pieces = [block] if isinstance(block, Flat) else []
        if not isinstance(block, Flat):
            yield block
    yield from _joined(pieces)


def _joined(pieces: Sequence[Flat]) -> Iterator[Flat]:
    if pieces:
        yield replace(pieces[0], text="".join(piece.text for piece in pieces))


def _certainly(before: Flat, block: Flat, settings: Mapping[int, Setting]) -> bool:
    """Whether indents and punctuation alone show that a paragraph was cut."""
    if settings.get(id(before), Setting()).start < _INDENTED:
        return False
    # The rest of a sentence ends like one; what does not is a line of its own.
    at_margin = settings.get(id(block), _UNKNOWN).start <= _MARGIN
    return (
        at_margin and block.text.endswith(_ENDS) and _breaks_off(before) and _plain(before, block)
    )


def _fills(before: Flat, block: Flat, settings: Mapping[int, Setting]) -> bool:
    """Whether a line that is full and breaks off goes on in one at the margin, in the same type."""
    first, second = settings.get(id(before), _UNKNOWN), settings.get(id(block), _UNKNOWN)
    if second.start > _LOOSE_MARGIN or before.look or before.hint or first.size != second.size:
        return False
    if not first.measure or not _breaks_off(before) or not _plain(before, block):
        return False
    length = first.start / (first.size * 10) + width(before.text) / 2
    return length > first.measure - _RAGGED


def _breaks_off(before: Flat) -> bool:
    if _within_brackets(before.text):
        return not before.contents
    long = len(_BLANKS.sub("", before.text)) >= _SHORTEST
    return long and not before.text.endswith(_ENDS) and not before.contents


def _within_brackets(text: str) -> bool:
    return max(text.rfind(c) for c in "（(") > max(text.rfind(c) for c in "）)")


def _plain(before: Flat, block: Flat) -> bool:
    """Whether nothing shows that a paragraph is one of its own: number, style, or a name before a colon."""
    if block.label or block.hint or block.look or block.contents:
        return False
    if _OWN.match(block.text) or parse_label(block.text) is not None:
        return False
    return _ENTRY.match(block.text) is None or _within_brackets(before.text)
