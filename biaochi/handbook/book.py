"""The handbook as one value: what every page and every format of it is made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from biaochi.grammar.compiled import (
    Adjustment,
    FactDeclaration,
    Layer,
    LayerRank,
    Rule,
    RuleBook,
    State,
    Threshold,
)
from biaochi.handbook import lists
from biaochi.handbook.amounts import amount, term
from biaochi.handbook.examples import ExampleLine, example_lines, fact_example_lines
from biaochi.handbook.plain import Wording
from biaochi.handbook.sources import Sources, Written
from biaochi.model.law import Citation
from biaochi.reports.describe import citation_line, family

USUAL_PLACES = "除格式、引述、现状、目录外"


@dataclass(frozen=True, slots=True)
class Basis:
    """A provision that a rule rests on, and what it says in our own words."""

    citation: str
    gist: str


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One rule as the handbook shows it; `facts` are short lines of a name and a text.

    `when` and `unless` are in plain words, one text for each way in which they hold. `code` is the
    rule as its author wrote it, `place` where: the name of the file and the line.
    """

    name: str
    title: str
    level: str
    verdict: str
    question: str
    state: str
    facts: tuple[tuple[str, str], ...]
    bases: tuple[Basis, ...]
    when: tuple[str, ...]
    unless: tuple[str, ...]
    message: str
    suggestion: str
    breaches: tuple[ExampleLine, ...]
    lawful: tuple[ExampleLine, ...]
    changes: tuple[str, ...]
    code: str
    place: str


@dataclass(frozen=True, slots=True)
class Family:
    """Rules whose names begin alike."""

    name: str
    rules: tuple[RuleEntry, ...]


@dataclass(frozen=True, slots=True)
class FactEntry:
    """One 要素: what it is and how it is found in a document."""

    name: str
    title: str
    facts: tuple[tuple[str, str], ...]
    finders: tuple[str, ...]
    examples: tuple[ExampleLine, ...]


@dataclass(frozen=True, slots=True)
class ThresholdEntry:
    """One 阈值: the values that the law sets, each with the time in which it holds."""

    name: str
    title: str
    stricter: str
    values: tuple[tuple[str, str], ...]
    bases: tuple[Basis, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision and the names of the rules that rest on it."""

    basis: Basis
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Handbook:
    """Everything that the handbook says. `version` is that of the rules, as reports print it."""

    title: str
    version: str
    families: tuple[Family, ...]
    facts: tuple[FactEntry, ...]
    thresholds: tuple[ThresholdEntry, ...]
    cited: tuple[Cited, ...]
    lists: tuple[lists.ListEntry, ...]

    @property
    def rules(self) -> tuple[RuleEntry, ...]:
        """All rules, family by family."""
        return tuple(rule for one in self.families for rule in one.rules)


def handbook(book: RuleBook, written: Sources, title: str = "规则手册") -> Handbook:
    """The handbook of all declarations of the book that stand in these files."""
    wording = Wording(book.sets)
    found = [(r, w) for r in book.rules if (w := written.find(r.source))]
    found.sort(key=lambda f: (family(f[0].name), f[0].name, f[0].source.line))
    rules = [rule for rule, _ in found]
    entries = [_rule(rule, where, wording) for rule, where in found]
    return Handbook(
        title,
        book.version,
        tuple(Family(n, tuple(g)) for n, g in groupby(entries, key=lambda e: family(e.name))),
        tuple(_fact(f, wording) for f in book.facts if written.find(f.source)),
        tuple(_threshold(t) for t in book.thresholds if written.find(t.source)),
        _cited(rules),
        lists.used(rules, book.sets),
    )


def _rule(rule: Rule, written: Written, wording: Wording) -> RuleEntry:
    lines = [(e.breach, one) for e in rule.examples for one in example_lines(e)]
    return RuleEntry(
        rule.name,
        rule.title,
        str(rule.level),
        str(rule.verdict),
        rule.question,
        str(rule.state),
        tuple((name, text) for name, text in _short_lines(rule, wording) if text),
        tuple(_basis(c) for c in rule.citations),
        wording.alternatives(rule.when),
        tuple(text for one in rule.unless for text in wording.alternatives(one)),
        _message(rule),
        rule.suggestion,
        tuple(one for breach, one in lines if breach),
        tuple(one for breach, one in lines if not breach),
        tuple(_change(a) for a in rule.adjustments),
        written.code,
        written.place,
    )


def _short_lines(rule: Rule, wording: Wording) -> Iterable[tuple[str, str]]:
    levels = [f"{one.value}（{_time(one.start, one.end)}）" for one in rule.levels]
    yield "级别变动", "，".join(levels)
    yield "状态", _state(rule)
    yield "层级", _layer(rule.layer)
    yield "制度", "、".join(sorted(rule.regimes))
    yield "位置", "" if rule.about_document else "、".join(rule.places) or USUAL_PLACES
    yield "应在", "、".join(rule.expected)
    yield "适用", wording.say(rule.applies_if) if rule.applies_if else ""
    yield "极性", "" if rule.demanded or rule.about_document else "要求和否定都算"
    yield "施行", "" if rule.start is None and rule.end is None else _time(rule.start, rule.end)
    yield "让位", f"同一句已报 {'、'.join(rule.yields)} 时不再报" if rule.yields else ""
    yield "理由", rule.reason


def _state(rule: Rule) -> str:
    """Nothing for a rule that is simply in force."""
    if rule.state is State.IN_FORCE:
        return ""
    return rule.state + (f"，由「{rule.successor}」接替" if rule.successor else "")


def _layer(layer: Layer) -> str:
    """Nothing for rules of the whole country."""
    if layer.rank is LayerRank.NATION:
        return ""
    return layer.rank + (f"（{layer.region}）" if layer.region else "")


def _time(start: object, end: object) -> str:
    if start and end:
        return f"{start} 至 {end}"
    return f"{start} 起" if start else f"{end} 止" if end else "一直"


def _basis(citation: Citation) -> Basis:
    return Basis(citation_line(citation), citation.gist)


def _message(rule: Rule) -> str:
    return rule.message.fill({name: f"〔{name}〕" for name in rule.message.captures})


def _change(one: Adjustment) -> str:
    authority = "；依据 " + "、".join(citation_line(c) for c in one.citations)
    reason = f"；理由：{one.reason}" if one.reason else ""
    direction = "放宽" if one.loosens else "收紧"
    who = one.layer.region or one.layer.name
    return f"{who}{direction}：{one.change}{authority if one.citations else ''}{reason}"


def _fact(fact: FactDeclaration, wording: Wording) -> FactEntry:
    limits = [amount(v) if v else "" for v in (fact.least, fact.most)]
    fixed = tuple(f"{wording.say(f.condition)}：记作 {amount(f.value)}" for f in fact.fixed)
    short = (
        ("类型", str(fact.type)),
        ("标签", lists.quoted(wording.sets[fact.labels]) if fact.labels is not None else ""),
        ("位置", "、".join(fact.places) or USUAL_PLACES),
        ("一处多值", f"取{fact.take}" if not fact.formula else ""),
        ("分包", "各包（标段）分别取值" if fact.per_lot else ""),
        ("范围", " 至 ".join(limits) if any(limits) else ""),
        ("计算", term(fact.formula, wording.words) if fact.formula else ""),
    )
    finders = tuple(text for one in fact.finders for text in wording.alternatives(one))
    return FactEntry(
        fact.name,
        fact.title,
        tuple((name, text) for name, text in short if text),
        finders + fixed,
        tuple(line for one in fact.examples for line in fact_example_lines(one)),
    )


def _threshold(one: Threshold) -> ThresholdEntry:
    return ThresholdEntry(
        one.name,
        one.title,
        "数越小越严" if one.stricter == "上限" else "数越大越严",
        tuple((_time(v.start, v.end), amount(v.value)) for v in one.values),
        tuple(_basis(c) for c in one.citations),
        tuple(_change(a) for a in one.adjustments),
    )


def _cited(rules: Iterable[Rule]) -> tuple[Cited, ...]:
    """Provisions with the rules that rest on them, statute by statute in the order of articles."""
    found: dict[tuple[str, int, int, int], Cited] = {}
    for rule in rules:
        for citation in rule.citations:
            at = citation.provision
            key = (citation.statute, at.article, at.paragraph, at.item)
            known = found.setdefault(key, Cited(_basis(citation), ()))
            if rule.name not in known.rules:
                found[key] = replace(known, rules=(*known.rules, rule.name))
    return tuple(found[key] for key in sorted(found))
