"""不查: answers to objections that nobody raises any more."""

from __future__ import annotations

from biaochi.lint.kind import Check, Severity

UNUSED = Check(
    "L050",
    "“不查”没有用处",
    Severity.WARNING,
    "「# 不查 代码 理由」让一项不再报，写在声明里面或紧挨着它上面。"
    "没有理由的不算；问题已经不在的要删去，免得盖住以后的问题。",
    "# 不查 L030\n说明 要求在本地注册。",
    "# 不查 L030 本地两个字就是原文\n说明 要求在本地注册。",
    # What is left over is known only when all other checks have run: see run.py.
    lambda project: (),
)
