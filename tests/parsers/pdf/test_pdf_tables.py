"""Ruled tables are read with merged cells, and put together over page ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from sheets import LEFT, TOP, Sheets, cells, paragraphs, stamped, tables

from biaochi.model.document import Table

XS = (90.0, 150.0, 300.0, 500.0)
HEADER = ("序号", "评审因素", "评分标准")


@pytest.fixture
def sheets(tmp_path: Path) -> Sheets:
    return Sheets(tmp_path / "招标文件.pdf")


def test_cells_stand_in_rows_and_columns(sheets: Sheets) -> None:
    sheets.line("评分办法如下：")
    sheets.table(XS, [HEADER, ("1", "业绩", "每项得2分"), ("2", "价格", "满分30分")])
    sheets.line("以上合计一百分。")
    document = sheets.read()
    (table,) = tables(document)
    assert cells(table) == [list(HEADER), ["1", "业绩", "每项得2分"], ["2", "价格", "满分30分"]]
    assert paragraphs(document) == ["评分办法如下：", "以上合计一百分。"]
    assert table.header_rows == 1
    place = table.rows[1][2].blocks[0]
    assert not isinstance(place, Table)
    assert (place.anchor.page, place.anchor.row, place.anchor.column) == (1, 2, 3)
    assert place.anchor.boxes[0].x0 == pytest.approx(305, abs=1)


def test_lines_of_a_narrow_cell_are_one_paragraph(sheets: Sheets) -> None:
    sheets.table(
        (90, 130, 300), [("评审因\n素名称", "投标人须在本市\n设有服务网点"), ("甲", "乙")], 40
    )
    (table,) = tables(sheets.read())
    assert table.rows[0][0].text == "评审因素名称"
    assert table.rows[0][1].text == "投标人须在本市\n设有服务网点"


def test_items_in_a_cell_stay_apart(sheets: Sheets) -> None:
    items = "1、提供营业执照复印件，加盖单位公章\n2、提供授权书；\n3、提供承诺书。"
    sheets.table((90, 150, 345), [("资格", items), ("业绩", "近三年")], 50)
    (table,) = tables(sheets.read())
    assert table.rows[0][1].text == items


def test_merged_cells_span_rows_and_columns(sheets: Sheets) -> None:
    top = TOP
    sheets.box(90, top, 500, top + 90)
    for y in (top + 30, top + 60):
        sheets.rule(150, y, 500, y)
    sheets.rule(150, top, 150, top + 90)
    sheets.rule(300, top + 30, 300, top + 90)
    sheets.words(95, top + 40, "商务")
    sheets.words(155, top + 5, "评分标准")
    for y, left, right in ((top + 35, "业绩", "10分"), (top + 65, "服务", "5分")):
        sheets.words(155, y, left)
        sheets.words(305, y, right)
    (table,) = tables(sheets.read())
    first, wide = table.rows[0]
    assert (first.text, first.row_span, first.column_span) == ("商务", 3, 1)
    assert (wide.text, wide.row_span, wide.column_span) == ("评分标准", 1, 2)
    assert cells(table)[1:] == [["业绩", "10分"], ["服务", "5分"]]


def test_rules_may_be_thin_filled_rectangles(sheets: Sheets) -> None:
    for y in (90, 120, 150):
        sheets.canvas.rect(90, 842 - y, 300, 0.6, stroke=0, fill=1)
    for x in (90, 200, 390):
        sheets.canvas.rect(x, 842 - 150, 0.6, 60, stroke=0, fill=1)
    for (x, y), text in {
        (95, 95): "项目",
        (205, 95): "预算",
        (95, 125): "课桌",
        (205, 125): "五万元",
    }.items():
        sheets.words(x, y, text)
    (table,) = tables(sheets.read())
    assert cells(table) == [["项目", "预算"], ["课桌", "五万元"]]


def test_all_rules_may_be_one_path(sheets: Sheets) -> None:
    path = sheets.canvas.beginPath()
    for y in (90, 120, 150):
        path.moveTo(90, 842 - y)
        path.lineTo(390, 842 - y)
    for x in (90, 200, 390):
        path.moveTo(x, 842 - 90)
        path.lineTo(x, 842 - 150)
    sheets.canvas.drawPath(path)
    sheets.words(95, 95, "项目")
    sheets.words(205, 125, "五万元")
    (table,) = tables(sheets.read())
    assert cells(table) == [["项目", ""], ["", "五万元"]]


def test_a_table_with_open_sides_is_read(sheets: Sheets) -> None:
    for y in (90, 120, 150):
        sheets.rule(90, y, 390, y)
    sheets.rule(200, 90, 200, 150)
    for (x, y), text in {
        (95, 95): "项目",
        (205, 95): "预算",
        (95, 125): "课桌",
        (205, 125): "五万元",
    }.items():
        sheets.words(x, y, text)
    (table,) = tables(sheets.read())
    assert cells(table) == [["项目", "预算"], ["课桌", "五万元"]]


def test_a_table_drawn_in_a_form_is_read(sheets: Sheets) -> None:
    with stamped(sheets):
        sheets.table((90, 200, 390), [("项目", "预算"), ("课桌", "五万元")])
    (table,) = tables(sheets.read())
    assert cells(table) == [["项目", "预算"], ["课桌", "五万元"]]


@pytest.mark.parametrize("turns", [90, 180, 270])
def test_a_turned_page_is_read_as_shown(sheets: Sheets, turns: int) -> None:
    width, height = A4
    sheets.canvas.setPageRotation(turns)
    # What is shown upright is drawn turned the other way.
    shift = {90: (width, 0), 180: (width, height), 270: (0, height)}[turns]
    sheets.canvas.translate(*shift)
    sheets.canvas.rotate(turns)
    sheets.line("评分办法如下：")
    sheets.table((90, 200, 390), [("项目", "预算"), ("课桌", "五万元")])
    document = sheets.read()
    (table,) = tables(document)
    assert cells(table) == [["项目", "预算"], ["课桌", "五万元"]]
    (lead,) = (b for _, b in document.walk() if not isinstance(b, Table))
    assert lead.anchor.boxes[0].y0 < 400


def test_a_frame_around_text_is_no_table(sheets: Sheets) -> None:
    sheets.box(LEFT - 10, TOP - 10, 500, TOP + 60)
    sheets.line("投标人须知前附表与正文不一致的，")
    sheets.line("以前附表为准。")
    document = sheets.read()
    assert not tables(document)
    assert "".join(paragraphs(document)) == "投标人须知前附表与正文不一致的，以前附表为准。"


def test_a_border_around_the_page_hides_no_table(sheets: Sheets) -> None:
    sheets.box(40, 40, 555, 800)
    sheets.line("评分办法如下：")
    sheets.table((90, 200, 390), [("项目", "预算"), ("课桌", "五万元")])
    document = sheets.read()
    (table,) = tables(document)
    assert cells(table) == [["项目", "预算"], ["课桌", "五万元"]]
    assert paragraphs(document) == ["评分办法如下："]


def test_a_table_within_a_cell_is_its_own(sheets: Sheets) -> None:
    sheets.box(90, 90, 500, 250)
    sheets.rule(150, 90, 150, 250)
    sheets.words(95, 100, "行业")
    sheets.words(155, 100, "本项目对应的行业：")
    sheets.y = 130
    sheets.table((160, 250, 400), [("标的", "行业"), ("课桌", "工业")])
    sheets.words(155, 220, "以上为准。")
    (table,) = tables(sheets.read())
    blocks = table.rows[0][1].blocks
    inner = [b for b in blocks if isinstance(b, Table)]
    assert [cells(t) for t in inner] == [[["标的", "行业"], ["课桌", "工业"]]]
    assert [b.text for b in blocks if not isinstance(b, Table)] == [
        "本项目对应的行业：",
        "以上为准。",
    ]
    assert isinstance(blocks[1], Table)


def test_underlines_make_no_table(sheets: Sheets) -> None:
    sheets.line("投标人：________（盖章）")
    sheets.rule(150, 100, 300, 100)
    sheets.rule(150, 130, 300, 130)
    assert not tables(sheets.read())


class TestOverThePageEnd:
    def test_a_table_goes_on_and_its_second_header_is_dropped(self, sheets: Sheets) -> None:
        sheets.table(XS, [HEADER, ("1", "业绩", "每项得2分")])
        sheets.turn()
        sheets.table(XS, [HEADER, ("2", "价格", "满分30分")])
        (table,) = tables(sheets.read())
        assert [row[0] for row in cells(table)] == ["序号", "1", "2"]
        assert [cell.row for row in table.rows for cell in row] == [1] * 3 + [2] * 3 + [3] * 3

    def test_a_row_cut_in_two_is_whole_again(self, sheets: Sheets) -> None:
        sheets.table(
            (90, 130, 200, 355),
            [("序号", "因素", "标准"), ("1", "服务", "投标人须在本市设有固定的服")],
        )
        sheets.turn()
        sheets.table((90, 130, 200, 355), [("", "", "务网点的得5分。"), ("2", "价格", "满分30分")])
        (table,) = tables(sheets.read())
        assert cells(table)[1:] == [
            ["1", "服务", "投标人须在本市设有固定的服务网点的得5分。"],
            ["2", "价格", "满分30分"],
        ]

    def test_a_row_that_counts_on_is_a_new_one(self, sheets: Sheets) -> None:
        sheets.table(
            (90, 130, 200, 355),
            [("序号", "因素", "标准"), ("1", "服务", "投标人须在本市设有固定的服")],
        )
        sheets.turn()
        sheets.table(
            (90, 130, 200, 355), [("2", "业绩", "每提供一项得两分"), ("3", "价格", "满分30分")]
        )
        (table,) = tables(sheets.read())
        assert [row[0] for row in cells(table)] == ["序号", "1", "2", "3"]

    def test_a_merged_cell_goes_on(self, sheets: Sheets) -> None:
        for page in (1, 2):
            sheets.box(90, 90, 400, 150)
            sheets.rule(150, 90, 150, 150)
            sheets.rule(150, 120, 400, 120)
            sheets.words(95, 100, "商务" if page == 1 else "")
            sheets.words(155, 95, f"因素{2 * page - 1}得1分")
            sheets.words(155, 125, f"因素{2 * page}得1分")
            sheets.turn()
        (table,) = tables(sheets.read())
        first = table.rows[0][0]
        assert (first.text, first.row_span) == ("商务", 4)
        assert [row[-1].text for row in table.rows] == [f"因素{n}得1分" for n in (1, 2, 3, 4)]

    def test_a_row_without_a_lower_rule_is_read(self, sheets: Sheets) -> None:
        sheets.table((90, 200, 390), [("项目", "预算")])
        low = TOP + 30
        for x in (90, 200, 390):
            sheets.rule(x, low, x, low + 30)
        sheets.words(95, low + 5, "课桌")
        sheets.words(205, low + 5, "五万元")
        (table,) = tables(sheets.read())
        assert cells(table) == [["项目", "预算"], ["课桌", "五万元"]]

    def test_tables_with_other_columns_stay_apart(self, sheets: Sheets) -> None:
        sheets.table(XS, [HEADER, ("1", "业绩", "每项得2分")])
        sheets.turn()
        sheets.table((90, 240, 500), [("附件", "名称"), ("1", "投标函")])
        assert len(tables(sheets.read())) == 2

    def test_tables_with_text_between_stay_apart(self, sheets: Sheets) -> None:
        sheets.table(XS, [HEADER, ("1", "业绩", "每项得2分")])
        sheets.turn()
        sheets.line("第二包的评分办法：")
        sheets.table(XS, [HEADER, ("1", "价格", "满分30分")])
        assert len(tables(sheets.read())) == 2

    def test_the_same_header_in_other_widths_is_the_same_table(self, sheets: Sheets) -> None:
        sheets.table(XS, [HEADER, ("1", "业绩", "每项得2分")])
        sheets.turn()
        sheets.table((70, 120, 280, 520), [HEADER, ("2", "价格", "满分30分")])
        (table,) = tables(sheets.read())
        assert [row[0] for row in cells(table)] == ["序号", "1", "2"]
