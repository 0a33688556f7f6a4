"""The examples beside the rules as tests: each is checked by its rule alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from biaochi.engine.matching.check import Checker
from biaochi.engine.matching.plan import Plan
from biaochi.engine.ruletest.judge import Marks, marks_of, prepare
from biaochi.grammar.compiled import Example, Rule


class Outcome(StrEnum):
    """How an example came out."""

    PASSED = "通过"
    FAILED = "不通过"
    GAP = "已知缺口"
    GAP_CLOSED = "已知缺口已能通过"

    @property
    def is_failure(self) -> bool:
        """Whether the author has something to do."""
        return self in (Outcome.FAILED, Outcome.GAP_CLOSED)


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """How one example came out; `found` are the stretches marked, None where nothing was reported."""

    rule: Rule
    example: Example
    found: Marks | None

    @property
    def right(self) -> bool:
        """Whether exactly the marked words were reported (nothing at all for 合规)."""
        if not self.example.breach:
            return self.found is None
        return self.found == self.example.marks

    @property
    def outcome(self) -> Outcome:
        """What became of the example, known gaps taken into account."""
        if self.example.gap_reason:
            return Outcome.GAP_CLOSED if self.right else Outcome.GAP
        return Outcome.PASSED if self.right else Outcome.FAILED

    @property
    def passed(self) -> bool:
        """Whether there is nothing to do about the example."""
        return not self.outcome.is_failure

    def as_found(self) -> str:
        """The example with 【】 around what the rule marked."""
        return written(self.example, self.found or ())

    def as_wanted(self) -> str:
        """The example with 【】 as its author put them."""
        return written(self.example, self.example.marks)


def run(checker: Checker, plans: Sequence[Plan] | None = None) -> Iterator[ExampleResult]:
    """Check every example of these rules, of all where none are given."""
    for ready in checker.plans if plans is None else plans:
        for example in ready.rule.examples:
            found = marks_of(ready, prepare(checker, ready.rule, example))
            yield ExampleResult(ready.rule, example, found)


def written(example: Example, marks: Marks) -> str:
    """The text of an example on one line, with 【】 around stretches; 〔段〕 where blocks meet."""
    pieces = []
    for block in example.blocks:
        inside = [(a, b) for a, b in marks if block.start <= a and b <= block.end]
        out, last = [], block.start
        for start, end in inside:
            out += [example.text[last:start], "【", example.text[start:end], "】"]
            last = end
        pieces.append("".join([*out, example.text[last : block.end]]))
    return "〔段〕".join(pieces)
