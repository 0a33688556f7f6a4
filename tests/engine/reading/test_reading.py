"""From a document to clauses: where they begin and end, and what they hang from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_sample import clauses, document, table

from biaochi.engine.reading import read
from biaochi.engine.reading.split import split
from biaochi.model.anchor import Anchor
from biaochi.model.clause import Span
from biaochi.model.document import Cell, Document, Paragraph, Section, Table
from biaochi.model.folding import fold_words

CUTS = (
    "投标人须盖章。｜逾期不候！｜是否接受？｜是；｜否。",
    "投标人须在本⏎市注册。",
    "投标人须盖章。⏎｜逾期不候。",
    "材料如下：⏎｜营业执照",
    "1、营业执照⏎｜2、资质证书",
    "联系人：张三⏎｜电话：0000",
    "具体要求⏎如下：｜①甲；｜②乙。",
    "应提供｜（1）执照｜（2）资质",
    "情形：｜（一）未盖章；｜（二）未签字。",
    "须满足：｜1）有执照；｜2）有资质。",
    "按第（1）、（2）项执行。",
    "按照（1）项和（2）项的规定执行。",
    "见表（1）。",
    "承诺书（须盖章；否则无效。）应提交。",
    "《某某办法。试行》有效。",
    "访问 a.com/?x=1;y=2 下载。",
    "版本3.5及以上；｜端口2.4个。",
    "他说“投标。中标。”就走了。",
    f"说明（{'投标人须按要求提供，' * 10}否则投标无效。），｜另行通知。",
    "价格1,000元。｜",
)


@pytest.mark.parametrize("text", CUTS)
def test_a_paragraph_is_cut_where_a_reader_pauses(text: str) -> None:
    pieces = [p for p in text.replace("⏎", "\n").split("｜") if p]
    whole = "".join(pieces)
    assert [whole[p.start : p.end] for p in split(whole)] == pieces


def test_a_long_bracket_holds_clauses_of_its_own() -> None:
    inside = "投标人须在本市注册并按规定缴纳税款和社会保险费，" * 4
    text = f"说明（{inside}否则无效。{inside}）。"
    assert len(split(text)) > 1


PROSE = st.text(
    alphabet="投标人须在本市。；：，！？\n（）()《》“”①②③1234、.）一二 　a?;", max_size=80
)


@given(PROSE)
def test_clauses_are_the_paragraph_and_nothing_else(text: str) -> None:
    pieces = split(text)
    assert "".join(text[p.start : p.end] for p in pieces) == text
    assert all(p.start < p.end for p in pieces) or text == ""


@given(PROSE)
def test_folded_words_lead_back_into_their_clause(text: str) -> None:
    for clause in clauses(text):
        whole = clause.original(Span(0, len(clause.folded.text)))
        assert clause.start <= whole.start < whole.end <= clause.end
        assert fold_words(text[whole.start : whole.end]) == clause.folded.text


def test_clauses_are_counted_through_the_document() -> None:
    found = read(document("甲。乙。", table("序号｜内容", "1｜丙；丁"))).clauses
    assert [c.index for c in found] == list(range(len(found)))


def leads(*texts: str) -> list[tuple[str, ...]]:
    return [c.lead for c in clauses(*texts)]


def test_numbered_clauses_hang_from_the_line_that_announces_them() -> None:
    assert leads("须满足下列条件：", "（一）有执照；", "（二）有资质。", "另有规定的除外。") == [
        (),
        ("须满足下列条件:",),
        ("须满足下列条件:",),
        (),
    ]


def test_lists_within_lists() -> None:
    found = leads(
        "一、须满足下列条件：",
        "（一）下列资质之一：",
        "1. 施工资质：",
        "（1）总承包；",
        "①一级；",
        "②二级；",
        "（2）专业承包；",
        "2. 设计资质；",
        "（二）有业绩。",
        "二、保证金。",
    )
    top, mid = "须满足下列条件:", "下列资质之一:"
    assert found[1] == (top,)
    assert found[2] == (top, mid)
    assert found[3] == (top, mid, "施工资质:")
    assert found[4][:3] == found[5][:3] == (top, mid, "施工资质:")
    assert found[6] == (top, mid, "施工资质:")
    assert found[7] == (top, mid)
    assert found[8] == (top,)
    assert found[9] == ()


def test_unnumbered_items_hang_while_they_end_in_a_semicolon() -> None:
    assert leads("应提供：", "营业执照；", "资质证书。", "报价应含税。") == [
        (),
        ("应提供:",),
        ("应提供:",),
        (),
    ]


def test_an_explanation_between_items_hangs_from_nothing() -> None:
    found = leads("应提供下列材料：", "1. 执照。", "执照应在有效期内。", "2. 资质。")
    assert found == [(), ("应提供下列材料:",), (), ("应提供下列材料:",)]


def test_the_next_clause_of_the_chapter_is_no_item() -> None:
    found = leads("7.1 应提供下列材料：", "（1）执照；", "（2）资质。", "7.2 报价应含税。")
    assert found[-1] == ()


def test_a_list_that_starts_anew_is_another_list() -> None:
    found = leads("应提供下列材料：", "1. 执照；", "2. 资质。", "开标按规定进行。", "1. 签到；")
    assert found[-1] == ()


def test_a_list_within_one_sentence_hangs_from_its_beginning() -> None:
    found = clauses("有下列情形之一的，其投标无效：①未盖章；②未签字。开标后公布。")
    lead = ("有下列情形之一的,其投标无效:",)
    assert [c.lead for c in found] == [(), lead, lead, ()]


def test_empty_fields_stand_beside_each_other() -> None:
    assert leads("递交地点：", "联系人：", "电话：") == [(), (), ()]
    assert leads("联系方式如下：", "联系人：", "电话：")[2] == ("联系方式如下:",)


def test_the_same_words_for_the_next_lot_announce_another_list() -> None:
    found = leads(
        "采购包1（图书）要求如下：", "（1）甲；", "采购包2（教材）要求如下：", "（1）乙；"
    )
    assert found[3] == ("采购包2(教材)要求如下:",)


def test_a_table_is_what_the_line_before_it_announced() -> None:
    found = clauses("收费标准：", table("金额｜费率", "100万以下｜1.5%"), "例如按中标金额计算。")
    assert found[-1].lead == ()


def test_a_list_does_not_begin_with_its_tenth_item() -> None:
    assert leads("异议受理部门：", "十、本公告在网上发布。")[1] == ()


def test_a_full_sentence_before_a_later_item_announces_nothing() -> None:
    found = clauses("①提供合同。没有提供的不得分。②同一业主不重复计算。")
    assert [c.lead for c in found] == [(), (), ()]


def test_an_option_holds_the_numbered_lines_below_it() -> None:
    found = leads("☑不需要样品", "□需要样品", "1. 递交地点另行通知。")
    assert found[2] == ("□需要样品",)


def test_headings_are_titles_and_no_lead_ins() -> None:
    (clause,) = clauses("营业执照。", title="资格要求")
    assert clause.titles == ("资格要求",)
    assert clause.lead == ()


def test_a_heading_that_announces_is_both() -> None:
    (clause,) = clauses("营业执照。", title="应提供下列材料：")
    assert clause.lead == ("应提供下列材料:",)


def test_a_cell_knows_its_columns_and_its_row() -> None:
    found = clauses(table("评审因素｜分值｜评分标准", "企业 实力｜5｜有资质的得5分"))
    last = found[-1]
    assert last.headers == ("评分标准",)
    assert last.row == ("企业实力", "5")


def cell(row: int, column: int, *blocks: str | Table, rows: int = 1, columns: int = 1) -> Cell:
    inner = tuple(
        Paragraph(b, Anchor(row * 10 + column)) if isinstance(b, str) else b for b in blocks
    )
    return Cell(row, column, inner, rows, columns)


def test_merged_cells_speak_for_every_row_and_column_they_cover() -> None:
    grid = Table(
        1,
        (
            (cell(1, 1, "因素"), cell(1, 2, "评分", columns=2)),
            (cell(2, 1, "业绩", rows=2), cell(2, 2, "甲"), cell(2, 3, "乙")),
            (cell(3, 2, "丙"), cell(3, 3, "丁")),
        ),
        header_rows=1,
    )
    last = clauses(grid)[-1]
    assert last.headers == ("评分",)
    assert last.row == ("业绩", "丙")


def test_a_nested_table_keeps_the_row_around_it() -> None:
    inner = Table(
        2, ((cell(1, 1, "子项"), cell(1, 2, "要求")), (cell(2, 1, "内存"), cell(2, 2, "大"))), 1
    )
    outer = Table(
        1, ((cell(1, 1, "货物"), cell(1, 2, "参数")), (cell(2, 1, "服务器"), cell(2, 2, inner))), 1
    )
    last = clauses(outer)[-1]
    assert last.row == ("内存", "服务器")
    assert last.headers == ("要求", "参数")


def test_the_name_in_a_row_without_headers_leads_its_value() -> None:
    found = clauses(table("1｜投标保证金｜不收取", "2｜投标有效期｜90日", header_rows=0))
    assert found[2].lead == ("投标保证金",)
    assert found[5].lead == ("投标有效期",)


def test_a_table_hangs_from_the_line_that_announces_it() -> None:
    found = clauses("有下列情形之一的，投标无效：", table("序号｜情形", "1｜未盖章"))
    assert found[-1].lead == ("有下列情形之一的,投标无效:",)


def test_the_path_is_printed_and_the_titles_are_folded() -> None:
    heading = Paragraph("第三章　评 标办法", Anchor(1), label="第三章", heading=1)
    section = Section(1, "第三章", "评 标办法", heading, (Paragraph("甲。", Anchor(2)),))
    clause = read(Document("例", "text", Section(0, "", "", None, (section,)))).clauses[-1]
    assert clause.titles == ("评标办法",)
    assert clause.path == ("第三章　评 标办法",)


def test_one_endless_paragraph_is_read_to_its_end() -> None:
    """Splitting that looks back from every sign would take minutes on these."""
    for text in ("（" * 20_000, "①" * 20_000, "1、" * 20_000, "不得" * 20_000, "；\n" * 20_000):
        read_back = "".join(c.text for c in read(document(text)).clauses)
        assert read_back.endswith(text)
