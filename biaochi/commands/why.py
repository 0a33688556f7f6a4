"""biaochi why: every step of one rule through one document."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from biaochi.commands.chinese import ChineseCommand
from biaochi.commands.common import (
    judging_options,
    load_rules,
    one_document,
    one_rule,
    order_of,
    rules_options,
)


@click.command(cls=ChineseCommand)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.argument("name", metavar="规则")
@click.option("--all", "every", is_flag=True, help="每个候选句都列出；不写时最多列 20 个。")
@judging_options
@rules_options
def why(
    *,
    file: Path,
    name: str,
    every: bool,
    as_of: dt.datetime | None,
    regime: str | None,
    rule_paths: tuple[Path, ...],
    layers: tuple[str, ...],
    no_builtin: bool,
) -> None:
    """为什么报，为什么不报：逐个候选句列出找到的词、成立与不成立的条件、试过的例外。

    \b
    例：
      biaochi why 招标文件.docx 地域.注册地
    """
    from biaochi.engine.matching.check import Checker
    from biaochi.engine.matching.why import why as trace
    from biaochi.reports.trace import render

    book, paths = load_rules(rule_paths, no_builtin, layers)
    rule = one_rule(book, name)
    document = one_document(file)
    judging = order_of(paths, as_of, regime).judging(document)
    explanation = trace(Checker(book), document, rule.name, judging)
    click.echo(render(explanation, limit=None if every else 20), nl=False)
