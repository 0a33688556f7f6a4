"""Rules made ready for matching: each condition as alternatives of plain requirements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from biaochi.grammar.compiled import (
    And,
    Condition,
    Contains,
    Not,
    Or,
    PartyIs,
    PlaceIs,
    Rule,
    Scope,
    WordSet,
)


@dataclass(frozen=True, slots=True)
class Literal:
    """A condition without 且/或, or its denial."""

    condition: Contains | PartyIs | PlaceIs
    holds: bool = True

    @property
    def is_evidence(self) -> bool:
        """Whether its words are shown as offending: a positive 含 in the clause itself."""
        return (
            self.holds
            and isinstance(self.condition, Contains)
            and self.condition.scope is Scope.CLAUSE
        )


@dataclass(frozen=True, slots=True)
class Branch:
    """One way in which a rule can be broken: all literals hold.

    `core` is the first evidence, whose polarity and party decide; `required` are the word sets that
    must all have a hit in the clause.
    """

    core: Contains
    evidence: tuple[Contains, ...]
    context: tuple[Literal, ...]
    required: tuple[int, ...]

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
    """Make one rule ready; its condition has at least one evidence in every branch."""
    return Plan(rule, tuple(_branch(row, sets) for row in alternatives(rule.when)))


def alternatives(condition: Condition, holds: bool = True) -> list[tuple[Literal, ...]]:
    """The disjunctive normal form: rows of literals, one of which must hold as a whole."""
    if isinstance(condition, Not):
        return alternatives(condition.part, not holds)
    if isinstance(condition, And | Or):
        rows = [alternatives(part, holds) for part in condition.parts]
        if isinstance(condition, And) is holds:
            return [tuple(x for row in combo for x in row) for combo in product(*rows)]
        return [row for part in rows for row in part]
    return [(Literal(condition, holds),)]


def _branch(row: tuple[Literal, ...], sets: Sequence[WordSet]) -> Branch:
    evidence = tuple(
        c.condition for c in row if c.is_evidence and isinstance(c.condition, Contains)
    )
    slots = [slot for e in evidence for slot in e.phrase.slots]
    # A set that values belong to may be filled without any of its words.
    required = {s.words for s in slots if s.words is not None and not sets[s.words].values}
    return Branch(
        core=evidence[0],
        evidence=evidence,
        context=tuple(c for c in row if not c.is_evidence),
        required=tuple(sorted(required)),
    )
