from __future__ import annotations

from report_sample import Writer, breach, checked, clause_of, finding, furniture

from biaochi.model.anchor import Anchor
from biaochi.model.document import Cell, Paragraph, Section, Table
from biaochi.model.finding import Finding, Level, Verdict
from biaochi.reports.marking import Marking, Ref, grid


def marking(paragraph: Paragraph, *findings: Finding) -> Marking:
    result = checked(Section(0, "", "", None, (paragraph,)), findings)
    return Marking(result.document, result.findings)


def test_overlapping_findings_share_the_words_they_share() -> None:
    paragraph = Paragraph("投标人须在青禾市注册满三年。", Anchor(1))
    clause = clause_of(paragraph)
    first = finding(clause, breach(clause, ("在青禾市注册",), "甲.一", "甲", Level.BLUE))
    second = finding(clause, breach(clause, ("注册满三年",), "乙.二", "乙", Level.RED))
    cut = marking(paragraph, first, second).stretches(paragraph)
    assert [(s.text, s.findings, s.level) for s in cut] == [
        ("投标人须", (), None),
        ("在青禾市", (1,), Level.BLUE),
        ("注册", (1, 2), Level.RED),
        ("满三年", (2,), Level.RED),
        ("。", (), None),
    ]
    assert [s.opens for s in cut] == [(), (1,), (2,), (), ()]
    assert [s.refs for s in cut] == [
        (), (), (Ref(1, Level.BLUE),), (Ref(2, Level.RED),), (),
    ]  # fmt: skip


def test_words_are_unsure_only_where_every_rule_is() -> None:
    paragraph = Paragraph("提供原厂授权书。", Anchor(1))
    clause = clause_of(paragraph)
    sure = breach(clause, ("授权书",), "甲.一", "甲")
    unsure = breach(clause, ("原厂授权书",), "乙.二", "乙", verdict=Verdict.SUSPECT)
    cut = marking(paragraph, finding(clause, sure, unsure)).stretches(paragraph)
    assert [(s.text, s.unsure) for s in cut if s.findings] == [("原厂", True), ("授权书", False)]


def test_a_finding_without_words_is_referred_to_behind_its_paragraph() -> None:
    paragraph = Paragraph("本章未写明异议渠道。", Anchor(1))
    clause = clause_of(paragraph)
    cut = marking(paragraph, finding(clause, breach(clause, (), "缺.一", "缺"))).stretches(
        paragraph
    )
    assert [(s.text, s.opens, s.refs) for s in cut] == [
        ("本章未写明异议渠道。", (), ()),
        ("", (1,), (Ref(1, Level.RED),)),
    ]


def test_nothing_is_lost_from_a_whole_document() -> None:
    result = furniture()
    marks = Marking(result.document, result.findings)
    for _, block in result.document.walk():
        if isinstance(block, Paragraph):
            assert "".join(s.text for s in marks.stretches(block)) == block.text


def test_a_page_begins_once_and_never_inside_a_table() -> None:
    result = furniture()
    marks = Marking(result.document, result.findings)
    blocks = [b for _, b in result.document.walk() if isinstance(b, Paragraph)]
    starts = [marks.page_start(b) for b in blocks]
    assert [s for s in starts if s] == [1, 3, 7]


def test_a_finding_whose_paragraph_is_not_shown_has_no_place_to_jump_to() -> None:
    shown, hidden = Paragraph("正文。", Anchor(1)), Paragraph("页眉。", Anchor(2))
    clause = clause_of(hidden)
    found = finding(clause, breach(clause, ("页眉",), "甲.一", "甲"))
    assert not marking(shown, found).shows(found)


def test_holes_in_a_table_are_filled_and_merged_places_are_not() -> None:
    write = Writer()
    tall = write.cell("商务", 1, 1, rows=2)
    rows = ((tall, write.cell("业绩", 1, 2), write.cell("6分", 1, 3)), (write.cell("5分", 2, 3),))
    filled = grid(Table(1, rows))
    assert [[(c.column, c.text) for c in row] for row in filled] == [
        [(1, "商务"), (2, "业绩"), (3, "6分")],
        [(2, ""), (3, "5分")],
    ]
    assert filled[1][0] == Cell(2, 2, ())
