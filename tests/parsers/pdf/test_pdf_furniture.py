"""Running headers, footers, page numbers and watermarks are no text of the document."""

from __future__ import annotations

from pathlib import Path

import pytest
from sheets import Sheets, paragraphs

BODIES = [
    "投标人应当在截止时间前递交投标文件。",
    "评标委员会由五人以上单数组成。",
    "中标人应当按照合同约定履行义务。",
    "采购人应当按时支付合同价款。",
]


@pytest.fixture
def sheets(tmp_path: Path) -> Sheets:
    return Sheets(tmp_path / "招标文件.pdf")


def test_headers_and_page_numbers_are_left_out(sheets: Sheets) -> None:
    for number, body in enumerate(BODIES, 1):
        sheets.at(90, 42, "某某区中小学课桌椅采购项目招标文件", 9)
        sheets.prose(body)
        sheets.at(280, 790, f"第 {number} 页 共 4 页", 9)
        sheets.turn()
    assert paragraphs(sheets.read()) == BODIES


def test_roman_and_plain_page_numbers_are_left_out(sheets: Sheets) -> None:
    for number, body in zip(("I", "II", "- 1 -", "2"), BODIES, strict=True):
        sheets.prose(body)
        sheets.at(290, 790, number, 9)
        sheets.turn()
    assert paragraphs(sheets.read()) == BODIES


def test_titles_of_forms_at_the_top_of_pages_are_text(sheets: Sheets) -> None:
    for number, body in enumerate(BODIES, 1):
        sheets.line(f"附件{number}", 0)
        sheets.prose(body)
        sheets.turn()
    for text in BODIES:
        sheets.turn()
        sheets.prose(text)
    found = paragraphs(sheets.read())
    assert [text for text in found if text.startswith("附件")] == [
        "附件1",
        "附件2",
        "附件3",
        "附件4",
    ]


def test_what_stands_on_one_page_only_is_text(sheets: Sheets) -> None:
    for number, body in enumerate(BODIES, 1):
        sheets.at(90, 42, "课桌椅采购项目招标文件", 9)
        sheets.prose(body)
        sheets.turn()
        if number == 2:
            sheets.at(90, 60, "投标人须在本市注册。")
    assert "投标人须在本市注册。" in paragraphs(sheets.read())


def test_a_slanting_watermark_is_left_out(sheets: Sheets) -> None:
    sheets.prose(BODIES[0])
    sheets.canvas.saveState()
    sheets.canvas.translate(200, 300)
    sheets.canvas.rotate(45)
    sheets.at(0, 780, "仅供预览请勿外传", 40)
    sheets.canvas.restoreState()
    assert paragraphs(sheets.read()) == BODIES[:1]


def test_a_level_watermark_on_every_page_is_left_out(sheets: Sheets) -> None:
    for body in BODIES:
        sheets.prose(body)
        sheets.at(200, 400, "某某交易平台下载", 20)
        sheets.turn()
    assert paragraphs(sheets.read()) == BODIES
