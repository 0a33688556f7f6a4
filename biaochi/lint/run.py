"""Running the checks over a project: objections in the order of files and lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from biaochi.lint.checks import CHECKS
from biaochi.lint.checks.silence import UNUSED
from biaochi.lint.kind import Check, Hit, Remark
from biaochi.lint.project import Project
from biaochi.lint.suppress import Silence, silences

Wanted = Callable[[str], bool]


def lint(project: Project, wanted: Wanted = lambda code: True) -> tuple[Remark, ...]:
    """What the checks object to in the targets of a project, `wanted` telling which codes count."""
    kept: list[Remark] = []
    marks = [mark for file in project.watched for mark in silences(file)]
    answered: set[tuple[int, str]] = set()
    chosen = [check for check in CHECKS if wanted(check.code)]
    for check in chosen:
        for hit in check.run(project):
            if not project.is_target(hit.file):
                continue
            number = _answer(marks, check.code, hit)
            if number is None:
                kept.append(_remark(check, hit))
            else:
                answered.add((number, check.code))
    if wanted(UNUSED.code):
        codes = {check.code for check in chosen}
        kept += (_remark(UNUSED, hit) for hit in _unanswered(marks, answered, codes))
    return tuple(sorted(set(kept), key=lambda r: (r.file, r.line, r.column, r.code)))


def chooser(select: Iterable[str], ignore: Iterable[str]) -> Wanted:
    """Which codes count: those selected (all if none is), but not those ignored; L03 means L030 … L039."""
    chosen, left_out = tuple(select), tuple(ignore)
    return lambda code: (
        code.startswith(chosen or ("L",)) and not (left_out and code.startswith(left_out))
    )


def _answer(marks: list[Silence], code: str, hit: Hit) -> int | None:
    """The number of the 不查 that answers a hit."""
    for number, mark in enumerate(marks):
        inside = mark.within.start <= hit.at.start < mark.within.end
        if mark.file is hit.file and code in mark.codes and inside and mark.reason:
            return number
    return None


def _unanswered(
    marks: list[Silence], answered: set[tuple[int, str]], codes: set[str]
) -> Iterable[Hit]:
    known = {check.code for check in CHECKS}
    for number, mark in enumerate(marks):
        if not mark.reason:
            cause = "没有写理由，这一行不算。"
            advice = "在代码后面写上理由：# 不查 L022 这是另一条规则的违规"
            yield Hit(mark.file, mark.at, cause, advice)
            continue
        for code in mark.codes:
            if code not in known:
                yield Hit(
                    mark.file,
                    mark.at,
                    f"没有「{code}」这一项。",
                    "用 biaochi lint --explain 查代码。",
                )
            elif code in codes and (number, code) not in answered:
                yield Hit(mark.file, mark.at, f"{code} 在这里没有报。", "删去这个代码。")


def _remark(check: Check, hit: Hit) -> Remark:
    source = hit.file.source
    line, column = source.position(hit.at.start)
    excerpt = source.line(line)
    length = max(1, min(hit.at.end - hit.at.start, len(excerpt) - column + 1))
    return Remark(
        check.code,
        source.name,
        line,
        column,
        length,
        excerpt,
        hit.cause,
        hit.advice,
        called=check.title,
        severity=check.severity,
        edits=hit.edits,
    )
