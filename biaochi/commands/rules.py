"""biaochi rules: the rules at hand."""

from __future__ import annotations

from pathlib import Path

import click

from biaochi.commands.chinese import ChineseCommand
from biaochi.commands.common import load_rules, rules_options


@click.command(cls=ChineseCommand)
@click.option(
    "--select", "-s", multiple=True, metavar="规则", help="只列这些（名称、族或通配符）。"
)
@rules_options
def rules(
    select: tuple[str, ...], rule_paths: tuple[Path, ...], layers: tuple[str, ...], no_builtin: bool
) -> None:
    """列出规则：级别、名称、标题；疑似、试行、废止的，和被下层调整的，都标出来。

    \b
    例：
      biaochi rules
      biaochi rules --select 地域
      biaochi rules --layer 浙江
    """
    from biaochi.grammar.compiled import names_rule
    from biaochi.reports.rules import rule_list

    book, _ = load_rules(rule_paths, no_builtin, layers)
    chosen = [r for r in book.rules if not select or any(names_rule(g, r.name) for g in select)]
    click.echo(rule_list(chosen), nl=False)
