"""biaochi test: the examples beside the rules, with exact spans, and whole documents."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from biaochi.commands.chinese import ChineseCommand
from biaochi.commands.common import EXIT_FINDINGS, fail, layer_option


@click.command(
    cls=ChineseCommand,
    epilog="退出码：0 全部通过；1 有不通过的，或 --mutate 有改动没有例句看出；2 用法或规则有错；130 用 Ctrl-C 停下 --watch。",
)
@click.argument(
    "paths",
    metavar="[规则文件、样例或目录…]",
    nargs=-1,
    type=click.Path(exists=True, path_type=Path),
)
@click.option("--rule", "-r", multiple=True, metavar="规则", help="只测这些规则（名称或通配符）。")
@layer_option
@click.option("--no-builtin", is_flag=True, help="不载入自带规则和词表。")
@click.option("--write", is_flag=True, help="把样例的期望改成现在的结果；改完要逐行核对。")
@click.option("--mutate", is_flag=True, help="逐处改动规则，列出没有例句看得出的改动。")
@click.option("--mutate-words", is_flag=True, help="同 --mutate，并逐个去掉词表里的词。")
@click.option("--brief", is_flag=True, help="配合 --mutate：只印各类的个数。")
@click.option("--watch", is_flag=True, help="文件一保存就重测，Ctrl-C 停下。")
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "json"]),
    default="terminal",
    help="结果的格式，默认 terminal。",
)
@click.option(
    "--junit",
    metavar="文件",
    type=click.Path(path_type=Path, dir_okay=False),
    help="另把结果写成 JUnit XML，给流水线看。",
)
@click.option("--quiet", "-q", is_flag=True, help="只印不通过的，每个一行。")
def test(
    *,
    paths: tuple[Path, ...],
    rule: tuple[str, ...],
    layers: tuple[str, ...],
    no_builtin: bool,
    write: bool,
    mutate: bool,
    mutate_words: bool,
    brief: bool,
    watch: bool,
    form: str,
    junit: Path | None,
    quiet: bool,
) -> None:
    """测试规则：违规例句要报出【】里的原文，一字不差；合规例句不许报；样例文件报出的要和期望相同。

    不写路径时测自带的规则，再测每个地方的；写了路径时只测那些文件里的规则（自带词表和法规照样可用）。
    样例是规则旁边的「某名.样例.md」（.txt .docx .html 也行），期望在「某名.样例.期望」。

    \b
    例：
      biaochi test
      biaochi test --layer 浙江
      biaochi test 我的规则/ --rule '地域.*'
      biaochi test 我的规则/ --mutate --rule 驻点.人数
      biaochi test 我的规则/ --watch
      biaochi test --junit 结果.xml -q
    """
    from biaochi.commands.testing import Order, renew_samples, run_mutations, run_tests, watching

    if (mutate or mutate_words) and (write or junit):
        fail("--mutate 不能和 --write、--junit 一起用。")
    if brief and not (mutate or mutate_words):
        fail("--brief 要配合 --mutate。")
    if watch and (write or junit or form != "terminal"):
        fail("--watch 不能和 --write、--junit、--format json 一起用。")
    order = Order(paths, rule, layers, no_builtin, form, quiet, junit)
    if write:
        sys.exit(EXIT_FINDINGS if renew_samples(order) else 0)
    if mutate or mutate_words:
        job = partial(run_mutations, order, mutate_words, brief)
    else:
        job = partial(run_tests, order)
    if watch:
        sys.exit(watching(order, job))
    sys.exit(EXIT_FINDINGS if job() else 0)
