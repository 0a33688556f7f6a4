"""Small documents in a few signs, and the facts that the shipped declarations find in them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import biaochi
from biaochi.engine.facts import find_facts
from biaochi.engine.matching.index import LiteralIndex
from biaochi.engine.matching.scan import Scan
from biaochi.engine.reading import read
from biaochi.grammar.cache import load_cached
from biaochi.grammar.compiled import RuleBook
from biaochi.model.anchor import Anchor
from biaochi.model.document import Cell, Document, Paragraph, Section, Table
from biaochi.model.fact import Fact, Facts
from biaochi.model.wording import worded
from biaochi.parsers.labels import parse_label

RULES = Path(biaochi.__file__).parent / "rulesets"


@cache
def shipped() -> tuple[RuleBook, LiteralIndex]:
    """The rules that come with the package, and the index over their words."""
    book = load_cached((RULES,)).book
    assert book is not None
    return book, LiteralIndex(book.sets)


def document(text: str) -> Document:
    """`# 标题` begins a section, `甲｜乙` is a table row, `*甲｜乙` one that names columns.

    A tender notice's heading stands above where the text begins with none.
    """
    sections: list[tuple[Paragraph, list[Paragraph | Table]]] = []
    rows: list[tuple[bool, list[str]]] = []
    number = tables = 0

    def paragraph(words: str, heading: int = 0, at: tuple[int, int] | None = None) -> Paragraph:
        nonlocal number
        number += 1
        row, column = at or (None, None)
        table = tables if at else None
        label = parse_label(words)
        anchor = Anchor(number, table=table, row=row, column=column)
        return Paragraph(words, anchor, label=label.text if label else "", heading=heading)

    def close() -> None:
        nonlocal tables
        if not rows:
            return
        tables += 1
        cells = tuple(
            tuple(
                Cell(r, c, tuple(paragraph(p, at=(r, c)) for p in words.split("／")))
                for c, words in enumerate(row, 1)
            )
            for r, (_, row) in enumerate(rows, 1)
        )
        sections[-1][1].append(Table(tables, cells, sum(header for header, _ in rows)))
        rows.clear()

    lines = text.strip().splitlines()
    if not lines[0].startswith("# "):
        sections.append((paragraph("第一章 招标公告", 1), []))
    for line in lines:
        words = line.strip()
        if "｜" in words:
            rows.append((words.startswith("*"), words.lstrip("*").split("｜")))
            continue
        close()
        if words.startswith("# "):
            sections.append((paragraph(words[2:], 2), []))
        else:
            sections[-1][1].append(paragraph(words))
    close()
    children = tuple(Section(1, "", h.text, h, tuple(c)) for h, c in sections)
    return Document("样例", "text", Section(0, "", "", None, children))


def facts_in(text: str) -> Facts:
    """All facts of a small document."""
    book, index = shipped()
    made = document(text)
    clauses = read(made).clauses
    return find_facts(made, clauses, Scan(index, clauses), book.facts)


def said(fact: Fact) -> list[str]:
    """The statements of a fact, the first that counts first: 5万元, 包1 3万元."""
    return [f"{s.lot} {worded(s.value)}".strip() for s in fact.statements]


def found(name: str, text: str) -> list[str]:
    """What a small document states of one fact."""
    return said(facts_in(text)[name])
