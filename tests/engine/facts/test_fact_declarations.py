"""What a declaration says about its fact: which value, how large it can be, from where."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest
from fact_sample import document, said, shipped

from biaochi.engine.facts import find_facts
from biaochi.engine.matching.scan import Scan
from biaochi.engine.reading import read
from biaochi.grammar.compiled import FactDeclaration, Take
from biaochi.model.clause import Place
from biaochi.model.values import Money


def declared(name: str, **changes: object) -> FactDeclaration:
    book, _ = shipped()
    declaration = next(d for d in book.facts if d.name == name)
    return dataclasses.replace(declaration, **changes)  # type: ignore[arg-type]


def stated(declaration: FactDeclaration, text: str) -> list[str]:
    made = document(text)
    clauses = read(made).clauses
    scan = Scan(shipped()[1], clauses)
    return said(find_facts(made, clauses, scan, (declaration,))[declaration.name])


@pytest.mark.parametrize(
    ("take", "value"), [(Take.FIRST, "10万元"), (Take.LAST, "12万元"), (Take.LARGEST, "15万元")]
)
def test_take_chooses_among_the_values_of_one_statement(take: Take, value: str) -> None:
    budget = declared("预算金额", take=take)
    assert stated(budget, "预算金额：10万元、15万元、12万元") == [value]


def test_values_out_of_range_are_not_taken() -> None:
    budget = declared("预算金额", least=Money(Decimal(1000)), most=Money(Decimal(200_000)))
    assert stated(budget, "预算金额：1000元") == ["1000元"]
    assert stated(budget, "预算金额：999元") == []
    assert stated(budget, "预算金额：20万元") == ["20万元"]
    assert stated(budget, "预算金额：200001元") == []


def test_only_the_places_of_the_declaration_are_read() -> None:
    text = "# 第一章 招标公告\n预算金额：10万元\n# 第四章 合同条款\n预算金额：20万元"
    assert stated(declared("预算金额", places=(Place.CONTRACT,)), text) == ["20万元"]


def test_a_fact_that_is_worked_out_is_left_to_others() -> None:
    book, index = shipped()
    made = document("预算金额：10万元")
    clauses = read(made).clauses
    price = declared("预算金额")
    worked_out = [d for d in book.facts if d.formula is not None]
    facts = find_facts(made, clauses, Scan(index, clauses), (price, *worked_out))
    assert set(facts.by_name) == {"预算金额"}


def test_every_declared_fact_is_in_the_result() -> None:
    made = document("本页没有要素。")
    clauses = read(made).clauses
    facts = find_facts(made, clauses, Scan(shipped()[1], clauses), (declared("工期"),))
    assert facts.by_name["工期"].statements == ()
