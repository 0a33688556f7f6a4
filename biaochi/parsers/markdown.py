"""Markdown's signs taken off, so that what remains is what a reader sees."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from biaochi.parsers.labels import parse_label
from biaochi.parsers.wrapping import Line, glue

# Every pattern reads a line in linear time: what stands between two signs is bounded.
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.S)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\S+.*$", re.M)

_FENCE = re.compile(r"\s{0,3}(?:`{3,}|~{3,})")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*)")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-{2,})\s*")
_THEMATIC = re.compile(r"\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})")
_BULLET = re.compile(r"\s*[-*+]\s+(?:\[[ xX]\]\s+)?(.*)")
_ORDERED = re.compile(r"(\s*)(\d{1,4})([.)]\s+)(.*)")
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")

_INLINE = (
    (re.compile(r"!\[([^\]]{0,300})\]\([^)\s]{0,2000}(?:\s+\"[^\"]{0,300}\")?\)"), r""),
    (re.compile(r"\[([^\]]{1,300})\]\([^)\s]{0,2000}(?:\s+\"[^\"]{0,300}\")?\)"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^>\s]{1,2000})>"), r"\1"),
    (re.compile(r"<br\s*/?>", re.I), "\n"),
    (
        re.compile(
            r"</?(?:b|i|u|em|strong|span|font|sup|sub|del|s|mark|a|p|div|center)\b[^>]{0,2000}>",
            re.I,
        ),
        "",
    ),
    (re.compile(r"(?<!\\)`{1,3}([^`]{1,500})`{1,3}"), r"\1"),
    (re.compile(r"(?<!\\)\*\*\*(\S(?:.{0,500}?\S)?)\*\*\*"), r"\1"),
    (re.compile(r"(?<!\\)\*\*(\S(?:.{0,500}?\S)?)\*\*"), r"\1"),
    (re.compile(r"(?<![\\\w])__(\S(?:.{0,500}?\S)?)__(?!\w)"), r"\1"),
    (re.compile(r"(?<!\\)~~(\S(?:.{0,500}?\S)?)~~"), r"\1"),
    (re.compile(r"(?<![\\*\d])\*([^\s*](?:[^*]{0,500}[^\s*])?)\*(?![*\d])"), r"\1"),
    (re.compile(r"(?<![\\\w])_([^\s_](?:[^_]{0,500}[^\s_])?)_(?!\w)"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])"), r"\1"),
)


def body(text: str) -> str:
    """The text without front matter, comments and link definitions."""
    return _DEFINITION.sub("", "".join(_uncommented(_FRONT_MATTER.sub("", text))))


def _uncommented(text: str) -> Iterator[str]:
    end = 0
    while (start := text.find("<!--", end)) >= 0 and (close := text.find("-->", start)) >= 0:
        yield text[end:start]
        end = close + len("-->")
    yield text[end:]


def plain(text: str) -> str:
    """One paragraph or cell without emphasis, links and escapes."""
    for pattern, instead in _INLINE:
        text = pattern.sub(instead, text)
    return html.unescape(text).strip()


def lines(raw: Iterable[str]) -> Iterator[Line]:
    """Lines with heading levels and list numbers known and signs taken off."""
    fenced = False
    numbers = _Numbers()
    above: Line | None = None
    for source in raw:
        if _FENCE.match(source):
            fenced = not fenced
            continue
        if fenced:
            yield Line(source, fresh=True)
            continue
        text = _QUOTE.sub("", source)
        if _underlines(text, above) and above is not None:
            yield Line(above.text, hint=1 if "=" in text else 2)
            above = None
            continue
        if above is not None and above.fresh and _continues_item(text):
            above = replace(above, text=glue((above.text, plain(text))))
            continue
        if above is not None:
            yield above
        above = _line(text, numbers)
    if above is not None:
        yield above


def _underlines(text: str, above: Line | None) -> bool:
    """Whether a line of = or - makes the line above it a heading."""
    plainly = above is not None and bool(above.text.strip()) and not (above.hint or above.fresh)
    return plainly and _UNDERLINE.fullmatch(text) is not None


def _continues_item(text: str) -> bool:
    """Whether a line indented below a list item is more of its text."""
    words = text.strip()
    marked = _BULLET.fullmatch(text) or _ORDERED.fullmatch(text) or parse_label(words)
    return bool(words) and text.startswith(("  ", "\t")) and not marked


def _line(text: str, numbers: _Numbers) -> Line:
    if heading := _HEADING.fullmatch(text):
        return Line(plain(heading[2].rstrip().rstrip("#")), hint=len(heading[1]))
    if _THEMATIC.fullmatch(text):
        return Line("")
    if ordered := _ORDERED.fullmatch(text):
        number = numbers.shown(len(ordered[1]), int(ordered[2]))
        return Line(f"{number}{ordered[3]}{plain(ordered[4])}", fresh=True)
    if bullet := _BULLET.fullmatch(text):
        return Line(plain(bullet[1]), fresh=True)
    if text.strip() and not text.startswith((" ", "\t", "\u3000")):
        numbers.reset()
    return Line(" " * (len(text) - len(text.lstrip())) + plain(text))


class _Numbers:
    """The numbers that a list shows: Markdown lets every item be written as 1."""

    def __init__(self) -> None:
        self._last: dict[int, tuple[int, int]] = {}

    def shown(self, indent: int, written: int) -> int:
        """The number that a reader sees for the next item at this indent."""
        for deeper in [i for i in self._last if i > indent]:
            del self._last[deeper]
        last_written, last_shown = self._last.get(indent, (0, 0))
        number = last_shown + 1 if written == last_written else written
        self._last[indent] = written, number
        return number

    def reset(self) -> None:
        """A paragraph ends every list."""
        self._last.clear()
