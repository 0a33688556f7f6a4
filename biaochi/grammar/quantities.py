"""Numbers with units as authors write them: 2%, 80万元, 5个工作日, 3家, 2026-03-01."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from biaochi.grammar.declared import NamedFact
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.source import Range
from biaochi.grammar.suggest import did_you_mean, listing
from biaochi.grammar.terms import Number
from biaochi.grammar.tree import ConstantNode, SyntaxFile
from biaochi.model.fact import Choice, FactType, FactValue, Text
from biaochi.model.folding import fold_words
from biaochi.model.values import Count, Date, Duration, DurationUnit, Money, Percent, Points, Value

_WRITTEN = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(\S*)")
_MONEY = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
_SHARES = {"%": Decimal(1), "％": Decimal(1), "‰": Decimal("0.1")}
_TIMES = {
    "日": DurationUnit.DAY,
    "天": DurationUnit.DAY,
    "工作日": DurationUnit.WORKDAY,
    "个工作日": DurationUnit.WORKDAY,
    "个月": DurationUnit.MONTH,
    "月": DurationUnit.MONTH,
    "年": DurationUnit.YEAR,
    "周": DurationUnit.WEEK,
    "小时": DurationUnit.HOUR,
}
_COUNTED = ("人", "名", "家", "个", "项", "份", "次", "种", "台", "套", "处")
_OF_TYPE = {
    FactType.MONEY: Money,
    FactType.PERCENT: Percent,
    FactType.DATE: Date,
    FactType.DURATION: Duration,
    FactType.COUNT: Count,
    FactType.POINTS: Points,
}
_UNITS = (*_SHARES, *_MONEY, *_TIMES, "分", *_COUNTED)


def read_constant(node: ConstantNode, file: SyntaxFile, log: Log) -> Value | Number | None:
    """The value that is written; None, and noted, where its unit or day does not exist."""
    numbers = re.findall(r"\d+", node.text)
    if re.match(r"\d{4}\s*[-/.年]\s*\d", node.text) and len(numbers) == 3:
        return _day(node, [int(n) for n in numbers], file, log)
    written = _WRITTEN.fullmatch(node.text)
    if written is None:
        # Expected values of examples come here as their author wrote them.
        cause = f"「{node.text}」不是一个带单位的数。"
        log.add("E610", file.source, node.at, cause, "写成 5万元、2%、20日 这样。")
        return None
    number, unit = Decimal(written[1].replace(",", "")), written[2]
    if not unit:
        return Number(number)
    if unit in _SHARES:
        return Percent(number * _SHARES[unit])
    if unit in _MONEY:
        return Money(number * _MONEY[unit])
    if unit in _TIMES:
        return Duration(number, _TIMES[unit])
    if unit == "分":
        return Points(number)
    if unit in _COUNTED:
        return Count(number, unit)
    advice = did_you_mean(unit, _UNITS, "") + f"可以写：{listing(_UNITS, 30)}。"
    log.add("E610", file.source, node.at, f"「{unit}」不是一种单位。", advice)
    return None


def read_fact_value(
    words: str, fact: NamedFact, at: Range, file: SyntaxFile, log: Log
) -> FactValue | None:
    """The value of a fact as written in an example; None, and noted, where it is none of its type."""
    if fact.type is FactType.TEXT:
        return Text(fold_words(words))
    if fact.type is FactType.CHOICE:
        if words in fact.choices:
            return Choice(words)
        advice = did_you_mean(words, fact.choices, "") + f"可以写：{listing(fact.choices, 20)}。"
        log.add("E608", file.source, at, f"要素没有「{words}」这个取值。", advice)
        return None
    value = read_constant(ConstantNode(at, words), file, log) if _WRITTEN.fullmatch(words) else None
    if value is not None and type(value) is _OF_TYPE[fact.type]:
        return value  # type: ignore[return-value]
    cause = f"要素的类型是{fact.type}，「{words}」不是一个{fact.type}。"
    log.add("E607", file.source, at, cause, "写一个带单位的数，如 5万元。")
    return None


def _day(node: ConstantNode, parts: list[int], file: SyntaxFile, log: Log) -> Date | None:
    try:
        return Date(dt.date(*parts))
    except ValueError:
        log.add("E404", file.source, node.at, "没有这一天。", "查对日期。")
        return None
