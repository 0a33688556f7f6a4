"""Numbers at the start of paragraphs: 第三章, 一、, （一）, 1., 2.3, （1）, ①, 附件2."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from biaochi.model.numerals import number


class Kind(IntEnum):
    """The series that a number belongs to, in the order in which they usually nest."""

    PART = 1
    CHAPTER = 2
    SECTION = 3
    ATTACHMENT = 4
    ARTICLE = 5
    HAN = 6
    CAPITAL = 7
    HAN_PAREN = 8
    DECIMAL = 9
    PAREN = 10
    HALF_PAREN = 11
    CIRCLED = 12
    LETTER = 13


@dataclass(frozen=True, slots=True)
class Label:
    """A number as printed (`text`, a prefix of the paragraph) and what it counts.

    `numbers` has one entry per level: (2, 3) for `2.3`. `mark` is the sign between number and
    words, so that the lists `1、` and `1.` are kept apart.
    """

    kind: Kind
    numbers: tuple[int, ...]
    text: str
    mark: str = ""

    @property
    def first(self) -> bool:
        """Whether a list or chapter of this kind can begin here."""
        return self.numbers[-1] <= 1


_HAN = "一二三四五六七八九十百〇零壹贰叁肆伍陆柒捌玖拾"
_UNITS = {
    "部分": Kind.PART,
    "编": Kind.PART,
    "卷": Kind.PART,
    "册": Kind.PART,
    "篇": Kind.PART,
    "章": Kind.CHAPTER,
    "节": Kind.SECTION,
    "条": Kind.ARTICLE,
}
# A number before a unit of measure is a quantity, not a label: 3.5万元, 10 年, 1.2米.
_UNIT = r"(?![万元米年月日号天人个倍分台套名家项次期周时%％‰℃mkcMKGTVWA×xX*/~～—:：-])"
_BLANK = r"[ \t\u3000\u00a0]"
_LABEL = re.compile(
    r"(?P<star>[★▲△☆※*●■◆▪•☑□]{0,3}" + _BLANK + r"*)(?:"
    rf"第{_BLANK}*(?P<struct>[{_HAN}]{{1,5}}|\d{{1,3}}){_BLANK}*(?P<unit>部{_BLANK}*分|[编卷册篇章节条])"
    rf"|附{_BLANK}*[件表录图页]{_BLANK}*(?P<attach>[{_HAN}]{{1,3}}|\d{{1,3}})(?:{_BLANK}*[-－—–.]{_BLANK}*(?P<sub>\d{{1,2}}))?"
    rf"|(?P<han>[{_HAN}]{{1,4}})(?P<hanmark>{_BLANK}*[、．.]|{_BLANK}+)"
    rf"|[（(]{_BLANK}*(?P<hanparen>[{_HAN}]{{1,4}}){_BLANK}*[）)]{_BLANK}*[、．.]?"
    rf"|[（(]{_BLANK}*(?P<paren>\d{{1,3}}){_BLANK}*[）)]"
    rf"|(?P<half>\d{{1,2}})[）)]"
    rf"|(?P<deep>\d{{1,3}}(?:{_BLANK}*[.．]{_BLANK}*\d{{1,3}}){{1,5}})(?!\d)(?P<deepmark>[、．.]?)(?!\d){_BLANK}*{_UNIT}"
    rf"|(?P<one>\d{{1,3}})(?P<onemark>{_BLANK}*[、．.](?!\d)|{_BLANK}+{_UNIT})"
    r"|(?P<circled>[①-⑳⑴-⒇⒈-⒛㈠-㈩])"
    r"|(?P<letter>[A-Za-z])[、．.)）](?![A-Za-z0-9.])"
    r")"
)
# Groups that hold one number in figures or Chinese numerals.
_COUNTED = (
    ("han", Kind.HAN),
    ("hanparen", Kind.HAN_PAREN),
    ("paren", Kind.PAREN),
    ("half", Kind.HALF_PAREN),
    ("one", Kind.DECIMAL),
)
_FIGURES = re.compile(r"\d+")


def parse_label(text: str) -> Label | None:
    """The number at the start of a paragraph, None where there is none."""
    match = _LABEL.match(text)
    if match is None:
        return None
    kind, numbers = _numbers(match)
    marks = match["hanmark"] or match["onemark"] or match["deepmark"] or ""
    return Label(kind, numbers, match[0].rstrip(), marks.strip().replace("．", "."))


def _numbers(match: re.Match[str]) -> tuple[Kind, tuple[int, ...]]:
    if match["struct"]:
        unit = match["unit"]
        return _UNITS["部分" if unit.startswith("部") else unit], (_count(match["struct"]),)
    if match["attach"]:
        sub = (int(match["sub"]),) if match["sub"] else ()
        return Kind.ATTACHMENT, (_count(match["attach"]), *sub)
    if match["deep"]:
        return Kind.DECIMAL, tuple(int(n) for n in _FIGURES.findall(match["deep"]))
    if match["circled"]:
        return _circled(match["circled"])
    if match["letter"]:
        kind = Kind.CAPITAL if match["letter"].isupper() else Kind.LETTER
        return kind, (ord(match["letter"].lower()) - ord("a") + 1,)
    group, kind = next((g, k) for g, k in _COUNTED if match[g])
    return kind, (_count(match[group]),)


def _circled(char: str) -> tuple[Kind, tuple[int, ...]]:
    code = ord(char)
    for start, kind in (
        (0x2460, Kind.CIRCLED),
        (0x2474, Kind.PAREN),
        (0x2488, Kind.DECIMAL),
        (0x3220, Kind.HAN_PAREN),
    ):
        if start <= code < start + 20:
            return kind, (code - start + 1,)
    raise AssertionError(char)


def _count(digits: str) -> int:
    """The number of a label; 0 where its signs make no number (十一零)."""
    return int(number(digits) or 0)
