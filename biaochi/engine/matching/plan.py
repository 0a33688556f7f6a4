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
class Branch:
    """One way in which a rule can be broken: all literals hold.

    `core` is the first evidence, whose polarity and party decide; `required` are the word sets that
    must all have a hit in the clause. `counted` are evidence that must stand there several times.
    """

    core: Contains
    evidence: tuple[Contains, ...]
    context: tuple[Literal, ...]
    required: tuple[int, ...]
    counted: tuple[AtLeastHits, ...] = ()

    @property
    def names_party(self) -> bool:
        """Whether the author said whom the demand must bind."""
        return any(isinstance(c.condition, PartyIs) for c in self.context)


@dataclass(frozen=True, slots=True)
class Plan:
    """A rule with its branches."""

    rule: Rule
    branches: tuple[Branch, ...]


def plan(rule: Rule, sets: Sequence[WordSet]) -> Plan:
    """Make one rule ready; its condition has at least one evidence in every branch.

    A rule about the document has no branches: it is judged once, as a whole.
    """
    if rule.about_document:
        return Plan(rule, ())
    return Plan(rule, tuple(_branch(row, sets) for row in alternatives(rule.when)))


def alternatives(condition: Condition, holds: bool = True) -> list[tuple[Literal, ...]]:
    """The disjunctive normal form: rows of literals, one of which must hold as a whole."""
    if isinstance(condition, Not):
        return alternatives(condition.part, not holds)
    if isinstance(condition, AtLeast):
        return alternatives(_spelt_out(condition), holds)
    if isinstance(condition, And | Or):
        rows = [alternatives(part, holds) for part in condition.parts]
        if isinstance(condition, And) is holds:
            return [tuple(x for row in combo for x in row) for combo in product(*rows)]
        return [row for part in rows for row in part]
    return [(Literal(condition, holds),)]


def _spelt_out(condition: AtLeast) -> Condition:
    """至少 N 项 as 或 over every choice of N parts."""
    return Or(tuple(And(chosen) for chosen in combinations(condition.parts, condition.number)))


def _branch(row: tuple[Literal, ...], sets: Sequence[WordSet]) -> Branch:
    evidence = tuple(c.evidence for c in row if c.evidence is not None)
    slots = [slot for e in evidence for slot in e.phrase.slots]
    # A set that values belong to may be filled without any of its words.
    required = {s.words for s in slots if s.words is not None and not sets[s.words].values}
    return Branch(
        core=evidence[0],
        evidence=evidence,
        context=tuple(c for c in row if not c.is_evidence),
        required=tuple(sorted(required)),
        counted=tuple(
            c.condition for c in row if c.is_evidence and isinstance(c.condition, AtLeastHits)
        ),
    )
