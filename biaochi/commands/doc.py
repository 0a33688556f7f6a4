"""biaochi doc: the document as it was read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biaochi.commands.chinese import ChineseCommand
from biaochi.commands.common import load_rules, one_document, rules_options
from biaochi.model.document import Document

if TYPE_CHECKING:
    from biaochi.grammar.compiled import RuleBook


@click.command(cls=ChineseCommand)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--clauses", is_flag=True, help="逐句列出，带位置和它所依附的引导句、列名。")
@click.option("--scores", is_flag=True, help="评分表：各行的因素和分值，合计，位置。")
@click.option("--facts", is_flag=True, help="要素：预算、截止时间、保证金……的值、位置和原文。")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="--facts 的形式：文字（默认）或 json。",
)
@rules_options
def doc(
    file: Path,
    clauses: bool,
    scores: bool,
    facts: bool,
    form: str,
    rule_paths: tuple[Path, ...],
    layers: tuple[str, ...],
    no_builtin: bool,
) -> None:
    """文件读成了什么样：章节、段落、表格，或逐句。

    \b
    例：
      biaochi doc 招标文件.docx
      biaochi doc 招标文件.pdf --clauses
      biaochi doc 招标文件.docx --scores
      biaochi doc 招标文件.docx --facts
      biaochi doc 招标文件.docx --facts --format json
    """
    document = one_document(file)
    if clauses:
        from biaochi.engine.reading import read
        from biaochi.reports.tree import clause_list

        click.echo(clause_list(read(document).clauses), nl=False)
        return
    if scores:
        from biaochi.engine.reading import read
        from biaochi.engine.reading.scoring import score_tables
        from biaochi.reports.scores import score_list

        found = read(document).clauses
        click.echo(score_list(score_tables(document, found), found), nl=False)
        return
    if facts:
        click.echo(_facts(document, form, load_rules(rule_paths, no_builtin, layers)[0]), nl=False)
        return
    from biaochi.reports.tree import outline

    click.echo(outline(document), nl=False)


def _facts(document: Document, form: str, book: RuleBook) -> str:
    """The facts that the declarations of the rules find."""
    from biaochi.engine.matching.check import Checker
    from biaochi.engine.matching.scan import Scan
    from biaochi.engine.reading import read
    from biaochi.engine.reading.dating import date_of
    from biaochi.reports.facts import fact_json, fact_list

    checker = Checker(book)
    dated = date_of(document)
    day = dated[0] if dated else dt.datetime.now().astimezone().date()
    known = checker.known(document, Scan(checker.index, read(document).clauses), day)
    if form == "json":
        return fact_json(book.facts, known.facts, document.source)
    return fact_list(book.facts, known.facts)
