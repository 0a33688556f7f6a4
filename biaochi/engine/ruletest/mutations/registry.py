"""Every way to change a condition, by the type of its nodes.

A new kind of condition needs one or more `NodeMutation`s here (what can be changed about it) and,
where it holds other conditions, one `Nesting`. Each yields `Change`s: the changed condition, what
was done in words, the situation in which it makes a difference, and whether it then holds more or
less often. All else (messages, counting, running the examples) follows from that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from biaochi.engine.ruletest.mutations.change import Change, Sets, line_of
from biaochi.engine.ruletest.mutations.conditions import CONDITION_NESTINGS, CONDITIONS
from biaochi.engine.ruletest.mutations.facts import FACT_NESTINGS, FACTS
from biaochi.engine.ruletest.mutations.phrases import PHRASES
from biaochi.grammar.compiled import Condition

MUTATIONS = (*CONDITIONS, *PHRASES, *FACTS)
NESTINGS = (*CONDITION_NESTINGS, *FACT_NESTINGS)


def changes(condition: Condition, sets: Sets) -> Iterator[Change]:
    """The condition with one thing changed, for each thing that can be changed in it."""
    own = line_of(condition)
    for mutation in MUTATIONS:
        if isinstance(condition, mutation.node):
            for change in mutation.changes(condition, sets):
                yield replace(change, line=change.line or own)
    for nesting in NESTINGS:
        if isinstance(condition, nesting.node):
            for number, part in enumerate(nesting.parts(condition)):
                for change in changes(part, sets):
                    yield replace(
                        change,
                        condition=nesting.rebuilt(condition, number, change.condition),
                        effect=change.effect.opposite if nesting.denies else change.effect,
                        line=change.line or own,
                    )
