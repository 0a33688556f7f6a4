"""The shape of a statute, from its text: articles (条), paragraphs (款) and items (项).

A notice without articles is read by its parts (一、二、三、…), counted as 部分.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from biaochi.lawstore.lines import ARTICLE, HEADING, ITEM, PART, POINT, STOPS, paragraphs_of
from biaochi.model.numerals import whole

_LEGEND = re.compile(r"[A-Za-z]")
_END = re.compile(r"附\s*[件表录：:]|相关文章|信息来源|发布日期")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """款: its own text and the texts of its items."""

    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """条 or 部分: its number and its paragraphs, in order."""

    number: int
    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def shape(self) -> tuple[int, ...]:
        """The number of items in each paragraph."""
        return tuple(len(p.items) for p in self.paragraphs)

    @property
    def text(self) -> str:
        """All the words, without breaks."""
        return "".join(p.text + "".join(p.items) for p in self.paragraphs)


@dataclass(slots=True)
class _Draft:
    """A paragraph to which items are still added."""

    text: str
    items: list[str] = field(default_factory=list)


def read(text: str) -> tuple[str, tuple[Article, ...]]:
    """The unit (条 or 部分) and the articles of a statute; none where the text is no statute."""
    paragraphs = paragraphs_of(text)
    articles = _articles(paragraphs, ARTICLE)
    return ("条", articles) if articles else ("部分", _articles(paragraphs, PART))


def shape_line(articles: Iterable[Article]) -> str:
    """The 结构 of a statute as it is written in a 法规 declaration."""
    return " ".join(f"{a.number}{_counts(a.shape)}" for a in articles)


def _counts(shape: tuple[int, ...]) -> str:
    return "" if shape == (0,) else ":" + ",".join(str(n) for n in shape)


def _articles(paragraphs: Iterable[str], opening: re.Pattern[str]) -> tuple[Article, ...]:
    """Articles numbered one after another; anything else that looks like one is text."""
    articles: list[list[_Draft]] = []
    for paragraph in paragraphs:
        text = paragraph
        match = opening.match(text)
        if match and whole(match[1]) == len(articles) + 1:
            articles.append([])
            # A part begins with its heading, an article with its first paragraph.
            text = text[match.end() :] if opening is ARTICLE else _after_heading(text)
        elif HEADING.match(text):
            continue
        if articles and _END.match(text):
            break
        if articles and text:
            _add(articles[-1], text)
    return tuple(
        Article(number, tuple(Paragraph(d.text, tuple(d.items)) for d in drafts))
        for number, drafts in enumerate(articles, 1)
    )


def _after_heading(text: str) -> str:
    """What follows the heading of a part on the same line."""
    return text.partition("。")[2] if "。" in text else ""


def _add(paragraphs: list[_Draft], text: str) -> None:
    """Put a text where it belongs: a new paragraph, an item, or nowhere (a heading, a signature)."""
    item = ITEM.match(text)
    if item:
        _add_item(paragraphs, whole(item[1]) or 0, text)
    elif POINT.match(text):
        if paragraphs and paragraphs[-1].items:
            paragraphs[-1].items[-1] += text
    elif _LEGEND.match(text) and paragraphs:
        # What the letters of a formula mean is no 款 of its own.
        paragraphs[-1].text += text
    elif text.endswith((*STOPS, "”", "）", "》")) or not paragraphs:
        paragraphs.append(_Draft(text))


def _add_item(paragraphs: list[_Draft], count: int, text: str) -> None:
    """Put an item to the list it goes on with; what stands between belongs to the item before."""
    place = len(paragraphs) - 1
    while count > 1 and place > 0 and len(paragraphs[place].items) != count - 1:
        place -= 1
    if count > 1 and place >= 0 and len(paragraphs[place].items) == count - 1:
        between = paragraphs[place + 1 :]
        paragraphs[place].items[-1] += "".join(p.text for p in between)
        del paragraphs[place + 1 :]
    elif not paragraphs or (count == 1 and paragraphs[-1].items):
        paragraphs.append(_Draft(""))
    paragraphs[-1].items.append(text)
