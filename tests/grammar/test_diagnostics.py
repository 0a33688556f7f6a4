"""Every diagnostic as authors see it, compared with the text kept beside each wrong file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from rule_text import codes, file_with

from biaochi.grammar.codes import CODES, code_of
from biaochi.grammar.codes.kind import Code
from biaochi.grammar.diagnostics import Diagnostic, render, width
from biaochi.grammar.loader import compile_text, load

HERE = Path(__file__).parent / "diagnostics"
UPDATE = os.environ.get("BIAOCHI_UPDATE_SNAPSHOTS") == "1"
CASES = sorted({p.stem for p in HERE.iterdir()} | {"E116"})


def shown(name: str) -> str:
    return "\n\n".join(render(d) for d in load([Path(f"{name}.biao")]).diagnostics) + "\n"


@pytest.mark.parametrize("name", CASES)
def test_wrong_file_gives_these_words(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HERE)
    expected = HERE / f"{name}.txt"
    if UPDATE:
        expected.write_text(shown(name), encoding="utf-8")
    assert shown(name) == expected.read_text(encoding="utf-8")
    code = name.partition("-")[0]
    assert code_of(code) is None or f" {code} " in expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CODES, ids=lambda c: c.code)
def test_every_code_has_a_snapshot(code: Code) -> None:
    assert code.code in CASES


@pytest.mark.parametrize("code", [c for c in CODES if c.example], ids=lambda c: c.code)
def test_example_of_a_code_triggers_it(code: Code) -> None:
    first = code.code == "E103"
    text = f"{code.example}\n{file_with()}" if first else file_with(code.example)
    assert code.code in codes(compile_text(text))


def test_codes_are_unique_and_explained() -> None:
    assert len({c.code for c in CODES}) == len(CODES)
    assert all(c.title and c.explanation for c in CODES)


def test_many_mistakes_come_in_one_run() -> None:
    found = codes(load([HERE / "多处错误.biao"]))
    assert len(found) >= 14
    assert len(set(found)) >= 12


def test_a_warning_leaves_the_book_usable() -> None:
    result = compile_text(file_with("疑问 是否确有必要？"))
    assert codes(result) == ["W401"]
    assert result.book is not None


def test_the_mark_stands_under_its_words() -> None:
    line = "  当 含 <本第> …8 注册"
    shown = render(
        Diagnostic("E201", "甲.biao", 3, line.index("<") + 1, 4, line, "没有。", "改正。")
    )
    _, excerpt, mark, *_ = shown.split("\n")
    assert width(mark[: mark.index("^")]) == width(excerpt[: excerpt.index("<")])
    assert mark.count("^") == width("<本第>")


def test_combining_marks_take_no_column() -> None:
    assert width("e\u0301甲") == 3


def test_a_mark_in_a_long_line_stays_in_sight() -> None:
    line = "当 含 " + "（甲乙丙）" * 60 + "“坏”" + "（甲乙丙）" * 60
    shown = render(Diagnostic("E205", "甲.biao", 1, line.index("“") + 1, 3, line, "空。", "改正。"))
    _, excerpt, mark, *_ = shown.split("\n")
    assert width(excerpt) <= 84
    assert width(mark[: mark.index("^")]) == width(excerpt[: excerpt.index("“")])


def test_a_mark_behind_the_last_word_of_a_line() -> None:
    shown = render(Diagnostic("E105", "甲.biao", 1, 8, 1, "位置 非　　  ", "缺。", "补上。"))
    assert shown.split("\n")[1:3] == ["    位置 非", "    　　 　^"]
