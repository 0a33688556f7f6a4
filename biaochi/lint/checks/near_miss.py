"""除非 that no 合规 example needs: nobody would notice if it were gone."""

from __future__ import annotations

from collections.abc import Iterator

from biaochi.lint.kind import Check, Hit, Severity
from biaochi.lint.project import Project
from biaochi.lint.trial import without_exception


def _unneeded(project: Project) -> Iterator[Hit]:
    """Exceptions without which every 合规 example would still pass."""
    trial = project.trial
    for view in project.rules:
        near = [e for e in view.rule.examples if not e.breach]
        for number, stated in enumerate(view.unless):
            changed = without_exception(view.rule, number)
            if not any(trial.breaks(view.rule, example, changed) for example in near):
                cause = "去掉这个例外，所有「合规」例句照样不报：没有一个例句靠它放过。"
                advice = "写一个只因它才合规的例句：合规 ……；写不出就删去这个例外。"
                yield Hit(view.file, stated.field.at, cause, advice)


NEAR_MISS = Check(
    "L034",
    "例外没有近似的合规例句",
    Severity.WARNING,
    "没有例句靠着的例外，写错了、被别人改坏了，都没有人知道。",
    "除非 含 分支机构\n合规 投标人应写明注册地址。",
    "除非 含 分支机构\n合规 投标人在本市注册了分支机构的，写明其地址。",
    _unneeded,
)
