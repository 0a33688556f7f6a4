"""Blocks of a sample text as the body of a Word document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tools.examples_text.inline import Notes, run, runs
from tools.examples_text.markup import Block, Grid, headings

OUTLINE = 1  # w:num of chapters, parts and list items: one multi-level list, as in real drafts
TEXT_WIDTH = 9070  # twips between the margins of the page

_STYLES = {"#": "Heading1", "##": "Heading2", "###": "Heading3", "=h": "Heading2"}
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_GAP = '<w:spacing w:line="200" w:lineRule="auto"/>'
_END = '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
_NO_BORDERS = _BORDERS.replace('"single"', '"nil"')


@dataclass
class Writer:
    """Writes blocks in order; `pages` are the page numbers of the 目录, in order of headings."""

    blocks: tuple[Block, ...]
    pages: tuple[int, ...]
    notes: Notes = field(default_factory=Notes)
    counted_tables: int = 0

    def body(self) -> str:
        """The content of w:body without its last section."""
        return "".join(self._block(b) for b in self.blocks)

    def _block(self, block: Block) -> str:
        if isinstance(block, Grid):
            width = TEXT_WIDTH * 3 // 4 if block.frameless else TEXT_WIDTH
            return self._table(block, width) + paragraph("", _GAP)
        text, kind = block.text, block.kind
        if kind == "!page":
            return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        if kind == "!toc":
            return self._contents()
        if kind == "!box":
            return _text_box(text)
        if kind.startswith("~"):
            return paragraph("", f'<w:spacing w:before="{int(kind[1:]) * 20}" w:line="240"/>')
        return self._line(kind, text)

    def _line(self, kind: str, text: str) -> str:
        if kind in _STYLES:
            unnumbered = '<w:numPr><w:numId w:val="0"/></w:numPr>' if kind == "=h" else ""
            layout = f'<w:pStyle w:val="{_STYLES[kind]}"/>{unnumbered}'
            return paragraph(runs(text, self.notes), layout)
        if kind.startswith("="):
            size = int(kind[1:]) * 2
            look = f'<w:rFonts w:eastAsia="黑体"/><w:b/><w:sz w:val="{size}"/>'
            return paragraph(runs(text, self.notes, look), '<w:jc w:val="center"/>')
        layout = {
            "+": _number(3, OUTLINE),
            "++": _number(4, OUTLINE),
            ".": "",
            "^": '<w:ind w:right="960"/><w:jc w:val="right"/>',
        }.get(kind, '<w:ind w:firstLineChars="200" w:firstLine="480"/>')
        return paragraph(runs(text, self.notes), layout)

    def _contents(self) -> str:
        """A TOC field whose result lines carry the measured page numbers."""
        lines = list(headings(self.blocks))
        pages = self.pages or (0,) * len(lines)
        parts: list[str] = []
        for i, ((level, text), page) in enumerate(zip(lines, pages, strict=True)):
            begin = _field("begin") + _instruction(r'TOC \o "1-2" \u') + _field("separate")
            inner = (begin if i == 0 else "") + run(f"{text}\t{page}")
            inner += _field("end") if i == len(lines) - 1 else ""
            parts.append(paragraph(inner, f'<w:pStyle w:val="TOC{level}"/>'))
        return "".join(parts)

    def _table(self, grid: Grid, width: int) -> str:
        widths = [width * w // sum(grid.widths) for w in grid.widths]
        if any("{#}" in row for row in grid.rows):
            self.counted_tables += 1
        columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
        rows = "".join(self._row(grid, i, widths) for i in range(len(grid.rows)))
        borders = _NO_BORDERS if grid.frameless else _BORDERS
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
        )

    def _row(self, grid: Grid, at: int, widths: list[int]) -> str:
        head = at == 0 and grid.headed
        cells: list[str] = []
        row = grid.rows[at]
        for column, text in enumerate(row):
            if text == "<":
                continue
            span = 1
            while column + span < len(row) and row[column + span] == "<":
                span += 1
            width = sum(widths[column : column + span])
            below = grid.rows[at + 1][column] if at + 1 < len(grid.rows) else ""
            merge = "<w:vMerge/>" if text == "^" else ""
            if not merge and below == "^":
                merge = '<w:vMerge w:val="restart"/>'
            spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
            shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>' if head else ""
            cells.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{merge}{shade}'
                f'<w:vAlign w:val="center"/></w:tcPr>{self._cell(grid, column, head, width, text)}</w:tc>'
            )
        repeat = "<w:tblHeader/>" if head and len(grid.rows) > 6 else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, grid: Grid, column: int, head: bool, width: int, text: str) -> str:
        if text == "^":
            return "<w:p/>"
        if text.startswith("@"):
            intro, _, name = text[1:].rpartition("@")
            inner = self._table(grid.nested[name], width - 300)
            return self._cell(grid, column, head, width, intro) + inner + _END
        centred = head or column in grid.narrow
        layout = f'<w:pStyle w:val="TableText"/><w:jc w:val="{"center" if centred else "left"}"/>'
        if grid.frameless:
            return paragraph(runs(text, self.notes, '<w:sz w:val="28"/>'), "")
        if text == "{#}":
            counted = _number(0, 1 + self.counted_tables)
            return paragraph("", layout.replace("<w:jc", counted + "<w:jc"))
        bold = "<w:b/>" if head else ""
        return "".join(paragraph(runs(p, self.notes, bold), layout) for p in text.split("⏎"))


def paragraph(inner: str, layout: str) -> str:
    """One w:p from its runs and the content of its w:pPr."""
    return f"<w:p><w:pPr>{layout}</w:pPr>{inner}</w:p>"


def _number(level: int, number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _instruction(code: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'


def simple_field(code: str) -> str:
    """A field such as PAGE with a placeholder result."""
    return _field("begin") + _instruction(code) + _field("separate") + run("1") + _field("end")


def _text_box(text: str) -> str:
    """A framed remark, twice as Word itself writes it: a drawing, and VML for old readers."""
    plain = re.sub(r"[*{}]", "", text)
    inner = paragraph(run(plain, '<w:sz w:val="21"/>'), '<w:spacing w:line="300"/>')
    box = f"<w:txbxContent>{inner}</w:txbxContent>"
    size = 'cx="5580000" cy="620000"'
    shape = (
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="9525">'
        '<a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx>{box}</wps:txbx><wps:bodyPr/></wps:wsp>"
    )
    drawing = (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="1" name="提示框"/><a:graphic><a:graphicData uri="http://schemas.'
        f'microsoft.com/office/word/2010/wordprocessingShape">{shape}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
    old = (
        '<w:pict><v:shape id="提示框" style="width:439pt;height:49pt" strokecolor="black">'
        f"<v:textbox>{box}</v:textbox></v:shape></w:pict>"
    )
    return paragraph(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>",
        "",
    )
