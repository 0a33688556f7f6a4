"""Compute the shape of every article of a statute from its text.

Usage: `python tools/statute_shape.py FILE…` prints for each file the 单位 and 结构 lines of a 法规
declaration: `32:0,7` says that article 32 has two paragraphs (款), the second with seven items (项).

Read are markdown and plain text as they are found on the web and copied out of PDF: with or without
blank lines, with hard line breaks, page numbers, tables of contents, headings and site furniture.
A notice without articles is read by its parts (一、二、三、…), counted as 部分.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_NUMERAL = "零〇一二三四五六七八九十百"
# What follows a number where an article is cited, not opened: 第二条的, 第二条规定, 第二条第一款.
_CITED = "[之至、，和及或与第的所中规]"
_ARTICLE = re.compile(rf"(?:第[{_NUMERAL}]+章（[^）]*）)?第([{_NUMERAL}]+)条(?!{_CITED})\s*")
_PART = re.compile(rf"([{_NUMERAL}]+)、")
_ITEM = re.compile(rf"[（(]\s*([{_NUMERAL}]+)\s*[）)]")
_HEADING = re.compile(rf"第[{_NUMERAL}]+[编章节]")
_POINT = re.compile(r"\d+\s*[.．、]")
_LEGEND = re.compile(r"[A-Za-z]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_PAGE = re.compile(r"[-—\s]*\d+[-—\s]*$")
_END = re.compile(r"附\s*[件表录：:]|相关文章|信息来源|发布日期")
_FURNITURE = re.compile(r"!?\[|[*•]$|-{3,}$|>")
_STOP = tuple("。；：:;！？")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}


@dataclass(slots=True)
class Paragraph:
    """款: its own text and the texts of its items."""

    text: str
    items: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Article:
    """条 or 部分: its number and its paragraphs, in order."""

    number: int
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def shape(self) -> tuple[int, ...]:
        """The number of items in each paragraph."""
        return tuple(len(p.items) for p in self.paragraphs)

    @property
    def text(self) -> str:
        """All the words, without breaks."""
        return "".join(p.text + "".join(p.items) for p in self.paragraphs)


def number(numeral: str) -> int:
    """The value of a Chinese numeral below one thousand (一百零二 → 102, 十 → 10)."""
    total = digit = 0
    for char in numeral.replace("〇", "零"):
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def read(text: str) -> tuple[str, list[Article]]:
    """The unit (条 or 部分) and the articles of a statute."""
    lines = list(_untitled(_lines(text)))
    articles = _articles(_joined(lines), _ARTICLE)
    if articles:
        return "条", articles
    return "部分", _articles(_joined(lines), _PART)


def shape_line(articles: list[Article]) -> str:
    """The 结构 of a statute as it is written in a 法规 declaration."""
    return " ".join(f"{a.number}{_counts(a.shape)}" for a in articles)


def _counts(shape: tuple[int, ...]) -> str:
    return "" if shape == (0,) else ":" + ",".join(str(n) for n in shape)


def _lines(text: str) -> Iterator[str]:
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
        if _HEADING.fullmatch(line):
            titled = False
            continue
        if not titled and not _ARTICLE.fullmatch(line):
            titled = True
            if len(line) < 20 and not line.endswith(_STOP):
                continue
        yield line


def _opens(line: str) -> bool:
    """Whether a line can only be the first one of a paragraph."""
    return bool(_ARTICLE.match(line) or _ITEM.match(line) or _POINT.match(line))


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
        lone = _ARTICLE.fullmatch(paragraph)
        goes_on = paragraph and not lone and not _opens(line) and not _HEADING.match(line)
        if goes_on and (not last.endswith(_STOP) or _no_indent(last, line, width)):
            paragraph += line
        else:
            yield paragraph
            paragraph = line
        last = line
    yield paragraph


def _width(lines: list[str]) -> int:
    """The line width of a text with hard breaks, in characters; 0 for one line per paragraph."""
    body = [line for line in lines if len(line) > 12]
    loose = sum(not line.endswith((*_STOP, "”", "）")) for line in body)
    if not body or loose < len(body) * 0.4:
        return 0
    return max(Counter(len(line) for line in body).items(), key=lambda item: (item[1], item[0]))[0]


def _no_indent(last: str, line: str, width: int) -> bool:
    """A full line that happens to end with a stop, followed by a line without indent."""
    return len(last) >= width - 1 and len(line) > width - 2 and not line.endswith(_STOP)


def _articles(paragraphs: Iterator[str], opening: re.Pattern[str]) -> list[Article]:
    """Articles numbered one after another; anything else that looks like one is text."""
    articles: list[Article] = []
    for paragraph in paragraphs:
        text = paragraph
        match = opening.match(text)
        if match and number(match[1]) == len(articles) + 1:
            articles.append(Article(len(articles) + 1))
            # A part begins with its heading, an article with its first paragraph.
            text = text[match.end() :] if opening is _ARTICLE else _after_heading(text)
        elif _HEADING.match(text):
            continue
        if articles and _END.match(text):
            break
        if articles and text:
            _add(articles[-1].paragraphs, text)
    return articles


def _after_heading(text: str) -> str:
    """What follows the heading of a part on the same line."""
    return text.partition("。")[2] if "。" in text else ""


def _add(paragraphs: list[Paragraph], text: str) -> None:
    """Put a text where it belongs: a new paragraph, an item, or nowhere (a heading, a signature)."""
    item = _ITEM.match(text)
    if item:
        _add_item(paragraphs, number(item[1]), text)
    elif _POINT.match(text):
        if paragraphs and paragraphs[-1].items:
            paragraphs[-1].items[-1] += text
    elif _LEGEND.match(text) and paragraphs:
        # What the letters of a formula mean is no 款 of its own.
        paragraphs[-1].text += text
    elif text.endswith((*_STOP, "”", "）", "》")) or not paragraphs:
        paragraphs.append(Paragraph(text))


def _add_item(paragraphs: list[Paragraph], count: int, text: str) -> None:
    """Put an item to the list it goes on with; what stands between belongs to the item before."""
    place = len(paragraphs) - 1
    while count > 1 and place > 0 and len(paragraphs[place].items) != count - 1:
        place -= 1
    if count > 1 and place >= 0 and len(paragraphs[place].items) == count - 1:
        between = paragraphs[place + 1 :]
        paragraphs[place].items[-1] += "".join(p.text for p in between)
        del paragraphs[place + 1 :]
    elif not paragraphs or (count == 1 and paragraphs[-1].items):
        paragraphs.append(Paragraph(""))
    paragraphs[-1].items.append(text)


def main() -> int:
    """Print the shape of each file; exit code 2 without files."""
    files = [Path(name) for name in sys.argv[1:]]
    if not files:
        print("用法：python tools/statute_shape.py 法规文件…", file=sys.stderr)
        return 2
    for file in files:
        unit, articles = read(file.read_text(encoding="utf-8"))
        print(
            f"# {file.name}：{len(articles)} {unit}\n  单位 {unit}\n  结构 {shape_line(articles)}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
