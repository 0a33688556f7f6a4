"""Which rules are worth trying in a document, and in which clauses: cost follows the words found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from biaochi.engine.matching.index import Postings
from biaochi.engine.matching.plan import Branch, Plan
from biaochi.grammar.compiled import WordSet

Candidates = dict[int, list[Branch]]
"""Number of a clause → the branches of one rule whose required words all stand in it."""


class Dispatch:
    """Branches of rules filed under the word set that is likely to be the rarest they require.

    A document is asked only about sets that have a hit in it, so that a rule of which no required
    word occurs costs nothing.
    """

    def __init__(self, plans: Sequence[Plan], sets: Sequence[WordSet]) -> None:
        self._always: list[tuple[int, Branch]] = []
        self._filed: dict[int, list[tuple[int, Branch]]] = {}
        for number, ready in enumerate(plans):
            for branch in ready.branches:
                if branch.required:
                    rarest = min(branch.required, key=lambda s: _commonness(sets[s]))
                    self._filed.setdefault(rarest, []).append((number, branch))
                else:
                    self._always.append((number, branch))

    def candidates(self, postings: Postings, clauses: int) -> dict[int, Candidates]:
        """Number of plan → the clauses to try it on, each with the branches worth trying there.

        Plans without any are left out.
        """
        found: dict[int, Candidates] = {}
        for number, branch in self._always:
            _note(found, number, branch, range(clauses))
        present = postings.sets
        for filed_under in present.keys() & self._filed.keys():
            for number, branch in self._filed[filed_under]:
                if all(required in present for required in branch.required):
                    _note(found, number, branch, postings.texts_with_all(branch.required))
        return found


def _note(
    found: dict[int, Candidates], number: int, branch: Branch, clauses: Iterable[int]
) -> None:
    for clause in clauses:
        found.setdefault(number, {}).setdefault(clause, []).append(branch)


def _commonness(words: WordSet) -> float:
    """How often the words are to be expected: short words are common, and so are many words."""
    return sum(30.0 ** -len(word) for word in words.words)
