"""The lines of a statute's text as found on the web or copied out of PDF, put together to paragraphs.

With or without blank lines, with hard line breaks, page numbers, headings and site furniture.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

_NUMERAL = "零〇一二三四五六七八九十百"
# What follows a number where an article is cited, not opened: 第二条的, 第二条规定, 第二条第一款.
_CITED = "[之至、，和及或与第的所中规]"
ARTICLE = re.compile(rf"(?:第[{_NUMERAL}]+章（[^）]*）)?第([{_NUMERAL}]+)条(?!{_CITED})\s*")
PART = re.compile(rf"([{_NUMERAL}]+)、")
ITEM = re.compile(rf"[（(]\s*([{_NUMERAL}]+)\s*[）)]")
HEADING = re.compile(rf"第[{_NUMERAL}]+[编章节]")
POINT = re.compile(r"\d+\s*[.．、]")
STOPS = tuple("。；：:;！？")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_PAGE = re.compile(r"[-—\s]*\d+[-—\s]*$")
_FURNITURE = re.compile(r"!?\[|[*•]$|-{3,}$|>")


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a text: its lines, and where it has hard breaks these put together again."""
    return list(_joined(list(_untitled(lines_of(text)))))


def lines_of(text: str) -> Iterator[str]:
    """Lines without markup, page numbers and site furniture; blanks at both ends removed."""
    for raw in _INVISIBLE.sub("", text).split("<!-- INFO END -->")[-1].splitlines():
        line = raw.strip().lstrip("#").strip().replace("**", "").strip()
        if line and not _PAGE.match(line) and not _FURNITURE.match(line):
            yield line


def _untitled(lines: Iterator[str]) -> Iterator[str]:
    """Lines without the numbers of chapters that stand alone, and without the titles parted from them.

    In text copied out of PDF the title may come behind the number of the chapter's first article.
    """
    titled = True
    for line in lines:
        if HEADING.fullmatch(line):
            titled = False
            continue
        if not titled and not ARTICLE.fullmatch(line):
            titled = True
            if len(line) < 20 and not line.endswith(STOPS):
                continue
        yield line


def _opens(line: str) -> bool:
    """Whether a line can only be the first one of a paragraph."""
    return bool(ARTICLE.match(line) or ITEM.match(line) or POINT.match(line))


def _joined(lines: list[str]) -> Iterator[str]:
    """Paragraphs: in a text with hard breaks the lines are put together again."""
    width = _width(lines)
    if not width:
        yield from lines
        return
    paragraph = ""
    last = ""
    for line in lines:
        # An article's number stands on a line of its own there; what follows is its paragraph.
        lone = ARTICLE.fullmatch(paragraph)
        goes_on = paragraph and not lone and not _opens(line) and not HEADING.match(line)
        if goes_on and (not last.endswith(STOPS) or _no_indent(last, line, width)):
            paragraph += line
        else:
            yield paragraph
            paragraph = line
        last = line
    yield paragraph


def _width(lines: list[str]) -> int:
    """The line width of a text with hard breaks, in characters; 0 for one line per paragraph."""
    body = [line for line in lines if len(line) > 12]
    loose = sum(not line.endswith((*STOPS, "”", "）")) for line in body)
    if not body or loose < len(body) * 0.4:
        return 0
    return max(Counter(len(line) for line in body).items(), key=lambda item: (item[1], item[0]))[0]


def _no_indent(last: str, line: str, width: int) -> bool:
    """A full line that happens to end with a stop, followed by a line without indent."""
    return len(last) >= width - 1 and len(line) > width - 2 and not line.endswith(STOPS)
