"""biaochi fmt: writes, checks or shows; says what it left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from biaochi.cli import cli

PLAIN = "词表：甲\n乙｜丙\n"
LAID = "词表 甲\n  乙 | 丙\n"
BROKEN = "规则 甲 乙\n级别：红\n当 含 （甲\n"


def fmt(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["fmt", *arguments], input=stdin)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "我的.biao"
    made.write_text(PLAIN, encoding="utf-8")
    return made


def test_files_are_rewritten_in_place(file: Path) -> None:
    result = fmt(str(file.parent))
    assert result.output == f"已整理 {file}\n1 个文件：1 个已整理。\n"
    assert (result.exit_code, file.read_text(encoding="utf-8")) == (0, LAID)
    again = fmt(str(file))
    assert (again.exit_code, again.output) == (0, "1 个文件都是规范格式。\n")


def test_check_names_files_and_writes_nothing(file: Path) -> None:
    result = fmt("--check", str(file))
    assert result.output == f"要整理 {file}\n1 个文件：1 个要整理。\n"
    assert (result.exit_code, file.read_text(encoding="utf-8")) == (1, PLAIN)


def test_diff_shows_lines_and_writes_nothing(file: Path) -> None:
    result = fmt("--diff", str(file))
    assert result.output.splitlines()[2:] == [
        "@@ -1,2 +1,2 @@",
        "-词表：甲",
        "-乙｜丙",
        "+词表 甲",
        "+  乙 | 丙",
    ]
    assert (result.exit_code, file.read_text(encoding="utf-8")) == (1, PLAIN)


def test_line_ends_and_byte_order_marks_are_settled(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + LAID.replace("\n", "\r\n").encode())
    assert "CRLF" in fmt("--diff", str(file)).output
    assert fmt(str(file)).exit_code == 0
    assert file.read_bytes() == LAID.encode()


def test_standard_input_goes_to_standard_output() -> None:
    result = fmt("-", stdin=PLAIN.encode())
    assert (result.exit_code, result.stdout) == (0, LAID)
    assert fmt("-", "甲.biao").exit_code == 2
    assert fmt("-", stdin="甲".encode("gbk")).exit_code == 2


def test_a_mistake_leaves_its_declaration_and_ends_with_2(file: Path) -> None:
    file.write_text(PLAIN + BROKEN, encoding="utf-8")
    result = fmt(str(file))
    assert result.exit_code == 2
    assert f"{file}:5:5 E106" in result.stderr
    assert file.read_text(encoding="utf-8") == f"{LAID}\n{BROKEN}"


def test_paths_are_required_and_must_be_readable(tmp_path: Path) -> None:
    assert fmt().exit_code == 2
    assert "E116" in fmt(str(tmp_path / "没有.biao")).stderr
    assert "E116" in fmt(str(tmp_path)).stderr
