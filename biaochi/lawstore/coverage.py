"""biaochi law coverage: what of the law has rules, and what the rules rest on."""

from __future__ import annotations

from dataclasses import dataclass

from biaochi.grammar.compiled import RuleBook
from biaochi.lawstore.citing import Cited, Citer, cited, citers, in_order
from biaochi.model.law import Citation, Provision, Rank, Statute

SOFT = frozenset({Rank.NORMATIVE_DOCUMENT, Rank.INTERNAL})
"""Documents that bind no bidder by themselves."""


@dataclass(frozen=True, slots=True)
class StatuteCoverage:
    """One statute: provisions with rules, provisions with a gist but no rule, cited without a gist.

    A provision counts as having a rule when one cites it, a part of it, or what it is a part of.
    """

    statute: Statute
    rules: int
    covered: tuple[Provision, ...]
    without_rule: tuple[Provision, ...]
    without_gist: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Resting:
    """A rule or threshold with the citations that it has."""

    citer: Citer
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class RuleCoverage:
    """Rules that rest on unverified statutes alone, and those that rest on soft documents alone."""

    total: int
    unverified: tuple[Resting, ...]
    soft: tuple[Resting, ...]


def by_statute(book: RuleBook) -> tuple[StatuteCoverage, ...]:
    """The statutes that are cited or have gists, in the order of their declaration."""
    places = cited(book)
    return tuple(_coverage(s, places) for s in book.statutes if s.gists or places.get(s.name))


def _coverage(statute: Statute, places: Cited) -> StatuteCoverage:
    by_place = places.get(statute.name, {})
    gists = sorted(statute.gists, key=in_order)
    with_rule = [g for g in gists if any(g.overlaps(p) for p in by_place)]
    return StatuteCoverage(
        statute,
        rules=len({c for cs in by_place.values() for c in cs}),
        covered=tuple(by_place),
        without_rule=tuple(g for g in gists if g not in with_rule),
        without_gist=tuple(p for p in by_place if statute.verified and p not in statute.gists),
    )


def by_rule(book: RuleBook) -> RuleCoverage:
    """What rules rest on, each rule once."""
    ranks = {s.name: s.rank for s in book.statutes}
    together: dict[Citer, dict[Citation, None]] = {}
    for citer, citations in citers(book):
        together.setdefault(citer, {}).update(dict.fromkeys(citations))
    resting = [Resting(citer, tuple(citations)) for citer, citations in together.items()]
    return RuleCoverage(
        total=len(resting),
        unverified=tuple(r for r in resting if not any(c.verified for c in r.citations)),
        soft=tuple(r for r in resting if all(ranks.get(c.statute) in SOFT for c in r.citations)),
    )
