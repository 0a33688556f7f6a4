"""Tables of Word files as grids."""

from __future__ import annotations

from pathlib import Path

from word_file import cell, p, row, table, tables

from biaochi.model.document import Table

START = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def shape(made: Table) -> list[list[tuple[str, int, int, int, int]]]:
    """Text, row, column, row span and column span of every cell."""
    return [
        [(c.text, c.row, c.column, c.row_span, c.column_span) for c in cells] for cells in made.rows
    ]


def test_merged_cells_are_held_once(tmp_path: Path) -> None:
    body = table(
        row(cell("评审因素", START), cell("得分", span(2))),
        row(cell("", GOES_ON), "分值", "权重"),
        row(cell("业绩", START), "5", "1"),
        row(cell("", GOES_ON), "6", "2"),
        row(cell("", GOES_ON), cell("合计", span(2))),
    )
    (made,) = tables(tmp_path, body)
    assert shape(made) == [
        [("评审因素", 1, 1, 2, 1), ("得分", 1, 2, 1, 2)],
        [("分值", 2, 2, 1, 1), ("权重", 2, 3, 1, 1)],
        [("业绩", 3, 1, 3, 1), ("5", 3, 2, 1, 1), ("1", 3, 3, 1, 1)],
        [("6", 4, 2, 1, 1), ("2", 4, 3, 1, 1)],
        [("合计", 5, 2, 1, 2)],
    ]
    assert made.header_rows == 2
    covering = made.covering(5, 1)
    assert covering is not None and covering.text == "业绩"


def test_rows_that_start_further_right(tmp_path: Path) -> None:
    body = table(row("甲", "乙", "丙"), row("丁", "戊", props='<w:gridBefore w:val="1"/>'))
    (made,) = tables(tmp_path, body)
    assert [(c.text, c.column) for c in made.rows[1]] == [("丁", 2), ("戊", 3)]


def test_a_merge_that_goes_on_from_nothing_is_a_cell(tmp_path: Path) -> None:
    (made,) = tables(tmp_path, table(row(cell("甲", GOES_ON), "乙"), row("丙", "丁")))
    assert [c.text for c in made.rows[0]] == ["甲", "乙"]


def test_old_horizontal_merges(tmp_path: Path) -> None:
    left, right = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    (made,) = tables(
        tmp_path, table(row(cell("甲", left), cell("", right), "乙"), row("1", "2", "3"))
    )
    assert [(c.text, c.column, c.column_span) for c in made.rows[0]] == [("甲", 1, 2), ("乙", 3, 1)]


def test_deleted_rows_and_cells_are_not_read(tmp_path: Path) -> None:
    body = table(
        row("甲", "乙"),
        row("旧", "旧", props='<w:del w:id="1"/>'),
        row("丙", cell("旧", '<w:cellDel w:id="2"/>'), props='<w:ins w:id="3"/>'),
    )
    (made,) = tables(tmp_path, body)
    assert [[c.text for c in cells] for cells in made.rows] == [["甲", "乙"], ["丙", ""]]
    assert [cells[0].row for cells in made.rows] == [1, 2]


def test_rows_and_cells_in_content_controls(tmp_path: Path) -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    body = table(row("甲", control(cell("乙"))), control(row("丙", "丁")))
    (made,) = tables(tmp_path, body)
    assert [[c.text for c in cells] for cells in made.rows] == [["甲", "乙"], ["丙", "丁"]]


def test_a_stated_header_counts_where_the_words_do_not_tell(tmp_path: Path) -> None:
    stated = "<w:tblHeader/>"
    body = table(row("春", "夏", "秋", props=stated), row("播种。", "浇水。", "收割。"))
    (made,) = tables(tmp_path, body)
    assert made.header_rows == 1


def test_cells_hold_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    nested = table(row("内一", "内二"))
    outer = table(row("外", f"<w:tc>{p('前')}{nested}{p('后')}</w:tc>"))
    (made,) = tables(tmp_path, outer)
    before, inner, after = made.rows[0][1].blocks
    assert isinstance(inner, Table) and inner.number == 2
    assert not isinstance(before, Table) and not isinstance(after, Table)
    assert (before.anchor.paragraph, after.anchor.paragraph) == (2, 5)
    assert (after.anchor.table, after.anchor.row, after.anchor.column) == (1, 1, 2)
