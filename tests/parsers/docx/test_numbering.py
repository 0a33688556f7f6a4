"""Numbers that Word computes: they are part of what a person reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_file import level, lines, lists, numbered, p, read

from biaochi.model.document import Paragraph, Section
from biaochi.parsers.docx.numerals import printed


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        (
            "chineseCounting",
            {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 101: "一〇一"},
        ),
        ("chineseCountingThousand", {3: "三", 101: "一百零一", 110: "一百一十"}),
        ("japaneseCounting", {12: "十二", 30: "三十"}),
        ("taiwaneseCountingThousand", {21: "二十一"}),
        ("ideographDigital", {10: "一〇", 25: "二五"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {12: "亥"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 12: "壹拾贰", 20: "贰拾"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {3: "③"}),
        ("decimalEnclosedParen", {2: "⑵"}),
        ("decimalEnclosedFullstop", {2: "⒉"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalZero", {7: "07", 12: "12"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 28: "BB"}),
        ("lowerLetter", {3: "c"}),
        ("upperRoman", {4: "IV", 1994: "MCMXCIV"}),
        ("lowerRoman", {9: "ix"}),
        ("decimal", {0: "0", 12: "12"}),
        ("none", {5: ""}),
        ("unheardOf", {5: "5"}),
    ],
)
def test_number_formats(form: str, numbers: dict[int, str]) -> None:
    assert {n: printed(n, form) for n in numbers} == numbers


TENDER = lists(
    level(0, "chineseCountingThousand", "第%1章"),
    level(1, "chineseCounting", "%2、"),
    level(2, "chineseCounting", "（%3）"),
    level(3, "decimal", "%4."),
    level(4, "decimal", "%4.%5"),
    level(5, "decimalEnclosedCircle", "%6"),
)


def test_levels_count_and_restart_below_each_other(tmp_path: Path) -> None:
    body = [
        numbered("招标公告", 0),
        numbered("项目概况", 1),
        numbered("资格要求", 1),
        numbered("投标人须具备独立法人资格；", 2),
        numbered("投标人须提供近三年财务报表。", 2),
        numbered("投标人须知", 0),
        numbered("总则", 1),
        numbered("投标人须满足：", 3),
        numbered("注册资本；", 4),
        numbered("纳税证明；", 4),
        numbered("发票。", 5),
        numbered("其他", 3),
        numbered("另行通知。", 4),
    ]
    assert lines(tmp_path, "".join(body), numbering=TENDER) == [
        "第一章 招标公告",
        "一、项目概况",
        "二、资格要求",
        "（一）投标人须具备独立法人资格；",
        "（二）投标人须提供近三年财务报表。",
        "第二章 投标人须知",
        "一、总则",
        "1. 投标人须满足：",
        "1.1 注册资本；",
        "1.2 纳税证明；",
        "①发票。",
        "2. 其他",
        "2.1 另行通知。",
    ]


def test_the_number_is_the_label_and_makes_the_section(tmp_path: Path) -> None:
    body = numbered("招标公告") + numbered("投标人须具备独立法人资格。", 2)
    chapter = read(tmp_path, body, numbering=TENDER).children[0]
    assert isinstance(chapter, Section)
    assert (chapter.number, chapter.title) == ("第一章", "招标公告")
    clause = chapter.children[0]
    assert isinstance(clause, Paragraph)
    assert clause.label == "（一）"


def test_legal_style_shows_figures_for_chinese_chapters(tmp_path: Path) -> None:
    numbering = lists(
        level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>")
    )
    body = numbered("公告") + numbered("须知") + numbered("总则如下。", 1)
    assert lines(tmp_path, body, numbering=numbering)[-1] == "2.1 总则如下。"


def test_a_list_that_starts_over(tmp_path: Path) -> None:
    nums = (
        """
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="0"/>
 <w:lvlOverride w:ilvl="0">"""
        + level(0, "upperLetter", "%1)")
        + "</w:lvlOverride></w:num>"
    )
    numbering = lists(level(0, "decimal", "（%1）"), nums=nums)
    items = ((1, "甲。"), (1, "乙。"), (2, "丙。"), (2, "丁。"), (3, "戊。"), (4, "己。"))
    body = "".join(numbered(words, num=num) for num, words in items)
    assert lines(tmp_path, body, numbering=numbering) == [
        "（1）甲。",
        "（2）乙。",
        "（1）丙。",
        "（2）丁。",
        "（3）戊。",
        "D)己。",
    ]


def test_a_level_that_never_restarts(tmp_path: Path) -> None:
    numbering = lists(
        level(0, "chineseCounting", "%1、"),
        level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'),
    )
    items = ((0, "甲"), (1, "乙。"), (0, "丙"), (1, "丁。"))
    body = "".join(numbered(words, depth) for depth, words in items)
    assert lines(tmp_path, body, numbering=numbering) == ["一、甲", "1. 乙。", "二、丙", "2. 丁。"]


STYLES = """
<w:style w:type="paragraph" w:styleId="a"><w:name w:val="条款"/>
 <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="b"><w:name w:val="款项"/><w:basedOn w:val="a"/>
 <w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="c"><w:name w:val="细目"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="d"><w:name w:val="绕圈"/><w:basedOn w:val="d"/></w:style>
"""


def test_numbers_that_come_from_styles(tmp_path: Path) -> None:
    numbering = lists(
        level(0, "decimal", "%1."),
        level(1, "decimal", "%1.%2"),
        level(2, "decimal", "（%3）", '<w:pStyle w:val="c"/>'),
    )

    def styled(words: str, style: str, more: str = "") -> str:
        return p(words, props=f'<w:pStyle w:val="{style}"/>{more}')

    body = [
        styled("甲。", "a"),
        styled("乙。", "b"),
        styled("丙。", "c"),
        styled("丁。", "c"),
        styled("戊。", "a", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        styled("己。", "d"),
        styled("庚。", "a"),
    ]
    assert lines(tmp_path, "".join(body), numbering=numbering, styles=STYLES) == [
        "1. 甲。",
        "1.1 乙。",
        "（1）丙。",
        "（2）丁。",
        "戊。",
        "己。",
        "2. 庚。",
    ]


def test_a_list_through_a_numbering_style(tmp_path: Path) -> None:
    numbering = (
        """
<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="多级"/></w:abstractNum>
<w:abstractNum w:abstractNumId="1">"""
        + level(0, "chineseCounting", "%1、")
        + """</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>"""
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="多级"><w:pPr><w:numPr><w:numId w:val="2"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    assert lines(tmp_path, numbered("甲。"), numbering=numbering, styles=styles) == ["一、甲。"]


def test_bullets_and_lists_that_do_not_exist_print_no_number(tmp_path: Path) -> None:
    numbering = lists(level(0, "bullet", "\uf06c"))
    body = numbered("甲。") + numbered("乙。", num=9) + numbered("丙。", level=7)
    assert lines(tmp_path, body, numbering=numbering) == ["甲。", "乙。", "丙。"]


def test_an_empty_numbered_cell_shows_its_number(tmp_path: Path) -> None:
    numbering = lists(level(0, "decimal", "%1"))
    assert lines(tmp_path, numbered("") + numbered("甲。"), numbering=numbering) == ["1", "2 甲。"]
