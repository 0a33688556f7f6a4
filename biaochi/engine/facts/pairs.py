"""Labels with the stretches that state their value: cells, lines with a colon, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from biaochi.engine.facts.amounts import UNIT
from biaochi.engine.facts.grid import Grid, Tables
from biaochi.engine.facts.labels import NUMBERED, Joint, Label, label_at
from biaochi.engine.facts.lots import marks
from biaochi.engine.facts.parts import Labelled, Zone
from biaochi.engine.matching.scan import Scan
from biaochi.grammar.compiled import FactDeclaration
from biaochi.model.clause import Clause, Place
from biaochi.model.document import Cell
from biaochi.model.fact import FactType, How
from biaochi.model.folding import Folded

_UNDER_HEADING = 4
"""How many clauses under a heading, or after a line that ends in a colon, can state the value."""
_IN_CELL = 16
_NEXT_KEY = re.compile(r"[,;。、)][\"']?(?P<key>[^,;。:、\d()]{2,14}):")
# Keys that only say again what kind of value follows.
_SAME_KEY = re.compile(
    r"^(?:(?:\(?\d{1,2}[).、]|[①-⑳])?(?:具体|其中)?(?:缴纳|交纳|收取|提交)?"
    r"(?:金额|数额|标准|总额|比例|费率|时间|日期|期限|截止时间|起止时间|名称|全称|单位名称|人民币|大写|小写|数量|要求|内容|本项目)"
    r"(?:\([^()]{0,12}\))?):"
)
# 2026-03-16 09:30 is a time, no key.
_OTHER_KEY = re.compile(r"^[^,。;:]{1,15}[^,。;:\d]:")
_EXAMPLE = re.compile(r"^(?:\(?\d{1,2}[).、])?(?:例如|举例|示例|例:|如:)")
_PART_END = re.compile(r"[;。]|(?<!\d),|,(?!\d)")
_HEADER_UNIT = re.compile(r"\((?P<inner>[^()]{1,12})\)")


class Pairs:
    """Finds what stands beside the labels of facts in one document."""

    def __init__(self, tables: Tables, clauses: Sequence[Clause], scan: Scan) -> None:
        self._tables = tables
        self._clauses = clauses
        self._scan = scan

    def of(self, declaration: FactDeclaration, places: frozenset[Place]) -> Iterator[Labelled]:
        """The labels of a fact in the order of the document."""
        words = declaration.labels
        if words is None:
            return
        yield from self._broken(declaration, words, places)
        if words not in self._scan.postings.sets:
            return
        for number in sorted(self._scan.postings.texts_with_all((words,))):
            clause = self._clauses[number]
            if clause.place in places:
                for label in self._labels(clause, words):
                    yield from self._beside(declaration, clause, label)

    def _broken(
        self, declaration: FactDeclaration, words: int, places: frozenset[Place]
    ) -> Iterator[Labelled]:
        """Labels that are broken over several paragraphs of their cell."""
        scan, cells = self._joined
        if words not in scan.postings.sets:
            return
        for number in sorted(scan.postings.texts_with_all((words,))):
            grid, cell = cells[number]
            clause = scan.clauses[number]
            text = clause.folded.text
            for start, end in scan.postings.hits(words, number):
                label = label_at(text, start, end)
                if label and label.joint is Joint.NOTHING and clause.place in places:
                    yield from self._neighbours(declaration, grid, cell, label, text)
                    break

    @cached_property
    def _joined(self) -> tuple[Scan, list[tuple[Grid, Cell]]]:
        """The words of cells that are broken over paragraphs, put together and scanned."""
        clauses: list[Clause] = []
        cells: list[tuple[Grid, Cell]] = []
        for grid, cell, inside in self._tables.broken():
            text = "".join(c.folded.text for c in inside)
            words = Folded(text, None, len(text))
            clauses.append(replace(inside[0], index=len(clauses), folded=words))
            cells.append((grid, cell))
        return self._scan.over(clauses), cells

    def _labels(self, clause: Clause, words: int) -> Iterator[Label]:
        """The labels in a clause; words inside a label that was read are not read again."""
        text, reach = clause.folded.text, 0
        for start, end in self._scan.postings.hits(words, clause.index):
            if start < reach:
                continue
            label = label_at(text, start, end, apart=_behind_blank(clause, start))
            if label is not None:
                reach = label.rest
                yield label

    def _beside(
        self, declaration: FactDeclaration, clause: Clause, label: Label
    ) -> Iterator[Labelled]:
        words = clause.folded.text[label.start : label.end]
        if label.joint is Joint.NOTHING:
            yield from self._apart(declaration, clause, label, words)
            return
        text = clause.folded.text
        in_table = clause.paragraph.anchor.table is not None
        if label.joint is Joint.COLON:
            end = _before_next_key(text, label.rest)
            how = How.CELL if in_table and label.whole else How.LINE
        else:
            cut = _PART_END.search(text, label.rest)
            end = cut.start() if cut else len(text)
            how = How.PROSE
        zone = Zone(clause, label.rest, end, label.unit, label.lot, bare=how is not How.PROSE)
        more = self._rest_of_lots(clause, label) if how is not How.PROSE else ()
        first = (replace(zone, start=label.aside[0], end=label.aside[1]),) if label.aside else ()
        yield Labelled(words, how, (*first, zone, *more))

    def _rest_of_lots(self, clause: Clause, label: Label) -> tuple[Zone, ...]:
        """包1:5万元; 包2:3万元: the clauses that go on with further lots."""
        if not marks(clause.folded.text[label.rest :]):
            return ()
        found = []
        for following in self._following(clause, _IN_CELL):
            named = marks(following.folded.text)
            if not named or named[0].start > 3:
                break
            found.append(Zone(following, 0, len(following.folded.text), label.unit, bare=True))
        return tuple(found)

    def _apart(
        self, declaration: FactDeclaration, clause: Clause, label: Label, words: str
    ) -> Iterator[Labelled]:
        """The value stands in another cell or another paragraph."""
        anchor = clause.paragraph.anchor
        if anchor.table is None or anchor.row is None or anchor.column is None:
            if _opens(clause, label):
                yield Labelled(words, How.HEADING, self._under(declaration, clause, label))
            return
        grid = self._tables.grid(anchor.table)
        cell = grid.cell(anchor.row, anchor.column) if grid else None
        if grid is None or cell is None:
            return
        inside = self._tables.clauses(cell)
        after = inside[inside.index(clause) + 1 :] if clause in inside else []
        if after:
            if clause.folded.text.endswith(":"):
                zones = tuple(
                    Zone(c, 0, len(c.folded.text), label.unit, label.lot, True)
                    for c in after[:_UNDER_HEADING]
                )
                yield Labelled(words, How.CELL, zones)
            return
        if len(inside) == 1:
            yield from self._neighbours(declaration, grid, cell, label, words)

    def _neighbours(
        self, declaration: FactDeclaration, grid: Grid, cell: Cell, label: Label, words: str
    ) -> Iterator[Labelled]:
        header = grid.is_header(cell)
        words_fit_anywhere = declaration.type in (FactType.TEXT, FactType.CHOICE)
        if not header:
            zones = self._zones(grid, grid.right_of(cell), label)
            yield Labelled(words, How.CELL, tuple(zones[:_IN_CELL]))
        names = declaration.type is not FactType.TEXT or grid.lists_lots()
        if names and (header or (cell.row == 1 and not words_fit_anywhere)):
            under = grid.below(cell)
            zones = self._zones(grid, under, label, by_row=True)
            lots = [z.lot for z in zones]
            distinct = len(set(lots)) == len(lots) and all(lots)
            if len({z.text for z in zones}) == 1 or distinct:
                yield Labelled(words, How.CELL, tuple(zones))

    def _zones(
        self, grid: Grid, cells: list[Cell], label: Label, by_row: bool = False
    ) -> list[Zone]:
        found = []
        for cell in cells:
            lot = label.lot or grid.lot_of_row(cell.row, cell.column)
            unit = label.unit or _unit_of(grid.header_of(cell))
            for clause in self._tables.clauses(cell)[: 1 if by_row else None]:
                found.append(Zone(clause, 0, len(clause.folded.text), unit, lot, bare=True))
        return found

    def _says(self, declaration: FactDeclaration, clause: Clause) -> bool:
        """Whether a clause says the label again."""
        words = declaration.labels
        return words is not None and bool(self._scan.postings.hits(words, clause.index))

    def _under(
        self, declaration: FactDeclaration, clause: Clause, label: Label
    ) -> tuple[Zone, ...]:
        """The clauses under a heading, or after a line that ends in a colon, that state its value."""
        zones: list[Zone] = []
        for at, following in enumerate(self._following(clause, _IN_CELL)):
            text = following.folded.text
            lots = marks(text)
            if following.paragraph.anchor.table is not None or (at >= _UNDER_HEADING and not lots):
                break
            start = m.end() if (m := NUMBERED.match(text)) else 0
            key = _OTHER_KEY.match(text, start) or _OTHER_KEY.match(text[start:])
            other = key and not _SAME_KEY.match(text[start:]) and not lots
            if other and not zones:
                continue
            if other or (zones and not (lots or key or self._says(declaration, following))):
                break
            zones.append(Zone(following, start, len(text), label.unit, label.lot, bare=True))
        return tuple(zones)

    def _following(self, clause: Clause, most: int) -> Iterator[Clause]:
        """The clauses behind one, up to the next heading."""
        for following in self._clauses[clause.index + 1 : clause.index + 1 + most]:
            if following.paragraph.heading:
                return
            yield following


def _behind_blank(clause: Clause, start: int) -> bool:
    """Whether a blank stands in print before a place of the folded clause."""
    at = clause.folded.original(start, start + 1)[0]
    return start > 0 and clause.text[at - 1 : at].isspace()


def _opens(clause: Clause, label: Label) -> bool:
    """Whether a clause that is nothing but a label announces what follows."""
    if clause.paragraph.heading:
        return True
    text = clause.folded.text
    return text.endswith(":") or bool(clause.paragraph.label and label.start)


def _before_next_key(text: str, start: int) -> int:
    for match in _NEXT_KEY.finditer(text, start):
        if not marks(match["key"]) and not _SAME_KEY.match(match["key"] + ":"):
            return match.start() + (text[match.start()] == ")")
    return len(text)


def _unit_of(header: str) -> str:
    match = _HEADER_UNIT.search(header)
    unit = UNIT.fullmatch(match["inner"]) if match else None
    return unit["unit"].removesuffix("人民币") if unit else ""


def told(labelled: Labelled, places: frozenset[Place]) -> Labelled | None:
    """What is left without the stretches that stand elsewhere or give an example; None for nothing."""
    zones = tuple(
        z for z in labelled.zones if z.clause.place in places and not _EXAMPLE.match(z.text)
    )
    if not zones:
        return None
    return replace(labelled, zones=zones)


def moved(labelled: Labelled, lot: str) -> Labelled:
    """The same with the lot that the surroundings name, where a stretch has none of its own."""
    return replace(
        labelled, zones=tuple(z if z.lot else replace(z, lot=lot) for z in labelled.zones)
    )
