"""Conditions over several lines: 且 and 或 at the start of lines, each part under its like.

What fits on one line stands on one line. Else the loosest operator of the condition breaks it,
and each part is laid out for itself; a phrase that is still too long breaks before gaps and at the
bars of its groups. No line starts with a word, so that none is taken for a field.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from biaochi.grammar.diagnostics import width
from biaochi.grammar.format.lines import WIDEST, opens_field
from biaochi.grammar.format.tokens import Piece, blank_between, flat

_BREAKABLE = frozenset(("GAP", "NEAR", "OPERATOR", "PLUS", "MINUS"))


@dataclass(frozen=True, slots=True)
class _Bracket:
    """A bracket with what stands in it; its pieces include both signs."""

    pieces: tuple[Piece, ...]
    inner: tuple[_Node, ...]

    @property
    def is_group(self) -> bool:
        """Whether it holds the alternatives of an element, not conditions."""
        return any(isinstance(n, Piece) and n.kind == "BAR" for n in self.inner)


_Node = Piece | _Bracket


def condition_lines(pieces: Sequence[Piece], column: int) -> list[str]:
    """A condition whose first line starts at a column; the other lines carry their indent."""
    nodes, _ = _nested(tuple(pieces), 0)
    return _laid(nodes, _Room(column, column))


def _nested(pieces: tuple[Piece, ...], start: int) -> tuple[tuple[_Node, ...], int]:
    """Nodes from a token on up to a closing bracket, and where that stands."""
    nodes: list[_Node] = []
    here = start
    while here < len(pieces) and pieces[here].kind != "RPAR":
        if pieces[here].kind == "LPAR":
            inner, end = _nested(pieces, here + 1)
            nodes.append(_Bracket(pieces[here : end + 1], inner))
            here = end
        else:
            nodes.append(pieces[here])
        here += 1
    return tuple(nodes), here


def _all(nodes: Sequence[_Node]) -> list[Piece]:
    return [p for n in nodes for p in ((n,) if isinstance(n, Piece) else n.pieces)]


def _kind(node: _Node) -> str:
    return node.kind if isinstance(node, Piece) else "LPAR"


@dataclass(frozen=True, slots=True)
class _Room:
    """Columns: of the first line, of the lines below it, and what will follow the last one."""

    start: int
    hang: int
    tail: int = 0

    def holds(self, line: str) -> bool:
        """Whether one line is enough."""
        return self.start + width(line) + self.tail <= WIDEST


def _laid(nodes: tuple[_Node, ...], room: _Room) -> list[str]:
    line = flat(_all(nodes))
    if room.holds(line):
        return [line]
    kinds = {_kind(n) for n in nodes}
    if "SEMI" in kinds:
        return _listed(nodes, room)
    operator = next((k for k in ("OR", "AND") if k in kinds), None)
    return _broken(nodes, operator, room) if operator else _Filled(nodes, room).lines


def _broken(nodes: tuple[_Node, ...], operator: str, room: _Room) -> list[str]:
    """One line or more for each part of a condition, the operator in front of all but the first."""
    heads = [i for i, n in enumerate(nodes) if _kind(n) == operator]
    sign = flat(_all(nodes[heads[0] : heads[0] + 1]))
    inner = room.hang + width(sign) + 1
    lines = _laid(nodes[: heads[0]], _Room(room.start, inner))
    for start, end in pairwise((*heads, len(nodes))):
        tail = room.tail if end == len(nodes) else 0
        first, *rest = _laid(nodes[start + 1 : end], _Room(inner, inner, tail))
        lines += [f"{' ' * room.hang}{sign} {first}", *rest]
    return lines


def _listed(nodes: tuple[_Node, ...], room: _Room) -> list[str]:
    """Conditions set apart by semicolons, each on a line of its own where it may start one."""
    parts: list[list[_Node]] = [[]]
    for before, node in pairwise((nodes[0], *nodes)):
        if _kind(before) == "SEMI" and not opens_field(flat(_all([node])) + " "):
            parts.append([])
        parts[-1].append(node)
    lines: list[str] = []
    for number, part in enumerate(parts):
        ended = _kind(part[-1]) == "SEMI"
        start = room.hang if number else room.start
        tail = width("；") if ended else room.tail
        made = _laid(tuple(part[:-1] if ended else part), _Room(start, room.hang, tail))
        made[0] = " " * room.hang * (number > 0) + made[0]
        made[-1] += "；" * ended
        lines += made
    return lines


class _Filled:
    """A phrase or a comparison: as much on each line as fits."""

    def __init__(self, nodes: tuple[_Node, ...], room: _Room) -> None:
        self.room = room
        self.lines = [""]
        self.full = False
        chunks = _chunks(nodes)
        for number, chunk in enumerate(chunks):
            self._add(chunk, room.tail if number == len(chunks) - 1 else 0)

    @property
    def _at(self) -> int:
        """The column at which the line that is being filled ends."""
        return self.room.start * (len(self.lines) == 1) + width(self.lines[-1])

    def _add(self, chunk: tuple[_Node, ...], tail: int) -> None:
        text = flat(_all(chunk))
        blank = " " if self.lines[-1].strip() else ""
        if not self.full and self._at + len(blank) + width(text) + tail <= WIDEST:
            self.lines[-1] += blank + text
            return
        if blank:
            self.lines.append(" " * self.room.hang)
        self.full = self._at + width(text) + tail > WIDEST
        if self.full:
            self._add_broken(chunk, tail)
        else:
            self.lines[-1] += text

    def _add_broken(self, chunk: tuple[_Node, ...], tail: int) -> None:
        """Add what is longer than a line: it breaks inside its brackets and ends its line."""
        before: Piece | None = None
        for node in chunk:
            pieces = _all([node])
            self.lines[-1] += blank_between(before, pieces[0]) if before else ""
            before = pieces[-1]
            if isinstance(node, Piece):
                self.lines[-1] += node.text
            elif node.is_group:
                self._add_group(node, tail)
            else:
                at = self._at + 1
                first, *rest = _laid(node.inner, _Room(at, at, tail + 1))
                self.lines[-1] += f"({first}"
                self.lines += rest
                self.lines[-1] += ")"

    def _add_group(self, group: _Bracket, tail: int) -> None:
        """Alternatives, a bar at the start of each further line; the author's lines are kept."""
        at = self._at
        line = group.pieces[0].line
        for number, alternative in enumerate(_alternatives(group.inner)):
            text = ("|" if number else "(") + flat(alternative)
            grouped = bool(alternative) and alternative[0].line != line
            full = self._at + width(text) + tail + 1 > WIDEST
            if number and (grouped or full):
                self.lines.append(" " * at)
            self.lines[-1] += text
            line = alternative[-1].line if alternative else line
        self.lines[-1] += ")"


def _alternatives(nodes: tuple[_Node, ...]) -> list[list[Piece]]:
    found: list[list[Piece]] = [[]]
    for piece in _all(nodes):
        if piece.kind == "BAR":
            found.append([])
        else:
            found[-1].append(piece)
    return found


def _chunks(nodes: tuple[_Node, ...]) -> list[tuple[_Node, ...]]:
    """Nodes that stay on one line together: a line may begin with a gap or an operator only."""
    found: list[list[_Node]] = []
    for node in nodes:
        if not found or _kind(node) in _BREAKABLE:
            found.append([])
        found[-1].append(node)
    return [tuple(chunk) for chunk in found]
