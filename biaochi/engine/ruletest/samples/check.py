"""A whole document against what must be found in it: what is missing and what is too much."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from biaochi.engine.matching.check import Checker, Judging
from biaochi.engine.reading.dating import date_of
from biaochi.engine.reading.regime import regimes_of
from biaochi.engine.ruletest.samples.expectations import (
    DAY,
    Expectations,
    Expected,
    read_expectations,
)
from biaochi.engine.ruletest.samples.find import SampleFile
from biaochi.grammar.compiled import Rule, RuleBook
from biaochi.model.document import Document, Unreadable
from biaochi.model.finding import Breach, Checked, Finding
from biaochi.parsers import read

_WRITABLE = str.maketrans("【】", "［］", "\n")


@dataclass(frozen=True, slots=True)
class Found:
    """One breach in a document: the rule, the offending words, and the headings above it."""

    rule: str
    words: tuple[str, ...]
    section: tuple[str, ...]

    def is_what(self, expected: Expected) -> bool:
        """Whether this is the finding that a line asks for."""
        return (
            self.rule == expected.rule
            and self.words == expected.words
            and (not expected.heading or any(expected.heading in s for s in self.section))
        )


@dataclass(frozen=True, slots=True)
class SampleResult:
    """How a sample came out; `problems` say why it could not be compared at all, if so.

    `closed` are known gaps that have come, `unknown` the names of rules that do not exist.
    """

    sample: SampleFile
    problems: tuple[str, ...] = ()
    matched: tuple[Expected, ...] = ()
    missing: tuple[Expected, ...] = ()
    surplus: tuple[Found, ...] = ()
    gaps: tuple[Expected, ...] = ()
    closed: tuple[Expected, ...] = ()
    unknown: frozenset[str] = frozenset()

    @property
    def passed(self) -> bool:
        """Whether exactly the findings came that must come."""
        return not (self.problems or self.missing or self.surplus or self.closed)


class SampleChecker:
    """Checks samples, each by the rules of its folder; `takes` narrows rules down by name."""

    def __init__(self, book: RuleBook, takes: Callable[[str], bool]) -> None:
        self._book = book
        self._takes = takes
        self._checkers: dict[Path | None, Checker] = {}

    def check(
        self, sample: SampleFile, otherwise: dt.date | None = None, text: str | None = None
    ) -> SampleResult:
        """Compare one document with its expectations, or with the text of such.

        `otherwise` is the day of judgement where neither document nor expectations name one.
        """
        text = text_of(sample.expected) if text is None else text
        if text is None:
            missing = f"没有 {sample.expected.name}。加 --write 按现在的结果写一份，再逐行核对。"
            return SampleResult(sample, (missing,))
        expectations = read_expectations(text)
        if expectations.wrong:
            name = sample.expected.name
            problems = tuple(f"{name}:{w.line} {w.message}" for w in expectations.wrong)
            return SampleResult(sample, problems)
        checked = self._checked(sample, expectations, otherwise)
        if isinstance(checked, str):
            return SampleResult(sample, (checked,))
        known = frozenset(rule.name for rule in self._checker(sample.home).book.rules)
        return compare(sample, expectations, self._found(checked), known, self._takes)

    def _checked(
        self, sample: SampleFile, expectations: Expectations, otherwise: dt.date | None
    ) -> Checked | str:
        document = read(sample.path)
        if isinstance(document, Unreadable):
            return f"{document.message}{document.advice}"
        day = _day(document, expectations, otherwise)
        if day is None:
            return f"文件没有写明日期：在 {sample.expected.name} 里加一行 {DAY} 2026-03-02。"
        regime = expectations.regime
        regimes = frozenset({regime}) if regime else regimes_of(document)[0]
        return self._checker(sample.home).check(document, Judging(day, "样例", regimes))

    def _checker(self, home: Path | None) -> Checker:
        if home not in self._checkers:
            meant = {r.name for r in self._book.rules if home is None or _stands_in(r, home)}
            rules = tuple(r for r in self._book.rules if r.name in meant)
            self._checkers[home] = Checker(replace(self._book, rules=rules))
        return self._checkers[home]

    def _found(self, checked: Checked) -> tuple[Found, ...]:
        return tuple(
            Found(breach.rule, _words(finding, breach), finding.section)
            for finding in checked.findings
            for breach in finding.breaches
            if self._takes(breach.rule)
        )


def compare(
    sample: SampleFile,
    expectations: Expectations,
    found: tuple[Found, ...],
    known: frozenset[str],
    takes: Callable[[str], bool],
) -> SampleResult:
    """What is missing and what is too much; each line stands for one finding.

    Lines that name a heading choose before those that do not, known gaps after all others. A line
    with a rule that is not `known` is missing, whatever else it says.
    """
    left = list(found)
    entries = [e for e in expectations.entries if takes(e.rule)]
    came: set[int] = set()
    for entry in sorted(entries, key=lambda e: (bool(e.gap_reason), not e.heading)):
        match = next((f for f in left if f.is_what(entry)), None)
        if match is not None:
            left.remove(match)
            came.add(entry.line)
    absent = [e for e in entries if e.line not in came]
    return SampleResult(
        sample,
        matched=tuple(e for e in entries if e.line in came and not e.gap_reason),
        missing=tuple(e for e in absent if not e.gap_reason or e.rule not in known),
        surplus=tuple(left),
        gaps=tuple(e for e in absent if e.gap_reason and e.rule in known),
        closed=tuple(e for e in entries if e.line in came and e.gap_reason),
        unknown=frozenset(e.rule for e in entries) - known,
    )


def _day(
    document: Document, expectations: Expectations, otherwise: dt.date | None
) -> dt.date | None:
    if expectations.as_of is not None:
        return expectations.as_of
    dated = date_of(document)
    return dated[0] if dated else otherwise


def text_of(path: Path) -> str | None:
    """The text of a file; None where there is none. Bytes that are no UTF-8 show as �."""
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return None


def _stands_in(rule: Rule, home: Path) -> bool:
    """Whether a rule, or an adjustment of it, is written in a folder."""
    files = (rule.source.file, *(a.source.file for a in rule.adjustments))
    return any(Path(file).resolve().is_relative_to(home.resolve()) for file in files)


def _words(finding: Finding, breach: Breach) -> tuple[str, ...]:
    """The offending words as they can stand between 【】."""
    text = finding.clause.paragraph.text
    return tuple(text[s.start : s.end].translate(_WRITABLE) for s in breach.spans)
