"""List numbers that Word computes and does not write into the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from biaochi.parsers.docx.names import VAL, integer, w
from biaochi.parsers.docx.numerals import printed

_PLACEHOLDER = re.compile(r"%([1-9])")
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how the number looks and what stands around it.

    `restart` is the level (from 1) whose numbers restart this one, 0 for never, None for any above.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """A `w:num`: the list that it counts in, its own levels, and the numbers it restarts at."""

    abstract: str
    levels: dict[int, Level]
    restarts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has been counted."""

    lists: dict[str, _List]
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    used: set[tuple[str, int]] = field(default_factory=set)

    def level_of_style(self, num_id: str, style_id: str | None) -> int:
        """The level of a list that a paragraph style is tied to, 0 where none is."""
        found = self.lists.get(num_id)
        if found is None or not style_id:
            return 0
        return next((n for n, level in found.levels.items() if level.style == style_id), 0)

    def next(self, num_id: str, ilvl: int) -> str:
        """Count one paragraph and give its number as printed, "" for bullets and unknown lists."""
        found = self.lists.get(num_id)
        if found is None or ilvl not in found.levels:
            return ""
        counter = self.counters.setdefault(found.abstract, {})
        level = found.levels[ilvl]
        restart = found.restarts.get(ilvl)
        if restart is not None and (num_id, ilvl) not in self.used:
            counter[ilvl] = restart
        else:
            counter[ilvl] = counter.get(ilvl, level.start - 1) + 1
        self.used.add((num_id, ilvl))
        for deeper in [n for n in counter if n > ilvl and _restarts(found.levels.get(n), ilvl)]:
            del counter[deeper]
        return _print(found, level, counter)


def _restarts(level: Level | None, above: int) -> bool:
    return level is None or level.restart is None or above < level.restart


def _print(found: _List, level: Level, counter: dict[int, int]) -> str:
    if level.form == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        other = found.levels.get(index, Level())
        # A level above that has not occurred yet prints its first number.
        value = counter.get(index, found.restarts.get(index, other.start))
        return printed(value, "decimal" if level.legal and other.form != "none" else other.form)

    return _PLACEHOLDER.sub(number, level.text).strip()


def read_numbering(root: etree._Element | None, styles: dict[str, str]) -> Numbering:
    """All lists of a document; `styles` maps numbering styles to the list they stand for."""
    if root is None:
        return Numbering({})
    abstracts = {e.get(w("abstractNumId")) or "": e for e in root.iterfind(w("abstractNum"))}
    nums = {e.get(w("numId")) or "": e for e in root.iterfind(w("num"))}
    lists: dict[str, _List] = {}
    # Documents that were pasted together hold thousands of lists that share a few definitions.
    levels = {abstract_id: _levels(element) for abstract_id, element in abstracts.items()}
    for num_id, num in nums.items():
        abstract = _abstract(num, abstracts, nums, styles)
        lists[num_id] = _overridden(abstract, levels.get(abstract, {}), num)
    return Numbering(lists)


def _abstract(
    num: etree._Element,
    abstracts: dict[str, etree._Element],
    nums: dict[str, etree._Element],
    styles: dict[str, str],
) -> str:
    """The definition that a list uses, through a link to a numbering style if there is one."""
    abstract_id = _value(num, "abstractNumId")
    abstract = abstracts.get(abstract_id)
    link = _value(abstract, "numStyleLink") if abstract is not None else ""
    linked = nums.get(styles.get(link, "")) if link else None
    return _value(linked, "abstractNumId") if linked is not None else abstract_id


def _value(element: etree._Element, name: str, default: str = "") -> str:
    child = element.find(w(name))
    return default if child is None else (child.get(VAL) or default)


def _levels(parent: etree._Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in parent.iterfind(w("lvl")):
        index = integer(element.get(w("ilvl")))
        if index is not None and 0 <= index <= _DEEPEST:
            levels[index] = _level(element)
    return levels


def _level(element: etree._Element) -> Level:
    # A custom format (001, 002) stands in mc:AlternateContent, with decimal to fall back on.
    legal = element.find(w("isLgl"))
    start = integer(_value(element, "start"))
    return Level(
        # A level that states no start begins with zero.
        start=0 if start is None else start,
        form=_value(element, "numFmt", "decimal"),
        text=_value(element, "lvlText"),
        legal=legal is not None and (legal.get(VAL) or "1") not in ("0", "false", "off"),
        restart=integer(_value(element, "lvlRestart")),
        style=_value(element, "pStyle"),
    )


def _overridden(abstract: str, levels: dict[int, Level], num: etree._Element) -> _List:
    levels = dict(levels)
    restarts: dict[int, int] = {}
    for override in num.iterfind(w("lvlOverride")):
        index = integer(override.get(w("ilvl")))
        if index is None or not 0 <= index <= _DEEPEST:
            continue
        own = override.find(w("lvl"))
        if own is not None:
            levels[index] = _level(own)
        start = integer(_value(override, "startOverride"))
        if start is not None:
            restarts[index] = start
    return _List(abstract, levels, restarts)
