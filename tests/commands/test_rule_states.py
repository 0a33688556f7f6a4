"""试行 → 施行 → 废止: what a rule on trial or out of force does to lists, reports and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from biaochi.cli import cli

LAW = """语言版本 1
法规 《国家条例》
  位阶 行政法规
  施行 2010-01-01
  核对 已核
  结构 1
  要旨 第一条 不得收押金
"""
RULE = """
规则 押金.{name}  收{name}押金
  级别 红{state}
  依据 《国家条例》第一条
  当 含 缴纳 …4 {name}押金
  说明 收{name}押金。
  建议 删去。
  违规 投标人须【缴纳{name}押金】。
"""
TENDER = "投标人须缴纳资料押金。\n\n投标人须缴纳图纸押金。\n\n投标人须缴纳样品押金。\n"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """资料 is in force, 图纸 on trial, 样品 repealed in favour of 资料."""
    states = {"资料": "", "图纸": "\n  状态 试行", "样品": "\n  状态 废止\n  继任 押金.资料"}
    text = "".join(RULE.format(name=name, state=state) for name, state in states.items())
    path = tmp_path / "押金.biao"
    path.write_text(LAW + text, encoding="utf-8")
    return path


@pytest.fixture
def tender(tmp_path: Path) -> Path:
    path = tmp_path / "文件.txt"
    path.write_text(TENDER, encoding="utf-8")
    return path


def run(command: str, rules: Path, *arguments: str) -> Result:
    asked = ["--rules", str(rules), "--no-builtin", *arguments]
    return CliRunner().invoke(cli, [command, *asked])


def check(tender: Path, rules: Path, *arguments: str) -> Result:
    return run("check", rules, str(tender), "--as-of", "2026-01-01", *arguments)


def test_the_list_marks_them(rules: Path) -> None:
    assert run("rules", rules).output == (
        "红 押金.图纸  收图纸押金（试行）\n"
        "红 押金.样品  收样品押金（废止）\n"
        "红 押金.资料  收资料押金\n"
        "共 3 条规则\n"
    )


def test_their_pages_say_so(rules: Path) -> None:
    assert "状态  试行\n" in run("explain", rules, "押金.图纸").output
    assert "状态  废止，由「押金.资料」接替\n" in run("explain", rules, "押金.样品").output
    assert "状态" not in run("explain", rules, "押金.资料").output


def test_a_report_sets_the_trial_apart_and_leaves_the_repealed_out(
    tender: Path, rules: Path
) -> None:
    shown = check(tender, rules).output
    settled, trial = shown.split("试行的规则（只作提示，不影响结论）")
    assert "缴纳资料押金" in settled
    assert "[红·试行] 押金.图纸" in trial
    assert "押金.样品" not in shown
    assert "  红 1 · 黄 0 · 蓝 0 · 试行 1\n" in settled


def test_a_trial_never_fails_a_build(tender: Path, rules: Path) -> None:
    assert check(tender, rules).exit_code == 1
    assert check(tender, rules, "--select", "押金.图纸").exit_code == 0
    assert check(tender, rules, "--select", "押金.图纸", "--fail-on", "蓝").exit_code == 0


def test_a_trial_can_be_selected_and_ignored(tender: Path, rules: Path) -> None:
    alone = check(tender, rules, "-s", "押金.图纸", "--format", "json")
    document = json.loads(alone.stdout)["documents"][0]
    assert [f["breaches"][0]["trial"] for f in document["findings"]] == [True]
    assert (document["counts"]["红"], document["counts"]["试行"]) == (0, 1)
    assert "押金.图纸" not in check(tender, rules, "-i", "押金.图纸").output


def test_the_repealed_does_not_apply_and_says_what_does(tender: Path, rules: Path) -> None:
    made = json.loads(check(tender, rules, "--format", "json").stdout)["documents"][0]
    assert made["not_applicable"] == [{"rule": "押金.样品", "cause": "已废止，由「押金.资料」接替"}]


def test_examples_of_all_three_are_tested(rules: Path) -> None:
    result = CliRunner().invoke(cli, ["test", str(rules), "--no-builtin"])
    assert (result.exit_code, result.output) == (0, "3 条规则，3 个例句：3 通过，0 不通过\n")
