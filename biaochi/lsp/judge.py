"""Compiles one declaration by itself, given what it looks up, and then what they say of each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from biaochi.grammar.compiled import Layer, Threshold
from biaochi.grammar.compiler import Compiler, Names, Version, check_version
from biaochi.grammar.diagnostics import Diagnostic
from biaochi.grammar.layers import NATION
from biaochi.grammar.lists import Words
from biaochi.grammar.sets import Pool
from biaochi.lsp.pieces import Judged, Made, Piece
from biaochi.lsp.tables import Tables


class _NoPool(Pool):
    """Numbers nothing: word sets are for matching, which an editor does not do."""

    def number(self, words: Words, name: str = "") -> int:
        """Any number does."""
        return 0


_POOL = _NoPool()


class _Layers(dict[str, Layer]):
    """The layers of files; the nation's where a file declares none."""

    def __missing__(self, name: str) -> Layer:
        return NATION


def looked_up(piece: Piece, tables: Tables) -> tuple[object, ...]:
    """All that compiling a declaration can depend on but its own text."""
    layer = tables.names.layers.get(piece.file.source.name)
    return (layer, *(tables.meaning(m) for m in piece.mentions if not m.declares))


def judge(piece: Piece, tables: Tables) -> Judged:
    """The declaration compiled, and everything that is wrong with it by itself."""
    log = tables.log
    log.entries.clear()
    check_version(piece.file, log)
    compiler = _compiler([piece], tables)
    made: tuple[Made, ...] = (
        *compiler.facts(),
        *compiler.thresholds(),
        *compiler.versions(),
    )
    noted = log.sorted
    log.entries.clear()
    return Judged(noted, looked_up(piece, tables), made)


def together(pieces: Iterable[Piece], tables: Tables) -> tuple[Diagnostic, ...]:
    """What is wrong with rules and adjustments beside each other, once each has been judged."""
    pieces = tuple(pieces)
    versions: list[Version] = []
    thresholds: dict[str, Threshold] = {}
    for piece in pieces:
        for one in piece.judged.made if piece.judged else ():
            if isinstance(one, Version):
                versions.append(replace(one, file=piece.file))
            elif isinstance(one, Threshold):
                thresholds[one.name] = one
    tables.log.entries.clear()
    _compiler(pieces, tables).together(versions, thresholds)
    noted = tables.log.sorted
    tables.log.entries.clear()
    return noted


def _compiler(pieces: Iterable[Piece], tables: Tables) -> Compiler:
    names = tables.names
    layered = Names(names.laws, names.lists, names.declared, _Layers(names.layers))
    return Compiler([p.file for p in pieces], layered, tables.log, _POOL)
