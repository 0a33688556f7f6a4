"""Word files written by hand, part by part, so that a test shows the very markup it is about."""

from __future__ import annotations

import zipfile
from pathlib import Path

from biaochi.model.document import Document, Paragraph, Section, Table
from biaochi.parsers.docx import read_docx

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELATIONSHIPS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="word/document.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
</Relationships>"""


def word_file(folder: Path, body: str, **parts: str) -> Path:
    """A .docx whose body, and whose parts by name (styles, numbering, footnotes), hold this XML."""
    path = folder / "招标文件.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", RELATIONSHIPS)
        document = f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"
        archive.writestr("word/document.xml", document)
        for name, inner in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {NAMESPACES}>{inner}</w:{name}>")
    return path


def read(folder: Path, body: str, **parts: str) -> Section:
    """The tree that is read from such a file."""
    document = read_docx(word_file(folder, body, **parts))
    assert isinstance(document, Document), document
    return document.root


def lines(folder: Path, body: str, **parts: str) -> list[str]:
    """The paragraphs that are read, headings included, tables left out."""
    found: list[str] = []

    def walk(section: Section) -> None:
        for child in section.children:
            if isinstance(child, Section):
                assert child.heading is not None
                found.append(child.heading.text)
                walk(child)
            elif isinstance(child, Paragraph):
                found.append(child.text)

    walk(read(folder, body, **parts))
    return found


def tables(folder: Path, body: str, **parts: str) -> list[Table]:
    """The tables of the root."""
    return [b for b in read(folder, body, **parts).children if isinstance(b, Table)]


def p(*runs: str, props: str = "") -> str:
    """A paragraph of runs; plain words become a run."""
    return f"<w:p><w:pPr>{props}</w:pPr>{''.join(map(r, runs))}</w:p>"


def r(words: str) -> str:
    """A run with these words; markup stays as it is."""
    return words if words.startswith("<") else f"<w:r><w:t>{words}</w:t></w:r>"


def numbered(words: str, level: int = 0, num: int = 1) -> str:
    """A paragraph that counts in a list."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    return p(words, props=number)


def level(index: int, form: str, text: str, more: str = "") -> str:
    """One level of a list definition."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(
    *levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
) -> str:
    """The numbering part: one definition with these levels, and the lists that use it."""
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, props: str = "") -> str:
    """A row of cells; plain words become a cell."""
    made = (c if c.startswith("<w:tc>") or c.startswith("<w:sdt>") else cell(c) for c in cells)
    return f"<w:tr><w:trPr>{props}</w:trPr>{''.join(made)}</w:tr>"


def cell(words: str, props: str = "") -> str:
    """A cell with one paragraph, or with the blocks given."""
    inner = words if words.startswith("<") else p(words) if words else "<w:p/>"
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{inner}</w:tc>"
