"""The shipped rules on the sample tenders: what was planted is found, what looks like it is not."""

from __future__ import annotations

import datetime as dt
import json
from functools import lru_cache
from pathlib import Path

import pytest

from biaochi.engine.matching.check import Checker, Judging
from biaochi.grammar.loader import load
from biaochi.model.document import Document
from biaochi.model.finding import Finding
from biaochi.model.folding import fold_words
from biaochi.model.regime import Regime
from biaochi.parsers import read
from tools.accuracy.labels import covered_by, slugs_of

ROOT = Path(__file__).resolve().parents[2]
PLANTS = json.loads((ROOT / "examples" / "plants.json").read_text(encoding="utf-8"))
FILES = tuple(PLANTS)


@lru_cache
def checker() -> Checker:
    book = load((ROOT / "biaochi" / "rulesets",)).book
    assert book is not None
    return Checker(book)


@lru_cache
def findings(file: str) -> tuple[Finding, ...]:
    document = read(ROOT / "examples" / file)
    assert isinstance(document, Document)
    regime = frozenset({Regime(PLANTS[file]["regime"])})
    return checker().check(document, Judging(dt.date(2026, 10, 1), "", regime)).findings


def rules_at(file: str, quote: str) -> list[str]:
    """The rules that report words inside a quoted stretch of the document."""
    wanted = fold_words(quote)
    found = []
    for finding in findings(file):
        for breach in finding.breaches:
            text = finding.clause.paragraph.text
            words = [fold_words(text[s.start : s.end]) for s in breach.spans]
            if wanted in fold_words(text) and any(w in wanted or wanted in w for w in words):
                found.append(breach.rule)
    return found


@pytest.mark.parametrize("file", FILES)
def test_what_is_planted_is_found(file: str) -> None:
    covered = covered_by(rule.name for rule in checker().book.rules)
    missed = [
        plant["quote"]
        for plant in PLANTS[file]["breaches"]
        if plant["slug"] in covered
        and not any(plant["slug"] in slugs_of(rule) for rule in rules_at(file, plant["quote"]))
    ]
    assert missed == []


@pytest.mark.parametrize("file", FILES)
def test_what_only_looks_like_a_breach_is_left_alone(file: str) -> None:
    planted = [fold_words(p["quote"]) for p in PLANTS[file]["breaches"]]
    flagged = {
        near["quote"]: rules
        for near in PLANTS[file]["near_misses"]
        if (rules := rules_at(file, near["quote"]))
        and not any(fold_words(near["quote"]) in quote for quote in planted)
    }
    assert flagged == {}
