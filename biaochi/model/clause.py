"""What the engine reads in a document: clauses, and what each of them does and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from biaochi.model.document import Paragraph
from biaochi.model.folding import Folded


class Place(StrEnum):
    """位置: what a clause does in the document, not only where it stands."""

    NOTICE = "公告"
    INSTRUCTION = "须知"
    QUALIFICATION = "资格"
    REJECTION = "否决"
    EVALUATION = "评审"
    NEEDS = "需求"
    CONTRACT = "合同"
    FORM = "格式"
    POLICY = "政策"
    QUOTATION = "引述"
    EXISTING = "现状"
    CONTENTS = "目录"


class Party(StrEnum):
    """约束对象: whom a clause binds."""

    BIDDER = "投标人"
    WINNER = "中标人"
    TENDERER = "招标人"
    PRODUCT = "产品"
    STAFF = "人员"
    EVALUATOR = "评委"
    UNKNOWN = "不明"


class Polarity(StrEnum):
    """极性: whether the clause demands what its words name."""

    DEMANDED = "要求"
    NEGATED = "否定"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text, start inclusive and end exclusive, in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stance:
    """极性 of one matched stretch of a clause, and the words that decide it."""

    polarity: Polarity
    because: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence, list item or part of a table cell: the unit that rules look at.

    `start` and `end` delimit the clause in `paragraph.text`; `folded` is that slice folded, with the
    way back to offsets inside the slice. `lead` are the folded lead-ins that the clause hangs from,
    outermost first ("投标人须同时满足下列条件:"). In a table `headers` are the folded texts of the
    column headers above the cell, `row` the folded texts of the other cells of its row.
    `titles` are the folded titles of the sections, outermost first, `path` their headings as
    printed.
    """

    index: int
    paragraph: Paragraph
    start: int
    end: int
    folded: Folded
    place: Place
    titles: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    row: tuple[str, ...] = ()
    path: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words as they stand in the document."""
        return self.paragraph.text[self.start : self.end]

    def original(self, span: Span) -> Span:
        """A span of the folded text as a span of `paragraph.text`."""
        inner = self.folded.original(span.start, span.end)
        return Span(self.start + inner[0], self.start + inner[1])
