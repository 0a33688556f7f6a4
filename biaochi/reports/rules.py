"""Rules for reading in a terminal: the list, and one rule in full."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from biaochi.grammar.compiled import Adjustment, Example, LayerRank, Or, Rule, State, Threshold
from biaochi.grammar.periods import said
from biaochi.grammar.show import condition_text, constant_text
from biaochi.grammar.traits import thresholds_of
from biaochi.model.law import Citation
from biaochi.reports.describe import citation_line
from biaochi.reports.wrap import cells
from biaochi.reports.wrap import lines as wrapped

_WIDTH = 80
_MARGIN = 6


def rule_list(rules: Sequence[Rule]) -> str:
    """One line a rule: level, whose it is, name, title, and what is special; ordered by name.

    Versions of one rule share a line. Whose rules they are is said where they are not all of one layer.
    """
    named: dict[str, list[Rule]] = {}
    for rule in sorted(rules, key=lambda r: r.name):
        named.setdefault(rule.name, []).append(rule)
    chosen = [spokesman(versions) for versions in named.values()]
    names = [r.name for r in chosen]
    ranks = [str(r.layer.rank) for r in chosen]
    columns = [c for c in (ranks if len(set(ranks)) > 1 else [], names) if c]
    rows = zip(*(_column(c) for c in columns), strict=True) if chosen else ()
    lines = [
        f"{rule.level} {'  '.join(row)}  {rule.title}{_marks(rule)}"
        for rule, row in zip(chosen, rows, strict=False)
    ]
    return "".join(f"{line}\n" for line in [*lines, f"共 {len(chosen)} 条规则"])


def spokesman(versions: Sequence[Rule]) -> Rule:
    """The version that is shown: one that a lower layer adjusted, else the latest."""
    return max(versions, key=lambda r: (bool(r.adjustments), r.start or dt.date.min))


def _column(cells_: Sequence[str]) -> list[str]:
    widest = max(cells(text) for text in cells_)
    return [text + " " * (widest - cells(text)) for text in cells_]


def _marks(rule: Rule) -> str:
    """疑似, 试行, 废止, and which lower layers changed the rule."""
    marks = ["疑似"] if rule.question else []
    if rule.state is not State.IN_FORCE and not rule.disabled:
        marks.append(str(rule.state))
    done = dict.fromkeys(
        a.layer.label + ("停用" if a.change.endswith("停用") else "放宽" if a.loosens else "收紧")
        for a in rule.adjustments
    )
    return "".join(f"（{mark}）" for mark in (*marks, *done))


def rule_page(versions: Sequence[Rule], thresholds: Sequence[Threshold] = ()) -> str:
    """Everything that a rule says, wrapped at 80 columns; other versions of it in a line each.

    `thresholds` are those known; what the rule compares with is shown with its values by date.
    """
    rule = spokesman(versions)
    lines = [f"{rule.level} {rule.name}  {rule.title}", ""]
    lines += _field("判定", f"{rule.verdict}" + (f"：{rule.question}" if rule.question else ""))
    lines += _field("理由", rule.reason)
    lines += _standing(rule)
    lines += _field("制度", "、".join(sorted(rule.regimes)))
    lines += _field("位置", "、".join(rule.places) or "除 格式、引述、现状、目录 外")
    lines += _field("应在", "、".join(rule.expected))
    lines += _field("让位", "、".join(rule.yields))
    lines += _field("施行", _validity(rule))
    lines += _field("适用", condition_text(rule.applies_if) if rule.applies_if else "")
    for condition in rule.when.parts if isinstance(rule.when, Or) else (rule.when,):
        lines += _field("当", condition_text(condition))
    for unless in rule.unless:
        lines += _field("除非", condition_text(unless))
    for threshold in _compared_with(rule, thresholds):
        lines += _field("阈值", f"{threshold.name} {dated_values(threshold)}")
    for citation in rule.citations:
        lines += _cited("依据", citation)
    lines += _field("说明", _message(rule))
    lines += _field("建议", rule.suggestion)
    lines += _examples(rule.examples)
    lines += _field("出处", f"{rule.source.file}:{rule.source.line}")
    for other in versions:
        lines += _field("另有", _version(other)) if other is not rule else ()
    return "".join(f"{line}\n" for line in lines)


def threshold_page(threshold: Threshold) -> str:
    """A number of the law: its values by date, what it rests on, and what lower layers changed."""
    stricter = "小" if threshold.stricter == "上限" else "大"
    lines = [f"阈值 {threshold.name}  {threshold.title}", ""]
    lines += _field("类型", f"{threshold.type}，{threshold.stricter}（越{stricter}越严）")
    for value in threshold.values:
        when = f"（{said(value)}）" if value.start or value.end else ""
        lines += _field("取值", f"{constant_text(value.value)}{when}")
    for citation in threshold.citations:
        lines += _cited("依据", citation)
    lines += _adjustments(threshold.adjustments)
    lines += _field("出处", f"{threshold.source.file}:{threshold.source.line}")
    return "".join(f"{line}\n" for line in lines)


def dated_values(threshold: Threshold) -> str:
    """The values of a threshold with the days on which they hold."""
    return "，".join(
        constant_text(v.value) + (f"（{said(v)}）" if v.start or v.end else "")
        for v in threshold.values
    )


def _compared_with(rule: Rule, thresholds: Sequence[Threshold]) -> list[Threshold]:
    known = {t.name: t for t in thresholds}
    conditions = [rule.when, *rule.unless, *([rule.applies_if] if rule.applies_if else [])]
    names = dict.fromkeys(name for c in conditions for name in thresholds_of(c))
    return [known[name] for name in names if name in known]


def _standing(rule: Rule) -> list[str]:
    """状态 where the rule is not simply in force, whose it is, levels by date, and adjustments."""
    lines: list[str] = []
    if rule.disabled:
        lines += _field("状态", "停用")
    elif rule.state is not State.IN_FORCE:
        successor = f"，由「{rule.successor}」接替" if rule.successor else ""
        lines += _field("状态", f"{rule.state}{successor}")
    if rule.layer.rank is not LayerRank.NATION:
        lines += _field("层级", f"{rule.layer.label}（{rule.layer.rank}）")
    for level in rule.levels:
        lines += _field("级别", f"{level.value}（{said(level)}）")
    return lines + _adjustments(rule.adjustments)


def _adjustments(adjustments: Sequence[Adjustment]) -> list[str]:
    lines: list[str] = []
    for one in adjustments:
        lines += _field(
            "调整", f"{one.layer.label}{'放宽' if one.loosens else '收紧'}：{one.change}"
        )
        for citation in one.citations:
            lines += _field("", f"依据 {citation_line(citation)}")
        lines += _field("", f"理由 {one.reason}" if one.reason else "")
    return lines


def _cited(name: str, citation: Citation) -> list[str]:
    return _field(name, citation_line(citation)) + _field("", citation.gist)


def _version(rule: Rule) -> str:
    """A version that is not shown in full: for which days and regimes it is, and its level."""
    regimes = "、".join(sorted(rule.regimes))
    changed = "" if rule.adjustments else "，没有调整"
    days = _validity(rule)
    return f"{regimes}{'，' if days else ''}{days}：级别 {rule.level}{changed}"


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
        text = _given(example) + marked(example.text, example.marks).replace("\n", "〔段〕")
        lines += _field("违规" if example.breach else "合规", text)
    return lines


def _given(example: Example) -> str:
    """What an example gives as known, as its author wrote it."""
    given = [f"已知 {name} {value}" for name, value in example.known]
    given += [f"判定日 {example.as_of}"] if example.as_of else []
    return f"〔{'，'.join(given)}〕" if given else ""


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
