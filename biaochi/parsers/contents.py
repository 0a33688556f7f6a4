"""The table of contents: its lines look like headings and are none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biaochi.parsers.flat import Flat, FlatTable
from biaochi.parsers.labels import Kind, parse_label

_TITLE = re.compile(r".{0,6}目[录次]")
_LEADER = re.compile(r"(?:[.．·…⋯‥・。]{3,}|…|\t)[\s.．·…⋯‥・-]*[（(]?\d{1,4}[）)]?\s*-?$")
_DOTTED = re.compile(r"(?:[.．·…⋯‥・]{3,}|…)\s*\d{1,4}$")
_TAIL = re.compile(r"[\s.．·…⋯‥・]*\d{0,4}\s*$")
_BLANKS = re.compile(r"\s+")
# A table of contents longer than this, or with a longer line, is something else.
_MOST_LINES = 400
_LONGEST = 60
_LISTED = 4
_COMPANY = 3


def contents(blocks: Sequence[Flat | FlatTable]) -> dict[int, int | None]:
    """The lines of tables of contents, by index, each with the index of their title.

    The title maps to itself; lines without a title map to None.
    """
    found: dict[int, int | None] = {}
    start = 0
    while start < len(blocks):
        block = blocks[start]
        if isinstance(block, Flat) and _is_title(block.text):
            end = _end(blocks, start + 1)
            if end > start + 1:
                found.update(dict.fromkeys(range(start, end), start))
                start = end
                continue
        end = max(_listed(blocks, start), _strays(blocks, start))
        found.update(dict.fromkeys(range(start, end), None))
        start = max(end, start + 1)
    return found


def _strays(blocks: Sequence[Flat | FlatTable], start: int) -> int:
    """Index behind contents that have no title.

    Authors use the styles of contents for headings too, and a line can end in a tab and a number
    without being one: such lines count only in company.
    """
    end = start
    while end < len(blocks) and _is_entry(blocks[end]):
        end += 1
    first = blocks[start]
    dotted = isinstance(first, Flat) and _DOTTED.search(first.text) is not None
    return end if dotted or end - start >= _COMPANY else start


def _listed(blocks: Sequence[Flat | FlatTable], start: int) -> int:
    """Index behind a list of chapters inside the text (招标文件包括：第一章 … 第二章 …).

    A part, its first chapter and that chapter's first section can follow each other as headings;
    more lines of this kind without a word between them are a list, up to where it starts again.
    """
    seen: set[str] = set()
    end = start
    while end < len(blocks):
        block = blocks[end]
        label = parse_label(block.text.strip()) if isinstance(block, Flat) else None
        if label is None or label.kind > Kind.SECTION or not isinstance(block, Flat):
            break
        key = f"{label.kind}/{label.numbers}"
        if len(block.text) > _LONGEST or (key in seen and label.kind is Kind.PART):
            break
        if key in seen and label.kind is Kind.CHAPTER and not any(k.startswith("1/") for k in seen):
            break
        seen.add(key)
        end += 1
    return end if end - start >= _LISTED else start


def _is_title(text: str) -> bool:
    return _TITLE.fullmatch(_BLANKS.sub("", text)) is not None


def _entry(flat: Flat) -> bool:
    return flat.contents or (_LEADER.search(flat.text) is not None and len(flat.text) < 200)


def _end(blocks: Sequence[Flat | FlatTable], start: int) -> int:
    """Index behind the last line of the contents whose first line is at `start`."""
    end = start
    while end < len(blocks) and _is_entry(blocks[end]):
        end += 1
    if end > start:
        return _over_gaps(blocks, end)
    return _until_repeated(blocks, start)


def _is_entry(block: Flat | FlatTable) -> bool:
    return isinstance(block, Flat) and _entry(block)


def _over_gaps(blocks: Sequence[Flat | FlatTable], end: int) -> int:
    """A line broken in two or without a page number does not end the contents."""
    gap = end
    while gap < len(blocks) and gap - end < 3:
        block = blocks[gap]
        if _is_entry(block):
            end = gap + 1
            while end < len(blocks) and _is_entry(blocks[end]):
                end += 1
            gap = end
            continue
        if isinstance(block, FlatTable) or len(block.text) > _LONGEST:
            break
        gap += 1
    return end


def _until_repeated(blocks: Sequence[Flat | FlatTable], start: int) -> int:
    """Contents without page numbers end where their first line comes again as a heading."""
    first = blocks[start] if start < len(blocks) else None
    if not isinstance(first, Flat) or not (key := _key(first.text)):
        return start
    for end in range(start + 1, min(len(blocks), start + _MOST_LINES)):
        block = blocks[end]
        if isinstance(block, FlatTable) or len(block.text) > _LONGEST:
            return start
        if _key(block.text) == key:
            return end
    return start


def _key(text: str) -> str:
    """What a line of the contents and its heading share: the number of a chapter, or the words."""
    label = parse_label(text.strip())
    if label is not None and label.kind <= Kind.SECTION:
        return f"{label.kind}/{label.numbers}"
    words = text.strip()[len(label.text) :] if label is not None else text
    return _BLANKS.sub("", _TAIL.sub("", words))
