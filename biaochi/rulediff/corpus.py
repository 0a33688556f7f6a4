"""Which findings appear and vanish on documents when one set of rules takes another's place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from biaochi.batch import Order
from biaochi.engine.matching.check import Checker
from biaochi.model.document import Unreadable
from biaochi.model.finding import Breach, Checked, Finding
from biaochi.parsers import read
from biaochi.reports import describe
from biaochi.reports.excerpt import words
from biaochi.rulediff.sides import Side


@dataclass(frozen=True, slots=True)
class Found:
    """A rule broken at a place of a document, as one set of rules finds it."""

    file: str
    rule: str
    level: str
    verdict: str
    where: str
    words: str
    fingerprint: str

    @property
    def judged(self) -> str:
        """Level and verdict: 红·违规."""
        return f"{self.level}·{self.verdict}"


@dataclass(frozen=True, slots=True)
class Shifted:
    """The same breach, judged otherwise: 黄 → 红, 疑似 → 违规."""

    before: Found
    after: Found


@dataclass(frozen=True, slots=True)
class CorpusChange:
    """All findings that differ; `kept` counts those that do not, `files` the documents read."""

    files: int
    kept: int
    appeared: tuple[Found, ...]
    vanished: tuple[Found, ...]
    shifted: tuple[Shifted, ...]
    unreadable: tuple[Unreadable, ...]

    @property
    def is_empty(self) -> bool:
        """Whether every document comes out the same."""
        return not (self.appeared or self.vanished or self.shifted)


_Key = tuple[str, str, int, tuple[tuple[int, int], ...]]


def compare_on(old: Side, new: Side, order: Order, files: Sequence[Path]) -> CorpusChange:
    """Check every document with both sets of rules; nothing is found again by place and words."""
    checkers = Checker(old.book), Checker(new.book)
    before: dict[_Key, Found] = {}
    after: dict[_Key, Found] = {}
    unreadable: list[Unreadable] = []
    for path in files:
        document = read(path)
        if isinstance(document, Unreadable):
            unreadable.append(document)
            continue
        judging = order.judging(document)
        for checker, found in zip(checkers, (before, after), strict=True):
            found |= dict(_found(checker.check(document, judging)))
    both = before.keys() & after.keys()
    return CorpusChange(
        files=len(files) - len(unreadable),
        kept=sum(before[k].judged == after[k].judged for k in both),
        appeared=_only(after, before),
        vanished=_only(before, after),
        shifted=tuple(
            Shifted(before[k], after[k])
            for k in after
            if k in before and before[k].judged != after[k].judged
        ),
        unreadable=tuple(unreadable),
    )


def _only(found: Mapping[_Key, Found], other: Mapping[_Key, Found]) -> tuple[Found, ...]:
    return tuple(one for key, one in found.items() if key not in other)


def _found(checked: Checked) -> Iterator[tuple[_Key, Found]]:
    """Breaches by file, rule, paragraph and offending words, in the order of the document."""
    for finding in checked.findings:
        for breach in finding.breaches:
            spans = tuple((s.start, s.end) for s in breach.spans)
            key = checked.document.source, breach.rule, finding.anchor.paragraph, spans
            yield key, _shown(checked, finding, breach)


def _shown(checked: Checked, finding: Finding, breach: Breach) -> Found:
    return Found(
        describe.source(checked),
        breach.rule,
        breach.level,
        breach.verdict,
        describe.where(finding),
        describe.one_line(words(finding, breach)),
        finding.fingerprint,
    )
