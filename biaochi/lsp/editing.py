"""What the editor has changed for the author: renaming, layout, and mending at a click."""

from __future__ import annotations

import logging

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from biaochi.grammar.format import format_text
from biaochi.lsp import convert
from biaochi.lsp.actions import Mending, mendings
from biaochi.lsp.cursor import Cursor
from biaochi.lsp.names import Mention
from biaochi.lsp.navigation import Spot, named, refusal, spots, unfit
from biaochi.lsp.server import RuleServer, path_of
from biaochi.lsp.text import Text


class Refused(JsonRpcException):
    """RequestFailed: understood, but not possible; the editor shows the message."""

    CODE = -32803
    MESSAGE = "Request Failed"


def is_a_fault(record: logging.LogRecord) -> bool:
    """Whether something logged is a fault of ours: a refusal is an answer like others."""
    return not (record.exc_info and isinstance(record.exc_info[1], Refused))


def prepare_rename(
    server: RuleServer, params: types.PrepareRenameParams
) -> types.PrepareRenamePlaceholder:
    """The name here, if it can be changed; refused with the reason else."""
    mention, cursor, text, _ = _renamed(server, params.text_document.uri, params.position)
    at = convert.span_in(text, cursor.piece.start, mention.at)
    return types.PrepareRenamePlaceholder(range=at, placeholder=mention.text)


def rename(server: RuleServer, params: types.RenameParams) -> types.WorkspaceEdit:
    """The name changed wherever it stands in the workspace; globs in 让位 stay as they are."""
    mention, _, _, found = _renamed(server, params.text_document.uri, params.position)
    new = params.new_name.strip()
    laws = server.rules.analysis().tables.names.laws
    taken = spots(named(mention.sort, new), server.rules.pieces(), laws)
    why = unfit(mention, new, taken)
    if why and new != mention.text:
        raise Refused(why)
    changes: dict[str, list[types.TextEdit]] = {}
    for spot in found:
        text = server.rules.text(spot.path)
        if text is not None:
            at = convert.span_in(text, spot.start, spot.mention.at)
            changes.setdefault(server.uri_of(spot.path), []).append(types.TextEdit(at, new))
    return types.WorkspaceEdit(changes=dict(changes))


def _renamed(
    server: RuleServer, uri: str, at: types.Position
) -> tuple[Mention, Cursor, Text, tuple[Spot, ...]]:
    asked = server.cursor(uri, at)
    mention = asked[2].mention if asked else None
    laws = server.rules.analysis().tables.names.laws
    found = tuple(spots(mention, server.rules.pieces(), laws)) if mention else ()
    fixed = {s.path for s in found if server.rules.read_only(s.path)}
    why = refusal(mention, found, fixed)
    if why or asked is None or mention is None:
        raise Refused(why)
    _, text, cursor = asked
    return mention, cursor, text, found


def formatting(server: RuleServer, params: types.DocumentFormattingParams) -> list[types.TextEdit]:
    """The file in canonical form: one edit from the first line that changes to the last."""
    path = path_of(params.text_document.uri)
    text = server.rules.text(path) if path is not None else None
    if path is None or text is None:
        return []
    old, new = text.content, format_text(text.content, server.rules.name(path)).text
    if old == new:
        return []
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    at = convert.span(text, start, len(old) - end)
    return [types.TextEdit(at, new[start : len(new) - end])]


def code_actions(server: RuleServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    """What mends the mistakes on the lines in question."""
    path = path_of(params.text_document.uri)
    text = server.rules.text(path) if path is not None else None
    if path is None or text is None:
        return []
    first, last = params.range.start.line + 1, params.range.end.line + 1
    notes = (n for n in server.shown(path) if first <= n.line <= last)
    return [_action(m, params.text_document.uri, text) for m in mendings(notes, text)]


def _action(mending: Mending, uri: str, text: Text) -> types.CodeAction:
    edits = [
        types.TextEdit(convert.span(text, e.at.start, e.at.end), e.text) for e in mending.edits
    ]
    return types.CodeAction(
        title=mending.title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[convert.diagnostic(mending.note, text)],
        edit=types.WorkspaceEdit(changes={uri: edits}),
        is_preferred=True,
    )
