"""依据: the provisions that a rule rests on, resolved against the statutes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from biaochi.grammar import parse
from biaochi.grammar.dates import Period
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.law import Laws
from biaochi.grammar.provisions import resolve_provision
from biaochi.grammar.source import Range
from biaochi.grammar.tree import CitationNode, SyntaxFile
from biaochi.model.law import Citation, Provision, Statute

_Cited = tuple[Range, Statute, Citation]


def read_citations(at: Range, file: SyntaxFile, laws: Laws, log: Log) -> tuple[_Cited, ...] | None:
    """The citations of a 依据 with their places; None if one is wrong."""
    nodes = parse.citations(file, at, log)
    if nodes is None:
        return None
    found: dict[tuple[str, Provision], _Cited] = {}
    sound = True
    statute: Statute | None = None
    for node in nodes:
        if node.statute:
            statute = laws.find(node.statute, file)
        elif statute is None and node is nodes[0]:
            advice = "引用前面写上《法规名》。"
            log.add("E306", file.source, node.at, "没有写是哪部法规。", advice)
        citation = _cite(node, statute, file, log)
        sound &= citation is not None
        if statute and citation:
            found.setdefault((statute.name, citation.provision), (node.at, statute, citation))
    return tuple(found.values()) if sound else None


def _cite(
    node: CitationNode, statute: Statute | None, file: SyntaxFile, log: Log
) -> Citation | None:
    if statute is None:
        return None
    if node.provision is None:
        cause = f"只写了《{statute.name}》，没有写到{statute.unit}。"
        log.add(
            "E306",
            file.source,
            node.at,
            cause,
            f"写到{statute.unit}，如：第三{statute.unit}第一款。",
        )
        return None
    provision = resolve_provision(statute, node.provision, file, log)
    if provision is None:
        return None
    gist = gist_of(statute, provision)
    if not gist and statute.verified:
        text = cite(statute, provision)
        advice = f"在《{statute.name}》的声明里加一行「要旨」。"
        log.add("W301", file.source, node.at, f"没有写{text}的要旨。", advice)
    return Citation(
        statute.name,
        provision,
        cite(statute, provision),
        gist,
        statute.number,
        statute.verified,
        statute.regimes,
    )


def cite(statute: Statute, provision: Provision) -> str:
    """The citation as printed: without 款 where it is not needed to find the words.

    That is in articles of one paragraph, and for items of notices, whose parts are not cited by
    paragraphs (第一部分第（四）项).
    """
    single = len(statute.shape.get(provision.article, ())) == 1
    of_notice = statute.unit == "部分" and provision.item > 0
    return statute.cite(replace(provision, paragraph=0) if single or of_notice else provision)


def gist_of(statute: Statute, provision: Provision) -> str:
    """What the provision says; where only the paragraph or article has a gist, that one."""
    wider = (provision, replace(provision, item=0), Provision(provision.article))
    return next((statute.gists[p] for p in wider if p in statute.gists), "")


def check_in_force(cited: tuple[_Cited, ...], period: Period, file: SyntaxFile, log: Log) -> bool:
    """Whether every statute cited is in force on some day of the rule's validity."""
    sound = True
    for at, statute, _ in cited:
        lasts = _lasts(statute)
        first = max(filter(None, (lasts.start, period.start)), default=None)
        last = min(filter(None, (lasts.end, period.end)), default=None)
        if first and last and last < first:
            cause = f"规则有效期：{_said(period)}；《{statute.name}》施行期：{_said(lasts)}。"
            advice = (
                f"改引现行的《{statute.successor}》。"
                if statute.successor
                else "改正施行日期，或者改引当时的法规。"
            )
            log.add("E305", file.source, at, cause, advice)
            sound = False
        elif _outlasts(period, lasts):
            cause = f"规则有效期：{_said(period)}；《{statute.name}》施行期：{_said(lasts)}。"
            log.add("W302", file.source, at, cause, "让规则的「施行」落在法规的施行期内。")
    return sound


def _outlasts(period: Period, lasts: Period) -> bool:
    """Whether the author gave a rule days on which the statute is no law."""
    early = period.start and lasts.start and period.start < lasts.start
    late = lasts.end and (period.end is None or period.end > lasts.end) and period != Period()
    return bool(early or late)


def _lasts(statute: Statute) -> Period:
    end = statute.repealed - dt.timedelta(days=1) if statute.repealed else None
    return Period(statute.effective, end)


def _said(period: Period) -> str:
    if period.start and period.end:
        return f"{period.start} 至 {period.end}"
    if period.start:
        return f"{period.start} 起"
    return f"{period.end} 止" if period.end else "不限"


def natural_period(cited: tuple[_Cited, ...], written: Period) -> Period:
    """The days on which a rule is law: as written, else those on which a statute it cites is."""
    lasting = [_lasts(statute) for _, statute, _ in cited]
    starts = [p.start for p in lasting if p.start]
    ends = [p.end for p in lasting if p.end]
    start = min(starts) if len(starts) == len(lasting) else None
    end = max(ends) if len(ends) == len(lasting) else None
    return Period(written.start or start, written.end or (None if written.start else end))
