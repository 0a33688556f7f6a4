"""biaochi diff: what changed between two sets of rules, and what that changes on documents."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biaochi.commands.chinese import ChineseCommand
from biaochi.commands.common import (
    BUILT_IN,
    EXIT_CLEAN,
    EXIT_FINDINGS,
    EXIT_UNCHECKED,
    fail,
    judging_options,
    layer_option,
    local_files,
    order_of,
)

if TYPE_CHECKING:
    from biaochi.rulediff.corpus import CorpusChange
    from biaochi.rulediff.sides import Side

_OWN = "自带"


@click.command(
    cls=ChineseCommand,
    epilog="退出码：0 没有变化；1 有变化；2 用法或规则有错；3 有文件读不了。",
)
@click.argument("old", metavar="旧规则")
@click.argument("new", metavar="新规则")
@click.argument("corpus", metavar="[文件或目录…]", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="输出格式；不写时是 text。",
)
@layer_option
@click.option("--no-builtin", is_flag=True, help="不借用自带的法规、词表、要素和阈值。")
@judging_options
def diff(
    *,
    old: str,
    new: str,
    corpus: tuple[Path, ...],
    form: str,
    layers: tuple[str, ...],
    no_builtin: bool,
    as_of: dt.datetime | None,
    regime: str | None,
) -> None:
    """比较两套规则：哪些规则新增、删去、改动，改了哪些字段；词表改了，影响哪些规则。

    旧规则、新规则是规则文件或目录；写 自带 指标尺自带的规则，写 浙江 指加上浙江的规则。
    只比意思，不比排版。
    后面给出招标文件时，再列出哪些发现会出现、会消失。

    \b
    例：
      biaochi diff 旧规则/ 新规则/
      biaochi diff 旧规则/ 新规则/ 招标文件/
      biaochi diff 旧规则/ 自带 --format json
      biaochi diff 自带 浙江
    """
    from biaochi.rulediff.compare import compare
    from biaochi.rulediff.json_form import comparison_json
    from biaochi.rulediff.text import comparison_text, corpus_text

    before, after = (_side(given, no_builtin, layers) for given in (old, new))
    comparison = compare(before, after)
    change = _on_documents(before, after, corpus, as_of, regime) if corpus else None
    if form == "json":
        click.echo(comparison_json(comparison, change), nl=False)
    else:
        click.echo(comparison_text(comparison), nl=False)
        if change:
            click.echo(f"\n{corpus_text(change)}", nl=False)
    if change and change.unreadable:
        sys.exit(EXIT_UNCHECKED)
    same = comparison.is_empty and (change is None or change.is_empty)
    sys.exit(EXIT_CLEAN if same else EXIT_FINDINGS)


def _side(given: str, no_builtin: bool, layers: Sequence[str]) -> Side:
    from biaochi.grammar.diagnostics import render
    from biaochi.rulediff.sides import Side, side_of

    lent = () if no_builtin else (BUILT_IN,)
    paths = _paths(given)
    side = side_of((*paths, *local_files((*lent, *paths), layers)), lent)
    if not isinstance(side, Side):
        for diagnostic in side:
            click.echo(render(diagnostic), err=True)
        fail(f"「{given}」里的规则有错，没有往下比。改好上面列出的地方再运行。")
    return side


def _paths(given: str) -> tuple[Path, ...]:
    """A file or folder; 自带 for the built-in rules, a place for them with those of the place."""
    from biaochi.grammar.local import named

    if given == _OWN:
        return (BUILT_IN,)
    if Path(given).exists():
        return (Path(given),)
    found = named((BUILT_IN,), (given,))
    if isinstance(found, str):
        fail(f"没有「{given}」这个规则文件或目录，也没有这个地方的规则。")
    return (BUILT_IN, *(file for place in found for file in place.files))


def _on_documents(
    before: Side,
    after: Side,
    corpus: tuple[Path, ...],
    as_of: dt.datetime | None,
    regime: str | None,
) -> CorpusChange:
    from biaochi.batch import files_in
    from biaochi.rulediff.corpus import compare_on

    files = files_in(corpus)
    if not files:
        fail("这些目录里没有能检查的文件。")
    return compare_on(before, after, order_of((), as_of, regime), files)
