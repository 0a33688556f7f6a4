"""评分表: how a document gives its points, from tables, lists and what is said around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from biaochi.engine.reading.scoring.blocks import ClausesOf, table_segments
from biaochi.engine.reading.scoring.draft import Draft, Named, Segment
from biaochi.engine.reading.scoring.joining import Scheme, complete, of_parts, schemes, scores_price
from biaochi.engine.reading.scoring.points import in_standard
from biaochi.engine.reading.scoring.prose import prose_segments
from biaochi.engine.reading.scoring.totals import summaries, totals
from biaochi.model.clause import Clause, Place
from biaochi.model.document import Document, Paragraph
from biaochi.model.scoring import ScorePart, ScoreRow, Scores, ScoreTable

_LABEL = re.compile(
    r"(?:\(?\d{1,2}[、.)])?(?P<name>(?!根据|依据|对|按)[^:,。;()\d]{2,16}(?<!评分)(?<!评审)(?<!打分)):"
)


def scores(document: Document, clauses: Sequence[Clause]) -> Scores:
    """The scoring schemes of a document, with the row of each clause."""
    return Scores(score_tables(document, clauses))


def score_tables(document: Document, clauses: Sequence[Clause]) -> tuple[ScoreTable, ...]:
    """The scoring schemes of a document in order; `clauses` are all of its clauses."""
    if not any(c.place is Place.EVALUATION for c in clauses):
        return ()
    of: dict[int, list[Clause]] = {}
    for clause in clauses:
        of.setdefault(clause.paragraph.anchor.paragraph, []).append(clause)
    found = schemes(_segments(document, of))
    said, parts = tuple(totals(clauses)), tuple(summaries(clauses))
    if not found:
        found = [of_parts(summary) for summary in parts[:1]]
    for scheme in found:
        complete(scheme, said, parts)
    return tuple(_table(scheme, of) for scheme in found)


def _segments(document: Document, of: ClausesOf) -> list[Segment]:
    """Those of tables; those of lists in chapters whose tables do not make a whole."""
    tables = list(table_segments(document, of))
    whole = {s.chapter for s in schemes(tables) if s.total >= s.whole}
    lists = [s for s in prose_segments(document, of) if s.chapter not in whole]
    return sorted([*tables, *lists], key=_place)


def _place(segment: Segment) -> int:
    at = [p for r in segment.rows for n in r.names for p in n.at] + [
        p for n in segment.summary for p in n.at
    ]
    return min((p.anchor.paragraph for p in at), default=0)


def _table(scheme: Scheme, of: ClausesOf) -> ScoreTable:
    drafts = _told_apart(_whole_groups(scheme.rows))
    rows = tuple(_row(d, of) for d in drafts)
    stated = scheme.stated
    return ScoreTable(
        rows=rows,
        parts=tuple(_parts(scheme, drafts, of)),
        stated=stated.points if stated else None,
        stated_at=_first(stated, of) if stated else None,
        lots=scheme.lots,
    )


def _whole_groups(drafts: list[Draft]) -> list[Draft]:
    """Rows that leave their points to the group above them are one row: that of the group."""
    result: list[Draft] = []
    merged: dict[int, Draft] = {}
    for draft in drafts:
        if draft.points is None:
            draft.points = in_standard("".join(draft.standard))
            draft.points_at = tuple(draft.standard_at[:1]) if draft.points is not None else ()
    for draft in drafts:
        group = _open_group(draft, drafts)
        if group is None:
            result.append(draft)
            continue
        row = merged.get(id(group))
        if row is None:
            names = draft.names[: draft.names.index(group) + 1]
            row = merged[id(group)] = Draft(names, group.points, group.at)
            result.append(row)
        own = draft.names[-1]
        if own is not group:
            row.explain(own.text, own.at)
        row.explain("".join(draft.standard), tuple(draft.standard_at))
    return result


def _told_apart(drafts: list[Draft]) -> list[Draft]:
    """Rows that share a factor go by the names with which their standards begin."""
    counts = Counter(id(d.names[-1]) for d in drafts if d.names)
    for draft in drafts:
        if not draft.names or counts[id(draft.names[-1])] < 2 or not draft.standard:
            continue
        label = _LABEL.match(draft.standard[0])
        if label is not None:
            draft.names = [*draft.names, Named(label["name"], None, draft.names[-1].at)]
    return drafts


def _open_group(draft: Draft, drafts: list[Draft]) -> Named | None:
    """The innermost group with points of a row, if none of the rows under it names its own."""
    if draft.points is not None:
        return None
    for group in reversed(draft.names):
        if group.points is not None:
            under = [d for d in drafts if group in d.names]
            return group if all(d.points is None for d in under) else None
    return None


def _row(draft: Draft, of: ClausesOf) -> ScoreRow:
    name = draft.names[-1] if draft.names else Named("", None, ())
    named = name.clauses or _indices(name.at, of)
    explained = _indices(tuple(draft.standard_at), of)
    standard = "\n".join(draft.standard)
    points_at = _indices(draft.points_at, of)
    if name.clauses:
        points_at = name.clauses
    elif name.at and name.at[0].anchor.table is None:
        # A paragraph names the factor first and then says how its points are given.
        rest = of.get(name.at[0].anchor.paragraph, ())[1:]
        standard = "\n".join((*(c.folded.text for c in rest), *draft.standard))
        named, explained = named[:1], (*named[1:], *explained)
        points_at = points_at[:1]
    return ScoreRow(
        factor=name.text,
        groups=tuple(n.text for n in draft.names[:-1]),
        points=draft.points,
        standard=standard,
        factor_at=named,
        points_at=points_at,
        standard_at=explained,
        price=scores_price(draft) if draft.names else False,
    )


def _parts(scheme: Scheme, drafts: list[Draft], of: ClausesOf) -> list[ScorePart]:
    """The groups and subtotals that name points beside those of their rows."""
    groups: dict[int, tuple[Named, list[int]]] = {}
    for number, draft in enumerate(drafts):
        for name in draft.names:
            if name.points is not None and name.at != draft.points_at:
                groups.setdefault(id(name), (name, []))[1].append(number)
    for name, under in scheme.subtotals:
        groups[id(name)] = (name, [i for i, d in enumerate(drafts) if d in under])
    return [
        ScorePart(name.text, name.points or Decimal(0), tuple(under), _first(name, of))
        for name, under in groups.values()
        if len(under) > 1 or drafts[under[0]].points != name.points
    ]


def _indices(at: tuple[Paragraph, ...], of: ClausesOf) -> tuple[int, ...]:
    return tuple(c.index for p in at for c in of.get(p.anchor.paragraph, ()))


def _first(named: Named, of: ClausesOf) -> int | None:
    return next(iter(named.clauses or _indices(named.at, of)), None)
