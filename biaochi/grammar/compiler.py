"""All rule files together: statutes, lists and names first, then what uses them, then adjustments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from biaochi.grammar.adjusted import Seen, with_thresholds
from biaochi.grammar.adjustments import Adjuster
from biaochi.grammar.compiled import Dated, FactDeclaration, Layer, Rule, RuleBook, State, Threshold
from biaochi.grammar.conditions import Surroundings
from biaochi.grammar.declared import Declared, declared_in
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.facts import FactReader
from biaochi.grammar.keywords import LANGUAGE_VERSION
from biaochi.grammar.law import Laws
from biaochi.grammar.layers import layer_of
from biaochi.grammar.lists import Lists
from biaochi.grammar.loader import RuleText
from biaochi.grammar.periods import check_adjoining
from biaochi.grammar.rules import RuleReader
from biaochi.grammar.sets import Pool
from biaochi.grammar.source import Range, source_of
from biaochi.grammar.split import split
from biaochi.grammar.suggest import did_you_mean
from biaochi.grammar.thresholds import ThresholdReader
from biaochi.grammar.tree import Declaration, Name, SyntaxFile
from biaochi.model.numerals import whole


def compile_files(texts: Sequence[RuleText], version: str, log: Log) -> RuleBook:
    """The rule book of these texts; mistakes are noted, and what has mistakes left out."""
    files = [split(source_of(t.name, t.text), log) for t in texts]
    for file in files:
        check_version(file, log)
    return Compiler(files, Names.of(files, log), log).book(version)


@dataclass(frozen=True, slots=True)
class Version:
    """A rule with its place, None where it has mistakes: several of one name are versions by date."""

    rule: Rule | None
    file: SyntaxFile
    name: Name
    dated: bool


@dataclass(frozen=True, slots=True)
class Names:
    """What declarations look up by name, and the layer of each file by the file's name."""

    laws: Laws
    lists: Lists
    declared: Declared
    layers: Mapping[str, Layer]

    @classmethod
    def of(cls, files: Sequence[SyntaxFile], log: Log) -> Names:
        """The names that files declare; what is wrong between files is noted."""
        layers = {file.source.name: layer_of(file, log) for file in files}
        return cls(Laws(files, log), Lists(files, log), declared_in(files, log), layers)


class Compiler:
    """Compiles files that belong together, or a part of them where the names of all are known."""

    def __init__(
        self, files: Sequence[SyntaxFile], names: Names, log: Log, pool: Pool | None = None
    ) -> None:
        self.files = files
        self.log = log
        self.laws = names.laws
        self.lists = names.lists
        self.declared = names.declared
        self.layers = names.layers
        self.pool = pool or Pool()

    def book(self, version: str) -> RuleBook:
        """Everything compiled, adjustments applied from the highest layer to the lowest."""
        facts = tuple(self.facts())
        thresholds = {t.name: t for t in self.thresholds()}
        versions = tuple(self.versions())
        rules = self.together(versions, thresholds)
        layers = tuple(dict.fromkeys(self.layers.values()))
        return RuleBook(
            rules,
            self.pool.sets,
            self.laws.statutes,
            version,
            facts,
            tuple(thresholds.values()),
            tuple(sorted(layers, key=lambda layer: (layer.rank.rank, layer.name))),
        )

    def together(
        self, versions: Sequence[Version], thresholds: dict[str, Threshold]
    ) -> tuple[Rule, ...]:
        """All rules with what rules say about each other: versions, adjustments, successors."""
        check_versions(versions, self.log)
        rules = self._adjusted([v.rule for v in versions if v.rule], thresholds)
        self._check_successors(versions)
        return rules

    def _around(self, file: SyntaxFile) -> Surroundings:
        return Surroundings(file, self.lists, self.pool, self.log, self.declared)

    def _of_kind(self, kind: str) -> Iterator[tuple[SyntaxFile, Declaration]]:
        for file in self.files:
            for declaration in file.declarations:
                if declaration.kind == kind:
                    yield file, declaration

    def facts(self) -> Iterator[FactDeclaration]:
        """Every 要素 that is right by itself."""
        for file, declaration in self._of_kind("要素"):
            made = FactReader(self._around(file), self.laws).read(declaration)
            if made:
                yield made

    def thresholds(self) -> Iterator[Threshold]:
        """Every 阈值 that is right by itself, before adjustments."""
        for file, declaration in self._of_kind("阈值"):
            around = self._around(file)
            made = ThresholdReader(around, self.laws, self._layer(file)).read(declaration)
            if made:
                yield made

    def versions(self) -> Iterator[Version]:
        """Every 规则 that has a name, before adjustments."""
        for file in self.files:
            reader = RuleReader(
                file,
                self.laws,
                self.lists,
                self.pool,
                self.log,
                self.declared,
                self.layers[file.source.name],
            )
            for declaration in file.declarations:
                if declaration.kind != "规则":
                    continue
                rule, name = reader.read(declaration), reader.name(declaration)
                if name.text:
                    yield Version(rule, file, name, declaration.first("施行") is not None)

    def _adjusted(self, rules: list[Rule], thresholds: dict[str, Threshold]) -> tuple[Rule, ...]:
        named: dict[str, tuple[Rule, ...]] = {}
        for rule in rules:
            named[rule.name] = (*named.get(rule.name, ()), rule)
        seen = Seen(self.log)
        for file, declaration in sorted(self._of_kind("调整"), key=self._order):
            adjuster = Adjuster(self._around(file), self.laws, self._layer(file))
            of_threshold, name = adjuster.target(declaration)
            if not seen.first(file, declaration, self._layer(file), name):
                continue
            if of_threshold:
                threshold = adjuster.threshold(declaration, name, thresholds)
                if threshold:
                    thresholds[name.text] = threshold
            else:
                versions = adjuster.rule(declaration, name, named)
                if versions:
                    named[name.text] = versions
        return tuple(
            with_thresholds(rule, thresholds) for versions in named.values() for rule in versions
        )

    def _order(self, adjustment: tuple[SyntaxFile, Declaration]) -> tuple[int, str, str]:
        """Higher layers adjust first; within a layer the order of the files decides nothing."""
        file, declaration = adjustment
        layer = self._layer(file)
        return layer.rank.rank, layer.label, file.text(declaration.header)

    def _layer(self, file: SyntaxFile) -> Layer:
        return self.layers[file.source.name]

    def _check_successors(self, versions: Sequence[Version]) -> None:
        names = {v.name.text for v in versions}
        for one in versions:
            rule = one.rule
            if rule and rule.state is State.REPEALED and rule.successor not in names:
                said = rule.successor
                cause = f"继任的规则「{said}」不存在。" if said else "废止的规则没有写「继任」。"
                advice = did_you_mean(said, names, "加一行：继任 规则名。")
                self.log.add("E411", one.file.source, one.name.at, cause, advice)


def check_versions(versions: Sequence[Version], log: Log) -> None:
    """Rules of one name are versions of it: each dated, without gap and overlap."""
    by_name: dict[str, list[Version]] = {}
    for one in versions:
        by_name.setdefault(one.name.text, []).append(one)
    for name, found in by_name.items():
        first, *others = found
        if others and all(v.dated for v in found):
            dated: list[tuple[SyntaxFile, Range, Dated[str]]] = [
                (v.file, v.name.at, Dated(name, v.rule.start, v.rule.end)) for v in found if v.rule
            ]
            check_adjoining(dated, f"规则「{name}」的几个版本", log)
            continue
        for other in others:
            line = first.file.source.position(first.name.at.start)[0]
            cause = f"规则「{name}」已在 {first.file.source.name} 第 {line} 行写过。"
            advice = "改个名字；若是不同时期的版本，各写「施行」。"
            log.add("E209", other.file.source, other.name.at, cause, advice)


def check_version(file: SyntaxFile, log: Log) -> None:
    """语言版本: a file that names none is of version 1."""
    for declaration in file.declarations:
        name = file.name(declaration.header)
        if declaration.kind == "语言版本" and name.text and whole(name.text) != LANGUAGE_VERSION:
            cause = f"这里写的是「{name.text}」，这个标尺只认识 {LANGUAGE_VERSION}。"
            advice = f"写成「语言版本 {LANGUAGE_VERSION}」，或者更新标尺。"
            log.add("E104", file.source, name.at, cause, advice)
