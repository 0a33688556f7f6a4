"""What is wrong in rule files while they are edited: only what an edit touches is compiled anew.

Files are cut into pieces of one declaration each. What others look up is read piece by piece and
then linked; a rule is compiled again when its own text changed or something that it looks up did.
Once all are compiled, the result is that of the compiler on the whole files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from biaochi.grammar.diagnostics import Diagnostic
from biaochi.lsp.judge import judge, looked_up, together
from biaochi.lsp.pieces import Piece, cut
from biaochi.lsp.tables import LOOKED_UP, Tables, link

_Linked = tuple[tuple[str, int, str], ...]


class Analysis:
    """Rule files that belong together, on top of others that are known already (`base`)."""

    def __init__(self, base: Analysis | None = None) -> None:
        self.base = base
        self.files: dict[str, tuple[Piece, ...]] = {}
        self._texts: dict[str, str] = {}
        self._linked: _Linked | None = None
        self._between: tuple[Diagnostic, ...]
        self._beside: tuple[Diagnostic, ...] = ()
        self._settled = True
        self.tables: Tables
        self.tables, self._between = link((), base.tables if base else None)

    def update(self, texts: Mapping[str, str]) -> None:
        """Take the texts of all files, by name; those that did not change cost nothing."""
        changed = self._texts.keys() != texts.keys()
        for name in self.files.keys() - texts.keys():
            del self.files[name]
        for name, text in texts.items():
            if self._texts.get(name) != text:
                known = {p.text: p for p in self.files.get(name, ())}
                self.files[name] = cut(name, text, known)
                changed = True
        self._texts = dict(texts)
        if changed:
            self._settled = False
            self._link()

    def _link(self) -> None:
        pieces = [p for n in self._texts for p in self.files[n] if p.kind in LOOKED_UP]
        state = tuple((p.file.source.name, p.line, p.text) for p in pieces)
        if not self._still_holds(state):
            self.tables, self._between = link(pieces, self.base.tables if self.base else None)
        self._linked = state

    def _still_holds(self, state: _Linked) -> bool:
        """Whether linking would give the same again; lines matter only where they are reported."""
        if self._linked is None or self._between:
            return state == self._linked
        return [(n, t) for n, _, t in state] == [(n, t) for n, _, t in self._linked]

    @property
    def pieces(self) -> Iterator[Piece]:
        """Every declaration, those of the base first."""
        if self.base:
            yield from self.base.pieces
        for name in self._texts:
            yield from self.files[name]

    def work(self, first: str = "") -> Iterator[None]:
        """Compile what is stale, a declaration at each step, those of one file first."""
        if self._settled:
            return
        for name in sorted(self._texts, key=lambda n: n != first):
            for piece in self.files[name]:
                if piece.judged is None or piece.judged.looked_up != looked_up(piece, self.tables):
                    piece.judged = judge(piece, self.tables)
                    yield
        if self.base:
            yield from self.base.work()
        self._beside = together(self.pieces, self.tables)
        self._settled = True

    def diagnostics(self, name: str) -> tuple[Diagnostic, ...]:
        """Everything known to be wrong in a file, in the order of lines and columns."""
        found = [d for d in (*self._between, *self._beside) if d.file == name]
        for piece in self.files.get(name, ()):
            found += piece.notes
            found += piece.read_notes or ()
            found += piece.judged.notes if piece.judged else ()
        return tuple(sorted(dict.fromkeys(found), key=lambda d: (d.line, d.column, d.code)))
