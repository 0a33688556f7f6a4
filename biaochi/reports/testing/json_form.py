"""Test results as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from biaochi.engine.facts.examples import FactExampleResult
from biaochi.engine.ruletest.mutate import Mutated
from biaochi.engine.ruletest.run import Outcome
from biaochi.engine.ruletest.samples import Expected, SampleResult
from biaochi.engine.ruletest.words import UnnoticedWords
from biaochi.model.wording import worded
from biaochi.reports.testing.tested import Tested, TestedExample


def render(tested: Tested) -> str:
    """Counts, every example with its outcome, every document with what is missing or too much."""
    return _text(
        {
            "passed": tested.passed,
            "counts": {str(o): tested.count(o) for o in Outcome},
            "examples": [_example(e) for e in tested.examples],
            "facts": [_fact(f) for f in tested.facts],
            "samples": [_sample(s) for s in tested.samples],
        }
    )


def render_mutated(mutated: Sequence[Mutated], words: Sequence[UnnoticedWords]) -> str:
    """Every change that no example noticed, and the words that could go."""
    return _text(
        {
            "tried": sum(m.tried for m in mutated),
            "unnoticed": [
                {
                    "rule": one.rule.name,
                    "file": one.rule.source.file,
                    "line": mutant.line,
                    "kind": mutant.kind,
                    "change": mutant.done,
                    "advice": mutant.advice,
                }
                for one in mutated
                for mutant in one.unnoticed
            ],
            "words": [
                {"rules": [r.name for r in w.rules], "list": w.words.name, "words": w.unnoticed}
                for w in words
                if w.unnoticed
            ],
        }
    )


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _example(example: TestedExample) -> dict[str, Any]:
    result = example.result
    return {
        "rule": result.rule.name,
        "file": result.example.file,
        "line": result.example.line,
        "kind": example.kind,
        "outcome": str(result.outcome),
        "gap": result.example.gap_reason,
        "wanted": result.as_wanted(),
        "found": result.as_found() if result.found is not None else None,
    }


def _fact(result: FactExampleResult) -> dict[str, Any]:
    wanted, found = result.example.value, result.found
    return {
        "fact": result.declaration.name,
        "file": result.example.example.file,
        "line": result.example.example.line,
        "passed": result.passed,
        "wanted": None if wanted is None else worded(wanted),
        "found": None if found is None else worded(found.value),
    }


def _sample(result: SampleResult) -> dict[str, Any]:
    return {
        "file": str(result.sample.path),
        "passed": result.passed,
        "problems": result.problems,
        "missing": [_expected(e) for e in result.missing],
        "surplus": [
            {"rule": f.rule, "words": f.words, "section": f.section} for f in result.surplus
        ],
        "gaps": [_expected(e) for e in result.gaps],
        "closed": [_expected(e) for e in result.closed],
    }


def _expected(expected: Expected) -> dict[str, Any]:
    return {"rule": expected.rule, "words": expected.words, "line": expected.line}
