"""An editor for tests: starts `biaochi lsp` and talks to it over stdio with pygls' own client."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient

_T = TypeVar("_T")
CURSOR = "▮"
WAIT = 60


class Editor:
    """Files of one folder, opened and edited; questions are asked where ▮ stands."""

    def __init__(self, folder: Path, encodings: list[str] | None = None) -> None:
        self.folder = folder
        self._loop = asyncio.new_event_loop()
        self._client = LanguageClient("测试", "1")
        self._published: dict[str, list[types.Diagnostic]] = {}
        self._came = asyncio.Event()
        self._versions: dict[str, int] = {}

        @self._client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self._published[params.uri] = list(params.diagnostics)
            self._came.set()

        self.run(self._client.start_io(sys.executable, "-m", "biaochi", "lsp", "--stdio"))
        general = types.GeneralClientCapabilities(position_encodings=encodings)
        self.server = self.run(
            self._client.initialize_async(
                types.InitializeParams(
                    types.ClientCapabilities(general=general), root_uri=folder.as_uri()
                )
            )
        )
        self._client.initialized(types.InitializedParams())

    def run(self, work: Coroutine[Any, Any, _T]) -> _T:
        """Wait for an answer."""
        return self._loop.run_until_complete(asyncio.wait_for(work, WAIT))

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str) -> list[types.Diagnostic]:
        """Open a file; what the server then says is wrong with it."""
        document = types.TextDocumentItem(self.uri(name), "biao", 1, text)
        self._versions[name] = 1
        self._came.clear()
        self._client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        return self.diagnostics(name)

    def diagnostics(self, name: str) -> list[types.Diagnostic]:
        """What is wrong with a file once the server has nothing more to say.

        Answers keep the order of questions, and compiling goes on between them: after two rounds
        without news everything is said, for files as short as those of the tests.
        """
        for _ in range(2):
            self.ask(
                self._client.text_document_folding_range_async,
                types.FoldingRangeParams(types.TextDocumentIdentifier(self.uri(name))),
            )
        return self._published.get(self.uri(name), [])

    def type(
        self, name: str, start: tuple[int, int], end: tuple[int, int], text: str
    ) -> list[types.Diagnostic]:
        """Put text in the place of a range."""
        self._versions[name] += 1
        at = types.Range(types.Position(*start), types.Position(*end))
        self._client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self._versions[name], self.uri(name)),
                [types.TextDocumentContentChangePartial(at, text)],
            )
        )
        return self.diagnostics(name)

    def close(self, name: str) -> None:
        document = types.TextDocumentIdentifier(self.uri(name))
        self._client.text_document_did_close(types.DidCloseTextDocumentParams(document))

    def saved(self, name: str) -> None:
        document = types.TextDocumentIdentifier(self.uri(name))
        self._client.text_document_did_save(types.DidSaveTextDocumentParams(document))

    def until_published(self, name: str, code: str) -> list[types.Diagnostic]:
        """Wait for a diagnostic of this code, which comes when it is ready."""

        async def wait() -> list[types.Diagnostic]:
            while not any(d.code == code for d in self._published.get(self.uri(name), ())):
                self._came.clear()
                await self._came.wait()
            return self._published[self.uri(name)]

        return self.run(wait())

    def ask(self, question: Any, params: Any) -> Any:
        """The answer to a question."""
        return self.run(question(params))

    def at(self, name: str, text: str) -> dict[str, Any]:
        """Open a text without its ▮, and the place where it stood."""
        before = text[: text.index(CURSOR)]
        self.open(name, text.replace(CURSOR, ""))
        line = before.count("\n")
        position = types.Position(line, len(before) - before.rfind("\n") - 1)
        return {
            "text_document": types.TextDocumentIdentifier(self.uri(name)),
            "position": position,
        }

    @property
    def client(self) -> LanguageClient:
        return self._client

    def end(self) -> int | None:
        """Shut down; the exit code of the server."""
        self.run(self._client.shutdown_async(None))
        self._client.exit(None)
        process = self._client._server
        assert process is not None
        code = self.run(process.wait())
        self.run(asyncio.sleep(0.05))
        self._loop.close()
        return code
