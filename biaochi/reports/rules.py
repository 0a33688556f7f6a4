"""Rules for reading in a terminal: the list, and one rule in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from biaochi.grammar.compiled import Example, Or, Rule
from biaochi.grammar.show import condition_text
from biaochi.reports.describe import citation_line
from biaochi.reports.wrap import cells
from biaochi.reports.wrap import lines as wrapped

_WIDTH = 80
_MARGIN = 6


def rule_list(rules: Sequence[Rule]) -> str:
    """One line a rule: level, name, title; ordered by name."""
    ordered = sorted(rules, key=lambda r: r.name)
    widest = max((cells(r.name) for r in ordered), default=0)
    lines = [
        f"{r.level} {r.name}{' ' * (widest - cells(r.name))}  {r.title}"
        + ("（疑似）" if r.question else "")
        for r in ordered
    ]
    return "".join(f"{line}\n" for line in [*lines, f"共 {len(ordered)} 条规则"])


def rule_page(rule: Rule) -> str:
    """Everything that a rule says, wrapped at 80 columns."""
    lines = [f"{rule.level} {rule.name}  {rule.title}", ""]
    lines += _field("判定", f"{rule.verdict}" + (f"：{rule.question}" if rule.question else ""))
    lines += _field("理由", rule.reason)
    lines += _field("制度", "、".join(sorted(rule.regimes)))
    lines += _field("位置", "、".join(rule.places) or "除 格式、引述、现状、目录 外")
    lines += _field("让位", "、".join(rule.yields))
    lines += _field("施行", _validity(rule))
    for condition in rule.when.parts if isinstance(rule.when, Or) else (rule.when,):
        lines += _field("当", condition_text(condition))
    for unless in rule.unless:
        lines += _field("除非", condition_text(unless))
    for citation in rule.citations:
        lines += _field("依据", citation_line(citation))
        lines += _field("", citation.gist)
    lines += _field("说明", _message(rule))
    lines += _field("建议", rule.suggestion)
    lines += _examples(rule.examples)
    lines += _field("出处", f"{rule.source.file}:{rule.source.line}")
    return "".join(f"{line}\n" for line in lines)


def _validity(rule: Rule) -> str:
    if rule.start is None and rule.end is None:
        return ""
    start = rule.start.isoformat() if rule.start else "始终"
    return f"{start} 至 {rule.end.isoformat()}" if rule.end else f"{start} 起"


def _message(rule: Rule) -> str:
    names = [f"{{{name}}}" for name in rule.message.captures]
    return rule.message.fill(dict(zip(rule.message.captures, names, strict=True)))


def _examples(examples: Iterable[Example]) -> list[str]:
    lines: list[str] = []
    for example in examples:
        lines += _field("违规" if example.breach else "合规", marked(example.text, example.marks))
    return lines


def marked(text: str, marks: Iterable[tuple[int, int]]) -> str:
    """A text with 【】 around the marked stretches."""
    out, last = [], 0
    for start, end in marks:
        out += [text[last:start], "【", text[start:end], "】"]
        last = end
    return "".join([*out, text[last:]])


def _field(name: str, text: str) -> list[str]:
    if not text:
        return []
    rows = wrapped(text, _WIDTH - _MARGIN)
    heads = [name + " " * (_MARGIN - cells(name)), *[" " * _MARGIN] * (len(rows) - 1)]
    return [head + row for head, row in zip(heads, rows, strict=True)]
