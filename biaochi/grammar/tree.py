"""The syntax tree: what a rule file says, with its places, before any name is looked up.

Places are character offsets into the file (`Range`); `SourceFile.position` gives line and column.
"""

from __future__ import annotations

from dataclasses import dataclass

from biaochi.grammar.source import Range, SourceFile


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written and its place."""

    at: Range
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a declaration: its keyword (empty for 词表's own content) and its content."""

    keyword: str
    at: Range
    body: Range


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declaration: the place of its keyword, the rest of that line, and the fields below."""

    kind: str
    at: Range
    header: Range
    fields: tuple[Field, ...]

    def all(self, keyword: str) -> tuple[Field, ...]:
        """All fields of this keyword, in order."""
        return tuple(f for f in self.fields if f.keyword == keyword)

    def first(self, keyword: str) -> Field | None:
        """The first field of this keyword."""
        return next((f for f in self.fields if f.keyword == keyword), None)


@dataclass(frozen=True, slots=True)
class SyntaxFile:
    """A file cut into declarations.

    `clean` is the text with comments blanked out, `plain` the same with the brackets and signs of
    the language in half width; offsets are the same in all three.
    """

    source: SourceFile
    clean: str
    plain: str
    declarations: tuple[Declaration, ...]

    def text(self, at: Range) -> str:
        """What stands at a place, comments left out, lines joined as prose."""
        return join_lines(self.clean[at.start : at.end])

    def name(self, at: Range) -> Name:
        """What stands at a place without the blanks around it."""
        raw = self.clean[at.start : at.end]
        start = at.start + len(raw) - len(raw.lstrip())
        return Name(Range(start, start + len(raw.strip())), raw.strip())


def join_lines(text: str) -> str:
    """Lines joined as prose: a blank only between two Latin words."""
    joined = ""
    for line in text.split("\n"):
        part = line.strip()
        blank = joined and part and joined[-1].isascii() and part[0].isascii()
        joined += f" {part}" if blank else part
    return joined


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written; `quoted` words are never operators."""

    at: Range
    text: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class ListRef:
    """<词表>: all words of a list."""

    at: Range
    name: str


@dataclass(frozen=True, slots=True)
class KindRef:
    """@类: a value of a kind."""

    at: Range
    name: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A place where an alternative is missing: between two bars, or between bar and bracket."""

    at: Range


@dataclass(frozen=True, slots=True)
class SameRef:
    """{名}: the words that were captured under this name."""

    at: Range
    name: str


Entry = Word | ListRef | KindRef
Alternative = Entry | Blank | SameRef


@dataclass(frozen=True, slots=True)
class Element:
    """What fills a slot: one alternative, or several in brackets; `capture` names it."""

    at: Range
    alternatives: tuple[Alternative, ...]
    capture: str = ""
    group: bool = False


@dataclass(frozen=True, slots=True)
class GapNode:
    """…N, …M-N or 近N; `most` is None where the number is missing."""

    at: Range
    least: int
    most: int | None
    ordered: bool


@dataclass(frozen=True, slots=True)
class PhraseNode:
    """Elements and gaps as written."""

    at: Range
    parts: tuple[Element | GapNode, ...]


@dataclass(frozen=True, slots=True)
class ContainsNode:
    """[范围] 含 词组, or 在 `places` 含 词组."""

    at: Range
    scope: str
    phrase: PhraseNode
    places: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class NamesNode:
    """约束 or 位置 with names."""

    at: Range
    what: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class AndNode:
    """且."""

    at: Range
    parts: tuple[ConditionNode, ...]


@dataclass(frozen=True, slots=True)
class OrNode:
    """或."""

    at: Range
    parts: tuple[ConditionNode, ...]


@dataclass(frozen=True, slots=True)
class NotNode:
    """非."""

    at: Range
    part: ConditionNode


@dataclass(frozen=True, slots=True)
class ComparisonNode:
    """Two terms with the sign between them."""

    at: Range
    left: TermNode
    operator: str
    right: TermNode


@dataclass(frozen=True, slots=True)
class ChoiceNode:
    """要素 … 是 …, or 不是."""

    at: Range
    fact: Name
    names: tuple[Name, ...]
    negated: bool


@dataclass(frozen=True, slots=True)
class StateNode:
    """要素 … 缺, or 冲突."""

    at: Range
    fact: Name
    state: str


@dataclass(frozen=True, slots=True)
class PartsNode:
    """至少 N 项 (…；…)."""

    at: Range
    number: int
    parts: tuple[ConditionNode, ...]


@dataclass(frozen=True, slots=True)
class HitsNode:
    """至少 N 处 含 …, or 至少 N 种."""

    at: Range
    number: int
    distinct: bool
    contains: ContainsNode


ConditionNode = (
    ContainsNode
    | NamesNode
    | AndNode
    | OrNode
    | NotNode
    | ComparisonNode
    | ChoiceNode
    | StateNode
    | PartsNode
    | HitsNode
)


@dataclass(frozen=True, slots=True)
class ConstantNode:
    """A number with its unit, or a day, as written."""

    at: Range
    text: str


@dataclass(frozen=True, slots=True)
class ReferenceNode:
    """要素, 阈值 or 值 with a name."""

    at: Range
    what: str
    name: Name


@dataclass(frozen=True, slots=True)
class RowPointsNode:
    """行分值."""

    at: Range


@dataclass(frozen=True, slots=True)
class ScoreSumNode:
    """评分表 合计 [含 …]; `figure` is set for 评分表 价格分 and the like."""

    at: Range
    element: Element | None
    figure: str = ""


@dataclass(frozen=True, slots=True)
class SumNode:
    """Two terms with + or − between them."""

    at: Range
    left: TermNode
    minus: bool
    right: TermNode
    inclusive: bool = False
    shifted: bool = False


@dataclass(frozen=True, slots=True)
class ProductNode:
    """Two terms with × between them."""

    at: Range
    left: TermNode
    right: TermNode


TermNode = ConstantNode | ReferenceNode | RowPointsNode | ScoreSumNode | SumNode | ProductNode


@dataclass(frozen=True, slots=True)
class FixedNode:
    """取值 of 要素: a constant or a name, and when it holds."""

    at: Range
    value: ConstantNode | Name
    condition: ConditionNode


@dataclass(frozen=True, slots=True)
class DatedNode:
    """取值 of 阈值, or 级别: what holds, and from when to when."""

    at: Range
    value: ConstantNode | Name
    validity: Validity | None


@dataclass(frozen=True, slots=True)
class LimitsNode:
    """范围: the least and the greatest value."""

    at: Range
    least: ConstantNode
    most: ConstantNode


@dataclass(frozen=True, slots=True)
class NameList:
    """A field of names, `excluded` where it begins with 非."""

    at: Range
    names: tuple[Name, ...]
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Validity:
    """施行: the dates as written; either may be missing."""

    start: Name | None
    end: Name | None


@dataclass(frozen=True, slots=True)
class ProvisionNode:
    """第X条第Y款第（Z）项 as written; None for what is not given, `unit` is 条 or 部分."""

    at: Range
    article: Name
    unit: str
    paragraph: Name | None = None
    item: Name | None = None


@dataclass(frozen=True, slots=True)
class CitationNode:
    """A statute's name (None: the one before) and a provision of it (None: missing)."""

    at: Range
    statute: Name | None
    provision: ProvisionNode | None


@dataclass(frozen=True, slots=True)
class ShapeNode:
    """条号:各款的项数."""

    article: Name
    items: tuple[Name, ...]
