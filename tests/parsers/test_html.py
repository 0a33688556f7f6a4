"""Web pages: what a reader of the page sees, and nothing else."""

from __future__ import annotations

import pytest

from biaochi.parsers.flat import Flat, FlatTable
from biaochi.parsers.html import blocks_of


def text(markup: str) -> list[str]:
    return ["#" * b.hint + b.text for b in blocks_of(markup) if isinstance(b, Flat)]


def only_table(markup: str) -> FlatTable:
    (table,) = (b for b in blocks_of(markup) if isinstance(b, FlatTable))
    return table


def cells(table: FlatTable) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for r in table.rows for c in r]


def test_blocks_are_paragraphs_and_inline_parts_are_not() -> None:
    page = "<div>甲<b>方</b><p>乙<span>方</span></p>丙<font>方</div><h2>评标办法</h2>"
    assert text(page) == ["甲方", "乙方", "丙方", "##评标办法"]


def test_a_line_break_of_the_source_is_none_of_the_text() -> None:
    assert text("<p>投标人须在本\n   市注册&amp;纳税 A\nB</p>") == ["投标人须在本市注册&纳税 A B"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>a</script>",
        "<style>a</style>",
        "<p style='display: none'>a</p>",
        "<span hidden>a</span>",
        "<!-- a -->",
        "<template><p>a</p></template>",
        "<noscript>a</noscript>",
        "<nav>a</nav>",
        "<header>a</header>",
        "<select><option>a</select>",
        "<del>a</del>",
    ],
)
def test_what_nobody_sees_is_not_read(hidden: str) -> None:
    assert text(f"<p>甲</p>{hidden}<p>乙</p>") == ["甲", "乙"]


def test_the_header_of_an_article_is_its_title() -> None:
    assert text("<article><header><h1>采购公告</h1></header><p>甲</p></article>") == [
        "#采购公告",
        "甲",
    ]


def test_a_break_within_a_paragraph_and_breaks_between_paragraphs() -> None:
    assert text("<p>云溪县<br>第三小学</p>") == ["云溪县\n第三小学"]
    assert text("<div>甲方<br><br>乙方</div>") == ["甲方", "乙方"]
    assert text("<div>一、概况<br>共一包。<br>二、资格</div>") == [
        "一、概况",
        "共一包。",
        "二、资格",
    ]
    assert text("<div>　　甲方付款。<br>　　乙方交货。</div>") == ["甲方付款。", "乙方交货。"]


def test_lists_show_the_numbers_that_the_browser_prints() -> None:
    page = "<ol><li>甲<ol type=a><li>子</ol><li value=5>丙<li>（三）丁</ol><ul><li>戊</ul>"
    assert text(page) == ["1. 甲", "a. 子", "5. 丙", "（三）丁", "戊"]
    assert text("<ol style='list-style:cjk-ideographic' start=9><li>甲<li>乙</ol>") == [
        "九、 甲",
        "十、 乙",
    ]
    assert text("<ol type=I start=4><li>甲</ol><ol style='list-style:none'><li>乙</ol>") == [
        "IV. 甲",
        "乙",
    ]


def test_merged_cells_stand_at_their_first_place() -> None:
    page = (
        "<table border=1><tr><td rowspan=2>技术<td>参数<tr><td>方案<tr><td colspan=2>合计</table>"
    )
    assert cells(only_table(page)) == [
        (1, 1, 2, 1, "技术"),
        (1, 2, 1, 1, "参数"),
        (2, 2, 1, 1, "方案"),
        (3, 1, 1, 2, "合计"),
    ]


def test_spans_beyond_the_table_end_with_it() -> None:
    page = "<table><tr><td rowspan=99>甲<td rowspan=0>乙<td colspan=x>丙<tr><td>丁</table>"
    assert [cell[2:4] for cell in cells(only_table(page))] == [(2, 1), (2, 1), (1, 1), (1, 1)]


def test_a_table_within_a_cell() -> None:
    page = "<table border=1><tr><td>班次<table border=1><tr><td>早<td>晚</table>如上<td>乙</table>"
    first = only_table(page).rows[0][0]
    inner = first.blocks[1]
    assert first.text == "班次\n如上"
    assert isinstance(inner, FlatTable)
    assert [c.text for c in inner.rows[0]] == ["早", "晚"]


def test_header_cells_and_captions() -> None:
    page = "<table><caption>评分表</caption><tr><th>因素<th>分值<tr><td>价格<td>30</table>"
    assert text(page) == ["评分表"]
    assert only_table(page).header_rows == 1


def test_a_table_that_only_lays_out_the_page_is_none() -> None:
    body = "<p>投标人应当按照要求递交投标文件。</p>" * 15
    page = f"<table width=100%><tr><td><h1>采购公告</h1>{body}</td><td>栏</td></tr></table>"
    assert text(page)[0] == "#采购公告"
    assert not any(isinstance(block, FlatTable) for block in blocks_of(page))


def test_a_table_of_long_criteria_stays_a_table() -> None:
    long = "<p>方案完整可行的得15分。</p>" * 30
    page = f"<table border=1><tr><td>技术<td>{long}</table>"
    assert len(cells(only_table(page))) == 2


MENU = "<ul>" + "".join(f"<li><a href='/{n}'>栏目{n}</a>" for n in range(6)) + "</ul>"


def test_menus_the_way_to_the_page_and_the_footer_are_left_out() -> None:
    page = (
        f"<div class='top'>{MENU}</div>"
        "<div>当前位置：<a href='/'>首页</a> &gt; <a href='/g'>公告</a></div>"
        "<div id='c'><h1>采购公告</h1><p>详见<a href='/a.docx'>招标文件</a>。</p></div>"
        "<div class='page-footer'>版权所有 备案号 12345</div>"
    )
    assert text(page) == ["#采购公告", "详见招标文件。"]


def test_the_text_stays_even_if_it_is_full_of_links_or_oddly_named() -> None:
    contents = "".join(f"<p><a href='#_Toc{n}'>第{n}章 说明</a></p>" for n in range(1, 6))
    assert len(text(f"<div>{contents}</div>")) == 5
    assert text("<div class='nav'><p>投标人须在本市注册。</p></div>") == ["投标人须在本市注册。"]
    laws = "".join(f"<a href='/law/{n}'>法规第{n}号</a>、" for n in range(5))
    assert text(f"<p>依据{laws}制定。</p>")[0].startswith("依据法规第0号、")


def test_lines_set_apart_look_like_headings() -> None:
    page = "<p align=center>评标办法</p><p><b>合同条款</b></p><p><b>付款：</b>验收后支付。</p>"
    assert [b.look for b in blocks_of(page) if isinstance(b, Flat)] == [True, True, False]


def test_preformatted_lines_are_paragraphs() -> None:
    assert text("<pre>一、概况\n投标人须在本\n市注册。</pre>") == [
        "一、概况",
        "投标人须在本市注册。",
    ]


def test_very_deep_pages_are_read() -> None:
    assert text("<font>" * 3000 + "甲" + "<table><tr><td>" * 60 + "乙")[0] == "甲"


def test_a_row_that_merged_cells_fill_counts() -> None:
    page = "<table><tr><td rowspan=2>甲<td rowspan=2>乙<tr></tr><tr><td>丙<td>丁<tr></tr></table>"
    assert [cell[:3] for cell in cells(only_table(page))] == [
        (1, 1, 2),
        (1, 2, 2),
        (3, 1, 1),
        (3, 2, 1),
    ]


def test_a_form_with_one_long_cell_stays_a_table() -> None:
    notes = "<p>报价应当包括全部费用和税金，保留小数点后两位。</p>" * 15
    page = f"<table><tr><td>投标报价<td>元<tr><td colspan=2>{notes}</table>"
    assert len(cells(only_table(page))) == 3


def test_lines_of_the_contents_are_known_by_their_links() -> None:
    page = "<p><a href='#_Toc1'>第一章 招标公告 3</a></p><p>见<a href='#a'>附件</a></p>"
    assert [b.contents for b in blocks_of(page) if isinstance(b, Flat)] == [True, False]


def test_an_empty_row_that_is_not_full_is_none() -> None:
    page = "<table><tr><td rowspan=2>甲<td>乙<tr></tr><tr><td>丙</table>"
    assert [cell[:3] for cell in cells(only_table(page))] == [(1, 1, 2), (1, 2, 1), (2, 2, 1)]
