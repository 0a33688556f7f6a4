"""Every check objects to its bad example, in these words, and not to its good one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lint_text import codes, remarks

from biaochi.grammar.diagnostics import render
from biaochi.lint.checks import CHECKS
from biaochi.lint.kind import Check

HERE = Path(__file__).parent / "remarks"
UPDATE = os.environ.get("BIAOCHI_UPDATE_SNAPSHOTS") == "1"
SHOWN = [check for check in CHECKS if check.bad]


def test_the_base_file_is_clean() -> None:
    assert codes() == []


@pytest.mark.parametrize("check", SHOWN, ids=lambda c: c.code)
def test_bad_example_is_reported_in_these_words(check: Check) -> None:
    found = [r for r in remarks(check.bad) if r.code == check.code]
    assert found
    expected = HERE / f"{check.code}.txt"
    shown = "\n\n".join(map(render, found)) + "\n"
    if UPDATE:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(shown, encoding="utf-8")
    assert shown == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("check", SHOWN, ids=lambda c: c.code)
def test_good_example_is_not(check: Check) -> None:
    assert check.code not in codes(check.good)


@pytest.mark.parametrize("check", SHOWN, ids=lambda c: c.code)
def test_a_check_that_mends_offers_edits_and_others_do_not(check: Check) -> None:
    found = [r for r in remarks(check.bad) if r.code == check.code]
    assert any(r.edits for r in found) is check.mends


def test_codes_count_up_and_are_explained() -> None:
    numbers = [check.code for check in CHECKS]
    assert numbers == sorted(set(numbers))
    assert all(check.title and check.why for check in CHECKS)


def test_no_check_is_left_without_a_snapshot() -> None:
    assert {p.stem for p in HERE.iterdir()} == {check.code for check in SHOWN}
