"""What the editor tells: files opened, typed in, saved and closed."""

from __future__ import annotations

from lsprotocol import types

from biaochi.grammar.loader import SUFFIX
from biaochi.lsp import convert
from biaochi.lsp.server import RuleServer, path_of
from biaochi.lsp.text import text_of


def initialize(server: RuleServer, params: types.InitializeParams) -> None:
    """The editor has started the server."""
    server.begin(params)


def did_open(server: RuleServer, params: types.DidOpenTextDocumentParams) -> None:
    """A file is shown."""
    document = params.text_document
    path = path_of(document.uri)
    if path is not None:
        server.opened(document.uri, path)
        server.show(text_of(document.text, server.rules.encoding), path)
        if len(server.rules.open_files) == 1:
            server.lint()


def did_change(server: RuleServer, params: types.DidChangeTextDocumentParams) -> None:
    """Something was typed."""
    path = path_of(params.text_document.uri)
    text = server.rules.text(path) if path is not None else None
    if path is None or text is None:
        return
    for change in params.content_changes:
        if isinstance(change, types.TextDocumentContentChangePartial):
            start, end = convert.place(change.range.start), convert.place(change.range.end)
            text = text.edited(start, end, change.text)
        else:
            text = text_of(change.text, server.rules.encoding)
    server.show(text, path)


def did_save(server: RuleServer, params: types.DidSaveTextDocumentParams) -> None:
    """A file was written to disk."""
    path = path_of(params.text_document.uri)
    if path is not None:
        server.rules.saved(path)
        server.lint()


def did_close(server: RuleServer, params: types.DidCloseTextDocumentParams) -> None:
    """A file is no longer shown."""
    path = path_of(params.text_document.uri)
    if path is not None:
        server.forget(path)


def did_change_watched_files(server: RuleServer, params: types.DidChangeWatchedFilesParams) -> None:
    """Rule files changed on disk, by another program or another branch."""
    for change in params.changes:
        path = path_of(change.uri)
        if path is not None and path.suffix == SUFFIX:
            server.rules.saved(path)
    server.refresh()


def shutdown(server: RuleServer, params: None) -> None:
    """The editor is about to end the server."""
    server.linting.close()
