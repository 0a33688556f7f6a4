"""Which lines are headings, and which section every line belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from biaochi.parsers.contents import contents
from biaochi.parsers.flat import Flat, FlatTable
from biaochi.parsers.labels import Kind
from biaochi.parsers.lines import Line
from biaochi.parsers.nesting import STRUCTURAL, nest
from biaochi.parsers.titles import lists_parts, named, of_contacts, on_a_form, titular

# An address with names and numbers takes up so many lines at most.
_CONTACTS = 8


def lines_of(blocks: Sequence[Flat | FlatTable]) -> list[Line]:
    """Every block as a line that knows whether it is a heading and what it stands under."""
    lines = [Line(block) for block in blocks]
    toc = contents(blocks)
    _candidates(lines, toc)
    nest(lines, toc)
    _decide(lines, toc)
    for line in lines:
        parent = line.parent
        if parent is not None:
            line.under = parent if parent.heading else parent.under
    return lines


def _candidates(lines: list[Line], toc: dict[int, int | None]) -> None:
    """Mark the lines that read like titles."""
    body = listing = False
    contacts = 0
    before = ""
    for index, line in enumerate(lines):
        flat = line.block
        line.lead = before.endswith(("：", ":"))
        listing = lists_parts(before) or (listing and named(before))
        before = line.text
        if isinstance(flat, FlatTable) or index in toc:
            continue
        if line.label is not None:
            line.titled = titular(line.text[len(line.number) :], line.label)
            if line.titled:
                contacts = index + _CONTACTS if of_contacts(line.title) else 0
        elif not flat.label and not (listing and not flat.hint):
            # On the cover, before the first heading, large type means nothing, nor in an address.
            shown = flat.hint > 0 or (flat.look and body and index > contacts)
            shown = shown and not on_a_form(line.text)
            line.titled = named(line.text) or (shown and titular(line.text, None))
        body = body or line.titled


def _decide(lines: list[Line], toc: dict[int, int | None]) -> None:
    """Settle `heading`, run by run, by what stands under the lines that read like titles."""
    filled = {id(b.parent) for a, b in pairwise(lines) if b.parent is a}
    for index, line in enumerate(lines):
        if index in toc:
            line.heading = toc[index] == index
        elif line.titled and line.label is None:
            line.heading = id(line) in filled
        elif line.run and line.run[0] is line:
            _decide_run(line.run, filled)


def _decide_run(run: list[Line], filled: set[int]) -> None:
    titled = [line for line in run if line.titled]
    label = run[0].label
    if not titled or label is None:
        return
    if label.kind not in STRUCTURAL and not _sections(run, titled, label.kind, filled):
        return
    for line in titled:
        line.heading = True


def _sections(run: list[Line], titled: list[Line], kind: Kind, filled: set[int]) -> bool:
    """Whether these numbered titles head sections, or are just a list of names.

    In a list (1. 营业执照 2. 税务登记证) nothing stands between one item and the next. What follows
    the last item may as well follow the list, so the last one is not asked.
    """
    asked = titled[:-1] if len(titled) > 1 and titled[-1] is run[-1] else titled
    bodies = sum(1 for line in asked if id(line) in filled)
    if kind in (Kind.CAPITAL, Kind.HAN_PAREN, Kind.DECIMAL):
        if len(titled) * 3 < len(run):
            return False
        if run[0].lead:
            return bodies == len(asked)
    return bodies * 2 >= len(asked)
