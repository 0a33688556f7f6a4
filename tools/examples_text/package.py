"""The Word file around a body: styles, numbering, notes, header and footer, and a fixed zip."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import dataclass

import docx
from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Emu

from tools.examples_text.body import Writer, paragraph, simple_field
from tools.examples_text.inline import AUTHOR, run

_MAIN = "http://schemas.openxmlformats.org"
_OFFICE = f"{_MAIN}/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{_MAIN}/wordprocessingml/2006/main" xmlns:r="{_OFFICE}" '
    f'xmlns:a="{_MAIN}/drawingml/2006/main" '
    f'xmlns:wp="{_MAIN}/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:mc="{_MAIN}/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_WRITTEN = dt.datetime(2026, 10, 8, 9, 30)  # the same in every build
_ZIP_DATE = (2026, 10, 8, 9, 30, 0)

_LEVELS = (
    ("chineseCountingThousand", "第%1章", "Heading1", 0),
    ("chineseCounting", "%2、", "Heading2", 0),
    ("chineseCounting", "（%3）", "Heading3", 0),
    ("decimal", "%4.", "", 480),
    ("decimal", "（%5）", "", 480),
)


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands outside the body: the title property, the page header and the agency."""

    title: str
    header: str
    author: str


def build(writer: Writer, cover: Cover) -> bytes:
    """The bytes of the .docx; the same writer and cover give the same members."""
    word = docx.Document()
    _styles(word)
    _fill(word, writer.body())
    _numbering(word, writer.counted_tables)
    _add(word, "footnotes", _footnotes(writer.notes.footnotes))
    _add(word, "comments", _comments(writer.notes.comments))
    _frame(word, cover.header)
    properties = word.core_properties
    properties.title, properties.author = cover.title, cover.author
    properties.created = properties.modified = _WRITTEN
    properties.last_modified_by, properties.comments = cover.author, ""
    stream = io.BytesIO()
    word.save(stream)
    return _fixed(stream.getvalue())


def _fill(word: WordDocument, body: str) -> None:
    root = parse_xml(f"<w:body {NAMESPACES}>{body}</w:body>")
    last = word.element.body.sectPr
    for child in list(root):
        last.addprevious(child)


def _styles(word: WordDocument) -> None:
    """Replace the template's look by that of an agency: 宋体 12pt, 黑体 headings, 1.5 lines."""
    names = {"Normal", "heading 1", "heading 2", "heading 3", "header", "footer"}
    styles = word.styles.element
    for style in list(styles.style_lst):
        if style.name_val in names:
            styles.remove(style)
    head = '<w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/>'
    texts = [
        ('w:default="1" ', "Normal", "Normal", f"<w:pPr>{_OPEN}</w:pPr>", _LOOK_NORMAL),
        ("", "Heading1", "heading 1", head + _heading(0, 480, "center"), _look(32)),
        ("", "Heading2", "heading 2", head + _heading(1, 240, "left"), _look(28)),
        ("", "Heading3", "heading 3", head + _heading(2, 120, "left"), _look(24)),
        ("", "TOC1", "toc 1", _contents(0), "<w:b/>"),
        ("", "TOC2", "toc 2", _contents(420), ""),
        ("", "TableText", "表格文字", f"<w:pPr>{_TIGHT}</w:pPr>", _size(21)),
        ("", "Header", "header", f'<w:pPr>{_TIGHT}<w:jc w:val="center"/></w:pPr>', _size(18)),
        ("", "Footer", "footer", f'<w:pPr>{_TIGHT}<w:jc w:val="center"/></w:pPr>', _size(18)),
    ]
    for default, identifier, name, layout, look in texts:
        based = "" if default else '<w:basedOn w:val="Normal"/>'
        styles.append(
            parse_xml(
                f'<w:style {NAMESPACES} w:type="paragraph" {default}w:styleId="{identifier}">'
                f'<w:name w:val="{name}"/>{based}{layout}<w:rPr>{look}</w:rPr></w:style>'
            )
        )


_FONTS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{}"/>'
_LOOK_NORMAL = _FONTS.format("宋体") + '<w:sz w:val="24"/><w:lang w:eastAsia="zh-CN"/>'
_OPEN = '<w:spacing w:before="0" w:after="0" w:line="360" w:lineRule="auto"/>'
_TIGHT = '<w:spacing w:before="40" w:after="40" w:line="260" w:lineRule="auto"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/>'


def _look(half_points: int) -> str:
    return _FONTS.format("黑体") + "<w:b/>" + _size(half_points)


def _heading(level: int, space: int, align: str) -> str:
    """Numbering hangs on the style, as Word's own heading lists do."""
    start = "<w:pageBreakBefore/>" if level == 0 else ""
    return (
        f'{start}<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        f'<w:spacing w:before="{space}" w:after="{space // 2}"/><w:jc w:val="{align}"/>'
        f'<w:outlineLvl w:val="{level}"/></w:pPr>'
    )


def _contents(indent: int) -> str:
    tab = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9060"/></w:tabs>'
    return f'<w:pPr>{tab}<w:spacing w:line="336"/><w:ind w:left="{indent}"/></w:pPr>'


def _numbering(word: WordDocument, counted_tables: int) -> None:
    """The outline list, and one list for each table whose rows Word counts."""
    root = word.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    levels = "".join(_level(i, *level) for i, level in enumerate(_LEVELS))
    count = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/>'
        '<w:lvlText w:val="%1"/><w:lvlJc w:val="center"/></w:lvl>'
    )
    abstracts = [("multilevel", levels)] + [("singleLevel", count)] * counted_tables
    for i, (kind, content) in enumerate(abstracts):
        root.append(
            parse_xml(
                f'<w:abstractNum {NAMESPACES} w:abstractNumId="{i}">'
                f'<w:multiLevelType w:val="{kind}"/>{content}</w:abstractNum>'
            )
        )
    for i in range(len(abstracts)):
        root.append(
            parse_xml(
                f'<w:num {NAMESPACES} w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>'
            )
        )


def _level(index: int, form: str, text: str, style: str, indent: int) -> str:
    link = f'<w:pStyle w:val="{style}"/>' if style else ""
    suffix = "space" if index == 0 else "nothing"
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{link}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="{indent}"/></w:pPr></w:lvl>'
    )


def _footnotes(texts: list[str]) -> str:
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
        for kind, number, mark in (
            ("separator", -1, "separator"),
            ("continuationSeparator", 0, "continuationSeparator"),
        )
    )
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{i}">{paragraph(mark + run(text, _size(18)), _TIGHT)}</w:footnote>'
        for i, text in enumerate(texts, 1)
    )
    return f"<w:footnotes {NAMESPACES}>{separators}{notes}</w:footnotes>"


def _comments(texts: list[str]) -> str:
    comments = "".join(
        f'<w:comment w:id="{i}" {AUTHOR} w:initials="审">{paragraph(run(text), "")}</w:comment>'
        for i, text in enumerate(texts)
    )
    return f"<w:comments {NAMESPACES}>{comments}</w:comments>"


def _add(word: WordDocument, kind: str, xml: str) -> None:
    part = Part(
        PackURI(f"/word/{kind}.xml"),
        f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml",
        ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml).encode(),
        word.part.package,
    )
    word.part.relate_to(part, f"{_OFFICE}/{kind}")


def _frame(word: WordDocument, header: str) -> None:
    """A4 with a header and 第 X 页 共 Y 页 on every page but the cover."""
    section = word.sections[0]
    section.page_width, section.page_height = Emu(7560310), Emu(10692130)
    section.left_margin = section.right_margin = Emu(900430)
    section.top_margin = section.bottom_margin = Emu(914400)
    section.different_first_page_header_footer = True
    rule = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'
    top = paragraph(run(header), f'<w:pStyle w:val="Header"/>{rule}')
    page, count = simple_field("PAGE"), simple_field("NUMPAGES")
    numbers = f"{run('第 ')}{page}{run(' 页　共 ')}{count}{run(' 页')}"
    bottom = paragraph(numbers, '<w:pStyle w:val="Footer"/>')
    for story, text in ((section.header, top), (section.footer, bottom)):
        old = story.paragraphs[0]._p
        old.getparent().replace(old, parse_xml(text.replace("<w:p>", f"<w:p {NAMESPACES}>", 1)))


def _fixed(package: bytes) -> bytes:
    """The same members with one fixed date, so that a rebuild changes nothing."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            new.writestr(member, old.read(name))
    return stream.getvalue()
