"""A tender written as a Word file whose numbers Word computes, with a header and page numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from tender import Cell, Heading, Items, Para, Table, Tender

_W = nsdecls("w")
_LISTS = {
    "1.": ("%1.", "decimal"),
    "（1）": ("（%1）", "decimal"),
    "（一）": ("（%1）", "chineseCounting"),
}
_FONT = "Noto Sans CJK SC"


def write_docx(tender: Tender, path: Path) -> None:
    document = docx.Document()
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        fonts = document.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for slot in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(slot), _FONT)
    header = document.sections[0].header.paragraphs[0]
    header.text = f"{tender.name}项目文件"
    footer = document.sections[0].footer.paragraphs[0]._p
    footer.append(
        parse_xml(f'<w:fldSimple {_W} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )
    numbering = _Numbering(document, tender.numbering)
    for block in tender.blocks:
        if isinstance(block, Heading):
            paragraph = document.add_paragraph(block.title, style=f"Heading {block.level}")
            if block.number:
                numbering.count(paragraph, numbering.headings, block.level - 1)
        elif isinstance(block, Para):
            document.add_paragraph(block.text)
        elif isinstance(block, Items):
            number = numbering.begin(block.style)
            for text in block.texts:
                numbering.count(document.add_paragraph(text), number, 0)
        else:
            _table(document, block)
    document.save(str(path))


class _Numbering:
    """The lists of one file: one for headings, a new one for each numbered list."""

    def __init__(self, document: Any, levels: tuple[tuple[str, str], ...]) -> None:
        self._element = document.part.numbering_part.element
        for child in list(self._element):
            self._element.remove(child)
        self._kinds = {style: at for at, style in enumerate(_LISTS, 2)}
        self._define(1, levels)
        for style, at in self._kinds.items():
            self._define(at, (_LISTS[style],))
        self.headings = self._last = 1
        self._use(1, 1)

    def begin(self, style: str) -> int:
        self._last += 1
        self._use(self._last, self._kinds[style])
        return self._last

    def count(self, paragraph: Any, number: int, level: int) -> None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = number

    def _define(self, at: int, levels: tuple[tuple[str, str], ...]) -> None:
        parts = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:suff w:val="nothing"/><w:lvlText w:val="{pattern}"/></w:lvl>'
            for level, (pattern, form) in enumerate(levels)
        )
        xml = f'<w:abstractNum {_W} w:abstractNumId="{at}">{parts}</w:abstractNum>'
        uses = self._element.findall(qn("w:num"))
        (uses[0].addprevious if uses else self._element.append)(parse_xml(xml))

    def _use(self, number: int, kind: int) -> None:
        xml = (
            f'<w:num {_W} w:numId="{number}"><w:abstractNumId w:val="{kind}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
        self._element.append(parse_xml(xml))


def _table(parent: Any, block: Table) -> None:
    rows, columns = len(block.rows), block.columns
    if hasattr(parent, "add_heading"):
        grid = parent.add_table(rows, columns, style="Table Grid")
    else:
        grid = parent.add_table(rows, columns)
        grid.style = "Table Grid"
    for row, column, cell in block.placed():
        place = grid.cell(row - 1, column - 1)
        if cell.down > 1 or cell.across > 1:
            place = place.merge(grid.cell(row + cell.down - 2, column + cell.across - 2))
        _fill(place, cell)


def _fill(place: Any, cell: Cell) -> None:
    place.paragraphs[0].text = cell.text
    if cell.nested is not None:
        _table(place, cell.nested)
        place.add_paragraph()
