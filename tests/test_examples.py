"""The sample tenders are what their texts say, and hold what plants.json says they hold."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from biaochi.model.document import Document, Paragraph, Table
from biaochi.model.folding import fold_words
from biaochi.parsers import read

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # `tools` is not part of the installed package
from tools.build_examples import EXAMPLES, SAMPLES, Sample, built, planted, text_of  # noqa: E402
from tools.examples_text.markup import headings  # noqa: E402

PLANTS = json.loads((EXAMPLES / "plants.json").read_text("utf-8"))
STORIES = ("document", "numbering", "footnotes", "comments")
FEATURES = (
    "w:ins",
    "w:del",
    "w:sdt",
    "w:txbxContent",
    "w:footnoteReference",
    "w:commentReference",
    "w:instrText",
    "w:p/w:pPr/w:numPr",
    "w:tcPr/w:gridSpan",
    "w:tcPr/w:vMerge",
    "w:tc/w:tbl",
)

each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.folder)


def stories(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as files:
        return {name: files.read(f"word/{name}.xml") for name in STORIES}


def paragraphs(block: Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    else:
        for row in block.rows:
            for cell in row:
                for inner in cell.blocks:
                    yield from paragraphs(inner)


def texts(sample: Sample) -> list[str]:
    document = read(EXAMPLES / sample.file)
    assert isinstance(document, Document)
    return [text for _, block in document.walk() for text in paragraphs(block)]


@each_sample
def test_the_word_file_is_what_its_text_builds(sample: Sample) -> None:
    assert stories((EXAMPLES / sample.file).read_bytes()) == stories(built(sample))


@each_sample
def test_building_twice_gives_the_same_bytes(sample: Sample) -> None:
    assert built(sample) == built(sample)


def test_the_list_of_plants_is_what_its_text_builds() -> None:
    assert (EXAMPLES / "plants.json").read_text("utf-8") == planted()


@each_sample
def test_long_enough_to_be_a_tender(sample: Sample) -> None:
    plants = PLANTS[sample.file]
    assert plants["pages"] >= 15
    assert len(plants["breaches"]) >= 16
    assert len(plants["near_misses"]) >= 20


@each_sample
def test_every_planted_quote_stands_in_the_document_once(sample: Sample) -> None:
    read_as = texts(sample)
    plants = PLANTS[sample.file]
    quotes = [p["quote"] for p in plants["breaches"] + plants["near_misses"]]
    assert {q: n for q in quotes if (n := sum(t.count(q) for t in read_as)) != 1} == {}


@each_sample
def test_the_features_of_real_drafts_are_there(sample: Sample) -> None:
    body = etree.fromstring(stories((EXAMPLES / sample.file).read_bytes())["document"])
    assert [f for f in FEATURES if body.find(f".//{f}", body.nsmap) is None] == []


@each_sample
def test_the_contents_list_the_headings_under_the_numbers_that_word_counts(sample: Sample) -> None:
    document = read(EXAMPLES / sample.file)
    assert isinstance(document, Document)
    listed = [fold_words(title) for _, title in headings(text_of(sample))]
    found = [
        fold_words(block.text)
        for _, block in document.walk()
        if isinstance(block, Paragraph) and 0 < block.heading <= 2
    ]
    assert [title for title in found if title in listed] == listed


def test_a_deletion_and_a_comment_are_not_read_an_insertion_is() -> None:
    works, goods = ("\n".join(texts(sample)) for sample in SAMPLES)
    assert "签订后5日内，将投标保证金" in works
    assert "投标人应当自行承担" in goods
    assert "请法务复核" not in goods
    assert "请财务科" not in works


@pytest.mark.shared
def test_the_families_are_those_of_the_labels() -> None:
    categories = ROOT.parent / "shared" / "corpus" / "labels" / "CATEGORIES.md"
    if not categories.exists():
        pytest.skip("没有 ../shared：类别表不在这台机器上")
    known = {line.split("—")[0].strip() for line in categories.read_text("utf-8").splitlines()}
    used = {
        plant["slug"]
        for plants in PLANTS.values()
        for plant in plants["breaches"] + plants["near_misses"]
    }
    assert used - known == set()
