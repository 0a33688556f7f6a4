"""Plain text and Markdown: lines in, paragraphs and tables out."""

from __future__ import annotations

import pytest

from biaochi.parsers.flat import Flat, FlatTable
from biaochi.parsers.text import markdown_blocks, text_blocks
from biaochi.parsers.wrapping import glue


def prose(text: str) -> list[str]:
    return [block.text for block in text_blocks(text) if isinstance(block, Flat)]


def grids(text: str) -> list[list[list[str]]]:
    return [_grid(block) for block in text_blocks(text) if isinstance(block, FlatTable)]


def marked(text: str) -> list[str | list[list[str]]]:
    return [
        _grid(block) if isinstance(block, FlatTable) else "#" * block.hint + block.text
        for block in markdown_blocks(text)
    ]


def _grid(table: FlatTable) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_a_word_cut_in_two_is_one_word() -> None:
    assert prose("投标人须在本\n市注册。") == ["投标人须在本市注册。"]


def test_lines_cut_at_one_width_are_one_paragraph() -> None:
    text = """\
本项目已由有关部门批准建设，资金来源为财政资金，招标
人为云溪县第三小学，项目已具备招标条件，现对该项目进
行公开招标，欢迎符合条件的投标人参加。
投标人应当在开标前递交投标文件，逾期送达的投标文件招
标人不予受理。
"""
    assert prose(text) == [
        "本项目已由有关部门批准建设，资金来源为财政资金，招标人为云溪县第三小学，"
        "项目已具备招标条件，现对该项目进行公开招标，欢迎符合条件的投标人参加。",
        "投标人应当在开标前递交投标文件，逾期送达的投标文件招标人不予受理。",
    ]


def test_an_indent_opens_a_paragraph_even_where_the_line_above_is_full() -> None:
    text = """\
　　本项目已由有关部门批准建设，资金来源为财政资金。项
目已具备招标条件，现对该项目进行公开招标，招标人为县第
三小学，欢迎参加。项目预算见采购需求，本次采购共一包。
逾期送达的不予受理。
　　投标人应当在开标前递交投标文件，逾期送达的投标文件
　　招标人为县第三小学。
"""
    assert [paragraph[:4] for paragraph in prose(text)] == ["本项目已", "投标人应", "招标人为"]
    assert prose(text)[0].endswith("本次采购共一包。逾期送达的不予受理。")


def test_fields_titles_and_items_stay_apart() -> None:
    lines = [
        "云溪县第三小学",
        "课桌椅采购项目",
        "项目编号：YX-2026-017",
        "采购人：云溪县第三小学",
        "一、投标人资格要求",
        "1、具有独立承担民事责任的能力",
        "2、近三年无重大违法记录",
        "（1）提供承诺函",
        "★ 质保期不少于三年",
    ]
    assert prose("\n".join(lines)) == lines


def test_a_reference_cut_before_the_chapter_is_no_heading() -> None:
    assert prose("具体技术参数和要求，详见\n第三章 采购需求") == [
        "具体技术参数和要求，详见第三章 采购需求"
    ]


def test_page_numbers_do_not_cut_a_sentence() -> None:
    assert prose("评标委员会由招标人的\n- 12 -\n代表和专家组成。\n第 3 页 共 9 页") == [
        "评标委员会由招标人的代表和专家组成。"
    ]


def test_latin_words_keep_their_blank() -> None:
    assert prose("设备须支持的协议为 Modbus TCP、\nOPC UA，以及\nMQTT。") == [
        "设备须支持的协议为 Modbus TCP、OPC UA，以及MQTT。"
    ]
    assert glue(["Modbus", "TCP", "和", "OPC"]) == "Modbus TCP和OPC"


def test_blank_lines_and_form_feeds_separate() -> None:
    assert prose("甲方\r\n\r\n乙方\f丙方") == ["甲方", "乙方", "丙方"]


@pytest.mark.parametrize("mark", [" | ", "|", " ｜ ", "\t"])
def test_rows_with_the_same_separators_are_a_table(mark: str) -> None:
    rows = [["评审因素", "分值", "评分标准"], ["价格", "30", "低价优先"], ["技术", "70", ""]]
    text = "\n".join(["评分如下：", *(mark.join(row) for row in rows), "以上合计100分。"])
    assert grids(text) == [rows]
    assert prose(text) == ["评分如下：", "以上合计100分。"]


def test_a_cell_that_a_merge_left_empty_keeps_its_place() -> None:
    assert grids("技术 | 参数 | 35\n | 方案 | 15") == [[["技术", "参数", "35"], ["", "方案", "15"]]]


def test_a_title_row_spans_the_table() -> None:
    (table,) = (
        b for b in text_blocks("评分表 |  | \n因素 | 分值 | 标准") if isinstance(b, FlatTable)
    )
    assert table.rows[0][0].column_span == 3


def test_numbered_lines_with_tabs_are_no_table() -> None:
    assert grids("1.\t总则\n2.\t定义") == []
    assert grids("封面\t1\n第一章 招标公告\t3\n第二章 投标人须知\t8") == []
    assert grids("只有一行 | 不成表") == []


def test_markdown_headings() -> None:
    text = "# 第一章 招标公告\n## **一、项目概况** ##\n评标办法\n=======\n内容\n\n---\n"
    assert marked(text) == ["#第一章 招标公告", "##一、项目概况", "#评标办法", "内容"]


def test_markdown_signs_are_not_text() -> None:
    text = "投标人须在**本市**[注册](https://example.cn)，`保证金`为 *2* 万元，3*4*5。![图](a.png)"
    assert marked(text) == ["投标人须在本市注册，保证金为 2 万元，3*4*5。"]


def test_blanks_to_fill_in_are_no_emphasis() -> None:
    assert marked("投标人：____（盖章）日期：__年__月__日") == [
        "投标人：____（盖章）日期：__年__月__日"
    ]


def test_what_a_markdown_page_does_not_print_is_not_read() -> None:
    text = "---\ntitle: 内部\n---\n甲方<!-- 备注：\n删除 -->条款\n\n[1]: https://example.cn\n"
    assert marked(text) == ["甲方条款"]


def test_markdown_lists_show_the_numbers_that_a_reader_sees() -> None:
    text = "1. 营业执照\n1. 资质证书，\n   须在有效期内\n1. 业绩\n\n- 正本\n* 副本"
    assert marked(text) == ["1. 营业执照", "2. 资质证书，须在有效期内", "3. 业绩", "正本", "副本"]


def test_markdown_tables() -> None:
    text = "| 因素 | 分值 |\n|:--|--:|\n| **价格**<br>报价 | 30 |\n| 技\\|术 |\n"
    assert marked(text) == [[["因素", "分值"], ["价格\n报价", "30"], ["技|术"]]]


def test_an_html_table_within_markdown() -> None:
    text = "评分：\n<table><tr><td rowspan=2>商务</td><td>业绩</td></tr><tr><td>信誉</td></tr></table>\n完"
    assert marked(text) == ["评分：", [["商务", "业绩"], ["信誉"]], "完"]


def test_nested_html_tables_within_markdown() -> None:
    inner = "<table><tr><td>早班</td></tr></table>"
    text = f"甲\n<table><tr><td>班次{inner}</td><td>8</td></tr></table>\n| 乙 | 丙 |"
    assert marked(text) == ["甲", [["班次", "8"]], [["乙", "丙"]]]


def test_code_is_read_as_it_stands() -> None:
    assert marked("```\n**甲** 不得转包\n```") == ["**甲** 不得转包"]


@pytest.mark.parametrize(
    "sign",
    ["*", "**", "`", "[", "![", "<", "_", "<!--", "<table>", "|", "# ", "~~a", "1.\t甲\n", "|\n"],
)
def test_endless_signs_are_read_to_their_end(sign: str) -> None:
    """A quadratic pattern would take minutes on these."""
    assert marked(sign * 30_000 + "\n\n投标人须知")[-1] == "投标人须知"
