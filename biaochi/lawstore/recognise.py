"""From a file to the text of a statute: which statute it is, and whether it is one at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from biaochi.lawstore.articles import Article, read
from biaochi.lawstore.lines import ARTICLE, PART, lines_of
from biaochi.lawstore.names import Names, Unknown
from biaochi.lawstore.texts import StatuteText
from biaochi.model.document import Document, Paragraph, Table, Unreadable
from biaochi.model.law import Statute
from biaochi.parsers import read as read_document
from biaochi.parsers.encoding import decode
from biaochi.parsers.formats import Format

_HEAD = 40
"""So many lines before the first article are searched for the title."""
_LONGEST_TITLE = 80
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]$")
_BEFORE = re.compile(r"^(?:附件?\s*\d*\s*[：:]|附件\s*\d*)\s*")
# A line that names another statute: one on whose basis this was made, or the decision that amended it.
_OTHER = re.compile(r"根据|依据|决定|[《〈<＜]")
_LIKE_A_TITLE = re.compile(r".*(?:法|条例|办法|规定|规则|细则|指引|意见|通知|措施|方案|解释)$")


def statute_in(path: Path, names: Names, wanted: str = "") -> tuple[StatuteText, Statute] | Unknown:
    """The text in a file and the declared statute it belongs to; `wanted` names it (--as)."""
    statute = names.find(wanted) if wanted else None
    if wanted and statute is None:
        return names.unknown(wanted)
    document = read_document(path)
    if isinstance(document, Unreadable):
        return Unknown(f"{document.message}。{document.advice}。")
    text = _text(path, document)
    unit, articles = read(text)
    if not articles:
        return Unknown("不是法规：里面没有「第一条」，也没有「一、」这样的部分。请给出法规的正文。")
    statute = statute or _recognised(text, path.stem, names)
    if statute is None:
        return _no_statute(text, unit, articles, names)
    if statute.shape and statute.unit != unit:
        return Unknown(
            f"《{statute.name}》按「{statute.unit}」编号，文件里是「{unit}」：不是这部法规的正文。"
        )
    return StatuteText(statute.name, unit, path.name, articles), statute


def _text(path: Path, document: Document) -> str:
    """The words of a file, line by line.

    A plain text is taken as it stands: what stands on a line of its own there tells articles apart
    better than what a tender's reader makes of it.
    """
    if document.format in (Format.TEXT, Format.MARKDOWN):
        return decode(path.read_bytes())[0]
    return "\n".join(line for _, block in document.walk() for line in _lines(block))


def _lines(block: Paragraph | Table) -> Iterator[str]:
    """Web pages put whole texts into tables."""
    if isinstance(block, Paragraph):
        yield block.text
        return
    for row in block.rows:
        for cell in row:
            for inner in cell.blocks:
                yield from _lines(inner)


def _head(text: str) -> list[str]:
    """The lines before the first article or part."""
    head: list[str] = []
    for line in lines_of(text):
        if ARTICLE.match(line) or PART.match(line) or len(head) >= _HEAD:
            break
        head.append(_BEFORE.sub("", line))
    return head


def _recognised(text: str, stem: str, names: Names) -> Statute | None:
    """The statute by its title, else by a line that holds a name of it, else by the file's name."""
    head = _head(text)
    for title in _titles(head):
        if found := names.find(title):
            return found
    for line in head:
        if len(line) > _LONGEST_TITLE or _OTHER.search(line):
            continue
        if found := names.named_in(line):
            return found
    return names.find(stem) or names.find(_BRACKETED.sub("", stem))


def _titles(head: list[str]) -> Iterator[str]:
    """Lines that may be the title; a long one goes over two or three lines."""
    for i in range(len(head)):
        for count in (1, 2, 3):
            joined = re.sub(r"\s", "", "".join(head[i : i + count]))
            if len(joined) <= _LONGEST_TITLE:
                yield joined
                yield _BRACKETED.sub("", joined)


def _no_statute(text: str, unit: str, articles: tuple[Article, ...], names: Names) -> Unknown:
    title = next((t for t in _titles(_head(text)) if _LIKE_A_TITLE.match(t)), "")
    if not title:
        return Unknown(
            f"认不出是哪部法规：正文有 {len(articles)} {unit}，前面没有法规名。用 --as 名 指明。"
        )
    return Unknown(f"{names.unknown(title).message}是别的名字就用 --as 名 指明。")
