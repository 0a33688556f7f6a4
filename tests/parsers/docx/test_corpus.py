"""Published documents: each reads, with the chapters that a person sees."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from biaochi.model.document import Document, Paragraph, Section, Table
from biaochi.parsers.docx import read_docx

SHARED = Path(os.environ.get("BIAOCHI_SHARED") or Path(__file__).resolve().parents[4] / "shared")
DOCUMENTS = sorted((SHARED / "corpus" / "documents").glob("*.docx"))

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not DOCUMENTS, reason=f"没有样本文件：{SHARED} 不存在或是空的"),
]


def every_section(section: Section) -> list[Section]:
    inner = [child for child in section.children if isinstance(child, Section)]
    return inner + [deeper for child in inner for deeper in every_section(child)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_published_document_reads(path: Path) -> None:
    document = read_docx(path)
    assert isinstance(document, Document)
    assert document.notices == ()
    sections = every_section(document.root)
    headings = [s.heading.text for s in sections if s.heading is not None]
    blocks = [block for _, block in document.walk()]
    chapters = [
        s for s in sections if s.number.startswith("第") and s.number.endswith(("章", "部分"))
    ]
    assert len(chapters) >= 4, "tender documents have chapters"
    # A chapter in the contents and again in the text would be here twice.
    keys = [(s.level, s.number, s.title) for s in chapters if s.level == 1]
    assert len(keys) == len(set(keys))
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    assert 0.04 < len(headings) / len(paragraphs) < 0.3, "most numbered lines are clauses"
    assert not [text for text in headings if "不得" in text or "须在" in text]
    assert sum(table.header_rows > 0 for table in blocks if isinstance(table, Table)) >= 3
    assert max(s.level for s in sections) <= 8
