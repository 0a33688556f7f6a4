"""From a name to where it is declared and used, and to another name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from biaochi.grammar.law import Laws
from biaochi.grammar.source import Range
from biaochi.lsp.names import Mention, Sort
from biaochi.lsp.pieces import Piece

Places = Iterable[tuple[Path, Piece]]


@dataclass(frozen=True, slots=True)
class Spot:
    """A name at a place of a file; `start` is the offset of its piece."""

    path: Path
    start: int
    mention: Mention


RENAMED = (Sort.LIST, Sort.RULE, Sort.FACT, Sort.THRESHOLD)


def spots(mention: Mention, places: Places, laws: Laws) -> Iterator[Spot]:
    """Where the thing is mentioned that this mention means, by whatever name."""
    for path, piece in places:
        for one in piece.mentions:
            if _same(mention, one, laws):
                yield Spot(path, piece.start, one)


def declared(mention: Mention, places: Places, laws: Laws) -> tuple[Spot, ...]:
    """Where the thing is declared: for a statute its full name, not its short ones."""
    found = [s for s in spots(mention, places, laws) if s.mention.declares]
    return tuple(found[:1]) if mention.sort is Sort.STATUTE else tuple(found)


def _same(one: Mention, other: Mention, laws: Laws) -> bool:
    if one.sort is not other.sort:
        return False
    if one.sort is Sort.STATUTE:
        statute = laws.known(one.text)
        return statute is not None and laws.known(other.text) is statute
    return one.text == other.text


_BLANKS = re.compile(r"\s")
_FORBIDDEN = {
    Sort.LIST: "<>{}|",
    Sort.RULE: "*?[]、，,；;",
    Sort.FACT: '()（）|<>=≥≤≠+＋-－×*＊、，,；;“”"{}',
    Sort.THRESHOLD: '()（）|<>=≥≤≠+＋-－×*＊、，,；;“”"{}',
}


def refusal(mention: Mention | None, found: Iterable[Spot], read_only: Iterable[Path]) -> str:
    """Why a name cannot be changed at all; empty where it can."""
    if mention is None or mention.sort not in RENAMED:
        return "这里没有可以改名的词表、规则、要素或阈值。"
    declaring = [s for s in found if s.mention.declares]
    if not declaring:
        return f"没有声明过{mention.sort}「{mention.text}」，改不了名。"
    if any(s.path in set(read_only) for s in declaring):
        return f"{mention.sort}「{mention.text}」是自带的，不能改名；要用别的词，另外声明一个。"
    return ""


def unfit(mention: Mention, new: str, taken: Iterable[Spot]) -> str:
    """Why a name cannot become this one; empty where it can."""
    wrong = sorted(set(new) & set(_FORBIDDEN.get(mention.sort, "")))
    if not new or _BLANKS.search(new):
        return "名字不能是空的，也不能有空白。"
    if wrong:
        return f"{mention.sort}的名字里不能有 {' '.join(wrong)}。"
    if any(s.mention.declares for s in taken):
        return f"已有{mention.sort}叫「{new}」。"
    return ""


def named(sort: Sort, text: str) -> Mention:
    """A mention of a name that stands nowhere yet."""
    return Mention(sort, text, Range(0, 0))
