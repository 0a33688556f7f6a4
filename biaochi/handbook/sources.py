"""Declarations as their authors wrote them, by the place that compiled values remember."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from biaochi.grammar.compiled import Source
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.loader import files_in
from biaochi.grammar.source import source_of
from biaochi.grammar.split import split


@dataclass(frozen=True, slots=True)
class Written:
    """A declaration in its file: its text, and its place as the handbook prints it."""

    place: str
    code: str


@dataclass(frozen=True, slots=True)
class Sources:
    """The declarations of some files, by resolved path and line."""

    declarations: dict[tuple[str, int], Written]

    def find(self, source: Source) -> Written | None:
        """The declaration at this place; None if it is in none of the files."""
        return self.declarations.get((str(Path(source.file).resolve()), source.line))


def sources(paths: Sequence[Path]) -> Sources:
    """All declarations of the rule files under the paths; the files have been compiled before."""
    found: dict[tuple[str, int], Written] = {}
    for path in paths:
        for file in files_in(path) if path.is_dir() else (path,):
            shown = file.relative_to(path).as_posix() if path.is_dir() else file.name
            for line, code in _declarations(file.read_text(encoding="utf-8-sig")):
                found[str(file.resolve()), line] = Written(f"{shown}:{line}", code)
    return Sources(found)


def _declarations(text: str) -> Iterator[tuple[int, str]]:
    source = source_of("", text)
    declarations = split(source, Log()).declarations
    starts = [d.at.start for d in declarations]
    for start, end in zip(starts, [*starts[1:], len(source.text)], strict=True):
        lines = source.text[start:end].rstrip().split("\n")
        # Comments at the end speak of what comes next.
        while lines[-1].lstrip().startswith("#") or not lines[-1].strip():
            lines.pop()
        yield source.position(start)[0], "\n".join(lines)
