"""The facts of a document as a person and as a program see them."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from biaochi.cli import cli
from biaochi.reports.wrap import cells

TENDER = """第一章 招标公告

项目编号：YX-2026-018

投标有效期：60天

采购包1投标保证金：3000元；采购包2投标保证金：2000元

第二章 投标人须知

投标有效期：90天
"""


def shown(folder: Path, *options: str) -> str:
    path = folder / "招标文件.txt"
    path.write_text(TENDER, encoding="utf-8")
    result = CliRunner().invoke(cli, ["doc", str(path), "--facts", *options])
    assert result.exit_code == 0, result.output
    return result.output


def test_values_stand_with_how_and_where_they_were_found(tmp_path: Path) -> None:
    lines = shown(tmp_path).splitlines()
    number = next(x for x in lines if x.startswith("项目编号"))
    assert "YX-2026-018" in number and "标签" in number and "第2段" in number


def test_lots_and_conflicts_are_marked(tmp_path: Path) -> None:
    lines = shown(tmp_path).splitlines()
    assert any("包1  3000元" in x for x in lines) and any("包2  2000元" in x for x in lines)
    marked = [x for x in lines if x.startswith("〔不一致〕")]
    assert len(marked) == 1
    assert lines[-1] == "1 个要素在文件里有不同的值，标着〔不一致〕。"


def test_facts_that_were_not_found_are_named(tmp_path: Path) -> None:
    text = "".join(shown(tmp_path).splitlines())
    assert "没有找到：" in text and "缺陷责任期" in text.split("没有找到：")[1]


def test_no_line_is_wider_than_a_terminal(tmp_path: Path) -> None:
    assert max(cells(line) for line in shown(tmp_path).splitlines()) <= 80


def test_json_holds_values_places_and_conflicts(tmp_path: Path) -> None:
    made = json.loads(shown(tmp_path, "--format", "json"))
    facts = {f["name"]: f for f in made["facts"]}
    assert facts["投标有效期"]["conflict"] is True
    assert [s["value"] for s in facts["投标有效期"]["statements"]] == ["60日", "90日"]
    deposit = facts["投标保证金"]["statements"][0]
    assert (deposit["lot"], deposit["words"]) == ("包1", "3000元")
    assert deposit["place"]["page"] is None and deposit["place"]["paragraph"] > 1
    assert facts["缺陷责任期"]["statements"] == []
