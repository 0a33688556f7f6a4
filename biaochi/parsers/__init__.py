"""From a file of any supported format to a `Document`; the parsers load only when they are needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from biaochi.model.document import Cause, Document, Unreadable
from biaochi.parsers.formats import READABLE, REFUSED, Format, Refusal, detect

SUFFIXES = READABLE + REFUSED
"""File name endings that a walk over a folder picks up; some are only to be reported as not read."""

_LARGEST = 512 << 20


def read(path: Path) -> Document | Unreadable:
    """Read a file as what its content says it is; what is wrong with the file comes back as a value."""
    data = _bytes(path)
    form = data if isinstance(data, Refusal) else detect(data, path.name)
    if isinstance(form, Refusal):
        return Unreadable(str(path), form.cause, form.message, form.advice)
    return _parser(form)(path)


def _bytes(path: Path) -> bytes | Refusal:
    try:
        if path.is_dir():
            return Refusal(Cause.UNREADABLE, "这是文件夹，不是文件", "请给出文件夹里的文件")
        if path.stat().st_size > _LARGEST:
            return Refusal(
                Cause.LIMIT, f"文件超过 {_LARGEST >> 20} MB", "请拆分文件，或去掉其中的图片后再查"
            )
        return path.read_bytes()
    except FileNotFoundError:
        return Refusal(Cause.UNREADABLE, "找不到文件", "请检查文件名和路径是否写对")
    except PermissionError:
        return Refusal(
            Cause.UNREADABLE,
            "文件打不开：没有读取权限，或正被别的程序占用",
            "请关闭正在打开它的 Word、WPS 等程序，并检查文件权限后再查",
        )
    except (OSError, ValueError) as error:
        return Refusal(
            Cause.UNREADABLE, f"文件打不开：{error}", "请确认文件所在的磁盘或网络位置可用"
        )


def _parser(form: Format) -> Callable[[Path], Document | Unreadable]:
    match form:
        case Format.DOCX:
            from biaochi.parsers.docx import read_docx as parse
        case Format.PDF:
            from biaochi.parsers.pdf import read_pdf as parse
        case Format.HTML:
            from biaochi.parsers.html import read_html as parse
        case _:
            from biaochi.parsers.text import read_text as parse
    return parse
