"""让位: names that mean no rule."""

from __future__ import annotations

from collections.abc import Iterator

from biaochi.grammar import parse
from biaochi.grammar.compiled import names_rule
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.suggest import did_you_mean
from biaochi.lint.kind import Check, Hit, Severity
from biaochi.lint.project import Project


def _yields(project: Project) -> Iterator[Hit]:
    names = [view.rule.name for view in project.all_rules]
    for view in project.rules:
        field = view.declaration.first("让位")
        node = parse.names(view.file, field.body, Log()) if field else None
        for name in node.names if node else ():
            meant = [n for n in names if names_rule(name.text, n)]
            if not meant:
                advice = did_you_mean(name.text, names, "改正名字，或者删去它。")
                yield Hit(view.file, name.at, f"没有一条规则叫「{name.text}」。", advice)
            elif meant == [view.rule.name]:
                yield Hit(view.file, name.at, "它让位给自己。", "删去它。")


YIELDS = Check(
    "L023",
    "让位的规则不存在",
    Severity.ERROR,
    "名字写错了，兜底的规则就不会让开，同一句报两条。",
    "让位 地域.注册他",
    "规则 地域.兜底  与本地有关的要求\n  级别 黄\n  让位 地域.注册地\n  依据 《甲法》第一条\n"
    "  当 含 <本地> …8 纳税\n  说明 在「{本地}」纳税。\n  建议 删去。\n  违规 须在【本市纳税】。",
    _yields,
)
