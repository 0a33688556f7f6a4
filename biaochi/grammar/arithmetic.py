"""Terms and comparisons: from the syntax tree to compiled terms, with their units checked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from biaochi.grammar.condition import Comparison, ValueKind
from biaochi.grammar.declared import Declared
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.lists import Lists
from biaochi.grammar.phrases import compile_words
from biaochi.grammar.quantities import read_constant
from biaochi.grammar.sets import Pool
from biaochi.grammar.source import Range
from biaochi.grammar.terms import (
    CapturedTerm,
    Constant,
    DayAfter,
    FactTerm,
    Figure,
    Interval,
    Number,
    Operator,
    Product,
    RowPoints,
    ScoreFigure,
    ScoreSum,
    Sum,
    Term,
    ThresholdTerm,
)
from biaochi.grammar.tree import (
    ComparisonNode,
    ConstantNode,
    ProductNode,
    ReferenceNode,
    RowPointsNode,
    ScoreSumNode,
    SumNode,
    SyntaxFile,
    TermNode,
)
from biaochi.model.fact import FactType
from biaochi.model.values import Count, Date, Duration, DurationUnit, Money, Percent, Points


class Unit(StrEnum):
    """What a term measures; days of different kinds are told apart by `_Typed.days`."""

    MONEY = "金额"
    PERCENT = "百分比"
    DATE = "日期"
    DURATION = "期限"
    COUNT = "数量"
    POINTS = "分值"
    NUMBER = "纯数"
    INTERVAL = "日期之差"


OF_TYPE = {
    FactType.MONEY: Unit.MONEY,
    FactType.PERCENT: Unit.PERCENT,
    FactType.DATE: Unit.DATE,
    FactType.DURATION: Unit.DURATION,
    FactType.COUNT: Unit.COUNT,
    FactType.POINTS: Unit.POINTS,
}
_OF_KIND = {
    ValueKind.MONEY: Unit.MONEY,
    ValueKind.PERCENT: Unit.PERCENT,
    ValueKind.DATE: Unit.DATE,
    ValueKind.DURATION: Unit.DURATION,
    ValueKind.COUNT: Unit.COUNT,
    ValueKind.POINTS: Unit.POINTS,
}
OF_VALUE = {
    Money: Unit.MONEY,
    Percent: Unit.PERCENT,
    Date: Unit.DATE,
    Duration: Unit.DURATION,
    Count: Unit.COUNT,
    Points: Unit.POINTS,
    Number: Unit.NUMBER,
}
_SIGNS = {">=": "≥", "<=": "≤", "!=": "≠", "<>": "≠"}
_ALIKE = ({DurationUnit.DAY, DurationUnit.WEEK}, {DurationUnit.MONTH, DurationUnit.YEAR})


@dataclass(frozen=True, slots=True)
class Typed:
    """A term with what it measures; `days` is the unit of a duration where the rule says it."""

    term: Term
    unit: Unit
    days: DurationUnit | None = None


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Compiles the terms of one file."""

    file: SyntaxFile
    lists: Lists
    pool: Pool
    declared: Declared
    log: Log

    def comparison(self, node: ComparisonNode) -> Comparison | None:
        """The comparison, None if the two sides cannot be compared."""
        left, right = self.term(node.left), self.term(node.right)
        if left is None or right is None:
            return None
        if not _comparable(left, right):
            self._clash(node.at, left, right, "比较")
            return None
        sign = Operator(_SIGNS.get(node.operator, node.operator))
        return Comparison(left.term, sign, right.term)

    def term(self, node: TermNode) -> Typed | None:
        """The term and its unit, None if a name is unknown or units do not go together."""
        match node:
            case ConstantNode():
                value = read_constant(node, self.file, self.log)
                if value is None:
                    return None
                days = value.unit if isinstance(value, Duration) else None
                return Typed(Constant(value), OF_VALUE[type(value)], days)
            case ReferenceNode():
                return self._reference(node)
            case RowPointsNode():
                return Typed(RowPoints(), Unit.POINTS)
            case ScoreSumNode(_, element, figure):
                if figure:
                    return Typed(ScoreFigure(Figure(figure)), Unit.POINTS)
                if element is None:
                    return Typed(ScoreSum(), Unit.POINTS)
                words = compile_words(element, self.file, self.lists, self.pool, self.log)
                if words is None:
                    return None
                written = self.file.text(element.at)
                return Typed(ScoreSum(words, written), Unit.POINTS)
            case SumNode():
                return self._sum(node)
            case ProductNode():
                return self._product(node)

    def _reference(self, node: ReferenceNode) -> Typed | None:
        if node.what == "值":
            kind = self.declared.captured(node.name, self.file, self.log)
            return Typed(CapturedTerm(node.name.text), _OF_KIND[kind]) if kind else None
        if node.what == "阈值":
            type_ = self.declared.threshold(node.name, self.file, self.log)
            return Typed(ThresholdTerm(node.name.text), OF_TYPE[type_]) if type_ else None
        fact = self.declared.fact(node.name, self.file, self.log)
        if fact is None:
            return None
        if fact.type not in OF_TYPE:
            cause = f"要素「{node.name.text}」的类型是{fact.type}，不能计算和比较大小。"
            advice = "写成：要素 名 是 值。" if fact.type is FactType.CHOICE else "改用别的要素。"
            self.log.add("E601", self.file.source, node.at, cause, advice)
            return None
        return Typed(FactTerm(node.name.text), OF_TYPE[fact.type])

    def _sum(self, node: SumNode) -> Typed | None:
        left, right = self.term(node.left), self.term(node.right)
        if left is None or right is None:
            return None
        made = _added(node, left, right)
        if made is None:
            self._clash(node.at, left, right, "相减" if node.minus else "相加")
        elif node.inclusive and made.unit is not Unit.INTERVAL:
            self._misplaced(node.at, "含首日", "两个日期相减之后")
        elif node.shifted and not isinstance(made.term, DayAfter):
            self._misplaced(node.at, "顺延", "日期加期限之后")
        else:
            return made
        return None

    def _misplaced(self, at: Range, word: str, where: str) -> None:
        cause = f"「{word}」只能写在{where}。"
        self.log.add("E601", self.file.source, at, cause, f"删去「{word}」。")

    def _product(self, node: ProductNode) -> Typed | None:
        left, right = self.term(node.left), self.term(node.right)
        if left is None or right is None:
            return None
        # Something so many times, or a share of something: 2 × 5% is a share too.
        for factor in (Unit.NUMBER, Unit.PERCENT):
            for one, other in ((left, right), (right, left)):
                if other.unit is factor and one.unit not in _UNMULTIPLIED:
                    return Typed(Product(left.term, right.term), one.unit, one.days)
        self._clash(node.at, left, right, "相乘")
        return None

    def _clash(self, at: Range, left: Typed, right: Typed, what: str) -> None:
        cause = f"{_said(left)}和{_said(right)}不能{what}。"
        self.log.add("E601", self.file.source, at, cause, "两边的单位要一致；比例乘金额得金额。")


_UNMULTIPLIED = (Unit.DATE, Unit.INTERVAL)


def _added(node: SumNode, left: Typed, right: Typed) -> Typed | None:
    if left.unit is Unit.DATE and right.unit is Unit.DATE and node.minus:
        return Typed(Interval(left.term, right.term, node.inclusive), Unit.INTERVAL)
    if left.unit is Unit.DATE and right.unit is Unit.DURATION:
        if right.days is DurationUnit.HOUR:  # a day has no hours to add to
            return None
        return Typed(DayAfter(left.term, right.term, node.minus, node.shifted), Unit.DATE)
    if left.unit is not right.unit or left.unit in (Unit.DATE, Unit.INTERVAL):
        return None
    if not _alike(left, right):
        return None
    return Typed(Sum(left.term, right.term, node.minus), left.unit, left.days or right.days)


def _comparable(left: Typed, right: Typed) -> bool:
    units = {left.unit, right.unit}
    if units in ({Unit.INTERVAL, Unit.DURATION}, {Unit.COUNT, Unit.NUMBER}):
        return True
    if len(units) > 1 or left.unit is Unit.INTERVAL:
        return False
    return _alike(left, right)


def _alike(left: Typed, right: Typed) -> bool:
    """Whether periods are of one kind as far as the rule says: 年 are 个月, 周 are 日."""
    days = {left.days, right.days} - {None}
    return len(days) < 2 or any(days <= alike for alike in _ALIKE)


def _said(typed: Typed) -> str:
    return f"{typed.unit}（{typed.days}）" if typed.days else str(typed.unit)
