"""A labelled clause as a small document: its text under the headings that the label names."""

from __future__ import annotations

from dataclasses import replace

from biaochi.model.anchor import Anchor
from biaochi.model.document import Document, Paragraph, Section
from biaochi.parsers.outline import build
from biaochi.parsers.text import text_blocks
from tools.accuracy.labels import Item


def document_of(item: Item) -> Document:
    """The item's text, read as a text file would be, below its section path.

    A miniature document brings its own headings; its section is a name and left out.
    """
    document = Document(item.id, "text", build(text_blocks(item.text)))
    if item.whole or not item.section:
        return document
    root = document.root
    titles = [part.strip() for part in item.section.split(">")]
    for level in range(len(titles), 0, -1):
        heading = Paragraph(titles[level - 1], Anchor(0), heading=level)
        section = Section(level, "", titles[level - 1], heading, root.children)
        root = replace(root, children=(section,))
    return replace(document, root=root)
