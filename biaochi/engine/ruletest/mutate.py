"""Which parts of a rule no example notices: each is changed in turn and the examples run again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from biaochi.engine.matching.check import Checker
from biaochi.engine.matching.plan import Branch, Plan, plan
from biaochi.engine.ruletest.judge import Marks, Prepared, marks_of, prepare
from biaochi.engine.ruletest.mutations import Mutant, mutants
from biaochi.grammar.compiled import Rule


@dataclass(frozen=True, slots=True)
class Mutated:
    """What became of the variants of one rule: how many there were, and those nobody noticed."""

    rule: Rule
    tried: int
    unnoticed: tuple[Mutant, ...]


def mutate(checker: Checker, plans: Sequence[Plan]) -> Iterator[Mutated]:
    """Try every variant of these rules on the examples of each; known gaps are no witnesses."""
    for ready in plans:
        yield _mutate_one(checker, ready)


def _mutate_one(checker: Checker, ready: Plan) -> Mutated:
    witnesses = [
        _Witness(prepared, marks_of(ready, prepared))
        for prepared in (
            prepare(checker, ready.rule, e) for e in ready.rule.examples if not e.gap_reason
        )
    ]
    tried = 0
    unnoticed = []
    for mutant in mutants(ready.rule, checker.book.sets):
        tried += 1
        changed = plan(mutant.rule, checker.book.sets)
        touched = _touched(ready, changed)
        noticed = next((w for w in witnesses if w.notices(changed, touched)), None)
        if noticed is None:
            unnoticed.append(mutant)
        else:
            # Who noticed one change often notices the next.
            witnesses.remove(noticed)
            witnesses.insert(0, noticed)
    return Mutated(ready.rule, tried, tuple(unnoticed))


@dataclass(frozen=True, slots=True, eq=False)
class _Witness:
    """An example and what the rule as written marks in it."""

    prepared: Prepared
    marks: Marks | None

    def notices(self, changed: Plan, touched: Sequence[Branch] | None) -> bool:
        """Whether the changed rule marks something else; `touched` as in `_touched`."""
        clauses = self.prepared.scan.clauses
        if touched is not None and not any(
            self.prepared.has_words_of(branch, clause) for branch in touched for clause in clauses
        ):
            return False
        return marks_of(changed, self.prepared) != self.marks


def _touched(ready: Plan, changed: Plan) -> tuple[Branch, ...] | None:
    """The branches that only one of two plans has, None where more than branches differs.

    An example in which none of these can match comes out alike under both plans: most changes
    concern one of many branches, so that most examples need not be tried at all.
    """
    if changed.rule.when is ready.rule.when or not ready.branches:
        return None
    return (
        *(b for b in ready.branches if b not in changed.branches),
        *(b for b in changed.branches if b not in ready.branches),
    )
