"""What the linter says about words, messages and notes."""

from __future__ import annotations

import pytest
from lint_text import causes, codes


@pytest.mark.parametrize(
    "word",
    ["末提供", "工作曰", "CА证书", "2O24年", "l0年", "二○", "5x8小时", "自己经营己经"],
)
def test_look_alikes(word: str) -> None:
    assert "L041" in codes(f"当 含 {word}\n说明 违规。")


@pytest.mark.parametrize("word", ["未提供", "期末考核", "CA证书", "IO设备", "二○二四年", "自己"])
def test_words_that_are_what_they_look_like(word: str) -> None:
    assert "L041" not in codes(f"当 含 {word}\n说明 违规。")


@pytest.mark.parametrize(
    "word", ["“本.*市”", "“[0-9]年”", "“^本市”", "“注册$”", r"“\d+年”", "“年{2,}”"]
)
def test_words_that_look_like_regular_expressions(word: str) -> None:
    assert "L016" in codes(f"当 含 {word} …4 注册\n说明 违规。")


@pytest.mark.parametrize("word", ["“C++”", "“★”", "“[2024]19号”", "“3.5”", "“A*B”", "“$”"])
def test_words_with_signs_that_do_not(word: str) -> None:
    assert "L016" not in codes(f"当 含 {word} …4 注册\n说明 违规。")


def test_a_word_of_a_list_that_is_referred_to() -> None:
    assert causes("当 含 (<本地>|本市|外地) …8 注册\n说明 违规。", "L004") == [
        "「本市」在 <本地> 里已经有了。"
    ]


def test_words_that_fold_alike_are_one_word() -> None:
    (cause,) = causes("当 含 (50%|50％) …8 注册\n说明 违规。", "L004")
    assert cause == "「50％」在第 17 行已经有了（写作「50%」，折叠后相同，只算一个）。"


def test_a_longer_word_adds_nothing_to_an_exception() -> None:
    assert causes("除非 含 (分公司|省分公司)\n合规 在本市注册分公司。", "L006")
    # In 23年 stands 23年, but no 3年.
    assert not causes("除非 含 (3年|23年)\n合规 在本市注册3年。", "L006")
    # The longer word is what the message quotes.
    assert not causes("当 含 (注册|工商注册)\n说明 违规。", "L006")


def test_an_example_cannot_be_both() -> None:
    (cause,) = causes("违规 须【在本市注册】。\n合规 须在本市注册。", "L033")
    assert cause.endswith("同一句不能又违规又合规。")


def test_the_same_words_at_another_place_are_another_example() -> None:
    assert "L033" not in codes("违规 须【在本市注册】。\n违规 〔评审〕须【在本市注册】。")


def test_citations() -> None:
    assert causes("依据 《甲法》第三条\n  《甲法》第三条", "L032") == ["这一处前面已经引过。"]
    assert "L032" not in codes("依据 《甲法》第一条\n  第三条")


@pytest.mark.parametrize(
    "line", ["# TODO 问法规处", "说明 「{原文}」，待补充。", "建议 删去（待定）。"]
)
def test_notes_left_behind(line: str) -> None:
    assert "L035" in codes(line)
