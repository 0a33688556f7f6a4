"""Days in rules: boundary days, working days, months, shifted days, hours."""

from __future__ import annotations

import pytest
from small_rules import NOTICE, check, end, messages, rule

from biaochi.model.finding import Verdict

BREACH, CLEAR, UNCHECKED = Verdict.BREACH, Verdict.CLEAR, Verdict.UNCHECKED


def ends_in(condition: str, start: str, close: str) -> tuple[Verdict, str]:
    """How a rule on the two days ends; a day that is empty is not stated."""
    lines = [f"发售时间：{start}。" if start else "", f"投标截止时间：{close}。" if close else ""]
    text = NOTICE + "\n\n".join(filter(None, lines))
    return end(check(rule(condition), text))


def verdict(condition: str, start: str, close: str) -> Verdict:
    return ends_in(condition, start, close)[0]


SHORT = "要素 截止 - 要素 开始 < 20日"


@pytest.mark.parametrize(
    ("close", "expected"),
    [("2026年3月21日", BREACH), ("2026年3月22日", CLEAR), ("2026年3月23日", CLEAR)],
)
def test_nineteen_days_are_too_few_and_twenty_are_not(close: str, expected: Verdict) -> None:
    assert verdict(SHORT, "2026年3月2日", close) is expected


@pytest.mark.parametrize(
    ("close", "expected"), [("2026年3月20日", BREACH), ("2026年3月21日", CLEAR)]
)
def test_the_first_day_counts_where_the_rule_says_so(close: str, expected: Verdict) -> None:
    condition = "要素 截止 - 要素 开始 含首日 < 20日"
    assert verdict(condition, "2026年3月2日", close) is expected


def test_twenty_days_run_over_the_end_of_february() -> None:
    assert verdict(SHORT, "2024年2月10日", "2024年2月29日") is BREACH
    assert verdict(SHORT, "2024年2月10日", "2024年3月1日") is CLEAR
    assert verdict(SHORT, "2026年2月10日", "2026年3月1日") is BREACH


@pytest.mark.parametrize(
    ("start", "close", "expected"),
    [
        ("2026年3月2日", "2026年3月9日", CLEAR),
        ("2026年3月2日", "2026年3月6日", BREACH),
        # 春节 15 to 23 February; 28 February is a Saturday on which offices work.
        ("2026年2月12日", "2026年2月25日", BREACH),
        ("2026年2月12日", "2026年2月26日", CLEAR),
        ("2026年2月25日", "2026年3月4日", CLEAR),
        ("2026年2月25日", "2026年3月3日", CLEAR),
        ("2026年2月25日", "2026年3月2日", BREACH),
    ],
)
def test_working_days_leave_out_holidays_and_count_days_made_up(
    start: str, close: str, expected: Verdict
) -> None:
    assert verdict("要素 截止 - 要素 开始 < 5个工作日", start, close) is expected


def test_beyond_the_years_of_the_calendar_working_days_are_not_told() -> None:
    condition = "要素 截止 - 要素 开始 < 5个工作日"
    found = ends_in(condition, "2031年3月3日", "2031年3月4日")
    assert found[0] is UNCHECKED
    assert found[1].startswith("工作日历只有 20")
    assert verdict(SHORT, "2031年3月3日", "2031年3月4日") is BREACH


@pytest.mark.parametrize(
    ("start", "close", "expected"),
    [
        ("2026年1月31日", "2026年2月27日", BREACH),
        ("2026年1月31日", "2026年2月28日", CLEAR),
        ("2026年2月28日", "2026年3月27日", BREACH),
        ("2026年2月28日", "2026年3月28日", CLEAR),
    ],
)
def test_a_month_ends_on_the_corresponding_day_or_the_last(
    start: str, close: str, expected: Verdict
) -> None:
    assert verdict("要素 截止 - 要素 开始 < 1个月", start, close) is expected
    assert verdict("要素 截止 < 要素 开始 + 1个月", start, close) is expected


def test_a_last_day_on_a_holiday_moves_to_the_next_working_day() -> None:
    # Twenty days from 11 September 2026 end on 1 October, a holiday to the 7th.
    condition = "要素 截止 < 要素 开始 + 20日 顺延"
    assert verdict(condition, "2026年9月11日", "2026年10月7日") is BREACH
    assert verdict(condition, "2026年9月11日", "2026年10月8日") is CLEAR
    assert verdict("要素 截止 < 要素 开始 + 20日", "2026年9月11日", "2026年10月1日") is CLEAR


def test_hours_run_from_time_to_time() -> None:
    condition = "要素 截止 - 要素 开始 < 72小时"
    assert verdict(condition, "2026年3月2日9时30分", "2026年3月5日9时") is BREACH
    assert verdict(condition, "2026年3月2日9时30分", "2026年3月5日9时30分") is CLEAR


def test_hours_are_not_told_without_times() -> None:
    found = ends_in("要素 截止 - 要素 开始 < 72小时", "2026年3月2日", "2026年3月5日9时")
    assert found == (UNCHECKED, "没有写明钟点，算不出小时数")


def test_times_of_day_matter_where_both_are_stated() -> None:
    condition = "要素 截止 ≠ 要素 开始"
    assert verdict(condition, "2026年3月2日9时", "2026年3月2日10时") is BREACH
    assert verdict(condition, "2026年3月2日", "2026年3月2日10时") is CLEAR


def test_a_day_is_compared_with_one_that_the_rule_names() -> None:
    condition = "要素 截止 ≥ 2026-05-01"
    assert verdict(condition, "", "2026年4月30日") is CLEAR
    assert verdict(condition, "", "2026年5月1日") is BREACH


@pytest.mark.parametrize(
    ("start", "close", "cause"),
    [
        ("", "2026年3月5日", "缺要素「开始」"),
        ("2026年3月5日", "", "缺要素「截止」"),
    ],
)
def test_a_day_that_is_not_stated_is_named(start: str, close: str, cause: str) -> None:
    assert ends_in(SHORT, start, close) == (UNCHECKED, cause)


def test_a_message_says_how_long_it_is() -> None:
    said = rule(SHORT, "说明 从{开始}到{截止}只有{间隔}，少于{下限}。")
    text = NOTICE + "发售时间：2026年3月2日。\n\n投标截止时间：2026年3月12日9时。"
    expected = "从2026年3月2日到2026年3月12日9时只有10日，少于20日。"
    assert messages(check(said, text)) == [expected]
    months = rule("要素 截止 - 要素 开始 < 1个月", "说明 只有{间隔}。")
    text = NOTICE + "发售时间：2026年3月2日。\n\n投标截止时间：2026年4月1日。"
    assert messages(check(months, text)) == ["只有0.97个月。"]
