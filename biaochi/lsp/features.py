"""Everything the server can do, by the name that the protocol gives it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from lsprotocol import types

from biaochi.lsp import asking, editing, sync
from biaochi.lsp.server import RuleServer

_Handler = Callable[[RuleServer, Any], Any]

FEATURES: tuple[tuple[str, _Handler, Any], ...] = (
    (types.INITIALIZE, sync.initialize, None),
    (types.TEXT_DOCUMENT_DID_OPEN, sync.did_open, None),
    (types.TEXT_DOCUMENT_DID_CHANGE, sync.did_change, None),
    (types.TEXT_DOCUMENT_DID_SAVE, sync.did_save, None),
    (types.TEXT_DOCUMENT_DID_CLOSE, sync.did_close, None),
    (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, sync.did_change_watched_files, None),
    (types.SHUTDOWN, sync.shutdown, None),
    (
        types.TEXT_DOCUMENT_COMPLETION,
        asking.completion,
        types.CompletionOptions(
            trigger_characters=["<", "@", "《", "》", "{", "〔", "、", "第", " "]
        ),
    ),
    (types.TEXT_DOCUMENT_HOVER, asking.hover_at, None),
    (types.TEXT_DOCUMENT_DEFINITION, asking.definition, None),
    (types.TEXT_DOCUMENT_REFERENCES, asking.references, None),
    (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, asking.document_symbols, None),
    (types.TEXT_DOCUMENT_FOLDING_RANGE, asking.folding_ranges, None),
    (
        types.TEXT_DOCUMENT_RENAME,
        editing.rename,
        types.RenameOptions(prepare_provider=True),
    ),
    (types.TEXT_DOCUMENT_PREPARE_RENAME, editing.prepare_rename, None),
    (types.TEXT_DOCUMENT_FORMATTING, editing.formatting, None),
    (
        types.TEXT_DOCUMENT_CODE_ACTION,
        editing.code_actions,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    ),
)


def make_server(built_in: Path, local: Sequence[Path] = ()) -> RuleServer:
    """A server that can do all this; `built_in` is the folder of the built-in rules.

    `local` are those of its files for single places that are wanted besides.
    """
    server = RuleServer(built_in, local)
    logging.getLogger("pygls.protocol.json_rpc").addFilter(editing.is_a_fault)
    for method, handler, options in FEATURES:
        server.feature(method, options)(partial(handler, server))
    return server
