"""Comments and blank lines keep their places; declarations with mistakes stay as they are."""

from __future__ import annotations

import pytest

from biaochi.grammar.format import format_text


@pytest.mark.parametrize(
    "text",
    [
        "# 文件头\n\n# 说明下面\n语言版本 1\n规则集 甲  乙\n\n词表 丙  # 尾注\n  丁\n",
        "词表 丙\n  甲 | 乙  # 尾注\n  # 整行\n  丁\n  避开 戊 | 己\n       # 其间\n       庚\n",
        "规则 甲  乙\n  # 级别以前\n  级别 红  # 级别\n\n  # 依据以前\n  依据 《甲》第一条  # 甲\n       第二条\n",
        "规则 甲  乙\n  当  # 条件\n     含 甲\n     # 其间\n     且 含 乙\n",
        "规则 甲  乙\n  说明\n       # 正文以前\n       正文\n",
        "词表 甲\n  乙\n  # 属于上面\n\n# 属于下面\n词表 丙\n  丁\n\n# 文件尾\n",
        "规则 甲  乙\n  违规 在【本市】\n       # 整行注释\n       注册 #1\n",
        "",
        "# 只有注释\n",
    ],
)
def test_a_file_in_canonical_form_stays_as_it_is(text: str) -> None:
    assert format_text(text).text == text


def test_comments_move_only_with_the_lines_they_belong_to() -> None:
    written = "词表 甲\n乙\n# 说丙表\n词表 丙\n\n\n\n丁 # 尾注\n   # 整行\n戊\n\n\n"
    assert format_text(written).text == (
        "词表 甲\n  乙\n\n# 说丙表\n词表 丙\n  丁  # 尾注\n  # 整行\n  戊\n"
    )


def test_a_condition_with_comments_between_its_lines_is_not_joined() -> None:
    written = "规则 甲 乙\n当 含（甲） # 为甲\n且 含 乙 # 为乙\n"
    assert format_text(written).text == (
        "规则 甲  乙\n  当 含 (甲)  # 为甲\n     且 含 乙  # 为乙\n"
    )


def test_a_declaration_with_a_mistake_is_left_alone_and_the_others_are_not() -> None:
    written = "规则 甲 乙\n级别：红\n当 含 （甲\n违规 丙\n规则 丁 戊\n级别：黄\n"
    made = format_text(written, "我的.biao")
    assert made.text == ("规则 甲 乙\n级别：红\n当 含 （甲\n违规 丙\n\n规则 丁  戊\n  级别 黄\n")
    assert [(d.file, d.line, d.code) for d in made.diagnostics] == [("我的.biao", 3, "E106")]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("規則 甲 乙\n级别：红\n", "E103"),
        ("规则 甲 乙\n級別：红\n", "E101"),
        ("不知所云\n词表 甲\n  乙\n", "E103"),
        ("词表 甲\n  乙\n规则 甲 乙\n不知所云\n级别 红\n", "E101"),
    ],
)
def test_misspelt_keywords_are_not_put_right(written: str, code: str) -> None:
    made = format_text(written)
    assert [d.code for d in made.diagnostics] == [code]
    assert [line.split() for line in made.text.splitlines() if line] == [
        line.split() for line in written.splitlines()
    ]


def test_a_rule_that_is_not_finished_is_laid_out() -> None:
    made = format_text("规则 甲 乙\n级别\n当：含 甲\n")
    assert made.text == "规则 甲  乙\n  级别\n  当 含 甲\n"
    assert made.diagnostics == ()


def test_a_file_in_another_version_of_the_language_is_left_alone() -> None:
    made = format_text("语言版本 9\n词表：甲\n乙\n")
    assert made.text == "语言版本 9\n词表：甲\n乙\n"
    assert [d.code for d in made.diagnostics] == ["E104"]
