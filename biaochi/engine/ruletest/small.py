"""An example as a small document: sections, paragraphs and tables, with the way back to its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from biaochi.grammar.compiled import (
    CELL_SEPARATOR,
    Example,
    ExampleBlock,
    ExampleContext,
    FactDeclaration,
    Rule,
)
from biaochi.model.anchor import Anchor
from biaochi.model.clause import Place
from biaochi.model.document import Cell, Document, Paragraph, Section, Table

_HEADINGS = {
    Place.NOTICE: "第一章 招标公告",
    Place.INSTRUCTION: "第二章 投标人须知",
    Place.QUALIFICATION: "投标人资格要求",
    Place.REJECTION: "否决投标的情形",
    Place.EVALUATION: "评分标准",
    Place.NEEDS: "采购需求",
    Place.CONTRACT: "合同条款",
    Place.FORM: "投标文件格式",
    Place.POLICY: "政府采购政策",
    Place.QUOTATION: "法律法规摘录",
    Place.EXISTING: "项目现状",
    Place.CONTENTS: "目录",
}
_LABEL = "（1）"
NAME = "例句"


@dataclass(frozen=True, slots=True)
class Small:
    """The document of an example.

    `starts` maps the number of a paragraph to the offset of its text in the example; paragraphs
    that the example does not print (headings, lead-ins, column names) have none.
    """

    document: Document
    starts: Mapping[int, int]


def small_document(rule: Rule | FactDeclaration, example: Example) -> Small:
    """The document that the author of an example of this rule or fact means."""
    return Small(*_Builder(_usual_place(rule)).build(example))


def _usual_place(rule: Rule | FactDeclaration) -> Place:
    """The place that an author means who does not say: the first that the rule names."""
    return rule.places[0] if rule.places else Place.INSTRUCTION


class _Builder:
    """Goes through the blocks of an example, opening sections and tables where they say so."""

    def __init__(self, usual: Place) -> None:
        self._usual = usual
        self._number = 0
        self._tables = 0
        self._starts: dict[int, int] = {}
        self._sections: list[tuple[Paragraph, list[Paragraph | Table]]] = []
        self._rows: list[tuple[Cell, ...]] = []
        self._header: tuple[str, ...] = ()

    def build(self, example: Example) -> tuple[Document, dict[int, int]]:
        """The document and where its paragraphs start in the example."""
        for block in example.blocks:
            self._add(block, example.text[block.start : block.end])
        self._end_table()
        sections = tuple(
            Section(1, "", heading.text, heading, tuple(children))
            for heading, children in self._sections
        )
        return Document(NAME, "text", Section(0, "", "", None, sections)), self._starts

    def _add(self, block: ExampleBlock, text: str) -> None:
        context = block.context
        title = _title(context, None if self._sections else self._usual)
        if title or context.lead or context.header != self._header:
            self._end_table()
        if title:
            self._sections.append((Paragraph(title, self._anchor(), heading=1), []))
        children = self._sections[-1][1]
        if context.lead:
            children.append(Paragraph(context.lead, self._anchor()))
        if context.header:
            self._row(context.header, text, block.start)
            return
        label = _LABEL if context.lead else ""
        anchor = self._anchor()
        children.append(Paragraph(label + text, anchor, label=label))
        self._starts[anchor.paragraph] = block.start - len(label)

    def _row(self, header: tuple[str, ...], text: str, start: int) -> None:
        """One more row of the open table, which is begun where there is none."""
        if not self._rows:
            self._tables += 1
            self._header = header
            self._rows.append(tuple(self._cell(1, c, name) for c, name in enumerate(header, 1)))
        cells = []
        for column, words in enumerate(text.split(CELL_SEPARATOR), 1):
            cells.append(self._cell(len(self._rows) + 1, column, words))
            self._starts[self._number] = start
            start += len(words) + len(CELL_SEPARATOR)
        self._rows.append(tuple(cells))

    def _end_table(self) -> None:
        if self._rows:
            table = Table(self._tables, tuple(self._rows), header_rows=1)
            self._sections[-1][1].append(table)
        self._rows, self._header = [], ()

    def _cell(self, row: int, column: int, text: str) -> Cell:
        anchor = self._anchor(self._tables, row, column)
        return Cell(row, column, (Paragraph(text, anchor),))

    def _anchor(
        self, table: int | None = None, row: int | None = None, column: int | None = None
    ) -> Anchor:
        self._number += 1
        return Anchor(self._number, table=table, row=row, column=column)


def _title(context: ExampleContext, usual: Place | None) -> str:
    """The heading that a block opens a section with, empty where it belongs to the one before."""
    place = context.place or usual
    return context.title or (_HEADINGS[place] if place else "")
