"""Rules that nobody can take in at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from biaochi.lint.kind import Check, Hit, Severity
from biaochi.lint.project import Project

_MOST_LINES = 60


def _long(project: Project) -> Iterator[Hit]:
    for view in project.rules:
        fields = [*view.declaration.all("当"), *view.declaration.all("除非")]
        bodies = (view.file.clean[f.body.start : f.body.end] for f in fields)
        lines = sum(1 for body in bodies for line in body.split("\n") if line.strip())
        if lines > _MOST_LINES:
            cause = f"「当」和「除非」共 {lines} 行，超过 {_MOST_LINES} 行。"
            advice = "按说法拆成几条规则，或者把成组的词移进词表。"
            yield Hit(view.file, view.file.name(view.declaration.header).at, cause, advice)


LONG = Check(
    "L018",
    "规则太长",
    Severity.HINT,
    f"条件超过 {_MOST_LINES} 行的规则没有人看得完，改的时候容易顾此失彼。",
    "\n".join(f"当 含 <本地> …8 注册{n}号" for n in range(_MOST_LINES + 1)),
    "\n".join(f"当 含 <本地> …8 注册{n}号" for n in range(_MOST_LINES - 1)),
    _long,
)
