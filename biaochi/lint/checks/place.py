"""位置: places that a rule names and never looks at."""

from __future__ import annotations

from collections.abc import Iterator

from biaochi.lint.kind import Check, Hit, Severity
from biaochi.lint.project import Project
from biaochi.lint.rows import places_left, rows
from biaochi.model.clause import Place


def _places(project: Project) -> Iterator[Hit]:
    """Places that every 当 of the rule shuts out."""
    for view in project.rules:
        field = view.declaration.first("位置")
        found = [row for s in view.when for row in rows(s.condition)]
        if field is None or not found or len(view.when) < len(view.declaration.all("当")):
            continue
        named = frozenset(view.rule.places)
        looked: frozenset[Place] = frozenset()
        for row in found:
            looked |= places_left(row, named)
        idle = [str(p) for p in view.rule.places if p not in looked]
        if idle and looked:
            cause = f"每个「当」都把{'、'.join(idle)}排除了，规则在那里从来不报。"
            advice = f"从「位置」里删去{'、'.join(idle)}，或者放宽「当」里的位置。"
            yield Hit(view.file, view.file.name(field.body).at, cause, advice)


PLACE = Check(
    "L017",
    "位置写了用不上",
    Severity.WARNING,
    "读规则的人以为那里也查，其实没有查。",
    "位置 资格、合同\n当 含 <本地> …8 注册 且 位置 资格",
    "位置 资格、合同\n当 含 <本地> …8 注册 且 位置 资格\n当 含 <本地> …8 纳税",
    _places,
)
