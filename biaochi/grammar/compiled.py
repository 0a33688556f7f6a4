"""Compiled rules: what the grammar hands to the engine. Frozen, hashable, picklable.

A phrase is a row of slots with gaps between them. A slot is filled by one occurrence of a word of a
word set, or by a value of a kind. All words are folded (`biaochi.model.folding`). Word sets are
numbered within one `RuleBook`, so that equal sets are held and looked for once.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import fnmatchcase

from biaochi.model.clause import Party, Place
from biaochi.model.finding import Level, Verdict
from biaochi.model.law import Citation, Statute
from biaochi.model.regime import Regime

CELL_SEPARATOR = "｜"


class ValueKind(StrEnum):
    """Kinds of value that can fill a slot, by the name used in rules (`@金额`)."""

    MONEY = "金额"
    PERCENT = "百分比"
    DATE = "日期"
    DURATION = "期限"
    COUNT = "数量"
    POINTS = "分值"
    REGION = "地名"


class Scope(StrEnum):
    """Where a phrase is looked for, seen from the clause."""

    CLAUSE = "句"
    PARAGRAPH = "段"
    TITLE = "标题"
    COLUMN = "列"
    ROW = "行"
    LEAD = "引导"


@dataclass(frozen=True, slots=True)
class WordSet:
    """Folded words, longest first, and words to avoid: a hit inside one of those does not count.

    `values` are kinds of value that belong to the set too (`<本地> | @地名`).
    """

    words: tuple[str, ...]
    avoid: tuple[str, ...] = ()
    values: tuple[ValueKind, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """One element of a phrase: a word of set number `words`, or a value of kind `value`.

    Exactly one of the two is set. `capture` is the name under which messages use the words found.
    """

    words: int | None = None
    value: ValueKind | None = None
    capture: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """How many folded characters may stand between two slots, and whether order matters."""

    least: int = 0
    most: int = 0
    ordered: bool = True


@dataclass(frozen=True, slots=True)
class Phrase:
    """Slots in a row; `gaps` has one entry fewer than `slots`. `line` is its place in the rule file."""

    slots: tuple[Slot, ...]
    gaps: tuple[Gap, ...] = ()
    line: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Contains:
    """含: the phrase stands in the scope. In the clause itself its words become the evidence."""

    phrase: Phrase
    scope: Scope = Scope.CLAUSE


@dataclass(frozen=True, slots=True)
class PartyIs:
    """约束: the demand binds one of these parties."""

    parties: frozenset[Party]


@dataclass(frozen=True, slots=True)
class PlaceIs:
    """位置 inside a condition: the clause does one of these things."""

    places: frozenset[Place]


@dataclass(frozen=True, slots=True)
class And:
    """且: all parts hold."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """或: at least one part holds; the first that does gives the evidence."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """非: the part does not hold."""

    part: Condition


Condition = Contains | PartyIs | PlaceIs | And | Or | Not


@dataclass(frozen=True, slots=True)
class Template:
    """A message with captures: literal pieces and capture names alternate, `pieces` one longer."""

    pieces: tuple[str, ...]
    captures: tuple[str, ...] = ()

    def fill(self, captured: dict[str, str]) -> str:
        """The message with the words found; a capture that found nothing prints as …."""
        parts = [self.pieces[0]]
        for name, piece in zip(self.captures, self.pieces[1:], strict=True):
            parts += [captured.get(name, "…"), piece]
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class ExampleContext:
    """What stands around an example; None or empty where the author did not say.

    `header` makes the example one row of a table with these column names: its text is then the
    whole row, as many cells as there are names, set apart by `CELL_SEPARATOR`.
    """

    place: Place | None = None
    title: str = ""
    lead: str = ""
    header: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """违规 or 合规: a text without marks, the marked stretches (offsets into it), and its place."""

    text: str
    marks: tuple[tuple[int, int], ...]
    breach: bool
    line: int
    context: ExampleContext = field(default_factory=ExampleContext)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a declaration stands; line and column count from 1."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One compiled rule.

    `places` are in the author's order; none means every place but 格式, 引述, 现状 and 目录. `demanded` is False for 极性 不论.
    `yields` are names or globs of rules that speak more exactly: where one of them is broken by the
    same clause, this one is not reported there. `start` and `end` bound the days on which the rule is law, both inclusive, None for unbounded.
    """

    name: str
    title: str
    level: Level
    verdict: Verdict
    regimes: frozenset[Regime]
    places: tuple[Place, ...]
    demanded: bool
    when: Condition
    unless: tuple[Condition, ...]
    message: Template
    suggestion: str
    question: str
    reason: str
    citations: tuple[Citation, ...]
    examples: tuple[Example, ...]
    source: Source
    start: dt.date | None = None
    end: dt.date | None = None
    yields: tuple[str, ...] = ()

    def in_force(self, day: dt.date) -> bool:
        """Whether the rule is law on this day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def applies(self, day: dt.date, regimes: frozenset[Regime]) -> bool:
        """Whether the rule is law on this day under one of these regimes."""
        return self.in_force(day) and not self.regimes.isdisjoint(regimes)

    def yields_to(self, other: str) -> bool:
        """Whether this rule is silent where the other, given by name, is broken."""
        return any(names_rule(pattern, other) for pattern in self.yields)


def names_rule(pattern: str, name: str) -> bool:
    """Whether a name, glob (`地域.*`) or family (`地域`) means the rule of this name."""
    return fnmatchcase(name, pattern) or fnmatchcase(name, f"{pattern}.*")


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Everything compiled from a set of rule files. `version` is 12 hex digits of the content."""

    rules: tuple[Rule, ...]
    sets: tuple[WordSet, ...]
    statutes: tuple[Statute, ...]
    version: str
