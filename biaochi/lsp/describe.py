"""What names mean, in a few lines of Markdown."""

from __future__ import annotations

from biaochi.grammar.citations import cite, gist_of
from biaochi.grammar.codes import code_of
from biaochi.grammar.compiled import FactDeclaration, Threshold
from biaochi.grammar.lists import Words
from biaochi.grammar.show import constant_text
from biaochi.model.law import Provision, Statute

SHOWN = 40
"""How many words of a list are shown."""


def list_text(name: str, words: Words | None, most: int = SHOWN) -> str:
    """The first words of a list, and how many there are."""
    if words is None:
        return f"没有名叫「{name}」的词表。"
    ordered = sorted(words.words)
    more = f" …… 共 {len(ordered)} 个" if len(ordered) > most else f"（{len(ordered)} 个）"
    lines = [f"**词表 {name}**", "", " | ".join(ordered[:most]) + more]
    if words.values:
        lines += ["", "还有值类：" + "、".join(f"@{v}" for v in sorted(words.values))]
    if words.avoid:
        lines += ["", f"避开：{' | '.join(sorted(words.avoid)[:most])}"]
    return "\n".join(lines)


def statute_text(statute: Statute) -> str:
    """Names, number, dates and state of a statute."""
    known = f"共 {len(statute.shape)} {statute.unit}" if statute.shape else "没有写结构"
    dates = f"{statute.effective} 起施行" if statute.effective else "施行日期未写"
    if statute.repealed:
        dates += f"，{statute.repealed} 废止"
    if statute.successor:
        dates += f"，由《{statute.successor}》接替"
    parts = [
        f"**《{statute.name}》**",
        "简称：" + "、".join(f"《{a}》" for a in statute.aliases) if statute.aliases else "",
        " ".join(filter(None, (statute.issuer, statute.number))),
        dates,
        ("已核" if statute.verified else "待核：没有原文可对") + f"，{known}",
    ]
    return "\n\n".join(filter(None, parts))


def provision_text(statute: Statute, provision: Provision) -> str:
    """What a provision says, in our words."""
    said = gist_of(statute, provision)
    return said or f"{cite(statute, provision)}：没有写要旨。"


def code_text(code: str) -> str:
    """The page of a diagnostic's code."""
    if code.startswith("L"):
        return _check_text(code)
    known = code_of(code)
    if known is None:
        return ""
    example = f"\n\n会报的写法：\n\n```\n{known.example}\n```" if known.example else ""
    return f"**{known.code} {known.title}**\n\n{known.explanation}{example}"


def _check_text(code: str) -> str:
    # The linter brings the whole engine along, which the server does without else.
    from biaochi.lint.checks import check_of

    check = check_of(code)
    return f"**{check.code} {check.title}**\n\n{check.why}" if check else ""


def fact_text(fact: FactDeclaration) -> str:
    """The title and type of a fact."""
    return f"**要素 {fact.name}**（{fact.type}）\n\n{fact.title}"


def threshold_text(threshold: Threshold) -> str:
    """The values of a threshold by date, and what it rests on."""
    lines = [f"**阈值 {threshold.name}**（{threshold.stricter}）", threshold.title]
    for one in threshold.values:
        until = f" 至 {one.end}" if one.end else " 起"
        lines.append(f"- {constant_text(one.value)} {one.start or ''}{until}")
    lines += [c.text for c in threshold.citations]
    return "\n\n".join(lines)
