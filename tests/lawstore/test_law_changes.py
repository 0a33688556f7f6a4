from __future__ import annotations

import datetime as dt

import pytest
from law_sample import book, rule

from biaochi.lawstore.changes import Change, Stale, Undecided, stale, subjects, undecided

TODAY = dt.date(2026, 11, 20)


def found(rules: str, day: dt.date = TODAY) -> tuple[Stale, ...]:
    made = book(rules)
    return stale(made.statutes, subjects(made), day)


def open_questions(rules: str, day: dt.date = TODAY) -> tuple[Undecided, ...]:
    made = book(rules)
    return undecided(made.statutes, subjects(made), day)


def test_a_repealed_statute_is_named_with_its_successor() -> None:
    (one,) = found(rule("甲", "《江岭省还书办法》第一条\n《借书条例》第一条"))
    assert (one.change, one.day, one.successor) == (
        Change.REPEALED,
        dt.date(2015, 1, 1),
        "江岭省借书条例",
    )


def test_it_was_no_fault_while_the_statute_was_law() -> None:
    basis = "《江岭省还书办法》第一条\n《借书条例》第一条"
    assert found(rule("甲", basis), dt.date(2014, 12, 31)) == ()
    (late,) = found(rule("甲", basis), dt.date(2015, 1, 1))
    assert late.change is Change.REPEALED


def test_a_statute_that_is_not_law_yet() -> None:
    basis = "《江岭省还书办法》第一条\n《江图发〔2021〕5号》第二部分\n《借书条例》第四条"
    (one,) = found(rule("甲", basis), dt.date(2012, 1, 1))
    assert (one.change, one.day) == (Change.NOT_YET, dt.date(2021, 5, 1))


@pytest.mark.parametrize(
    ("basis", "period", "changed"),
    [
        ("第二条第一款第（二）项", "", True),
        ("第二条", "", True),
        ("第三条第一款", "", False),
        ("第二条第一款", "  施行 2020-06-01 起\n", False),
        ("第二条第一款", "  施行 2020-05-31 起\n", True),
    ],
)
def test_a_rule_that_spans_a_change_of_what_it_cites(
    basis: str, period: str, changed: bool
) -> None:
    stale_ones = found(rule("甲", f"《借书条例》{basis}", more=period))
    assert [s.change for s in stale_ones] == ([Change.AMENDED] if changed else [])


def test_a_change_that_lies_ahead_is_none_yet() -> None:
    assert found(rule("甲", "《借书条例》第二条第一款"), dt.date(2020, 5, 31)) == ()


def test_a_rule_that_is_not_law_on_the_day_is_left_alone() -> None:
    ended = rule("甲", "《借书条例》第二条", more="  施行 2011-01-01 至 2020-12-31\n")
    assert found(ended) == ()
    assert len(found(ended, dt.date(2020, 12, 31))) == 1


def test_a_statute_without_a_date_cannot_be_judged() -> None:
    (one,) = open_questions(rule("甲", "《江岭省藏书规定》第一条"))
    assert (one.statute.name, one.cause, one.rules) == ("江岭省藏书规定", "没有写施行日期", 1)


def test_an_amendment_of_which_nobody_knows_what_it_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import law_sample

    vague = law_sample.DECLARED.replace("修正 2020-06-01 第二条", "修正 2020-06-01")
    monkeypatch.setattr(law_sample, "DECLARED", vague)
    basis = "《借书条例》第三条第一款"
    (one,) = open_questions(rule("甲", basis))
    assert one.cause == "2020-06-01 修正过，没有写改了哪些条"
    assert open_questions(rule("甲", basis, more="  施行 2020-06-01 起\n")) == ()
    assert found(rule("甲", basis)) == ()


THRESHOLD = """
阈值 借期上限  能借多久
  类型 期限
  方向 上限
  依据 《借书条例》第二条第一款
  取值 30日 {first}
  取值 60日 {second}
"""


def test_a_threshold_with_a_value_that_spans_the_change() -> None:
    spanning = THRESHOLD.format(first="2010-01-01 至 2021-12-31", second="2022-01-01 起")
    (one,) = found(spanning)
    assert (one.subject.name, one.change) == ("阈值 借期上限", Change.AMENDED)


def test_a_threshold_whose_value_changed_with_the_law() -> None:
    following = THRESHOLD.format(first="2010-01-01 至 2020-05-31", second="2020-06-01 起")
    assert found(following) == ()
