"""biaochi law check: citations of provisions that are no longer, not yet, or otherwise the law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from biaochi.grammar.compiled import RuleBook, Source, State
from biaochi.model.law import Citation, Statute

Period = tuple[dt.date | None, dt.date | None]


class Change(StrEnum):
    """What is the matter with a citation."""

    REPEALED = "已废止"
    NOT_YET = "尚未施行"
    AMENDED = "已修正"


@dataclass(frozen=True, slots=True)
class Subject:
    """What cites: a rule (one of its versions) or a threshold, and the times for which it is law.

    `periods` have both ends inclusive, None for unbounded; a threshold has one for each value.
    """

    name: str
    source: Source
    periods: tuple[Period, ...]
    citations: tuple[Citation, ...]

    def in_force(self, day: dt.date) -> bool:
        """Whether it is law on this day."""
        return any((not a or a <= day) and (not b or day <= b) for a, b in self.periods)

    def spans(self, day: dt.date) -> bool:
        """Whether it was law before this day and went on unchanged."""
        return any((not a or a < day) and (not b or day <= b) for a, b in self.periods)


@dataclass(frozen=True, slots=True)
class Stale:
    """A citation that the author has to look at; `day` is when the law changed."""

    subject: Subject
    citation: Citation
    change: Change
    day: dt.date
    successor: str = ""


@dataclass(frozen=True, slots=True)
class Undecided:
    """A statute about which nothing can be said, why, and how many rules cite it."""

    statute: Statute
    cause: str
    rules: int


def subjects(book: RuleBook) -> Iterator[Subject]:
    """All rules that are not 废止 and all thresholds, with what their changes by layers cite."""
    for rule in book.rules:
        if rule.state is not State.REPEALED:
            more = (c for a in rule.adjustments for c in a.citations)
            yield Subject(
                rule.name, rule.source, ((rule.start, rule.end),), (*rule.citations, *more)
            )
    for threshold in book.thresholds:
        periods = tuple((value.start, value.end) for value in threshold.values)
        more = (c for a in threshold.adjustments for c in a.citations)
        yield Subject(
            f"阈值 {threshold.name}", threshold.source, periods, (*threshold.citations, *more)
        )


def stale(
    statutes: Iterable[Statute], citing: Iterable[Subject], as_of: dt.date
) -> tuple[Stale, ...]:
    """The stale citations of what is in force on a day."""
    declared = {s.name: s for s in statutes}
    return tuple(
        found
        for subject in citing
        if subject.in_force(as_of)
        for citation in dict.fromkeys(subject.citations)
        for found in _changes(subject, citation, declared[citation.statute], as_of)
    )


def undecided(
    statutes: Iterable[Statute], citing: Iterable[Subject], as_of: dt.date
) -> tuple[Undecided, ...]:
    """Cited statutes without a date, and those amended without it being declared what changed."""
    judged = [s for s in citing if s.in_force(as_of)]
    found: list[Undecided] = []
    for statute in statutes:
        by = [s for s in judged if any(c.statute == statute.name for c in s.citations)]
        if statute.effective is None and by:
            found.append(Undecided(statute, "没有写施行日期", len({s.name for s in by})))
        for amendment in statute.amendments:
            spanning = {s.name for s in by if s.spans(amendment.day)}
            if amendment.day <= as_of and not amendment.provisions and spanning:
                cause = f"{amendment.day} 修正过，没有写改了哪些{statute.unit}"
                found.append(Undecided(statute, cause, len(spanning)))
    return tuple(found)


def _changes(
    subject: Subject, citation: Citation, statute: Statute, as_of: dt.date
) -> Iterator[Stale]:
    if statute.repealed and statute.repealed <= as_of:
        yield Stale(subject, citation, Change.REPEALED, statute.repealed, statute.successor)
        return
    if statute.effective and as_of < statute.effective:
        yield Stale(subject, citation, Change.NOT_YET, statute.effective)
        return
    for amendment in statute.amendments:
        touched = any(p.overlaps(citation.provision) for p in amendment.provisions)
        if touched and amendment.day <= as_of and subject.spans(amendment.day):
            yield Stale(subject, citation, Change.AMENDED, amendment.day)
