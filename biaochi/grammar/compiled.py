"""Compiled rules: what the grammar hands to the engine. Frozen, hashable, picklable.

A phrase is a row of slots with gaps between them. A slot is filled by one occurrence of a word of a
word set, or by a value of a kind. All words are folded (`biaochi.model.folding`). Word sets are
numbered within one `RuleBook`, so that equal sets are held and looked for once.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Generic, TypeVar

from biaochi.grammar.condition import (
    And,
    AtLeast,
    AtLeastHits,
    Comparison,
    Condition,
    Contains,
    FactConflict,
    FactIs,
    FactMissing,
    Gap,
    Not,
    Or,
    PartyIs,
    Phrase,
    PlaceIs,
    Scope,
    Slot,
    ValueKind,
    WordSet,
)
from biaochi.grammar.terms import Number, Term
from biaochi.model.clause import Place
from biaochi.model.fact import FactType, FactValue
from biaochi.model.finding import Level, Verdict
from biaochi.model.law import Citation, Statute
from biaochi.model.regime import Regime
from biaochi.model.values import Value

__all__ = [
    "And",
    "AtLeast",
    "AtLeastHits",
    "Comparison",
    "Condition",
    "Contains",
    "FactConflict",
    "FactIs",
    "FactMissing",
    "Gap",
    "Not",
    "Or",
    "PartyIs",
    "Phrase",
    "PlaceIs",
    "Scope",
    "Slot",
    "ValueKind",
    "WordSet",
]
"""Conditions are part of the compiled rules: whoever needs rules finds them here too."""

CELL_SEPARATOR = "｜"
_T = TypeVar("_T")


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
class ExampleBlock:
    """One paragraph or one table row of an example: where it stands in the text, and its place."""

    start: int
    end: int
    context: ExampleContext


@dataclass(frozen=True, slots=True)
class Example:
    """违规 or 合规: a text without marks, the marked stretches (offsets into it), and its blocks.

    `blocks` are one or more, in order, line breaks between them; their texts are `text` cut up.
    `known` are facts given as written (name, value), `given` the same as values, `as_of` the day of
    judgement. An example with
    a `gap_reason` is a known gap: the rule is known to get it wrong. `file` and `line` are where it
    stands: beside its rule, or beside an adjustment of it.
    """

    text: str
    marks: tuple[tuple[int, int], ...]
    breach: bool
    line: int
    blocks: tuple[ExampleBlock, ...]
    known: tuple[tuple[str, str], ...] = ()
    as_of: dt.date | None = None
    gap_reason: str = ""
    given: tuple[tuple[str, FactValue], ...] = ()
    file: str = ""

    @property
    def context(self) -> ExampleContext:
        """What stands around the first block."""
        return self.blocks[0].context


@dataclass(frozen=True, slots=True)
class Source:
    """Where a declaration stands; line and column count from 1."""

    file: str
    line: int


class State(StrEnum):
    """状态: a rule on trial is reported apart; a repealed one is not applied."""

    TRIAL = "试行"
    IN_FORCE = "施行"
    REPEALED = "废止"


class LayerRank(StrEnum):
    """层级: who made a set of rules, the highest first."""

    NATION = "国家"
    PROVINCE = "省"
    CITY = "市"
    BODY = "单位"

    @property
    def rank(self) -> int:
        """0 for 国家 up to 3 for 单位."""
        return list(LayerRank).index(self)


@dataclass(frozen=True, slots=True)
class Layer:
    """规则集: a set of rules with its rank, and the region or body that it binds."""

    name: str
    rank: LayerRank = LayerRank.NATION
    region: str = ""

    @property
    def label(self) -> str:
        """Whose rules these are: 国家, else the region or body. Several files can be of one."""
        return str(LayerRank.NATION) if self.rank is LayerRank.NATION else self.region or self.name

    def is_seen_by(self, other: Layer) -> bool:
        """Whether the other stands on this one: it is the same, or lower."""
        if self.rank is other.rank:
            return self.label == other.label
        return self.rank.rank < other.rank.rank


@dataclass(frozen=True, slots=True)
class Adjustment:
    """调整: what a lower layer changed about a rule or threshold, and by what authority.

    `change` says it in words (级别 黄 → 红). Only a change that `loosens` needs an authority.
    """

    layer: Layer
    change: str
    loosens: bool
    citations: tuple[Citation, ...] = ()
    reason: str = ""
    source: Source = Source("", 0)


@dataclass(frozen=True, slots=True)
class Dated(Generic[_T]):
    """A value that the law sets for a time; first and last day inclusive, None for unbounded."""

    value: _T
    start: dt.date | None = None
    end: dt.date | None = None

    def on(self, day: dt.date) -> bool:
        """Whether this value holds on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Threshold:
    """阈值: a number that the law sets, by date.

    `stricter` is "上限" where a smaller number is stricter, "下限" where a greater one is.
    """

    name: str
    title: str
    type: FactType
    stricter: str
    values: tuple[Dated[Value | Number], ...]
    citations: tuple[Citation, ...]
    source: Source
    adjustments: tuple[Adjustment, ...] = ()
    layer: Layer = Layer("")

    def on(self, day: dt.date) -> Value | Number | None:
        """The number on a day, None where the law sets none."""
        return next((v.value for v in self.values if v.on(day)), None)


class Take(StrEnum):
    """取: which of several values in one statement is meant."""

    FIRST = "第一个"
    LAST = "最后一个"
    LARGEST = "最大"


@dataclass(frozen=True, slots=True)
class Fixed:
    """取值: the value that a fact has where a clause meets the condition."""

    value: FactValue
    condition: Condition


@dataclass(frozen=True, slots=True)
class FactExample:
    """例 or 反例: a text and the value expected from it, None where nothing must be found."""

    example: Example
    value: FactValue | None


@dataclass(frozen=True, slots=True)
class FactDeclaration:
    """要素: how a fact is found.

    `labels` is the number of the word set of its labels. In the conditions of `finders` the slot
    that holds the value captures it as `VALUE`. A fact with a `formula` is worked out instead.
    """

    name: str
    title: str
    type: FactType
    labels: int | None
    take: Take
    places: tuple[Place, ...]
    per_lot: bool
    finders: tuple[Condition, ...]
    fixed: tuple[Fixed, ...]
    formula: Term | None
    examples: tuple[FactExample, ...]
    source: Source
    least: Value | None = None
    most: Value | None = None


VALUE = "值"
"""The capture that holds the value of a fact."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One compiled rule.

    A rule whose condition asks nothing of a clause (`about_document`) is judged once for the whole
    document; `expected` are then the places where what is missing should stand. `applies_if` is a
    condition on facts without which the rule does not apply. `levels` are given where they
    changed with time.

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
    state: State = State.IN_FORCE
    successor: str = ""
    applies_if: Condition | None = None
    expected: tuple[Place, ...] = ()
    about_document: bool = False
    levels: tuple[Dated[Level], ...] = ()
    layer: Layer = Layer("")
    adjustments: tuple[Adjustment, ...] = ()

    @property
    def disabled(self) -> bool:
        """Whether a lower layer put the rule out of use (停用): what is 废止 has a successor."""
        return self.state is State.REPEALED and not self.successor

    def level_on(self, day: dt.date) -> Level:
        """The level on a day."""
        return next((one.value for one in self.levels if one.on(day)), self.level)

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
    facts: tuple[FactDeclaration, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    layers: tuple[Layer, ...] = ()

    @property
    def layer_labels(self) -> tuple[str, ...]:
        """Whose rules they are, the highest layer first: 国家, 浙江省."""
        return tuple(dict.fromkeys(layer.label for layer in self.layers))
