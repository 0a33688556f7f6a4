"""Regime, date and places of real documents, against what a reviewer noted about them."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from biaochi.engine.reading import read
from biaochi.engine.reading.dating import date_of
from biaochi.engine.reading.regime import regimes_of
from biaochi.model.clause import Place
from biaochi.model.document import Document
from biaochi.model.regime import Regime
from biaochi.parsers import read as parse

SHARED = Path(
    os.environ.get("BIAOCHI_SHARED", Path(__file__).resolve().parents[3].parent / "shared")
)
DOCUMENTS = SHARED / "corpus" / "documents"
LABELS = SHARED / "corpus" / "labels"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not LABELS.is_dir(), reason=f"没有语料目录 {LABELS}，跳过真实文件的检查"),
]
TUNED = ("baoshan-property-2024", "shaanxi-baoji-books-2025", "shenzhen-diesel-generator-2025")
DATED = {
    "baoshan-property-2024.docx": "2024-11-04",
    "guangdong-tax-services.pdf": "2025-06-24",
    "shaanxi-baoji-books-2025.pdf": "2025-06-19",
    "songjiang-rail-cleaning-2025.docx": "2025-05-21",
}


def opened(name: str) -> Document:
    found = parse(DOCUMENTS / name)
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize("name", TUNED)
def test_the_regime_is_the_reviewers(name: str) -> None:
    label = json.loads((LABELS / f"documents-{name}.json").read_text("utf-8"))
    assert regimes_of(opened(label["doc"]))[0] == {Regime(label["regime"])}


@pytest.mark.parametrize(("name", "day"), DATED.items())
def test_the_date_is_that_of_the_notice(name: str, day: str) -> None:
    found = date_of(opened(name))
    assert found is not None
    assert str(found[0]) == day


def test_a_document_without_dates_has_none() -> None:
    assert date_of(opened("shenzhen-diesel-generator-2025.docx")) is None


@pytest.mark.parametrize("name", ("guangdong-tax-services.pdf", "cleaning-outsourcing.docx"))
def test_every_kind_of_place_is_met(name: str) -> None:
    met = Counter(c.place for c in read(opened(name)).clauses)
    wanted = (Place.QUALIFICATION, Place.REJECTION, Place.EVALUATION, Place.NEEDS, Place.CONTRACT)
    assert all(met[place] >= 40 for place in wanted)
    assert met[Place.CONTENTS] < 25
