"""Words for places, counts and causes that every report uses alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from biaochi.model.anchor import Anchor
from biaochi.model.document import Notice, Unreadable
from biaochi.model.finding import (
    Adjusted,
    Breach,
    Checked,
    Finding,
    Ground,
    Level,
    RuleVerdict,
    Verdict,
)
from biaochi.model.law import Citation, Provision

Result = Checked | Unreadable

Quotes = Mapping[tuple[str, Provision], str]
"""The words of provisions, by statute and place, as far as the user imported them; lines as printed."""

# C0 and C1 controls but tab and line feed, directional overrides, lone surrogates: a document can
# use them to command the terminal, to print its text backwards or to break the encoder.
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Text of a document made safe to show; line feeds and tabs stay."""
    return without_surrogates(_HARMFUL.sub("", text))


def without_surrogates(text: str) -> str:
    """Text that can be written as UTF-8, character for character: halves of pairs become �."""
    return _SURROGATE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Safe text on a single line."""
    return re.sub(r"\s*[\n\t\u2028\u2029]\s*", " ", clean(text)).strip()


def source(result: Result) -> str:
    """The path of the file a result is about, as the user gave it."""
    return one_line(result.source if isinstance(result, Unreadable) else result.document.source)


def file_name(source: str) -> str:
    """The last part of a path, for titles; Windows paths are understood everywhere."""
    return one_line(PurePath(source.replace("\\", "/")).name or source)


def section_path(finding: Finding) -> str:
    """The headings above a finding: 第二章 投标人须知 > 三、投标保证金."""
    return " > ".join(one_line(s) for s in finding.section)


def spot(anchor: Anchor) -> str:
    """Place inside a section: 表2 第4行第3列, or 第12段 where there is no page to go by."""
    if anchor.table is not None:
        row = f"第{anchor.row}行" if anchor.row is not None else ""
        column = f"第{anchor.column}列" if anchor.column is not None else ""
        return f"表{anchor.table} {row}{column}".rstrip()
    return "" if anchor.page is not None else f"第{anchor.paragraph}段"


def where(finding: Finding) -> str:
    """Place of a finding in one line: 第3页 · 第二章 > 三 · 表2 第4行第3列."""
    page = f"第{finding.anchor.page}页" if finding.anchor.page is not None else ""
    parts = (page, section_path(finding), spot(finding.anchor))
    return " · ".join(p for p in parts if p)


def ground_line(ground: Ground) -> str:
    """A fact on which a breach rests, with its place: 投标保证金 4.02万元（第3页 · 第12段）."""
    said = f"{one_line(ground.fact)} {one_line(ground.value)}"
    if ground.clause is None:
        return said
    anchor = ground.clause.paragraph.anchor
    page = f"第{anchor.page}页" if anchor.page is not None else ""
    heading = one_line(ground.clause.path[-1]) if ground.clause.path else ""
    place = " · ".join(p for p in (page, heading, spot(anchor)) if p)
    return f"{said}（{place}）"


def layer_lines(breach: Breach) -> tuple[str, ...]:
    """The lower layer that a rule comes from, and what lower layers changed about it."""
    own = (f"{one_line(breach.layer)}的规则",) if breach.layer else ()
    return (*own, *(adjusted_line(a) for a in breach.adjusted))


def adjusted_line(adjusted: Adjusted) -> str:
    """What a lower layer changed, with its authority: 浙江省收紧：级别 黄 → 红（《…》第…条）."""
    done = "放宽" if adjusted.loosens else "收紧"
    cited = "、".join(c.text for c in adjusted.citations)
    said = f"{adjusted.layer}{done}：{adjusted.change}"
    said += f"（{cited}）" if cited else ""
    return one_line(f"{said}，理由：{adjusted.reason}" if adjusted.reason else said)


def layers(checked: Checked) -> str:
    """Whose rules were applied, where there are others than the nation's: 国家、浙江省."""
    return "、".join(map(one_line, checked.layers)) if checked.layers[1:] else ""


def citation_line(citation: Citation) -> str:
    """A citation with its 文号, and 待核 where the text of the statute was not at hand."""
    number = f"（{citation.number}）" if citation.number else ""
    return one_line(f"{citation.text}{number}{'' if citation.verified else '〔待核〕'}")


def quoted_words(quotes: Quotes, citation: Citation, most: int = 0) -> str:
    """The words of a cited provision in one line, cut to `most` characters (0: whole); "" if unknown."""
    words = one_line(quotes.get((citation.statute, citation.provision), ""))
    return f"{words[: most - 1].rstrip()}…" if 0 < most < len(words) else words


def family(rule: str) -> str:
    """The part of a rule's name before the first dot: 地域.注册地 → 地域."""
    return rule.split(".", 1)[0]


def families(findings: Iterable[Finding]) -> dict[str, dict[Level, int]]:
    """Findings by family and colour, families in order of first appearance.

    A finding with bases in two families counts in both, in each with its gravest colour there.
    """
    table: dict[str, dict[Level, int]] = {}
    for finding in findings:
        gravest: dict[str, Level] = {}
        for breach in finding.breaches:
            name = family(breach.rule)
            gravest[name] = min(gravest.get(name, breach.level), breach.level, key=_rank)
        for name, level in gravest.items():
            table.setdefault(name, dict.fromkeys(Level, 0))[level] += 1
    return table


def _rank(level: Level) -> int:
    return level.rank


def suspects(checked: Checked) -> int:
    """Number of findings that need a person to decide."""
    return sum(1 for f in checked.settled if f.verdict is Verdict.SUSPECT)


def verdict_counts(checked: Checked) -> dict[Verdict, int]:
    """How many rules ended in each verdict, verdicts in their fixed order."""
    counts = Counter(v.verdict for v in checked.verdicts)
    return {verdict: counts[verdict] for verdict in Verdict}


def coverage(checked: Checked) -> str:
    """How the rules ended: 规则 120 条：违规 3 · 疑似 1 · 未发现 100 · 未检查 2 · 不适用 14."""
    counts = verdict_counts(checked)
    return f"规则 {len(checked.verdicts)} 条：" + " · ".join(f"{v} {n}" for v, n in counts.items())


@dataclass(frozen=True, slots=True)
class CauseGroup:
    """Rules that were left out for one and the same cause."""

    cause: str
    rules: tuple[str, ...]


def by_cause(verdicts: Iterable[RuleVerdict], verdict: Verdict) -> tuple[CauseGroup, ...]:
    """Rules with this verdict, grouped by cause in order of first appearance."""
    groups: dict[str, list[str]] = {}
    for item in verdicts:
        if item.verdict is verdict:
            groups.setdefault(one_line(item.cause) or "原因未说明", []).append(one_line(item.rule))
    return tuple(CauseGroup(cause, tuple(rules)) for cause, rules in groups.items())


def notice_line(notice: Notice) -> str:
    """A part that was not read: 第5页 页面没有文字层（扫描件）：….

    The detail is left out where it only repeats the cause.
    """
    place = f"第{notice.page}页" if notice.page is not None else "全文"
    detail = one_line(notice.detail)
    more = f"：{detail}" if detail and detail != str(notice.cause) else ""
    return f"{place} {notice.cause}{more}"


def unchecked_count(checked: Checked) -> int:
    """Parts not read plus rules not checked."""
    return len(checked.notices) + verdict_counts(checked)[Verdict.UNCHECKED]
