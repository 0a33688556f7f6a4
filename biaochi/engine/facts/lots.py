"""分包: the lots of a project, whatever they are called: 包1 = 采购包1 = 第一包 = 01包 = 标项一."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biaochi.model.numerals import number

_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-h](?![a-z])|[ivx]{1,4}(?![a-z]))"
_SECTION = r"标段"
_PACK = r"(?:采购|合同|招标|投标)?包(?:件|组)?|标[项包]|分包(?=号)"
# 承包一 and 打包1 are no lots, nor are 包一年 and 包3个月; 1-2包 is a range of lots.
_LOT = re.compile(
    rf"(?<![承打面转总书软])(?P<kind>{_SECTION}|{_PACK})(?:编?号|名称)?:?\(?第?(?P<number>{_NUMBER})(?![\d年月日天周个万亿元%级年度.]|包|标段)\)?"
    rf"|(?<![\da-z])第?(?P<before>{_NUMBER})号?(?P<after>{_SECTION}|(?:采购|合同)?包(?![装括含干销扎庇])(?:件|组)?|标[项包])"
)
_OPENER = re.compile(
    r"^(?:[(]?[\d一二三四五六七八九十]{1,3}(?:\.\d{1,2})*[)、.]*)?(?:本次)?(?:招标|采购)?$"
)
_PLAIN = re.compile(rf"^(?:第?(?P<number>{_NUMBER})(?:包|标段|标项|号)?)$")
_COLUMN = re.compile(
    r"^(?:(?:采购|合同|招标|投标|分)?包(?:件|组|段)?|标[段项包]|品目)(?:编?号|序号|名称)?$"
)
_SERIES = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
}
_OPENS = re.compile(r"^[、,-]?(?:[(《<\[][^:]{1,40})?(?:[^:,。;\d]{0,24})?:?$")
_LONGEST_OPENER = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """A lot named in a folded text: where, and its name in one spelling (包1, 标段2, 包A)."""

    start: int
    end: int
    lot: str


def marks(text: str) -> tuple[Mark, ...]:
    """The lots that a folded text names, in order."""
    if "包" not in text and "标" not in text:
        return ()
    found = []
    for match in _LOT.finditer(text):
        kind = match["kind"] or match["after"]
        written = match["number"] or match["before"]
        found.append(Mark(match.start(), match.end(), _name(kind, written)))
    return tuple(found)


def opened(text: str, heading: bool = False) -> str:
    """The lot that a heading or a line such as 合同包1(图书): opens; empty where it opens none.

    包1:3年 opens none: the line ends there.
    """
    if len(text) > _LONGEST_OPENER:
        return ""
    named = marks(text)
    if len({m.lot for m in named}) != 1 or not _OPENER.match(text[: named[0].start]):
        return ""
    rest = text[named[0].end :]
    return named[0].lot if _OPENS.match(rest) or (heading and rest[0] in ":(-、,《 ") else ""


def in_column(header: str, cell: str) -> str:
    """The lot that a cell names by standing under 包号 or 标段; empty where it names none."""
    named = marks(cell)
    if named:
        return named[0].lot if named[0].start == 0 and len({m.lot for m in named}) == 1 else ""
    match = _PLAIN.match(cell)
    if match is None or not _COLUMN.match(header):
        return ""
    return _name("标段" if "标段" in header else "包", match["number"])


def is_lot_column(header: str) -> bool:
    """Whether a column names the lots of its rows."""
    return _COLUMN.match(header) is not None


def _name(kind: str, written: str) -> str:
    series = "标段" if kind.endswith("标段") else "包"
    if written.isalpha() and written.isascii():
        return f"{series}{_SERIES.get(written) or written.upper()}"
    value = number(written)
    return f"{series}{int(value)}" if value is not None else f"{series}{written}"
