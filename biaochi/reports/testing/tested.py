"""All that one run of `biaochi test` found out: the value that its reports are made from."""

from __future__ import annotations

from dataclasses import dataclass

from biaochi.engine.facts.examples import FactExampleResult
from biaochi.engine.ruletest.diagnosis import Diagnosis
from biaochi.engine.ruletest.run import ExampleResult, Outcome
from biaochi.engine.ruletest.samples import SampleResult


@dataclass(frozen=True, slots=True)
class TestedExample:
    """An example with its result, and for a failing one why it fails."""

    result: ExampleResult
    diagnosis: Diagnosis | None = None

    @property
    def place(self) -> str:
        """Where the example stands: file:line."""
        return f"{self.result.example.file}:{self.result.example.line}"

    @property
    def kind(self) -> str:
        """违规 or 合规."""
        return "违规" if self.result.example.breach else "合规"


@dataclass(frozen=True, slots=True)
class Tested:
    """Examples in the order of the rules, those of facts, then whole documents."""

    examples: tuple[TestedExample, ...]
    samples: tuple[SampleResult, ...] = ()
    facts: tuple[FactExampleResult, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether nothing is left to do."""
        outcomes = [e.result.passed for e in self.examples] + [f.passed for f in self.facts]
        return all(outcomes) and all(s.passed for s in self.samples)

    def count(self, outcome: Outcome) -> int:
        """Number of examples that came out so."""
        return sum(1 for e in self.examples if e.result.outcome is outcome)

    def summary(self) -> str:
        """One line: rules, examples, documents, and how they came out."""
        parts = [self._example_counts()] if self.examples or not self.samples else []
        parts += [self._fact_counts()] if self.facts else []
        parts += [self._sample_counts()] if self.samples else []
        return "；".join(parts)

    def _example_counts(self) -> str:
        rules = len({e.result.rule.name for e in self.examples})
        failed = sum(not e.result.passed for e in self.examples)
        parts = [f"{self.count(Outcome.PASSED)} 通过", f"{failed} 不通过"]
        if gaps := self.count(Outcome.GAP):
            parts.append(f"{gaps} 已知缺口")
        return f"{rules} 条规则，{len(self.examples)} 个例句：{'，'.join(parts)}"

    def _fact_counts(self) -> str:
        facts = len({f.declaration.name for f in self.facts})
        passed = sum(f.passed for f in self.facts)
        failed = len(self.facts) - passed
        return f"{facts} 个要素，{len(self.facts)} 个例句：{passed} 通过，{failed} 不通过"

    def _sample_counts(self) -> str:
        passed = sum(s.passed for s in self.samples)
        parts = [f"{passed} 通过", f"{len(self.samples) - passed} 不通过"]
        if gaps := sum(len(s.gaps) for s in self.samples):
            parts.append(f"{gaps} 处已知缺口")
        return f"{len(self.samples)} 份样例：{'，'.join(parts)}"
