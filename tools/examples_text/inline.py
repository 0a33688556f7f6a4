"""Runs of a paragraph: the inline marks of the sample texts as WordprocessingML.

**bold**   {+inserted+}   {-deleted-}   {控:content control}   {脚:footnote}   {注:words|comment}
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

AUTHOR = 'w:author="审核人" w:date="2026-10-08T09:30:00Z"'

_MARK = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\{\+(?P<ins>.+?)\+\}|\{-(?P<del>.+?)-\}"
    r"|\{控:(?P<control>.+?)\}|\{脚:(?P<foot>.+?)\}|\{注:(?P<words>.+?)\|(?P<comment>.+?)\}"
)


@dataclass
class Notes:
    """Footnotes and comments collected while the runs are written; ids count from 1 and 0."""

    footnotes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    changes: int = 0

    def change(self) -> str:
        """The attributes of the next tracked change."""
        self.changes += 1
        return f'w:id="{900 + self.changes}" {AUTHOR}'


def run(text: str, properties: str = "", tag: str = "t") -> str:
    """One run; tabs and line breaks become Word's own."""
    pieces = re.split(r"(\t|\n)", text)
    signs = {"\t": "<w:tab/>", "\n": "<w:br/>"}
    body = "".join(
        signs.get(p) or f'<w:{tag} xml:space="preserve">{escape(p)}</w:{tag}>' for p in pieces if p
    )
    return f"<w:r><w:rPr>{properties}</w:rPr>{body}</w:r>"


def runs(text: str, notes: Notes, properties: str = "") -> str:
    """All runs of a text with marks; `properties` apply to each of them."""
    parts: list[str] = []
    at = 0
    for mark in _MARK.finditer(text):
        if mark.start() > at:
            parts.append(run(text[at : mark.start()], properties))
        parts.append(_marked(mark, notes, properties))
        at = mark.end()
    if at < len(text):
        parts.append(run(text[at:], properties))
    return "".join(parts)


def _marked(mark: re.Match[str], notes: Notes, properties: str) -> str:
    kind = mark.lastgroup
    words = str(mark.group(kind or 0))
    match kind:
        case "bold":
            return run(words, properties + "<w:b/>")
        case "ins":
            return f"<w:ins {notes.change()}>{run(words, properties)}</w:ins>"
        case "del":
            return f"<w:del {notes.change()}>{run(words, properties, 'delText')}</w:del>"
        case "control":
            return _control(words, properties)
        case "foot":
            notes.footnotes.append(words)
            return (
                '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                f'<w:footnoteReference w:id="{len(notes.footnotes)}"/></w:r>'
            )
        case _:
            return _commented(mark, notes, properties)


def _control(words: str, properties: str) -> str:
    return (
        '<w:sdt><w:sdtPr><w:alias w:val="编制人选填"/><w:id w:val="20261012"/><w:text/></w:sdtPr>'
        f"<w:sdtContent>{run(words, properties)}</w:sdtContent></w:sdt>"
    )


def _commented(mark: re.Match[str], notes: Notes, properties: str) -> str:
    number = len(notes.comments)
    notes.comments.append(str(mark.group("comment")))
    return (
        f'<w:commentRangeStart w:id="{number}"/>{run(str(mark.group("words")), properties)}'
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
    )
