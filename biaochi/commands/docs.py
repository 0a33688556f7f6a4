"""biaochi docs: the rule handbook."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from biaochi.commands.chinese import ChineseCommand, ChineseGroup
from biaochi.commands.common import (
    EXIT_FINDINGS,
    EXIT_USAGE,
    fail,
    layer_option,
    load_rules,
)

_FORMATS = ("md", "html", "docx")
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
"""What Windows or Linux does not take in the name of a file."""


@click.group(cls=ChineseGroup)
def docs() -> None:
    """由规则写成的规则手册。"""


@docs.command(
    cls=ChineseCommand,
    epilog="退出码：0 写好了，或者没有变化；1 --check 时手册过时；2 用法或规则有错。",
)
@click.argument(
    "paths", metavar="[规则文件或目录…]", nargs=-1, type=click.Path(exists=True, path_type=Path)
)
@click.option(
    "--output",
    "-o",
    "folder",
    required=True,
    metavar="目录",
    type=click.Path(path_type=Path),
    help="手册写到这个目录。",
)
@click.option(
    "--format",
    "-f",
    "formats",
    multiple=True,
    type=click.Choice(_FORMATS),
    metavar="格式",
    help="md、html、docx，可写多次；不写时三种都出。",
)
@click.option("--title", default="规则手册", metavar="名称", help="手册的名称，也是文件名。")
@click.option("--check", is_flag=True, help="不写文件，只看手册是不是过时，列出过时的文件。")
@layer_option
@click.option("--no-builtin", is_flag=True, help="不载入自带规则和词表。")
def build(
    paths: tuple[Path, ...],
    folder: Path,
    formats: tuple[str, ...],
    title: str,
    check: bool,
    layers: tuple[str, ...],
    no_builtin: bool,
) -> None:
    """把规则写成手册：Markdown、一个网页、一份可以发文的 Word 文件。

    不写路径时写自带的规则；写了路径时只写那些文件里的规则。同样的规则写出同样的字节。

    \b
    例：
      biaochi docs build -o 手册
      biaochi docs build 我的规则/ -o 手册 --format docx
      biaochi docs build -o 手册 --check
    """
    from biaochi.handbook.book import handbook
    from biaochi.handbook.files import Format, render, stale
    from biaochi.handbook.sources import sources

    if _UNSAFE.search(title) or not title.strip(" ."):
        fail(f"名称「{title}」不能做文件名，去掉里面的 / 之类的符号。")
    if folder.exists() and not folder.is_dir():
        fail(f"{folder} 是一个文件，不是目录。换一个目录。")
    book, loaded = load_rules(paths, no_builtin, layers)
    made = handbook(book, sources(paths or loaded), title)
    if not made.rules:
        fail("这些文件里没有规则。")
    files = render(made, [Format(f) for f in formats or _FORMATS])
    if not check:
        _write(files, folder, len(made.rules))
        return
    outdated = stale(files, folder)
    for path, state in outdated.items():
        click.echo(f"{folder / path}：{state}")
    click.echo("手册过时，重新生成：去掉 --check 再运行。" if outdated else "手册与规则一致。")
    sys.exit(EXIT_FINDINGS if outdated else 0)


def _write(files: dict[str, bytes], folder: Path, rules: int) -> None:
    from biaochi.handbook.files import write

    try:
        changed = write(files, folder)
    except OSError as error:
        fail(f"{folder} 写不进去：{error.strerror}。查对目录和权限。", EXIT_USAGE)
    click.echo(f"{rules} 条规则，{len(files)} 个文件，改动 {len(changed)} 个：{folder}")
