"""The files of a handbook: made in memory, written, or compared with what stands on the disk."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from biaochi.handbook import markdown
from biaochi.handbook.book import Handbook


class Format(StrEnum):
    """格式: how a handbook is written."""

    MARKDOWN = "md"
    HTML = "html"
    DOCX = "docx"


def render(book: Handbook, formats: Sequence[Format]) -> dict[str, bytes]:
    """The content of every file by its path below the handbook's folder; the same for equal books."""
    made: dict[str, bytes] = {}
    if Format.MARKDOWN in formats:
        made |= {path: text.encode() for path, text in markdown.pages(book).items()}
    if Format.HTML in formats:
        from biaochi.handbook.html import page

        made[f"{book.title}.html"] = page(book).encode()
    if Format.DOCX in formats:
        from biaochi.handbook.docx import document

        made[f"{book.title}.docx"] = document(book)
    return made


def stale(files: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """What is wrong with the files on the disk, by path: missing, out of date, or left over."""
    found: dict[str, str] = {}
    for path, content in files.items():
        file = folder / path
        if not file.is_file():
            found[path] = "没有生成"
        elif not _same(file.read_bytes(), content, path):
            found[path] = "与规则不一致"
    return found | dict.fromkeys(_left_over(files, folder), "规则里已经没有")


def write(files: Mapping[str, bytes], folder: Path) -> tuple[str, ...]:
    """Write what differs, delete pages of families that are gone; the paths that were changed."""
    changed = stale(files, folder)
    for path in changed:
        file = folder / path
        if path in files:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(files[path])
        else:
            file.unlink()
    return tuple(changed)


def _same(there: bytes, content: bytes, path: str) -> bool:
    """Whether two files say the same; how a package is compressed depends on the system."""
    if there == content or not path.endswith(f".{Format.DOCX}"):
        return there == content
    try:
        return _parts(there) == _parts(content)
    except zipfile.BadZipFile:
        return False


def _parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _left_over(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """Generated pages that the handbook no longer has; only where it is written as Markdown."""
    if markdown.INDEX not in files:
        return []
    there = sorted((*folder.glob("*.md"), *folder.glob(f"{markdown.FOLDER}/*.md")))
    mark = markdown.MARK.encode()
    return [
        path
        for file in there
        if (path := file.relative_to(folder).as_posix()) not in files
        and file.read_bytes().startswith(mark)
    ]
