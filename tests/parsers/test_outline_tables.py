"""Tables in the outline: header rows, numbering, frames, and tables cut by a page."""

from __future__ import annotations

import pytest

from biaochi.model.document import Paragraph, Section, Table
from biaochi.parsers.flat import Flat, FlatCell, FlatTable
from biaochi.parsers.outline import build


def grid(*rows: str) -> FlatTable:
    return FlatTable(
        tuple(
            tuple(FlatCell(r, c, (Flat(text),)) for c, text in enumerate(row.split("|"), 1))
            for r, row in enumerate(rows, 1)
        )
    )


def only_table(*blocks: Flat | FlatTable) -> Table:
    (table,) = (b for b in build(blocks).children if isinstance(b, Table))
    return table


def test_paragraphs_and_tables_are_numbered_in_reading_order() -> None:
    inner = FlatTable(((FlatCell(1, 1, (Flat("丙"),)), FlatCell(1, 2, (Flat("丁"),))),))
    outer = FlatTable(
        ((FlatCell(1, 1, (Flat("甲"), Flat("  "), Flat("（1）乙"))), FlatCell(1, 2, (inner,))),)
    )
    root = build([Flat("第一章 须知", page=3), outer, Flat("戊")])
    chapter = root.children[0]
    assert isinstance(chapter, Section) and chapter.heading is not None
    assert (chapter.heading.anchor.paragraph, chapter.heading.anchor.page) == (1, 3)
    table, last = chapter.children
    assert isinstance(table, Table) and isinstance(last, Paragraph)
    left, right = table.rows[0]
    first, second = left.blocks
    assert isinstance(first, Paragraph) and isinstance(second, Paragraph)
    assert (first.anchor.paragraph, second.anchor.paragraph, second.label) == (2, 3, "（1）")
    nested = right.blocks[0]
    assert isinstance(nested, Table)
    assert (table.number, nested.number, nested.rows[0][1].text) == (1, 2, "丁")
    assert last.anchor.paragraph == 6


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("序号|评审因素|分值|评分标准", "1|业绩|5|每项1分"), 1),
        (("条款号|内容", "1.1|采购人"), 1),
        (("评分项目|评分标准", "价格|低价优先"), 1),
        (("项目名称|课桌椅采购", "预算金额|30万元"), 0),
        (("姓名||性别|", "学历||职称|"), 0),
        (("1|业绩|5|每项1分。", "2|方案|5|优5分。"), 0),
        (("品目|名称|数量|单价（元）", "1|课桌|30|200"), 1),
        (("甲方：|乙方：", "盖章|盖章"), 0),
        (("序号|禁止情形", "1|串通投标"), 1),
    ],
)
def test_rows_that_name_the_columns(rows: tuple[str, ...], expected: int) -> None:
    assert only_table(grid(*rows)).header_rows == expected


def test_a_header_is_as_deep_as_its_tallest_cell_and_below_a_caption() -> None:
    deep = FlatTable(
        (
            (
                FlatCell(1, 1, (Flat("序号"),), row_span=2),
                FlatCell(1, 2, (Flat("名称"),), row_span=2),
                FlatCell(1, 3, (Flat("报价"),), column_span=2),
            ),
            (FlatCell(2, 3, (Flat("单价"),)), FlatCell(2, 4, (Flat("总价"),))),
            tuple(FlatCell(3, c, (Flat("1"),)) for c in range(1, 5)),
        )
    )
    assert only_table(deep).header_rows == 2
    body = grid("序号|名称|数量", "1|课桌|30")
    caption = (FlatCell(1, 1, (Flat("附表：货物清单"),), column_span=3),)
    moved = tuple(tuple(FlatCell(c.row + 1, c.column, c.blocks) for c in row) for row in body.rows)
    assert only_table(FlatTable((caption, *moved))).header_rows == 2


def test_a_frame_around_text_is_no_table() -> None:
    root = build([FlatTable(((FlatCell(1, 1, (Flat("第一章 须知"), Flat("正文。"))),),))])
    (chapter,) = root.children
    assert isinstance(chapter, Section)
    assert (chapter.number, chapter.title) == ("第一章", "须知")


def test_a_table_cut_by_a_page_is_one_table() -> None:
    table = only_table(
        grid("序号|评审因素|评分标准", "1|业绩|每提供一项类似项目业绩得1分，最多"),
        grid("||得5分。", "2|方案|优秀得10分。"),
        grid("序号|评审因素|评分标准", "3|售后|承诺得2分。"),
    )
    assert (table.header_rows, len(table.rows)) == (1, 4)
    assert table.rows[1][2].text == "每提供一项类似项目业绩得1分，最多得5分。"
    assert [row[0].row for row in table.rows] == [1, 2, 3, 4]


def test_tables_of_different_things_stay_apart() -> None:
    blocks = [grid("序号|名称|数量", "1|课桌|3"), grid("序号|岗位|人数", "1|保安|2")]
    assert len(build(blocks).children) == 2
    apart = [grid("序号|名称|数量", "1|课桌|3"), Flat("说明"), grid("2|椅子|4", "3|讲台|1")]
    assert len(build(apart).children) == 3
