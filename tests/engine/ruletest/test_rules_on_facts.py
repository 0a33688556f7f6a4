"""Rules about facts: their examples, why they fail, and the boundary that an example must show."""

from __future__ import annotations

from pathlib import Path

import pytest
from rules_under_test import checker

from biaochi.engine.matching.check import Checker
from biaochi.engine.ruletest import Outcome, diagnose, mutate, run

FACTS = """
要素 保证金  投标保证金
  类型 金额
  标签 投标保证金
要素 估算价  招标项目估算价
  类型 金额
  标签 估算价
"""
LIMIT = "当 要素 保证金 > 要素 估算价 × 2%"
OVER = "违规 〔公告，已知 估算价 100万元〕投标保证金：【3万元】。"
UNDER = "合规 〔公告，已知 估算价 100万元〕投标保证金：1万元。"


def rule_on_facts(folder: Path, *examples: str, when: str = LIMIT) -> Checker:
    """The one rule with facts declared in a file beside it."""
    (folder / "要素.biao").write_text(FACTS, encoding="utf-8")
    return checker(folder, *examples, when=(when,), beside=("要素.biao",))


def test_given_and_stated_facts_are_compared(tmp_path: Path) -> None:
    made = rule_on_facts(tmp_path, OVER, UNDER)
    assert [r.outcome for r in run(made)] == [Outcome.PASSED] * 2


def test_facts_may_stand_in_other_paragraphs_of_the_example(tmp_path: Path) -> None:
    line = "违规 〔公告〕估算价：100万元。〔段〕投标保证金：【3万元】。"
    (result,) = run(rule_on_facts(tmp_path, line))
    assert result.as_found() == "估算价：100万元。〔段〕投标保证金：【3万元】。"


@pytest.mark.parametrize(
    ("money", "outcome"), [("2万元", Outcome.PASSED), ("2.01万元", Outcome.FAILED)]
)
def test_exactly_at_the_limit_is_lawful(money: str, outcome: Outcome, tmp_path: Path) -> None:
    line = f"合规 〔公告，已知 估算价 100万元〕投标保证金：{money}。"
    assert list(run(rule_on_facts(tmp_path, OVER, line)))[-1].outcome is outcome


def test_an_example_at_the_limit_is_asked_for(tmp_path: Path) -> None:
    made = rule_on_facts(tmp_path, OVER, UNDER)
    (report,) = mutate(made, made.plans)
    (missed,) = report.unnoticed
    assert missed.kind == "比较"
    assert missed.advice == "加一个合规例句：两边正好相等。"
    at_limit = "合规 〔公告，已知 估算价 100万元〕投标保证金：2万元。"
    made = rule_on_facts(tmp_path, OVER, at_limit)
    (report,) = mutate(made, made.plans)
    assert report.unnoticed == ()


def test_a_diagnosis_says_what_was_read_and_what_was_not(tmp_path: Path) -> None:
    made = rule_on_facts(tmp_path, "违规 〔公告〕投标保证金：【3万元】。")
    found = diagnose(made, next(run(made)))
    (step,) = found.steps
    assert not step.met
    assert step.detail.startswith("保证金 3万元，估算价 没有读到")


def test_at_least_so_many_is_moved_by_one(tmp_path: Path) -> None:
    when = "当 含 注册 且 至少 2 项 (段 含 甲级；段 含 乙级；段 含 丙级)"
    lines = ("违规 【注册】甲级、乙级、丙级。", "合规 注册甲级。")
    made = rule_on_facts(tmp_path, *lines, when=when)
    (report,) = mutate(made, made.plans)
    moved = {
        m.done.partition("改成")[2][:9]: m.advice for m in report.unnoticed if "改成" in m.done
    }
    assert moved["「至少 3 项 ("] == "加一个违规例句：正好有 2 项。"
