"""Rule files from disk or text to a rule book, or to all that is wrong with them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from biaochi.grammar.compiled import RuleBook
from biaochi.grammar.diagnostics import Diagnostic, Log

SUFFIX = ".biao"
LOCAL = "地方"
"""The folder of rules that bind one place only: it is not read with the folder that it lies in."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A rule book, None if there is any error, and everything that was noted."""

    book: RuleBook | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class RuleText:
    """The name of a rule file as shown to authors, and its text."""

    name: str
    text: str


def load(paths: Sequence[Path]) -> Loaded:
    """Compile rule files; directories stand for the files that `files_in` finds in them."""
    log = Log()
    return compile_texts(read_texts(paths, log), log)


def compile_text(text: str, name: str = "规则.biao") -> Loaded:
    """Compile one text as if it were a file."""
    return compile_texts((RuleText(name, text),), Log())


def compile_texts(texts: Sequence[RuleText], log: Log) -> Loaded:
    """Compile texts that belong together; what was noted before goes in front."""
    # The parser generator is imported here so that a cached rule book does without it.
    from biaochi.grammar.compiler import compile_files

    book = compile_files(texts, version_of(texts), log)
    noted = log.sorted
    return Loaded(None if any(d.is_error for d in noted) else book, noted)


def version_of(texts: Sequence[RuleText]) -> str:
    """12 hex digits of the content of all texts, names left out."""
    digest = hashlib.sha256()
    for one in texts:
        digest.update(hashlib.sha256(one.text.encode("utf-8", "surrogatepass")).digest())
    return digest.hexdigest()[:12]


def read_texts(paths: Sequence[Path], log: Log) -> tuple[RuleText, ...]:
    """The texts of all rule files under the paths, each file once; what cannot be read is noted."""
    found: dict[Path, RuleText] = {}
    for path in paths:
        for file in _files(path, log):
            key = file.resolve()
            if key not in found and (text := _read(file, log)) is not None:
                found[key] = RuleText(str(file), text)
    return tuple(found.values())


def _files(path: Path, log: Log) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    files = files_in(path)
    if not files:
        cause = f"目录里没有 {SUFFIX} 文件。"
        log.add_file("E116", str(path), cause, "查对路径；规则文件的扩展名是 .biao。")
    yield from files


def files_in(folder: Path) -> tuple[Path, ...]:
    """All rule files under a folder in sorted order, but those of its folder for single places."""
    found = (p for p in folder.rglob(f"*{SUFFIX}") if p.is_file())
    return tuple(sorted(p for p in found if LOCAL not in p.relative_to(folder).parts[:-1]))


def _read(file: Path, log: Log) -> str | None:
    try:
        raw = file.read_bytes()
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        cause = "文件不存在。" if missing else "没有权限，或者磁盘读不出来。"
        log.add_file("E116", str(file), cause, "查对路径。" if missing else "查对文件的权限。")
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        log.add_file("E114", str(file), *_encoding(raw, file, error.start))
        return None


def _encoding(raw: bytes, file: Path, offset: int) -> tuple[str, str]:
    """What a file that is not UTF-8 seems to be, and how to convert it."""
    for name, called in (("utf-16", "UTF-16（“Unicode”）"), ("gb18030", "GBK（ANSI）")):
        if name == "utf-16" and raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            raw.decode(name)
        except UnicodeDecodeError:
            continue
        command = f"iconv -f {name.upper()} -t UTF-8 {file.name} > 新文件"
        advice = f"在记事本里“另存为”，编码选 UTF-8；或者运行：{command}"
        return f"文件像是 {called}编码。", advice
    return f"第 {offset + 1} 个字节不合 UTF-8。", "在编辑器里重新以 UTF-8 保存，或者从备份恢复。"
