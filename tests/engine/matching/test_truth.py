"""Three values: 且, 或, 非 and 至少 follow Kleene's tables and keep every cause."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biaochi.engine.matching.truth import Held, Truth, Unknown, at_least, both, denied, either

YES, NO = Held(), None
MAYBE = Unknown(("缺要素「甲」",))
VALUES: list[Truth] = [YES, MAYBE, NO]
RANKS = {"真": 2, "未知": 1, "假": 0}
TRUTHS = st.one_of(
    st.just(YES),
    st.just(NO),
    st.sampled_from("甲乙丙").map(lambda name: Unknown((f"缺要素「{name}」",))),
)


def said(truth: Truth) -> str:
    return "真" if isinstance(truth, Held) else "未知" if isinstance(truth, Unknown) else "假"


def rank(truth: Truth) -> int:
    return RANKS[said(truth)]


@pytest.mark.parametrize(("one", "other"), list(product(VALUES, VALUES)))
def test_and_is_the_lesser_and_or_the_greater(one: Truth, other: Truth) -> None:
    assert rank(both((one, other))) == min(rank(one), rank(other))
    assert rank(either((one, other))) == max(rank(one), rank(other))


def test_not_turns_round_what_is_known() -> None:
    assert [said(denied(v)) for v in VALUES] == ["假", "未知", "真"]


@given(TRUTHS, TRUTHS, TRUTHS)
def test_laws_of_kleene(a: Truth, b: Truth, c: Truth) -> None:
    assert said(denied(denied(a))) == said(a)
    assert said(denied(both((a, b)))) == said(either((denied(a), denied(b))))
    assert said(both((a, either((b, c))))) == said(either((both((a, b)), both((a, c)))))
    assert said(both((a, both((b, c))))) == said(both((both((a, b)), c)))
    assert said(either((a, both((a, b))))) == said(a)


@given(st.lists(TRUTHS, min_size=1, max_size=6), st.data())
def test_at_least_counts(truths: list[Truth], data: st.DataObject) -> None:
    number = data.draw(st.integers(1, len(truths)))
    held = sum(isinstance(t, Held) for t in truths)
    possible = held + sum(isinstance(t, Unknown) for t in truths)
    expected = "真" if held >= number else "未知" if possible >= number else "假"
    assert said(at_least(number, truths)) == expected
    # Not at least n of m is: at least m - n + 1 not.
    fewer = at_least(len(truths) - number + 1, [denied(t) for t in truths])
    assert said(denied(at_least(number, truths))) == said(fewer)


@given(st.lists(TRUTHS, min_size=1, max_size=6))
def test_one_of_all_and_all_of_all(truths: list[Truth]) -> None:
    assert said(at_least(1, truths)) == said(either(truths))
    assert said(at_least(len(truths), truths)) == said(both(truths))


@given(st.lists(TRUTHS, min_size=1, max_size=6))
def test_what_is_unknown_says_all_that_is_missing_once(truths: list[Truth]) -> None:
    missing = [c for t in truths if isinstance(t, Unknown) for c in t.causes]
    for found in (both(truths), either(truths), at_least(len(truths), truths)):
        if isinstance(found, Unknown):
            assert list(found.causes) == list(dict.fromkeys(missing))
