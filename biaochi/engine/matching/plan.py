"""Rules made ready for matching: each condition as alternatives of plain requirements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product

from biaochi.grammar.compiled import (
    And,
    AtLeast,
    AtLeastHits,
    Comparison,
    Condition,
    Contains,
    FactConflict,
    FactIs,
    FactMissing,
    Not,
    Or,
    PartyIs,
    PlaceIs,
    Rule,
    Scope,
    WordSet,
)
from biaochi.grammar.traits import captured_terms

Atom = Contains | PartyIs | PlaceIs | Comparison | FactIs | FactMissing | FactConflict | AtLeastHits
"""A condition that is not made of others."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A condition without 且/或, or its denial."""

    condition: Atom
    holds: bool = True

    @property
    def evidence(self) -> Contains | None:
        """The phrase whose words are shown as offending: a positive 含 in the clause itself."""
        one = self.condition
        contains = one.contains if isinstance(one, AtLeastHits) else one
        if self.holds and isinstance(contains, Contains) and contains.scope is Scope.CLAUSE:
            return contains
        return None

    @property
    def is_evidence(self) -> bool:
        """Whether its words are shown as offending."""
        return self.evidence is not None


@dataclass(frozen=True, slots=True)
class Row:
    """Literals that must hold together: first those that capture what others refer to.

    Of the phrases that capture every match must be tried until the others hold too.
    """

    capturing: tuple[Literal, ...]
    others: tuple[Literal, ...]

    @classmethod
    def of(cls, literals: Sequence[Literal]) -> Row:
        """The literals in the order in which they are judged."""
        wanted = {name for x in literals for name in referred(x.condition)}
        capturing = tuple(x for x in literals if x.holds and wanted & captured_by(x.condition))
        return cls(capturing, tuple(x for x in literals if x not in capturing))

    @property
    def all(self) -> tuple[Literal, ...]:
        """All literals."""
        return (*self.capturing, *self.others)


def captured_by(condition: Atom) -> set[str]:
    """The names under which one phrase captures words."""
    if not isinstance(condition, Contains):
        return set()
    return {slot.capture for slot in condition.phrase.slots if slot.capture}


def referred(condition: Atom) -> set[str]:
    """The captures that a condition refers to: {名}, 值 名."""
    if isinstance(condition, Comparison):
        return set(captured_terms(condition))
    contains = condition.contains if isinstance(condition, AtLeastHits) else condition
    if not isinstance(contains, Contains):
        return set()
    return {slot.same for slot in contains.phrase.slots if slot.same}


@dataclass(frozen=True, slots=True)
class Branch:
    """One way in which a rule can be broken: all literals hold.

    `core` is the first evidence, whose polarity and party decide; `required` are the word sets that
    must all have a hit in the clause. `counted` are evidence that must stand there several times.
    `linked`: something refers to what the evidence captures, so that every match must be tried.
    """

    core: Contains
    evidence: tuple[Contains, ...]
    context: Row
    required: tuple[int, ...]
    counted: tuple[AtLeastHits, ...] = ()
    linked: bool = False

    @property
    def names_party(self) -> bool:
        """Whether the author said whom the demand must bind."""
        return any(isinstance(c.condition, PartyIs) for c in self.context.all)


@dataclass(frozen=True, slots=True)
class Plan:
    """A rule with its branches, and the ways in which each exception holds."""

    rule: Rule
    branches: tuple[Branch, ...]
    unless: tuple[tuple[Row, ...], ...] = ()


def plan(rule: Rule, sets: Sequence[WordSet]) -> Plan:
    """Make one rule ready; its condition has at least one evidence in every branch.

    A rule about the document has no branches: it is judged once, as a whole.
    """
    if rule.about_document:
        return Plan(rule, ())
    branches = tuple(_branch(row, sets) for row in alternatives(rule.when))
    unless = (tuple(Row.of(row) for row in alternatives(one)) for one in rule.unless)
    return Plan(rule, branches, tuple(unless))


def alternatives(condition: Condition, holds: bool = True) -> list[tuple[Literal, ...]]:
    """The disjunctive normal form: rows of literals, one of which must hold as a whole."""
    if isinstance(condition, Not):
        return alternatives(condition.part, not holds)
    if isinstance(condition, AtLeast):
        return alternatives(_spelt_out(condition, holds))
    if isinstance(condition, And | Or):
        rows = [alternatives(part, holds) for part in condition.parts]
        if isinstance(condition, And) is holds:
            return [tuple(x for row in combo for x in row) for combo in product(*rows)]
        return [row for part in rows for row in part]
    return [(Literal(condition, holds),)]


def _spelt_out(condition: AtLeast, holds: bool) -> Condition:
    """至少 N 项 as 或 over every choice of N parts; less than 2 of 3 is: at least 2 of 3 not."""
    number, parts = condition.number, condition.parts
    if not holds:
        number, parts = len(parts) - number + 1, tuple(Not(part) for part in parts)
    return Or(tuple(And(chosen) for chosen in combinations(parts, number)))


def _branch(row: tuple[Literal, ...], sets: Sequence[WordSet]) -> Branch:
    # A phrase that refers to what another captures comes behind it.
    shown = sorted((c for c in row if c.is_evidence), key=lambda c: bool(referred(c.condition)))
    evidence = tuple(c.evidence for c in shown if c.evidence is not None)
    slots = [slot for e in evidence for slot in e.phrase.slots]
    # A set that values belong to may be filled without any of its words.
    required = {s.words for s in slots if s.words is not None and not sets[s.words].values}
    captured = {name for e in evidence for name in captured_by(e)}
    return Branch(
        core=evidence[0],
        evidence=evidence,
        context=Row.of([c for c in row if not c.is_evidence]),
        required=tuple(sorted(required)),
        counted=tuple(c.condition for c in shown if isinstance(c.condition, AtLeastHits)),
        linked=any(captured & referred(c.condition) for c in row),
    )
