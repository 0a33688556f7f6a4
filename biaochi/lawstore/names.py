"""Statutes found by any of their names, and provisions of them as a person types them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from biaochi.grammar import parse
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.law import unwrapped
from biaochi.grammar.provisions import resolve_provision
from biaochi.grammar.source import Range, source_of
from biaochi.grammar.split import split
from biaochi.grammar.suggest import did_you_mean
from biaochi.model.folding import fold_words
from biaochi.model.law import Provision, Statute
from biaochi.model.numerals import NUMERAL

_COUNTRY = "中华人民共和国"
_PART = rf"[（(]?{NUMERAL}[）)]?"
_REFERENCE = re.compile(
    rf"\s*(?P<name>.*?)\s*(?P<place>第?\s*{NUMERAL}\s*(?:条|部分)(?:\s*第?\s*{_PART}\s*[款项])*)?\s*$"
)
_BARE = re.compile(rf"(?<![第0-9{NUMERAL[1:-2]}（(])(\s*)({_PART}\s*(?:条|部分|款|项))")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name or a place that leads nowhere: what is wrong in one Chinese line, with the next step."""

    message: str


class Names:
    """The names of statutes: in full, short, and in full without 中华人民共和国."""

    def __init__(self, statutes: Iterable[Statute]) -> None:
        self.statutes = tuple(statutes)
        self._by_name: dict[str, Statute] = {}
        self._shown: list[str] = []
        for statute in self.statutes:
            for name in (statute.name, *statute.aliases):
                self._by_name.setdefault(fold_words(name), statute)
                self._shown.append(name)
        for statute in self.statutes:
            self._by_name.setdefault(fold_words(statute.name.removeprefix(_COUNTRY)), statute)

    def find(self, name: str) -> Statute | None:
        """The statute of this name, with or without 《》; None where there is none."""
        return self._by_name.get(fold_words(unwrapped(name)))

    def named_in(self, line: str) -> Statute | None:
        """The statute whose name stands in a line; the longest name, if there are several."""
        folded = fold_words(line)
        inside = [name for name in self._by_name if name in folded]
        return self._by_name[max(inside, key=len)] if inside else None

    def unknown(self, name: str) -> Unknown:
        """What to say of a name that no statute has."""
        title = unwrapped(name)
        known = (*self._shown, *(s.name.removeprefix(_COUNTRY) for s in self.statutes))
        advice = did_you_mean(title, known, "用 biaochi law list 列出全部法规。")
        return Unknown(f"没有声明《{title}》。{advice}")

    def refer(self, text: str) -> tuple[Statute, Provision | None] | Unknown:
        """A statute and a place in it: 《名》第三十二条第二款第（五）项, 名32条2款5项, or the name alone."""
        match = _REFERENCE.fullmatch(text)
        assert match is not None, "every part of the pattern may be empty"
        if not match["name"]:
            return Unknown(f"没有写是哪部法规。写成《法规名》{text.strip()}，短名也行。")
        statute = self.find(match["name"])
        if statute is None:
            return self.unknown(match["name"])
        return (statute, None) if not match["place"] else _place(statute, match["place"])


def _place(statute: Statute, written: str) -> tuple[Statute, Provision] | Unknown:
    """A provision as typed, checked against the shape of its statute."""
    text = _BARE.sub(r"\1第\2", written)
    log = Log()
    file = split(source_of("命令行", text), Log())
    nodes = parse.citations(file, Range(0, len(text)), log)
    node = nodes[0].provision if nodes and len(nodes) == 1 else None
    place = resolve_provision(statute, node, file, log) if node else None
    if place is not None:
        return statute, place
    if not log.entries:
        return Unknown(
            f"「{written}」不是条款项的写法。写成 第三十二条第二款第（五）项 或 32条2款5项。"
        )
    return Unknown(log.entries[0].cause + log.entries[0].advice)
