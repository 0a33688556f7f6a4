"""The built-in rules are as clean as we ask others to be."""

from __future__ import annotations

from collections import Counter

from biaochi.commands.common import BUILT_IN
from biaochi.grammar.diagnostics import render
from biaochi.lint.checks import CHECKS
from biaochi.lint.opening import open_paths
from biaochi.lint.run import lint
from biaochi.lint.suppress import silences

OWED = {"L006": 10, "L032": 6, "L034": 23, "L014": 1, "L022": 1}
"""What the newest rule files still owe: near misses and order; these numbers may only go down."""


def test_no_more_is_objected_to_than_the_built_in_rules_still_owe() -> None:
    project = open_paths((BUILT_IN,), ()).project
    assert project is not None
    remarks = [remark for remark in lint(project) if remark.counts]
    found = Counter(remark.code for remark in remarks)
    more = {code: n for code, n in found.items() if n > OWED.get(code, 0)}
    assert more == {}, "\n".join(render(r) for r in remarks if r.code in more)


def test_every_answer_gives_a_reason_and_names_checks_that_exist() -> None:
    project = open_paths((BUILT_IN,), ()).project
    assert project is not None
    marks = [mark for file in project.files for mark in silences(file)]
    known = {check.code for check in CHECKS}
    assert marks
    assert all(mark.reason and known.issuperset(mark.codes) for mark in marks)
