"""The body of a document: its paragraphs and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from biaochi.parsers.docx.names import VAL, integer, w
from biaochi.parsers.docx.numbering import read_numbering
from biaochi.parsers.docx.package import Package
from biaochi.parsers.docx.runs import Fields, Words, read_words
from biaochi.parsers.docx.styles import Style, level_of, read_styles, right_of, start_of
from biaochi.parsers.docx.tables import read_table
from biaochi.parsers.docx.wrapping import Setting, whole
from biaochi.parsers.flat import Flat, FlatTable

# Block containers that are read as if their children stood in the body. w:del and w:moveFrom are
# missing: what is deleted is not read.
_THROUGH = frozenset(w(name) for name in ("sdtContent", "customXml", "ins", "moveTo"))
# A line longer than this is no heading, however it looks.
_LONGEST_LOOK = 40
_BLANK_BEFORE = frozenset("章节条款部分卷册编篇")


class Body:
    """Walks the blocks of a document, counting its lists on the way."""

    def __init__(self, package: Package) -> None:
        self._styles = read_styles(package.styles)
        self._numbering = read_numbering(package.numbering, self._styles.lists)
        self._fields = Fields()
        self._notes = {"footnotes": _notes(package.footnotes), "endnotes": _notes(package.endnotes)}
        self._carried = ""
        self._settings: dict[int, Setting] = {}
        self._sections: list[int] = []
        self._section = 0
        self.embedded = False

    def blocks(self, element: etree._Element) -> list[Flat | FlatTable]:
        """The whole body, paragraphs that a conversion cut in two made whole."""
        self._sections = [_line_of(s) for s in element.iter(w("sectPr")) if _is_current(s)]
        return list(whole(list(self.read(element)), self._settings))

    def read(
        self, parent: Iterable[etree._Element], contents: bool = False
    ) -> Iterator[Flat | FlatTable]:
        """The paragraphs and tables under an element; `contents` inside a table of contents."""
        for element in parent:
            tag = element.tag
            if tag == w("p"):
                yield from self._paragraph(element, contents)
            elif tag == w("tbl"):
                yield read_table(element, self.read)
            elif tag == w("sdt"):
                yield from self.read(
                    element.iterchildren(w("sdtContent")), contents or _is_contents(element)
                )
            elif tag in _THROUGH:
                yield from self.read(element, contents)
            elif tag == w("altChunk"):
                self.embedded = True

    def _paragraph(self, element: etree._Element, contents: bool) -> Iterator[Flat | FlatTable]:
        properties = element.find(w("pPr"))
        style_id = _value(properties, "pStyle")
        style = self._styles.of(style_id)
        before = any(self._fields.contents)
        words = read_words(element, self._fields, style.bold)
        contents = contents or style.contents or before or any(self._fields.contents)
        if _mark_deleted(properties):
            # The paragraph runs on into the next one, which gives it its number and style.
            self._carried += words.text
        else:
            text = (self._carried + words.text).strip()
            self._carried = ""
            label = self._label(properties, style, style_id)
            if text or label:
                flat = self._flat(text, label, properties, style, words, contents)
                self._settings[id(flat)] = self._setting(element, properties, style)
                yield flat
        if properties is not None and properties.find(w("sectPr")) is not None:
            self._section += 1
        for box in words.boxes:
            yield from self.read(box)
        for kind, number in words.notes:
            note = self._notes[kind].get(number)
            if note is not None:
                yield from self.read(note)

    def _setting(
        self, element: etree._Element, properties: etree._Element | None, style: Style
    ) -> Setting:
        indent = start_of(properties)
        start = style.start if indent is None else indent
        size = _size(element) or style.size
        section = min(self._section, len(self._sections) - 1)
        if section < 0 or not size:
            return Setting(start)
        room = self._sections[section] - right_of(properties)
        return Setting(start, max(room, 0) / (size * 10), size)

    def _flat(
        self,
        text: str,
        label: str,
        properties: etree._Element | None,
        style: Style,
        words: Words,
        contents: bool,
    ) -> Flat:
        stated = level_of(properties) if properties is not None else None
        hint = style.level if stated is None else stated
        jc = _value(properties, "jc")
        centred = jc == "center" if jc else style.centred
        look = len(text) <= _LONGEST_LOOK and (centred or words.bold is True)
        return Flat(_glued(label, text), label, hint, look, contents)

    def _label(self, properties: etree._Element | None, style: Style, style_id: str | None) -> str:
        direct = properties.find(w("numPr")) if properties is not None else None
        num_id = _value(direct, "numId") or style.num_id
        if not num_id or num_id == "0":
            return ""
        ilvl = integer(_value(direct, "ilvl"))
        if ilvl is None:
            tied = style.ilvl < 0
            ilvl = self._numbering.level_of_style(num_id, style_id) if tied else style.ilvl
        return self._numbering.next(num_id, ilvl)


def _is_current(section: etree._Element) -> bool:
    """Whether section properties hold, rather than what they were before a tracked change."""
    parent = section.getparent()
    return parent is not None and parent.tag in (w("body"), w("pPr"))


def _line_of(section: etree._Element) -> int:
    """The width between the margins of the pages of a section, in twips; 0 where it is not said."""
    page, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if page is None or margins is None:
        return 0
    sides = (integer(margins.get(w(name))) or 0 for name in ("left", "right"))
    return max((integer(page.get(w("w"))) or 0) - sum(sides), 0)


def _size(paragraph: etree._Element) -> int:
    """The type size that the first words of a paragraph state, in half points; 0 for none."""
    properties = next((r for r in paragraph.iter(w("rPr")) if _is_run(r.getparent())), None)
    return integer(_value(properties, "sz")) or 0


def _is_run(element: etree._Element | None) -> bool:
    return element is not None and element.tag == w("r")


def _value(parent: etree._Element | None, name: str) -> str | None:
    child = parent.find(w(name)) if parent is not None else None
    return child.get(VAL) if child is not None else None


def _glued(label: str, text: str) -> str:
    """Number and words as a person reads them: `1.1 总则`, but `（一）投标人`."""
    if not label or not text:
        return label or text
    spaced = label[-1].isascii() or label[-1] in _BLANK_BEFORE
    if label[-1] in ")]" or text[0] in "、．.，：:）)":
        spaced = False
    return f"{label} {text}" if spaced else label + text


def _mark_deleted(properties: etree._Element | None) -> bool:
    mark = properties.find(w("rPr")) if properties is not None else None
    if mark is None:
        return False
    return mark.find(w("del")) is not None or mark.find(w("moveFrom")) is not None


def _is_contents(sdt: etree._Element) -> bool:
    gallery = sdt.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
    return gallery is not None and gallery.get(VAL) == "Table of Contents"


def _notes(root: etree._Element | None) -> dict[str, etree._Element]:
    """Footnotes or endnotes by id, without the separators that Word keeps among them."""
    if root is None:
        return {}
    return {
        note.get(w("id")) or "": note for note in root if note.get(w("type")) in (None, "normal")
    }
