"""Statements made of labels and the stretches beside them, lot by lot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from biaochi.engine.facts.amounts import pick, values
from biaochi.engine.facts.conditions import by_default, met, rows
from biaochi.engine.facts.lots import Mark, marks
from biaochi.engine.facts.names import name_in
from biaochi.engine.facts.parts import Labelled, Zone
from biaochi.engine.facts.rivals import Rivals
from biaochi.engine.facts.spoken import Spoken
from biaochi.engine.reading.options import BOX, EMPTY
from biaochi.grammar.compiled import FactDeclaration
from biaochi.model.fact import Choice, FactType, FactValue, How, Statement, Text
from biaochi.model.values import Stated

_DEFINES = ("的", "依法", "指", ",", "、")
_SHORT = 48
"""Under a heading a longer stretch is a sentence, not a name."""
_SENTENCE = 32
_ANSWER = 14
"""A longer stretch is a sentence, not an answer to what the label asks."""


def labelled_statements(
    declaration: FactDeclaration, labelled: Labelled, spoken: Spoken, rivals: Rivals
) -> list[Statement]:
    """What a label and the stretches beside it state: one value, or one for each lot."""
    if declaration.type is FactType.TEXT:
        return list(_texts(labelled))
    found: dict[str, Statement] = {}
    lot = ""
    for at, zone in enumerate(answers(labelled.zones)):
        parts = _by_lot(zone) if declaration.per_lot else [((zone.lot,), zone)]
        for named, part in parts:
            # The lot may be named in the line above.
            names = (lot,) if named == ("",) and lot and at else named
            lot = names[-1]
            if found and lot == "":
                continue
            statement = _one(declaration, labelled, part, spoken, rivals) or _fixed_statement(
                declaration, labelled, zone, part, spoken
            )
            for name in names:
                if statement is not None and name not in found:
                    found[name] = Statement(
                        statement.value, statement.how, name, statement.clause, statement.span
                    )
    return list(found.values())


def answers(zones: Sequence[Zone]) -> Sequence[Zone]:
    """Of the options beside a label the ticked ones; all stretches where nothing can be ticked."""
    options = [z for z in zones if BOX.search(z.text)]
    if not options:
        return zones
    return [z for z in options if any(m[0] not in EMPTY for m in BOX.finditer(z.text))]


def _one(
    declaration: FactDeclaration, labelled: Labelled, part: Zone, spoken: Spoken, rivals: Rivals
) -> Statement | None:
    """The value that is stated in a stretch.

    Periods under a heading run from many events, so that sentences there are left to phrases.
    """
    if (
        labelled.how is How.HEADING
        and declaration.type is FactType.DURATION
        and declaration.finders
        and len(part.text) > _SENTENCE
    ):
        return None
    own = [
        s
        for s in values(declaration, part)
        if not rivals.claims(declaration, part.clause, part.start, part.start + s.start)
    ]
    chosen = pick(declaration, own)
    return _statement(chosen, labelled.how, part) if chosen is not None else None


def _fixed_statement(
    declaration: FactDeclaration, labelled: Labelled, zone: Zone, part: Zone, spoken: Spoken
) -> Statement | None:
    fixed = _fixed(declaration, labelled, zone, spoken)
    if fixed is None:
        return None
    return Statement(fixed, labelled.how, part.lot, part.clause, part.span(0, len(part.text)))


def _statement(chosen: Stated, how: How, zone: Zone) -> Statement:
    if by_default(zone.clause.folded.text):
        how = How.PROSE
    return Statement(chosen.value, how, zone.lot, zone.clause, zone.span(chosen.start, chosen.end))


def _fixed(
    declaration: FactDeclaration, labelled: Labelled, zone: Zone, spoken: Spoken
) -> FactValue | None:
    """The value whose condition the label and its stretch meet when read as one sentence."""
    if not declaration.fixed or (labelled.how is How.HEADING and len(zone.text) > _ANSWER):
        return None  # a sentence under a heading speaks for itself
    sentence = spoken.sentence(labelled.label, zone)
    if sentence is None:
        return None
    label = sentence.folded.text.index(":") + 1
    answer = sentence.folded.text.partition(":")[2].strip(" 。;,\"'()")
    for fixed in declaration.fixed:
        if isinstance(fixed.value, Choice) and answer == fixed.value.name:
            return fixed.value
    for fixed in declaration.fixed:
        for row in rows(fixed.condition):
            if met(row, sentence, spoken.scan, label=label):
                return fixed.value
    return None


def _by_lot(zone: Zone) -> list[tuple[tuple[str, ...], Zone]]:
    """A stretch cut up at the lots it names; 包1、包2:2万元 is said of both."""
    named = marks(zone.text)
    if not named:
        return [((zone.lot,), zone)]
    found: list[tuple[tuple[str, ...], Zone]] = []
    if named[0].start:
        found.append(((zone.lot,), _cut(zone, 0, named[0].start)))
    for group, start, end in _groups(zone.text, named):
        found.append((tuple(m.lot for m in group), _cut(zone, start, end)))
    return found


def _groups(text: str, named: tuple[Mark, ...]) -> Iterator[tuple[list[Mark], int, int]]:
    """Lots named side by side, with the stretch up to the next ones."""
    group: list[Mark] = []
    for mark, following in pairwise([*named, None]):
        assert mark is not None
        group.append(mark)
        end = following.start if following else len(text)
        if following and not text[mark.end : end].strip("、,和及与/"):
            continue
        yield group, mark.end, end
        group = []


def _cut(zone: Zone, start: int, end: int) -> Zone:
    text = zone.text
    while start < end and text[start] in ":,、;-()":
        start += 1
    return Zone(zone.clause, zone.start + start, zone.start + end, zone.unit, zone.lot, zone.bare)


def _texts(labelled: Labelled) -> Iterator[Statement]:
    for zone in labelled.zones[:1]:
        found = name_in(zone, labelled.label)
        if found is None:
            return
        text, start, end = found
        if (labelled.how is How.PROSE or text.words[0] in "指系是") and not _names(text):
            return
        if labelled.how is How.HEADING and (len(text.words) > _SHORT or _DEFINES[0] in text.words):
            return
        yield Statement(text, labelled.how, zone.lot, zone.clause, zone.span(start, end))


def _names(text: Text) -> bool:
    """Whether words behind 系指 or 为 are a name and no definition."""
    return not any(word in text.words for word in _DEFINES)
