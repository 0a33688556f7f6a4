"""What the sub-commands share: exit codes, options, loading of rules, failing with a clear line."""

from __future__ import annotations

import datetime as dt
import difflib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from biaochi.model.document import Document, Unreadable
from biaochi.model.regime import Regime

if TYPE_CHECKING:
    from biaochi.batch import Order
    from biaochi.grammar.compiled import Rule, RuleBook

EXIT_CLEAN, EXIT_FINDINGS, EXIT_USAGE, EXIT_UNCHECKED = range(4)
BUILT_IN = Path(__file__).parent.parent / "rulesets"

Command = Callable[..., Any]


def fail(message: str, code: int = EXIT_USAGE) -> NoReturn:
    """Print one line on stderr and end."""
    click.echo(message, err=True)
    sys.exit(code)


def load_rules(
    extra: Sequence[Path], no_builtin: bool, layers: Sequence[str] = ()
) -> tuple[RuleBook, tuple[Path, ...]]:
    """The compiled rules and the paths they come from; with errors in them, diagnostics and exit 2.

    `layers` names the places whose rules are wanted besides.
    """
    from biaochi.grammar.cache import load_cached

    own = () if no_builtin else (BUILT_IN,)
    paths = (*own, *local_files((*own, *extra), layers), *extra)
    if not paths:
        fail("用了 --no-builtin 就要用 --rules 给出规则文件或目录。")
    loaded = load_cached(paths)
    if loaded.diagnostics:
        from biaochi.grammar.diagnostics import render

        for diagnostic in loaded.diagnostics:
            click.echo(render(diagnostic), err=True)
    if loaded.book is None:
        fail("规则有错，没有往下做。改好上面列出的地方再运行。")
    return loaded.book, paths


def local_files(folders: Sequence[Path], layers: Sequence[str]) -> tuple[Path, ...]:
    """The rule files of the places of these names; a name that is unknown ends with exit 2."""
    from biaochi.grammar.local import named

    found = named(folders, layers) if layers else ()
    if isinstance(found, str):
        fail(found)
    return tuple(dict.fromkeys(file for place in found for file in place.files))


def one_rule(book: RuleBook, name: str) -> Rule:
    """The rule of this name; else a hint and exit 2."""
    for rule in book.rules:
        if rule.name == name:
            return rule
    close = difflib.get_close_matches(name, [r.name for r in book.rules], n=3, cutoff=0.3)
    hint = f"是不是想写 {'、'.join(close)}？" if close else "用 biaochi rules 列出全部规则。"
    fail(f"没有规则「{name}」。{hint}")


def one_document(path: Path) -> Document:
    """The document in a file; else one clear line and exit 3."""
    from biaochi.parsers import read

    document = read(path)
    if isinstance(document, Unreadable):
        fail(f"{document.source}：{document.message}{document.advice}", EXIT_UNCHECKED)
    return document


def layer_option(command: Command) -> Command:
    """--layer, as the parameter `layers`."""
    return click.option(
        "--layer",
        "layers",
        multiple=True,
        metavar="地方",
        help="加上一个地方的规则，如 浙江；市带上它的省。可写多次。",
    )(command)


def rules_options(command: Command) -> Command:
    """--rules, --layer and --no-builtin."""
    add = click.option(
        "--rules",
        "rule_paths",
        multiple=True,
        type=click.Path(exists=True, path_type=Path),
        metavar="路径",
        help="另加的规则文件或目录，可写多次。",
    )
    only = click.option("--no-builtin", is_flag=True, help="不用自带规则，只用 --rules 的。")
    return add(layer_option(only(command)))


def judging_options(command: Command) -> Command:
    """--as-of and --regime."""
    day = click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="年-月-日",
        help="按哪一天的法律判断；不写时取文件自己的日期，再没有就取今天。",
    )
    regime = click.option(
        "--regime",
        type=click.Choice([str(r) for r in Regime]),
        help="文件适用的制度；不写时由文件用语判定。",
    )
    return day(regime(command))


def order_of(
    paths: tuple[Path, ...],
    as_of: dt.datetime | None,
    regime: str | None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Order:
    """The user's wishes as one value; the clock is read here and nowhere else."""
    from biaochi.batch import Order

    return Order(
        rules=paths,
        today=dt.datetime.now().astimezone().date(),
        as_of=as_of.date() if as_of else None,
        regime=Regime(regime) if regime else None,
        select=tuple(select),
        ignore=tuple(ignore),
    )
