"""A document as it was read: its outline with paragraphs and tables, or clause by clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biaochi.model.clause import Clause
from biaochi.model.document import Document, Paragraph, Section, Table
from biaochi.reports.describe import notice_line, one_line

_INDENT = "  "


def outline(document: Document) -> str:
    """The tree: headings by depth, paragraphs under them, tables row by row."""
    pages = f"，{document.pages} 页" if document.pages is not None else ""
    lines = [f"{one_line(document.source)}（{document.format}{pages}）"]
    lines += [f"未读出：{notice_line(notice)}" for notice in document.notices]
    lines += _section(document.root, 0)
    return "".join(f"{line}\n" for line in lines)


def _section(section: Section, depth: int) -> Iterator[str]:
    if section.heading is not None:
        page = section.heading.anchor.page
        at = f"  （第{page}页）" if page is not None else ""
        title = " ".join(x for x in (one_line(section.number), one_line(section.title)) if x)
        yield f"{_INDENT * (depth - 1)}# {title}{at}"
    for child in section.children:
        if isinstance(child, Section):
            yield from _section(child, depth + 1)
        else:
            yield from _block(child, depth)


def _block(block: Paragraph | Table, depth: int) -> Iterator[str]:
    indent = _INDENT * depth
    if isinstance(block, Paragraph):
        yield f"{indent}{one_line(block.text)}"
        return
    yield f"{indent}[表{block.number}] {len(block.rows)} 行 {block.column_count} 列"
    for number, row in enumerate(block.rows, 1):
        mark = "*" if number <= block.header_rows else " "
        yield f"{indent} {mark}" + " ｜ ".join(one_line(cell.text) for cell in row)
        for cell in row:
            for inner in cell.blocks:
                if isinstance(inner, Table):
                    yield from _block(inner, depth + 2)


def clause_list(clauses: Iterable[Clause]) -> str:
    """One clause a line with its place; what it hangs from in the line below."""
    lines: list[str] = []
    for clause in clauses:
        lines.append(f"{clause.index + 1} [{clause.place}] {one_line(clause.text)}")
        context = [f"引导「{one_line(x)}」" for x in clause.lead]
        context += [f"列「{one_line(x)}」" for x in clause.headers]
        if context:
            lines.append(f"{_INDENT * 2}{' '.join(context)}")
    return "".join(f"{line}\n" for line in lines)
