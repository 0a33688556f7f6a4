"""Printed lines become paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest
from sheets import COLUMNS, LEFT, SIZE, TOP, Sheets, paragraphs

from biaochi.model.document import Paragraph

LONG = (
    "投标人应当仔细阅读招标文件的全部内容，按照招标文件的要求编制投标文件，并保证所提供的"
    "全部资料真实有效，由此产生的后果由投标人自行承担。"
)
FILLER = "采购人将组织评标委员会对投标文件进行审查和比较，并按得分高低推荐候选人，"


@pytest.fixture
def sheets(tmp_path: Path) -> Sheets:
    return Sheets(tmp_path / "招标文件.pdf")


def breaking(before: str, after: str) -> str:
    """A paragraph whose first line ends between the two halves."""
    return FILLER[-(COLUMNS - 2 - len(before)) :] + before + after


def test_a_word_broken_at_the_line_end_is_whole_again(sheets: Sheets) -> None:
    text = breaking("投标人须在本", "市注册并依法纳税。")
    sheets.prose(text)
    sheets.prose(LONG)
    assert paragraphs(sheets.read()) == [text, LONG]


def test_every_printed_line_has_its_box(sheets: Sheets) -> None:
    sheets.prose(LONG[:60])
    (block,) = (b for _, b in sheets.read().walk())
    assert isinstance(block, Paragraph)
    first, second = block.anchor.boxes
    assert block.anchor.page == first.page == second.page == 1
    assert first.x0 == pytest.approx(LEFT + 2 * SIZE, abs=1)
    assert second.x0 == pytest.approx(LEFT, abs=1)
    assert first.x1 == pytest.approx(LEFT + COLUMNS * SIZE, abs=1)
    assert first.y0 == pytest.approx(TOP, abs=3)
    assert first.y1 == pytest.approx(TOP + SIZE, abs=3)
    assert second.y0 > first.y1


def test_a_paragraph_that_ends_at_the_margin_does_not_swallow_the_next(sheets: Sheets) -> None:
    full = breaking("由投标人自行承担", "。")[1:]
    assert len(full) == COLUMNS - 2
    for text in (full, LONG, full, LONG):
        sheets.prose(text)
    assert paragraphs(sheets.read()) == [full, LONG, full, LONG]


def test_items_of_a_list_stay_apart(sheets: Sheets) -> None:
    items = [
        "（1）具有独立承担民事责任的能力；",
        "（2）具有良好的商业信誉和健全的财务会计制度；",
        "（3）具有履行合同所必需的设备和专业技术能力，有依法缴纳税收和社会保障资金的良好记录；",
        "（4）法律、行政法规规定的其他条件。",
    ]
    for item in items:
        sheets.prose(item)
    assert paragraphs(sheets.read()) == items


def test_lines_that_hang_from_a_number_belong_to_it(sheets: Sheets) -> None:
    text = "1.1 " + FILLER[:30] + "荐候选人，且不附有条件。"
    sheets.line(text[:36], 0)
    sheets.line(text[36:], 2)
    sheets.line("1.2 投标文件应当用不褪色的材料书写或打印。", 0)
    assert paragraphs(sheets.read()) == [text, "1.2 投标文件应当用不褪色的材料书写或打印。"]


def test_an_amount_at_the_start_of_a_line_is_no_number(sheets: Sheets) -> None:
    text = breaking("投标保证金为人民币", "20.5万元，应当从基本账户转出。")
    sheets.prose(text)
    sheets.prose(LONG)
    assert paragraphs(sheets.read()) == [text, LONG]


def test_an_article_cited_across_a_line_end_is_no_heading(sheets: Sheets) -> None:
    text = breaking("投标人应当符合本章", "第二条规定的条件，并提交证明。")
    sheets.prose(text)
    sheets.prose(LONG)
    assert paragraphs(sheets.read()) == [text, LONG]


def test_a_short_line_ends_its_paragraph(sheets: Sheets) -> None:
    for text in ("采购人：某某区教育局", "地址：和平路1号", "联系人：张老师"):
        sheets.line(text)
    sheets.prose(LONG)
    assert paragraphs(sheets.read()) == [
        "采购人：某某区教育局",
        "地址：和平路1号",
        "联系人：张老师",
        LONG,
    ]


def test_entries_stay_apart_however_long_they_are(sheets: Sheets) -> None:
    entry = "地址：" + "某某市某某区和平路一百二十号综合服务大楼三层开标室及会议室"
    assert len(entry) == COLUMNS - 2
    for text in (entry, "联系人：张老师"):
        sheets.line(text, 2)
    sheets.prose(LONG)
    assert paragraphs(sheets.read()) == [entry, "联系人：张老师", LONG]


def test_a_paragraph_goes_on_over_the_page_end(sheets: Sheets) -> None:
    for _ in range(3):
        sheets.prose(LONG)
    text = LONG[:-1] + "，投标人对此不得提出异议。"
    sheets.line(text[: COLUMNS - 2], 2)
    sheets.turn()
    sheets.line(text[COLUMNS - 2 : 2 * COLUMNS - 2])
    sheets.line(text[2 * COLUMNS - 2 :])
    sheets.prose(LONG)
    document = sheets.read()
    assert paragraphs(document) == [LONG, LONG, LONG, text, LONG]
    split = [b for _, b in document.walk() if isinstance(b, Paragraph)][3]
    assert [box.page for box in split.anchor.boxes] == [1, 2, 2]
    assert document.pages == 2


def test_a_hyphen_at_the_line_end_is_kept(sheets: Sheets) -> None:
    sheets.prose(LONG)
    sheets.line(FILLER[: COLUMNS - 6] + "工作温度-", 0)
    sheets.line("10℃至40℃。", 0)
    assert paragraphs(sheets.read())[1].endswith("工作温度-10℃至40℃。")


def test_characters_stacked_on_a_cover_are_a_title(sheets: Sheets) -> None:
    for char in "招标文件":
        sheets.at(280, sheets.y, char, 36)
        sheets.y += 60
    assert paragraphs(sheets.read()) == ["招标文件"]


def test_signatures_on_the_right_stay_apart(sheets: Sheets) -> None:
    sheets.prose(LONG)
    sheets.prose(LONG)
    sheets.line("投标人全称（盖单位公章）：某某建设有限责任公司", 11)
    sheets.line("法定代表人（签字）：", 15)
    sheets.line("二〇二六年三月一日", 24)
    assert paragraphs(sheets.read())[2:] == [
        "投标人全称（盖单位公章）：某某建设有限责任公司",
        "法定代表人（签字）：",
        "二〇二六年三月一日",
    ]


def test_lines_of_the_contents_stay_apart(sheets: Sheets) -> None:
    sheets.line("目录", 15)
    for name, page in (("第一章 招标公告", 1), ("第二章 投标人须知", 5), ("第三章 评标办法", 21)):
        sheets.line(name + "." * (100 - 4 * len(name)) + str(page))
    sheets.turn()
    sheets.line("第一章 招标公告", 12, 16)
    sheets.prose(LONG)
    document = sheets.read()
    chapters = [s.title for s in document.root.children if hasattr(s, "title")]
    assert "招标公告" in chapters[-1]
    assert [text[:5].strip() for text in paragraphs(document)[1:4]] == [
        "第一章 招",
        "第二章 投",
        "第三章 评",
    ]


def test_a_ragged_line_that_breaks_off_goes_on_where_its_number_hangs(sheets: Sheets) -> None:
    sheets.line("2.1.3 优先采购的节能环保产品，其报价按规定扣除，扣除之后再用于评")
    sheets.line("审。", indent=3)
    sheets.prose(LONG)
    text = "2.1.3 优先采购的节能环保产品，其报价按规定扣除，扣除之后再用于评审。"
    assert paragraphs(sheets.read()) == [text, LONG]


def test_a_quotation_that_closes_in_the_next_line_is_one(sheets: Sheets) -> None:
    sheets.line("请在下载页安装“投标工")
    sheets.line("具箱”驱动。")
    sheets.prose(LONG)
    assert paragraphs(sheets.read()) == ["请在下载页安装“投标工具箱”驱动。", LONG]


def test_the_value_of_a_field_goes_on_below_itself(sheets: Sheets) -> None:
    name = "项目名称：" + FILLER[: COLUMNS - 5]
    sheets.line(name)
    sheets.line("理服务项目", indent=5)
    sheets.line("项目编号：甲2026")
    sheets.prose(LONG)
    assert paragraphs(sheets.read()) == [name + "理服务项目", "项目编号：甲2026", LONG]
