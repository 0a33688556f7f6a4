"""The built-in rules are as clean as we ask others to be."""

from __future__ import annotations

from biaochi.commands.common import BUILT_IN
from biaochi.grammar.diagnostics import render
from biaochi.lint.checks import CHECKS
from biaochi.lint.opening import open_paths
from biaochi.lint.run import lint
from biaochi.lint.suppress import silences


def test_nothing_is_objected_to_in_the_built_in_rules() -> None:
    project = open_paths((BUILT_IN,), ()).project
    assert project is not None
    assert [render(remark) for remark in lint(project) if remark.counts] == []


def test_every_answer_gives_a_reason_and_names_checks_that_exist() -> None:
    project = open_paths((BUILT_IN,), ()).project
    assert project is not None
    marks = [mark for file in project.files for mark in silences(file)]
    known = {check.code for check in CHECKS}
    assert marks
    assert all(mark.reason and known.issuperset(mark.codes) for mark in marks)
