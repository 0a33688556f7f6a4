"""What the linter says about the files of a workspace, worked out in another process.

The linter tries every rule on every example, which takes seconds; typing must not wait for it.
Run as a module, this reads a `Task` from standard input and writes the remarks to standard output.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from biaochi.grammar.loader import RuleText
from biaochi.lint.kind import Remark


@dataclass(frozen=True, slots=True)
class Task:
    """The texts to lint by name, and where the rules are that are consulted."""

    texts: Mapping[str, str]
    library: tuple[Path, ...]


def lint_texts(task: Task) -> tuple[Remark, ...]:
    """The remarks about texts; none while there are errors in them."""
    from biaochi.grammar.diagnostics import Log
    from biaochi.grammar.loader import read_texts
    from biaochi.lint.opening import open_texts
    from biaochi.lint.run import lint

    known = read_texts(task.library, Log())
    own = tuple(RuleText(name, text) for name, text in task.texts.items())
    project = open_texts((*known, *own), tuple(task.texts)).project
    return lint(project) if project else ()


class Linting:
    """The latest remarks by file; a file that was edited since has none."""

    def __init__(self) -> None:
        self._remarks: dict[str, tuple[Remark, ...]] = {}
        self._edited: set[str] = set()
        self._process: asyncio.subprocess.Process | None = None

    def remarks(self, name: str) -> tuple[Remark, ...]:
        """What was said about a file as it is now."""
        return self._remarks.get(name, ())

    def forget(self, name: str) -> None:
        """A file has changed: what was said about it may stand elsewhere."""
        self._remarks.pop(name, None)
        self._edited.add(name)

    async def run(self, task: Task) -> None:
        """Lint all texts; what is said about files edited meanwhile is dropped."""
        self.close()
        self._edited.clear()
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "biaochi.lsp.linting",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        self._process = process
        answer, _ = await process.communicate(pickle.dumps(task))
        if self._process is not process or process.returncode:
            return
        by_file: dict[str, list[Remark]] = {}
        for remark in pickle.loads(answer):
            by_file.setdefault(remark.file, []).append(remark)
        self._remarks = {n: tuple(r) for n, r in by_file.items() if n not in self._edited}

    def close(self) -> None:
        """End the other process, if it still runs."""
        if self._process is not None and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
        self._process = None


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(15)  # typing comes first
    # The editor's server is the only one to write here, and reads nothing else back.
    sys.stdout.buffer.write(pickle.dumps(lint_texts(pickle.load(sys.stdin.buffer))))
