"""Paragraph styles, each with what it inherits: outline level, numbering, looks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from biaochi.parsers.docx.names import VAL, integer, w

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*[1-9]$", re.IGNORECASE)
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says, its ancestors included.

    `level` is the heading level, 0 for none. `num_id` is empty where the style does not number;
    `ilvl` -1 where it leaves the level to the list. `start` is where the first line starts, in
    twips from the margin, `size` that of the type in half points, 0 where nothing says it.
    """

    level: int = 0
    num_id: str = ""
    ilvl: int = -1
    centred: bool = False
    bold: bool = False
    contents: bool = False
    start: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Styles:
    """Paragraph styles by id, and the number of each numbering style by id."""

    by_id: dict[str, Style]
    default: Style
    lists: dict[str, str]

    def of(self, style_id: str | None) -> Style:
        """The style of a paragraph; the default one where it names none or one that is missing."""
        return self.by_id.get(style_id, self.default) if style_id else self.default


def on(element: etree._Element | None) -> bool:
    """Whether a switch such as `w:b` is there and not turned off."""
    return element is not None and (element.get(VAL) or "1") not in _OFF


def level_of(properties: etree._Element) -> int | None:
    """The heading level that paragraph properties state, 0 for body text, None for nothing."""
    outline = properties.find(w("outlineLvl"))
    value = integer(outline.get(VAL)) if outline is not None else None
    if value is None:
        return None
    return value + 1 if 0 <= value < 9 else 0


def start_of(properties: etree._Element | None) -> int | None:
    """Where the first line of a paragraph starts, in twips from the margin, None if not stated."""
    indent = properties.find(w("ind")) if properties is not None else None
    if indent is None:
        return None

    def twips(*names: str) -> int:
        values = (integer(indent.get(w(name))) for name in names)
        return next((value for value in values if value is not None), 0)

    # In hundredths of a character of 10.5 pt (210 twips), which go before the plain twips.
    first = twips("firstLineChars") * 210 // 100 or twips("firstLine")
    return twips("left", "start") + first - twips("hanging")


def right_of(properties: etree._Element | None) -> int:
    """How far the lines of a paragraph end before the right margin, in twips."""
    indent = properties.find(w("ind")) if properties is not None else None
    if indent is None:
        return 0
    return integer(indent.get(w("right"))) or integer(indent.get(w("end"))) or 0


def read_styles(root: etree._Element | None) -> Styles:
    """All paragraph styles of a document, inheritance resolved."""
    elements: dict[str, etree._Element] = {}
    lists: dict[str, str] = {}
    default_id = ""
    for element in root.iterfind(w("style")) if root is not None else ():
        style_id = element.get(w("styleId")) or ""
        if element.get(w("type")) == "numbering":
            num = element.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
            lists[style_id] = (num.get(VAL) or "") if num is not None else ""
        elif element.get(w("type")) == "paragraph":
            elements[style_id] = element
            if element.get(w("default")) in ("1", "true"):
                default_id = style_id
    resolved: dict[str, Style] = {}
    base = Style(size=_base_size(root))
    for style_id in elements:
        _resolve(style_id, elements, resolved, base)
    return Styles(resolved, resolved.get(default_id, base), lists)


def _base_size(root: etree._Element | None) -> int:
    path = f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('sz')}"
    size = root.find(path) if root is not None else None
    return (integer(size.get(VAL)) or 0) if size is not None else 0


def _resolve(
    style_id: str,
    elements: dict[str, etree._Element],
    resolved: dict[str, Style],
    base: Style,
) -> Style:
    """Resolve a style and its ancestors; a circle of ancestors is cut where it closes."""
    chain: list[str] = []
    current = style_id
    while current in elements and current not in resolved and current not in chain:
        chain.append(current)
        based = elements[current].find(w("basedOn"))
        current = (based.get(VAL) or "") if based is not None else ""
    style = resolved.get(current, base)
    for name in reversed(chain):
        style = _apply(style, elements[name])
        resolved[name] = style
    return style


def _apply(style: Style, element: etree._Element) -> Style:
    name_element = element.find(w("name"))
    name = (name_element.get(VAL) or "") if name_element is not None else ""
    heading = _HEADING.match(name.strip())
    if heading:
        style = replace(style, level=int(heading[1]))
    style = replace(style, contents=_CONTENTS.match(name.strip()) is not None)
    bold = element.find(f"{w('rPr')}/{w('b')}")
    if bold is not None:
        style = replace(style, bold=on(bold))
    size = element.find(f"{w('rPr')}/{w('sz')}")
    if size is not None:
        style = replace(style, size=integer(size.get(VAL)) or style.size)
    properties = element.find(w("pPr"))
    if properties is None:
        return style
    level = level_of(properties)
    start = start_of(properties)
    centred = properties.find(w("jc"))
    num_id = properties.find(f"{w('numPr')}/{w('numId')}")
    ilvl = properties.find(f"{w('numPr')}/{w('ilvl')}")
    return replace(
        style,
        level=style.level if level is None else level,
        centred=style.centred if centred is None else centred.get(VAL) == "center",
        num_id=style.num_id if num_id is None else (num_id.get(VAL) or ""),
        ilvl=style.ilvl if ilvl is None else integer(ilvl.get(VAL)) or 0,
        start=style.start if start is None else start,
    )
