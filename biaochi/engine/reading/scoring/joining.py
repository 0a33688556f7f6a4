"""Tables and lists joined into the schemes that they make up together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from biaochi.engine.reading.scoring.draft import Draft, Named, Segment
from biaochi.engine.reading.scoring.totals import Summary, Total

_WHOLE = Decimal(100)
_PART_NAME = re.compile(
    r"(?:部分|得分|评分|评审|评议|标准表?|细则表?|办法|分值?|因素|表)+$|^\d[、.]"
)
_ASIDE = re.compile(r"\([^()]*\)$")
_NUMBERED = re.compile(
    r"^(?:附[表件录]?[\d一二三四五六七八九十-]*|第[\d一二三四五六七八九十]+[章节条]|[\d.]+|[(]?[一二三四五六七八九十]+[)]?)[:、.)]*"
)
_PRICE = re.compile("价格|报价|投标价|评标价|评审价|总价|折扣率|下浮率|费率|折扣|投标金额")
_NO_PRICE = re.compile("文件|方案|完整|编制|说明|明细")
_PRICE_PART = re.compile(
    r"[\d、.(一二三四五六七八九十)]*(?:投标|响应|磋商|最后)?(?:价格|报价)(?:部分|评[分审]|标准|细则|得分|因素|表|分)*"
)
_COMPARES = re.compile("(?:评标|评审|磋商|投标)基准价|最低报价")
_SHORT = 40


@dataclass(eq=False)
class Scheme:
    """The segments that make one whole, what it should add up to, and the lots it is for."""

    segments: list[Segment] = field(default_factory=list)
    summary: list[Named] = field(default_factory=list)
    subtotals: list[tuple[Named, tuple[Draft, ...]]] = field(default_factory=list)
    lots: tuple[str, ...] = ()
    chapter: str = ""
    stated: Named | None = None

    @property
    def rows(self) -> list[Draft]:
        """All rows in order."""
        return [r for s in self.segments for r in s.rows]

    @property
    def total(self) -> Decimal:
        """The sum of the rows that name their points."""
        return sum((s.total for s in self.segments), Decimal(0))

    @property
    def whole(self) -> Decimal:
        """What the scheme adds up to when nothing is missing."""
        stated = self.stated.points if self.stated else None
        return stated if stated and stated >= _WHOLE else _WHOLE


def schemes(segments: Iterable[Segment]) -> list[Scheme]:
    """Segments joined in order: those of one chapter, until they make a whole."""
    found: list[Scheme] = []
    waiting: list[tuple[str, Named]] = []
    for segment in segments:
        if not segment.rows:
            waiting += [(segment.chapter, part) for part in segment.summary]
            continue
        if any(_same(segment, s) for scheme in found for s in scheme.segments):
            continue
        scheme = found[-1] if found else None
        if scheme is not None and _only_parts(scheme, segment):
            scheme.summary += [Named(r.names[-1].text, r.points, r.points_at) for r in scheme.rows]
            scheme.segments = []
        elif scheme is None or not _fits(scheme, segment):
            scheme = Scheme(chapter=segment.chapter)
            found.append(scheme)
        _join(scheme, segment)
    for chapter, part in waiting:
        for scheme in (s for s in found if s.chapter == chapter):
            scheme.summary.append(part)
    return found


def _join(scheme: Scheme, segment: Segment) -> None:
    scheme.segments.append(segment)
    scheme.summary += segment.summary
    scheme.subtotals += segment.subtotals
    scheme.lots = scheme.lots or segment.lots
    if segment.stated is not None and (segment.stated.points or 0) >= _WHOLE:
        scheme.stated = segment.stated


def _same(one: Segment, other: Segment) -> bool:
    """A table printed again, as in a form to be filled in."""
    first, second = ([(r.names[-1].text, r.points) for r in s.rows] for s in (one, other))
    return first == second and (one.lots == other.lots or not one.lots)


def _fits(scheme: Scheme, segment: Segment) -> bool:
    if scheme.chapter != segment.chapter or (
        segment.lots and scheme.lots and segment.lots != scheme.lots
    ):
        return False
    return scheme.total + segment.total <= scheme.whole


def _only_parts(scheme: Scheme, segment: Segment) -> bool:
    """Whether a scheme so far only says what its parts are worth, and this is one of them."""
    if scheme.chapter != segment.chapter or len(scheme.segments) != 1 or segment.title is None:
        return False
    rows = scheme.rows
    if any(len("".join(r.standard)) > _SHORT for r in rows) or scheme.total != scheme.whole:
        return False
    return any(alike(r.names[-1].text, segment.title.text) for r in rows)


def complete(scheme: Scheme, totals: Sequence[Total], summaries: Sequence[Summary]) -> None:
    """Add what clauses outside the tables say: the total, and parts that no table spells out."""
    near = [t for t in totals if t.clause.path[:1] == (scheme.chapter,)]
    if scheme.stated is None and near:
        scheme.stated = Named(
            "总分", near[0].points, (near[0].clause.paragraph,), (near[0].clause.index,)
        )
    if len(scheme.segments) > 1:
        for segment in scheme.segments:
            _entitle(segment)
    if not scheme.summary:
        for summary in summaries:
            if summary.clause.path[:1] == (scheme.chapter,):
                scheme.summary = list(summary.parts)
                break
    own = [s.stated for s in scheme.segments if s.stated is not None]
    _add_missing(scheme)
    if scheme.stated is None and len(scheme.segments) == 1 and own:
        scheme.stated = own[0]


def of_parts(summary: Summary) -> Scheme:
    """The scheme of a document that names its parts and their points but no table of factors."""
    chapter = summary.clause.path[0] if summary.clause.path else ""
    rows = [Draft([p], p.points, p.at) for p in summary.parts]
    return Scheme(segments=[Segment(rows=rows, chapter=chapter)], chapter=chapter)


def _entitle(segment: Segment) -> None:
    """Of several tables each is a part; its rows stand under its title."""
    if segment.title is None:
        return
    points = segment.stated.points if segment.stated else segment.title.points
    name = _ASIDE.sub("", _NUMBERED.sub("", segment.title.text))
    at = segment.stated.at if segment.stated else segment.title.at
    group = Named(name, points, at)
    for row in segment.rows:
        row.names = [group, *row.names]


def _add_missing(scheme: Scheme) -> None:
    """Parts of a summary that no row stands for are rows themselves, if that makes the whole."""
    names = {n.text for r in scheme.rows for n in r.names}
    names |= {s.title.text for s in scheme.segments if s.title}
    missing = [p for p in scheme.summary if not any(alike(p.text, n) for n in names)]
    worth = sum((p.points or Decimal(0) for p in missing), Decimal(0))
    if not missing or scheme.total + worth != sum(
        (p.points or Decimal(0) for p in scheme.summary), Decimal(0)
    ):
        return
    rows = [Draft([p], p.points, p.at) for p in missing]
    scheme.summary = [p for p in scheme.summary if p not in missing]
    scheme.segments.append(Segment(rows=rows, chapter=scheme.chapter))


def alike(part: str, name: str) -> bool:
    """Whether a part goes by this name: 商务部分 and 商务评分细则表, 价格 and 投标报价得分."""
    if _PRICE.search(part):
        return _PRICE.search(name) is not None
    core = _PART_NAME.sub("", _ASIDE.sub("", part))
    return bool(core) and core in name


def scores_price(row: Draft) -> bool:
    """Whether a row is for the price: by its names, or because its standard compares offers."""
    *groups, own = (n.text for n in row.names)
    if _PRICE.search(own):
        return _NO_PRICE.search(own) is None
    if any(_PRICE_PART.fullmatch(g) for g in groups):
        return True
    return any(_COMPARES.search(s) for s in row.standard)
