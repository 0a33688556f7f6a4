from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biaochi.reports.wrap import breaks, cells, lines, pad


def test_a_chinese_character_is_two_cells_wide() -> None:
    assert cells("投标A1") == 6
    assert cells("“…”") == 6
    assert cells("e\u0301") == 1


@pytest.mark.parametrize(
    ("text", "width", "broken"),
    [
        ("投标人须在青禾市注册", 8, ["投标人须", "在青禾市", "注册"]),
        ("投标人，须注册", 6, ["投标", "人，须", "注册"]),
        ("提供《办法》原件", 6, ["提供", "《办", "法》原", "件"]),
        ("采用 ISO9001 体系", 10, ["采用", "ISO9001 体", "系"]),
        ("ABCDEFGHIJ", 4, ["ABCD", "EFGH", "IJ"]),
        ("", 8, [""]),
    ],
)
def test_lines_break_where_chinese_may_be_broken(text: str, width: int, broken: list[str]) -> None:
    assert lines(text, width) == broken


@given(st.text(alphabet="投标，。（）《》abc 12…“”", max_size=80), st.integers(4, 20))
def test_no_line_is_too_wide_and_no_character_is_lost(text: str, width: int) -> None:
    assert all(cells(line) <= width for line in lines(text, width))
    assert breaks(text, width) == sorted(set(breaks(text, width)))
    assert "".join(lines(text, width)).replace(" ", "") == text.replace(" ", "")


def test_padding_fills_and_shortens_to_the_cell() -> None:
    assert pad("投标", 6) == "投标  "
    assert pad("青禾市第二中学课桌椅.docx", 16) == "青禾市…椅.docx "
    assert cells(pad("青禾市第二中学课桌椅.docx", 15)) == 15
