"""Pieces of WordprocessingML as text: runs, paragraphs, rows, tables, fields.

Written as text because a handbook has thousands of cells, and python-docx looks each of them up
anew. Everything that comes from rules goes through `text`, which escapes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls

from biaochi.reports.describe import clean

NAMESPACES = nsdecls("w")
LABEL_WIDTH = 1240
"""Width of the column of labels, in twentieths of a point."""
_LINKED = r"\h"
TEXT_WIDTH = 9070
"""Width between the margins, in twentieths of a point: 160 mm."""


def text(words: str, style: str = "") -> str:
    """A run, in a character style where one is named."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(clean(words))}</w:t></w:r>'


def paragraph(runs: str, style: str = "") -> str:
    """A paragraph of runs, in a paragraph style where one is named."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{runs}</w:p>"


def heading(words: str, level: int, number: int) -> str:
    """A heading with a bookmark that the table of contents leads to."""
    mark = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(number)}"/>'
    return paragraph(f'{mark}{text(words)}<w:bookmarkEnd w:id="{number}"/>', f"Heading{level}")


def bookmark(number: int) -> str:
    """The name of the bookmark of a heading."""
    return f"_Toc{number:08d}"


def field(code: str, result: str = "") -> str:
    """A field that Word works out, with the result that is shown until then."""
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    instruction = f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
    return "".join((begin, instruction, separate, result, end))


def contents(entries: Sequence[tuple[int, str, int]]) -> str:
    """The table of contents: one linked line for each heading (level, words, number).

    The page numbers are PAGEREF fields, and no TOC field stands around them: within one LibreOffice
    shows what was worked out when the file was written, and that knows no pages.
    """
    return "".join(
        paragraph(
            f'<w:hyperlink w:anchor="{bookmark(number)}" w:history="1">{text(words)}'
            f"<w:r><w:tab/></w:r>{field(f'PAGEREF {bookmark(number)} {_LINKED}')}</w:hyperlink>",
            f"TOC{level}",
        )
        for level, words, number in entries
    )


def cell(paragraphs: str, width: int, shaded: bool = False) -> str:
    """A cell with its paragraphs; labels and column heads are shaded."""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>' if shaded else ""
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
    return f"<w:tc>{properties}{paragraphs}</w:tc>"


def labelled(label: str, paragraphs: str, leading: bool = False) -> str:
    """A row: what it is about on the left, what it says on the right.

    A `leading` row stays on the page of the row below it.
    """
    style = "TableLead" if leading else "TableLabel"
    left = cell(paragraph(text(label), style), LABEL_WIDTH, shaded=True)
    return f"<w:tr>{left}{cell(paragraphs, TEXT_WIDTH - LABEL_WIDTH)}</w:tr>"


def table(rows: Iterable[str], widths: Sequence[int] = ()) -> str:
    """A table of rows; columns are those of labelled rows unless widths are given."""
    columns = widths or (LABEL_WIDTH, TEXT_WIDTH - LABEL_WIDTH)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    properties = (
        '<w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    )
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def head(titles: Sequence[str], widths: Sequence[int]) -> str:
    """The head of a table with several columns, repeated on every page."""
    cells = (
        cell(paragraph(text(title), "TableLabel"), width, shaded=True)
        for title, width in zip(titles, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def row(texts: Sequence[str], widths: Sequence[int]) -> str:
    """A row of plain texts that is not broken over two pages."""
    cells = (
        cell(paragraph(text(one), "TableText"), width)
        for one, width in zip(texts, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"
