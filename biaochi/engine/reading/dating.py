"""The date of a document: the day on which its law is judged unless the user says otherwise."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import islice

from biaochi.engine.reading.values import stated
from biaochi.model.document import Document, Paragraph, Table
from biaochi.model.folding import fold_words
from biaochi.model.values import Date

_COVER = 60
"""How many paragraphs from the start count as cover and notice head."""
_MONTH = re.compile(r"^(20\d\d)年(1[0-2]|0?[1-9])月$")
_LABELS = (
    "公告日期",
    "发布日期",
    "公告发布日期",
    "公告时间",
    "发布时间",
    "公告发布时间",
    "编制日期",
    "编制时间",
    "发出日期",
    "日期",
)
_CHINESE_YEAR = str.maketrans("零一二三四五六七八九", "0123456789")


def date_of(document: Document) -> tuple[dt.date, str] | None:
    """The notice or cover date and in Chinese where it stands; None where there is none.

    A labelled date ("公告日期：…") goes before a line that is nothing but a date; of a month alone
    the first day is taken.
    """
    lines = [(p, fold_words(p.text)) for p in islice(_paragraphs(document), _COVER)]
    for paragraph, line in lines:
        label, _, rest = line.partition(":")
        if label.strip() in _LABELS and (day := _only_date(rest)):
            return day, f"第{paragraph.anchor.paragraph}段「{label}」"
    for paragraph, line in lines:
        if day := _only_date(line):
            return day, f"封面日期（第{paragraph.anchor.paragraph}段）"
    return None


def _only_date(line: str) -> dt.date | None:
    values = [s for s in stated(line) if isinstance(s.value, Date)]
    if len(values) == 1 and isinstance(value := values[0].value, Date):
        rest = line[: values[0].start] + line[values[0].end :]
        return value.day if not rest.strip(" .。,") else None
    month = _MONTH.match(_arabic(line))
    return dt.date(int(month[1]), int(month[2]), 1) if month else None


def _arabic(line: str) -> str:
    """A year and month in Chinese numerals with Arabic ones: 二零二四年十一月 → 2024年11月."""
    year, mark, rest = line.partition("年")
    if not mark or len(line) > len("二零二四年十二月"):
        return line
    month = rest.removesuffix("月")
    tens = {"十": "10", "十一": "11", "十二": "12"}
    return (
        year.translate(_CHINESE_YEAR)
        + "年"
        + tens.get(month, month.translate(_CHINESE_YEAR))
        + "月"
    )


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    for _, block in document.walk():
        yield from _of(block)


def _of(block: Paragraph | Table) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
        return
    for row in block.rows:
        for cell in row:
            for inner in cell.blocks:
                yield from _of(inner)
