"""A tender written as plain text, as text cut at a width, as Markdown and as a web page."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from tender import Cell, Heading, Items, Para, Table, Tender


def as_txt(tender: Tender) -> str:
    return "\n".join(_lines(tender)) + "\n"


def as_wrapped(tender: Tender, columns: int = 56) -> str:
    """As a converter saves a page: every line cut at the width, tables left alone."""
    lines: list[str] = []
    for line in _lines(tender):
        lines += [line] if " | " in line else _cut(line, columns)
    return "\n".join(lines) + "\n"


def as_markdown(tender: Tender) -> str:
    pieces: list[str] = []
    for block in tender.blocks:
        if isinstance(block, Heading):
            pieces.append(f"{'#' * block.level} {block.number} {block.title}")
        elif isinstance(block, Para):
            pieces.append(re.sub(r"^(.{2,8})：", r"**\1**：", block.text))
        elif isinstance(block, Items):
            pieces.append("\n".join(f"{number} {text}" for number, text in block.numbered()))
        else:
            rows = [f"| {row} |" for row in _rows(block)]
            pieces.append("\n".join([rows[0], "| --- " * block.columns + "|", *rows[1:]]))
    return "\n\n".join(pieces) + "\n"


def as_html(tender: Tender) -> str:
    """As a trading platform saves a notice, its own menus around it."""
    body = "\n".join(_element(block) for block in tender.blocks)
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>采购公告</title></head><body>'
        '<div class="nav"><a href="/">首页</a><a href="/zb">招标公告</a><a href="/zz">中标结果</a>'
        '<a href="/fg">政策法规</a></div>'
        f'<div id="content">{body}</div>'
        '<div class="footer">云溪县公共资源交易平台 版权所有</div></body></html>'
    )


def _lines(tender: Tender) -> Iterator[str]:
    for block in tender.blocks:
        if isinstance(block, Heading):
            yield f"{block.number} {block.title}".strip()
        elif isinstance(block, Para):
            yield block.text
        elif isinstance(block, Items):
            yield from (number + text for number, text in block.numbered())
        else:
            yield from _rows(block)


def _rows(block: Table) -> Iterator[str]:
    for row in block.unmerged().rows:
        yield " | ".join([cell.text for cell in row] + [""] * (block.columns - len(row)))


def _cut(line: str, columns: int) -> Iterator[str]:
    piece, taken = "", 0
    for char in line:
        size = 2 if unicodedata.east_asian_width(char) in "WFA" else 1
        if taken + size > columns and char not in "，。；：、）":
            yield piece
            piece, taken = "", 0
        piece += char
        taken += size
    yield piece


def _element(block: Heading | Para | Items | Table) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{block.number} {block.title}</h{block.level}>"
    if isinstance(block, Para):
        return f"<p>　　{html.escape(block.text)}</p>"
    if isinstance(block, Items):
        if block.style == "1.":
            return "<ol>" + "".join(f"<li>{text}</li>" for text in block.texts) + "</ol>"
        return "".join(f"<p>{number}{text}</p>" for number, text in block.numbered())
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in block.rows)
    return f'<table border="1">{rows}</table>'


def _cell(cell: Cell) -> str:
    nested = "" if cell.nested is None else _element(cell.nested)
    return f'<td rowspan="{cell.down}" colspan="{cell.across}"><p>{cell.text}</p>{nested}</td>'
