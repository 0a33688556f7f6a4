"""Names that can be taken for one another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biaochi.grammar.tree import Name, SyntaxFile
from biaochi.lint.checks.characters import plain_letters
from biaochi.lint.kind import Check, Hit, Severity
from biaochi.lint.project import Project
from biaochi.model.folding import fold_words

_SIGNS = re.compile(r"[-_·.．、/\s]")


def _alike(project: Project) -> Iterator[Hit]:
    """Rules, and lists, whose names differ only in signs, widths or look-alike letters."""
    for kind in ("规则", "词表"):
        known: dict[str, tuple[SyntaxFile, Name]] = {}
        for file, one in project.declared(kind):
            name = project.name_of(file, one)
            if not name.text:
                continue
            before_file, before = known.setdefault(_skeleton(name.text), (file, name))
            if before.text == name.text:
                continue
            target, at, other = (file, name, before)
            if not project.is_target(file):
                target, at, other = (before_file, before, name)
            cause = f"「{at.text}」与另一个{kind}「{other.text}」几乎一样，只差符号、全半角或形近的字母。"
            yield Hit(target, at.at, cause, "改成一看就分得开的名字。")


def _skeleton(name: str) -> str:
    return _SIGNS.sub("", fold_words(plain_letters(name)))


NAMES_ALIKE = Check(
    "L024",
    "名字相像",
    Severity.WARNING,
    "豁免、让位、词表引用都靠名字；相像的名字容易写到另一个上去。",
    "词表 本-地\n  外省 | 外市\n  <本地>",
    "词表 外地\n  外省 | 外市\n  <本地>",
    _alike,
)
