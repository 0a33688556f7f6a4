"""词表: union, difference, words to avoid."""

from __future__ import annotations

import pytest
from rule_text import codes, file_with

from biaochi.grammar.compiled import ValueKind, WordSet
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.loader import RuleText, compile_text, compile_texts


def set_of(lists: str) -> WordSet:
    """The set of <某地> in a file with these lists."""
    made = compile_text(file_with("当 含 <某地>\n说明 某事。") + lists).book
    assert made is not None
    return made.sets[0]


def test_words_stand_on_lines_or_between_bars() -> None:
    made = set_of("词表 某地\n  甲地 | 乙地 |\n  丙地\n\n  # 注释\n  | 丁地   # 注释\n")
    assert made.words == ("丁地", "丙地", "乙地", "甲地")
    assert made.name == "某地"


def test_words_are_folded_and_sorted_longest_first() -> None:
    assert set_of("词表 某地\n  ＡＢ市 | 本 | “本 地 区”\n").words == ("ab市", "本地区", "本")


def test_blanks_hold_latin_words_together() -> None:
    assert set_of("词表 某地\n  Red Hat | SUSE\n").words == ("red hat", "suse")


def test_brackets_and_stops_are_part_of_listed_words() -> None:
    assert set_of("词表 某地\n  区（县） | 含 税、费\n".replace("含 税", "含税")).words == (
        "区(县)",
        "含税、费",
    )


def test_keyword_as_a_word_in_a_list() -> None:
    assert set_of("词表 某地\n  避开 | 规则\n  “来源”\n").words == ("来源", "规则", "避开")


def test_union_and_difference() -> None:
    made = set_of(
        "词表 某地\n  <大地> | <小地>\n  减 乙 | <零地>\n词表 大地\n 甲|乙\n词表 小地\n 丙|丁\n词表 零地\n丁\n"
    )
    assert made.words == ("丙", "甲")


def test_kinds_of_value_in_a_list() -> None:
    made = set_of("词表 某地\n  <大地> | 本市\n词表 大地\n  @地名\n")
    assert (made.words, made.values) == (("本市",), (ValueKind.REGION,))


def test_words_to_avoid_come_along_with_a_list() -> None:
    made = set_of("词表 某地\n  <大地>\n词表 大地\n  本市\n  避开 日本市场 | 本市场\n")
    assert made.avoid == ("日本市场", "本市场")


def test_order_of_declarations_does_not_matter() -> None:
    assert set_of("词表 乙\n  <丙>\n词表 某地\n  <乙>\n词表 丙\n  甲地\n").words == ("甲地",)


def test_long_chains_of_lists() -> None:
    chain = "".join(f"词表 第{i}\n  <第{i + 1}>\n" for i in range(1500))
    assert set_of(f"词表 某地\n <第0>\n{chain}词表 第1500\n  甲地\n").words == ("甲地",)


def test_lists_are_seen_in_all_files_and_their_names_are_taken_once() -> None:
    first, second = (RuleText(f"{n}.biao", "词表 某地\n  本市\n") for n in "甲乙")
    found = compile_texts((first, second), Log())
    assert codes(found) == ["E204"]
    assert "甲.biao 第 1 行" in found.diagnostics[0].cause


@pytest.mark.parametrize("word", ["，", "“ ”", "……", "“\u200b”"])
def test_empty_words_are_refused(word: str) -> None:
    assert "E205" in codes(compile_text(f"词表 某地\n  本市 | {word}\n"))


def test_signs_that_are_no_punctuation_are_words() -> None:
    assert set_of("词表 某地\n  ★ | ≥\n").words == ("≥", "★")


def test_a_mistake_in_a_list_is_told_once() -> None:
    text = (
        file_with("当 含 <某地>\n说明 某事。\n当 含 <大地>")
        + "词表 某地\n  甲 乙\n词表 大地\n  <某地>\n"
    )
    assert codes(compile_text(text)) == ["E118"]
