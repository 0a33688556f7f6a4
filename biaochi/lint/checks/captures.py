"""Messages and what they quote."""

from __future__ import annotations

from collections.abc import Iterator

from biaochi.grammar.traits import captures
from biaochi.lint.kind import Check, Hit, Severity
from biaochi.lint.project import Project

_ALWAYS = "原文"


def _unquoted(project: Project) -> Iterator[Hit]:
    """Messages that quote nothing although the condition captures words."""
    for view in project.rules:
        names = dict.fromkeys(captures(view.rule.when))
        field = view.declaration.first("说明")
        if names and field and not view.rule.message.captures:
            shown = "、".join(f"{{{name}}}" for name in [*names][:6])
            cause = f"「当」捕获了 {shown}，说明里一个也没有引。"
            advice = f"在说明里引出原文，如「{{{next(iter(names))}}}」，或者用 {{原文}}。"
            yield Hit(view.file, field.at, cause, advice)


def _sometimes(project: Project) -> Iterator[Hit]:
    """Messages that quote what one of the 当 never captures: there it prints as …."""
    for view in project.rules:
        quoted = set(view.rule.message.captures) - {_ALWAYS}
        for stated in view.when:
            absent = sorted(quoted - set(captures(stated.condition)))
            if absent:
                cause = f"说明引了 {{{absent[0]}}}，这个「当」不捕获它，报告里就印成“…”。"
                advice = f"在这里写上 {absent[0]}=…，或者说明里改用 {{原文}}。"
                yield Hit(view.file, stated.field.at, cause, advice)


UNQUOTED = Check(
    "L030",
    "说明没有引原文",
    Severity.WARNING,
    "不引原文的说明对每一句都一样，看报告的人要自己去找是哪几个字。",
    "说明 要求投标人在本地注册。",
    "说明 要求投标人在「{本地}」注册。",
    _unquoted,
)
SOMETIMES = Check(
    "L031",
    "说明引的名字有时没有",
    Severity.WARNING,
    "几个「当」里有一个不捕获说明所引的名字，由它报出来时，说明里那一处是空的。",
    "当 含 <本地> …8 注册\n当 含 不接受 …8 外地企业\n说明 限于「{本地}」。",
    "当 含 <本地> …8 注册\n当 含 不接受 …8 外地企业\n说明 限于本地：「{原文}」。",
    _sometimes,
)
