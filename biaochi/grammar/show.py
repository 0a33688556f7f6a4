"""Compiled conditions and terms as text again, in the canonical form of the language."""

from __future__ import annotations

from biaochi.grammar.compiled import (
    And,
    AtLeast,
    AtLeastHits,
    Comparison,
    Condition,
    Contains,
    FactConflict,
    FactIs,
    FactMissing,
    Not,
    Or,
    PartyIs,
    PlaceIs,
    Scope,
)
from biaochi.grammar.terms import (
    CapturedTerm,
    Constant,
    DayAfter,
    FactTerm,
    Interval,
    Number,
    Product,
    RowPoints,
    ScoreFigure,
    ScoreSum,
    Sum,
    Term,
    ThresholdTerm,
)
from biaochi.model.values import Value
from biaochi.model.wording import plain, worded


def condition_text(condition: Condition) -> str:
    """The condition as an author would write it, with parentheses only where they are needed."""
    match condition:
        case And(parts):
            return " 且 ".join(_inner(part, Or) for part in parts)
        case Or(parts):
            return " 或 ".join(condition_text(part) for part in parts)
        case Not(FactIs(fact, names)):
            return f"要素 {fact} 不是 {'、'.join(sorted(names))}"
        case Not(part):
            return f"非 {_inner(part, And | Or)}"
        case PartyIs(parties):
            return f"约束 {'、'.join(sorted(parties))}"
        case PlaceIs(places):
            return f"位置 {'、'.join(sorted(places))}"
        case Contains():
            return _contains(condition)
        case AtLeastHits(number, contains, distinct):
            return f"至少 {number} {'种' if distinct else '处'} {_contains(contains)}"
        case AtLeast(number, parts):
            return f"至少 {number} 项 ({'；'.join(condition_text(p) for p in parts)})"
        case Comparison(left, operator, right):
            return f"{term_text(left)} {operator} {term_text(right)}"
        case FactIs(fact, names):
            return f"要素 {fact} 是 {'、'.join(sorted(names))}"
        case FactMissing(fact):
            return f"要素 {fact} 缺"
        case FactConflict(fact):
            return f"要素 {fact} 冲突"


def term_text(term: Term) -> str:
    """A term as an author would write it."""
    match term:
        case Constant(value):
            return constant_text(value)
        case FactTerm(name):
            return f"要素 {name}"
        case ThresholdTerm(name):
            return f"阈值 {name}"
        case CapturedTerm(name):
            return f"值 {name}"
        case RowPoints():
            return "行分值"
        case ScoreSum(words, text):
            return "评分表 合计" if words is None else f"评分表 合计 含 {text}"
        case ScoreFigure(figure):
            return f"评分表 {figure}"
        case Sum(left, right, minus):
            return f"{term_text(left)} {'-' if minus else '+'} {_factor(right)}"
        case Product(left, right):
            last = f"({term_text(right)})" if isinstance(right, Product) else _factor(right)
            return f"{_factor(left)} × {last}"
        case Interval(later, earlier, inclusive):
            return f"{term_text(later)} - {_factor(earlier)}{' 含首日' if inclusive else ''}"
        case DayAfter(day, period, minus, shifted):
            sign, moved = "-" if minus else "+", " 顺延" if shifted else ""
            return f"{term_text(day)} {sign} {_factor(period)}{moved}"


def constant_text(value: Value | Number) -> str:
    """A number of a rule as an author would write it."""
    return plain(value.value) if isinstance(value, Number) else worded(value)


def _contains(contains: Contains) -> str:
    if contains.places:
        return f"在 {'、'.join(sorted(contains.places))} 含 {contains.phrase.text}"
    where = "" if contains.scope is Scope.CLAUSE else f"{contains.scope} "
    return f"{where}含 {contains.phrase.text}"


def _inner(condition: Condition, weaker: type | object) -> str:
    text = condition_text(condition)
    return f"( {text} )" if isinstance(condition, weaker) else text  # type: ignore[arg-type]


def _factor(term: Term) -> str:
    text = term_text(term)
    return f"({text})" if isinstance(term, Sum | Interval | DayAfter) else text
