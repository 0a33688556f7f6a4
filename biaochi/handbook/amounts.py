"""Values and terms of arithmetic in words."""

from __future__ import annotations

from collections.abc import Callable

from biaochi.grammar import terms
from biaochi.model.fact import FactValue
from biaochi.model.wording import plain, worded

_OPERATORS = {
    terms.Operator.GREATER: "大于",
    terms.Operator.LESS: "小于",
    terms.Operator.AT_LEAST: "不小于",
    terms.Operator.AT_MOST: "不大于",
    terms.Operator.EQUAL: "等于",
    terms.Operator.DIFFERENT: "不等于",
}


def operator(sign: terms.Operator) -> str:
    """A comparison as it is said: ≥ is 不小于."""
    return _OPERATORS[sign]


def amount(value: FactValue | terms.Number) -> str:
    """A value with its unit, or a plain number."""
    return plain(value.value) if isinstance(value, terms.Number) else worded(value)


def term(one: terms.Term, words: Callable[[int], str]) -> str:
    """A term in words; `words` describes a word set by its number."""
    match one:
        case terms.Constant(value):
            return amount(value)
        case terms.FactTerm(name):
            return f"要素「{name}」"
        case terms.ThresholdTerm(name):
            return f"法定的「{name}」"
        case terms.CapturedTerm(name):
            return f"文中写的「{name}」"
        case terms.RowPoints():
            return "这一评分行的最高分"
        case terms.ScoreSum(number):
            rows = "" if number is None else f"里因素含{words(number)}的"
            return f"评分表{rows}各行分值之和"
        case terms.ScoreFigure(figure):
            return f"评分表的{figure}"
        case terms.Sum(left, right, minus):
            return f"{term(left, words)} {'−' if minus else '+'} {term(right, words)}"
        case terms.Product(left, right):
            return f"{_factor(left, words)} × {_factor(right, words)}"
        case terms.Interval(later, earlier, inclusive):
            counted = "（首日计入）" if inclusive else ""
            return f"从{term(earlier, words)}到{term(later, words)}的时间{counted}"
        case terms.DayAfter(day, period, minus, shifted):
            moved = "（遇休息日顺延）" if shifted else ""
            side = "之前" if minus else "之后"
            return f"{term(day, words)}{side} {term(period, words)}的那一天{moved}"


def _factor(one: terms.Term, words: Callable[[int], str]) -> str:
    text = term(one, words)
    return f"（{text}）" if isinstance(one, terms.Sum) else text
