"""What holds when: levels, thresholds, versions of a rule, rules that are no more."""

from __future__ import annotations

import pytest
from small_rules import LAW, NOTICE, check, end, ends, messages, rule

from biaochi.grammar.loader import compile_text
from biaochi.model.finding import Level, Verdict

BREACH, CLEAR = Verdict.BREACH, Verdict.CLEAR
NOT_APPLICABLE, UNCHECKED = Verdict.NOT_APPLICABLE, Verdict.UNCHECKED
TEXT = NOTICE + "预算金额：100万元。\n\n投标保证金：3万元。"


@pytest.mark.parametrize(
    ("day", "level"),
    [
        ("2024-12-31", Level.YELLOW),
        ("2025-01-01", Level.RED),
        ("2030-01-01", Level.RED),
        ("2013-01-01", Level.YELLOW),
    ],
)
def test_a_level_by_date(day: str, level: Level) -> None:
    made = rule("含 投标保证金", "级别 黄 2024-12-31 止", "级别 红 2025-01-01 起")
    (finding,) = check(made, TEXT, day).findings
    assert finding.level is level


LIMIT = rule("要素 保证金 > 要素 预算 × 阈值 比例上限", "说明 上限{上限}。")


@pytest.mark.parametrize(
    ("day", "verdict"), [("2024-12-31", CLEAR), ("2025-01-01", BREACH), ("2026-01-01", BREACH)]
)
def test_a_threshold_by_date(day: str, verdict: Verdict) -> None:
    assert end(check(LIMIT, TEXT, day))[0] is verdict


def test_a_day_on_which_the_law_sets_no_number_is_not_told() -> None:
    threshold = """
阈值 新上限  上限
  类型 百分比
  方向 上限
  依据 《示例法》第一条
  取值 2% 2025-01-01 起
"""
    made = [threshold, rule("要素 保证金 > 要素 预算 × 阈值 新上限")]
    assert end(check(made, TEXT, "2025-01-01"))[0] is BREACH
    found = end(check(made, TEXT, "2024-12-31"))
    assert found == (UNCHECKED, "阈值「新上限」在 2024-12-31 没有值")


OLD = rule("含 投标保证金", "施行 2012-02-01 至 2024-12-31", "说明 旧。", name="甲.版本")
NEW = rule("含 投标保证金 …4 @金额", "施行 2025-01-01 起", "说明 新。", name="甲.版本")


@pytest.mark.parametrize(
    ("day", "said"), [("2024-12-31", ["旧。"]), ("2025-01-01", ["新。"]), ("2026-01-01", ["新。"])]
)
@pytest.mark.parametrize("order", [(OLD, NEW), (NEW, OLD)])
def test_the_version_of_the_day_speaks(day: str, said: list[str], order: tuple[str, str]) -> None:
    checked = check(order, TEXT, day)
    assert messages(checked) == said
    assert ends(checked) == {"甲.版本": (BREACH, "")}
    assert len(checked.verdicts) == 1


def test_a_version_that_finds_nothing_is_not_covered_by_one_that_does_not_apply() -> None:
    checked = check((OLD, NEW), NOTICE + "投标保证金免收。", "2025-06-01")
    assert ends(checked) == {"甲.版本": (CLEAR, "")}
    assert len(checked.verdicts) == 1


def test_before_the_law_no_version_applies() -> None:
    checked = check((OLD, NEW), TEXT, "2011-01-01")
    assert checked.findings == ()
    assert end(checked)[0] is NOT_APPLICABLE


@pytest.mark.parametrize(
    ("second", "cause"),
    [
        ("2024-12-31 起", "重叠"),
        ("2025-01-02 起", "在 2025-01-01 没有值"),
        ("2025-02-01 起", "在 2025-01-01 至 2025-01-31 没有值"),
    ],
)
def test_versions_leave_no_day_out_and_none_twice(second: str, cause: str) -> None:
    later = NEW.replace("2025-01-01 起", second)
    loaded = compile_text(LAW + OLD + later)
    assert [d.code for d in loaded.diagnostics] == ["E606"]
    assert cause in loaded.diagnostics[0].cause


def test_a_rule_that_is_no_more_names_its_successor() -> None:
    gone = rule("含 投标保证金", "状态 废止", "继任 甲.新", name="甲.旧")
    checked = check([gone, rule("含 投标保证金", name="甲.新")], TEXT)
    assert ends(checked) == {
        "甲.旧": (NOT_APPLICABLE, "已废止，由「甲.新」接替"),
        "甲.新": (BREACH, ""),
    }
    assert [b.rule for f in checked.findings for b in f.breaches] == ["甲.新"]


def test_a_successor_must_exist() -> None:
    gone = rule("含 投标保证金", "状态 废止", "继任 甲.新", name="甲.旧")
    loaded = compile_text(LAW + gone)
    assert [d.code for d in loaded.diagnostics] == ["E411"]
