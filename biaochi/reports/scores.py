"""The scoring tables of a document for the terminal: factors, points, sums, places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from biaochi.model.clause import Clause
from biaochi.model.scoring import ScoreRow, ScoreTable
from biaochi.reports.describe import one_line, spot
from biaochi.reports.wrap import cells, lines, pad

_WIDTH = 80
_POINTS = 6
_PLACE = 22
_FACTOR = _WIDTH - _POINTS - _PLACE - 4
_LONGEST_FACTOR = 2
_PRICE = "〔价格〕"


def score_list(tables: Sequence[ScoreTable], clauses: Sequence[Clause]) -> str:
    """Every scheme as a table in 80 columns, its sum in the last lines."""
    if not tables:
        return "没有找到评分表。\n"
    blocks = (_table(n, t, clauses, len(tables)) for n, t in enumerate(tables, 1))
    return "\n".join("".join(f"{line.rstrip()}\n" for line in block) for block in blocks)


def number(points: Decimal | None) -> str:
    """Points without needless zeros; a dash where the document leaves them open."""
    return "—" if points is None else f"{points.normalize():f}"


def _table(count: int, table: ScoreTable, clauses: Sequence[Clause], of: int) -> Iterator[str]:
    title = f"评分表 {count}" if of > 1 else "评分表"
    named = lines("、".join(table.lots), _WIDTH - cells(title) - 6)
    yield f"{title}（{named[0]}{'…' if len(named) > 1 else ''}）" if table.lots else title
    yield "─" * (_WIDTH // 2)
    yield f"{'分值':>{_POINTS - 2}}  {pad('评分因素', _FACTOR)}  位置"
    groups: tuple[str, ...] = ()
    for row in table.rows:
        if row.groups != groups and row.groups:
            yield from (
                f"{'':{_POINTS}}  {x}"
                for x in lines(" › ".join(map(one_line, row.groups)), _FACTOR)
            )
        groups = row.groups
        yield from _row(row, clauses)
    yield "─" * (_WIDTH // 2)
    yield from _sums(table, clauses)


def _row(row: ScoreRow, clauses: Sequence[Clause]) -> Iterator[str]:
    indent = "  " * bool(row.groups)
    name = f"{one_line(row.factor)}{_PRICE if row.price else ''}"
    pieces = lines(name, _FACTOR - len(indent))
    if len(pieces) > _LONGEST_FACTOR:
        pieces = [*pieces[: _LONGEST_FACTOR - 1], f"{pieces[_LONGEST_FACTOR - 1][:-1]}…"]
    at = row.points_at or row.factor_at
    place = _place(clauses[at[0]]) if at else ""
    yield f"{number(row.points):>{_POINTS}}  {pad(indent + pieces[0], _FACTOR)}  {place}"
    for piece in pieces[1:]:
        yield f"{'':{_POINTS}}  {indent}{piece}"


def _sums(table: ScoreTable, clauses: Sequence[Clause]) -> Iterator[str]:
    open_rows = sum(r.points is None for r in table.rows)
    lacking = f"（{open_rows} 行没有写分值）" if open_rows else ""
    yield f"{number(table.total):>{_POINTS}}  合计，{len(table.rows)} 行{lacking}"
    if table.price is not None:
        yield f"{number(table.price):>{_POINTS}}  其中价格"
    if table.stated is not None:
        place = f"，{_place(clauses[table.stated_at])}" if table.stated_at is not None else ""
        differs = "，与合计不一致" if table.complete and table.stated != table.total else ""
        yield f"{number(table.stated):>{_POINTS}}  文件写明的总分{place}{differs}"
    for part in table.parts:
        worth = part.sum(table)
        if worth is not None and worth != part.points:
            said = f"「{one_line(part.name)}」写明 {number(part.points)} 分，各行相加 {number(worth)} 分"
            yield from (f"{'':{_POINTS}}  {x}" for x in lines(said, _WIDTH - _POINTS - 2))


def _place(clause: Clause) -> str:
    anchor = clause.paragraph.anchor
    page = f"第{anchor.page}页" if anchor.page is not None else ""
    return " ".join(x for x in (page, spot(anchor)) if x)
