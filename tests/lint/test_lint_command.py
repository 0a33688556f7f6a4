"""`biaochi lint` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lint_text import file_with

from biaochi.cli import cli


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["lint", *map(str, arguments)])


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    file = tmp_path / "我的规则.biao"
    file.write_text(file_with("词表 外地说法\n  外省 | 外市 | 外省"), encoding="utf-8")
    return file


def test_a_clean_file(tmp_path: Path) -> None:
    file = tmp_path / "甲.biao"
    file.write_text(file_with(), encoding="utf-8")
    result = run("--no-builtin", file)
    assert (result.exit_code, result.output) == (0, "1 个文件：没有发现问题。\n")


def test_warnings_are_printed_like_diagnostics_and_fail(rules: Path) -> None:
    result = run("--no-builtin", rules)
    assert result.exit_code == 1
    assert f"{rules}:25:4 L001 词表没有用到\n    词表 外地说法\n" in result.output
    assert result.output.endswith("1 个文件：2 处警告，其中 1 处可以用 --fix 改好。\n")


def test_hints_do_not_fail(tmp_path: Path) -> None:
    file = tmp_path / "甲.biao"
    file.write_text(file_with("依据 《甲法》第三条\n  第一条"), encoding="utf-8")
    result = run("--no-builtin", file)
    assert result.exit_code == 0
    assert result.output.endswith("1 个文件：1 处提示。\n")


def test_codes_can_be_selected_and_ignored(rules: Path) -> None:
    assert "L001" not in run("--no-builtin", rules, "--select", "L004").output
    assert "L004" not in run("--no-builtin", rules, "--ignore", "L004").output
    assert run("--no-builtin", rules, "-s", "L00", "-i", "L001", "-i", "L004").exit_code == 0


def test_json(rules: Path) -> None:
    found = json.loads(run("--no-builtin", rules, "--format", "json").output)
    assert found["files"] == 1
    assert [(r["code"], r["severity"], r["fixable"]) for r in found["remarks"]] == [
        ("L001", "警告", False),
        ("L004", "警告", True),
    ]


def test_fix_changes_the_file_and_reports_what_is_left(rules: Path) -> None:
    result = run("--no-builtin", rules, "--fix")
    assert f"已改 {rules}：1 处" in result.output
    assert "L001" in result.output
    assert "L004" not in result.output
    assert rules.read_text(encoding="utf-8").endswith("外省 | 外市\n")


def test_only_the_files_named_are_linted(tmp_path: Path) -> None:
    file = tmp_path / "甲.biao"
    file.write_text("词表 外地说法\n  外省 | 外市 | 外省\n", encoding="utf-8")
    found = json.loads(run(file, "--format", "json").output)
    assert {r["file"] for r in found["remarks"]} == {str(file)}


def test_files_with_errors_are_not_linted(tmp_path: Path) -> None:
    file = tmp_path / "甲.biao"
    file.write_text(file_with("当 含 <本第> …8 注册\n说明 违规。"), encoding="utf-8")
    result = run("--no-builtin", file, "--fix")
    assert result.exit_code == 2
    assert "E201" in result.output
    assert "没有往下查" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--fix",), "--fix 要写明改哪些文件或目录。"),
        (("--no-builtin",), "用了 --no-builtin 就要给出规则文件或目录。"),
        (("--select", "L999"), "没有检查项「L999」。"),
        (("--explain", "X"), "没有检查项「X」。"),
        (("--explain", "L00"), "「L00」是一组代码；写全，如 L020。"),
        (("没有这个目录",), "不存在"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_explain() -> None:
    result = run("--explain", "L004")
    assert result.exit_code == 0
    assert result.output.startswith("L004 词重复（警告）\n")
    assert "会报：" in result.output
    assert "--fix 能改" in result.output
