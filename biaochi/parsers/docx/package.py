"""The zip file of a .docx: its XML parts, or why they cannot be had."""

from __future__ import annotations

import lzma
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from lxml import etree

from biaochi.model.document import Cause, Unreadable
from biaochi.parsers.docx.names import REL

# A part larger than this, in bytes, is no tender document (ten thousand pages stay below it).
_LARGEST_PART = 256 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AGAIN = "请用 Word 或 WPS 打开后另存为 .docx，再查。"
# Strict Office Open XML uses other namespaces for the same elements.
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
# What the zip library raises on damaged archives.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts that hold text; those that the file lacks are None."""

    document: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None
    footnotes: etree._Element | None
    endnotes: etree._Element | None


class _BrokenError(Exception):
    """A part that cannot be read; never leaves this module."""

    def __init__(self, cause: Cause, message: str) -> None:
        super().__init__(message)
        self.cause = cause


def open_package(path: Path) -> Package | Unreadable:
    """Read the parts of a .docx file into memory."""
    source = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        return _no_access(source, error)
    refused = _refuse(source, data)
    if refused is not None:
        return refused
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _parts(archive)
    except _BrokenError as broken:
        advice = "请拆分文件后再查。" if broken.cause is Cause.LIMIT else _SAVE_AGAIN
        if broken.cause is Cause.ENCRYPTED:
            advice = "请用 Word 打开后另存为不加密的副本，再查副本。"
        return Unreadable(source, broken.cause, str(broken), advice)
    except _DAMAGE:
        message = "文件不完整：压缩包读不出来，可能没有下载完或传输中损坏。"
        return Unreadable(source, Cause.CORRUPT, message, "请重新获取这个文件；" + _SAVE_AGAIN)


def _no_access(source: str, error: OSError) -> Unreadable:
    if isinstance(error, FileNotFoundError):
        return Unreadable(source, Cause.UNREADABLE, "没有这个文件。", "请核对路径和文件名。")
    if isinstance(error, IsADirectoryError):
        return Unreadable(source, Cause.UNREADABLE, "这是目录，不是文件。", "请给出文件。")
    message = f"文件打不开：可能正被 Word 占用，或没有读取权限（{error.strerror}）。"
    return Unreadable(source, Cause.UNREADABLE, message, "请关闭正在编辑它的程序，再查。")


def _refuse(source: str, data: bytes) -> Unreadable | None:
    """Say what a file is that is not a zip file at all."""
    if not data:
        advice = "请重新获取这个文件。"
        return Unreadable(source, Cause.EMPTY, "文件是空的（0 字节）。", advice)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            advice = "请用 Word 打开后另存为不加密的副本，再查副本。"
            return Unreadable(source, Cause.ENCRYPTED, "文件有密码，读不出内容。", advice)
        message = "这是旧版 Word（.doc）文件，只是扩展名是 .docx。"
        return Unreadable(source, Cause.UNSUPPORTED, message, _SAVE_AGAIN)
    if not data.startswith(b"PK"):
        message = "这不是 .docx 文件：开头不是压缩包。"
        return Unreadable(source, Cause.CORRUPT, message, _SAVE_AGAIN)
    return None


def _parts(archive: zipfile.ZipFile) -> Package:
    names = set(archive.namelist())
    main = _related(archive, names, "_rels/.rels", "").get("officeDocument", "word/document.xml")
    if main not in names or not main.endswith(".xml"):
        if any(name.startswith(("xl/", "ppt/")) for name in names):
            raise _BrokenError(Cause.UNSUPPORTED, "这是表格或演示文稿，不是 Word 文档。")
        raise _BrokenError(Cause.CORRUPT, "文件不是 Word 文档，或缺了正文（word/document.xml）。")
    folder, name = posixpath.split(main)
    related = _related(archive, names, f"{folder}/_rels/{name}.rels", folder)

    def part(kind: str) -> etree._Element | None:
        target = related.get(kind, f"{folder}/{kind}.xml")
        return _xml(archive, target) if target in names else None

    document = _xml(archive, main)
    return Package(document, part("styles"), part("numbering"), part("footnotes"), part("endnotes"))


def _related(archive: zipfile.ZipFile, names: set[str], part: str, folder: str) -> dict[str, str]:
    """Targets of a relationship part by the last word of their type."""
    if part not in names:
        return {}
    targets: dict[str, str] = {}
    for relation in _xml(archive, part).iter(REL + "Relationship"):
        if relation.get("TargetMode") == "External":
            continue
        kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
        target = relation.get("Target") or ""
        absolute = target[1:] if target.startswith("/") else posixpath.join(folder, target)
        targets.setdefault(kind, posixpath.normpath(absolute))
    return targets


def _xml(archive: zipfile.ZipFile, name: str) -> etree._Element:
    info = archive.getinfo(name)
    if info.flag_bits & 1:
        raise _BrokenError(Cause.ENCRYPTED, "文件有密码，读不出内容。")
    # The stated size can lie: read no more than the limit, whatever it says.
    with archive.open(info) as stream:
        data = stream.read(_LARGEST_PART + 1)
    if len(data) > _LARGEST_PART:
        raise _BrokenError(Cause.LIMIT, f"文件解压后过大（{name} 超过 256 MB）。")
    if _STRICT in data[:20000]:
        for strict, transitional in _TRANSITIONAL:
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _BrokenError(Cause.CORRUPT, f"文件内容损坏：{name} 不是完整的 XML。") from error
    # Word writes no document type; one that is there is meant for entity tricks.
    if root.getroottree().docinfo.internalDTD is not None:
        raise _BrokenError(Cause.CORRUPT, f"文件内容可疑：{name} 里有文档类型声明。")
    return root
