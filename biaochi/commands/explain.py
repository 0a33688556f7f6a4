"""biaochi explain: one rule in full, as a lawyer wants to read it, or one code of a diagnostic."""

from __future__ import annotations

import re
from pathlib import Path

import click

from biaochi.commands.chinese import ChineseCommand
from biaochi.commands.common import fail, load_rules, one_rule, rules_options

_CODE = re.compile(r"[ewlEWL]\d{3}")


@click.command(cls=ChineseCommand)
@click.argument("name", metavar="规则、阈值或代码")
@rules_options
def explain(
    name: str, rule_paths: tuple[Path, ...], layers: tuple[str, ...], no_builtin: bool
) -> None:
    """一条规则说什么：级别和理由、条件、例外、依据及要旨、例句；或者一个阈值、一个错误代码。

    \b
    例：
      biaochi explain 地域.注册地
      biaochi explain 资质.经营范围 --layer 浙江
      biaochi explain 小微扣除下限
      biaochi explain E601
    """
    if _CODE.fullmatch(name):
        click.echo(_code_page(name.upper()), nl=False)
        return
    from biaochi.reports.rules import rule_page, threshold_page

    book, _ = load_rules(rule_paths, no_builtin, layers)
    threshold = next((t for t in book.thresholds if t.name == name), None)
    if threshold:
        click.echo(threshold_page(threshold), nl=False)
        return
    rule = one_rule(book, name)
    versions = [r for r in book.rules if r.name == rule.name]
    click.echo(rule_page(versions, book.thresholds), nl=False)


def _code_page(name: str) -> str:
    from biaochi.grammar.codes import code_of
    from biaochi.lint.checks import check_of
    from biaochi.lint.report import explained
    from biaochi.reports.codes import code_page

    code = code_of(name)
    if code:
        return code_page(code)
    check = check_of(name)
    if check is None:
        advice = "错误和提醒见 docs/reference/错误代码.md，检查项见 docs/工具/规则检查.md。"
        fail(f"没有代码「{name}」。{advice}")
    return explained(check)
