"""biaochi diff: exit codes, both forms, and the built-in rules as one side."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from biaochi.cli import cli

RULE = """规则 我的.驻点  要求设驻点
  级别 黄
  依据 《招标投标法》第十八条第二款
  当 含 设立 …4 驻点
  说明 要求设驻点。
  建议 删去。
  违规 须【设立驻点】。
"""


def diff(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["diff", *arguments])


@pytest.fixture
def sides(tmp_path: Path) -> tuple[str, str]:
    old, new = tmp_path / "旧.biao", tmp_path / "新.biao"
    old.write_text(RULE, encoding="utf-8")
    new.write_text(RULE.replace("…4", "…6"), encoding="utf-8")
    return str(old), str(new)


def test_a_change_in_words(sides: tuple[str, str]) -> None:
    result = diff(*sides)
    assert result.output == (
        "~ 改动 我的.驻点  要求设驻点\n"
        "    当      - 含 设立 …4 驻点\n            + 含 设立 …6 驻点\n\n改动 1。\n"
    )
    assert result.exit_code == 1
    assert diff(sides[0], sides[0]).exit_code == 0


def test_a_change_as_json_with_documents(sides: tuple[str, str], tmp_path: Path) -> None:
    document = tmp_path / "文件.txt"
    document.write_text("投标人须知\n\n投标人须设立四个以上的驻点。\n", encoding="utf-8")
    result = diff(*sides, str(document), "--format", "json", "--as-of", "2026-03-02")
    made = json.loads(result.stdout)
    assert [c["name"] for c in made["changed"]] == ["我的.驻点"]
    assert [f["words"] for f in made["corpus"]["appeared"]] == ["「设立四个以上的驻点」"]
    assert result.exit_code == 1


def test_what_cannot_be_compared(sides: tuple[str, str], tmp_path: Path) -> None:
    assert diff(sides[0], str(tmp_path / "没有")).exit_code == 2
    broken = tmp_path / "坏.biao"
    broken.write_text(RULE.replace("级别 黄", "级别 紫"), encoding="utf-8")
    assert diff(sides[0], str(broken)).exit_code == 2
    assert diff(*sides, str(tmp_path / "没有.txt")).exit_code == 3
    empty = tmp_path / "空"
    empty.mkdir()
    assert diff(*sides, str(empty)).exit_code == 2


def test_the_built_in_rules_are_a_side_too() -> None:
    result = diff("自带", "自带")
    assert (result.exit_code, result.output) == (0, "两套规则意思相同。\n")
