"""The look of the Word handbook: page, fonts and styles as offices are used to them."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

BODY, HEAD = "仿宋", "黑体"
_LATIN = "Times New Roman"
_GREY = RGBColor(0x59, 0x59, 0x59)
_COMPATIBLE_WITH = "15"
"""Word 2013 and later: without it Word opens the file in compatibility mode."""


def blank() -> Any:
    """An empty document of A4 pages with all styles that the handbook uses."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(30), Mm(25)
    section.header_distance = section.footer_distance = Mm(15)
    section.different_first_page_header_footer = True
    _paragraph_styles(document)
    _character_styles(document)
    _settings(document)
    _anonymous(document)
    return document


def _font(style: Any, chinese: str, size: float | None = None, bold: bool | None = None) -> None:
    style.font.name = _LATIN
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    fonts.set(qn("w:eastAsia"), chinese)
    if size:
        style.font.size = Pt(size)
    style.font.bold = bold


def _spacing(style: Any, before: float, after: float, line: float = 1.15) -> None:
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.line_spacing = line


def _paragraph_styles(document: Any) -> None:
    styles = document.styles
    _font(styles["Normal"], BODY, 12)
    _spacing(styles["Normal"], 0, 6, 1.3)
    for name, size, before, after in (("Heading 1", 16, 0, 12), ("Heading 2", 13, 18, 6)):
        _font(styles[name], HEAD, size, bold=False)
        styles[name].font.color.rgb = RGBColor(0, 0, 0)
        _spacing(styles[name], before, after)
        styles[name].paragraph_format.keep_with_next = True
    styles["Heading 1"].paragraph_format.page_break_before = True
    title = styles["Title"]
    _font(title, HEAD, 26, bold=False)
    title.font.color.rgb = RGBColor(0, 0, 0)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _spacing(title, 180, 24)
    borders = title.element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        title.element.pPr.remove(borders)
    _added(document, "Cover Text", BODY, 14).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    contents_head = _added(document, "Contents Head", HEAD, 16)
    contents_head.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    contents_head.paragraph_format.page_break_before = True
    _spacing(_added(document, "Table Text", BODY, 10.5), 1, 1)
    for name in ("Table Label", "Table Lead"):
        _spacing(_added(document, name, HEAD, 10.5), 1, 1)
    styles["Table Lead"].paragraph_format.keep_with_next = True
    item = _added(document, "Table Item", BODY, 10.5)
    _spacing(item, 1, 1)
    item.paragraph_format.left_indent, item.paragraph_format.first_line_indent = Pt(16), Pt(-16)
    for level in (1, 2):
        _contents_style(document, level)


def _contents_style(document: Any, level: int) -> None:
    style = _added(document, f"toc {level}", HEAD if level == 1 else BODY, 12 if level == 1 else 11)
    # Word knows the styles of its own table of contents by this identifier.
    style.element.set(qn("w:styleId"), f"TOC{level}")
    _spacing(style, 6 if level == 1 else 0, 0, 1.2)
    style.paragraph_format.left_indent = Mm(6 * (level - 1))
    style.paragraph_format.tab_stops.add_tab_stop(
        Mm(160), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
    )


def _added(document: Any, name: str, chinese: str, size: float) -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _font(style, chinese, size)
    return style


def _character_styles(document: Any) -> None:
    marked = document.styles.add_style("Marked", WD_STYLE_TYPE.CHARACTER)
    marked.font.bold = True
    marked.font.underline = True
    around = document.styles.add_style("Around", WD_STYLE_TYPE.CHARACTER)
    around.font.color.rgb = _GREY
    for name, colour in (("红", "B42318"), ("黄", "8A5A00"), ("蓝", "1A56B8")):
        level = document.styles.add_style(f"Level {name}", WD_STYLE_TYPE.CHARACTER)
        _font(level, HEAD)
        level.font.color.rgb = RGBColor.from_string(colour)
        level.element.set(qn("w:styleId"), f"Level{name}")


def _settings(document: Any) -> None:
    """Fields are worked out when the file is opened; the language is Chinese; no old Word."""
    settings = document.settings.element
    update = OxmlElement("w:updateFields")
    update.set(qn("w:val"), "true")
    settings.insert(0, update)
    compatible = settings.find(qn("w:compat"))
    if compatible is None:
        compatible = OxmlElement("w:compat")
        settings.append(compatible)
    setting = OxmlElement("w:compatSetting")
    setting.set(qn("w:name"), "compatibilityMode")
    setting.set(qn("w:uri"), "http://schemas.microsoft.com/office/word")
    setting.set(qn("w:val"), _COMPATIBLE_WITH)
    compatible.append(setting)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _anonymous(document: Any) -> None:
    """No author and no dates: the same rules make the same file; no picture of an empty page."""
    for element in list(document.core_properties._element):
        document.core_properties._element.remove(element)
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            package.rels.pop(key)
