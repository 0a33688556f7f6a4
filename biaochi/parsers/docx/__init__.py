"""Word documents (.docx)."""

from __future__ import annotations

from pathlib import Path

from biaochi.model.document import Cause, Document, Notice, Unreadable
from biaochi.parsers.docx.body import Body
from biaochi.parsers.docx.names import w
from biaochi.parsers.docx.package import open_package
from biaochi.parsers.outline import build

__all__ = ["read_docx"]


def read_docx(path: Path) -> Document | Unreadable:
    """A Word document as a tree, or why it cannot be read.

    Tracked changes are read as accepted, comments, headers and footers not at all. Pages are not
    known: Word decides on them when it prints.
    """
    package = open_package(path)
    if isinstance(package, Unreadable):
        return package
    element = package.document.find(w("body"))
    if element is None:
        message = "文件缺了正文，可能不是 Word 或 WPS 保存的。"
        advice = "请用 Word 或 WPS 打开后另存为 .docx，再查。"
        return Unreadable(str(path), Cause.CORRUPT, message, advice)
    body = Body(package)
    root = build(body.blocks(element))
    notices = (Notice(Cause.UNSUPPORTED, "嵌入的外部片段（altChunk）没有读。"),)
    return Document(str(path), "docx", root, notices=notices if body.embedded else ())
