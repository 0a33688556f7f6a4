"""The examples beside a rule as tests: each is read as a small document and checked exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biaochi.engine.matching.check import Checker
from biaochi.engine.matching.evaluate import evaluate
from biaochi.engine.matching.plan import Plan
from biaochi.engine.matching.scan import Scan
from biaochi.engine.reading import read
from biaochi.grammar.compiled import CELL_SEPARATOR, Example, Rule
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


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """How one example came out: `marks` are the stretches that the rule marked in its text."""

    rule: Rule
    example: Example
    marks: tuple[tuple[int, int], ...]

    @property
    def passed(self) -> bool:
        """Whether exactly the marked words were reported (none for 合规)."""
        return self.marks == self.example.marks

    def as_found(self) -> str:
        """The example's text with 【】 around what the rule marked."""
        text, out, last = self.example.text, [], 0
        for start, end in self.marks:
            out += [text[last:start], "【", text[start:end], "】"]
            last = end
        return "".join([*out, text[last:]])


def run(checker: Checker) -> Iterator[ExampleResult]:
    """Check every example of every rule against its rule alone."""
    for ready in checker.plans:
        for example in ready.rule.examples:
            yield ExampleResult(ready.rule, example, _marks(checker, ready, example))


def _marks(checker: Checker, ready: Plan, example: Example) -> tuple[tuple[int, int], ...]:
    document, starts = _document(ready.rule, example)
    scan = Scan(checker.index, read(document).clauses)
    marks = set()
    for clause in scan.clauses:
        evidence = evaluate(ready, clause, scan)
        offset = starts.get(clause.paragraph.anchor.paragraph)
        if evidence is None or offset is None:
            continue
        for span in evidence.spans:
            original = clause.original(span)
            marks.add((original.start + offset, original.end + offset))
    return tuple(sorted(marks))


def _document(rule: Rule, example: Example) -> tuple[Document, dict[int, int]]:
    """The example as a document, and for its paragraphs the offset of their text in the example."""
    context = example.context
    title = context.title or _HEADINGS[context.place or _usual_place(rule)]
    heading = Paragraph(title, Anchor(1), heading=1)
    children: list[Paragraph | Table] = []
    if context.lead:
        children.append(Paragraph(context.lead, Anchor(2)))
    if context.header:
        table, starts = _table(context.header, example.text)
        children.append(table)
    else:
        label = _LABEL if context.lead else ""
        children.append(Paragraph(label + example.text, Anchor(3), label=label))
        starts = {3: -len(label)}
    section = Section(1, "", title, heading, tuple(children))
    return Document("例句", "text", Section(0, "", "", None, (section,))), starts


def _usual_place(rule: Rule) -> Place:
    """The place that an author means who does not say: the first that the rule names."""
    return rule.places[0] if rule.places else Place.INSTRUCTION


def _table(header: tuple[str, ...], row: str) -> tuple[Table, dict[int, int]]:
    starts: dict[int, int] = {}
    cells, position, number = [], 0, 10 + len(header)
    for column, text in enumerate(row.split(CELL_SEPARATOR), 1):
        starts[number] = position
        cells.append(_cell(2, column, text, number))
        position += len(text) + len(CELL_SEPARATOR)
        number += 1
    names = tuple(_cell(1, c, text, 9 + c) for c, text in enumerate(header, 1))
    return Table(1, (names, tuple(cells)), header_rows=1), starts


def _cell(row: int, column: int, text: str, number: int) -> Cell:
    anchor = Anchor(number, table=1, row=row, column=column)
    return Cell(row, column, (Paragraph(text, anchor),))
