"""Which rules and thresholds rest on which provisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biaochi.grammar.compiled import RuleBook, State
from biaochi.model.law import Citation, Provision


@dataclass(frozen=True, slots=True, order=True)
class Citer:
    """A rule or a threshold (`what` is 规则 or 阈值) by its name."""

    what: str
    name: str
    title: str


Cited = dict[str, dict[Provision, tuple[Citer, ...]]]


def citers(book: RuleBook) -> Iterator[tuple[Citer, tuple[Citation, ...]]]:
    """Every rule that is not 废止 and every threshold, with all its citations, those of layers too."""
    for rule in book.rules:
        if rule.state is not State.REPEALED:
            more = (c for a in rule.adjustments for c in a.citations)
            yield Citer("规则", rule.name, rule.title), (*rule.citations, *more)
    for threshold in book.thresholds:
        more = (c for a in threshold.adjustments for c in a.citations)
        yield Citer("阈值", threshold.name, threshold.title), (*threshold.citations, *more)


def cited(book: RuleBook) -> Cited:
    """For each statute by its full name the provisions that are cited, and by which."""
    found: dict[str, dict[Provision, dict[Citer, None]]] = {}
    for citer, citations in citers(book):
        for citation in citations:
            provisions = found.setdefault(citation.statute, {})
            provisions.setdefault(citation.provision, {})[citer] = None
    return {
        statute: {place: tuple(provisions[place]) for place in sorted(provisions, key=in_order)}
        for statute, provisions in found.items()
    }


def in_order(provision: Provision) -> tuple[int, int, int]:
    """The key by which provisions stand in the order of the statute."""
    return provision.article, provision.paragraph, provision.item
