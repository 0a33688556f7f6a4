"""Cutting a paragraph into clauses: at stops, at real line breaks and before enumerated items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from biaochi.parsers.labels import Kind, Label, parse_label

_ANY_CUT = re.compile(r"[。！？；｡!?;\n①-⑳⑴-⒇）)、．.]")
# ASCII stops count only before a blank, the end or Chinese: a.com/?x=1;y=2 is one word.
# What closes behind a stop belongs to it: 。）， is one end.
_STOP = re.compile(
    r"(?:[。！？；｡]|[!?;](?=[^!-~]|$))+[”’\"」』）)】]*(?:(?<=[）)】])[；。，,、])?\s*"
)
_OPENERS = "（(《【〔「『“"
_CLOSERS = "）)》】〕」』”"
_PAIR = dict(zip(_OPENERS, _CLOSERS, strict=True)) | {"（": "）", "(": ")"}
_BRACKET = re.compile(f"[{re.escape(_OPENERS + _CLOSERS)}]")
# A bracket longer than this holds whole sentences, which are clauses of their own.
_LONGEST_ASIDE = 80
_ENDS_LINE = re.compile(r"[。；：！？;:!?][”’\"」』）)】]*\s*$")
_FIELD_LINE = re.compile(r"(?!(?:如下|下列|以下))[^\s，。；：:、]{2,10}[：:]")
_FIELD = re.compile(r"[：:]")
_ITEM = re.compile(
    r"(?P<circled>[①-⑳⑴-⒇])"
    r"|(?<!第)[（(]\s?(?P<paren>\d{1,2}|[一二三四五六七八九十]{1,3})\s?[）)]"
    r"|(?<![\d.．（(第])(?P<half>\d{1,2})[）)]"
    r"|(?<![\d.．A-Za-z（(第])(?P<dot>\d{1,2})[、．.](?!\d)"
)
# 按（1）、（2）项 and （1）至（3）款 refer to items, they do not open them.
_REFERENCE = re.compile(r"\s?(?:[项款条目种]|[、和及或至~～-]\s?[（(①-⑳])")
_BEFORE_ITEM = "：:；;。，,、！？\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause as a stretch of its paragraph's text, with the number it opens with, if any.

    `more` tells that a later piece of the paragraph opens with a number of the same kind.
    """

    start: int
    end: int
    label: Label | None
    more: bool = False


def split(text: str) -> tuple[Piece, ...]:
    """The clauses of a paragraph in order; together they are the whole text."""
    if not _ANY_CUT.search(text):
        return (Piece(0, len(text), parse_label(text.lstrip())),)
    ends = _cut(text)
    starts = [0, *ends[:-1]]
    spans = list(zip(starts, ends, strict=True))
    labels = [parse_label(text[s:e].lstrip()) for s, e in spans]
    last = {label.kind: i for i, label in enumerate(labels) if label is not None}
    return tuple(
        Piece(s, e, label, any(at > i and kind >= _floor(label) for kind, at in last.items()))
        for i, ((s, e), label) in enumerate(zip(spans, labels, strict=True))
    )


def _floor(label: Label | None) -> Kind:
    return label.kind if label is not None else Kind.PART


def _cut(text: str) -> list[int]:
    """Offsets behind each clause; a clause of blanks is joined to the one before."""
    asides = _asides(text)
    cuts = {m.end() for m in _STOP.finditer(text) if not _inside(m.start(), asides)}
    cuts.update(cut for cut in _line_cuts(text) if not _inside(cut, asides))
    cuts.update(cut for cut in _item_cuts(text) if not _inside(cut, asides))
    ends: list[int] = []
    start = 0
    for cut in sorted(cuts):
        if text[start:cut].strip():
            ends.append(cut)
            start = cut
    if ends and not text[ends[-1] :].strip():
        ends[-1] = len(text)
    elif start < len(text) or not ends:
        ends.append(len(text))
    return ends


def _asides(text: str) -> list[tuple[int, int]]:
    """Outermost brackets and quotes short enough to be part of one clause."""
    open_at: list[int] = []
    found: list[tuple[int, int]] = []
    for match in _BRACKET.finditer(text):
        char, at = match[0], match.start()
        if char in _PAIR:
            open_at.append(at)
            continue
        if char in "）)" and not (open_at and text[open_at[-1]] in "（("):
            continue  # the mark of 1）
        if open_at and _closes(text[open_at[-1]], char):
            start = open_at.pop()
            if at - start <= _LONGEST_ASIDE:
                found = [f for f in found if f[0] < start]
                found.append((start, at))
    return found


def _closes(opener: str, closer: str) -> bool:
    return closer == _PAIR[opener] or (opener in "（(" and closer in "）)")


def _inside(offset: int, asides: list[tuple[int, int]]) -> bool:
    return any(start < offset <= end for start, end in asides)


def _line_cuts(text: str) -> Iterator[int]:
    """Line breaks that end a clause; the others are breaks of the layout."""
    start = 0
    at = text.find("\n")
    while at >= 0:
        before, after = text[start:at], text[at + 1 :].lstrip()
        if _ENDS_LINE.search(before) or _opens_line(before, after):
            yield at + 1
        start = at + 1
        at = text.find("\n", start)


def _opens_line(before: str, after: str) -> bool:
    label = parse_label(after)
    if label is not None and len(label.text) < len(after):
        return True
    return _FIELD.search(before) is not None and _FIELD_LINE.match(after) is not None


def _item_cuts(text: str) -> list[int]:
    """Offsets of inline enumeration marks: those that count up, or that follow a colon or stop."""
    marks = [
        (m.lastgroup or "", _count(m), m.start())
        for m in _ITEM.finditer(text)
        if not _REFERENCE.match(text, m.end())
    ]
    cuts: list[int] = []
    for _, group in groupby(sorted(marks, key=lambda m: m[0]), key=lambda m: m[0]):
        cuts += _counted(text, list(group))
    return cuts


def _counted(text: str, marks: list[tuple[str, int, int]]) -> list[int]:
    """Of marks of one kind those that open items."""
    cuts: list[int] = []
    expected = 1
    for i, (_, number, at) in enumerate(marks):
        before = text[:at].rstrip(" \t\u3000")[-1:]
        follows = i + 1 < len(marks) and marks[i + 1][1] == number + 1
        stands_apart = not before or before in _BEFORE_ITEM
        if number == expected and (number > 1 or follows or stands_apart):
            cuts.append(at)
            expected += 1
        elif number == 1 and (follows or stands_apart):
            cuts.append(at)
            expected = 2
        elif before and before in "；;。\n":
            cuts.append(at)
    return cuts


def _count(match: re.Match[str]) -> int:
    label = parse_label(match[0] + "，")
    return label.numbers[-1] if label is not None and label.kind >= Kind.HAN_PAREN else 0
