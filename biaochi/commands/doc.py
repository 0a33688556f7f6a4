"""biaochi doc: the document as it was read."""

from __future__ import annotations

from pathlib import Path

import click

from biaochi.commands.chinese import ChineseCommand
from biaochi.commands.common import one_document


@click.command(cls=ChineseCommand)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--clauses", is_flag=True, help="逐句列出，带位置和它所依附的引导句、列名。")
def doc(file: Path, clauses: bool) -> None:
    """文件读成了什么样：章节、段落、表格，或逐句。

    \b
    例：
      biaochi doc 招标文件.docx
      biaochi doc 招标文件.pdf --clauses
    """
    document = one_document(file)
    if clauses:
        from biaochi.engine.reading import read
        from biaochi.reports.tree import clause_list

        click.echo(clause_list(read(document).clauses), nl=False)
        return
    from biaochi.reports.tree import outline

    click.echo(outline(document), nl=False)
