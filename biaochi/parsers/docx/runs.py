"""The words of one paragraph: runs, fields, insertions, symbols; and what hangs from them."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from biaochi.parsers.docx.names import MATH, MC, VAL, w

# Containers whose children are read as if they stood in the paragraph itself. Tracked insertions
# are read as accepted; deletions (w:del, w:moveFrom) are not in this list and so are left out.
_THROUGH = frozenset(
    w(name)
    for name in (
        *("r", "hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml"),
        *("fldSimple", "bdo", "dir", "ruby", "rubyBase"),
    )
) | {MC + "AlternateContent"}
_MATH_RUN = MATH + "t"
_PLAIN = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "",
}
# Check boxes and ticks that forms set in the Wingdings fonts, by font and low byte.
_SYMBOLS = {
    ("wingdings", 0x6F): "□",
    ("wingdings", 0x71): "□",
    ("wingdings", 0xA8): "□",
    ("wingdings", 0x6E): "■",
    ("wingdings", 0xFC): "√",
    ("wingdings", 0xFB): "×",
    ("wingdings", 0xFD): "☒",
    ("wingdings", 0xFE): "☑",
    ("wingdings", 0xAB): "★",
    ("wingdings 2", 0x2A): "□",
    ("wingdings 2", 0x30): "□",
    ("wingdings 2", 0xA3): "□",
    ("wingdings 2", 0x50): "√",
    ("wingdings 2", 0x52): "☑",
    ("wingdings 2", 0x53): "☒",
    ("symbol", 0xA3): "≤",
    ("symbol", 0xB3): "≥",
    ("symbol", 0xB1): "±",
    ("symbol", 0xB4): "×",
    ("symbol", 0xB0): "°",
    ("symbol", 0x6D): "μ",
    ("symbol", 0x57): "Ω",
}


@dataclass(slots=True)
class Fields:
    """Fields that are open while paragraphs are walked: for each whether its result has begun."""

    results: list[bool] = field(default_factory=list)
    contents: list[bool] = field(default_factory=list)

    @property
    def hidden(self) -> bool:
        """Whether the walk is inside the instructions of a field, which nobody sees."""
        return not all(self.results)

    def begin(self) -> None:
        """A field starts with its instructions."""
        self.results.append(False)
        self.contents.append(False)

    def instruct(self, text: str) -> None:
        """Instructions of the innermost field; TOC makes a table of contents."""
        if self.contents and text.split()[:1] == ["TOC"]:
            self.contents[-1] = True

    def separate(self) -> None:
        """The result of the innermost field starts."""
        if self.results:
            self.results[-1] = True

    def end(self) -> None:
        """The innermost field ends."""
        if self.results:
            self.results.pop()
            self.contents.pop()


@dataclass(slots=True)
class Words:
    """What a paragraph says: its text, and the text boxes and notes that hang from it, in order."""

    text: str = ""
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    bold: bool | None = None


def read_words(paragraph: etree._Element, fields: Fields, style_bold: bool) -> Words:
    """The words of a `w:p`. `bold` is whether all of them are, None where there are none."""
    words = Words()
    pieces: list[str] = []
    bold = True
    for run in _leaves(paragraph):
        _leaf(run, fields, words, pieces)
        if run.tag == w("t") and bold and run.text and not run.text.isspace():
            bold = _is_bold(run.getparent(), style_bold)
            words.bold = bold
    words.text = "".join(pieces)
    return words


def _is_bold(run: etree._Element | None, style_bold: bool) -> bool:
    properties = run.find(w("rPr")) if run is not None else None
    switch = properties.find(w("b")) if properties is not None else None
    if switch is None:
        return style_bold
    return (switch.get(VAL) or "1") not in ("0", "false", "off")


def _leaves(parent: etree._Element) -> list[etree._Element]:
    """Elements that carry text or hang something, in reading order, without recursion."""
    found: list[etree._Element] = []
    waiting = list(parent)[::-1]
    while waiting:
        element = waiting.pop()
        if element.tag in _THROUGH or _is_math(element.tag):
            children = _choice(element) if element.tag == MC + "AlternateContent" else element
            waiting.extend(reversed(children))
        else:
            found.append(element)
    return found


def _is_math(tag: str) -> bool:
    """A formula reads as its characters in order: fractions and roots keep their numbers."""
    return tag.startswith(MATH) and tag != _MATH_RUN


def _choice(alternate: etree._Element) -> etree._Element | list[etree._Element]:
    """The first choice; the fallback says the same again for older programs."""
    choice = alternate.find(MC + "Choice")
    if choice is None:
        choice = alternate.find(MC + "Fallback")
    return choice if choice is not None else []


def _leaf(element: etree._Element, fields: Fields, words: Words, pieces: list[str]) -> None:
    tag = element.tag
    if tag == w("t") or tag == _MATH_RUN:
        if not fields.hidden:
            pieces.append(element.text or "")
    elif tag in _PLAIN:
        if not fields.hidden:
            pieces.append(_PLAIN[tag])
    elif tag == w("br"):
        if element.get(w("type")) in (None, "textWrapping") and not fields.hidden:
            pieces.append("\n")
    elif tag == w("sym"):
        pieces.append(_symbol(element))
    elif tag == w("fldChar"):
        _field(element, fields, pieces)
    elif tag == w("instrText"):
        fields.instruct(element.text or "")
    elif tag in (w("footnoteReference"), w("endnoteReference")):
        kind = "footnotes" if tag == w("footnoteReference") else "endnotes"
        words.notes.append((kind, element.get(w("id")) or ""))
    elif tag in (w("drawing"), w("pict"), w("object")):
        words.boxes.extend(_boxes(element))


def _field(element: etree._Element, fields: Fields, pieces: list[str]) -> None:
    kind = element.get(w("fldCharType"))
    if kind == "begin":
        fields.begin()
        box = element.find(f"{w('ffData')}/{w('checkBox')}")
        if box is not None:
            pieces.append("☑" if _ticked(box) else "□")
    elif kind == "separate":
        fields.separate()
    elif kind == "end":
        fields.end()


def _ticked(box: etree._Element) -> bool:
    for name in ("checked", "default"):
        state = box.find(w(name))
        if state is not None:
            return (state.get(VAL) or "1") not in ("0", "false", "off")
    return False


def _symbol(element: etree._Element) -> str:
    try:
        code = int(element.get(w("char")) or "", 16)
    except ValueError:
        return ""
    known = _SYMBOLS.get(((element.get(w("font")) or "").lower(), code & 0xFF))
    if known is not None:
        return known
    # The private use area holds a font's pictures, not characters that can be read.
    return "" if 0xE000 <= code <= 0xF8FF or not 0x20 <= code < 0xD800 else chr(code)


def _boxes(drawing: etree._Element) -> list[etree._Element]:
    """Text boxes in a drawing, each once; those inside a text box are found when it is read."""
    found: list[etree._Element] = []
    waiting = list(drawing)[::-1]
    while waiting:
        element = waiting.pop()
        if element.tag == w("txbxContent"):
            found.append(element)
        elif element.tag == MC + "AlternateContent":
            waiting.extend(reversed(_choice(element)))
        else:
            waiting.extend(reversed(element))
    return found
