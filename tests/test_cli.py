"""The command line as a user meets it: files in, words and exit codes out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from biaochi._version import VERSION
from biaochi.cli import cli

ROOT = Path(__file__).resolve().parents[1]
WORKS = ROOT / "examples" / "工程施工招标文件.docx"
BREACH = "第一章 招标公告\n\n二、投标人资格要求\n\n投标人须在本市注册。\n"
LAWFUL = "第一章 招标公告\n\n二、投标人资格要求\n\n投标人的注册地不限。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "违规.txt").write_text(BREACH, encoding="utf-8")
    (tmp_path / "合规.txt").write_text(LAWFUL, encoding="gb18030")
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments])


def test_a_breach_is_shown_with_words_place_article_and_remedy(folder: Path) -> None:
    result = run("check", folder / "违规.txt", "--as-of", "2025-01-01")
    assert result.exit_code == 1
    for words in ("地域.注册地", "【本市注册】", "二、投标人资格要求", "第三十二条", "建议"):
        assert words in result.output


def test_a_lawful_file_is_clean(folder: Path) -> None:
    assert run("check", folder / "合规.txt").exit_code == 0


def test_the_threshold_decides_the_exit_code(folder: Path) -> None:
    assert run("check", folder / "违规.txt", "--fail-on", "never").exit_code == 0
    assert run("check", folder / "违规.txt", "--fail-on", "蓝").exit_code == 1


def test_rules_are_chosen_by_name_family_or_pattern(folder: Path) -> None:
    file = folder / "违规.txt"
    assert run("check", file, "--select", "地域").exit_code == 1
    assert run("check", file, "--select", "地域.注*").exit_code == 1
    assert run("check", file, "--ignore", "地域.*").exit_code == 0


def test_a_choice_that_leaves_no_rule_is_a_usage_error(folder: Path) -> None:
    result = run("check", folder / "违规.txt", "--select", "没有这条")
    assert result.exit_code == 2
    assert "biaochi rules" in result.output


def test_a_folder_is_walked_and_broken_files_cost_one_line_each(folder: Path) -> None:
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 not a document")
    (folder / "空.pdf").write_bytes(b"")
    result = run("check", folder)
    assert result.exit_code == 3
    assert "Traceback" not in result.output
    for name in ("违规.txt", "合规.txt", "坏.docx", "空.pdf"):
        assert name in result.output


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    result = run("check", tmp_path / "没有.docx")
    assert result.exit_code == 3
    assert "没有.docx" in result.output


def test_json_holds_the_same_findings(folder: Path) -> None:
    output = folder / "结果" / "报告.json"
    result = run("check", folder / "违规.txt", "--format", "json", "-o", output)
    assert result.exit_code == 1
    report = json.loads(output.read_text(encoding="utf-8"))
    assert "地域.注册地" in json.dumps(report, ensure_ascii=False)


def test_html_is_one_page(folder: Path) -> None:
    output = folder / "报告.html"
    run("check", folder / "违规.txt", "--format", "html", "-o", output)
    page = output.read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "投标人须在" in page


def test_a_report_that_cannot_be_written_is_a_clear_error(folder: Path) -> None:
    result = run("check", folder / "合规.txt", "-o", folder)
    assert result.exit_code == 2
    assert "写不进" in result.output


def test_many_files_in_parallel_give_the_same_as_one_by_one(folder: Path) -> None:
    for number in range(6):
        (folder / f"{number}.txt").write_text(BREACH if number % 2 else LAWFUL, encoding="utf-8")
    files = sorted(folder.iterdir())
    one = run("check", *files, "--jobs", 1, "--format", "json", "--as-of", "2025-01-01")
    many = run("check", *files, "--jobs", 2, "--format", "json", "--as-of", "2025-01-01")
    assert one.output == many.output


def test_a_broken_rule_file_is_shown_with_its_place(folder: Path) -> None:
    rules = folder / "坏.biao"
    rules.write_text("规则 甲.乙  标题\n  级别 紫\n", encoding="utf-8")
    result = run("check", folder / "违规.txt", "--rules", rules)
    assert result.exit_code == 2
    assert "坏.biao:2:" in result.output
    assert "帮助：" in result.output


def test_rules_are_listed_and_explained() -> None:
    assert "地域.注册地" in run("rules", "--select", "地域").output
    page = run("explain", "地域.注册地").output
    for field in ("当", "除非", "依据", "违规", "合规"):
        assert field in page


def test_a_misspelt_rule_gets_a_suggestion() -> None:
    result = run("explain", "地域.注册")
    assert result.exit_code == 2
    assert "是不是想写 地域.注册地" in result.output


def test_why_tells_what_was_met_and_what_not(folder: Path) -> None:
    assert "报：投标人须在本市注册" in run("why", folder / "违规.txt", "地域.注册地").output
    (folder / "否定.txt").write_text("不得要求投标人在本市注册。", encoding="utf-8")
    denied = run("why", folder / "否定.txt", "地域.注册地").output
    assert "不报：" in denied
    assert "否 极性 要求 → 否定" in denied


def test_doc_shows_the_tree_and_the_clauses(folder: Path) -> None:
    assert "# 二、 投标人资格要求" in run("doc", folder / "违规.txt").output
    assert "[资格] 投标人须在本市注册。" in run("doc", folder / "违规.txt", "--clauses").output


def test_the_shipped_examples_pass() -> None:
    result = run("test")
    assert result.exit_code == 0, result.output


def test_a_failing_example_shows_what_was_marked(tmp_path: Path) -> None:
    rules = tmp_path / "甲.biao"
    rules.write_text(
        "规则 甲.乙  标题\n  级别 红\n  依据 《招标投标法》第十八条第二款\n  当 含 本市 …4 注册\n"
        "  说明 在{原文}。\n  建议 删除。\n  违规 投标人【须在本市注册】。\n  合规 投标人注册地不限。\n",
        encoding="utf-8",
    )
    result = run("test", rules)
    assert result.exit_code == 1
    assert "应当 投标人【须在本市注册】。" in result.output
    assert "实际 投标人须在【本市注册】。" in result.output


def test_help_is_chinese_with_examples() -> None:
    for arguments in (["--help"], ["check", "--help"], ["why", "--help"], ["test", "--help"]):
        text = run(*arguments).output
        assert "例：" in text
        assert all(len(line) <= 80 for line in text.splitlines())


def test_a_console_in_another_code_page_gets_utf8(folder: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp936"}
    command = [sys.executable, "-m", "biaochi", "check", str(folder / "违规.txt")]
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert "本市注册" in done.stdout.decode("utf-8")


def test_version_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv=['biaochi','--version']; from biaochi.__main__ import main; main();"
        "heavy={'click','lxml','lark','pydantic','rich','pypdfium2','docx'}&set(sys.modules);"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == f"biaochi {VERSION}\n"
    assert done.returncode == 0, done.stderr


def test_the_works_sample_is_checked_end_to_end() -> None:
    result = run("check", WORKS)
    assert result.exit_code == 1
    assert "工程施工招标文件.docx" in result.output
