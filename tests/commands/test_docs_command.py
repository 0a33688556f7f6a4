"""biaochi docs build as a user meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from biaochi.cli import cli

RULES = """语言版本 1
规则集 自编.试  例

规则 试.写  试写一条
  级别 红
  依据 《招标投标法》第十八条第二款
  当 含 示例证书
  说明 要求「{原文}」。
  建议 删去。
  违规 投标人须提供【示例证书】。
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    file = tmp_path / "试.biao"
    file.write_text(RULES, encoding="utf-8")
    return file


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["docs", "build", *(str(a) for a in arguments)])


def test_all_formats_are_written_and_then_fresh(rules: Path, tmp_path: Path) -> None:
    folder = tmp_path / "手册"
    result = run(rules, "-o", folder)
    assert result.exit_code == 0
    assert "1 条规则，5 个文件，改动 5 个" in result.output
    assert sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()) == [
        "依据.md",
        "目录.md",
        "规则/试.md",
        "规则手册.docx",
        "规则手册.html",
    ]
    assert run(rules, "-o", folder, "--check").exit_code == 0


def test_only_the_rules_of_the_given_files_are_in_it(rules: Path, tmp_path: Path) -> None:
    run(rules, "-o", tmp_path / "手册", "--format", "md")
    assert "地域.注册地" not in (tmp_path / "手册" / "目录.md").read_text(encoding="utf-8")


def test_check_names_what_is_stale_and_writes_nothing(rules: Path, tmp_path: Path) -> None:
    folder = tmp_path / "手册"
    run(rules, "-o", folder, "-f", "md", "-f", "html")
    rules.write_text(RULES.replace("删去。", "改写。"), encoding="utf-8")
    before = (folder / "规则" / "试.md").read_bytes()
    result = run(rules, "-o", folder, "-f", "md", "-f", "html", "--check")
    assert result.exit_code == 1
    assert f"{folder / '规则' / '试.md'}：与规则不一致" in result.output
    assert f"{folder / '规则手册.html'}：与规则不一致" in result.output
    assert (folder / "规则" / "试.md").read_bytes() == before


def test_the_title_is_the_name_of_the_file(rules: Path, tmp_path: Path) -> None:
    run(rules, "-o", tmp_path / "手册", "-f", "docx", "--title", "某市审查规则")
    assert (tmp_path / "手册" / "某市审查规则.docx").exists()


@pytest.mark.parametrize("title", ["../外面", "甲/乙", "..", ""])
def test_a_title_that_is_no_file_name_is_refused(rules: Path, tmp_path: Path, title: str) -> None:
    result = run(rules, "-o", tmp_path / "手册", "--title", title)
    assert result.exit_code == 2
    assert "不能做文件名" in result.output


def test_a_file_in_place_of_the_folder_is_refused(rules: Path) -> None:
    result = run(rules, "-o", rules)
    assert result.exit_code == 2
    assert "不是目录" in result.output


def test_broken_rules_make_no_handbook(rules: Path, tmp_path: Path) -> None:
    rules.write_text(RULES.replace("级别 红", "级别 紫"), encoding="utf-8")
    result = run(rules, "-o", tmp_path / "手册")
    assert result.exit_code == 2
    assert "E206" in result.output
    assert not (tmp_path / "手册").exists()
