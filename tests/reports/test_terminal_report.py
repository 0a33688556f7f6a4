from __future__ import annotations

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from report_sample import checked, furniture, of_paragraph, scan
from rich.console import Console

from biaochi.model.document import Section
from biaochi.reports.describe import Result
from biaochi.reports.terminal import as_text, render
from biaochi.reports.wrap import cells

SNAPSHOT = Path(__file__).parent / "snapshots" / "terminal.txt"
EMPTY = Section(0, "", "", None, ())


def in_colour(*results: Result) -> str:
    out = StringIO()
    render(results, Console(file=out, width=80, force_terminal=True, color_system="standard"))
    return out.getvalue()


def test_the_whole_report_at_80_columns_without_colour() -> None:
    assert as_text([furniture(), scan()]) == SNAPSHOT.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 57, 80, 100, 200])
def test_no_line_is_wider_than_the_console(width: int) -> None:
    long = of_paragraph("投标人须" + "在青禾市内ABC" * 40 + "注册。", "注册", source="目录/" * 30)
    text = as_text([furniture(), long, scan()], width)
    assert max(cells(line) for line in text.splitlines()) <= width


def test_without_colour_the_words_stand_in_brackets() -> None:
    text = as_text([of_paragraph("投标人须在青禾市注册。", "在青禾市注册")])
    assert "投标人须【在青禾市注册】。" in text
    assert "\x1b" not in text


def test_in_colour_the_words_are_underlined_and_not_bracketed() -> None:
    text = in_colour(of_paragraph("投标人须在青禾市注册。", "在青禾市注册"))
    assert "\x1b[1;4;31m在青禾市注册\x1b[0m" in text
    assert "【" not in text


def test_no_color_on_a_terminal_brings_the_brackets_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    text = in_colour(of_paragraph("投标人须在青禾市注册。", "在青禾市注册"))
    assert "【在青禾市注册】" in text
    assert "31m" not in text


def test_escapes_and_markup_in_a_document_are_only_text() -> None:
    text = as_text([of_paragraph("投标人\x1b[2J须[bold]在青禾市注册[/bold]。", "在青禾市注册")])
    assert "投标人[2J须[bold]【在青禾市注册】[/bold]。" in text
    assert "\x1b" not in text


def test_a_clean_document_says_so_and_one_file_needs_no_table() -> None:
    text = as_text([checked(EMPTY)])
    assert "已检查的规则都没有发现问题。" in text
    assert "共 1 个文件" not in text


def test_regimes_that_could_not_be_told_are_named() -> None:
    assert "制度 未认定" in as_text([replace(checked(EMPTY), regimes=())])


def test_the_closing_table_adds_up() -> None:
    text = as_text([furniture(), furniture(), scan()])
    assert text.splitlines()[-1].split() == ["共", "3", "个文件", "6", "2", "2", "2", "8"]
