"""biaochi test as an author of rules meets it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from junitparser import Failure, JUnitXml, Skipped

from biaochi.cli import cli

RULE = """规则 驻点.人数  要求在投标时已有驻点人员
  级别 黄
  依据 《政府采购法实施条例》第二十条第（八）项
  当 含 本市 …4 驻点人员
  说明 {原文}。
  建议 改为中标后的到场时限。
"""
BREACH = "  违规 须有【本市的驻点人员】。\n"
WRONG = "  违规 〔资格〕须有【本市的驻点人员三名】。\n"
OPEN_GAP = "  违规 〔已知缺口 分在两句里〕须在【本市】设点。点内须有驻点人员。\n"
CLOSED_GAP = "  违规 〔已知缺口 早先报不出〕须有【本市的驻点人员】。\n"
NOTICE = "# 招标公告\n\n发布日期：2026年3月2日\n\n须有本市的驻点人员。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "规则"
    made.mkdir()
    return made


def rules(folder: Path, *examples: str) -> Path:
    file = folder / "驻点.biao"
    file.write_text(RULE + "".join(examples), encoding="utf-8")
    return file


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["test", *(str(a) for a in arguments)])


def test_right_examples_and_open_gaps_pass(folder: Path) -> None:
    result = run(rules(folder, BREACH, OPEN_GAP))
    assert result.exit_code == 0
    assert result.output == "1 条规则，2 个例句：1 通过，0 不通过，1 已知缺口\n"


def test_a_closed_gap_fails_and_says_what_to_do(folder: Path) -> None:
    result = run(rules(folder, BREACH, CLOSED_GAP))
    assert result.exit_code == 1
    assert "驻点.biao:8 驻点.人数 已知缺口已能通过，去掉标记" in result.output


def test_a_wrong_example_is_shown_with_its_reading_and_its_condition(folder: Path) -> None:
    result = run(rules(folder, WRONG))
    assert result.exit_code == 1
    for words in (
        "应当 须有【本市的驻点人员三名】。",
        "实际 须有【本市的驻点人员】三名。",
        "读作 位置 资格",
        "报因 当 含 本市 …4 驻点人员",
    ):
        assert words in result.output


def test_quiet_prints_one_line_for_each_failure(folder: Path) -> None:
    assert run(rules(folder, BREACH), "-q").output == ""
    file = rules(folder, BREACH, WRONG, CLOSED_GAP)
    assert len(run(file, "-q").output.splitlines()) == 2


def test_json_tells_every_outcome(folder: Path) -> None:
    result = run(rules(folder, BREACH, WRONG, OPEN_GAP, CLOSED_GAP), "--format", "json")
    report = json.loads(result.output)
    assert not report["passed"]
    assert [e["outcome"] for e in report["examples"]] == [
        "通过",
        "不通过",
        "已知缺口",
        "已知缺口已能通过",
    ]
    assert report["examples"][1]["found"] == "须有【本市的驻点人员】三名。"


def test_junit_is_read_back_by_another_program(folder: Path) -> None:
    (folder / "公告.样例.md").write_text(NOTICE, encoding="utf-8")
    rules(folder, BREACH, WRONG, OPEN_GAP, CLOSED_GAP, "  合规 控制字符\u0001也能写。\n")
    output = folder.parent / "结果" / "测试.xml"
    assert run(folder, "--junit", output).exit_code == 1
    report = JUnitXml.fromfile(str(output))
    examples, samples = list(report)
    assert (report.tests, report.failures, report.skipped) == (6, 3, 1)
    assert {case.classname for case in examples} == {"驻点.人数"}
    kinds = [[type(r) for r in case.result] for case in examples]
    assert kinds == [[], [Failure], [Skipped], [Failure], []]
    assert [case.name for case in samples] == ["公告.样例.md"]


def test_a_report_that_cannot_be_written_is_a_usage_error(folder: Path) -> None:
    blocked = folder / "文件"
    blocked.write_text("", encoding="utf-8")
    result = run(rules(folder, BREACH), "--junit", blocked / "下.xml")
    assert result.exit_code == 2
    assert "写不进" in result.output


def test_a_document_beside_the_rules_is_checked_and_renewed(folder: Path) -> None:
    rules(folder, BREACH)
    (folder / "公告.样例.md").write_text(NOTICE, encoding="utf-8")
    assert "--write" in run(folder).output
    assert run(folder, "--write").exit_code == 0
    expected = folder / "公告.样例.期望"
    assert expected.read_text(encoding="utf-8") == "驻点.人数  【本市的驻点人员】\n"
    assert "没有变" in run(folder, "--write").output
    assert "1 份样例：1 通过，0 不通过" in run(folder).output


def test_a_document_given_alone_is_checked_by_the_rules_beside_it(folder: Path) -> None:
    rules(folder, WRONG)
    sample, expected = folder / "公告.样例.md", folder / "公告.样例.期望"
    sample.write_text(NOTICE, encoding="utf-8")
    expected.write_text("驻点.人数  【本市的驻点人员】\n", encoding="utf-8")
    result = run(sample)
    assert (result.exit_code, result.output) == (0, "1 份样例：1 通过，0 不通过\n")


def test_a_wrong_document_is_shown_as_a_difference(folder: Path) -> None:
    rules(folder, BREACH)
    (folder / "公告.样例.md").write_text(NOTICE, encoding="utf-8")
    (folder / "公告.样例.期望").write_text("驻点.人数  【外地】\n", encoding="utf-8")
    result = run(folder)
    assert result.exit_code == 1
    assert "− 缺 驻点.人数  【外地】  （第 1 行）" in result.output
    assert "+ 多 驻点.人数  【本市的驻点人员】  （招标公告）" in result.output


def test_only_the_findings_of_chosen_rules_are_compared(folder: Path) -> None:
    other = RULE.replace("驻点.人数", "别的.规则").replace("驻点人员", "办事处")
    rules(folder, BREACH, f"\n{other}  违规 须有【本市的办事处】。\n")
    (folder / "公告.样例.md").write_text(NOTICE, encoding="utf-8")
    (folder / "公告.样例.期望").write_text("无\n", encoding="utf-8")
    assert run(folder).exit_code == 1
    assert run(folder, "--rule", "别的.*").exit_code == 0


def test_expectations_that_cannot_be_renewed_say_why(folder: Path) -> None:
    rules(folder, BREACH)
    (folder / "公告.样例.docx").write_bytes(b"PK\x03\x04 not a document")
    result = run(folder, "--write")
    assert result.exit_code == 1
    assert "公告.样例.docx" in result.output
    assert not (folder / "公告.样例.期望").exists()


def test_a_folder_without_samples_has_nothing_to_write(folder: Path) -> None:
    rules(folder, BREACH)
    assert run(folder, "--write").exit_code == 2


def test_unnoticed_changes_are_listed_with_what_to_add(folder: Path) -> None:
    result = run(rules(folder, BREACH), "--mutate")
    assert result.exit_code == 1
    assert "驻点.biao:4 驻点.人数\n" in result.output
    assert "「本市 …4 驻点人员」里 本市 后的 …4 改成 …8" in result.output
    assert "加一个合规例句：本市 与 驻点人员 之间隔 5 至 8 个字。" in result.output


def test_a_rule_whose_every_part_is_noticed_passes(folder: Path) -> None:
    near = "  合规 须有本市的五名以上驻点人员。\n  合规 投标人无需有本市的驻点人员。\n"
    result = run(rules(folder, BREACH, near), "--mutate")
    assert (result.exit_code, result.output.count("加一个")) == (0, 0)
    assert "0 处没有" in result.output


def test_mutations_in_short_and_as_json(folder: Path) -> None:
    file = rules(folder, BREACH)
    assert " 间隔\n" in run(file, "--mutate", "--brief").output
    report = json.loads(run(file, "--mutate", "--format", "json").output)
    assert {u["kind"] for u in report["unnoticed"]} == {"间隔", "极性"}
    words = run(file, "--mutate-words", "--brief").output
    assert "2 组词，2 个：2 个有例句看出，0 个没有" in words


@pytest.mark.parametrize(
    "wrong",
    [["--brief"], ["--mutate", "--write"], ["--watch", "--junit", "甲.xml"], ["--rule", "没有"]],
)
def test_wrong_usage(wrong: list[str], folder: Path) -> None:
    assert run(rules(folder, BREACH), *wrong).exit_code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 上不能给别的进程发 Ctrl-C")
def test_watching_runs_again_on_save_and_ends_quietly(folder: Path) -> None:
    file = rules(folder, WRONG)
    process = subprocess.Popen(
        [sys.executable, "-m", "biaochi", "test", str(file), "--watch"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    try:
        until(process, "1 不通过")
        until(process, "等待保存")
        file.write_text("规则 坏\n", encoding="utf-8")
        until(process, "等待保存")
        rules(folder, BREACH)
        until(process, "1 通过，0 不通过")
        until(process, "等待保存")
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 130
    assert "Traceback" not in errors


def until(process: subprocess.Popen[str], words: str) -> None:
    """Read on to a line with these words; the end of the output is a failure."""
    assert process.stdout is not None
    assert any(words in line for line in process.stdout), words
