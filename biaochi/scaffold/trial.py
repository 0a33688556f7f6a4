"""Trying out drafts: which of several proposals passes the examples that the author gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from biaochi.engine.matching.check import Checker
from biaochi.engine.ruletest import ExampleResult, run
from biaochi.grammar.diagnostics import Diagnostic, Log
from biaochi.grammar.loader import RuleText, compile_texts
from biaochi.scaffold.declaration import Draft, completed, declaration
from biaochi.scaffold.propose import marked, proposals

_TRIAL = "起草中"
_STARTS = ("", "约束 招标人 且 ")
"""How a condition may begin: sentences that bind the tenderer are left out where nothing is said."""
_FIELDS = ((), ("极性 不论",))
"""Fields that a proposal may need: negated sentences are left out where nothing is said."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A draft that was tried: what is wrong with its text, or else how its examples came out."""

    draft: Draft
    diagnostics: tuple[Diagnostic, ...] = ()
    results: tuple[ExampleResult, ...] = ()

    @property
    def failures(self) -> tuple[ExampleResult, ...]:
        """The examples that do not pass."""
        return tuple(r for r in self.results if not r.passed)


def best(draft: Draft, base: Sequence[RuleText], file: RuleText) -> Tried:
    """The draft with conditions proposed so that all its examples pass, or as many as can be.

    `base` are the texts that the rule relies on, `file` is the one that it is written into.
    """
    if not any(marked(breach) for breach in draft.breaches):
        return _tried([completed(draft)], base, file)[0]
    usual = replace(draft, when=tuple(next(proposals(b)) for b in draft.breaches if marked(b)))
    first = _tried([completed(usual)], base, file)[0]
    if not first.failures:
        return first
    drafts = tuple(_chosen(draft, more, base, file) for more in _FIELDS)
    return min((first, *_tried(drafts, base, file)), key=lambda tried: len(tried.failures))


def _chosen(draft: Draft, more: tuple[str, ...], base: Sequence[RuleText], file: RuleText) -> Draft:
    """For each example the first condition by which it passes and nothing lawful is reported."""
    single = [
        completed(replace(draft, breaches=(one,), when=(f"{start}{condition}",), more=more))
        for one in draft.breaches
        for start, condition in product(_STARTS, proposals(one))
    ]
    tried = _tried(single, base, file)
    when = (
        min((t for t in tried if t.draft.breaches == (one,)), key=lambda t: len(t.failures))
        for one in draft.breaches
    )
    return completed(
        replace(draft, when=tuple(dict.fromkeys(t.draft.when[0] for t in when)), more=more)
    )


def _tried(
    proposals: Sequence[Draft], base: Sequence[RuleText], file: RuleText
) -> tuple[Tried, ...]:
    """All proposals tried at once; a single one keeps its name, so that messages are about it."""
    single = len(proposals) == 1
    names = [d.name if single else f"{_TRIAL}.{n}" for n, d in enumerate(proposals)]
    added = "\n".join(
        declaration(replace(d, name=name)) for d, name in zip(proposals, names, strict=True)
    )
    loaded = compile_texts((*base, RuleText(file.name, f"{file.text}\n{added}")), Log())
    if loaded.book is None:
        errors = tuple(d for d in loaded.diagnostics if d.is_error)
        return tuple(Tried(draft, errors) for draft in proposals)
    checker = Checker(loaded.book)
    plans = {plan.rule.name: plan for plan in checker.plans}
    return tuple(
        Tried(draft, results=tuple(run(checker, [plans[name]])))
        for draft, name in zip(proposals, names, strict=True)
    )
