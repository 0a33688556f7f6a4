"""Rules that disagree: one condition at two levels, an example that passes here and fails there."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import partial

from biaochi.grammar.compiled import Rule
from biaochi.lint.kind import Check, Hit, Severity
from biaochi.lint.nodes import meaning
from biaochi.lint.project import Project, RuleView
from biaochi.lint.rows import looks_at
from biaochi.model.finding import Verdict

_OTHER_EXAMPLE = "换一个哪条都不报的例句；若两条说的不是一回事，在规则里写：# 不查 L022 理由"


def _levels(project: Project) -> Iterator[Hit]:
    """Rules with one and the same condition that judge it differently at the same time."""
    known: dict[Hashable, list[RuleView]] = {}
    for view in project.all_rules:
        key = (meaning(view.rule.when), meaning(view.rule.unless))
        for before in known.setdefault(key, []):
            target, other = (view, before) if project.is_target(view.file) else (before, view)
            if _judged_apart(target.rule, other.rule):
                cause = (
                    f"与「{other.rule.name}」（{other.rule.source.file} 第 {other.rule.source.line} 行）"
                    f"条件相同，一条是{_judgement(target.rule)}，一条是{_judgement(other.rule)}。"
                )
                at = target.file.name(target.declaration.header).at
                advice = "并成一条，或者让两条的位置、制度、施行日期不相交。"
                yield Hit(target.file, at, cause, advice)
        known[key].append(view)


def _judged_apart(one: Rule, other: Rule) -> bool:
    later_start = max((d for d in (one.start, other.start) if d), default=None)
    first_end = min((d for d in (one.end, other.end) if d), default=None)
    together = later_start is None or first_end is None or later_start <= first_end
    return (
        together
        and not one.regimes.isdisjoint(other.regimes)
        and not looks_at(one).isdisjoint(looks_at(other))
        and _judgement(one) != _judgement(other)
    )


def _judgement(rule: Rule) -> str:
    return f"{rule.level}、{rule.verdict}"


def _other_rules(project: Project) -> Iterator[Hit]:
    """合规 examples that another rule of the same family reports as a certain breach."""
    trial = project.trial
    for view in project.rules:
        fields = [f for f in view.declaration.fields if f.keyword in ("违规", "合规")]
        if len(fields) != len(view.rule.examples):
            continue
        for field, example in zip(fields, view.rule.examples, strict=True):
            if example.breach:
                continue
            for other, words in trial.broken_by(view.rule, example, partial(_disagree, view.rule)):
                cause = f"「{other.name}」说它违规：「{words}」。"
                yield Hit(view.file, view.file.name(field.body).at, cause, _OTHER_EXAMPLE)


def _disagree(rule: Rule, other: Rule) -> bool:
    """Whether both speak of one thing, and the other is sure; an example is no whole document."""
    return (
        other.verdict is Verdict.BREACH
        and not other.about_document
        and _family(rule) == _family(other)
        and not rule.regimes.isdisjoint(other.regimes)
    )


def _family(rule: Rule) -> str:
    return rule.name.partition(".")[0]


LEVELS = Check(
    "L021",
    "同样的条件，判法不同",
    Severity.ERROR,
    "同一句同时得到两个级别或结论，看报告的人不知道听哪一条。",
    "规则 地域.再说一次  要求在本地注册\n  级别 黄\n  依据 《甲法》第一条\n"
    "  当 含 <本地> …8 注册\n  说明 在「{本地}」注册。\n  建议 删去。\n  违规 须在【本市注册】。",
    "规则 地域.纳税  要求在本地纳税\n  级别 黄\n  依据 《甲法》第一条\n"
    "  当 含 <本地> …8 纳税\n  说明 在「{本地}」纳税。\n  建议 删去。\n  违规 须在【本市纳税】。",
    _levels,
)
OTHER_RULE = Check(
    "L022",
    "合规例句被同族的规则报违规",
    Severity.WARNING,
    "一条规则当作合规的句子，同族的另一条说一定违规：要么例句选得不好，要么两条规则意见不合。",
    "合规 投标人须在本市纳税。\n规则 地域.纳税  要求在本地纳税\n  级别 红\n  依据 《甲法》第一条\n"
    "  当 含 <本地> …8 纳税\n  说明 在「{本地}」纳税。\n  建议 删去。\n  违规 须在【本市纳税】。",
    "合规 投标人须依法纳税。\n规则 地域.纳税  要求在本地纳税\n  级别 红\n  依据 《甲法》第一条\n"
    "  当 含 <本地> …8 纳税\n  说明 在「{本地}」纳税。\n  建议 删去。\n  违规 须在【本市纳税】。",
    _other_rules,
)
