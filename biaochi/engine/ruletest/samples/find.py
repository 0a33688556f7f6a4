"""Which whole documents stand beside rules, and by which rules each is checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from biaochi.engine.ruletest.samples.expectations import SUFFIX as EXPECTED_SUFFIX
from biaochi.grammar.loader import SUFFIX as RULE_SUFFIX
from biaochi.parsers import SUFFIXES

INFIX = ".样例"


@dataclass(frozen=True, slots=True)
class SampleFile:
    """A document 某名.样例.md, and the folder whose rules it is checked by.

    Without a folder it is checked by all rules that are loaded.
    """

    path: Path
    home: Path | None

    @property
    def expected(self) -> Path:
        """The file that says what must be found: 某名.样例.期望."""
        return self.path.with_suffix(EXPECTED_SUFFIX)


def is_sample(path: Path) -> bool:
    """Whether a file is a document with expectations beside it, by its name."""
    return Path(path.stem).suffix == INFIX and path.suffix.lower() in SUFFIXES


def samples_in(paths: Sequence[Path]) -> tuple[SampleFile, ...]:
    """The sample documents under the paths, in sorted order, each once."""
    found: dict[Path, SampleFile] = {}
    for path in paths:
        files = sorted(p for p in path.rglob(f"*{INFIX}.*")) if path.is_dir() else [path]
        top = path if path.is_dir() else path.parent
        for file in files:
            if file.is_file() and is_sample(file):
                found.setdefault(file.resolve(), SampleFile(file, _home(file.parent, top)))
    return tuple(found.values())


def has_rules(folder: Path) -> bool:
    """Whether rule files stand in a folder or below it."""
    return any(folder.rglob(f"*{RULE_SUFFIX}"))


def _home(folder: Path, top: Path) -> Path | None:
    """The nearest folder with rules, from the sample's own up to the one that was asked for."""
    while True:
        if has_rules(folder):
            return folder
        if folder in (top, folder.parent):
            return None
        folder = folder.parent
