"""Trying rules on the examples of a book: the one place where the linter runs the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from biaochi.engine.matching.check import Checker
from biaochi.engine.matching.plan import plan
from biaochi.engine.ruletest.judge import Prepared, marks_of, prepare
from biaochi.grammar.compiled import Example, Rule, RuleBook


class Trial:
    """Rules tried on examples, each of which is read once."""

    def __init__(self, book: RuleBook) -> None:
        self._checker = Checker(book)
        self._prepared: dict[tuple[str, Example], Prepared] = {}

    def breaks(self, rule: Rule, example: Example, as_changed: Rule) -> bool:
        """Whether an example of a rule breaks what that rule would be."""
        prepared = self._reading(rule, example)
        return marks_of(plan(as_changed, self._checker.book.sets), prepared) is not None

    def broken_by(
        self, rule: Rule, example: Example, asked: Callable[[Rule], bool]
    ) -> Iterator[tuple[Rule, str]]:
        """The other rules asked about that an example breaks, with the words that break them."""
        prepared = self._reading(rule, example)
        clauses = prepared.scan.clauses
        found = self._checker.dispatch.candidates(prepared.scan.postings, len(clauses))
        for number in sorted(found):
            ready = self._checker.plans[number]
            if ready.rule is rule or not asked(ready.rule):
                continue
            marks = marks_of(ready, prepared)
            if marks is not None:
                words = "……".join(prepared.example.text[start:end] for start, end in marks)
                yield ready.rule, words

    def _reading(self, rule: Rule, example: Example) -> Prepared:
        key = (rule.name, example)
        known = self._prepared.get(key)
        if known is None:
            known = self._prepared[key] = prepare(self._checker, rule, example)
        return known


def without_exception(rule: Rule, number: int) -> Rule:
    """The rule as it would be without one of its 除非."""
    return replace(rule, unless=rule.unless[:number] + rule.unless[number + 1 :])
