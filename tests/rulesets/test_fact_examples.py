"""Every shipped fact finds what its examples say, and nothing in its counter-examples."""

from __future__ import annotations

from pathlib import Path

import pytest

import biaochi
from biaochi.engine.facts.examples import check
from biaochi.engine.matching.index import LiteralIndex
from biaochi.grammar.cache import load_cached
from biaochi.grammar.compiled import FactDeclaration

_BOOK = load_cached((Path(biaochi.__file__).parent / "rulesets",)).book
assert _BOOK is not None
FACTS = [d for d in _BOOK.facts if d.formula is None]
INDEX = LiteralIndex(_BOOK.sets)


@pytest.mark.parametrize("fact", FACTS, ids=lambda d: d.name)
def test_examples_hold(fact: FactDeclaration) -> None:
    results = list(check(fact, INDEX))
    assert [r.example.example.text for r in results if not r.passed] == []


@pytest.mark.parametrize("fact", [f for f in FACTS if f.name != "制度"], ids=lambda d: d.name)
def test_facts_have_examples_of_both_kinds(fact: FactDeclaration) -> None:
    found = [e for e in fact.examples if e.value is not None]
    assert len(found) >= 3
    assert len(fact.examples) - len(found) >= 2
