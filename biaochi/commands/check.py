"""biaochi check: the main job."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biaochi.commands.chinese import ChineseCommand
from biaochi.commands.common import (
    EXIT_CLEAN,
    EXIT_FINDINGS,
    EXIT_UNCHECKED,
    fail,
    judging_options,
    load_rules,
    order_of,
    rules_options,
)
from biaochi.model.document import Unreadable
from biaochi.model.finding import Checked, Level, Verdict

if TYPE_CHECKING:
    from biaochi.grammar.compiled import RuleBook
    from biaochi.reports.describe import Quotes

NEVER = "never"
_PROGRESS_FROM = 3


@click.command(
    cls=ChineseCommand,
    epilog="退出码：0 没有问题；1 有达到 --fail-on 的违规；2 用法或规则有错；3 有文件或部分没能检查。",
)
@click.argument(
    "files", metavar="文件或目录…", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "json", "html"]),
    default="terminal",
    help="报告的格式，默认 terminal。",
)
@click.option(
    "--output",
    "-o",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="报告写到这个文件，不写时打印。",
)
@click.option(
    "--select", "-s", multiple=True, metavar="规则", help="只用这些规则（名称、族或通配符）。"
)
@click.option("--ignore", "-i", multiple=True, metavar="规则", help="不用这些规则。")
@judging_options
@click.option(
    "--fail-on",
    type=click.Choice([*map(str, Level), NEVER]),
    default="红",
    help="有这一级或更重的违规时退出码为 1，默认 红。",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=0),
    metavar="个数",
    default=0,
    help="并行进程数，0 为自动。",
)
@rules_options
def check(
    *,
    files: tuple[Path, ...],
    form: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: dt.datetime | None,
    regime: str | None,
    fail_on: str,
    jobs: int,
    rule_paths: tuple[Path, ...],
    layers: tuple[str, ...],
    no_builtin: bool,
) -> None:
    """检查文件或目录。

    \b
    例：
      biaochi check 招标文件.docx
      biaochi check 一.docx 二.pdf --select 地域 --select 品牌.指定
      biaochi check 目录/ --format json -o 结果.json --fail-on 黄
      biaochi check 公告.html --as-of 2025-03-01 --regime 政府采购法
    """
    from biaochi.batch import check_files, files_in, narrowed

    book, paths = load_rules(rule_paths, no_builtin, layers)
    order = order_of(paths, as_of, regime, select, ignore)
    if not narrowed(book, order).rules:
        fail("--select 和 --ignore 之后没有剩下规则。用 biaochi rules 看规则名称。")
    found = files_in(files)
    if not found:
        fail(f"{'、'.join(map(str, files))} 里没有能检查的文件（.docx .pdf .html .txt .md）。")
    results = tuple(_with_progress(check_files(book, order, found, jobs), len(found)))
    _report(results, book, form, output)
    sys.exit(exit_code(results, fail_on))


def exit_code(results: Sequence[Checked | Unreadable], fail_on: str) -> int:
    """The exit code of a check: what could not be checked outranks what was found."""
    if any(isinstance(r, Unreadable) or r.notices for r in results):
        return EXIT_UNCHECKED
    if fail_on == NEVER:
        return EXIT_CLEAN
    limit = Level(fail_on).rank
    grave = any(
        breach.verdict is Verdict.BREACH and not breach.trial and breach.level.rank <= limit
        for result in results
        if isinstance(result, Checked)
        for finding in result.findings
        for breach in finding.breaches
    )
    return EXIT_FINDINGS if grave else EXIT_CLEAN


def _with_progress(
    results: Iterator[Checked | Unreadable], total: int
) -> Iterator[Checked | Unreadable]:
    if total < _PROGRESS_FROM or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(results, "检查", total=total, console=Console(stderr=True), transient=True)


def _quotes(results: Sequence[Checked | Unreadable], book: RuleBook) -> Quotes:
    """The words of the cited provisions, from the statutes that the user imported."""
    from biaochi.lawstore.store import quotes

    citations = (
        citation
        for result in results
        if isinstance(result, Checked)
        for finding in result.findings
        for breach in finding.breaches
        for citation in breach.citations
    )
    return quotes(citations, book.statutes)


def _report(
    results: Sequence[Checked | Unreadable], book: RuleBook, form: str, output: Path | None
) -> None:
    from biaochi import reports

    text = reports.render(
        results, book, form, to_file=output is not None, quotes=_quotes(results, book)
    )
    if text is None:
        return
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        fail(f"报告写不进 {output}：{error.strerror}。换一个位置，或关掉正打开它的程序。")
    click.echo(f"报告已写到 {output}", err=True)
