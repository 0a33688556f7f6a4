"""What mends a mistake at a click: the proposal of a diagnostic, the edits of a lint remark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from biaochi.grammar.diagnostics import Diagnostic
from biaochi.grammar.source import Range
from biaochi.lint.kind import Edit, Remark
from biaochi.lsp.text import Text

_MEANT = re.compile(r"是不是想写「(.+?)」")
_PROVISION = re.compile(
    r"第\s*[0-9零〇一二三四五六七八九十百千两]+\s*(?:条|部分)"
    r"(?:\s*第\s*[0-9零〇一二三四五六七八九十百千两]+\s*款)?"
    r"(?:\s*第?\s*[（(]?\s*[0-9零〇一二三四五六七八九十百千两]+\s*[）)]?\s*项)?"
)
_BRACKETS = {"<": ">", "＜": "＞", "《": "》", "{": "}", "｛": "｝"}


@dataclass(frozen=True, slots=True)
class Mending:
    """A title, the diagnostic that it mends, and the edits in characters of the file."""

    title: str
    note: Diagnostic
    edits: tuple[Edit, ...]


def mendings(notes: Iterable[Diagnostic], text: Text) -> Iterator[Mending]:
    """What can be mended among the mistakes of a file."""
    for note in notes:
        if isinstance(note, Remark):
            if note.edits:
                yield Mending(f"改好：{note.title}", note, note.edits)
            continue
        meant = _MEANT.search(note.advice)
        if meant and note.line:
            edit = _replaced(note, meant[1], text)
            yield Mending(f"改成「{meant[1]}」", note, (edit,))


def _replaced(note: Diagnostic, meant: str, text: Text) -> Edit:
    """The marked words replaced, in the brackets in which they stand."""
    line = text.offset((note.line - 1, 0))
    start = note.column - 1
    end = start + note.length
    if meant.startswith("第"):
        whole = (m for m in _PROVISION.finditer(note.excerpt) if m.start() <= start < m.end())
        start, end = next((m.span() for m in whole), (start, end))
    marked = note.excerpt[start:end]
    closing = _BRACKETS.get(marked[:1])
    if closing and marked.endswith(closing) and not meant.startswith(marked[0]):
        meant = marked[0] + meant + closing
    return Edit(Range(line + start, line + end), meant)
