"""The parts of a rule, a fact and a threshold that are compared, each as items to show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from biaochi.grammar.compiled import (
    Adjustment,
    Dated,
    Example,
    ExampleBlock,
    FactDeclaration,
    FactExample,
    Fixed,
    Layer,
    Or,
    Rule,
    Slot,
    Template,
)
from biaochi.grammar.condition import Condition
from biaochi.grammar.show import condition_text, constant_text, term_text
from biaochi.model.fact import Choice, Text
from biaochi.model.law import Citation
from biaochi.reports.rules import marked


@dataclass(frozen=True, slots=True)
class Aspect:
    """One part: its keyword in rule files, its items as compiled, and how one is shown."""

    label: str
    items: Callable[[Any], tuple[Any, ...]]
    shown: Callable[[Any], str] = str


def _one(name: str) -> Callable[[Any], tuple[Any, ...]]:
    """The single value of this name, no item where it is empty."""

    def items(owner: Any) -> tuple[Any, ...]:
        value = getattr(owner, name)
        return () if value is None or value == "" else (value,)

    return items


def _all(name: str) -> Callable[[Any], tuple[Any, ...]]:
    """The values of this name, in order."""

    def items(owner: Any) -> tuple[Any, ...]:
        value = getattr(owner, name)
        return tuple(sorted(value)) if isinstance(value, frozenset) else tuple(value)

    return items


def _alternatives(rule: Rule) -> tuple[Condition, ...]:
    return rule.when.parts if isinstance(rule.when, Or) else (rule.when,)


def _levels(rule: Rule) -> tuple[Any, ...]:
    return rule.levels or (rule.level,)


def _dates(rule: Rule) -> tuple[tuple[dt.date | None, dt.date | None], ...]:
    return ((rule.start, rule.end),) if rule.start or rule.end else ()


def _span(start: dt.date | None, end: dt.date | None) -> str:
    if start and end:
        return f"{start} 至 {end}"
    return f"{start} 起" if start else f"{end} 止" if end else ""


def _period(dates: tuple[dt.date | None, dt.date | None]) -> str:
    return _span(*dates)


def _value(value: Any) -> str:
    """A number, a day, a level or another value as an author would write it."""
    match value:
        case Dated(inner, start, end):
            return f"{_value(inner)} {_span(start, end)}".rstrip()
        case Text(words):
            return words
        case Choice(name):
            return name
        case str():
            return str(value)
    return constant_text(value)


def _message(template: Template) -> str:
    return template.fill({name: f"{{{name}}}" for name in template.captures})


def _citation(citation: Citation) -> str:
    return f"{citation.text}（{citation.gist}）" if citation.gist else citation.text


def _context(block: ExampleBlock) -> str:
    context = block.context
    named = (("标题", context.title), ("引导", context.lead), ("表", "｜".join(context.header)))
    parts = [*filter(None, (context.place,)), *(f"{k} {v}" for k, v in named if v)]
    return f"〔{'，'.join(parts)}〕" if parts else ""


def _example(example: Example) -> str:
    kind = "违规" if example.breach else "合规"
    context = "".join(_context(block) for block in example.blocks)
    text = marked(example.text, example.marks).replace("\n", " ")
    return f"{kind} {context}{text}"


def _fact_example(example: FactExample) -> str:
    text = marked(example.example.text, example.example.marks).replace("\n", " ")
    return f"例 {text} = {_value(example.value)}" if example.value is not None else f"反例 {text}"


def _fixed(fixed: Fixed) -> str:
    return f"{_value(fixed.value)} 当 {condition_text(fixed.condition)}"


def _layer(layer: Layer) -> str:
    return " ".join(filter(None, (layer.name, layer.rank, layer.region)))


def _adjustment(adjustment: Adjustment) -> str:
    done = "放宽" if adjustment.loosens else "收紧"
    return f"{adjustment.layer.label}{done}：{adjustment.change}"


def _labels(fact: FactDeclaration) -> tuple[Slot, ...]:
    return () if fact.labels is None else (Slot(words=fact.labels),)


def _limits(fact: FactDeclaration) -> tuple[Any, ...]:
    return tuple(v for v in (fact.least, fact.most) if v is not None)


_TITLE = Aspect("标题", _one("title"))
_CITATIONS = Aspect("依据", _all("citations"), _citation)
_PLACES = Aspect("位置", _all("places"))
_ADJUSTMENTS = Aspect("调整", _all("adjustments"), _adjustment)

RULE = (
    _TITLE,
    Aspect("级别", _levels, _value),
    Aspect("判定", _one("verdict")),
    Aspect("疑问", _one("question")),
    Aspect("状态", _one("state")),
    Aspect("继任", _one("successor")),
    Aspect("制度", _all("regimes")),
    Aspect("适用", _one("applies_if"), condition_text),
    _PLACES,
    Aspect("应在", _all("expected")),
    Aspect("极性", _one("demanded"), lambda demanded: "要求" if demanded else "不论"),
    Aspect("让位", _all("yields")),
    _CITATIONS,
    Aspect("施行", _dates, _period),
    Aspect("当", _alternatives, condition_text),
    Aspect("除非", _all("unless"), condition_text),
    Aspect("理由", _one("reason")),
    Aspect("说明", _one("message"), _message),
    Aspect("建议", _one("suggestion")),
    Aspect("例句", _all("examples"), _example),
    Aspect("规则集", _one("layer"), _layer),
    _ADJUSTMENTS,
)
FACT = (
    _TITLE,
    Aspect("类型", _one("type")),
    Aspect("标签", _labels, lambda slot: "标签的词"),
    Aspect("取", _one("take")),
    _PLACES,
    Aspect("分包", _one("per_lot"), lambda per_lot: "是" if per_lot else "否"),
    Aspect("范围", _limits, _value),
    Aspect("当", _all("finders"), condition_text),
    Aspect("取值", _all("fixed"), _fixed),
    Aspect("计算", _one("formula"), term_text),
    Aspect("例句", _all("examples"), _fact_example),
)
THRESHOLD = (
    _TITLE,
    Aspect("类型", _one("type")),
    Aspect("方向", _one("stricter")),
    _CITATIONS,
    Aspect("取值", _all("values"), _value),
    _ADJUSTMENTS,
)
