"""The page of the linter says what the checks say."""

from __future__ import annotations

from biaochi.lint.checks import CHECKS
from tools.lint_page import MARK, PAGE, renewed


def test_the_page_is_fresh() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert MARK in text
    assert renewed(text) == text, "python -m tools.lint_page renews it"


def test_every_check_has_a_section() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [c.code for c in CHECKS if f"### {c.code} {c.title}\n" not in text] == []
