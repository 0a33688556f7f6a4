"""What can never be found: phrases, conditions that contradict themselves, idle exceptions."""

from __future__ import annotations

from collections.abc import Iterator

from biaochi.lint.kind import Check, Hit, Severity
from biaochi.lint.project import Project, RuleView, Stated
from biaochi.lint.rows import Logic, Row, looks_at, parties_of, rows


def _phrases(project: Project) -> Iterator[Hit]:
    sets = project.logic.sets
    for view in project.rules:
        for stated in (*view.when, *view.unless):
            for node, contains in stated.contains():
                cause = sets.dead(contains)
                if cause:
                    yield Hit(view.file, node.at, cause, "改正词或间隔。")


def _conditions(project: Project) -> Iterator[Hit]:
    """Alternatives of 当 that no clause can meet."""
    logic = project.logic
    for view in project.rules:
        places = looks_at(view.rule)
        for stated in view.when:
            found = rows(stated.condition)
            causes = [logic.contradiction(row, places, parties_of(row)) for row in found]
            # A dead phrase is reported at its own place.
            dead = [c for c in causes if c and not c.endswith("永远对不上。")]
            if dead:
                which = (
                    ""
                    if len(found) == 1
                    else f"{len(found)} 支里有 {len(dead)} 支："
                    if len(dead) < len(found)
                    else "每一支都这样："
                )
                yield Hit(view.file, stated.field.at, which + dead[0], "改正条件，或者删去这一支。")


def _exceptions(project: Project) -> Iterator[Hit]:
    """除非 that cannot hold of any clause of which a 当 holds."""
    logic = project.logic
    for view in project.rules:
        when = [row for stated in view.when for row in rows(stated.condition)]
        for stated in view.unless:
            cause = _idle(view, when, stated, logic)
            if cause:
                yield Hit(view.file, stated.field.at, cause, "改正条件，或者删去这个例外。")


def _idle(view: RuleView, when: list[Row], stated: Stated, logic: Logic) -> str:
    causes = [
        logic.contradiction((*given, *row), looks_at(view.rule), parties_of(given))
        for given in when
        for row in rows(stated.condition)
    ]
    if not causes or not all(causes) or causes[0].endswith("永远对不上。"):
        return ""
    return f"凡「当」成立处它都不成立：{causes[0]}"


PHRASE = Check(
    "L010",
    "词组永远对不上",
    Severity.ERROR,
    "词组在一句里找。词里有句末标点、词全被避开、两个数字连成一个数，都永远找不到。",
    "当 含 本市。注册\n说明 违规。",
    "当 含 本市 …8 注册\n说明 违规。",
    _phrases,
)
CONDITION = Check(
    "L011",
    "条件永远不成立",
    Severity.ERROR,
    "互相矛盾的要求没有一句能满足：要的位置不在规则的「位置」里，或者同一件事又要又不要。",
    "位置 资格\n当 含 <本地> …8 注册 且 位置 合同",
    "位置 资格、合同\n当 含 <本地> …8 注册 且 位置 合同",
    _conditions,
)
EXCEPTION = Check(
    "L012",
    "例外永远用不上",
    Severity.ERROR,
    "「除非」要的，「当」或「位置」已经排除了；它放不过任何一句，读的人却以为放过了。",
    "位置 资格\n除非 位置 合同\n合规 注册地址须写明。",
    "位置 资格、合同\n除非 位置 合同\n合规 〔合同〕乙方在本市注册分公司。",
    _exceptions,
)
