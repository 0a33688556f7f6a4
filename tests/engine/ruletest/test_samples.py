"""Whole documents beside the rules: exactly the findings listed, no more and no fewer."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from rules_under_test import ROOT, checker

from biaochi.engine.ruletest.samples import SampleChecker, SampleResult, renewed, samples_in
from biaochi.grammar.loader import load

TODAY = dt.date(2026, 3, 2)
DOCUMENT = """# 第一章 招标公告

发布日期：2026年3月2日

## 二、投标人资格要求

须有本市的驻点人员。

## 三、评分标准

有本市驻点人员的得5分。
"""
BOTH = "驻点.人数  【本市的驻点人员】\n驻点.人数  【本市驻点人员】\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    checker(tmp_path, "违规 须有【本市的驻点人员】。")
    (tmp_path / "公告.样例.md").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path


def check(folder: Path, expected: str | None) -> SampleResult:
    if expected is not None:
        (folder / "公告.样例.期望").write_text(expected, encoding="utf-8")
    book = load([folder]).book
    assert book is not None
    (sample,) = samples_in([folder])
    return SampleChecker(book, lambda _: True).check(sample)


def renew(folder: Path) -> str:
    book = load([folder]).book
    assert book is not None
    (sample,) = samples_in([folder])
    new = renewed(SampleChecker(book, lambda _: True), sample, TODAY)
    assert isinstance(new, str), new.problems
    sample.expected.write_text(new, encoding="utf-8")
    return new


def test_what_is_listed_is_found(folder: Path) -> None:
    result = check(folder, BOTH)
    assert result.passed
    assert len(result.matched) == 2


def test_missing_and_surplus_findings_both_fail(folder: Path) -> None:
    result = check(folder, "驻点.人数  【本市的驻点人员】\n驻点.人数  【外省】\n")
    assert not result.passed
    assert [e.words for e in result.missing] == [("外省",)]
    assert [(f.words, f.section[-1]) for f in result.surplus] == [
        (("本市驻点人员",), "三、评分标准")
    ]


def test_a_line_stands_for_one_finding_only(folder: Path) -> None:
    result = check(folder, BOTH + "驻点.人数  【本市驻点人员】\n")
    assert [e.line for e in result.missing] == [3]


def test_a_heading_says_where_the_finding_must_stand(folder: Path) -> None:
    assert (
        check(folder, BOTH.replace("驻点人员】\n", "驻点人员】 〔评分〕\n", 2)).missing[0].line == 1
    )
    assert check(folder, BOTH.replace("】\n", "】 〔资格要求〕\n", 1)).passed


def test_nothing_expected_and_something_found(folder: Path) -> None:
    assert len(check(folder, "无\n").surplus) == 2


def test_a_known_gap_is_no_failure_until_it_closes(folder: Path) -> None:
    open_gap = check(folder, BOTH + "已知缺口 驻点.人数 【人员三名】 分两句写的还读不出\n")
    assert open_gap.passed
    assert len(open_gap.gaps) == 1
    closed = check(
        folder,
        BOTH.replace("驻点.人数  【本市驻点", "已知缺口 驻点.人数 【本市驻点")[:-1] + " 原因\n",
    )
    assert not closed.passed
    assert [e.line for e in closed.closed] == [2]


def test_a_rule_that_does_not_exist_is_missing_even_as_a_gap(folder: Path) -> None:
    result = check(folder, BOTH + "已知缺口 驻点.旧名 【人员】 原因\n")
    assert [e.rule for e in result.missing] == ["驻点.旧名"]
    assert result.unknown == {"驻点.旧名"}


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        (None, "--write"),
        ("判定日 明天\n", "公告.样例.期望:1 "),
        ("驻点 人数\n", "公告.样例.期望:1 "),
    ],
)
def test_what_cannot_be_compared_says_why(folder: Path, expected: str | None, words: str) -> None:
    result = check(folder, expected)
    assert not result.passed
    assert words in result.problems[0]


def test_a_document_without_a_date_asks_for_one(folder: Path) -> None:
    undated = DOCUMENT.replace("发布日期：2026年3月2日\n\n", "")
    (folder / "公告.样例.md").write_text(undated, encoding="utf-8")
    assert "判定日" in check(folder, BOTH).problems[0]
    assert check(folder, f"判定日 2026-03-02\n{BOTH}").passed
    assert check(folder, "判定日 1999-12-31\n无\n").passed


def test_an_unreadable_document_is_a_problem_of_its_own(folder: Path) -> None:
    (folder / "公告.样例.md").unlink()
    (folder / "公告.样例.docx").write_bytes(b"PK\x03\x04 not a document")
    assert check(folder, BOTH).problems


def test_writing_from_nothing_gives_expectations_that_hold(folder: Path) -> None:
    assert renew(folder) == BOTH
    assert check(folder, None).passed


def test_renewing_keeps_comments_and_open_gaps(folder: Path) -> None:
    kept = "# 为什么\n已知缺口 驻点.人数 【三名】 原因\n"
    wrong = "驻点.人数  【不在了】\n驻点.旧名  【也不在了】\n"
    (folder / "公告.样例.期望").write_text(kept + wrong, encoding="utf-8")
    assert renew(folder) == kept + BOTH


def test_a_closed_gap_becomes_a_finding(folder: Path) -> None:
    gap = "已知缺口 驻点.人数 【本市驻点人员】 〔三、评分标准〕 原因\n"
    (folder / "公告.样例.期望").write_text(gap, encoding="utf-8")
    assert renew(folder).splitlines()[0] == "驻点.人数  【本市驻点人员】  〔三、评分标准〕"
    assert check(folder, None).passed


def test_a_document_without_findings_is_written_as_none(folder: Path) -> None:
    (folder / "公告.样例.md").write_text("# 公告\n\n随时可以报名。\n", encoding="utf-8")
    assert renew(folder) == "判定日 2026-03-02\n无\n"
    assert renew(folder) == "判定日 2026-03-02\n无\n"


def test_a_sample_is_checked_by_the_nearest_rules(tmp_path: Path) -> None:
    near, far = tmp_path / "近", tmp_path / "远"
    for folder in (near / "样例", far):
        folder.mkdir(parents=True)
    checker(near, "违规 须有【本市的驻点人员】。")
    (near / "样例" / "公告.样例.txt").write_text(DOCUMENT, encoding="utf-8")
    (far / "公告.样例.txt").write_text(DOCUMENT, encoding="utf-8")
    homes = {s.path.parent.name: s.home for s in samples_in([near, far])}
    assert homes == {"样例": near, "远": None}


def test_the_shipped_rules_find_what_the_worked_samples_list() -> None:
    book = load([ROOT / "biaochi" / "rulesets"]).book
    assert book is not None
    samples = samples_in([ROOT / "tests" / "rulesets" / "样例"])
    made = SampleChecker(book, lambda _: True)
    results = [made.check(sample) for sample in samples]
    assert len(results) >= 2
    assert [
        (r.sample.path.name, r.problems, r.missing, r.surplus, r.closed)
        for r in results
        if not r.passed
    ] == []
    assert {bool(r.matched) for r in results} == {True, False}
