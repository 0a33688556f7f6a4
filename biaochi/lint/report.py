"""Remarks as authors and programs read them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from biaochi.grammar.diagnostics import render
from biaochi.lint.checks import CHECKS
from biaochi.lint.kind import Check, Remark, Severity

FORMAT = 1
"""The version of the JSON form."""


def as_text(remarks: Sequence[Remark], files: int) -> str:
    """Each remark like a diagnostic, and a line that counts them."""
    counts = Counter(r.severity for r in remarks)
    said = "，".join(f"{counts[s]} 处{s}" for s in Severity if counts[s]) or "没有发现问题"
    mendable = sum(1 for r in remarks if r.edits)
    more = f"，其中 {mendable} 处可以用 --fix 改好" if mendable else ""
    return "\n\n".join([*map(render, remarks), f"{files} 个文件：{said}{more}。"]) + "\n"


def as_json(remarks: Sequence[Remark], files: int) -> str:
    """The remarks as one JSON object; lines and columns count from 1."""
    rows = [
        {
            "code": r.code,
            "title": r.title,
            "severity": str(r.severity),
            "file": r.file,
            "line": r.line,
            "column": r.column,
            "length": r.length,
            "cause": r.cause,
            "advice": r.advice,
            "fixable": bool(r.edits),
        }
        for r in remarks
    ]
    whole = {"format": FORMAT, "files": files, "remarks": rows}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def explained(check: Check) -> str:
    """What a check objects to, why, and how it is done right."""
    lines = [f"{check.code} {check.title}（{check.severity}）", "", check.why]
    if check.bad:
        lines += ["", "会报：", *_indented(check.bad), "", "不报：", *_indented(check.good)]
    lines += ["", _mending(check)]
    return "\n".join(lines) + "\n"


def page() -> str:
    """One section for each check, in Markdown."""
    return "\n".join(_section(check) for check in CHECKS)


def _section(check: Check) -> str:
    lines = [f"### {check.code} {check.title}", "", f"**{check.severity}**　{check.why}", ""]
    if check.bad:
        lines += ["会报：", "", "```text", _short(check.bad), "```", ""]
        lines += ["不报：", "", "```text", _short(check.good), "```", ""]
    return "\n".join([*lines, _mending(check), ""])


def _mending(check: Check) -> str:
    if check.mends:
        return "--fix 能改，改后规则的意思不变。"
    return "要人来改。"


def _indented(text: str) -> list[str]:
    return [f"  {line}" for line in _short(text).split("\n")]


def _short(text: str, most: int = 12) -> str:
    """The beginning of an example that is long by its nature."""
    lines = text.split("\n")
    return "\n".join([*lines[:most], "…"] if len(lines) > most else lines)
