"""biaochi explain: one rule in full, as a lawyer wants to read it."""

from __future__ import annotations

from pathlib import Path

import click

from biaochi.commands.chinese import ChineseCommand
from biaochi.commands.common import load_rules, one_rule, rules_options


@click.command(cls=ChineseCommand)
@click.argument("name", metavar="规则")
@rules_options
def explain(name: str, rule_paths: tuple[Path, ...], no_builtin: bool) -> None:
    """一条规则说什么：级别和理由、条件、例外、依据及要旨、例句。

    \b
    例：
      biaochi explain 地域.注册地
    """
    from biaochi.reports.rules import rule_page

    book, _ = load_rules(rule_paths, no_builtin)
    click.echo(rule_page(one_rule(book, name)), nl=False)
