"""调整: what a lower layer changes about rules and thresholds of the layers above.

A lower layer may tighten freely. To loosen it needs an authority: a provision that stands at least
as high as the lowest one on which the rule itself rests (立法法 第九十八条 and following: a lower norm
must not contradict a higher one), and a reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from biaochi.grammar.compiled import (
    Adjustment,
    Condition,
    Dated,
    Layer,
    Or,
    Rule,
    State,
    Threshold,
)
from biaochi.grammar.conditions import Surroundings
from biaochi.grammar.declared import name_of
from biaochi.grammar.law import Laws
from biaochi.grammar.messages import read_text
from biaochi.grammar.periods import said
from biaochi.grammar.rule_fields import FieldReader, latest
from biaochi.grammar.show import condition_text, constant_text
from biaochi.grammar.source import Range
from biaochi.grammar.suggest import did_you_mean
from biaochi.grammar.terms import Number
from biaochi.grammar.thresholds import ThresholdReader
from biaochi.grammar.tree import Declaration, Name
from biaochi.model.law import Citation, Rank
from biaochi.model.values import Count, Date, Duration, Money, Percent, Points, Value

DISABLED = "停用"
_STATES = (DISABLED, str(State.TRIAL), str(State.IN_FORCE))
_OF_THRESHOLD = "阈值"


@dataclass(frozen=True, slots=True)
class _Change:
    """One change in words, and whether it loosens; `at` is the place of its field."""

    at: Range
    words: str
    loosens: bool


class Adjuster:
    """Applies the adjustments of one file to rules and thresholds known so far."""

    def __init__(self, around: Surroundings, laws: Laws, layer: Layer) -> None:
        self.around = around
        self.laws = laws
        self.layer = layer
        self.fields = FieldReader(around, laws)

    def target(self, declaration: Declaration) -> tuple[bool, Name]:
        """Whether a threshold is adjusted, and the name of what is."""
        name = name_of(declaration, self.around.file)
        if name.text != _OF_THRESHOLD:
            return False, name
        rest = self.around.file.name(Range(name.at.end, declaration.header.end))
        return True, rest

    def rule(self, declaration: Declaration, name: Name, rules: dict[str, Rule]) -> Rule | None:
        """The rule as adjusted; None, and noted, where that cannot be done."""
        rule = rules.get(name.text)
        if rule is None:
            self._unknown(name, rules, "规则")
            return None
        changed, changes = self._changed(declaration, rule)
        done = self._authorised(declaration, rule.layer, rule.citations, changes)
        if done is None:
            return None
        examples = self.fields.examples(declaration)
        # Its own examples were written for the rule as it was.
        kept = rule.examples if not any(c.loosens for c in changes) else ()
        return replace(changed, examples=(*kept, *examples), adjustments=(*rule.adjustments, *done))

    def threshold(
        self, declaration: Declaration, name: Name, thresholds: dict[str, Threshold]
    ) -> Threshold | None:
        """The threshold as adjusted; None, and noted, where that cannot be done."""
        old = thresholds.get(name.text)
        if old is None:
            self._unknown(name, thresholds, _OF_THRESHOLD)
            return None
        values = ThresholdReader(self.around, self.laws).values(declaration, old.type)
        if not values:
            cause = "调整阈值要写新的「取值」。"
            self.fields.note("E706", declaration.at, cause, "例如：取值 5%")
            return None
        at = declaration.all("取值")[0].at
        loosens = any(_looser(v, old) for v in values)
        words = f"{old.name} {_shown(old.values)} → {_shown(values)}"
        changes = (_Change(at, words, loosens),)
        done = self._authorised(declaration, self.layer, old.citations, changes)
        if done is None:
            return None
        return replace(old, values=values, adjustments=(*old.adjustments, *done))

    def _changed(self, declaration: Declaration, rule: Rule) -> tuple[Rule, tuple[_Change, ...]]:
        changes: list[_Change] = []
        for field in declaration.fields:
            if field.keyword == "级别":
                levels = self.fields.levels(declaration)
                if levels:
                    new = latest(levels)
                    looser = new.rank > rule.level.rank
                    changes.append(_Change(field.at, f"级别 {rule.level} → {new}", looser))
                    rule = replace(rule, level=new, levels=levels if len(levels) > 1 else ())
            elif field.keyword == "状态":
                state = self.fields.value(declaration, "状态", _STATES)
                if state:
                    looser = state != State.IN_FORCE
                    changes.append(_Change(field.at, f"状态 {rule.state} → {state}", looser))
                    new_state = State.REPEALED if state == DISABLED else State(state)
                    rule = replace(rule, state=new_state)
        added = self.fields.conditions(declaration, "当")
        excepted = self.fields.conditions(declaration, "除非")
        changes += self._in_words(declaration, "当", added, False)
        changes += self._in_words(declaration, "除非", excepted, True)
        if added:
            rule = replace(rule, when=Or((rule.when, *added)))
        return replace(rule, unless=(*rule.unless, *excepted)), tuple(changes)

    def _in_words(
        self, declaration: Declaration, keyword: str, made: Sequence[Condition], looser: bool
    ) -> list[_Change]:
        at = [f.at for f in declaration.all(keyword)]
        said_ = (f"增加「{keyword} {condition_text(c)}」" for c in made)
        return [_Change(at[0], words, looser) for words in said_]

    def _authorised(
        self,
        declaration: Declaration,
        above: Layer,
        resting_on: Sequence[Citation],
        changes: tuple[_Change, ...],
    ) -> tuple[Adjustment, ...] | None:
        """The changes as adjustments, if they may be made; what is in the way is noted."""
        if above.rank.rank > self.layer.rank.rank:
            cause = f"这里的层级是{self.layer.rank}，被调整的在{above.rank}。"
            self.fields.note("E704", declaration.at, cause, "只能调整同级或上级的规则。")
            return None
        citations, _ = self.fields.law(declaration)
        reason = read_text(declaration.first("理由"), self.around.file, self.around.log)
        loosening = next((c for c in changes if c.loosens), None)
        if loosening and not (citations and reason):
            missing = "依据" if not citations else "理由"
            cause = f"「{loosening.words}」放宽了规则，没有写「{missing}」。"
            advice = "放宽要写明授权的条文（依据）和理由；收紧不用。"
            self.fields.note("E702", loosening.at, cause, advice)
            return None
        if loosening and not self._reaches(citations, resting_on):
            lowest = max((self._rank(c) for c in resting_on), key=lambda r: r.order)
            cause = f"放宽所依据的条文位阶低于规则的依据（{lowest}）。"
            at = (declaration.first("依据") or declaration.fields[0]).at
            self.fields.note("E703", at, cause, "下位规定不能放宽上位规定；引用授权的上位条文。")
            return None
        return tuple(Adjustment(self.layer, c.words, c.loosens, citations, reason) for c in changes)

    def _reaches(self, authority: Sequence[Citation], resting_on: Sequence[Citation]) -> bool:
        if not resting_on:
            return True
        lowest = max((self._rank(c) for c in resting_on), key=lambda rank: rank.order)
        return any(self._rank(c).reaches(lowest) for c in authority)

    def _rank(self, citation: Citation) -> Rank:
        statute = self.laws.known(citation.statute)
        return (statute.rank if statute else None) or Rank.NORMATIVE_DOCUMENT

    def _unknown(
        self, name: Name, known: dict[str, Rule] | dict[str, Threshold], what: str
    ) -> None:
        advice = did_you_mean(name.text, known, f"查对{what}的名字；上级的规则文件要一起装入。")
        self.fields.note("E701", name.at, f"没有{what}「{name.text}」可调整。", advice)


def _looser(new: Dated[Value | Number], old: Threshold) -> bool:
    """Whether a new value is looser than any old one that held on the same days."""
    return any(
        _exceeds(new.value, one.value) if old.stricter == "上限" else _exceeds(one.value, new.value)
        for one in old.values
        if (new.start is None or one.end is None or new.start <= one.end)
        and (one.start is None or new.end is None or one.start <= new.end)
    )


def _exceeds(one: Value | Number, other: Value | Number) -> bool:
    match one, other:
        case Duration(length, unit), Duration(other_length, other_unit):
            # Days of different kinds do not compare: taken for looser, so that an authority is named.
            return unit is not other_unit or length > other_length
        case (Money(a), Money(b)) | (Percent(a), Percent(b)) | (Points(a), Points(b)):
            return a > b
        case (Count(a), Count(b)) | (Number(a), Number(b)):
            return a > b
        case Date(day), Date(other_day):
            return day > other_day
    return True


def _shown(values: Sequence[Dated[Value | Number]]) -> str:
    if len(values) == 1 and not (values[0].start or values[0].end):
        return constant_text(values[0].value)
    return "，".join(f"{constant_text(v.value)}（{said(v)}）" for v in values)
