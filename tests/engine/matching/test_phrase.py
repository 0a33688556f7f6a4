"""Phrases found from the places of their words: gaps, order, tightness, and no brute force missed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biaochi.engine.matching.index import LiteralIndex
from biaochi.engine.matching.phrase import matches
from biaochi.grammar.compiled import Gap, Phrase, Slot, WordSet


def found(text: str, *elements: str | Gap) -> list[str]:
    """The matched stretches for a phrase of word groups (`本市|当地`) and gaps."""
    sets = [WordSet(tuple(e.split("|"))) for e in elements if isinstance(e, str)]
    gaps = [e for e in elements if isinstance(e, Gap)]
    phrase = Phrase(tuple(Slot(words=i) for i in range(len(sets))), tuple(gaps))
    postings = LiteralIndex(sets).scan([text])
    hits = matches(phrase, lambda slot: postings.hits(slot.words or 0, 0))
    return [text[m.start : m.end] for m in hits]


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("投标人须在本市依法注册", ["本市依法注册"]),
        ("投标人须在本市注册登记", ["本市注册登记"]),
        ("本市企业应当在依法设立后注册", []),
        ("注册地在本市", []),
    ],
)
def test_words_within_a_gap_in_order(text: str, stretch: list[str]) -> None:
    assert found(text, "本市|当地", Gap(0, 4), "注册|注册登记") == stretch


def test_either_order_when_the_gap_is_unordered() -> None:
    near = Gap(0, 4, ordered=False)
    assert found("注册地在本市", "本市", near, "注册") == ["注册地在本市"]
    assert found("在本市注册", "本市", near, "注册") == ["本市注册"]


def test_the_tightest_of_nested_matches_is_taken() -> None:
    assert found("本市或者本市内注册", "本市", Gap(0, 8), "注册") == ["本市内注册"]


def test_a_least_distance_is_kept() -> None:
    assert found("本市注册", "本市", Gap(1, 4), "注册") == []


def test_every_occurrence_once() -> None:
    assert found("本市注册，本市登记", "本市", Gap(0, 2), "注册|登记") == ["本市注册", "本市登记"]


def test_words_to_avoid_hide_what_lies_in_them() -> None:
    sets = [WordSet(("本市",), avoid=("日本市场",))]
    postings = LiteralIndex(sets).scan(["日本市场的产品在本市销售"])
    assert postings.hits(0, 0) == ((8, 10),)


def test_texts_scanned_together_do_not_run_into_each_other() -> None:
    postings = LiteralIndex([WordSet(("本市",))]).scan(["基本", "市民在本市"])
    assert postings.hits(0, 0) == ()
    assert postings.hits(0, 1) == ((3, 5),)


@pytest.mark.parametrize(
    ("text", "hits"),
    [("占97%", 0), ("占7%", 1), ("占1.7%", 0), ("占1,007%", 0), ("第1.共7%", 1), ("7%", 1)],
)
def test_numbers_are_whole(text: str, hits: int) -> None:
    postings = LiteralIndex([WordSet(("7%",))]).scan([text])
    assert len(postings.hits(0, 0)) == hits


WORDS = st.lists(st.text("甲乙丙", min_size=1, max_size=2), min_size=1, max_size=3, unique=True)


@given(st.text("甲乙丙丁", max_size=14), WORDS, WORDS, st.integers(0, 3), st.integers(0, 4))
def test_found_exactly_where_a_regular_expression_finds_something(
    text: str, first: list[str], second: list[str], least: int, more: int
) -> None:
    # Words inside longer words of the same set are dropped, so sets without such words are compared.
    for words in (first, second):
        if any(a != b and a in b for a in words for b in words):
            return
    pattern = f"(?:{'|'.join(first)}).{{{least},{least + more}}}(?:{'|'.join(second)})"
    got = found(text, "|".join(first), Gap(least, least + more), "|".join(second))
    assert bool(got) == bool(re.search(pattern, text))
    for stretch in got:
        assert re.fullmatch(pattern, stretch)
