"""The facts of a document for the terminal and as JSON: values, lots, places, conflicts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from biaochi.grammar.compiled import FactDeclaration
from biaochi.model.fact import Fact, Facts, Statement, Text
from biaochi.model.wording import worded
from biaochi.reports.describe import one_line, spot
from biaochi.reports.wrap import cells, lines, pad

_WIDTH = 80
_NAME = 16
_HOW = 6
_PLACE = 24
_VALUE = _WIDTH - _NAME - _HOW - _PLACE - 6
_CONFLICT = "〔不一致〕"
FORMAT = 1
"""Version of the JSON form; raised when a field changes its meaning or goes."""


def fact_list(declarations: Sequence[FactDeclaration], facts: Facts) -> str:
    """Every fact found in 80 columns with its words below it; those not found in the last lines."""
    found = [d for d in declarations if facts[d.name].statements]
    lacking = [d.name for d in declarations if not facts[d.name].statements]
    out = [
        f"{pad('要素', _NAME)}  {pad('值', _VALUE)}  {pad('找法', _HOW)}  位置",
        "─" * (_WIDTH // 2),
    ]
    for declaration in found:
        out += _fact(facts[declaration.name])
    if not found:
        out.append("没有找到要素。")
    if lacking:
        out += ["─" * (_WIDTH // 2), *lines(f"没有找到：{'、'.join(lacking)}", _WIDTH)]
    conflicts = sum(1 for d in found if in_conflict(facts[d.name]))
    if conflicts:
        out += [f"{conflicts} 个要素在文件里有不同的值，标着{_CONFLICT}。"]
    return "".join(f"{line.rstrip()}\n" for line in out)


def fact_json(declarations: Sequence[FactDeclaration], facts: Facts, source: str) -> str:
    """The same as JSON; values as people write them, places as in the reports of a check."""
    listed = [
        {
            "name": d.name,
            "title": d.title,
            "type": str(d.type),
            "conflict": in_conflict(facts[d.name]),
            "statements": [_statement(s) for s in facts[d.name].statements],
        }
        for d in declarations
    ]
    whole = {"format": FORMAT, "source": source, "facts": listed}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def in_conflict(fact: Fact) -> bool:
    """Whether the document states different values for one lot."""
    return any(fact.conflicting(lot) for lot in fact.lots)


def words_of(statement: Statement) -> str:
    """The words of the document that state the value; empty where it was worked out or given."""
    if statement.clause is None:
        return ""
    if statement.span is None:
        return one_line(statement.clause.text)
    at = statement.clause.original(statement.span)
    return one_line(statement.clause.paragraph.text[at.start : at.end])


def shown(statement: Statement) -> str:
    """The value for people: names as printed, all others with their unit."""
    if isinstance(statement.value, Text):
        return words_of(statement) or statement.value.words
    return worded(statement.value)


def _fact(fact: Fact) -> Iterator[str]:
    name = fact.name
    several = len(fact.lots) > 1 or any(fact.lots)
    for lot in fact.lots:
        conflict = fact.conflicting(lot)
        for number, statement in enumerate(s for s in fact.statements if s.lot == lot):
            value = f"{lot or '全部'}  {shown(statement)}" if several else shown(statement)
            pieces = lines(value, _VALUE)
            yield _row(name, pieces[0], str(statement.how), _place(statement))
            name = _CONFLICT if conflict and number == 0 else ""
            for piece in pieces[1:]:
                yield _row(name, piece, "", "")
                name = ""
            if not isinstance(statement.value, Text) and statement.clause is not None:
                yield _row(name, *_quoted(statement))
                name = ""


def _quoted(statement: Statement) -> tuple[str, str, str]:
    """The clause around the value on one line, cut where it is too long."""
    clause = one_line(statement.clause.text) if statement.clause else ""
    room = _WIDTH - _NAME - 6
    if cells(clause) > room:
        words = words_of(statement)
        at = clause.find(words)
        start = max(0, at - 10) if at > 0 else 0
        clause = ("…" if start else "") + clause[start:]
        clause = lines(clause, room - 2)[0] + ("…" if cells(clause) > room - 2 else "")
    return f"「{clause}」", "", ""


def _row(name: str, value: str, how: str, place: str) -> str:
    wide = f"{pad(name, _NAME)}  {value}"
    if not how and not place:
        return wide
    return f"{pad(name, _NAME)}  {pad(value, _VALUE)}  {pad(how, _HOW)}  {place}"


def _place(statement: Statement) -> str:
    if statement.clause is None:
        return ""
    anchor = statement.clause.paragraph.anchor
    page = f"第{anchor.page}页" if anchor.page is not None else ""
    heading = one_line(statement.clause.path[-1]) if statement.clause.path else ""
    place = " ".join(x for x in (page, spot(anchor) or heading) if x)
    return place if cells(place) <= _PLACE else pad(place, _PLACE)


def _statement(statement: Statement) -> dict[str, Any]:
    clause = statement.clause
    stated: dict[str, Any] = {
        "value": shown(statement),
        "lot": statement.lot,
        "how": str(statement.how),
        "words": words_of(statement),
    }
    if clause is not None:
        anchor = clause.paragraph.anchor
        stated["clause"] = one_line(clause.text)
        stated["section"] = [one_line(p) for p in clause.path]
        stated["place"] = {
            "page": anchor.page,
            "paragraph": anchor.paragraph,
            "table": anchor.table,
            "row": anchor.row,
            "column": anchor.column,
        }
    if statement.parts:
        stated["parts"] = [_statement(p) for p in statement.parts]
    return stated
