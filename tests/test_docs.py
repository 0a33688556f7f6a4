"""Commands in the documentation run and print what the pages say; links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from biaochi.engine.matching.check import Checker
from biaochi.engine.ruletest import run as run_examples
from biaochi.grammar.loader import load
from tools.console import (
    PAGES,
    ROOT,
    Shown,
    agrees,
    is_workshop,
    refreshed,
    run,
    shown_in,
    worked_through,
)

WORKSHOPS = [page for page in PAGES if is_workshop(page)]
COMMANDS = [shown for page in PAGES if page not in WORKSHOPS for shown in shown_in(page)]
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


@pytest.mark.parametrize("shown", COMMANDS, ids=lambda s: f"{s.page.name}: {s.command}")
def test_a_command_prints_what_the_page_shows(shown: Shown) -> None:
    true = run(shown.command)
    assert agrees(shown.output, true), f"python -m tools.console renews it; it prints:\n{true}"


@pytest.mark.parametrize("page", WORKSHOPS, ids=lambda p: p.stem)
def test_a_page_can_be_worked_through(page: Path) -> None:
    for shown, true in worked_through(page):
        assert agrees(shown.output, true), f"{shown.command} prints:\n{true}"


def test_there_are_pages_to_work_through() -> None:
    assert ROOT / "docs" / "教程.md" in WORKSHOPS


def test_a_page_that_names_files_writes_adds_and_shows_them(tmp_path: Path) -> None:
    page = tmp_path / "页.md"
    page.write_text(
        "```text 甲.txt\n一\n```\n```text 甲.txt 加\n二\n```\n```text 甲.txt 现有\n```\n"
        "```console\n$ biaochi doc 乙.txt\n```\n",
        encoding="utf-8",
    )
    (held, content), (asked, answer) = worked_through(page)
    assert (held.command, content) == ("现有 甲.txt", "一\n二\n")
    assert asked.command == "biaochi doc 乙.txt"
    assert f"现有\n{content}```" in refreshed(page)
    assert f"乙.txt\n{answer}```" in refreshed(page)


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


RULES = [
    (page, text)
    for page in PAGES
    for text in re.findall(r"^```\n(规则 .*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S)
]


@pytest.mark.parametrize(
    ("page", "text"), RULES, ids=lambda x: x.name if isinstance(x, Path) else ""
)
def test_a_rule_shown_in_a_guide_passes_its_examples(page: Path, text: str, tmp_path: Path) -> None:
    file = tmp_path / "指南.biao"
    file.write_text(text, encoding="utf-8")
    loaded = load((ROOT / "biaochi" / "rulesets", file))
    assert loaded.book is not None, loaded.diagnostics
    results = [r for r in run_examples(Checker(loaded.book)) if r.rule.source.file == str(file)]
    assert results
    assert [r.as_found() for r in results if not r.passed] == []


def test_a_guide_shows_a_rule() -> None:
    assert RULES
