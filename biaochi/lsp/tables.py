"""What declarations look up by name: lists and statutes, read piece by piece and then linked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from biaochi.grammar.compiled import Layer
from biaochi.grammar.compiler import Names
from biaochi.grammar.declared import declared_in
from biaochi.grammar.diagnostics import Diagnostic, Log
from biaochi.grammar.law import Laws, read_statute
from biaochi.grammar.layers import check_single, layer_of
from biaochi.grammar.lists import DeclaredList, Lists, read_list
from biaochi.grammar.tree import Declaration, SyntaxFile
from biaochi.lsp.names import Mention, Sort
from biaochi.lsp.pieces import Piece
from biaochi.model.law import Statute

LOOKED_UP = ("规则集", "词表", "法规", "要素", "阈值")
"""Declarations that others look up; where none of these changed, nothing is linked anew."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Names and what they mean. What is looked up in vain is reported to `log`.

    `declaring` are the files of facts and thresholds.
    """

    names: Names
    log: Log
    declaring: tuple[SyntaxFile, ...] = ()

    def meaning(self, mention: Mention) -> object:
        """What a compiled declaration can depend on about a name; equal where nothing changed.

        The words of a list are no part of it: they do not make a rule right or wrong. Of a name
        that is unknown it is all known names, for one of them may be proposed.
        """
        match mention.sort:
            case Sort.LIST:
                lists = self.names.lists
                words = lists.known(mention.text)
                return lists.names if words is None else words.values
            case Sort.STATUTE:
                laws = self.names.laws
                return laws.known(mention.text) or laws.names
            case Sort.FACT:
                facts = self.names.declared.facts
                return facts.get(mention.text) or tuple(facts)
            case Sort.THRESHOLD:
                thresholds = self.names.declared.thresholds
                return thresholds.get(mention.text) or tuple(thresholds)
        return None


def link(pieces: Sequence[Piece], base: Tables | None) -> tuple[Tables, tuple[Diagnostic, ...]]:
    """The tables of all pieces, and what is wrong between declarations of different pieces."""
    log = Log()
    reader = _Reader(pieces)
    files = [p.file for p in pieces]
    laws = Laws(files, log, base.names.laws if base else None, reader.statute)
    lists = Lists(files, log, base.names.lists if base else None, reader.list)
    declaring = tuple(p.file for p in pieces if p.kind in ("要素", "阈值"))
    if base:
        declaring = (*base.declaring, *declaring)
    names = Names(laws, lists, declared_in(declaring, log), _layers(pieces, base, log))
    noted = tuple(log.entries)
    log.entries.clear()
    return Tables(names, log, declaring), noted


def _layers(pieces: Sequence[Piece], base: Tables | None, log: Log) -> Mapping[str, Layer]:
    """The layer of each file that declares one."""
    layers = dict(base.names.layers) if base else {}
    sets: dict[str, list[tuple[SyntaxFile, Declaration]]] = {}
    for piece in pieces:
        if piece.kind == "规则集" and piece.declaration:
            sets.setdefault(piece.file.source.name, []).append((piece.file, piece.declaration))
    for name, found in sets.items():
        layers[name] = layer_of(found[0][0], log)
        check_single(found, log)
    return layers


class _Reader:
    """Reads each piece once; what it noted stays with the piece."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = {id(p.file): p for p in pieces}

    def list(self, file: SyntaxFile, declaration: Declaration, log: Log) -> DeclaredList | None:
        """The list of a piece, at the place where the piece now stands."""
        piece = self._pieces[id(file)]
        if piece.read_notes is None:
            own = Log()
            piece.read = read_list(file, declaration, own)
            piece.read_notes = own.sorted
        return replace(piece.read, file=file) if isinstance(piece.read, DeclaredList) else None

    def statute(self, file: SyntaxFile, declaration: Declaration, log: Log) -> Statute:
        """The statute of a piece."""
        piece = self._pieces[id(file)]
        if piece.read_notes is None or not isinstance(piece.read, Statute):
            own = Log()
            piece.read = read_statute(file, declaration, own)
            piece.read_notes = own.sorted
        return piece.read
