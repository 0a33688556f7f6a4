"""--layer: the rules of a place on top of the nation's, in every command that reads rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from biaochi.cli import cli
from biaochi.commands.common import BUILT_IN
from biaochi.grammar.loader import load
from biaochi.grammar.local import localities, named

LAW = """语言版本 1
规则集 国家.押金
法规 《国家条例》
  位阶 行政法规
  施行 2010-01-01
  核对 已核
  结构 1
  要旨 第一条 不得收押金
"""
RULE = """
规则 {name}.押金  收{name}的押金
  级别 黄
  依据 《国家条例》第一条
  当 含 缴纳 …4 {name}押金
  说明 收押金。
  建议 删去。
  违规 投标人须【缴纳{name}押金】。
"""
HEAD = "语言版本 1\n规则集 {name}.押金\n  层级 {rank}\n  地区 {name}{rank}\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Rules of an invented nation with a province, a city in it, and another province."""
    folder = tmp_path / "规则"
    city = folder / "地方" / "江岭" / "云溪"
    city.mkdir(parents=True)
    (folder / "地方" / "北岭").mkdir()
    tighten = "调整 国家.押金\n  级别 红\n  违规 须【缴纳国家押金】两万元。\n"
    for path, text in (
        ("国家.biao", LAW + RULE.format(name="国家")),
        ("地方/江岭/押金.biao", HEAD.format(name="江岭", rank="省") + RULE.format(name="江岭")),
        ("地方/江岭/云溪/押金.biao", HEAD.format(name="云溪", rank="市") + tighten),
        ("地方/北岭/押金.biao", HEAD.format(name="北岭", rank="省") + RULE.format(name="北岭")),
    ):
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def rules(own: Path, *arguments: str) -> list[str]:
    shown = run("rules", "--rules", str(own), "--no-builtin", *arguments)
    assert shown.exit_code == 0, shown.output
    return shown.output.splitlines()


def test_a_folder_is_read_without_its_places(own: Path) -> None:
    assert rules(own) == ["黄 国家.押金  收国家的押金", "共 1 条规则"]
    assert [p.name for p in localities((own,))] == ["北岭", "江岭", "云溪"]


def test_a_province_and_its_layer_column(own: Path) -> None:
    assert rules(own, "--layer", "江岭") == [
        "黄 国家  国家.押金  收国家的押金",
        "黄 省    江岭.押金  收江岭的押金",
        "共 2 条规则",
    ]


def test_a_city_brings_its_province(own: Path) -> None:
    assert rules(own, "--layer", "云溪") == [
        "红 国家  国家.押金  收国家的押金（云溪市收紧）",
        "黄 省    江岭.押金  收江岭的押金",
        "共 2 条规则",
    ]


def test_several_places(own: Path) -> None:
    assert len(rules(own, "--layer", "江岭", "--layer", "北岭", "--layer", "江岭")) == 4


def test_an_unknown_place_is_answered_with_those_there_are(own: Path) -> None:
    result = run("rules", "--rules", str(own), "--no-builtin", "--layer", "云西")
    assert result.exit_code == 2
    assert result.output == (
        "没有地方「云西」的规则。是不是想写「云溪」？有的是：北岭、江岭、云溪。\n"
    )
    assert named((own / "地方",), ("江岭",)) == "没有地方「江岭」的规则。一个地方的规则也没有。"


def test_the_shipped_places_are_known() -> None:
    result = run("rules", "--layer", "浙江省")
    assert result.exit_code == 2
    assert "是不是想写「浙江」？" in result.output


@pytest.mark.parametrize("place", [p.name for p in localities((BUILT_IN,))])
def test_a_shipped_place_compiles_and_passes_its_examples(place: str) -> None:
    (found,) = named((BUILT_IN,), (place,))
    assert not isinstance(found, str)
    assert [str(d) for d in load((BUILT_IN, *found.files)).diagnostics if d.is_error] == []
    result = run("test", "--layer", place, "-q")
    assert (result.exit_code, result.stdout) == (0, "")


def test_tests_of_paths_take_the_adjustments_in_them(own: Path) -> None:
    files = [str(own / "国家.biao"), str(own / "地方" / "江岭" / "云溪")]
    result = run("test", *files, "--no-builtin", "--rule", "国家.押金")
    assert (result.exit_code, result.output) == (0, "1 条规则，2 个例句：2 通过，0 不通过\n")
    wrong = own / "地方" / "江岭" / "云溪" / "押金.biao"
    wrong.write_text(wrong.read_text("utf-8").replace("须【缴", "【须缴"), "utf-8")
    failed = run("test", *files, "--no-builtin", "-q")
    assert (failed.exit_code, failed.output) == (1, f"{wrong}:7 国家.押金 违规例不通过\n")


def test_a_report_tells_whose_rules_it_applied(own: Path, tmp_path: Path) -> None:
    tender = tmp_path / "文件.txt"
    tender.write_text("投标人须缴纳国家押金。\n", encoding="utf-8")
    asked = (str(tender), "--rules", str(own), "--no-builtin", "--layer", "云溪")
    shown = run("check", *asked, "--as-of", "2026-01-01", "--regime", "招标投标法")
    assert shown.exit_code == 1
    assert "\n  层级 国家、江岭省、云溪市\n" in shown.output
    assert "    层级  云溪市收紧：级别 黄 → 红\n" in shown.output
    made = json.loads(run("check", *asked, "--format", "json").stdout)["documents"][0]
    assert made["layers"] == ["国家", "江岭省", "云溪市"]
    (adjusted,) = made["findings"][0]["breaches"][0]["adjusted"]
    assert adjusted == {
        "layer": "云溪市",
        "change": "级别 黄 → 红",
        "loosens": False,
        "citations": [],
        "reason": "",
    }
    page = run("check", *asked, "--format", "html").stdout
    assert "层级 国家、江岭省、云溪市" in page
    assert "云溪市收紧：级别 黄 → 红" in page


def test_without_places_a_report_says_nothing_of_layers(own: Path, tmp_path: Path) -> None:
    tender = tmp_path / "文件.txt"
    tender.write_text("投标人须缴纳国家押金。\n", encoding="utf-8")
    asked = (str(tender), "--rules", str(own), "--no-builtin")
    assert "层级" not in run("check", *asked).output
    made = json.loads(run("check", *asked, "--format", "json").stdout)
    assert made["documents"][0]["layers"] == ["国家"]


def test_explain_shows_what_was_changed_and_what_stayed() -> None:
    shown = run("explain", "资质.经营范围", "--layer", "浙江").stdout
    assert shown.startswith("红 资质.经营范围  ")
    assert (
        "调整  浙江省收紧：级别 黄 → 红\n      依据 《浙江省招标投标领域公平竞争审查细则》" in shown
    )
    assert "施行  2025-12-01 起\n" in shown
    assert "另有  政府采购法，2000-01-01 起：级别 黄，没有调整\n" in shown
    plain = run("explain", "资质.经营范围").stdout
    assert "调整" not in plain
    assert "另有" not in plain


def test_explain_of_a_number() -> None:
    shown = run("explain", "小微扣除下限").stdout
    assert "取值  6%（2021-01-01 至 2022-06-30）\n取值  10%（2022-07-01 起）\n" in shown


def test_a_place_can_be_compared_with_the_nation() -> None:
    result = run("diff", "自带", "浙江")
    assert result.exit_code == 1
    assert "+ 新增 [红] 浙江.只收保函" in result.output
    assert "~ 改动 资质.经营范围" in result.output
    assert "+ 浙江省收紧：级别 黄 → 红" in result.output
    assert run("diff", "自带", "不知哪里").exit_code == 2
