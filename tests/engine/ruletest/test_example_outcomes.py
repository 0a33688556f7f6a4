"""How examples come out: right, wrong, a known gap, a gap that has closed."""

from __future__ import annotations

from pathlib import Path

import pytest
from rules_under_test import checker, results

from biaochi.engine.ruletest import Outcome, diagnose, run

RIGHT = "违规 须有【本市的驻点人员】。"


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        (RIGHT, Outcome.PASSED),
        ("违规 须有【本市的驻点人员三名】。", Outcome.FAILED),
        ("违规 须有【外省的驻点人员】。", Outcome.FAILED),
        ("合规 须有外省的驻点人员。", Outcome.PASSED),
        ("合规 须有本市的驻点人员。", Outcome.FAILED),
        ("违规 〔已知缺口 分在两句里〕须在【本市】设点。点内须有驻点人员。", Outcome.GAP),
        ("合规 〔已知缺口 还不认得这种例外〕须有本市的驻点人员，没有的不影响评审。", Outcome.GAP),
        ("违规 〔已知缺口 早先报不出〕须有【本市的驻点人员】。", Outcome.GAP_CLOSED),
        ("合规 〔已知缺口 早先误报〕不要求有本市的驻点人员。", Outcome.GAP_CLOSED),
    ],
)
def test_outcome(line: str, outcome: Outcome, tmp_path: Path) -> None:
    assert results(tmp_path, RIGHT, line)[-1].outcome is outcome


def test_only_open_gaps_and_right_examples_leave_nothing_to_do() -> None:
    assert [o for o in Outcome if not o.is_failure] == [Outcome.PASSED, Outcome.GAP]


def test_every_block_is_looked_at(tmp_path: Path) -> None:
    line = "违规 〔资格〕须有【本市的驻点人员】。〔段〕其他略。〔表 因素｜标准〕人员｜有【本市驻点人员】得5分"
    (result,) = results(tmp_path, line)
    assert result.outcome is Outcome.PASSED
    assert result.as_found() == (
        "须有【本市的驻点人员】。〔段〕其他略。〔段〕人员｜有【本市驻点人员】得5分"
    )


def test_a_rule_is_silent_on_a_day_on_which_it_is_no_law(tmp_path: Path) -> None:
    early = "合规 〔判定日 1999-12-31〕须有本市的驻点人员。"
    late = "违规 〔判定日 2000-01-01〕须有【本市的驻点人员】。"
    assert [r.outcome for r in results(tmp_path, late, early)] == [Outcome.PASSED] * 2


def test_a_diagnosis_names_the_nearest_condition_and_what_it_lacks(tmp_path: Path) -> None:
    made = checker(
        tmp_path,
        "违规 〔资格〕须有【常设机构】。",
        when=("当 含 本市 …4 驻点人员", "当 含 常设机构 且 段 含 投标截止"),
    )
    found = diagnose(made, next(run(made)))
    assert found.nearest == "含 常设机构 且 段 含 投标截止"
    assert [s.question for s in found.steps] == ["段 含 投标截止"]
    assert [str(r.place) for r in found.readings] == ["资格"]


def test_a_diagnosis_of_a_false_alarm_shows_what_was_met(tmp_path: Path) -> None:
    made = checker(tmp_path, RIGHT, "合规 须有本市的驻点人员。")
    found = diagnose(made, list(run(made))[-1])
    assert found.nearest == "含 本市 …4 驻点人员"
    assert all(step.met for step in found.steps)


def test_a_denied_demand_is_diagnosed_by_its_polarity(tmp_path: Path) -> None:
    made = checker(tmp_path, "违规 〔资格〕不得要求有【本市的驻点人员】。")
    found = diagnose(made, next(run(made)))
    assert found.readings[0].stance is not None
    assert found.readings[0].stance.because == "不得"
    assert "极性 要求" in [s.question for s in found.steps]


def test_words_that_no_condition_asks_for(tmp_path: Path) -> None:
    made = checker(tmp_path, "违规 〔资格〕须有【固定场所】。")
    assert diagnose(made, next(run(made))).nearest == ""
