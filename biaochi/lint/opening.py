"""From paths to a project: which files are linted, and which are only consulted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from biaochi.grammar.cache import load_cached
from biaochi.grammar.diagnostics import Diagnostic, Log
from biaochi.grammar.loader import RuleText, compile_texts, read_texts
from biaochi.lint.project import Project, project_of


@dataclass(frozen=True, slots=True)
class Opened:
    """A project, None where the files have errors; the texts it was made of, what was noted."""

    project: Project | None
    texts: tuple[RuleText, ...]
    targets: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]


def open_paths(consulted: Sequence[Path], linted: Sequence[Path]) -> Opened:
    """The project of all these files; those consulted are linted too where nothing else is."""
    paths = (*consulted, *linted)
    log = Log()
    texts = read_texts(paths, log)
    own = {text.name for text in read_texts(linted, Log())}
    resolved = {Path(name).resolve() for name in own}
    targets = frozenset(t.name for t in texts if not linted or Path(t.name).resolve() in resolved)
    loaded = load_cached(paths)
    project = project_of(texts, loaded.book, targets) if loaded.book else None
    return Opened(project, texts, targets, loaded.diagnostics)


def open_texts(texts: Sequence[RuleText], targets: Collection[str]) -> Opened:
    """The project of texts that are in memory."""
    loaded = compile_texts(texts, Log())
    project = project_of(texts, loaded.book, targets) if loaded.book else None
    return Opened(project, tuple(texts), frozenset(targets), loaded.diagnostics)
