"""Notes to oneself that were left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biaochi.grammar.source import Range
from biaochi.lint.kind import Check, Hit, Severity
from biaochi.lint.project import Project

_NOTE = re.compile(
    r"TODO|FIXME|XXX|待补充|待补|待完善|待修改|此处待|（待定）|\(待定\)", re.IGNORECASE
)
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$", re.MULTILINE)
_TEXTS = ("说明", "建议", "疑问", "理由", "要旨")


def _notes(project: Project) -> Iterator[Hit]:
    """Notes in comments and in the texts that reports print."""
    for file in project.watched:
        stretches = [Range(*m.span()) for m in _COMMENT.finditer(file.source.text)]
        for one in file.declarations:
            stretches.append(one.header)
            stretches += [f.body for f in one.fields if f.keyword in _TEXTS]
        for at in stretches:
            note = _NOTE.search(file.source.text[at.start : at.end])
            if note:
                place = Range(at.start + note.start(), at.start + note.end())
                yield Hit(file, place, f"这里留着「{note[0]}」。", "做完，或者记到别处去。")


TODO = Check(
    "L035",
    "还有没做完的事",
    Severity.WARNING,
    "发布出去的规则里不应有写给自己的话；说明和建议里的还会印在报告上。",
    "建议 待补充。",
    "建议 删去注册地要求。",
    _notes,
)
