"""要素: what a document says about itself, with the places where it says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from biaochi.model.clause import Clause, Span
from biaochi.model.values import Value


class FactType(StrEnum):
    """类型: what kind of value a fact has."""

    MONEY = "金额"
    PERCENT = "百分比"
    DATE = "日期"
    DURATION = "期限"
    COUNT = "数量"
    POINTS = "分值"
    TEXT = "文字"
    CHOICE = "选项"


@dataclass(frozen=True, slots=True)
class Text:
    """Words as the value of a fact (项目名称), folded."""

    words: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the names that a fact of type 选项 can have (公开招标)."""

    name: str


FactValue = Value | Text | Choice


class How(StrEnum):
    """找法: how a value was found, the most trustworthy first."""

    GIVEN = "给定"
    CELL = "表格"
    LINE = "标签"
    HEADING = "标题下"
    FIXED = "写法"
    PROSE = "正文"
    DERIVED = "计算"


@dataclass(frozen=True, slots=True)
class Statement:
    """One value of a fact where the document states it.

    `lot` is the name of the lot (包, 标段) it belongs to, empty for the whole project. `span` are
    offsets into the folded text of `clause`; both are None for values that were given or worked out.
    `parts` are the statements that a worked-out value comes from.
    """

    value: FactValue
    how: How
    lot: str = ""
    clause: Clause | None = None
    span: Span | None = None
    parts: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of a document: for each lot the statement that counts first, then those that differ.

    `statements` are in order of trust, then of the document; repetitions of a value are left out.
    """

    name: str
    statements: tuple[Statement, ...] = ()

    @property
    def lots(self) -> tuple[str, ...]:
        """The lots that have a value of their own; empty text stands for the whole project."""
        return tuple(dict.fromkeys(s.lot for s in self.statements))

    def of(self, lot: str) -> tuple[Statement, ...]:
        """The statements for a lot; those for the whole project where the lot has none."""
        own = tuple(s for s in self.statements if s.lot == lot)
        return own or tuple(s for s in self.statements if not s.lot)

    def conflicting(self, lot: str) -> bool:
        """Whether the document states more than one value."""
        return len({s.value for s in self.of(lot)}) > 1


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of a document by name; a fact that was not found has no statements."""

    by_name: Mapping[str, Fact] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Fact:
        return self.by_name.get(name, Fact(name))
