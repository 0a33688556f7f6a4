"""How far an adjustment reaches: the days and the bodies of law of the provisions it rests on.

A rule that is adjusted for some days or regimes only becomes several versions of itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from biaochi.grammar.compiled import Rule
from biaochi.grammar.dates import Period
from biaochi.model.law import Citation
from biaochi.model.regime import Regime

_DAY = dt.timedelta(days=1)
_ALWAYS = Period()


@dataclass(frozen=True, slots=True)
class Reach:
    """The days and regimes for which an adjustment holds; without a citation, all of them."""

    period: Period = _ALWAYS
    regimes: frozenset[Regime] = frozenset(Regime)

    @classmethod
    def of(cls, citations: Sequence[Citation], period: Period) -> Reach:
        """The reach of provisions that are the law in this period."""
        if not citations:
            return cls(period)
        return cls(period, frozenset(r for c in citations for r in c.regimes))

    def within(self, rule: Rule) -> Rule | None:
        """The rule where this reaches; None where it does not reach the rule at all."""
        regimes = rule.regimes & self.regimes
        start = max(filter(None, (rule.start, self.period.start)), default=None)
        end = min(filter(None, (rule.end, self.period.end)), default=None)
        if not regimes or (start and end and end < start):
            return None
        return replace(rule, regimes=regimes, start=start, end=end)

    def beyond(self, rule: Rule) -> tuple[Rule, ...]:
        """What is left of the rule where this does not reach, the earliest first."""
        inside = self.within(rule)
        if inside is None:
            return (rule,)
        others = rule.regimes - self.regimes
        left = [replace(rule, regimes=others)] if others else []
        here = replace(rule, regimes=inside.regimes)
        if inside.start and inside.start != rule.start:
            left.append(replace(here, end=inside.start - _DAY))
        if inside.end and inside.end != rule.end:
            left.append(replace(here, start=inside.end + _DAY))
        return tuple(left)
