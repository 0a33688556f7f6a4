"""What another says already: one 当 or 除非 within another, one rule within another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biaochi.grammar.compiled import Contains, Rule, Slot
from biaochi.lint.kind import Check, Hit, Severity
from biaochi.lint.nodes import meaning
from biaochi.lint.project import Project, RuleView, Stated
from biaochi.lint.rows import Logic, Row, core, looks_at, parties_of, rows
from biaochi.model.clause import Party


@dataclass(frozen=True, slots=True)
class _Ready:
    """A rule with its rows."""

    view: RuleView
    when: tuple[Row, ...]
    unless: tuple[Row, ...]

    @property
    def rule(self) -> Rule:
        return self.view.rule


def _parts(project: Project) -> Iterator[Hit]:
    logic = project.logic
    for view in project.rules:
        yield from _within(view, view.when, logic, True)
        yield from _within(view, view.unless, logic, False)


def _within(
    view: RuleView, stated: tuple[Stated, ...], logic: Logic, evidence: bool
) -> Iterator[Hit]:
    """Of conditions joined by 或 those that hold only where another one does."""
    ready = [(one, rows(one.condition)) for one in stated]
    dropped: set[int] = set()
    for number, (narrow, given) in enumerate(ready):
        for other, (wide, wanted) in enumerate(ready):
            if other == number or other in dropped or not given or not wanted:
                continue
            # Of several 当 the first that holds shows its words: a narrower one in front is no waste.
            if evidence and other > number:
                break
            if all(any(_row_within(view, g, w, logic, evidence) for w in wanted) for g in given):
                dropped.add(number)
                line = view.file.source.position(wide.field.at.start)[0]
                cause = f"凡它成立处，第 {line} 行的「{wide.field.keyword}」都成立。"
                yield Hit(view.file, narrow.field.at, cause, "删去它，或者改得与那一支不同。")
                break


def _row_within(view: RuleView, given: Row, wanted: Row, logic: Logic, evidence: bool) -> bool:
    parties = parties_of(given) if evidence else frozenset(Party)
    if evidence and not _same_core(given, wanted, logic):
        return False
    if evidence and not parties <= parties_of(wanted):
        return False
    return logic.row_implies(given, wanted, looks_at(view.rule), parties)


def _same_core(given: Row, wanted: Row, logic: Logic) -> bool:
    """Whether the same words decide polarity and party."""
    one, other = core(given), core(wanted)
    if one is None or other is None:
        return one is other
    return _as_long(one, other) and logic.sets.covers_from(other.phrase, one.phrase)


def _as_long(one: Contains, other: Contains) -> bool:
    return len(one.phrase.slots) == len(other.phrase.slots)


def _rules(project: Project) -> Iterator[Hit]:
    logic = project.logic
    ready = [_ready(view) for view in project.all_rules]
    filed = _by_first_words(ready, project)
    for one in ready:
        if not project.is_target(one.view.file) or not one.when:
            continue
        for number in sorted(_candidates(one.when[0], filed, project)):
            other = ready[number]
            if other is not one and _shadows(other, one, logic):
                yield _shadow_hit(one, other)
                break


def _by_first_words(ready: list[_Ready], project: Project) -> dict[str, set[int]]:
    """The numbers of the rules, filed under every word and value that their cores can begin with."""
    filed: dict[str, set[int]] = {}
    for number, one in enumerate(ready):
        for first in {c.phrase.slots[0] for row in one.when if (c := core(row))}:
            for word in _fillers(first, project):
                filed.setdefault(word, set()).add(number)
    return filed


def _candidates(row: Row, filed: dict[str, set[int]], project: Project) -> set[int]:
    """The rules of which a core may begin with all that the core of this row can begin with."""
    found = core(row)
    fillers = _fillers(found.phrase.slots[0], project) if found else ()
    return filed.get(fillers[0], set()) if fillers else set()


def _fillers(slot: Slot, project: Project) -> tuple[str, ...]:
    if slot.words is None:
        return (f"@{slot.value}",)
    words = project.book.sets[slot.words]
    return (*words.words, *(f"@{kind}" for kind in words.values))


def _shadow_hit(one: _Ready, other: _Ready) -> Hit:
    file, rule = one.view.file, other.rule
    silent = (
        "，而且它让位给那一条，从来不报" if one.rule.yields_to(rule.name) else "，同一句总是报两条"
    )
    cause = f"凡它成立处，「{rule.name}」（{rule.source.file} 第 {rule.source.line} 行）都成立{silent}。"
    advice = f"并成一条；若它说得更准，在「{rule.name}」里写：让位 {one.rule.name}"
    header = file.name(one.view.declaration.header).at
    return Hit(file, header, cause, advice)


def _ready(view: RuleView) -> _Ready:
    unless = tuple(row for u in view.rule.unless for row in rows(u))
    return _Ready(view, rows(view.rule.when), unless)


def _shadows(wide: _Ready, narrow: _Ready, logic: Logic) -> bool:
    """Whether the first rule is broken wherever the second one is, and speaks there too."""
    if not narrow.when or not wide.when or wide.rule.yields_to(narrow.rule.name):
        return False
    if not _may_shadow(wide.rule, narrow.rule):
        return False
    places = looks_at(narrow.rule)
    if not all(_broken_too(row, wide, narrow, logic) for row in narrow.when):
        return False
    # What excuses the wide rule must excuse the narrow one.
    return all(
        any(logic.row_implies(w, n, places, frozenset(Party)) for n in narrow.unless)
        for w in wide.unless
    )


def _broken_too(given: Row, wide: _Ready, narrow: _Ready, logic: Logic) -> bool:
    parties = parties_of(given)
    return any(
        _same_core(given, wanted, logic)
        and parties <= parties_of(wanted)
        and logic.row_implies(given, wanted, looks_at(narrow.rule), parties)
        for wanted in wide.when
    )


def _may_shadow(wide: Rule, narrow: Rule) -> bool:
    """Whether the first rule applies wherever the second one does."""
    if wide.level is not narrow.level and meaning(wide.when) == meaning(narrow.when):
        return False  # reported as such
    started = wide.start is None or (narrow.start is not None and wide.start <= narrow.start)
    lasting = wide.end is None or (narrow.end is not None and narrow.end <= wide.end)
    same = all(
        getattr(wide, name) == getattr(narrow, name)
        for name in ("state", "applies_if", "about_document", "expected")
    )
    return (
        same
        and started
        and lasting
        and narrow.regimes <= wide.regimes
        and looks_at(narrow) <= looks_at(wide)
        and (narrow.demanded or not wide.demanded)
    )


COVERED = Check(
    "L013",
    "这一支多余",
    Severity.WARNING,
    "几个「当」（或几个「除非」）是“或”的关系；一支成立处另一支都成立，它就不起作用。",
    "当 含 <本地> …8 注册\n当 含 <本地> …4 注册",
    "当 含 <本地> …8 注册\n当 含 <本地> …4 纳税",
    _parts,
)
SHADOWED = Check(
    "L020",
    "规则被另一条盖住",
    Severity.WARNING,
    "同一句总是报两条，或者因为让位从来不报。只凭词和结构能证明的才报。",
    "规则 地域.本市注册  要求在本市注册\n  级别 红\n  依据 《甲法》第一条\n"
    "  当 含 <本地> …4 注册\n  说明 在「{本地}」注册。\n  建议 删去。\n  违规 须在【本市注册】。",
    "规则 地域.本市纳税  要求在本市纳税\n  级别 红\n  依据 《甲法》第一条\n"
    "  当 含 <本地> …4 纳税\n  说明 在「{本地}」纳税。\n  建议 删去。\n  违规 须在【本市纳税】。",
    _rules,
)
