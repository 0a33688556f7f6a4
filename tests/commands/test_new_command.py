"""biaochi new rule as a user meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from biaochi.cli import cli


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments])


def test_a_new_rule_compiles_and_passes_at_once() -> None:
    result = run(
        "new", "rule", "试.驻点", "--title", "要求投标前驻点", "--level", "黄",
        "--basis", "《招标投标法》第六条", "--breach", "投标人须【设有驻点】。", "--ok", "驻点不限。",
    )  # fmt: skip
    assert result.exit_code == 0
    assert "规则「试.驻点」，2 个例句通过，0 个不通过" in result.output
    assert "biaochi test 试.biao --rule 试.驻点" in result.output
    text = Path("试.biao").read_text(encoding="utf-8")
    assert text.startswith("语言版本 1\n规则集 自编.试")
    assert "  级别 黄\n" in text
    assert "  依据 《招标投标法》第六条\n" in text
    tested = run("test", "试.biao")
    assert tested.exit_code == 0
    assert "1 条规则，2 个例句" in tested.output


def test_a_second_rule_is_added_with_the_line_ends_of_the_file() -> None:
    file = Path("我的.biao")
    assert run("new", "rule", "试.甲", "-o", "我的.biao").exit_code == 0
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().rstrip().replace(b"\n", b"\r\n"))
    before = file.read_bytes()
    assert run("new", "rule", "试.乙", "-o", "我的.biao").exit_code == 0
    after = file.read_bytes()
    assert after.startswith(before + b"\r\n\r\n" + "规则 试.乙".encode())
    assert after.count(b"\n") == after.count(b"\r\n")
    assert run("test", "我的.biao").exit_code == 0


@pytest.mark.parametrize("name", ["试.甲", "地域.注册地"])
def test_a_name_that_is_taken_is_refused_with_its_place(name: str) -> None:
    run("new", "rule", "试.甲")
    before = Path("试.biao").read_bytes()
    result = run("new", "rule", name, "-o", "试.biao")
    assert result.exit_code == 2
    assert f"规则「{name}」已经有了" in result.output
    assert Path("试.biao").read_bytes() == before


def test_wrong_parameters_write_nothing() -> None:
    result = run("new", "rule", "试.错", "--basis", "《招标投标法》第九百条")
    assert result.exit_code == 2
    assert "E302" in result.output
    assert not Path("试.biao").exists()


def test_a_file_with_errors_is_left_alone() -> None:
    Path("试.biao").write_text("规则 坏的\n", encoding="utf-8")
    result = run("new", "rule", "试.甲")
    assert result.exit_code == 2
    assert Path("试.biao").read_text(encoding="utf-8") == "规则 坏的\n"


def test_an_example_that_cannot_pass_is_shown_and_the_file_is_written() -> None:
    result = run("new", "rule", "试.跨", "--breach", "须【在本市注册。并在本市】纳税。")
    assert result.exit_code == 1
    assert "应当 须【在本市注册。并在本市】纳税。" in result.output
    assert Path("试.biao").exists()


def test_line_breaks_in_parameters_open_no_field() -> None:
    result = run(
        "new", "rule", "试.行", "--title", "甲\n  级别 蓝", "--breach", "须【驻点】。\n级别 黄"
    )
    assert result.exit_code == 0
    assert "规则 试.行  甲 级别 蓝\n  级别 红\n" in Path("试.biao").read_text(encoding="utf-8")


def test_a_folder_that_is_not_there_is_told() -> None:
    result = run("new", "rule", "试.甲", "-o", "没有/试.biao")
    assert result.exit_code == 2
    assert "写不进去" in result.output
