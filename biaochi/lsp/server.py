"""The server: what it knows of the editor's files, and what is wrong with them as it is known."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from biaochi._version import VERSION
from biaochi.grammar.diagnostics import Diagnostic
from biaochi.lsp import convert
from biaochi.lsp.cursor import Cursor, cursor_at
from biaochi.lsp.linting import Linting, Task
from biaochi.lsp.text import Text
from biaochi.lsp.workspace import Workspace

_FIRST_ANSWER = 0.3
"""Seconds of compiling after which the diagnostics known so far are shown."""
_SLICE = 0.03
"""Seconds of compiling between which the editor's questions are answered."""


class RuleServer(LanguageServer):
    """Knows the rule files of one workspace. Everything runs in the event loop, in slices."""

    def __init__(self, built_in: Path, local: Sequence[Path] = ()) -> None:
        super().__init__("biaochi", VERSION)
        self.rules = Workspace(built_in, local=local)
        self.linting = Linting()
        self._shown: dict[Path, tuple[Diagnostic, ...]] = {}
        self._uris: dict[Path, str] = {}
        self._grown = True
        self._task: asyncio.Task[None] | None = None
        self._lint_task: asyncio.Task[None] | None = None

    def begin(self, params: types.InitializeParams) -> None:
        """Take the folders that the editor has open, and get the built-in rules ready."""
        folders = [f.uri for f in params.workspace_folders or ()]
        if not folders and params.root_uri:
            folders = [params.root_uri]
        roots = [path for uri in folders if (path := path_of(uri)) is not None]
        options = params.initialization_options
        only = options.get("paths") if isinstance(options, Mapping) else None
        if isinstance(only, list):
            roots = [root / str(part) for root in roots for part in only]
        encoding = str(self.workspace.position_encoding or "utf-16")
        self.rules = Workspace(self.rules.built_in, roots, encoding, self.rules.local)
        self.rules.analysis()

    def opened(self, uri: str, path: Path) -> None:
        """Answers about a file go to the very URI that the editor uses."""
        self._uris[path.resolve()] = uri
        self._grown = True

    def show(self, text: Text, path: Path) -> None:
        """Take the text that a file has now, and say what is wrong with it."""
        self.rules.opened(path, text)
        self.linting.forget(self.rules.name(path))
        # Every change is answered, also one that changes nothing about what is wrong.
        self._shown.pop(path.resolve(), None)
        self.refresh()

    def refresh(self) -> None:
        """Say what is wrong in the open files; what takes long goes on between questions."""
        if self._work(_FIRST_ANSWER):
            return
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._go_on())

    async def _go_on(self) -> None:
        await asyncio.sleep(0)
        while not self._work(_SLICE, partly=False):
            await asyncio.sleep(0)
        if self._grown:
            # What is compiled stays. Looking through it for garbage again and again would
            # stop the typing author for a tenth of a second each time.
            gc.collect()
            gc.freeze()
            self._grown = False

    def _work(self, seconds: float, partly: bool = True) -> bool:
        """Compile for some time and say whether all is done; publish then, or also `partly`."""
        until = time.monotonic() + seconds
        analysis = self.rules.analysis()
        done = True
        latest = self.rules.latest
        for _ in analysis.work(self.rules.name(latest) if latest else ""):
            if time.monotonic() > until:
                done = False
                break
        if done or partly:
            for path in self.rules.open_files:
                name = self.rules.name(path)
                self._publish(path, (*analysis.diagnostics(name), *self.linting.remarks(name)))
        return done

    def _publish(self, path: Path, found: tuple[Diagnostic, ...]) -> None:
        text = self.rules.text(path)
        if text is None or self._shown.get(path) == found:
            return
        self._shown[path] = found
        made = [convert.diagnostic(d, text) for d in found]
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=self.uri_of(path), diagnostics=made)
        )

    def lint(self) -> None:
        """Look for what compiles but is doubtful, in a process of its own; the latest call counts."""
        if self._lint_task is not None:
            self._lint_task.cancel()
        self._lint_task = asyncio.get_running_loop().create_task(self._lint())

    async def _lint(self) -> None:
        library = self.rules.library if self.rules.has_library else ()
        await self.linting.run(Task(self.rules.texts(), library))
        self._work(_SLICE)

    def forget(self, path: Path) -> None:
        """A file was closed: nothing is shown about it any more."""
        self.rules.closed(path)
        if self._shown.pop(path.resolve(), None) is not None:
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri=self.uri_of(path), diagnostics=[])
            )
        self.refresh()

    def notes_at(self, path: Path, line: int) -> tuple[Diagnostic, ...]:
        """What is shown as wrong on a line (from 0) of an open file."""
        return tuple(d for d in self._shown.get(path.resolve(), ()) if d.line == line + 1)

    def shown(self, path: Path) -> tuple[Diagnostic, ...]:
        """What is shown as wrong in an open file."""
        return self._shown.get(path.resolve(), ())

    def cursor(self, uri: str, at: types.Position) -> tuple[Path, Text, Cursor] | None:
        """The file, its text and the cursor for a question about a place; None for other files."""
        path = path_of(uri)
        text = self.rules.text(path) if path is not None else None
        if path is None or text is None:
            return None
        found = cursor_at(self.rules.pieces_of(path), text, text.offset(convert.place(at)))
        return None if found is None else (path, text, found)

    def uri_of(self, path: Path) -> str:
        """The URI of a file, as the editor writes it."""
        return self._uris.get(path.resolve()) or str(from_fs_path(str(path)))


def path_of(uri: str) -> Path | None:
    """The file that a URI means, None where it is none on this machine."""
    found = to_fs_path(uri)
    return None if found is None else Path(found)
