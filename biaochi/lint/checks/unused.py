"""Declarations that nothing uses: word lists, facts, thresholds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biaochi.grammar import keywords as kw
from biaochi.grammar.tree import Declaration, SyntaxFile
from biaochi.lint.kind import Check, Hit, Severity
from biaochi.lint.project import Project

_NAMED = ("要素", "阈值")
_LISTREF = re.compile(r"<([^<>\n]*)>")
_USE = re.compile(r"(要素|阈值)\s+([^\s()、，,；;<>=≥≤≠+×*{}【】]+)")


def _lists(project: Project) -> Iterator[Hit]:
    """Lists that no condition or label reaches, directly or through other lists."""
    by_name = {one.name.text: one for one in project.all_lists}
    waiting = [
        found[1].strip()
        for file in project.files
        for one in file.declarations
        if one.kind != "词表"
        for found in _LISTREF.finditer(_structured(file, one))
    ]
    used: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in used and name in by_name:
            used.add(name)
            waiting += [ref.name for ref in by_name[name].refs]
    for one in project.lists:
        if one.name.text not in used:
            cause = f"没有一个条件用到「{one.name.text}」，直接、间接都没有。"
            yield Hit(one.file, one.name.at, cause, "在条件里用上它，或者删去。")


def _structured(file: SyntaxFile, declaration: Declaration) -> str:
    """What the structured fields of a declaration say."""
    kind = kw.declaration(declaration.kind)
    structured = {
        f.keyword for f in (kind.fields if kind else ()) if f.content is kw.Content.STRUCTURED
    }
    return "\n".join(
        file.plain[f.body.start : f.body.end] for f in declaration.fields if f.keyword in structured
    )


def _declarations(project: Project) -> Iterator[Hit]:
    used: set[tuple[str, str]] = set()
    for file in project.files:
        for one in file.declarations:
            own = (one.kind, project.name_of(file, one).text)
            text = _structured(file, one)
            if one.kind == "调整":
                text += "\n" + file.plain[one.header.start : one.header.end]
            used |= {use for use in _USE.findall(text) if use != own}
    for kind in _NAMED:
        for file, one in project.declared(kind):
            name = project.name_of(file, one)
            if (kind, name.text) not in used and not _is_fact_of_library(file, kind):
                cause = f"没有一条规则用到{kind}「{name.text}」。"
                yield Hit(file, name.at, cause, "在规则里用上它，或者删去。")


def _is_fact_of_library(file: SyntaxFile, kind: str) -> bool:
    """Facts in a file without rules are there for everybody, and are printed by themselves."""
    return kind == "要素" and all(one.kind != "规则" for one in file.declarations)


UNUSED_LIST = Check(
    "L001",
    "词表没有用到",
    Severity.WARNING,
    "没有条件用到的词表改了也不起作用；常见的原因是条件里写成了另一个名字。",
    "词表 外地说法\n  外省 | 外市",
    "词表 外地说法\n  外省 | 外市\n规则 地域.外地  排斥外地企业\n"
    "  级别 红\n  依据 《甲法》第一条\n  当 含 不接受 …6 <外地说法>\n"
    "  说明 不接受「{外地说法}」。\n  建议 删去。\n  违规 【不接受外省】企业投标。",
    _lists,
)
UNUSED_DECLARATION = Check(
    "L002",
    "要素或阈值没有用到",
    Severity.HINT,
    "没有规则用到的阈值改了也不起作用，常见的原因是规则里写成了另一个名字；"
    "没有规则的文件里的要素不算：那是供大家用的。",
    "阈值 罚款上限  罚款最多占合同价的份额\n  类型 百分比\n  方向 上限\n"
    "  依据 《甲法》第三条\n  取值 5% 2000-01-01 起",
    "阈值 罚款上限  罚款最多占合同价的份额\n  类型 百分比\n  方向 上限\n"
    "  依据 《甲法》第三条\n  取值 5% 2000-01-01 起\n"
    "规则 合同.罚款  罚款过高\n  级别 红\n  依据 《甲法》第三条\n"
    "  当 含 罚款 …8 份额=@百分比 且 值 份额 > 阈值 罚款上限\n"
    "  说明 罚款「{份额}」过高。\n  建议 降低。\n  违规 【罚款为合同价的8%】。",
    _declarations,
)
