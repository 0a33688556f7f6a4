"""From our values to those of the protocol."""

from __future__ import annotations

from lsprotocol import types

from biaochi.grammar.diagnostics import Diagnostic
from biaochi.grammar.source import Range
from biaochi.lint.kind import Remark, Severity
from biaochi.lsp.text import Position, Text

SOURCE = "标尺"


def position(at: Position) -> types.Position:
    """A position of the protocol."""
    return types.Position(*at)


def place(at: types.Position) -> Position:
    """A position from the protocol."""
    return at.line, at.character


def span(text: Text, start: int, end: int) -> types.Range:
    """The range between two offsets of a file."""
    return types.Range(position(text.position(start)), position(text.position(end)))


def span_in(text: Text, start: int, at: Range) -> types.Range:
    """The range of a place in a piece that starts at an offset."""
    return span(text, start + at.start, start + at.end)


def diagnostic(one: Diagnostic, text: Text) -> types.Diagnostic:
    """A mistake with its title, 原因 and 帮助; one of the file as a whole stands on its first line."""
    start = text.offset((max(one.line - 1, 0), 0)) + max(one.column - 1, 0)
    return types.Diagnostic(
        range=span(text, start, min(start + one.length, len(text.content))),
        message=f"{one.title}\n原因：{one.cause}\n帮助：{one.advice}",
        severity=_severity(one),
        code=one.code,
        source=SOURCE,
    )


def _severity(one: Diagnostic) -> types.DiagnosticSeverity:
    if one.is_error:
        return types.DiagnosticSeverity.Error
    hint = isinstance(one, Remark) and one.severity is Severity.HINT
    return types.DiagnosticSeverity.Information if hint else types.DiagnosticSeverity.Warning
