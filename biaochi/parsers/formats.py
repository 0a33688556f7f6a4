"""What a file really is: its content decides, its name only where the content leaves it open."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from biaochi.model.document import Cause
from biaochi.parsers.encoding import decode


class Format(StrEnum):
    """Formats that are read."""

    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "md"
    TEXT = "txt"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not read, in one Chinese line, and the next step."""

    cause: Cause
    message: str
    advice: str


MARKDOWN_SUFFIXES = (".md", ".markdown")
READABLE = (".docx", ".docm", ".pdf", ".html", ".htm", ".txt", *MARKDOWN_SUFFIXES)
# Tender documents that a folder may hold and that are not read: named in the report, never passed over.
REFUSED = (".doc", ".wps", ".rtf", ".ofd", ".odt", ".mht", ".mhtml")

_SAVE_DOCX = "请用 Word 或 WPS 打开后另存为 .docx 再查"
_SAVE_PDF = "请用阅读器导出为带文字层的 PDF，或取得 .docx 原稿再查"
_SHEET = "请把要查的内容另存为 .docx 或 PDF 再查"
_IMAGE = "请先用文字识别（OCR）软件转成 .docx 或带文字层的 PDF 再查"
_UNPACK = "请先解压，再查其中的招标文件"
_AGAIN = "请重新下载或向提供者索取原文件后再查"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams in an OLE container tell which program wrote it; they are stored as UTF-16.
_OLE_KINDS = (
    (
        "EncryptedPackage",
        Cause.ENCRYPTED,
        "文件有密码",
        "请用 Word 或 WPS 打开后取消密码，另存为 .docx 再查",
    ),
    (
        "WordDocument",
        Cause.UNSUPPORTED,
        "这是旧版 Word（.doc）或 WPS 文件，不能直接读取",
        _SAVE_DOCX,
    ),
    ("Workbook", Cause.UNSUPPORTED, "这是旧版 Excel（.xls）表格，不能直接读取", _SHEET),
    ("PowerPoint Document", Cause.UNSUPPORTED, "这是旧版演示文稿（.ppt），不能直接读取", _SHEET),
)
_ZIP_KINDS = (
    ("OFD.xml", "这是 OFD 版式文件，暂不能读取", _SAVE_PDF),
    ("xl/workbook.xml", "这是 Excel 表格（.xlsx），不能按招标文件读取", _SHEET),
    ("ppt/presentation.xml", "这是演示文稿（.pptx），不能按招标文件读取", _SHEET),
    ("content.xml", "这是 OpenDocument 文件（.odt），暂不能读取", _SAVE_DOCX),
)
_MAGIC = (
    (b"{\\rtf", "这是 RTF 文件，暂不能读取", _SAVE_DOCX),
    (b"\x89PNG\r\n", "这是图片（PNG）", _IMAGE),
    (b"\xff\xd8\xff", "这是图片（JPEG）", _IMAGE),
    (b"GIF8", "这是图片（GIF）", _IMAGE),
    (b"BM", "这是图片（BMP）", _IMAGE),
    (b"II*\0", "这是图片（TIFF）", _IMAGE),
    (b"MM\0*", "这是图片（TIFF）", _IMAGE),
    (b"Rar!\x1a", "这是压缩包（RAR）", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "这是压缩包（7z）", _UNPACK),
    (b"\x1f\x8b", "这是压缩包（gzip）", _UNPACK),
)
_MARKUP = (
    (
        re.compile(r"MIME-Version:.*?multipart/related", re.I | re.S),
        "这是单个文件网页（.mht），暂不能读取",
        _SAVE_DOCX,
    ),
    (
        re.compile(r"<\?mso-application|<w:wordDocument|<pkg:package"),
        "这是 Word XML 文件，暂不能读取",
        _SAVE_DOCX,
    ),
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|table|h[1-6]|p)\b",
    re.I | re.S,
)
_SNIFFED = 4096
# A page of a text file may hold a form feed or an escape; more control characters mean that it is no text.
_CONTROL = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")


def detect(data: bytes, name: str) -> Format | Refusal:
    """The format of a whole file; `name` is its file name."""
    suffix = PurePath(name).suffix.lower()
    if not data.strip(b"\0\t\r\n\x0c "):
        return Refusal(Cause.EMPTY, "文件是空的", "请确认是否选对了文件，或重新导出后再查")
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith(b"PK\x03\x04"):
        return _zip(data)
    if b"%PDF-" in data[: 1024 if suffix == ".pdf" else 16]:
        return Format.PDF
    for magic, message, advice in _MAGIC:
        if data.startswith(magic) and not (magic == b"BM" and _is_text(data)):
            return Refusal(Cause.UNSUPPORTED, message, advice)
    return _textual(data, suffix)


def _ole(data: bytes) -> Refusal:
    for stream, cause, message, advice in _OLE_KINDS:
        if stream.encode("utf-16-le") in data:
            return Refusal(cause, message, advice)
    return Refusal(Cause.UNSUPPORTED, "这是旧版 Office 文件，不能直接读取", _SAVE_DOCX)


def _zip(data: bytes) -> Format | Refusal:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        return Refusal(Cause.CORRUPT, "文件已损坏：内部结构不完整，可能没有下载完", _AGAIN)
    if any(name.startswith("word/") for name in names):
        return Format.DOCX
    for part, message, advice in _ZIP_KINDS:
        if part in names:
            return Refusal(Cause.UNSUPPORTED, message, advice)
    return Refusal(Cause.UNSUPPORTED, "这是压缩包（ZIP）", _UNPACK)


def _textual(data: bytes, suffix: str) -> Format | Refusal:
    if not _is_text(data):
        if suffix in (".docx", ".docm", ".pdf"):
            return Refusal(Cause.CORRUPT, f"文件已损坏：内容不是 {suffix} 文件", _AGAIN)
        if suffix in READABLE:
            return Refusal(Cause.CORRUPT, "文件内容不是文字", _AGAIN)
        return Refusal(
            Cause.UNSUPPORTED,
            f"不支持的格式（{suffix or '没有扩展名'}）",
            "请另存为 .docx、PDF、网页或文本后再查",
        )
    head = decode(data[:_SNIFFED], html=True)[0]
    for pattern, message, advice in _MARKUP:
        if pattern.search(head):
            return Refusal(Cause.UNSUPPORTED, message, advice)
    # A Markdown file may open with a piece of HTML; any other name with such a head is a saved page.
    if suffix in (".html", ".htm") or (suffix not in MARKDOWN_SUFFIXES and _HTML.match(head)):
        return Format.HTML
    return Format.MARKDOWN if suffix in MARKDOWN_SUFFIXES else Format.TEXT


def _is_text(data: bytes) -> bool:
    """Whether at most one character in a hundred is none that a text holds."""
    text = decode(data)[0]
    return len(_CONTROL.findall(text)) * 100 <= len(text)
