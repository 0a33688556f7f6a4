"""Conditions that cost time in every document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from biaochi.grammar.compiled import Contains, WordSet
from biaochi.lint.kind import Check, Hit, Severity
from biaochi.lint.project import Project
from biaochi.lint.rows import Row, count, rows

_MOST_BRANCHES = 64


def _slow(project: Project) -> Iterator[Hit]:
    """Alternatives of 当 that require no word: they are tried on every clause."""
    for view in project.rules:
        if view.rule.about_document:
            continue
        for stated in view.when:
            if any(not _requires_word(row, project.book.sets) for row in rows(stated.condition)):
                cause = "这一支一个必不可少的词都没有，每份文件的每一句都要试一遍。"
                advice = "加上一个少不了的词，例如值前后的说法。"
                yield Hit(view.file, stated.field.at, cause, advice)


def _requires_word(row: Row, sets: Sequence[WordSet]) -> bool:
    return any(
        slot.words is not None and not sets[slot.words].values
        for literal in row
        if literal.holds and isinstance(literal.condition, Contains)
        for slot in literal.condition.phrase.slots
    )


def _branches(project: Project) -> Iterator[Hit]:
    for view in project.rules:
        for stated in (*view.when, *view.unless):
            number = count(stated.condition)
            if number > _MOST_BRANCHES:
                cause = f"括号里的「或」乘起来有 {number} 支，每一支都要单独试。"
                advice = "能并进一个词组的候选 (甲|乙) 的就并进去，或者拆成几个「当」。"
                yield Hit(view.file, stated.field.at, cause, advice)


SLOW = Check(
    "L014",
    "条件太慢",
    Severity.WARNING,
    "规则按必有的词去找句子；一个词都不要求的条件，每一句都要试。",
    "当 含 @金额 …8 @百分比\n说明 违规。",
    "当 含 @金额 …8 保证金\n说明 违规。",
    _slow,
)
BRANCHES = Check(
    "L015",
    "分支太多",
    Severity.WARNING,
    "「且」连起来的几个「或」要一一相配，支数相乘；又慢，又没有人看得清。",
    "当 "
    + " 且 ".join(f"( 含 本市{n} 或 含 本省{n} 或 含 本县{n} 或 含 本区{n} )" for n in "甲乙丙丁")
    + "\n说明 违规。",
    "当 "
    + " 且 ".join(f"含 (本市{n}|本省{n}|本县{n}|本区{n})" for n in "甲乙丙丁")
    + "\n说明 违规。",
    _branches,
)
