"""The page of coverage says what rules and records say; the records name what is there."""

from __future__ import annotations

import re

from biaochi.grammar.compiled import RuleBook
from biaochi.grammar.loader import load
from tools.coverage.__main__ import PAGE, ROOT, written
from tools.coverage.page import OPEN, answer, page, table
from tools.coverage.records import Check, Coverage, Entry, Source, checks, coverage, sources

WRITTEN, WRONG = written()


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == WRITTEN, "python -m tools.coverage renews it"


def test_records_name_rules_and_checks_that_exist() -> None:
    assert WRONG == ()


def test_every_check_stands_on_the_page_once_under_its_kind() -> None:
    by_check, _, _ = WRITTEN.partition("## 按来源")
    assert [c.id for c in checks() if by_check.count(f"| `{c.id}` |") != 1] == []


def test_the_lists_have_all_their_lines() -> None:
    lines = {source.title: len(source.entries) for source in sources()}
    assert lines["《招标投标法实施条例》第三十二条第二款"] == 7
    assert lines["《政府采购法实施条例》第二十条"] == 8
    assert lines["发改办法规〔2019〕862号"] == 18
    assert lines["一个城市的一百五十一个审查点"] == 151


def test_lists_ask_for_known_checks_or_say_why_not() -> None:
    known = {check.id for check in checks()}
    for source in sources():
        for entry in source.entries:
            assert set(entry.checks) <= known, entry
            assert bool(entry.checks) != bool(entry.why), entry


DISTANCE = Check("far", "距离", "禁止")
STUDY = Check("study", "需求调查", "台账")
BOOK: RuleBook | None = load((ROOT / "biaochi" / "rulesets" / "法规",)).book


def test_a_check_is_answered_by_rules_or_a_reason_or_is_open() -> None:
    found = Coverage({"far": ("地域.距离", "地域.就近")}, {"study": "要档案"})
    assert answer("far", found) == "地域.距离、地域.就近"
    assert answer("study", found) == "—　要档案"
    assert answer("other", found) == OPEN


def test_a_line_of_a_list_gathers_the_rules_of_its_checks() -> None:
    assert BOOK is not None
    entries = (
        Entry("一", "远近", ("far", "study")),
        Entry("二", "调查", ("study",)),
        Entry("三", "两样", ("study", "near")),
        Entry("四", "其他", (), "兜底"),
    )
    found = Coverage({"far": ("地域.距离",)}, {"study": "要档案"})
    text = page(
        (DISTANCE, STUDY, Check("near", "就近", "禁止")),
        (Source("某通知", "", "", entries),),
        found,
        BOOK,
    )
    rows = re.findall(r"^\| [一二三四] .*$", text, re.M)
    assert rows == [
        "| 一 | 远近 | 地域.距离 |",
        "| 二 | 调查 | —　要档案 |",
        "| 三 | 两样 | 待写：就近 |",
        "| 四 | 其他 | —　兜底 |",
    ]


def test_a_record_of_an_unknown_rule_is_named() -> None:
    found = coverage(("地域.注册地",))
    assert found.rules["qual.region.registered-place"] == ("地域.注册地",)
    assert any("没有规则 地域.距离" in line for line in found.wrong)


def test_a_bar_does_not_break_a_row() -> None:
    assert table(("甲",), (("一|二",),)) == "| 甲 |\n|---|\n| 一\\|二 |\n"
