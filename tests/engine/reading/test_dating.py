"""On which day was a document published?"""

from __future__ import annotations

import datetime as dt

import pytest
from reading_sample import document, table

from biaochi.engine.reading.dating import date_of
from biaochi.model.document import Paragraph, Table


def day(*blocks: Paragraph | Table | str, title: str = "招标公告") -> str:
    """The day in ISO form and the ground it was found on, without the paragraph."""
    found = date_of(document(*blocks, title=title))
    return f"{found[0]} {found[1].partition('，')[0]}" if found else ""


COVERS = (
    ("2024年11月4日", "2024-11-04 封面日期"),
    ("日期：2024年11月4日", "2024-11-04 封面日期"),
    ("二〇二四年十一月四日", "2024-11-04 封面日期"),
    ("2024-11-04", "2024-11-04 封面日期"),
    ("公告日期：2024年11月4日", "2024-11-04 公告日期"),
    ("发布时间：2024-11-04 10:00", "2024-11-04 公告日期"),
    ("招标公告发布日期：2024年11月4日", "2024-11-04 公告日期"),
    ("2024年11月", "2024-11-01 封面月份的第一天"),
    ("发布日期：2024年11月", "2024-11-01 封面月份的第一天"),
    ("日期：二○二四年十一月", "2024-11-01 封面月份的第一天"),
    ("2024年13月", ""),
    ("投标有效期90日", ""),
    ("提供2022年4月1日至投标截止日的业绩", ""),
    ("成立时间不晚于2020年1月1日", ""),
)


@pytest.mark.parametrize(("line", "expected"), COVERS, ids=[line for line, _ in COVERS])
def test_a_line_tells_the_day(line: str, expected: str) -> None:
    assert day("某项目招标文件", line, title="某项目") == expected


def test_a_full_date_in_the_notice_goes_before_the_month_on_the_cover() -> None:
    filling = [f"第{i}项须知。" for i in range(80)]
    assert day("2025年6月", *filling, "2025年6月19日") == "2025-06-19 公告落款日期"


def test_the_first_day_of_sale_stands_in_for_the_day_of_the_notice() -> None:
    line = "获取招标文件时间：2025年6月19日至2025年6月26日，每天9：00至17：00。"
    assert day(line) == "2025-06-19 文件获取的第一天"
    assert day("2025年6月", line) == "2025-06-19 文件获取的第一天"
    under_heading = day("时间：2025年6月19日至6月26日", title="三、获取招标文件")
    assert under_heading == "2025-06-19 文件获取的第一天"


def test_the_last_day_of_sale_does_not() -> None:
    assert day("获取招标文件截止时间：2025年6月26日17时止。") == ""


def test_the_day_bids_are_due_comes_last() -> None:
    due = "投标截止时间：2025年7月11日14时30分"
    assert day(due) == "2025-07-11 投标截止日"
    assert day("2025年6月", due) == "2025-06-01 封面月份的第一天"
    sheet = table("1｜投标截止时间｜2025年7月11日14时30分", header_rows=0)
    assert day(sheet) == "2025-07-11 投标截止日"


def test_the_ground_names_the_paragraph() -> None:
    assert date_of(document("某项目招标文件", "公告日期：2024年11月4日")) == (
        dt.date(2024, 11, 4),
        "公告日期，第3段",
    )
