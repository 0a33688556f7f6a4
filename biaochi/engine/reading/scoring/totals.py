"""What clauses outside the rows say of the points: the total, and the share of each part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from biaochi.engine.reading.scoring.draft import Named
from biaochi.model.clause import Clause, Place
from biaochi.model.document import Paragraph

_TOTAL = re.compile(
    r"(?:(?:总分值?|总计|分值合计|合计|总得分|满分)(?:值)?(?:按|为|共|是|:)?(?P<points>\d{2,4}(?:\.0+)?)分(?!制的))"
    r"|(?P<hundred>百分制)|(?P<scale>\d{3,4})分制"
)
_SHARE = re.compile(
    r"(?P<name>[^\d,;。:()、]{2,16}?(?:\([^()\d]{1,12}\))?)(?:的?分值|的?权重|总分|满分)?(?:占|[为共:])*"
    r"(?P<points>\d{1,3}(?:\.\d+)?)(?:分|%)"
)
_BEGINNING = re.compile("^(?:其中|即|包括|和|及|与|权重分配)")
_PART = re.compile("部分|价格|报价|商务|技术|服务|资信|信用|业绩|评分|得分|因素|方案|实力")
# 业绩每份5分, 得3分, 达到90分 are no parts of a whole.
_NO_PART = re.compile(
    "(?:得|扣|加|减|(?<!设)(?<!统)计|每.{0,4}|各|最高|满分|总分|少于|低于|高于|不足|达到|超过|不低于|以上|以下)$"
)
_WHOLE = Decimal(100)
_SAYS_TOTAL = ("总分", "满分", "总计", "合计", "分制", "总得分")
_LEAST = 50


@dataclass(frozen=True)
class Total:
    """A total of all points named in a clause outside tables."""

    points: Decimal
    clause: Clause


@dataclass(frozen=True)
class Summary:
    """A paragraph that names the points of two parts or more, which make a whole."""

    parts: tuple[Named, ...]
    clause: Clause


def totals(clauses: Sequence[Clause]) -> Iterator[Total]:
    """The clauses in which the document says how many points there are in all."""
    for clause in _speaking(clauses):
        text = clause.folded.text
        if not any(word in text for word in _SAYS_TOTAL):
            continue
        match = _TOTAL.search(text)
        if match is None:
            continue
        number = match["points"] or match["scale"] or "100"
        if Decimal(number) >= _LEAST:
            yield Total(Decimal(number), clause)


def summaries(clauses: Sequence[Clause]) -> Iterator[Summary]:
    """商务部分为 70 分、技术部分为 30 分: parts of a whole in one paragraph."""
    for _, said in groupby(_speaking(clauses), key=lambda c: id(c.paragraph)):
        found = [
            (clause, share)
            for clause in said
            if "分" in clause.folded.text or "%" in clause.folded.text
            for share in shares(clause.folded.text, (clause.paragraph,), (clause.index,))
        ]
        for parts in (found, [(c, s) for c, s in found if _PART.search(s.text)]):
            worth = sum((s.points or 0 for _, s in parts), Decimal(0))
            if len(parts) > 1 and worth == _WHOLE and any(_PART.search(s.text) for _, s in parts):
                yield Summary(tuple(s for _, s in parts), parts[0][0])
                break


def shares(text: str, at: tuple[Paragraph, ...], clauses: tuple[int, ...] = ()) -> Iterator[Named]:
    """The parts that a folded text names with their points."""
    for match in _SHARE.finditer(text):
        name = _BEGINNING.sub("", match["name"]).lstrip("、和及与")
        if len(name) > 1 and not _NO_PART.search(name):
            yield Named(name, Decimal(match["points"]), at, clauses)


def _speaking(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """The clauses on evaluation outside tables."""
    for clause in clauses:
        if clause.place is Place.EVALUATION and clause.paragraph.anchor.table is None:
            yield clause
