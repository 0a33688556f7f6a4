"""What a check finds: breaches of rules at places, and a verdict for every rule."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from biaochi.model.anchor import Anchor
from biaochi.model.clause import Clause, Party, Span
from biaochi.model.document import Document, Notice
from biaochi.model.law import Citation
from biaochi.model.regime import Regime


class Level(StrEnum):
    """级别: the three colours that supervisors use, gravest first."""

    RED = "红"
    YELLOW = "黄"
    BLUE = "蓝"

    @property
    def rank(self) -> int:
        """0 for 红, 1 for 黄, 2 for 蓝."""
        return list(Level).index(self)


class Verdict(StrEnum):
    """How a rule ends on a document."""

    BREACH = "违规"
    SUSPECT = "疑似"
    CLEAR = "未发现"
    UNCHECKED = "未检查"
    NOT_APPLICABLE = "不适用"


@dataclass(frozen=True, slots=True)
class Ground:
    """A fact on which a breach rests: its name, its value in words, and where that is stated.

    `clause` is None for what was given or worked out; `spans` are offsets into its paragraph's text.
    """

    fact: str
    value: str
    clause: Clause | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Adjusted:
    """What a lower layer changed about a rule: whose rules, what, by what authority and why.

    `change` says it in words (级别 黄 → 红). What `loosens` has an authority and a reason.
    """

    layer: str
    change: str
    loosens: bool
    citations: tuple[Citation, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule that a clause breaks, or that the document breaks by what it leaves out.

    `spans` are the offending words as offsets into the paragraph's text, in order and disjoint;
    none where words are missing. `question` is set when the verdict is 疑似: what a person has to
    find out. `trial` marks a rule on trial (试行), which never fails a build. `layer` names the lower
    layer that the rule comes from (empty for 国家), `adjusted` is what lower layers changed about it.
    """

    rule: str
    title: str
    level: Level
    verdict: Verdict
    party: Party
    spans: tuple[Span, ...]
    message: str
    suggestion: str
    citations: tuple[Citation, ...]
    question: str = ""
    grounds: tuple[Ground, ...] = ()
    trial: bool = False
    layer: str = ""
    adjusted: tuple[Adjusted, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One clause that breaks one or more rules; the gravest breach comes first.

    `section` is the path of headings as printed. `fingerprint` is 16 hex digits that depend on the
    rules and the offending words, not on page or number, so that it survives a re-export.
    """

    clause: Clause
    section: tuple[str, ...]
    breaches: tuple[Breach, ...]
    fingerprint: str

    @property
    def trial(self) -> bool:
        """Whether only rules on trial are broken."""
        return all(b.trial for b in self.breaches)

    @property
    def missing(self) -> bool:
        """Whether the finding is about words that are missing: it marks none."""
        return not self.spans

    @property
    def anchor(self) -> Anchor:
        """Where the clause stands."""
        return self.clause.paragraph.anchor

    @property
    def level(self) -> Level:
        """The gravest level among the breaches."""
        return min((b.level for b in self.breaches), key=lambda level: level.rank)

    @property
    def verdict(self) -> Verdict:
        """违规 if any breach is certain, else 疑似."""
        certain = any(b.verdict is Verdict.BREACH for b in self.breaches)
        return Verdict.BREACH if certain else Verdict.SUSPECT

    @property
    def spans(self) -> tuple[Span, ...]:
        """All offending words of all breaches, merged where they touch or overlap."""
        merged: list[Span] = []
        for span in sorted((s for b in self.breaches for s in b.spans), key=lambda s: s.start):
            if merged and span.start <= merged[-1].end:
                merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
            else:
                merged.append(span)
        return tuple(merged)


@dataclass(frozen=True, slots=True)
class RuleVerdict:
    """How one rule ended on one document; `cause` says why it was not checked or not applicable.

    `disabled` tells that a lower layer put it out of use (停用).
    """

    rule: str
    verdict: Verdict
    cause: str = ""
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of checking one document: the value that every report is made from.

    `as_of` is the day on which the law is judged, `as_of_reason` where that day came from.
    `regimes` are those under which rules were applied. `notices` are the parts not read.
    `layers` tells whose rules they were, the highest first: 国家, 浙江省.
    """

    document: Document
    as_of: dt.date
    as_of_reason: str
    regimes: tuple[Regime, ...]
    findings: tuple[Finding, ...]
    verdicts: tuple[RuleVerdict, ...]
    rules_version: str
    layers: tuple[str, ...] = ()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Parts of the document that could not be read."""
        return self.document.notices

    @property
    def settled(self) -> tuple[Finding, ...]:
        """The findings that count."""
        return tuple(f for f in self.findings if not f.trial)

    @property
    def on_trial(self) -> tuple[Finding, ...]:
        """The findings of rules on trial, which are reported apart."""
        return tuple(f for f in self.findings if f.trial)

    def count(self, level: Level) -> int:
        """Number of findings of this level; those of rules on trial are not counted."""
        return sum(1 for f in self.settled if f.level is level)
