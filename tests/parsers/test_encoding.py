"""Text is read right however it was saved."""

from __future__ import annotations

import pytest

from biaochi.parsers.encoding import decode

PROSE = "投标人须在本市注册，评标办法采用综合评分法。\n1. 预算金额：20万元\n"
MOSTLY_ASCII = "Project No. ABC-2026 budget 200000 CNY\n" * 20 + "编号\n"
TRADITIONAL = "投標人須在本市註冊，評標辦法採用綜合評分法。\n1. 預算金額：20萬元\n"


@pytest.mark.parametrize("text", [PROSE, PROSE * 200, MOSTLY_ASCII, "甲", "a编", "投标\r\n"])
@pytest.mark.parametrize(
    ("saved_as", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-32", "utf-32-le"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
    ],
)
def test_every_way_to_save_chinese(text: str, saved_as: str, name: str) -> None:
    assert decode(text.encode(saved_as)) == (text, name)


@pytest.mark.parametrize("saved_as", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [PROSE, PROSE * 200, MOSTLY_ASCII, "a编"])
def test_utf16_without_a_mark(text: str, saved_as: str) -> None:
    assert decode(text.encode(saved_as)) == (text, saved_as)


@pytest.mark.parametrize("text", [TRADITIONAL, TRADITIONAL * 40, TRADITIONAL + "abc " * 100])
def test_big5_is_not_taken_for_gbk(text: str) -> None:
    assert decode(text.encode("big5"))[0] == text


def test_rare_characters_of_gb18030() -> None:
    assert decode("㐂𠮷镇采购中心".encode("gb18030")) == ("㐂𠮷镇采购中心", "gb18030")


def test_one_damaged_byte_does_not_garble_the_rest() -> None:
    for saved_as in ("utf-8", "gb18030"):
        damaged = (PROSE * 5).encode(saved_as)[:-4] + b"\xff"
        assert decode(damaged)[0].startswith(PROSE * 4)


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="gb2312">',
        "<META http-equiv=Content-Type content='text/html; charset=gb2312'>",
        "<meta charset = GBK >",
        '<?xml version="1.0" encoding="gb2312"?>',
    ],
)
def test_what_pages_call_gb2312_is_gb18030(head: str) -> None:
    page = f"<html>{head}<p>囧㙍喆镕𠮷</p>"
    assert decode(page.encode("gb18030"), html=True) == (page, "gb18030")


def test_a_page_may_name_the_wrong_charset() -> None:
    page = '<meta charset="gb2312"><p>投标人须在本市注册</p>'
    assert decode(page.encode("utf-8"), html=True) == (page, "utf-8")
    nonsense = '<meta charset="chinese-new"><p>投标人须在本市注册</p>'
    assert decode(nonsense.encode("gbk"), html=True) == (nonsense, "gb18030")


def test_a_page_in_big5_says_so() -> None:
    page = '<meta charset="big5"><p>招標</p>'
    assert decode(page.encode("big5"), html=True) == (page, "big5")


def test_nothing_is_still_text() -> None:
    assert decode(b"")[0] == ""
