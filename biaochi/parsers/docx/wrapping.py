"""Paragraphs that a converter from PDF cut where a page or line ended, made whole again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from biaochi.parsers.flat import Flat, FlatTable
from biaochi.parsers.labels import parse_label

_ENDS = tuple("。；：！？;:!?…）)】”")
# First lines of paragraphs start two characters in (420 twips at 10.5 pt), or at the margin; the
# rest of a cut one starts at the margin, give or take what the converter measured.
_INDENTED = 300
_MARGIN = 100
# A shorter line did not reach the right margin, so nothing was cut there.
_SHORTEST = 22
_BLANKS = re.compile(r"\s+")
# Lines that are their own even where the one above has no full stop.
_OWN = re.compile(r"[（(]?(?:注|备注|说明|要求|附|表\d|[^，。；]{1,8}[：:])")


def whole(
    blocks: Iterable[Flat | FlatTable], starts: Mapping[int, int]
) -> Iterator[Flat | FlatTable]:
    """The blocks with cut paragraphs joined; `starts` maps ids of paragraphs to their indent.

    Indents are those of the first line, in twips (1/20 point).
    """
    before: Flat | None = None
    indent = 0
    for block in blocks:
        if before is not None:
            if isinstance(block, Flat) and _goes_on(before, indent, block, starts):
                before = replace(before, text=before.text + block.text)
                continue
            yield before
            before = None
        if isinstance(block, Flat):
            before, indent = block, starts.get(id(block), 0)
        else:
            yield block
    if before is not None:
        yield before


def _goes_on(before: Flat, indent: int, block: Flat, starts: Mapping[int, int]) -> bool:
    if indent < _INDENTED or starts.get(id(block), _INDENTED) > _MARGIN:
        return False
    if (
        len(_BLANKS.sub("", before.text)) < _SHORTEST
        or before.text.endswith(_ENDS)
        or before.contents
    ):
        return False
    plain = not (block.label or block.hint or block.look or block.contents)
    # The rest of a sentence ends like one; what does not is a line of its own.
    own = _OWN.match(block.text) is not None or parse_label(block.text) is not None
    return plain and not own and block.text.endswith(_ENDS)
