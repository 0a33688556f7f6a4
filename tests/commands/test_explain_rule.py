"""biaochi explain 规则: thresholds with their days, 适用, 应在, state, examples as they were written."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from biaochi.cli import cli

RULES = """
法规 《示例法》
  位阶 法律
  文号 示例第1号
  施行 2012-02-01
  核对 已核
  结构 1
  要旨 第一条 示例
要素 额甲  某额
  类型 金额
  标签 某额甲
阈值 示例上限  某额的上限
  类型 金额
  方向 上限
  依据 《示例法》第一条
  取值 5万元 2024-12-31 止
  取值 3万元 2025-01-01 起
规则 示例.超限  某额超过上限
  级别 红
  状态 试行
  依据 《示例法》第一条
  适用 要素 额甲 > 1万元
  当 要素 额甲 > 阈值 示例上限
  说明 {额甲}超过{上限}。
  建议 改正。
  违规 〔判定日 2025-03-01〕说明在前。〔段〕某额甲：【4万元】。
规则 示例.缺少  没有写某额
  级别 黄
  依据 《示例法》第一条
  应在 须知、公告
  当 要素 额甲 缺
  说明 没有写。
  建议 写明。
  违规 〔须知〕没有。
规则 示例.旧的  旧规则
  级别 黄
  状态 废止
  继任 示例.缺少
  依据 《示例法》第一条
  当 含 某某
  说明 违规。
  建议 改正。
  违规 【某某】。
"""


def explained(folder: Path, name: str) -> str:
    file = folder / "示例.biao"
    file.write_text(RULES, encoding="utf-8")
    result = CliRunner().invoke(cli, ["explain", name, "--rules", str(file), "--no-builtin"])
    assert result.exit_code == 0, result.output
    return result.output


def test_a_threshold_is_shown_with_its_days_and_the_facts_that_it_applies_to(
    tmp_path: Path,
) -> None:
    shown = explained(tmp_path, "示例.超限")
    assert "适用  要素 额甲 > 1万元\n" in shown
    assert "当    要素 额甲 > 阈值 示例上限\n" in shown
    assert "阈值  示例上限 5万元（2024-12-31 止），3万元（2025-01-01 起）\n" in shown
    assert "说明  {额甲}超过{上限}。\n" in shown


def test_what_is_on_trial_and_what_is_no_more(tmp_path: Path) -> None:
    assert "试行" in explained(tmp_path, "示例.超限")
    gone = explained(tmp_path, "示例.旧的")
    assert "废止" in gone
    assert "示例.缺少" in gone


def test_where_missing_words_are_expected(tmp_path: Path) -> None:
    assert "应在  须知、公告\n" in explained(tmp_path, "示例.缺少")


def test_an_example_is_shown_with_what_it_gives_and_its_paragraphs(tmp_path: Path) -> None:
    shown = explained(tmp_path, "示例.超限")
    assert "违规  〔判定日 2025-03-01〕说明在前。〔段〕某额甲：【4万元】。\n" in shown
