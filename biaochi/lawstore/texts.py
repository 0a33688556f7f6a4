"""The text of one statute as imported, and the words of its provisions."""

from __future__ import annotations

from dataclasses import dataclass

from biaochi.lawstore.articles import Article, Paragraph
from biaochi.model.law import Provision, Statute


@dataclass(frozen=True, slots=True)
class StatuteText:
    """The articles of a statute by its full declared name; `source` is the name of the file read.

    `unit` is 条 or 部分, as in `Statute.unit`.
    """

    statute: str
    unit: str
    source: str
    articles: tuple[Article, ...]

    def words(self, statute: Statute, provision: Provision) -> str:
        """The words of a provision, one line a paragraph; "" where they cannot be told for sure.

        An item comes behind the words that lead to it. Where the file counts the paragraphs or items
        of an article otherwise than the declared statute, only the whole article is quoted.
        """
        if self.unit != statute.unit or not 0 < provision.article <= len(self.articles):
            return ""
        article = self.articles[provision.article - 1]
        exact = not (provision.paragraph or provision.item)
        if not exact and statute.shape.get(provision.article, article.shape) != article.shape:
            return ""
        return _words(article, provision)


def _words(article: Article, provision: Provision) -> str:
    paragraphs = article.paragraphs
    if provision.paragraph:
        paragraphs = paragraphs[provision.paragraph - 1 : provision.paragraph]
    elif provision.item:
        # A statute without a shape is cited as its author wrote it, maybe without the paragraph.
        paragraphs = tuple(p for p in paragraphs if p.items)
    if not provision.item:
        return "\n".join(_whole(p) for p in paragraphs)
    if len(paragraphs) != 1 or provision.item > len(paragraphs[0].items):
        return ""
    return paragraphs[0].text + paragraphs[0].items[provision.item - 1]


def _whole(paragraph: Paragraph) -> str:
    return "\n".join(part for part in (paragraph.text, *paragraph.items) if part)
