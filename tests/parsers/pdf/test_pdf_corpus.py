"""Published tenders are read without gaps, and their tables as another library reads them."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from biaochi.model.document import Cause, Document, Paragraph, Section, Table
from biaochi.parsers.pdf import read_pdf
from biaochi.parsers.pdf.page import read_page
from biaochi.parsers.pdf.shapes import Page

SHARED = Path(os.environ.get("BIAOCHI_SHARED", Path(__file__).parents[4] / "shared"))
CORPUS = SHARED / "corpus" / "documents"
SCAN, BROKEN = "yangshan-scanned-2024", "broken-font-encoding"
_ENDS = "。；：！？.;:”）)…"
NAMES = sorted(path.stem for path in CORPUS.glob("*.pdf"))
LEGIBLE = [name for name in NAMES if name not in (SCAN, BROKEN)]

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not NAMES, reason="没有 shared/corpus：跳过真实文件的测试"),
]


def corpus(name: str) -> Document:
    document = read_pdf(CORPUS / f"{name}.pdf")
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("name", LEGIBLE)
def test_a_published_tender_is_read_without_gaps(name: str) -> None:
    document = corpus(name)
    assert not document.notices
    titles = [s.title for s in document.root.children if isinstance(s, Section)]
    assert titles
    pages = {p.anchor.page for p in all_paragraphs(document)}
    # Blank sheets are rare in what is published.
    assert len(pages) > 0.9 * (document.pages or 0)


@pytest.mark.parametrize("name", LEGIBLE)
def test_hardly_a_sentence_is_torn(name: str) -> None:
    """A line that breaks off in the middle of a word would show as a paragraph without an end."""
    texts = [p.text for _, p in corpus(name).walk() if isinstance(p, Paragraph) and not p.heading]
    torn = [t for t in texts if len(t) > 60 and "..." not in t and t[-1] not in _ENDS]
    assert len(torn) < 0.03 * len(texts)


@pytest.mark.parametrize("name", LEGIBLE)
def test_only_what_repeats_on_pages_is_left_out(name: str) -> None:
    file = pypdfium2.PdfDocument(CORPUS / f"{name}.pdf")
    printed = Counter("".join(page.get_textpage().get_text_range() for page in file))
    read = Counter("".join(p.text for p in all_paragraphs(corpus(name))))
    han = [char for char in printed | read if "\u4e00" <= char <= "\u9fff"]
    assert all(read[char] <= printed[char] for char in han)
    lost = [char for char in han if read[char] < printed[char]]
    # Words of headers, footers and repeated rows are few and come again and again.
    assert len(lost) < 60
    assert all(char in read for char in lost)


def test_a_scan_is_noticed_on_every_page() -> None:
    notices = corpus(SCAN).notices
    assert [(n.cause, n.page) for n in notices] == [(Cause.NO_TEXT, n) for n in (1, 2, 3, 4)]


def test_a_broken_encoding_is_noticed_on_every_page() -> None:
    document = corpus(BROKEN)
    assert [(n.cause, n.page) for n in document.notices] == [
        (Cause.GARBLED, n) for n in (1, 2, 3, 4)
    ]
    assert not list(all_paragraphs(document))


@pytest.mark.parametrize("name", LEGIBLE)
def test_tables_have_the_cells_that_pdfplumber_sees(name: str) -> None:
    file = CORPUS / f"{name}.pdf"
    document = pypdfium2.PdfDocument(file)
    pages = [read_page(document.raw, n) for n in range(1, len(document) + 1)]
    ruled = [p for p in pages if p is not None and any(len(t.grid.spots) > 1 for t in p.tables)]
    with pdfplumber.open(file) as other:
        for page in ruled[:: max(len(ruled) // 2, 1)][:3]:
            theirs = Counter(
                letters(cell)
                for table in other.pages[page.number - 1].find_tables()
                for row in table.extract()
                for cell in row
            )
            missing = theirs - own_cells(page)
            missing.pop("", None)
            assert not missing, f"第 {page.number} 页"


def own_cells(page: Page) -> Counter[str]:
    tables = [*page.tables, *(inner for table in page.tables for _, inner in table.inner)]
    return Counter(letters("".join(n.text for n in lines)) for t in tables for lines in t.lines)


def letters(text: str | None) -> str:
    """The characters of a cell in a fixed order: the libraries sort stacked ones differently."""
    return "".join(sorted("".join((text or "").replace("\ufffe", "-").split())))


def all_paragraphs(document: Document) -> list[Paragraph]:
    found = []
    for _, block in document.walk():
        if isinstance(block, Table):
            found += [
                b for row in block.rows for c in row for b in c.blocks if isinstance(b, Paragraph)
            ]
        else:
            found.append(block)
    return found
