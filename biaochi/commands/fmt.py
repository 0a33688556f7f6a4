"""biaochi fmt: rule files in the one canonical form."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biaochi.commands.chinese import ChineseCommand
from biaochi.commands.common import EXIT_CLEAN, EXIT_FINDINGS, EXIT_USAGE, fail

if TYPE_CHECKING:
    from biaochi.grammar.diagnostics import Diagnostic, Log

_STDIN = "-"
_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@dataclass(frozen=True, slots=True)
class _Laid:
    """A file before (`raw`, as on disk) and after, and why parts of it were left as they were."""

    name: str
    raw: bytes
    text: str
    diagnostics: tuple[Diagnostic, ...]

    @property
    def changed(self) -> bool:
        return self.raw != self.text.encode()


@click.command(
    cls=ChineseCommand,
    epilog="退出码：0 已是规范格式，或已整理好；1 --check、--diff 时有文件要整理；"
    "2 用法有错，或文件有语法错误、读不出来。",
)
@click.argument("paths", metavar="规则文件或目录…", nargs=-1, required=True)
@click.option("--check", is_flag=True, help="只列出要整理的文件，不改动。")
@click.option("--diff", is_flag=True, help="只显示会怎样改，不改动。")
def fmt(paths: tuple[str, ...], check: bool, diff: bool) -> None:
    """整理规则文件的格式：缩进、换行、全角半角符号；意思一点不变，注释都留着。

    写 - 时从标准输入读，整理后写到标准输出。有语法错误的声明原样不动，错误列在后面。

    \b
    例：
      biaochi fmt 我的规则/
      biaochi fmt 我的规则/ --check
      biaochi fmt 我的规则/驻点.biao --diff
    """
    from biaochi.grammar.diagnostics import Log, render

    if _STDIN in paths and len(paths) > 1:
        fail("写了 - 就不能再写别的路径。")
    log = Log()
    files = _stdin(log) if _STDIN in paths else _files(paths, log)
    changed = [f for f in files if f.changed]
    if diff:
        for file in changed:
            _show_difference(file)
    elif paths == (_STDIN,) and not check:
        sys.stdout.buffer.write("".join(f.text for f in files).encode())
    else:
        for file in changed:
            click.echo(
                f"{'要整理' if check else '已整理'} {file.name if check else _written(file)}"
            )
        if files:
            click.echo(_summary(len(files), len(changed), check))
    noted = (*log.sorted, *(d for f in files for d in f.diagnostics))
    for diagnostic in noted:
        click.echo(render(diagnostic), err=True)
    if any(f.diagnostics for f in files):
        click.echo("有语法错误的声明原样未动；改好后再整理一次。", err=True)
    wanting = EXIT_FINDINGS if changed and (check or diff) else EXIT_CLEAN
    sys.exit(EXIT_USAGE if noted else wanting)


def _files(paths: Sequence[str], log: Log) -> list[_Laid]:
    from biaochi.grammar.loader import read_texts

    texts = read_texts([Path(p) for p in paths], log)
    return [_laid(t.name, Path(t.name).read_bytes(), t.text) for t in texts]


def _stdin(log: Log) -> list[_Laid]:
    raw = sys.stdin.buffer.read()
    try:
        return [_laid("<标准输入>", raw, raw.decode("utf-8-sig"))]
    except UnicodeDecodeError as error:
        cause = f"第 {error.start + 1} 个字节不合 UTF-8。"
        log.add_file("E114", "<标准输入>", cause, "先转成 UTF-8 再送进来。")
        return []


def _laid(name: str, raw: bytes, text: str) -> _Laid:
    from biaochi.grammar.format import format_text

    made = format_text(text, name)
    return _Laid(name, raw, made.text, made.diagnostics)


def _written(file: _Laid) -> str:
    """The name of the file, once it is written."""
    try:
        Path(file.name).write_bytes(file.text.encode())
    except OSError:
        fail(f"{file.name}：写不进去。查对文件的权限。")
    return file.name


def _summary(total: int, changed: int, check: bool) -> str:
    if not changed:
        return f"{total} 个文件都是规范格式。"
    done = f"{total} 个文件：{changed} 个{'要整理' if check else '已整理'}"
    rest = total - changed
    return f"{done}，{rest} 个本来就是规范格式。" if rest else f"{done}。"


def _show_difference(file: _Laid) -> None:
    """A unified diff, in colour on a terminal."""
    before = file.raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    lines = list(
        difflib.unified_diff(
            before.splitlines(), file.text.splitlines(), file.name, file.name, lineterm=""
        )
    )
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for line in lines:
        colour = _COLOURS.get(line[0]) if coloured and line else None
        click.echo(click.style(line, fg=colour) if colour else line)
    if not lines:
        click.echo(f"{file.name}：只有换行符（CRLF、文件末尾）或文件开头的 BOM 要改。")
