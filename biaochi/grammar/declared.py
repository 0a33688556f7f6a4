"""Which facts and thresholds there are: what conditions refer to by name, over all files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from biaochi.grammar.compiled import ValueKind
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.source import Range
from biaochi.grammar.suggest import did_you_mean
from biaochi.grammar.tree import Declaration, Name, SyntaxFile
from biaochi.grammar.vocabulary import lookup
from biaochi.model.fact import FactType

_CHOICE = re.compile(r"\s*(\S+)\s+当\s")


@dataclass(frozen=True, slots=True)
class NamedFact:
    """A fact by its type, and the names that it can have where that is 选项."""

    type: FactType
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Declared:
    """Facts and thresholds by name; thresholds by the type of their value."""

    facts: Mapping[str, NamedFact] = field(default_factory=dict)
    thresholds: Mapping[str, FactType] = field(default_factory=dict)
    captures: Mapping[str, ValueKind | None] = field(default_factory=dict)
    """The captures of the condition that is compiled; None for those that capture words."""

    def fact(self, name: Name, file: SyntaxFile, log: Log) -> NamedFact | None:
        """The fact of this name; reported where there is none."""
        known = self.facts.get(name.text)
        if known is None:
            advice = did_you_mean(name.text, self.facts, "先用「要素」声明它。")
            log.add("E602", file.source, name.at, f"没有名叫「{name.text}」的要素。", advice)
        return known

    def threshold(self, name: Name, file: SyntaxFile, log: Log) -> FactType | None:
        """The type of a threshold; reported where there is none of this name."""
        known = self.thresholds.get(name.text)
        if known is None:
            advice = did_you_mean(name.text, self.thresholds, "先用「阈值」声明它。")
            log.add("E603", file.source, name.at, f"没有名叫「{name.text}」的阈值。", advice)
        return known

    def captured(self, name: Name, file: SyntaxFile, log: Log) -> ValueKind | None:
        """The kind of value that the condition captures under this name; reported where none is."""
        known = self.captures.get(name.text)
        if known is None:
            valued = [n for n, kind in self.captures.items() if kind]
            advice = did_you_mean(
                name.text, valued, "在同一个「当」里写「含 … 名=@百分比」，再用「值 名」。"
            )
            cause = f"「{name.text}」没有捕获到一个值。"
            log.add("E604", file.source, name.at, cause, advice)
        return known


def declared_in(files: Iterable[SyntaxFile], log: Log) -> Declared:
    """The facts and thresholds that files declare; a name that is used twice is reported."""
    facts: dict[str, NamedFact] = {}
    thresholds: dict[str, FactType] = {}
    seen: dict[tuple[str, str], tuple[SyntaxFile, Name]] = {}
    for file in files:
        for declaration in file.declarations:
            if declaration.kind not in ("要素", "阈值"):
                continue
            name = name_of(declaration, file)
            before = seen.setdefault((declaration.kind, name.text), (file, name))
            if not name.text or before[1] is not name:
                if name.text:
                    _twice(declaration.kind, name, file, before, log)
                continue
            type_ = type_of(declaration, file, log)
            if declaration.kind == "阈值" and type_:
                thresholds[name.text] = type_
            elif type_:
                facts[name.text] = NamedFact(type_, _choices(declaration, file))
    return Declared(facts, thresholds)


def name_of(declaration: Declaration, file: SyntaxFile) -> Name:
    """The first word after the keyword of a declaration."""
    header = file.name(declaration.header)
    first = (header.text.split(maxsplit=1) or [""])[0]
    return Name(Range(header.at.start, header.at.start + len(first)), first)


def type_of(declaration: Declaration, file: SyntaxFile, log: Log) -> FactType | None:
    """The field 类型."""
    field_ = declaration.first("类型")
    name = file.name(field_.body) if field_ else None
    return lookup(name, "类型", tuple(FactType), file, log) if name and name.text else None


def _choices(declaration: Declaration, file: SyntaxFile) -> tuple[str, ...]:
    found = (_CHOICE.match(file.plain[f.body.start : f.body.end]) for f in declaration.all("取值"))
    return tuple(dict.fromkeys(m[1] for m in found if m))


def _twice(
    kind: str, name: Name, file: SyntaxFile, before: tuple[SyntaxFile, Name], log: Log
) -> None:
    line = before[0].source.position(before[1].at.start)[0]
    cause = f"{kind}「{name.text}」已在 {before[0].source.name} 第 {line} 行声明过。"
    log.add("E605", file.source, name.at, cause, "改个名字，或者合并成一个。")
