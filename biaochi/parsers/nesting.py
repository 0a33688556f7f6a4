"""Which numbered line hangs from which: the lists of a document, clauses and headings alike."""

from __future__ import annotations

from collections.abc import Sequence

from biaochi.parsers.labels import Kind, Label
from biaochi.parsers.lines import Line
from biaochi.parsers.titles import closed, stands_apart

STRUCTURAL = (Kind.PART, Kind.CHAPTER, Kind.SECTION)
# How many numbers may be missing before a number counts as part of another list.
_GAP = 3
# A part that starts over after so many lines is a new list, not a table of contents read twice.
_LONG = 100


def nest(lines: Sequence[Line], toc: dict[int, int | None]) -> None:
    """Set `parent` and `run` of every line; `toc` maps lines of the contents to their title."""
    stack: list[Line] = []
    for index, line in enumerate(lines):
        line.index = index
        title = toc.get(index)
        if title == index:
            # The contents of the whole, or of the forms in a chapter.
            del stack[_chapter(stack) :]
            line.parent = stack[-1] if stack else None
        elif title is not None:
            line.parent = lines[title]
        elif index in toc:
            line.parent = stack[-1] if stack else None
        elif line.label is not None and _counts(line, line.label):
            _place(line, line.label, stack)
        elif line.titled:
            del stack[_unnumbered(line, stack) :]
            _push(line, stack, [])
        else:
            line.parent = stack[-1] if stack else None


def _counts(line: Line, label: Label) -> bool:
    """第三章规定的… and 附件1中的… at the start of a sentence count nothing."""
    return line.titled or label.kind not in (*STRUCTURAL, Kind.ATTACHMENT)


def _chapter(stack: list[Line]) -> int:
    """How much of the stack stays below a table of contents: parts and chapters."""
    kinds = (Kind.PART, Kind.CHAPTER)
    inner = (i for i, e in enumerate(stack) if e.label is None or e.label.kind not in kinds)
    return next(inner, len(stack))


def _push(line: Line, stack: list[Line], run: list[Line]) -> None:
    line.parent = stack[-1] if stack else None
    line.run = run
    run.append(line)
    stack.append(line)


def _place(line: Line, label: Label, stack: list[Line]) -> None:
    sibling = _sibling(line, label, stack)
    if sibling is not None:
        run = stack[sibling].run
        del stack[sibling:]
        _push(line, stack, run)
        return
    del stack[_depth(line, label, stack) :]
    _push(line, stack, [])


def _sibling(line: Line, label: Label, stack: list[Line]) -> int | None:
    """Index of the line that this number goes on counting from, the outermost that fits."""
    if label.kind is Kind.PART:
        return _part(line, label, stack)
    if label.kind in STRUCTURAL or label.kind is Kind.ATTACHMENT:
        return next(
            (i for i, e in enumerate(stack) if e.label and e.label.kind is label.kind), None
        )
    floor = _floor(stack)
    for gap, same_mark in ((1, True), (1, False), (_GAP, False)):
        for i in range(len(stack) - 1, floor - 1, -1):
            before = stack[i].label
            if before is None or before.kind is not label.kind:
                continue
            if before.numbers == label.numbers[:-1]:
                return None
            if same_mark and before.mark != label.mark:
                continue
            if _follows(before.numbers, label.numbers, gap):
                return _outermost(label, stack, i, floor)
    return None


def _part(line: Line, label: Label, stack: list[Line]) -> int | None:
    """The part before this one; a chapter on the forms can have parts of its own."""
    parts = [i for i, e in enumerate(stack) if e.label and e.label.kind is Kind.PART]
    if not parts:
        return None
    within = _floor(stack) > parts[-1] + 1
    if label.first and within and line.index - stack[parts[-1]].index > _LONG:
        return None
    for i in reversed(parts):
        before = stack[i].label
        if before and _follows(before.numbers, label.numbers, 1):
            return i
    return parts[0]


def _floor(stack: list[Line]) -> int:
    """No list goes on across the start of a chapter."""
    for i in range(len(stack) - 1, -1, -1):
        label = stack[i].label
        if label is not None and label.kind in STRUCTURAL:
            return i + 1
    return 0


def _follows(before: tuple[int, ...], after: tuple[int, ...], gap: int) -> bool:
    """Whether `after` comes next after `before`: 2.3 → 2.4, 2.9 → 3, 2.9 → 3.1, 2 → 3.1."""
    for k, (a, b) in enumerate(zip(before, after, strict=False)):
        if a != b:
            return a < b <= a + gap and all(n <= 1 for n in after[k + 1 :])
    return False


def _outermost(label: Label, stack: list[Line], i: int, floor: int) -> int:
    """From 2.9 out to its 2 when 3 comes."""
    inner = stack[i].label
    assert inner is not None
    pairs = zip(inner.numbers, label.numbers, strict=False)
    differing = next(k for k, (a, b) in enumerate(pairs) if a != b)
    numbers = inner.numbers
    for j in range(i - 1, floor - 1, -1):
        outer = stack[j].label
        if outer is None or outer.kind is not label.kind or len(outer.numbers) <= differing:
            continue
        if len(outer.numbers) < len(numbers) and outer.numbers == numbers[: len(outer.numbers)]:
            i, numbers = j, outer.numbers
    return i


def _depth(line: Line, label: Label, stack: list[Line]) -> int:
    """How much of the stack stays below a number that goes on counting from nothing on it."""
    if label.kind in STRUCTURAL:
        floor = _floor(stack)
        # 第一部分 inside a chapter, in a document that counts chapters above parts.
        if label.kind is Kind.PART and label.first and floor:
            return floor
        inner = (i for i, e in enumerate(stack) if e.label is None or e.label.kind > label.kind)
        return next(inner, len(stack))
    if label.kind is Kind.ATTACHMENT:
        inner = (i for i, e in enumerate(stack) if e.label and e.label.kind > label.kind)
        return next(inner, len(stack))
    floor = _floor(stack)
    for i in range(len(stack) - 1, floor - 1, -1):
        above = stack[i].label
        if above and above.kind is label.kind and above.numbers == label.numbers[:-1]:
            return i + 1
    depth = len(stack)
    while depth > floor:
        top = stack[depth - 1]
        if top.label is None:
            # A heading over a single table ends where numbered sections begin.
            leaves = closed(top.title) and line.titled
        else:
            leaves = not label.first and top.label.kind >= label.kind
        if not leaves:
            break
        depth -= 1
    return depth


def _unnumbered(line: Line, stack: list[Line]) -> int:
    """How much of the stack stays below a heading without a number.

    It follows the last such heading of its level within the chapter; numbered headings in between
    hold it, unless it names a chapter or form or its style says that it stands above them.
    """
    depth = len(stack)
    apart = stands_apart(line.title)
    for i in range(len(stack) - 1, _floor(stack) - 1, -1):
        other = stack[i]
        if other.label is None or (line.hint and other.hint):
            styled_above = other.hint > 0 and not line.hint and not apart
            if line.hint > other.hint > 0 or styled_above:
                break
            depth = i
        elif other.titled and not line.hint and (other.label.kind is Kind.ATTACHMENT or not apart):
            break
    return depth
