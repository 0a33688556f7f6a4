"""位阶 and 修正 of a 法规."""

from __future__ import annotations

import datetime as dt

import pytest
from rule_text import book, codes, loaded

from biaochi.model.law import Amendment, Provision, Rank, Statute


def statute(fields: str) -> Statute:
    made = book(f"法规 《乙条例》\n  核对 待核\n{fields}")
    return next(s for s in made.statutes if s.name == "乙条例")


@pytest.mark.parametrize("rank", list(Rank))
def test_a_statute_says_how_high_it_stands(rank: Rank) -> None:
    assert statute(f"  位阶 {rank}").rank is rank


def test_an_unverified_statute_need_not_say_it() -> None:
    assert statute("").rank is None


def test_a_verified_one_must() -> None:
    result = loaded("法规 《乙条例》\n  施行 2020-01-01\n  核对 已核\n  结构 1")
    assert codes(result) == ["E308"]


def test_ranks_stand_in_order() -> None:
    assert sorted([Rank.INTERNAL, Rank.LAW, Rank.LOCAL_RULE], key=lambda r: r.order) == [
        Rank.LAW,
        Rank.LOCAL_RULE,
        Rank.INTERNAL,
    ]
    assert Rank.LOCAL_REGULATION.reaches(Rank.LOCAL_RULE)
    assert Rank.LAW.reaches(Rank.LAW)
    assert not Rank.NORMATIVE_DOCUMENT.reaches(Rank.LOCAL_RULE)


def test_amendments_name_the_day_and_what_changed() -> None:
    fields = "  修正 2019-03-02 第十三条、第二十条第二款\n  修正 2021年5月1日"
    assert statute(fields).amendments == (
        Amendment(dt.date(2019, 3, 2), (Provision(13), Provision(20, 2))),
        Amendment(dt.date(2021, 5, 1)),
    )


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (Provision(2), Provision(2, 1, 3), True),
        (Provision(2, 1), Provision(2, 1, 3), True),
        (Provision(2, 1), Provision(2, 2), False),
        (Provision(2, 1, 1), Provision(2, 1, 2), False),
        (Provision(2), Provision(3), False),
    ],
)
def test_provisions_overlap_when_one_is_part_of_the_other(
    one: Provision, other: Provision, together: bool
) -> None:
    assert one.overlaps(other) is together
    assert other.overlaps(one) is together
