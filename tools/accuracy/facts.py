"""How many labelled facts of whole documents are found, and how many are wrong or invented."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from biaochi.engine.facts import find_facts
from biaochi.engine.matching.index import LiteralIndex
from biaochi.engine.matching.scan import Scan
from biaochi.engine.reading import read as clauses_of
from biaochi.engine.reading.values import stated
from biaochi.grammar.compiled import RuleBook
from biaochi.model.document import Unreadable
from biaochi.model.fact import Choice, Fact, Facts, FactType, FactValue, Text
from biaochi.model.folding import fold_words
from biaochi.model.values import Count, Date, Duration, DurationUnit, Money, Percent, Points, Value
from biaochi.model.wording import worded
from biaochi.parsers import read
from tools.accuracy.labels import CORPUS, LabelledDocument, documents

_TABLE: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "facts.toml").read_text(encoding="utf-8")
)
_CLASSES: dict[FactType, type[Value]] = {
    FactType.MONEY: Money,
    FactType.PERCENT: Percent,
    FactType.DATE: Date,
    FactType.DURATION: Duration,
    FactType.COUNT: Count,
    FactType.POINTS: Points,
}
_CONTRADICTED = ("又写", "矛盾", "冲突")


class Result(StrEnum):
    """How one labelled fact came out; a stated fact is 对, 错 or 漏, one that is not stated 无 or 编."""

    RIGHT = "对"
    WRONG = "错"
    MISSED = "漏"
    NONE = "无"
    INVENTED = "编"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One labelled fact (of one lot) beside what was found."""

    fact: str
    result: Result
    wanted: str
    found: str


def report(book: RuleBook, held_out_details: bool, brief: bool) -> None:
    """Print the figures of every labelled document, and the differences of the tuning part."""
    if not CORPUS.exists():
        print("没有语料：不量要素")
        return
    print("== 要素")
    for part in (False, True):
        results: list[Comparison] = []
        for labelled, own in compared(book, part):
            results += own
            mark = "（保留）" if part else ""
            print(f"-- {labelled.path.name}{mark} {_figures(own)}")
            if not brief and (held_out_details or not part):
                _print_differences(own)
        print(f"   总计（{'保留' if part else '调试'}部分）{_figures(results)}\n")


def compared(book: RuleBook, held_out: bool) -> Iterator[tuple[LabelledDocument, list[Comparison]]]:
    """The labelled documents of one part, each with its labels beside what was found."""
    types = {d.name: d.type for d in book.facts}
    index = LiteralIndex(book.sets)
    for labelled in documents():
        if labelled.labels is None or labelled.held_out is not held_out:
            continue
        facts = _facts(labelled, index, book)
        if facts is not None:
            yield labelled, list(_compare(labelled.path.stem, facts, types))


def _facts(labelled: LabelledDocument, index: LiteralIndex, book: RuleBook) -> Facts | None:
    document = read(labelled.path)
    if isinstance(document, Unreadable):
        return None
    clauses = clauses_of(document).clauses
    return find_facts(document, clauses, Scan(index, clauses), book.facts)


def _figures(results: Sequence[Comparison]) -> str:
    count = {r: sum(1 for x in results if x.result is r) for r in Result}
    stated_ = count[Result.RIGHT] + count[Result.WRONG] + count[Result.MISSED]
    bad = count[Result.WRONG] + count[Result.INVENTED]
    score = (count[Result.RIGHT] - 2 * bad) / stated_ if stated_ else 0.0
    share = count[Result.RIGHT] / stated_ if stated_ else 0.0
    words = " ".join(f"{r}{n}" for r, n in count.items())
    return f"{words} 对的比例 {share:.2f} 得分 {score:.2f}"


def _print_differences(results: Sequence[Comparison]) -> None:
    for one in results:
        if one.result not in (Result.RIGHT, Result.NONE):
            print(f"   {one.result} {one.fact} 应为 {one.wanted} 得到 {one.found or '无'}")


def _compare(stem: str, facts: Facts, types: Mapping[str, FactType]) -> Iterator[Comparison]:
    labels = json.loads((CORPUS / "labels" / f"documents-{stem}.json").read_text(encoding="utf-8"))
    left_out = {**_TABLE["left_out"], **_TABLE["left_out_in"].get(stem, {})}
    for key, label in labels["facts"].items():
        if key in left_out or key not in _TABLE["facts"]:
            continue
        names = _TABLE["facts"][key]
        norm = label.get("norm") if label["value"] is not None else None
        norms = norm if isinstance(norm, list) else [norm] * len(names)
        for name, wanted in zip(names, norms, strict=True):
            yield from _one(name, wanted, facts, types)


def _one(
    names: str, norm: Any, facts: Facts, types: Mapping[str, FactType]
) -> Iterator[Comparison]:
    alternatives = names.split("|")
    if norm is None:
        for name in alternatives:
            yield _none(facts[name])
        return
    for lot, wanted in _by_lot(norm):
        name, value = next(
            ((n, v) for n in alternatives if (v := _value(n, types[n], wanted)) is not None),
            (alternatives[0], None),
        )
        if value is not None:
            contradicted = isinstance(norm, str) and any(w in norm for w in _CONTRADICTED)
            yield _stated(facts[name], lot, value, contradicted)


def _by_lot(norm: Any) -> Iterator[tuple[str, Any]]:
    if not isinstance(norm, dict):
        yield "", norm
        return
    for key, value in norm.items():
        if key not in _TABLE["lots"]["skip"]:
            yield ("" if key in _TABLE["lots"]["whole"] else key), value


def _none(fact: Fact) -> Comparison:
    found = "、".join(worded(s.value) for s in fact.statements)
    return Comparison(fact.name, Result.INVENTED if found else Result.NONE, "无", found)


def _stated(fact: Fact, lot: str, wanted: FactValue, contradicted: bool) -> Comparison:
    statements = fact.of(lot) or (fact.statements if len(fact.lots) == 1 else ())
    words = "、".join(worded(s.value) for s in statements)
    name = f"{fact.name}{lot}"
    counting = statements if contradicted else statements[:1]
    if not statements:
        return Comparison(name, Result.MISSED, worded(wanted), words)
    right = any(_same(s.value, wanted) for s in counting)
    return Comparison(name, Result.RIGHT if right else Result.WRONG, worded(wanted), words)


def _same(found: FactValue, wanted: FactValue) -> bool:
    match found, wanted:
        case Text(words=a), Text(words=b):
            return a in b or b in a
        case Count(number=a), Count(number=b):
            return a == b
        case Date(day=a), Date(day=b, time=None):
            return a == b
    return found == wanted


def _value(fact: str, kind: FactType, norm: Any) -> FactValue | None:
    """A label's value as one of ours; None where it has another unit."""
    if kind is FactType.CHOICE:
        return _choice(fact, norm)
    if kind is FactType.TEXT:
        return Text(fold_words(str(norm)))
    if isinstance(norm, bool):
        return None
    if isinstance(norm, int | float):
        return _plain(kind, Decimal(str(norm)))
    if kind is FactType.DATE:
        moment = dt.datetime.fromisoformat(norm)
        return Date(moment.date(), moment.time() if "T" in norm else None)
    values = (s.value for s in stated(fold_words(norm)))
    return next((v for v in values if isinstance(v, _CLASSES[kind])), None)


def _choice(fact: str, norm: Any) -> Choice | None:
    words = str(norm).lower() if isinstance(norm, bool) else str(norm)
    names = _TABLE["choices"].get(fact, {})
    return next((Choice(name) for part, name in names.items() if part in words), None)


def _plain(kind: FactType, number: Decimal) -> Value | None:
    match kind:
        case FactType.MONEY:
            return Money(number)
        case FactType.DURATION:
            return Duration(number, DurationUnit.DAY)
        case FactType.COUNT:
            return Count(number, "")
        case FactType.POINTS:
            return Points(number)
    return None
