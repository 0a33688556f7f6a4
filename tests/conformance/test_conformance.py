"""The same tender, saved in every format, is read as the same tree."""

from __future__ import annotations

from pathlib import Path

import pytest
from as_docx import write_docx
from as_text import as_html, as_markdown, as_txt, as_wrapped
from samples import DESKS, ROAD, SAMPLES, SHELTERS
from tender import Tender, found, written

from biaochi.model.document import Document
from biaochi.parsers import read

PRINTED = Path(__file__).parent / "data"
# Plain text has no way to put a table into a cell.
FLAT = (DESKS, ROAD, SHELTERS)

every_sample = pytest.mark.parametrize("tender", SAMPLES, ids=lambda tender: tender.name)
flat_samples = pytest.mark.parametrize("tender", FLAT, ids=lambda tender: tender.name)


def tree(path: Path) -> list[str]:
    document = read(path)
    assert isinstance(document, Document)
    assert not document.notices
    return found(document)


def saved(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@every_sample
def test_a_word_file_reads_as_written(tender: Tender, tmp_path: Path) -> None:
    path = tmp_path / "招标文件.docx"
    write_docx(tender, path)
    assert tree(path) == written(tender)


@every_sample
def test_a_web_page_reads_as_written(tender: Tender, tmp_path: Path) -> None:
    assert tree(saved(tmp_path / "公告.html", as_html(tender))) == written(tender)


@flat_samples
def test_a_printed_file_reads_as_written(tender: Tender) -> None:
    assert tree(PRINTED / f"{tender.name}.pdf") == written(tender)


@flat_samples
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_file_reads_as_written(tender: Tender, encoding: str, tmp_path: Path) -> None:
    path = saved(tmp_path / "招标文件.txt", as_txt(tender), encoding)
    assert tree(path) == written(tender.unmerged())


@flat_samples
@pytest.mark.parametrize("columns", [48, 57, 72])
def test_a_text_file_cut_at_a_width_reads_as_written(
    tender: Tender, columns: int, tmp_path: Path
) -> None:
    path = saved(tmp_path / "招标文件.txt", as_wrapped(tender, columns))
    assert tree(path) == written(tender.unmerged())


@flat_samples
def test_a_markdown_file_reads_as_written(tender: Tender, tmp_path: Path) -> None:
    path = saved(tmp_path / "招标文件.md", as_markdown(tender))
    assert tree(path) == written(tender.unmerged())
