"""Commands in the documentation run and print what the pages say; links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools.console import PAGES, ROOT, Shown, agrees, run, shown_in

COMMANDS = [shown for page in PAGES for shown in shown_in(page)]
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


@pytest.mark.parametrize("shown", COMMANDS, ids=lambda s: f"{s.page.name}: {s.command}")
def test_a_command_prints_what_the_page_shows(shown: Shown) -> None:
    true = run(shown.command)
    assert agrees(shown.output, true), f"python -m tools.console renews it; it prints:\n{true}"


def test_there_are_commands_to_run() -> None:
    assert len(COMMANDS) >= 5


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [t for t in LINK.findall(text) if not (page.parent / t).exists()] == []


@pytest.mark.parametrize(
    ("shown", "true", "same"),
    [
        ("甲\n乙\n", "甲\n乙\n", True),
        ("甲\n…\n", "甲\n乙\n丙\n", True),
        ("甲\n…\n丙\n", "甲\n乙\n丙\n", True),
        ("甲\n", "甲\n乙\n", False),
        ("乙\n…\n", "甲\n乙\n", False),
    ],
)
def test_lines_may_be_left_out_only_where_the_page_says_so(
    shown: str, true: str, same: bool
) -> None:
    assert agrees(shown, true) is same
