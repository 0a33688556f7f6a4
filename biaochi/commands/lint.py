"""biaochi lint: what compiles, but is useless, doubtful or hard to read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biaochi.commands.chinese import ChineseCommand
from biaochi.commands.common import BUILT_IN, EXIT_FINDINGS, fail, layer_option, local_files

if TYPE_CHECKING:
    from biaochi.lint.opening import Opened
    from biaochi.lint.run import Wanted


@click.command(
    cls=ChineseCommand,
    epilog="退出码：0 没有错误和警告（提示不算）；1 有；2 用法或规则有错。",
)
@click.argument(
    "paths", metavar="[规则文件或目录…]", nargs=-1, type=click.Path(exists=True, path_type=Path)
)
@click.option("--fix", is_flag=True, help="把能放心改的改好；改后规则的意思不变。")
@click.option(
    "--select", "-s", multiple=True, metavar="代码", help="只查这些，如 L004；L03 指 L030 到 L039。"
)
@click.option("--ignore", "-i", multiple=True, metavar="代码", help="不查这些。")
@click.option("--explain", metavar="代码", help="说明一项检查：为什么查，怎样才对。")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出的形式。"
)
@layer_option
@click.option("--no-builtin", is_flag=True, help="不载入自带规则和词表。")
def lint(
    paths: tuple[Path, ...],
    fix: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    explain: str | None,
    form: str,
    layers: tuple[str, ...],
    no_builtin: bool,
) -> None:
    """检查规则写得好不好：没有用到的、永远不成立的、互相打架的、看不清的。

    不写路径时查自带的规则；写了路径时只查那些文件（自带的词表、法规和规则照样参照）。
    已经想过、不必再报的，在声明里写一行：# 不查 L022 理由

    \b
    例：
      biaochi lint 我的规则/
      biaochi lint 我的规则/ --fix
      biaochi lint --explain L020
    """
    from biaochi.lint.opening import open_paths
    from biaochi.lint.report import as_json, as_text
    from biaochi.lint.run import chooser, lint

    if explain:
        _explain(explain)
        return
    if fix and not paths:
        fail("--fix 要写明改哪些文件或目录。")
    if no_builtin and not paths:
        fail("用了 --no-builtin 就要给出规则文件或目录。")
    for code in (*select, *ignore):
        _known(code)
    wanted = chooser(select, ignore)
    own = () if no_builtin else (BUILT_IN,)
    opened = open_paths((*own, *local_files((*own, *paths), layers)), paths)
    if fix:
        opened = _fix(opened, wanted)
    _show_diagnostics(opened)
    if opened.project is None:
        fail("规则有错，没有往下查，也没有改有错的文件。改好上面列出的地方再运行。")
    remarks = lint(opened.project, wanted)
    shown = as_json if form == "json" else as_text
    click.echo(shown(remarks, len(opened.targets)), nl=False)
    sys.exit(EXIT_FINDINGS if any(r.counts for r in remarks) else 0)


def _fix(opened: Opened, wanted: Wanted) -> Opened:
    """The files as they are after mending; what was done goes to stderr."""
    from biaochi.lint.fix import mend, write

    mended = mend(opened, wanted)
    try:
        write(mended)
    except OSError as error:
        fail(f"{error.filename} 写不进去：{error.strerror}。查对权限后再运行。")
    for name, number in sorted(mended.edits.items()):
        click.echo(f"已改 {name}：{number} 处", err=True)
    return mended.opened


def _show_diagnostics(opened: Opened) -> None:
    """What the compiler said about the files to be linted, or about any if there are errors."""
    from biaochi.grammar.diagnostics import render

    for diagnostic in opened.diagnostics:
        if opened.project is None or diagnostic.file in opened.targets:
            click.echo(render(diagnostic), err=True)


def _explain(code: str) -> None:
    from biaochi.lint.checks import check_of
    from biaochi.lint.report import explained

    _known(code)
    check = check_of(code)
    if check is None:
        fail(f"「{code}」是一组代码；写全，如 L020。")
    click.echo(explained(check), nl=False)


def _known(code: str) -> None:
    """End with a hint where no check has a code that begins so."""
    from biaochi.grammar.suggest import did_you_mean
    from biaochi.lint.checks import CHECKS

    codes = [check.code for check in CHECKS]
    if not any(known.startswith(code) for known in codes):
        fail(f"没有检查项「{code}」。{did_you_mean(code, codes, '代码见 docs/工具/规则检查.md。')}")
