"""Folding: one spelling for every word, and the way back to what was written."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from biaochi.model.folding import fold, fold_words

SPELLINGS = (
    ("本⏎市注册".replace("⏎", "\n"), "本市注册"),
    ("投 标　人", "投标人"),
    ("投标\u200b人\ufeff", "投标人"),
    ("ＩＳＯ９００１", "iso9001"),
    ("（一）：；，", "(一):;,"),
    ("⼯程、⻓期、⻔窗", "工程、长期、门窗"),
    ("二〇二四年", "二零二四年"),
    ("二○二四年十二月", "二零二四年十二月"),
    ("○是 ○否", "○是○否"),
    ("①5分", "①5分"),
    ("100㎡", "100m2"),
    ("GB  50500", "gb 50500"),
    ("CMA 证书 A 级", "cma证书a级"),
    ("“本市”『企业』", '"本市""企业"'),
    ("【重要】〔2019〕", "[重要][2019]"),
    ("5％—10％", "5%-10%"),
    ("⑴营业执照", "(1)营业执照"),
)


@pytest.mark.parametrize(("written", "folded"), SPELLINGS)
def test_spellings_are_made_one(written: str, folded: str) -> None:
    assert fold_words(written) == folded


def test_the_way_back_covers_the_characters_and_what_vanished_between() -> None:
    written = "投标人须在本\n市注册。"
    folded = fold(written)
    at = folded.text.index("本市注册")
    start, end = folded.original(at, at + 4)
    assert written[start:end] == "本\n市注册"


def test_what_vanished_behind_the_last_character_is_not_covered() -> None:
    folded = fold("本 市 注册")
    assert folded.original(0, 2) == (0, 3)


def test_a_text_folded_one_for_one_needs_no_map() -> None:
    assert fold("投标人，须").offsets is None


WRITTEN = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from(" 　\n\u200b㎡⑴二○年aA1０Ａ，（⻓…ﷺß")),
    max_size=60,
)


@given(WRITTEN)
@example("\u00a8a")
@example("a\u0345 b")
def test_folding_twice_changes_nothing(written: str) -> None:
    once = fold_words(written)
    assert fold_words(once) == once


@given(WRITTEN)
def test_offsets_go_forward_and_stay_in_range(written: str) -> None:
    folded = fold(written)
    way = folded.offsets if folded.offsets is not None else tuple(range(len(written) + 1))
    assert len(way) == len(folded.text) + 1
    assert way[-1] == len(written) == folded.length
    assert all(a <= b for a, b in pairwise(way))
    assert all(0 <= o < len(written) for o in way[:-1])


@given(WRITTEN)
def test_every_folded_character_leads_back_to_the_one_it_came_from(written: str) -> None:
    folded = fold(written)
    for i, char in enumerate(folded.text):
        start, end = folded.original(i, i + 1)
        assert end == start + 1
        if char != "零":
            assert char in fold_words(written[start:end]) or char == " "
