"""Counting: what was found against what the labels say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from biaochi.model.finding import Checked, Finding
from biaochi.model.folding import fold_words
from tools.accuracy.labels import Item, Label, slugs_of


@dataclass(slots=True)
class Score:
    """True and false alarms and misses of one category."""

    hit: int = 0
    missed: int = 0
    false: int = 0

    @property
    def precision(self) -> float | None:
        """Share of alarms that are right."""
        return self.hit / (self.hit + self.false) if self.hit + self.false else None

    @property
    def recall(self) -> float | None:
        """Share of breaches that are found."""
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else None


@dataclass(slots=True)
class Tally:
    """Scores by category with the items behind them."""

    scores: dict[str, Score] = field(default_factory=dict)
    total: Score = field(default_factory=Score)
    misses: list[Item] = field(default_factory=list)
    alarms: list[tuple[Item, str]] = field(default_factory=list)

    def of(self, slug: str) -> Score:
        """The score of a category."""
        return self.scores.setdefault(slug, Score())


def rules_in(checked: Checked) -> tuple[str, ...]:
    """Names of the rules that the document breaks, gravest finding first."""
    return tuple(b.rule for f in checked.findings for b in f.breaches)


def tally(results: Iterable[tuple[Item, Checked]], covered: frozenset[str]) -> Tally:
    """Score labelled clauses over the categories that the rules cover.

    A breach is hit when some rule of a right category fires; an alarm of another category on it
    does not count against precision, since labels name one category only. Any alarm on a clause
    labelled as lawful is false.
    """
    result = Tally()
    for item, checked in results:
        fired = rules_in(checked)
        if item.breach:
            _count_breach(result, item, fired, covered)
        elif fired:
            result.total.false += 1
            result.of(slugs_of(fired[0])[0] if slugs_of(fired[0]) else fired[0]).false += 1
            result.alarms.append((item, "、".join(dict.fromkeys(fired))))
    return result


def _count_breach(
    result: Tally, item: Item, fired: tuple[str, ...], covered: frozenset[str]
) -> None:
    answered = {slug for rule in fired for slug in slugs_of(rule)}
    if not item.slugs & covered:
        return
    slug = sorted(item.slugs & covered)[0]
    if answered & item.slugs:
        result.total.hit += 1
        result.of(slug).hit += 1
    else:
        result.total.missed += 1
        result.of(slug).missed += 1
        result.misses.append(item)


def confirms(label: Label, finding: Finding) -> bool:
    """Whether a label and a finding mean the same words for the same kind of reason."""
    slugs = {slug for b in finding.breaches for slug in slugs_of(b.rule)}
    return bool(slugs & label.slugs) and touches(label, finding)


def touches(label: Label, finding: Finding) -> bool:
    """Whether a quoted stretch of the label and the finding's clause share their words."""
    clause = _letters(finding.clause.text)
    return any(_overlap(_letters(quote), clause) for quote in label.quotes)


_TASTE = 6


def _overlap(quote: str, clause: str) -> bool:
    if not quote or not clause:
        return False
    if quote in clause or clause in quote:
        return True
    head, tail = quote[:_TASTE], quote[-_TASTE:]
    return len(quote) >= _TASTE and (head in clause or tail in clause)


def _letters(text: str) -> str:
    return "".join(c for c in fold_words(text) if c.isalnum())


def unlabelled(findings: Sequence[Finding], labels: Sequence[Label]) -> list[Finding]:
    """Findings that no label confirms."""
    return [f for f in findings if not any(confirms(label, f) for label in labels)]


def by_level(findings: Iterable[Finding]) -> Counter[str]:
    """Number of findings of each colour."""
    return Counter(str(f.level) for f in findings)
