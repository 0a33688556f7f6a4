from __future__ import annotations

from report_sample import breach, clause_of, finding, furniture, paragraph_finding

from biaochi.model.anchor import Anchor
from biaochi.model.clause import Span
from biaochi.model.document import Paragraph
from biaochi.reports.excerpt import Piece, cut, quote, shorten, words


def spelt(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"【{p.text}】" if p.marked else p.text for p in pieces)


def test_a_clause_is_cut_at_its_offending_words() -> None:
    text = "前言。投标人须在青禾市注册并纳税。"
    assert spelt(cut(text, 3, len(text), [Span(8, 11), Span(11, 13)])) == (
        "投标人须在【青禾市】【注册】并纳税。"
    )


def test_words_outside_the_clause_are_not_quoted() -> None:
    assert spelt(cut("甲乙丙丁", 1, 3, [Span(0, 2), Span(3, 4)])) == "【乙】丙"


def test_a_long_clause_keeps_what_stands_around_its_marks() -> None:
    _, found = paragraph_finding("甲" * 100 + "在青禾市注册" + "乙" * 100, "在青禾市注册")
    assert spelt(quote(found, 46)) == f"…{'甲' * 20}【在青禾市注册】{'乙' * 20}…"


def test_text_between_two_distant_marks_is_shortened_too() -> None:
    _, found = paragraph_finding("本市" + "甲" * 90 + "本省", "本市", "本省")
    assert spelt(quote(found, 30)) == f"【本市】{'甲' * 12}…{'甲' * 12}【本省】"


def test_a_clause_without_marks_keeps_its_beginning() -> None:
    assert spelt(shorten((Piece("甲" * 50),), 10)) == "甲" * 10 + "…"


def test_a_mark_longer_than_the_room_is_shortened_in_its_middle() -> None:
    assert spelt(shorten((Piece("甲" * 50 + "乙" * 50, marked=True),), 10)) == (
        "【甲甲甲甲甲…乙乙乙乙乙】"
    )


def test_a_line_break_in_the_offending_words_becomes_a_blank() -> None:
    _, found = paragraph_finding("投标人须在本\n市注册。", "本\n市注册")
    assert spelt(quote(found, 80)) == "投标人须在【本 市注册】。"


def test_each_rule_quotes_its_own_words() -> None:
    found = furniture().findings[2]
    assert [words(found, b) for b in found.breaches] == [
        "「应为国有企业」",
        "「青禾市教育系统同类项目业绩」",
        "「在青禾市连续缴纳社会保险」",
    ]


def test_only_the_clause_is_quoted_not_the_whole_paragraph() -> None:
    paragraph = Paragraph("本项目不分包。投标人须在青禾市注册。", Anchor(1))
    clause = clause_of(paragraph, "投标人须在青禾市注册。")
    found = finding(clause, breach(clause, ("注册",), "地域.注册地", "注册地"))
    assert spelt(quote(found, 80)) == "投标人须在青禾市【注册】。"
