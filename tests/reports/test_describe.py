from __future__ import annotations

import pytest
from report_sample import breach, clause_of, finding, furniture

from biaochi.model.anchor import Anchor
from biaochi.model.document import Cause, Notice, Paragraph
from biaochi.model.finding import Level, Verdict
from biaochi.reports import describe


@pytest.mark.parametrize(
    ("anchor", "section", "where"),
    [
        (Anchor(12, page=3), ("第二章", "三"), "第3页 · 第二章 > 三"),
        (Anchor(12, page=3, table=2, row=4, column=3), (), "第3页 · 表2 第4行第3列"),
        (Anchor(12), ("第二章",), "第二章 · 第12段"),
        (Anchor(12, table=1, row=2, column=1), (), "表1 第2行第1列"),
    ],
)
def test_a_place_is_told_by_page_section_and_cell(
    anchor: Anchor, section: tuple[str, ...], where: str
) -> None:
    clause = clause_of(Paragraph("投标人须在青禾市注册。", anchor))
    found = finding(clause, breach(clause, ("注册",), "地域.注册地", "注册地"), section=section)
    assert describe.where(found) == where


def test_a_family_counts_a_clause_once_with_its_gravest_colour_there() -> None:
    table = describe.families(furniture().findings)
    assert list(table) == ["保证金", "地域", "所有制", "业绩", "品牌"]
    assert table["业绩"] == {Level.RED: 1, Level.YELLOW: 1, Level.BLUE: 0}


def test_rules_left_out_are_grouped_by_cause() -> None:
    groups = describe.by_cause(furniture().verdicts, Verdict.UNCHECKED)
    assert [(g.cause, g.rules) for g in groups] == [
        ("文件没有写明投标截止时间", ("时限.等标期", "时限.开标")),
        ("评分表分值无法合计", ("价格分.权重",)),
    ]


def test_a_notice_does_not_say_its_cause_twice() -> None:
    assert describe.notice_line(Notice(Cause.LIMIT, "超出限额", 4)) == "第4页 超出限额"
    assert describe.notice_line(Notice(Cause.LIMIT, "超过2000页")) == "全文 超出限额：超过2000页"


@pytest.mark.parametrize(
    ("dirty", "shown"),
    [
        ("红\x1b[31m字", "红[31m字"),
        ("前\x9b2J后", "前2J后"),
        ("左\u202e右", "左右"),
        ("半\ud800个", "半\ufffd个"),
        ("响\x07铃\x00", "响铃"),
    ],
)
def test_text_cannot_command_the_terminal(dirty: str, shown: str) -> None:
    assert describe.clean(dirty) == shown


def test_file_names_are_found_in_windows_paths_too() -> None:
    assert describe.file_name("D:\\标书\\草稿 一.docx") == "草稿 一.docx"
