"""The date of a document: the day on which its law is judged unless the user says otherwise."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from biaochi.engine.reading.values import stated
from biaochi.model.document import Cell, Document, Paragraph, Table
from biaochi.model.folding import fold_words
from biaochi.model.values import Date

_COVER = 60
"""How many paragraphs from the start count as cover and notice head."""
_NOTICE = 600
"""How many paragraphs from the start can hold the notice and the data sheet."""
_PUBLISHED = re.compile(
    r"^(?:[(（]?[\d一二三四五六七八九十]{1,3}[、.)）])?"
    r"(?:(?:招标|采购|磋商|谈判)?(?:公告|发布|编制|发出|发稿|刊登)(?:发布)?(?:日期|时间))(?:\([^()]*\))?:"
)
_PLAIN = re.compile(r"^日期:")
# Ways to get the document, and the end of bidding, before the day in its line or in its heading.
_OBTAINED = re.compile(r"(?:获取|领取|申领|购买|发售|出售|下载|报名)[^。;]{0,30}$")
_DUE = re.compile(r"(?:投标|响应|提交|递交|开标)[^。;]{0,24}?(?:截止|开标|开启)[^。;]{0,20}$")
_NOTICE_HEAD = re.compile(r"公告|邀请|联系|询问")
_ENDS = re.compile(r"截止|止:|截至")
_MONTH = re.compile(r"^(20\d\d)年(1[0-2]|0?[1-9])月$")
_CHINESE_YEAR = str.maketrans("零一二三四五六七八九", "0123456789")
_TENS = {"十": "10", "十一": "11", "十二": "12"}


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph folded, with the heading or the cell before it that says what it is about."""

    paragraph: Paragraph
    text: str
    about: str

    def days(self) -> list[tuple[dt.date, str]]:
        """The days stated, each with the words that lead to it."""
        return [
            (s.value.day, f"{self.about}:{self.text[: s.start]}")
            for s in stated(self.text)
            if isinstance(s.value, Date)
        ]


def published_on(document: Document) -> tuple[dt.date, Paragraph] | None:
    """The day on which a document says that it was published, and the paragraph that says so."""
    lines = list(islice(_lines(document), _NOTICE))
    for find, lines_of in ((_published, lines), (_cover_day, lines[:_COVER]), (_signed, lines)):
        if (found := _first(find, lines_of)) is not None:
            return found[0], found[1].paragraph
    return None


def date_of(document: Document) -> tuple[dt.date, str] | None:
    """The day a document was published and in Chinese where that stands; None where it says nothing.

    A labelled date goes before a line that is nothing but a date; where neither is a full date,
    the first day on which the document can be had, then the month on the cover (its first day),
    then the day on which bids are due.
    """
    lines = list(islice(_lines(document), _NOTICE))
    for find, lines_of, said in (
        (_published, lines, "公告日期"),
        (_cover_day, lines[:_COVER], "封面日期"),
        (_signed, lines, "公告落款日期"),
        (_obtained, lines, "文件获取的第一天"),
        (_cover_month, lines[:_COVER], "封面月份的第一天"),
        (_due, lines, "投标截止日"),
    ):
        if (found := _first(find, lines_of)) is not None:
            day, line = found
            return day, f"{said}，第{line.paragraph.anchor.paragraph}段"
    return None


def _first(
    find: Callable[[_Line], dt.date | None], lines: list[_Line]
) -> tuple[dt.date, _Line] | None:
    return next(((day, line) for line in lines if (day := find(line)) is not None), None)


def _published(line: _Line) -> dt.date | None:
    label = _PUBLISHED.match(line.text) or _PUBLISHED.match(line.about + ":")
    days = line.days()
    return days[0][0] if label and days else None


def _cover_day(line: _Line) -> dt.date | None:
    # In a table a lone date is the value of whatever the cell before it names.
    if line.paragraph.anchor.table is not None and line.about != "日期":
        return None
    return _only_day(_PLAIN.sub("", line.text))


def _signed(line: _Line) -> dt.date | None:
    """A date alone at the end of the notice; the heading above must be one of a notice."""
    of_notice = line.paragraph.anchor.table is None and _NOTICE_HEAD.search(line.about)
    return _only_day(line.text) if of_notice else None


def _obtained(line: _Line) -> dt.date | None:
    days = line.days()
    if not days or not _OBTAINED.search(days[0][1]):
        return None
    return days[0][0] if len(days) > 1 or not _ENDS.search(line.text) else None


def _cover_month(line: _Line) -> dt.date | None:
    _, _, value = line.text.rpartition(":")
    month = _MONTH.match(_arabic(value))
    return dt.date(int(month[1]), int(month[2]), 1) if month else None


def _due(line: _Line) -> dt.date | None:
    return next((day for day, words in reversed(line.days()) if _DUE.search(words)), None)


def _only_day(text: str) -> dt.date | None:
    """The day of a line that holds nothing else."""
    values = [s for s in stated(text) if isinstance(s.value, Date)]
    if len(values) == 1 and isinstance(value := values[0].value, Date):
        rest = text[: values[0].start] + text[values[0].end :]
        return value.day if not rest.strip(" .。,()") else None
    return None


def _arabic(line: str) -> str:
    """A year and month in Chinese numerals with Arabic ones: 二零二四年十一月 → 2024年11月."""
    year, mark, rest = line.partition("年")
    if not mark or len(line) > len("二零二四年十二月"):
        return line
    month = rest.removesuffix("月")
    arabic = _TENS.get(month, month.translate(_CHINESE_YEAR))
    return f"{year.translate(_CHINESE_YEAR)}年{arabic}月"


def _lines(document: Document) -> Iterator[_Line]:
    for path, block in document.walk():
        yield from _of(block, fold_words(path[-1].title) if path else "")


def _of(block: Paragraph | Table, about: str) -> Iterator[_Line]:
    if isinstance(block, Paragraph):
        yield _Line(block, fold_words(block.text), about)
        return
    for row in block.rows:
        before: Cell | None = None
        for cell in row:
            for inner in cell.blocks:
                yield from _of(inner, fold_words(before.text) if before else about)
            before = cell
