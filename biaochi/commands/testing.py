"""The jobs of `biaochi test`: run, mutate, renew samples, and run again whenever a file is saved."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from biaochi.commands.common import BUILT_IN, fail, load_rules
from biaochi.engine.facts.examples import FactExampleResult
from biaochi.engine.facts.examples import check as check_fact
from biaochi.engine.matching.check import Checker
from biaochi.engine.matching.plan import Plan
from biaochi.engine.ruletest import (
    Mutated,
    UnnoticedWords,
    diagnose,
    mutate,
    mutate_words,
    run,
)
from biaochi.engine.ruletest.samples import (
    SampleChecker,
    SampleResult,
    is_sample,
    renewed,
    samples_in,
)
from biaochi.grammar.compiled import FactDeclaration, RuleBook, names_rule
from biaochi.grammar.loader import files_in
from biaochi.grammar.local import localities
from biaochi.reports.testing.tested import Tested, TestedExample

_INTERRUPTED = 130
_PAUSE = 0.5
"""Seconds between two looks at the files; shared drives of offices report no changes by themselves."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked to be tested, and how the result is to be shown."""

    paths: tuple[Path, ...]
    rules: tuple[str, ...]
    layers: tuple[str, ...]
    no_builtin: bool
    form: str
    quiet: bool
    junit: Path | None

    def takes(self, name: str) -> bool:
        """Whether a rule of this name is asked for."""
        return not self.rules or any(names_rule(pattern, name) for pattern in self.rules)

    def rule_paths(self) -> tuple[Path, ...]:
        """The paths that hold rules; a sample stands for the folder whose rules check it."""
        found: list[Path] = []
        for path in self.paths:
            samples = samples_in((path,)) if is_sample(path) or not _rule_files(path) else ()
            if samples:
                found += [s.home for s in samples if s.home is not None]
            else:
                found.append(path)
        return tuple(dict.fromkeys(found))

    def book(self) -> RuleBook:
        """The compiled rules; with errors in them, diagnostics and exit 2."""
        return load_rules(self.rule_paths(), self.no_builtin, self.layers)[0]

    def shares(self) -> Iterator[Share]:
        """What is tested, one after the other: each place with its own rules on those above it.

        Where neither paths nor places are given: the nation's rules, then every place.
        """
        if self.paths:
            yield self._share(self.book(), (p for path in self.paths for p in _rule_files(path)))
            return
        if not self.layers:
            yield self._share(self.book())
        for place in () if self.no_builtin else localities((BUILT_IN,)):
            if not self.layers or place.name in self.layers:
                yield self._share(load_rules((), False, (place.name,))[0], place.own)

    def _share(self, book: RuleBook, files: Iterable[Path] | None = None) -> Share:
        checker = Checker(book)
        wanted = None if files is None else {p.resolve() for p in files}
        plans = (_of_files(p, wanted) if wanted is not None else p for p in checker.plans)
        facts = (
            f
            for f in book.facts
            if not self.rules and (wanted is None or Path(f.source.file).resolve() in wanted)
        )
        return Share(
            checker, tuple(p for p in plans if p and self.takes(p.rule.name)), tuple(facts)
        )


@dataclass(frozen=True, slots=True)
class Share:
    """Rules that are tested with each other, those to test with the examples to run."""

    checker: Checker
    plans: tuple[Plan, ...]
    facts: tuple[FactDeclaration, ...]

    def fact_results(self) -> Iterator[FactExampleResult]:
        """How the examples of the facts come out."""
        for fact in self.facts:
            yield from check_fact(fact, self.checker.index)

    @property
    def declared(self) -> tuple[Plan, ...]:
        """The rules without those that are only adjusted here."""
        return tuple(
            p for p in self.plans if any(e.file == p.rule.source.file for e in p.rule.examples)
        )


def _of_files(ready: Plan, files: set[Path]) -> Plan | None:
    """A rule with the examples that stand in these files, None where there are none.

    An example was written for the rule as it is with the layers of its file.
    """
    own = tuple(e for e in ready.rule.examples if Path(e.file).resolve() in files)
    return replace(ready, rule=replace(ready.rule, examples=own)) if own else None


def _rule_files(path: Path) -> tuple[Path, ...]:
    return files_in(path) if path.is_dir() else (path,)


def run_tests(order: Order) -> bool:
    """Run examples and samples and show how they came out; whether something failed."""
    from biaochi.reports.testing import json_form, junit, terminal

    examples: list[TestedExample] = []
    facts: list[FactExampleResult] = []
    for share in order.shares():
        facts += share.fact_results()
        examples += (
            TestedExample(r, None if r.passed or r.right else diagnose(share.checker, r))
            for r in run(share.checker, share.plans)
        )
    samples = _samples(order)
    if not (examples or facts or samples):
        fail("没有要测的规则。用 biaochi rules 看规则名称。")
    tested = Tested(tuple(examples), samples, tuple(facts))
    if order.junit is not None:
        _write(order.junit, junit.render(tested))
    shown = (
        json_form.render(tested) if order.form == "json" else terminal.render(tested, order.quiet)
    )
    click.echo(shown, nl=False)
    return not tested.passed


def _samples(order: Order) -> tuple[SampleResult, ...]:
    found = samples_in(order.paths)
    if not found:
        return ()
    checker = SampleChecker(order.book(), order.takes)
    return tuple(checker.check(sample) for sample in found)


def run_mutations(order: Order, words: bool, brief: bool) -> bool:
    """Change the rules part by part and show what no example noticed; whether there was any."""
    from biaochi.reports.testing import json_form, mutated

    results: list[Mutated] = []
    left_out: list[UnnoticedWords] = []
    for share in order.shares():
        results += mutate(share.checker, share.declared)
        left_out += mutate_words(share.checker, share.declared) if words else ()
    if not results:
        fail("没有要测的规则。用 biaochi rules 看规则名称。")
    if order.form == "json":
        click.echo(json_form.render_mutated(results, left_out), nl=False)
    else:
        click.echo(mutated.render(results, left_out, brief or order.quiet), nl=False)
    return any(r.unnoticed for r in results) or any(w.unnoticed for w in left_out)


def renew_samples(order: Order) -> bool:
    """Bring the expectations up to date; whether some could not be."""
    samples = samples_in(order.paths)
    if not samples:
        fail("没有样例。样例是「某名.样例.md」这样的文件（.txt .docx .html 也行）。")
    checker = SampleChecker(order.book(), lambda _: True)
    today = dt.datetime.now().astimezone().date()
    wrong = False
    for sample in samples:
        new = renewed(checker, sample, today)
        if isinstance(new, SampleResult):
            wrong = True
            click.echo("".join(f"{sample.path} {problem}\n" for problem in new.problems), nl=False)
            continue
        old = sample.expected.read_bytes() if sample.expected.exists() else b""
        if new.encode() == old:
            click.echo(f"没有变 {sample.expected}")
        else:
            _write(sample.expected, new.encode())
            click.echo(f"已更新 {sample.expected}，请逐行核对。")
    return wrong


def watching(order: Order, job: Callable[[], bool]) -> int:
    """Do the job now and whenever a rule or sample is saved, until Ctrl-C; the exit code for that."""
    try:
        while True:
            seen = _stamps(order.paths)
            click.clear()
            _once(job)
            click.echo(f"\n{dt.datetime.now().astimezone():%H:%M:%S} 等待保存……（Ctrl-C 停下）")
            while _stamps(order.paths) == seen:
                time.sleep(_PAUSE)
    except KeyboardInterrupt:
        click.echo()
        return _INTERRUPTED


def _once(job: Callable[[], bool]) -> None:
    """Do the job; errors in the rules have been shown when it gives up, and can be mended."""
    try:
        job()
    except SystemExit:
        return


def _stamps(paths: Sequence[Path]) -> dict[Path, tuple[int, int]]:
    """When each watched file was last written and how long it is; vanished files are left out."""
    found: dict[Path, tuple[int, int]] = {}
    for path in paths or (BUILT_IN,):
        for file in path.rglob("*") if path.is_dir() else (path, path.with_suffix(".期望")):
            try:
                stat = file.stat()
            except OSError:
                continue
            found[file] = (stat.st_mtime_ns, stat.st_size)
    return found


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        fail(f"写不进 {path}：{error.strerror}。换一个位置，或关掉正打开它的程序。")
