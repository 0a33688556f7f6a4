"""The words of lists and phrases as authors spelt them."""

from __future__ import annotations

from collections.abc import Iterator

from biaochi.grammar.tree import SyntaxFile, Word
from biaochi.lint.project import Project


def written(project: Project) -> Iterator[tuple[SyntaxFile, Word]]:
    """Every word to be linted, with the file that it stands in."""
    for one in project.lists:
        for entry in (*one.own, *one.minus, *one.avoid):
            if isinstance(entry, Word):
                yield one.file, entry
    for file, element in project.groups:
        for alternative in element.alternatives:
            if isinstance(alternative, Word):
                yield file, alternative
