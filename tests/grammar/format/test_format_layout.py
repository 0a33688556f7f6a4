"""What the formatter settles: indents, signs, line breaks. What it leaves: words and comments."""

from __future__ import annotations

import pytest

from biaochi.grammar.diagnostics import width
from biaochi.grammar.format import format_text
from biaochi.grammar.format.lines import WIDEST


def laid(text: str) -> str:
    made = format_text(text)
    assert made.diagnostics == ()
    assert format_text(made.text) == made
    return made.text


def in_rule(fields: str) -> str:
    """Fields as they come out, without the rule's own line."""
    return laid(f"规则 甲 乙\n{fields}\n").removeprefix("规则 甲  乙\n")


def test_a_file_pasted_without_any_layout() -> None:
    pasted = (
        "\ufeff语言版本：1\r\n\r\n规则集 示例 写规则的例子\r\n词表 本地\r\n来源：自编\r\n本地｜ 本市|“本 省”\r\n"
        "规则 地域.注册地 要求注册\r\n级别：红\r\n制度：招标投标法,政府采购法\r\n当 含＜本地＞...8（注册 ｜登记）\r\n"
    )
    assert laid(pasted) == (
        "语言版本 1\n规则集 示例  写规则的例子\n\n词表 本地\n  来源 自编\n  本地 | 本市 | “本 省”\n\n"
        "规则 地域.注册地  要求注册\n  级别 红\n  制度 招标投标法、政府采购法\n  当 含 <本地> …8 (注册|登记)\n"
    )


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("当 含 甲...8乙", "当 含 甲 …8 乙"),
        ("当 含 甲……2～8 乙", "当 含 甲 …2-8 乙"),
        ("当 （含 甲 或 含 乙）且 非 含 丙", "当 (含 甲 或 含 乙) 且 非 含 丙"),
        ("当 约束 投标人，供应商", "当 约束 投标人、供应商"),
        ('当 含 额 ＝ ＠金额 近3 "甲 乙"', "当 含 额=@金额 近3 “甲 乙”"),
        ("当 含 < 本地 > 甲", "当 含 <本地> 甲"),
        ("当 要素 甲 >= 要素 乙 * 2 ％", "当 要素 甲 ≥ 要素 乙 × 2%"),
        ("当 要素 甲 != 5个工作日", "当 要素 甲 ≠ 5个工作日"),
        ("位置 非  合同 格式，引述", "位置 非 合同、格式、引述"),
        ("施行 2015-03-01至2020-12-31", "施行 2015-03-01 至 2020-12-31"),
        ("说明：要求 ，  保留 里面的（空白）…  ", "说明 要求 ，  保留 里面的（空白）…"),
        ("说明：：冒号是正文", "说明：：冒号是正文"),
        ("违规〔评审〕在【本市】注册 #不是注释", "违规 〔评审〕在【本市】注册 #不是注释"),
    ],
)
def test_one_form_for_what_can_be_written_in_several(written: str, canonical: str) -> None:
    assert in_rule(written) == f"  {canonical}\n"


def test_citations_stand_one_per_line() -> None:
    assert in_rule("依据 《甲》第一条第（ 二 ）项、第三条；《乙》第 4 条第一款") == (
        "  依据 《甲》第一条第（二）项\n       第三条\n       《乙》第4条第一款\n"
    )


def test_a_long_condition_breaks_before_its_loosest_operator() -> None:
    words = "|".join("投标人的营业执照副本" for _ in range(3))
    assert in_rule(
        f"当 含 ({words}) …8 注册 且 非 含 (甲|乙丙丁) 或 段 含 ({words}) 且 约束 投标人"
    ) == (
        f"  当 含 ({words}) …8 注册\n        且 非 含 (甲|乙丙丁)\n"
        f"     或 段 含 ({words}) 且 约束 投标人\n"
    )


def test_brackets_of_a_long_condition_hang_under_their_content() -> None:
    words = "|".join("投标人的营业执照副本" for _ in range(3))
    assert in_rule(f"除非 含 乙 且 (含 ({words}) 或 段 含 ({words}))") == (
        f"  除非 含 乙\n       且 (含 ({words})\n           或 段 含 ({words}))\n"
    )


def test_a_long_group_breaks_at_its_bars_and_a_long_phrase_before_its_gaps() -> None:
    first = "|".join(f"甲乙丙丁{i}" for i in range(12))
    assert in_rule(f"当 含 ({first}) …8 (注册|登记)") == (
        "  当 含 (甲乙丙丁0|甲乙丙丁1|甲乙丙丁2|甲乙丙丁3|甲乙丙丁4|甲乙丙丁5|甲乙丙丁6|甲乙丙丁7|甲乙丙丁8\n"
        "        |甲乙丙丁9|甲乙丙丁10|甲乙丙丁11)\n     …8 (注册|登记)\n"
    )


def test_a_condition_broken_by_hand_is_joined_where_it_fits() -> None:
    assert in_rule("当 含 甲\n   且\n  含 乙") == "  当 含 甲 且 含 乙\n"


def test_alternatives_grouped_by_hand_stay_grouped_in_a_long_group() -> None:
    group = "(" + "|".join("甲乙丙丁戊" for _ in range(8)) + "\n|己|庚\n|辛)"
    assert in_rule(f"当 含 {group} …2 壬") == (
        f"  当 含 {group.replace(chr(10), chr(10) + ' ' * 8)}\n     …2 壬\n"
    )


def test_words_grouped_by_hand_keep_their_lines() -> None:
    grouped = (
        "词表 本地\n  来源 自编\n  本地 | 本市\n\n  我市\n  省内 | 市内\n  避开 日本市 | 本市场\n"
    )
    assert laid(grouped) == grouped


def test_a_line_of_words_that_is_too_long_becomes_equal_rows() -> None:
    line = " | ".join(f"第{i:02}个很长很长的词" for i in range(8))
    rows = laid(f"词表 甲\n{line}\n").splitlines()[1:]
    assert [row.count("|") for row in rows] == [3, 3]
    assert " | ".join(row.strip() for row in rows) == line


def test_lines_that_were_filled_by_hand_are_filled_anew() -> None:
    words = [f"第{i:02}个很长很长的词" for i in range(13)]
    lines = [" | ".join(words[i : i + 6]) for i in (0, 6, 12)]
    rows = laid("词表 甲\n" + "\n".join(lines)).splitlines()[1:]
    assert [row.count("|") for row in rows] == [4, 4, 2]


def test_a_word_that_is_a_keyword_never_starts_a_line_as_one() -> None:
    assert laid("词表 甲\n  乙 | 丙 |\n  | 施行 |\n") == "词表 甲\n  乙 | 丙\n  | 施行\n"


def test_no_line_is_wider_than_allowed_where_it_can_be_broken() -> None:
    parts = [f"含 (供应商{i}|投标人{i}|响应人{i}) …{i} (注册|登记)" for i in range(1, 9)]
    lines = in_rule(f"当 {' 且 '.join(parts)} 或 ({' 或 '.join(parts)})").splitlines()
    assert max(width(line) for line in lines) <= WIDEST


def test_conditions_that_are_counted_stand_one_per_line() -> None:
    parts = "；".join(f"含 (很长的一个说法|另一个很长的说法|第三个) …{i} 乙" for i in range(1, 4))
    assert in_rule(f"当 至少 2 项（{parts}）") == (
        "  当 至少 2 项 (含 (很长的一个说法|另一个很长的说法|第三个) …1 乙；\n"
        "                含 (很长的一个说法|另一个很长的说法|第三个) …2 乙；\n"
        "                含 (很长的一个说法|另一个很长的说法|第三个) …3 乙)\n"
    )
