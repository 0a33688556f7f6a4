"""Reads a PDF file with a text layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from biaochi.model.document import Cause, Document, Notice, Unreadable
from biaochi.parsers.outline import build
from biaochi.parsers.pdf.flow import flow
from biaochi.parsers.pdf.furniture import without_furniture
from biaochi.parsers.pdf.legible import notice
from biaochi.parsers.pdf.page import read_page
from biaochi.parsers.pdf.shapes import Page

_MOST_PAGES = 5000
_AGAIN = "请重新下载或向提供者索取原文件后再查"


def read_pdf(path: Path) -> Document | Unreadable:
    """The document that a PDF shows, page ends undone; pages without usable text become notices."""
    opened = _open(path)
    if isinstance(opened, Unreadable):
        return opened
    try:
        return _read(path, opened)
    finally:
        opened.close()


def _open(path: Path) -> pypdfium2.PdfDocument | Unreadable:
    source = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        advice = "请检查文件路径和权限，并关闭正在使用它的程序"
        return Unreadable(source, Cause.UNREADABLE, f"文件打不开：{error.strerror}", advice)
    if not data.strip():
        return Unreadable(
            source, Cause.EMPTY, "文件是空的", "请确认是否选对了文件，或重新导出后再查"
        )
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return _refused(source, pdfium.FPDF_GetLastError())


def _refused(source: str, error: int) -> Unreadable:
    if error == pdfium.FPDF_ERR_PASSWORD:
        advice = "请用阅读器输入密码打开后，另存（打印）为不加密的 PDF 再查"
        return Unreadable(source, Cause.ENCRYPTED, "PDF 有密码，打不开", advice)
    if error == pdfium.FPDF_ERR_SECURITY:
        advice = "请用制作它的软件解除保护，另存为不加密的 PDF 再查"
        return Unreadable(source, Cause.ENCRYPTED, "PDF 用了不支持的加密方式", advice)
    return Unreadable(source, Cause.CORRUPT, "PDF 已损坏或不完整，打不开", _AGAIN)


def _read(path: Path, document: pypdfium2.PdfDocument) -> Document | Unreadable:
    count = len(document)
    if count == 0:
        return Unreadable(str(path), Cause.CORRUPT, "PDF 里没有可读的页", _AGAIN)
    pages: list[Page] = []
    notices: list[Notice] = []
    for number in range(1, min(count, _MOST_PAGES) + 1):
        page = read_page(document.raw, number)
        if page is None:
            detail = f"第 {number} 页已损坏，未检查；{_AGAIN}"
            notices.append(Notice(Cause.CORRUPT, detail, number))
        else:
            pages.append(page)
    if len(notices) == count:
        return Unreadable(str(path), Cause.CORRUPT, "PDF 的各页都已损坏", _AGAIN)
    if count > _MOST_PAGES:
        detail = f"只读了前 {_MOST_PAGES} 页，其余 {count - _MOST_PAGES} 页未检查；请拆分文件"
        notices.append(Notice(Cause.LIMIT, detail))
    kept, unusable = _usable(without_furniture(pages))
    notices = sorted([*notices, *unusable], key=lambda n: n.page or count + 1)
    return Document(str(path), "pdf", build(flow(kept)), count, tuple(notices))


def _usable(pages: Sequence[Page]) -> tuple[list[Page], list[Notice]]:
    """Pages with the text of the unusable ones left out, and what was left out."""
    kept, notices = [], []
    for page in pages:
        problem = notice(page)
        if problem is None:
            kept.append(page)
        else:
            notices.append(problem)
            kept.append(replace(page, lines=[], tables=[]))
    return kept, notices
