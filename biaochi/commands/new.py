"""biaochi new: scaffolds."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from biaochi.commands.chinese import ChineseCommand, ChineseGroup
from biaochi.commands.common import (
    EXIT_FINDINGS,
    EXIT_USAGE,
    fail,
    load_rules,
    rules_options,
)
from biaochi.model.finding import Level
from biaochi.reports.wrap import cells

if TYPE_CHECKING:
    from biaochi.grammar.loader import RuleText
    from biaochi.scaffold.trial import Tried

_UNSAFE = re.compile(r"[\s'\"&|;()<>$`*?\\]")
"""Characters in a path that a shell would take for its own."""


@click.group(cls=ChineseGroup)
def new() -> None:
    """起草新的规则。"""


@new.command(
    cls=ChineseCommand,
    epilog="退出码：0 写好了，例句全部通过；1 写好了，但有例句不通过；2 用法有错或重名，没有写。",
)
@click.argument("name", metavar="规则名")
@click.option(
    "--output",
    "-o",
    "file",
    metavar="文件",
    type=click.Path(dir_okay=False, path_type=Path),
    help="写进这个文件；已有的文件加在末尾。不写时用族名：地域.biao。",
)
@click.option("--title", default="", metavar="标题", help="一句话说清规则管什么。")
@click.option(
    "--level",
    default=str(Level.RED),
    type=click.Choice([str(one) for one in Level]),
    metavar="级别",
    help="红、黄、蓝；不写时是红。",
)
@click.option(
    "--basis",
    multiple=True,
    metavar="条款",
    help="依据，如《招标投标法》第十八条第二款；可写多次。",
)
@click.option(
    "--breach", multiple=True, metavar="句子", help="违规例句，用【】框住应报的字；可写多次。"
)
@click.option("--ok", multiple=True, metavar="句子", help="合规例句；可写多次。")
@rules_options
def rule(
    *,
    name: str,
    file: Path | None,
    title: str,
    level: str,
    basis: tuple[str, ...],
    breach: tuple[str, ...],
    ok: tuple[str, ...],
    rule_paths: tuple[Path, ...],
    layers: tuple[str, ...],
    no_builtin: bool,
) -> None:
    """起草一条规则：给出例句，条件由例句里【】框住的字拟出，马上能通过测试。

    不给例句时写一个样子，照着改。拟出的条件只是开头：接着补说法、补例外、补例句。

    \b
    例：
      biaochi new rule 地域.驻点 --title 要求投标前在本地驻点
        --breach '投标人须【在本市设有驻点】。' --ok '中标后在本市设驻点即可。'
    """
    from biaochi.scaffold.declaration import Draft
    from biaochi.scaffold.trial import best

    line = " ".join
    draft = Draft(
        "".join(name.split()),
        line(title.split()),
        level,
        tuple(line(one.split()) for one in basis),
        tuple(line(one.split()) for one in breach),
        tuple(line(one.split()) for one in ok),
    )
    target = file or Path(f"{draft.name.split('.')[0]}.biao")
    base, own = _texts(target, draft.name, rule_paths, layers, no_builtin)
    tried = best(draft, base, own)
    if tried.diagnostics:
        _refuse(tried)
    _append(target, own.text, tried)
    _report(target, tried)


def _texts(
    target: Path,
    name: str,
    more: tuple[Path, ...],
    layers: tuple[str, ...],
    no_builtin: bool,
) -> tuple[tuple[RuleText, ...], RuleText]:
    """The texts that the rule relies on, and that of the file that it is added to."""
    from biaochi.grammar.diagnostics import Log
    from biaochi.grammar.loader import RuleText, read_texts
    from biaochi.scaffold.declaration import header

    there = (target,) if target.exists() else ()
    if not no_builtin or more or there:
        book, paths = load_rules((*more, *there), no_builtin, layers)
        taken = next((r for r in book.rules if r.name == name), None)
        if taken:
            fail(f"规则「{name}」已经有了：{taken.source.file}:{taken.source.line}。换一个名字。")
        texts = {Path(t.name).resolve(): t for t in read_texts(paths, Log())}
    else:
        fail("用了 --no-builtin 就要用 --rules 给出规则文件或目录，依据的法规要在里面。")
    own = texts.pop(target.resolve(), None) or RuleText(str(target), header(name))
    return tuple(texts.values()), own


def _refuse(tried: Tried) -> NoReturn:
    from biaochi.grammar.diagnostics import render

    for diagnostic in tried.diagnostics:
        click.echo(render(diagnostic), err=True)
    fail("没有写文件。按上面说的改参数，再运行一次。")


def _append(target: Path, before: str, tried: Tried) -> None:
    """Add the rule behind what the file has, with the line ends that it has."""
    from biaochi.scaffold.declaration import declaration

    text = f"\n{declaration(tried.draft)}"
    try:
        if target.exists():
            raw = target.read_bytes()
            text = text if not raw or raw.endswith(b"\n") else f"\n{text}"
            end = b"\r\n" if b"\r\n" in raw else b"\n"
            target.write_bytes(raw + text.encode().replace(b"\n", end))
        else:
            target.write_bytes((before + text).encode())
    except OSError as error:
        fail(f"{target} 写不进去：{error.strerror}。查对目录和权限。", EXIT_USAGE)


def _report(target: Path, tried: Tried) -> NoReturn:
    name, failures = tried.draft.name, tried.failures
    passed = len(tried.results) - len(failures)
    click.echo(f"已写入 {target}：规则「{name}」，{passed} 个例句通过，{len(failures)} 个不通过。")
    for one in failures:
        click.echo(f"  应当 {one.as_wanted()}")
        click.echo(f"  实际 {one.as_found() if one.found else '没有报'}")
    shown = f"'{target}'" if _UNSAFE.search(str(target)) else str(target)
    steps = (
        (f"biaochi test {shown} --rule {name}", "改一处测一次"),
        (f"biaochi lint {shown}", "查疏漏"),
        (f"biaochi docs build {shown} -o 手册", "写成手册页"),
    )
    widest = max(cells(command) for command, _ in steps)
    click.echo("\n接下来：")
    for command, why in steps:
        click.echo(f"  {command}{' ' * (widest - cells(command))}   {why}")
    sys.exit(EXIT_FINDINGS if failures else 0)
