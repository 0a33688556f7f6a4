"""What the linter proves about phrases, conditions and exceptions, and what it leaves alone."""

from __future__ import annotations

import pytest
from lint_text import causes, codes, opened

from biaochi.lint.words import is_cut


def covered(wide: str, narrow: str) -> bool:
    """Whether the phrase of the first 当 is proven to stand wherever that of the second does."""
    project = opened(f"当 含 {wide}\n当 含 {narrow}\n说明 违规。").project
    assert project is not None
    one, other = (stated.contains()[0][1].phrase for stated in project.rules[0].when)
    return project.logic.sets.covers(one, other)


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("本市 …8 注册", "本市 …4 注册"),
        ("本市 …8 注册", "本市 …2-4 注册"),
        ("本市 近8 注册", "本市 …8 注册"),
        ("(本市|外地) …8 注册", "本市 …8 注册"),
        ("<本地> …8 注册", "(本市|本省) …8 注册"),
        ("注册", "本市 …8 注册 …4 登记"),
        ("@金额 …8 保证金", "@金额 …4 保证金"),
        ("(保证金|@金额)", "@金额"),
    ],
)
def test_a_wider_phrase_stands_wherever_the_narrower_does(wide: str, narrow: str) -> None:
    assert covered(wide, narrow)


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("本市 …4 注册", "本市 …8 注册"),
        ("本市 …2-8 注册", "本市 …8 注册"),
        ("本市 …8 注册", "本市 近8 注册"),
        ("本市 …8 登记", "本市 …8 注册"),
        ("本市 …8 注册 …4 登记", "本市 …8 注册"),
        # Where 注册商标 stands, it is no longer 注册 that is found.
        ("(注册|注册商标) …2 地", "注册 …2 地"),
        ("@百分比", "@金额"),
    ],
)
def test_what_cannot_be_proven_is_left_alone(wide: str, narrow: str) -> None:
    assert not covered(wide, narrow)


@pytest.mark.parametrize("word", ["本市。注册", "注册；登记", "是?否"])
def test_a_stop_within_a_word_cuts_it(word: str) -> None:
    assert is_cut(word)


@pytest.mark.parametrize("word", ["注册。", "本市，注册", "a.com", "a;b", "3.5"])
def test_other_signs_do_not(word: str) -> None:
    assert not is_cut(word)


def test_two_numbers_side_by_side_are_one_number() -> None:
    assert codes("当 含 3 5年\n说明 违规。").count("L010") == 1
    assert "L010" not in codes("当 含 3 …1 5年\n说明 违规。")


def test_a_list_all_of_whose_words_are_avoided_is_never_found() -> None:
    found = causes("当 含 <场所> …8 注册\n说明 违规。\n词表 场所\n  门店\n  避开 门店", "L010")
    assert found == ["「门店」又写在「避开」里，从来不算。"]


def test_a_value_beside_avoided_words_can_be_found() -> None:
    assert "L010" not in codes(
        "当 含 <多少> …8 注册\n说明 违规。\n词表 多少\n  若干 | @金额\n  避开 若干"
    )


def test_a_thing_wanted_and_not_wanted() -> None:
    cause = causes("当 含 本市 …4 注册 且 非 含 (本市|本省) …8 注册\n说明 违规。", "L011")
    assert cause == ["既要成立又要不成立：「含 本市 …4 注册」。"]
    assert "L011" not in codes("当 含 本市 …8 注册 且 非 含 本市 …4 注册\n说明 违规。")


def test_one_alternative_of_several_that_cannot_hold() -> None:
    found = causes(
        "位置 资格、评审\n当 含 本市 …4 注册 且 (位置 资格 或 位置 合同)\n说明 违规。", "L011"
    )
    assert found == ["2 支里有 1 支：位置互相矛盾，没有一个位置能同时满足。"]


@pytest.mark.parametrize(
    "snippet",
    [
        "当 约束 投标人 且 含 <本地> …8 注册\n除非 约束 招标人\n合规 招标人在本市注册。",
        "当 含 <本地> …8 注册 且 非 含 分支机构\n除非 含 分支机构\n合规 在本市注册分支机构。",
        # A rule that names no party never means the tenderer.
        "除非 约束 招标人\n合规 招标人在本市注册。",
        "除非 位置 引述\n合规 〔引述〕在本市注册。",
    ],
)
def test_an_exception_that_the_condition_has_shut_out(snippet: str) -> None:
    assert "L012" in codes(snippet)


@pytest.mark.parametrize(
    "snippet",
    [
        "当 约束 投标人、产品 且 含 <本地> …8 注册\n除非 约束 产品\n合规 产品在本市注册。",
        "当 含 <本地> …8 注册 且 非 含 分支机构\n除非 含 机构\n合规 在本市注册机构。",
        "位置 引述\n除非 位置 引述\n合规 〔引述〕在本市注册。",
    ],
)
def test_an_exception_that_can_apply(snippet: str) -> None:
    assert "L012" not in codes(snippet)


def test_of_two_exceptions_that_say_the_same_one_is_reported() -> None:
    snippet = "除非 含 (分支机构|分公司)\n除非 含 分公司\n合规 在本市注册分支机构。\n合规 在本市注册分公司。"
    assert causes(snippet, "L013") == ["凡它成立处，第 17 行的「除非」都成立。"]


def test_conditions_with_different_parties_are_both_needed() -> None:
    snippet = "当 约束 投标人 且 含 <本地> …8 注册\n当 约束 产品 且 含 <本地> …8 注册"
    assert "L013" not in codes(snippet)


def test_a_condition_for_named_parties_lies_within_one_for_everybody() -> None:
    assert "L013" in codes("当 含 <本地> …8 注册\n当 约束 投标人 且 含 <本地> …8 注册")
    # Only a rule that names the tenderer means him.
    assert "L013" not in codes("当 含 <本地> …8 注册\n当 约束 招标人 且 含 <本地> …8 注册")


def test_a_narrower_condition_in_front_shows_its_own_words() -> None:
    assert "L013" not in codes("当 含 <本地> …4 注册\n当 含 <本地> …8 注册")
    assert "L013" in codes("当 含 <本地> …8 注册\n当 含 <本地> …4 注册")
