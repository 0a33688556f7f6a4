"""The rule files under the eye of the linter: what is written in them, and what was compiled."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from biaochi.grammar import parse
from biaochi.grammar.compiled import Condition, Contains, Or, Rule, RuleBook
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.lists import Lists, Words, read_entries
from biaochi.grammar.loader import RuleText
from biaochi.grammar.source import Range, source_of
from biaochi.grammar.split import split
from biaochi.grammar.tree import (
    ConditionNode,
    ContainsNode,
    Declaration,
    Element,
    Entry,
    Field,
    ListRef,
    Name,
    SyntaxFile,
)
from biaochi.lint.nodes import walk
from biaochi.lint.rows import Logic
from biaochi.lint.trial import Trial
from biaochi.lint.words import Sets

_CONDITIONS = ("当", "除非", "适用")


@dataclass(frozen=True, slots=True)
class Stated:
    """A 当 or 除非 as written and as compiled."""

    field: Field
    node: ConditionNode
    condition: Condition

    def contains(self) -> list[tuple[ContainsNode, Contains]]:
        """Each 含 as written beside itself as compiled."""
        return list(
            zip(walk(self.node, ContainsNode), walk(self.condition, Contains), strict=False)
        )


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule as written and as compiled; `when` and `unless` are None-free and in file order."""

    file: SyntaxFile
    declaration: Declaration
    rule: Rule
    when: tuple[Stated, ...]
    unless: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """A word list as written: its name and the entries of its parts; `words` are worked out."""

    file: SyntaxFile
    declaration: Declaration
    name: Name
    own: tuple[Entry, ...]
    minus: tuple[Entry, ...]
    avoid: tuple[Entry, ...]
    words: Words

    @property
    def refs(self) -> tuple[ListRef, ...]:
        """The lists that this one is made of."""
        entries = (*self.own, *self.minus, *self.avoid)
        return tuple(e for e in entries if isinstance(e, ListRef))


class Project:
    """All files that were compiled together; checks look at all, and object to the `targets` only."""

    def __init__(
        self, files: Sequence[SyntaxFile], book: RuleBook, targets: Collection[str]
    ) -> None:
        self.files = tuple(files)
        self.book = book
        self.targets = frozenset(targets)
        self._log = Log()
        self._lists = Lists(self.files, Log())

    def is_target(self, file: SyntaxFile) -> bool:
        """Whether this file is to be linted, not only consulted."""
        return file.source.name in self.targets

    @property
    def watched(self) -> tuple[SyntaxFile, ...]:
        """The files to be linted."""
        return tuple(f for f in self.files if self.is_target(f))

    @cached_property
    def all_rules(self) -> tuple[RuleView, ...]:
        """Every rule of the book that stands in one of the files."""
        compiled = {(r.source.file, r.source.line): r for r in self.book.rules}
        return tuple(
            self._rule(file, one, rule)
            for file, one in self.declared("规则")
            if (rule := compiled.get((file.source.name, _line(file, one))))
        )

    @property
    def rules(self) -> tuple[RuleView, ...]:
        """The rules to be linted."""
        return tuple(r for r in self.all_rules if self.is_target(r.file))

    @cached_property
    def all_lists(self) -> tuple[ListView, ...]:
        """Every word list."""
        return tuple(self._list(file, one) for file, one in self.declared("词表"))

    @property
    def lists(self) -> tuple[ListView, ...]:
        """The word lists to be linted."""
        return tuple(one for one in self.all_lists if self.is_target(one.file))

    @cached_property
    def nodes(self) -> tuple[tuple[SyntaxFile, Declaration, ConditionNode], ...]:
        """Every condition of every declaration as written."""
        return tuple(
            (file, one, node)
            for file in self.files
            for one in file.declarations
            for field in one.fields
            if field.keyword in _CONDITIONS and (node := self._parsed(file, field))
        )

    @cached_property
    def groups(self) -> tuple[tuple[SyntaxFile, Element], ...]:
        """Every element of every phrase to be linted, with the file that it stands in."""
        return tuple(
            (file, element)
            for file, _, node in self.nodes
            if self.is_target(file)
            for element in walk(node, Element)
        )

    @cached_property
    def logic(self) -> Logic:
        """What follows from what, with the words of this book."""
        return Logic(Sets(self.book.sets))

    @cached_property
    def trial(self) -> Trial:
        """The examples of this book, on which rules can be tried."""
        return Trial(self.book)

    def declared(self, kind: str) -> Iterable[tuple[SyntaxFile, Declaration]]:
        """Every declaration of a kind."""
        return ((f, d) for f in self.files for d in f.declarations if d.kind == kind)

    def name_of(self, file: SyntaxFile, declaration: Declaration) -> Name:
        """The first word behind the keyword of a declaration."""
        header = file.name(declaration.header)
        first = (header.text.split(maxsplit=1) or [""])[0]
        return Name(Range(header.at.start, header.at.start + len(first)), first)

    def words_of(self, ref: ListRef, file: SyntaxFile) -> Words:
        """The words of a list that is referred to."""
        return self._lists.find(ref, file) or Words()

    def _rule(self, file: SyntaxFile, declaration: Declaration, rule: Rule) -> RuleView:
        when = declaration.all("当")
        conditions = (
            rule.when.parts if len(when) > 1 and isinstance(rule.when, Or) else (rule.when,)
        )
        return RuleView(
            file,
            declaration,
            rule,
            self._stated(file, when, conditions),
            self._stated(file, declaration.all("除非"), rule.unless),
        )

    def _stated(
        self, file: SyntaxFile, fields: Sequence[Field], conditions: Sequence[Condition]
    ) -> tuple[Stated, ...]:
        # A lower layer may have added exceptions or put another 当 in the place of all of them.
        if len(conditions) < len(fields):
            return ()
        return tuple(
            Stated(field, node, condition)
            for field, condition in zip(fields, conditions, strict=False)
            if (node := self._parsed(file, field))
        )

    def _list(self, file: SyntaxFile, declaration: Declaration) -> ListView:
        name = self.name_of(file, declaration)
        parts: dict[str, list[Entry]] = {"": [], "减": [], "避开": []}
        for field in declaration.fields:
            if field.keyword in parts:
                parts[field.keyword] += read_entries(file, field.body, self._log) or []
        words = self.words_of(ListRef(name.at, name.text), file)
        own, minus, avoid = (tuple(p) for p in parts.values())
        return ListView(file, declaration, name, own, minus, avoid, words)

    def _parsed(self, file: SyntaxFile, field: Field) -> ConditionNode | None:
        key = (file.source.name, field.body.start)
        if key not in self._conditions:
            self._conditions[key] = parse.condition(file, field.body, self._log)
        return self._conditions[key]

    @cached_property
    def _conditions(self) -> dict[tuple[str, int], ConditionNode | None]:
        return {}


def project_of(texts: Iterable[RuleText], book: RuleBook, targets: Collection[str]) -> Project:
    """A project from the texts that the book was compiled from."""
    files = [split(source_of(t.name, t.text), Log()) for t in texts]
    return Project(files, book, targets)


def _line(file: SyntaxFile, declaration: Declaration) -> int:
    return file.source.position(declaration.at.start)[0]
