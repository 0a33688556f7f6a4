"""Checking many files: which files, in parallel processes, results in the order of the files."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from biaochi.engine.matching.check import Checker, Judging
from biaochi.engine.reading.dating import date_of
from biaochi.engine.reading.regime import regimes_of
from biaochi.grammar.cache import load_cached
from biaochi.grammar.compiled import Rule, RuleBook, names_rule
from biaochi.model.document import Document, Unreadable
from biaochi.model.finding import Checked
from biaochi.model.regime import Regime
from biaochi.parsers import SUFFIXES, read

_PARALLEL_FROM = 4
"""Fewer files than this are checked sooner in one process than a pool starts."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked for: rule files, rules by name or glob, day, regime.

    `as_of` None means the document's own date, else `today`. `regime` None means as the document
    tells. `rules` are paths of rule files or folders.
    """

    rules: tuple[Path, ...]
    today: dt.date
    as_of: dt.date | None = None
    regime: Regime | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, rule: Rule) -> bool:
        """Whether the rule is selected and not ignored."""
        chosen = not self.select or any(names_rule(g, rule.name) for g in self.select)
        return chosen and not any(names_rule(g, rule.name) for g in self.ignore)

    def judging(self, document: Document) -> Judging:
        """The day and the regimes for one document, with where they come from."""
        day, reason = self._day(document)
        if self.regime is not None:
            return Judging(day, reason, frozenset({self.regime}))
        return Judging(day, reason, regimes_of(document)[0])

    def _day(self, document: Document) -> tuple[dt.date, str]:
        if self.as_of is not None:
            return self.as_of, "命令行指定"
        return date_of(document) or (self.today, "文件没有写明日期，按今天判断")


def files_in(paths: Sequence[Path]) -> list[Path]:
    """The files to check, folders walked in sorted order; a missing path stays, to be reported."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(
                p
                for p in path.rglob("*")
                if p.is_file()
                and p.suffix.lower() in SUFFIXES
                and not p.name.startswith(("~$", "."))
            )
        else:
            found.append(path)
    return found


def narrowed(book: RuleBook, order: Order) -> RuleBook:
    """The rule book with the chosen rules alone."""
    return replace(book, rules=tuple(rule for rule in book.rules if order.takes(rule)))


def check_file(checker: Checker, order: Order, path: Path) -> Checked | Unreadable:
    """Read and check one file."""
    document = read(path)
    if isinstance(document, Unreadable):
        return document
    return checker.check(document, order.judging(document))


def check_files(
    book: RuleBook, order: Order, files: Sequence[Path], jobs: int = 0
) -> Iterator[Checked | Unreadable]:
    """Check files, one result each in their order; `jobs` 0 means one process per core."""
    workers = min(jobs or os.cpu_count() or 1, len(files))
    if workers < 2 or (not jobs and len(files) < _PARALLEL_FROM):
        checker = Checker(narrowed(book, order))
        for path in files:
            yield check_file(checker, order, path)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(order,)) as pool:
        yield from pool.map(_check_in_worker, files)


_worker: tuple[Checker, Order] | None = None
"""What a worker process was started with; set once by `_start_worker`."""


def _start_worker(order: Order) -> None:
    global _worker  # noqa: PLW0603 - a pool's initializer has no other way to leave something behind
    book = load_cached(order.rules).book
    assert book is not None, "the parent compiled the same rules"
    _worker = (Checker(narrowed(book, order)), order)


def _check_in_worker(path: Path) -> Checked | Unreadable:
    assert _worker is not None
    return check_file(*_worker, path)
