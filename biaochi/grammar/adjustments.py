"""调整: what a lower layer changes about rules and thresholds of the layers above.

A lower layer may tighten freely. To loosen it needs an authority: a provision that stands at least
as high as the lowest one on which the rule itself rests (立法法 第九十八条 and following: a lower norm
must not contradict a higher one), and a reason. A change that rests on a provision holds for the days
and the bodies of law of that provision only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from biaochi.grammar.changes import Change, Wanted
from biaochi.grammar.compiled import Adjustment, Dated, Layer, Rule, Source, Template, Threshold
from biaochi.grammar.conditions import Surroundings
from biaochi.grammar.dates import Period
from biaochi.grammar.declared import name_of
from biaochi.grammar.law import Laws
from biaochi.grammar.messages import EVIDENCE, read_template, read_text
from biaochi.grammar.periods import overlaid, said
from biaochi.grammar.reach import Reach
from biaochi.grammar.rule_fields import FieldReader
from biaochi.grammar.show import constant_text
from biaochi.grammar.source import Range
from biaochi.grammar.suggest import did_you_mean
from biaochi.grammar.terms import Number
from biaochi.grammar.thresholds import ThresholdReader
from biaochi.grammar.traits import captures, is_about_document
from biaochi.grammar.tree import Declaration, Name
from biaochi.model.law import Citation, Rank
from biaochi.model.values import Count, Date, Duration, Money, Percent, Points, Value

OF_THRESHOLD = "阈值"
_RULE_FIELDS = ("级别", "状态", "当", "除非", "说明", "建议", "违规", "合规")
_THRESHOLD_FIELDS = ("取值",)


@dataclass(frozen=True, slots=True)
class _Authority:
    """What an adjustment says for itself."""

    citations: tuple[Citation, ...]
    period: Period
    reason: str


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
        if name.text != OF_THRESHOLD:
            return False, name
        rest = self.around.file.name(Range(name.at.end, declaration.header.end))
        return True, rest

    def rule(
        self, declaration: Declaration, name: Name, rules: Mapping[str, Sequence[Rule]]
    ) -> tuple[Rule, ...] | None:
        """The rule's versions as adjusted; None, and noted, where that cannot be done."""
        versions = rules.get(name.text)
        if versions is None:
            self._unknown(name, rules, "规则")
            return None
        lacking = any(v.expected for v in versions)
        wanted = Wanted.of(declaration, self.fields, lacking)
        authority = self._authority(declaration)
        if wanted is None or not self._fits(declaration, of_threshold=False):
            return None
        reach = Reach.of(authority.citations, authority.period)
        if not any(reach.within(v) for v in versions):
            self._out_of_reach(declaration)
            return None
        done: list[Rule] = []
        for version in versions:
            inside = reach.within(version)
            adjusted = self._adjusted(declaration, inside, wanted, authority) if inside else None
            if inside and adjusted is None:
                return None
            done += (*reach.beyond(version), *((adjusted,) if adjusted else ()))
        return tuple(done)

    def _adjusted(
        self, declaration: Declaration, rule: Rule, wanted: Wanted, authority: _Authority
    ) -> Rule | None:
        changed, changes = wanted.applied(rule)
        if any(is_about_document(c) is not rule.about_document for c in wanted.added):
            kind = "整个文件" if rule.about_document else "句子"
            cause = f"这条规则看的是{kind}，增加的「当」不是。"
            self.fields.note("E409", declaration.all("当")[0].at, cause, "另写一条规则。")
            return None
        if rule.about_document and not all(map(is_about_document, wanted.excepted)):
            cause = "这条规则看的是整个文件，增加的「除非」用了句子里的条件。"
            advice = "写「除非 全文 含 ……」，或者只用要素。"
            self.fields.note("E409", declaration.all("除非")[0].at, cause, advice)
            return None
        if not self._may(declaration, rule.layer, rule.citations, changes, authority):
            return None
        message = self._message(declaration, changed)
        if message is None:
            return None
        suggestion = read_text(declaration.first("建议"), self.around.file, self.around.log)
        # Its own examples were written for the rule as it was.
        kept = rule.examples if not any(c.loosens for c in changes) else ()
        return replace(
            changed,
            message=message,
            suggestion=suggestion or rule.suggestion,
            examples=(*kept, *wanted.examples),
            adjustments=(
                *rule.adjustments,
                *self._adjustments(declaration, changes, authority),
            ),
        )

    def _message(self, declaration: Declaration, rule: Rule) -> Template | None:
        """The rule's 说明 in the words of this layer where it has its own; None where that is wrong."""
        field = declaration.first("说明")
        if field is None:
            return rule.message
        known = (*captures(rule.when), EVIDENCE)
        return read_template(field, known, self.around.file, self.around.log)

    def threshold(
        self, declaration: Declaration, name: Name, thresholds: Mapping[str, Threshold]
    ) -> Threshold | None:
        """The threshold as adjusted; None, and noted, where that cannot be done."""
        old = thresholds.get(name.text)
        if old is None:
            self._unknown(name, thresholds, OF_THRESHOLD)
            return None
        if not self._fits(declaration, of_threshold=True):
            return None
        authority = self._authority(declaration)
        written = ThresholdReader(self.around, self.laws).values(declaration, old.type)
        values = tuple(_in_period(v, authority.period) for v in written)
        if not values:
            cause = "调整阈值要写新的「取值」。"
            self.fields.note("E706", declaration.at, cause, "例如：取值 5%")
            return None
        loosens = any(_looser(v, old) for v in values)
        words = f"{old.name} {_shown(_held(old, values))} → {_shown(values)}"
        changes = (Change(declaration.all("取值")[0].at, words, loosens),)
        if not self._may(declaration, old.layer, old.citations, changes, authority):
            return None
        done = self._adjustments(declaration, changes, authority)
        return replace(
            old, values=overlaid(old.values, values), adjustments=(*old.adjustments, *done)
        )

    def _authority(self, declaration: Declaration) -> _Authority:
        citations, period = self.fields.law(declaration)
        reason = read_text(declaration.first("理由"), self.around.file, self.around.log)
        return _Authority(citations, period, reason)

    def _adjustments(
        self, declaration: Declaration, changes: Iterable[Change], authority: _Authority
    ) -> tuple[Adjustment, ...]:
        file = self.around.file.source
        source = Source(file.name, file.position(declaration.at.start)[0])
        return tuple(
            Adjustment(
                self.layer, c.words, c.loosens, authority.citations, authority.reason, source
            )
            for c in changes
        )

    def _fits(self, declaration: Declaration, *, of_threshold: bool) -> bool:
        """Whether there is a field that changes something, and none that cannot."""
        foreign = _RULE_FIELDS if of_threshold else _THRESHOLD_FIELDS
        wrong = next((f for f in declaration.fields if f.keyword in foreign), None)
        if wrong is not None:
            what = "阈值只有「取值」可以调整" if of_threshold else "调整的是规则"
            cause = f"这里{what}，写不了「{wrong.keyword}」。"
            advice = (
                "例句写在用到这个阈值的规则的调整里。"
                if of_threshold
                else "调整阈值写：调整 阈值 名。"
            )
            self.fields.note("E708", wrong.at, cause, advice)
            return False
        if not of_threshold and not any(declaration.all(k) for k in _RULE_FIELDS):
            cause = "这个调整没有写改什么。"
            self.fields.note("E706", declaration.at, cause, "例如：级别 红")
            return False
        return True

    def _may(
        self,
        declaration: Declaration,
        above: Layer,
        resting_on: Sequence[Citation],
        changes: Sequence[Change],
        authority: _Authority,
    ) -> bool:
        """Whether the changes may be made; what is in the way is noted."""
        if not above.is_seen_by(self.layer):
            cause = f"{self.layer.label}的规则集调整了{above.label}的规则。"
            self.fields.note("E704", declaration.at, cause, "只能调整同级或上级的规则。")
            return False
        loosening = next((c for c in changes if c.loosens), None)
        if loosening and not (authority.citations and authority.reason):
            missing = "理由" if authority.citations else "依据"
            cause = f"「{loosening.words}」放宽了规则，没有写「{missing}」。"
            advice = "放宽要写明授权的条文（依据）和理由；收紧不用。"
            self.fields.note("E702", loosening.at, cause, advice)
            return False
        if loosening and not self._reaches(authority.citations, resting_on):
            lowest = max((self._rank(c) for c in resting_on), key=lambda r: r.order)
            cause = f"放宽所依据的条文位阶低于规则的依据（{lowest}）。"
            at = (declaration.first("依据") or declaration.fields[0]).at
            self.fields.note("E703", at, cause, "下位规定不能放宽上位规定；引用授权的上位条文。")
            return False
        return True

    def _reaches(self, authority: Sequence[Citation], resting_on: Sequence[Citation]) -> bool:
        if not resting_on:
            return True
        lowest = max((self._rank(c) for c in resting_on), key=lambda rank: rank.order)
        return any(self._rank(c).reaches(lowest) for c in authority)

    def _rank(self, citation: Citation) -> Rank:
        statute = self.laws.known(citation.statute)
        return (statute.rank if statute else None) or Rank.NORMATIVE_DOCUMENT

    def _unknown(self, name: Name, known: Iterable[str], what: str) -> None:
        advice = did_you_mean(name.text, known, f"查对{what}的名字；上级的规则文件要一起装入。")
        self.fields.note("E701", name.at, f"没有{what}「{name.text}」可调整。", advice)

    def _out_of_reach(self, declaration: Declaration) -> None:
        at = (declaration.first("依据") or declaration.fields[0]).at
        cause = "依据和规则没有同时有效的一天，或者管的不是同一种采购。"
        self.fields.note(
            "E710", at, cause, "引用管得到这条规则的条文；查对法规的「制度」和「施行」。"
        )


def _in_period(value: Dated[Value | Number], period: Period) -> Dated[Value | Number]:
    """A value that is written without days holds on those of its authority."""
    if value.start or value.end:
        return value
    return replace(value, start=period.start, end=period.end)


def _held(
    old: Threshold, new: Sequence[Dated[Value | Number]]
) -> tuple[Dated[Value | Number], ...]:
    """The old values that the new ones replace."""
    return tuple(one for one in old.values if any(_overlap(one, other) for other in new))


def _overlap(one: Dated[Value | Number], other: Dated[Value | Number]) -> bool:
    begins = other.start is None or one.end is None or other.start <= one.end
    return begins and (one.start is None or other.end is None or one.start <= other.end)


def _looser(new: Dated[Value | Number], old: Threshold) -> bool:
    """Whether a new value is looser than any old one that held on the same days."""
    return any(
        _exceeds(new.value, one.value) if old.stricter == "上限" else _exceeds(one.value, new.value)
        for one in old.values
        if _overlap(new, one)
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
