"""biaochi test: the examples beside the rules, with exact spans."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biaochi.commands.chinese import ChineseCommand
from biaochi.commands.common import EXIT_FINDINGS, fail, load_rules

if TYPE_CHECKING:
    from biaochi.engine.ruletest import ExampleResult


@click.command(
    cls=ChineseCommand, epilog="退出码：0 例句全部通过；1 有例句不通过；2 用法或规则有错。"
)
@click.argument(
    "paths", metavar="[规则文件或目录…]", nargs=-1, type=click.Path(exists=True, path_type=Path)
)
@click.option("--rule", "-r", multiple=True, metavar="规则", help="只测这些规则（名称或通配符）。")
@click.option("--no-builtin", is_flag=True, help="不载入自带规则和词表。")
def test(paths: tuple[Path, ...], rule: tuple[str, ...], no_builtin: bool) -> None:
    """测试规则里的例句：违规句要报出【】里的原文，一字不差；合规句不许报。

    不写路径时测自带的规则；写了路径时只测那些文件里的规则（自带词表和法规照样可用）。

    \b
    例：
      biaochi test
      biaochi test 我的规则/ --rule '地域.*'
    """
    from biaochi.engine.matching.check import Checker
    from biaochi.engine.ruletest import run
    from biaochi.grammar.compiled import names_rule

    book, _ = load_rules(paths, no_builtin)
    wanted = {str(p.resolve()) for p in _files(paths)}
    results = [
        r
        for r in run(Checker(book))
        if (not wanted or str(Path(r.rule.source.file).resolve()) in wanted)
        and (not rule or any(names_rule(g, r.rule.name) for g in rule))
    ]
    if not results:
        fail("没有要测的规则。用 biaochi rules 看规则名称。")
    failed = [r for r in results if not r.passed]
    for result in failed:
        click.echo(_describe(result))
    rules = len({r.rule.name for r in results})
    click.echo(
        f"{rules} 条规则，{len(results)} 个例句：{len(results) - len(failed)} 通过，{len(failed)} 不通过"
    )
    sys.exit(EXIT_FINDINGS if failed else 0)


def _files(paths: tuple[Path, ...]) -> list[Path]:
    return [f for p in paths for f in (sorted(p.rglob("*.biao")) if p.is_dir() else [p])]


def _describe(result: ExampleResult) -> str:
    example = result.example
    kind = "违规" if example.breach else "合规"
    marked, last = [], 0
    for start, end in example.marks:
        marked += [example.text[last:start], "【", example.text[start:end], "】"]
        last = end
    wanted = "".join([*marked, example.text[last:]])
    return (
        f"{result.rule.source.file}:{example.line} {result.rule.name} {kind}例不通过\n"
        f"  应当 {wanted}\n"
        f"  实际 {result.as_found() if result.marks else '没有报'}\n"
        f"  看过程：biaochi why 文件 {result.rule.name}\n"
    )
