"""Scoring tables of real documents, against what a reviewer and a careful reader found."""

from __future__ import annotations

import json
import os
from decimal import Decimal
from pathlib import Path

import pytest

from biaochi.engine.reading import read
from biaochi.engine.reading.scoring import score_tables
from biaochi.model.document import Document
from biaochi.model.scoring import ScoreTable
from biaochi.parsers import read as parse

SHARED = Path(
    os.environ.get("BIAOCHI_SHARED", Path(__file__).resolve().parents[4].parent / "shared")
)
DOCUMENTS = SHARED / "corpus" / "documents"
LABELS = SHARED / "corpus" / "labels"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not LABELS.is_dir(), reason=f"没有语料目录 {LABELS}，跳过真实文件的检查"),
]
LABELLED = {
    "baoshan-property-2024": ".docx",
    "shaanxi-baoji-books-2025": ".pdf",
    "shenzhen-diesel-generator-2025": ".docx",
    "songjiang-rail-cleaning-2025": ".docx",
}
READ_BY_EYE = {
    "beijing-landscape-lighting-2024.pdf": [(10, 10, 100), (8, 10, 100)],
    "cleaning-outsourcing.docx": [(23, 30, 100)],
    "dongguan-smart-classroom-2023.docx": [(8, 30, 100)],
    "guangdong-tax-services.pdf": [(11, 15, 100)],
    "huangpu-customs-services.docx": [(11, 10, 100)],
    "huaxin-tender.pdf": [(9, 40, 100)],
    "shanghai-digital-ops-2026.pdf": [(15, 10, 100)],
    "shanghai-population-service-2026.pdf": [(8, 10, 100)],
    "shanghai-single-source-2026.pdf": [],
    "shanghai-xuhui-municipal-2026.pdf": [(10, 20, 100)],
    "zhejiang-services.pdf": [(9, 40, 100)],
}
"""Rows, points for the price and sum of each scheme."""


def schemes_of(name: str) -> tuple[ScoreTable, ...]:
    document = parse(DOCUMENTS / name)
    assert isinstance(document, Document)
    return score_tables(document, read(document).clauses)


@pytest.mark.parametrize("name", LABELLED)
def test_price_and_total_are_what_the_reviewer_noted(name: str) -> None:
    facts = json.loads((LABELS / f"documents-{name}.json").read_text(encoding="utf-8"))["facts"]
    (found,) = schemes_of(name + LABELLED[name])
    assert found.price == facts["价格分"]["norm"]
    assert found.total == Decimal(str(facts["评分总分"]["norm"]).removesuffix("(计算)"))
    if facts["评分总分"]["value"] is None:
        assert found.stated is None
    else:
        assert found.stated == facts["评分总分"]["norm"]


@pytest.mark.parametrize("name", READ_BY_EYE)
def test_rows_price_and_sum_are_those_that_a_reader_finds(name: str) -> None:
    found = schemes_of(name)
    assert [(len(t.rows), t.price, t.total) for t in found] == READ_BY_EYE[name]
    assert all(t.complete and p.sum(t) == p.points for t in found for p in t.parts)


def test_a_template_whose_points_are_blank_is_not_complete() -> None:
    (found,) = schemes_of("template-ndrc-design-tender.pdf")
    assert found.stated == 100
    assert not found.complete
