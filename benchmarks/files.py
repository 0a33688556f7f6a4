"""The files that are measured: 100 pages each, made from the sample tender of the repository."""

from __future__ import annotations

import copy
from pathlib import Path

import docx
import pypdfium2

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "out" / "bench"
SAMPLE_DOCX = ROOT / "examples" / "工程施工招标文件.docx"
SAMPLE_PDF = ROOT / "tests" / "data" / "工程施工招标文件.pdf"
PAGES = 100
_CHARACTERS_A_PAGE = 750


def pdf_of_100_pages() -> Path:
    """The sample tender's pages over and over."""
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / "100.pdf"
    source = pypdfium2.PdfDocument(SAMPLE_PDF)
    target = pypdfium2.PdfDocument.new()
    for number in range(PAGES):
        target.import_pages(source, [number % len(source)])
    target.save(path)
    return path


def docx_of_100_pages() -> Path:
    """The sample tender's body over and over, up to the characters of 100 pages."""
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / "100.docx"
    document = docx.Document(str(SAMPLE_DOCX))
    body = document.element.body
    blocks = [block for block in body if not block.tag.endswith("}sectPr")]
    characters = sum(len(text) for block in blocks for text in block.itertext())
    for _ in range(PAGES * _CHARACTERS_A_PAGE // max(characters, 1)):
        for block in blocks:
            body.insert(len(body) - 1, copy.deepcopy(block))
    document.save(str(path))
    return path


def one_page() -> Path:
    """A short text, for what it costs to start."""
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / "一页.txt"
    path.write_text(
        "第一章 招标公告\n\n投标人须在本市注册。\n\n投标截止时间见公告。\n", encoding="utf-8"
    )
    return path
