"""Conditions, compiled: phrases in scopes, comparisons of facts, and how they are joined.

A phrase is a row of slots with gaps between them. A slot is filled by one occurrence of a word of a
word set, by a value of a kind, or by words that were captured before. All words are folded.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from biaochi.grammar.terms import Operator, Term
from biaochi.model.clause import Party, Place


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
    FACTOR = "因素"
    STANDARD = "标准"
    SECTION = "节"
    DOCUMENT = "全文"


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
    """One element of a phrase: a word of set number `words`, a value of kind `value`, or `same`.

    Exactly one of the three is set; `same` is the name of a capture whose words must stand here
    again. `capture` is the name under which messages use the words found.
    """

    words: int | None = None
    value: ValueKind | None = None
    capture: str = ""
    same: str = ""


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
    """含: the phrase stands in the scope. In the clause itself its words become the evidence.

    `places` narrow the whole document down to the clauses that do one of these things (在 … 含).
    """

    phrase: Phrase
    scope: Scope = Scope.CLAUSE
    places: frozenset[Place] = frozenset()


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


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two terms compared. Where a term has no value, the comparison is neither true nor false."""

    left: Term
    operator: Operator
    right: Term


@dataclass(frozen=True, slots=True)
class FactIs:
    """要素 … 是 …: the document states one of these choices."""

    fact: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class FactMissing:
    """要素 … 缺: the document states no value."""

    fact: str


@dataclass(frozen=True, slots=True)
class FactConflict:
    """要素 … 冲突: the document states more than one value."""

    fact: str


@dataclass(frozen=True, slots=True)
class AtLeast:
    """至少 N 项: this many of the parts hold."""

    number: int
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AtLeastHits:
    """至少 N 处, 至少 N 种: the phrase stands in the scope this many times, or in as many wordings."""

    number: int
    contains: Contains
    distinct: bool = False


Condition = (
    Contains
    | PartyIs
    | PlaceIs
    | And
    | Or
    | Not
    | Comparison
    | FactIs
    | FactMissing
    | FactConflict
    | AtLeast
    | AtLeastHits
)
