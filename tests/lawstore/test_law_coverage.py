from __future__ import annotations

from law_sample import book, rule

from biaochi.lawstore.citing import cited
from biaochi.lawstore.coverage import StatuteCoverage, by_rule, by_statute
from biaochi.model.law import Provision

TITLE = "江岭省借书条例"


def coverage(rules: str, name: str = TITLE) -> StatuteCoverage:
    return next(c for c in by_statute(book(rules)) if c.statute.name == name)


def test_a_provision_has_a_rule_when_it_or_a_part_of_it_is_cited() -> None:
    found = coverage(rule("甲", "《借书条例》第二条第一款"))
    assert found.without_rule == (Provision(1), Provision(4))
    assert coverage(rule("甲", "《借书条例》第二条第二款")).without_rule[1] == Provision(2, 1, 2)


def test_what_is_cited_without_a_gist_of_its_own_is_named() -> None:
    found = coverage(rule("甲", "《借书条例》第一条、第三条第一款"))
    assert (found.covered, found.without_gist) == (
        (Provision(1), Provision(3, 1)),
        (Provision(3, 1),),
    )


def test_nobody_expects_gists_of_a_statute_without_a_text() -> None:
    found = coverage(rule("甲", "《江岭省还书办法》第一条\n《借书条例》第一条"), "江岭省还书办法")
    assert (found.rules, found.without_gist) == (1, ())


def test_a_rule_that_rests_on_unverified_statutes_alone_is_named() -> None:
    both = rule("甲", "《江岭省藏书规定》第一条\n《借书条例》第一条")
    alone = rule("乙", "《江岭省藏书规定》第一条")
    found = by_rule(book(both + alone))
    assert [r.citer.name for r in found.unverified] == ["借书.乙"]
    assert (found.total, found.soft) == (2, ())


def test_a_rule_that_rests_on_soft_documents_alone_is_named() -> None:
    both = rule("甲", "《江图发〔2021〕5号》第二部分\n《借书条例》第一条")
    alone = rule("乙", "《江图发〔2021〕5号》第二部分")
    assert [r.citer.name for r in by_rule(book(both + alone)).soft] == ["借书.乙"]


def test_a_repealed_rule_counts_no_more() -> None:
    gone = rule("甲", "《借书条例》第一条", more="  状态 废止\n  继任 借书.乙\n")
    places = cited(book(gone + rule("乙", "《借书条例》第一条")))
    assert [c.name for c in places[TITLE][Provision(1)]] == ["借书.乙"]
