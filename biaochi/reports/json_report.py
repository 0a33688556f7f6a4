"""The report as JSON, for other programs; its form is fixed by `biaochi.reports.schema`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from biaochi._version import VERSION
from biaochi.model.clause import Span
from biaochi.model.document import Notice, Unreadable
from biaochi.model.finding import Adjusted, Breach, Checked, Finding, Ground, Level, Verdict
from biaochi.model.law import Citation
from biaochi.reports import describe
from biaochi.reports import schema as js


def render(results: Sequence[describe.Result], quotes: describe.Quotes | None = None) -> str:
    """All results as one JSON text; equal results and quotes give equal text, byte for byte.

    `quotes` are the words of provisions, where the user imported them.
    """
    documents = tuple(
        _unreadable(r) if isinstance(r, Unreadable) else _checked(r, quotes or {}) for r in results
    )
    report = js.ReportJson(tool=js.ToolJson(version=VERSION), documents=documents)
    return report.model_dump_json(by_alias=True, indent=2) + "\n"


def _checked(checked: Checked, quotes: describe.Quotes) -> js.CheckedJson:
    document = checked.document
    colours = {level: checked.count(level) for level in Level}
    verdicts = describe.verdict_counts(checked)
    return js.CheckedJson(
        source=_text(document.source),
        format=document.format,
        pages=document.pages,
        as_of=checked.as_of.isoformat(),
        as_of_reason=_text(checked.as_of_reason),
        regimes=tuple(checked.regimes),
        rules_version=checked.rules_version,
        layers=checked.layers,
        counts=js.CountsJson(
            red=colours[Level.RED],
            yellow=colours[Level.YELLOW],
            blue=colours[Level.BLUE],
            suspect=describe.suspects(checked),
            trial=len(checked.on_trial),
        ),
        findings=tuple(_finding(f, quotes) for f in checked.findings),
        verdicts=js.VerdictsJson(
            breach=verdicts[Verdict.BREACH],
            suspect=verdicts[Verdict.SUSPECT],
            clear=verdicts[Verdict.CLEAR],
            unchecked=verdicts[Verdict.UNCHECKED],
            not_applicable=verdicts[Verdict.NOT_APPLICABLE],
        ),
        unchecked=_left_out(checked, Verdict.UNCHECKED),
        not_applicable=_left_out(checked, Verdict.NOT_APPLICABLE),
        notices=tuple(_notice(n) for n in checked.notices),
    )


def _unreadable(result: Unreadable) -> js.UnreadableJson:
    return js.UnreadableJson(
        source=_text(result.source),
        cause=result.cause,
        message=_text(result.message),
        advice=_text(result.advice),
    )


def _finding(finding: Finding, quotes: describe.Quotes) -> js.FindingJson:
    clause = finding.clause
    text = clause.paragraph.text
    return js.FindingJson(
        fingerprint=finding.fingerprint,
        level=finding.level.value,
        verdict=_fault(finding.verdict),
        place=clause.place,
        section=tuple(_text(s) for s in finding.section),
        where=describe.where(finding),
        anchor=js.AnchorJson.model_validate(asdict(finding.anchor)),
        clause=js.ClauseJson(
            text=_text(clause.text),
            start=clause.start,
            end=clause.end,
            paragraph=_text(text),
            lead=tuple(_text(lead) for lead in clause.lead),
        ),
        missing=finding.missing,
        spans=tuple(_span(text, s) for s in finding.spans),
        breaches=tuple(_breach(text, b, quotes) for b in finding.breaches),
    )


def _breach(text: str, breach: Breach, quotes: describe.Quotes) -> js.BreachJson:
    return js.BreachJson(
        rule=breach.rule,
        title=breach.title,
        level=breach.level.value,
        verdict=_fault(breach.verdict),
        party=breach.party,
        spans=tuple(_span(text, s) for s in breach.spans),
        message=_text(breach.message),
        suggestion=_text(breach.suggestion),
        question=_text(breach.question),
        citations=tuple(_citation(c, quotes) for c in breach.citations),
        facts=tuple(_ground(g) for g in breach.grounds),
        trial=breach.trial,
        layer=_text(breach.layer),
        adjusted=tuple(_adjusted(a, quotes) for a in breach.adjusted),
    )


def _adjusted(adjusted: Adjusted, quotes: describe.Quotes) -> js.AdjustedJson:
    return js.AdjustedJson(
        layer=_text(adjusted.layer),
        change=_text(adjusted.change),
        loosens=adjusted.loosens,
        citations=tuple(_citation(c, quotes) for c in adjusted.citations),
        reason=_text(adjusted.reason),
    )


def _ground(ground: Ground) -> js.FactJson:
    clause = ground.clause
    return js.FactJson(
        name=ground.fact,
        value=_text(ground.value),
        where=describe.ground_line(ground),
        paragraph=clause.paragraph.anchor.paragraph if clause else None,
        spans=tuple(_span(clause.paragraph.text, s) for s in ground.spans) if clause else (),
    )


def _fault(verdict: Verdict) -> js.Fault:
    return "违规" if verdict is Verdict.BREACH else "疑似"


def _span(text: str, span: Span) -> js.SpanJson:
    return js.SpanJson(start=span.start, end=span.end, text=_text(text[span.start : span.end]))


def _citation(citation: Citation, quotes: describe.Quotes) -> js.CitationJson:
    return js.CitationJson(
        statute=citation.statute,
        article=citation.provision.article,
        paragraph=citation.provision.paragraph,
        item=citation.provision.item,
        text=citation.text,
        gist=citation.gist,
        quote=_text(quotes.get((citation.statute, citation.provision), "")),
        number=citation.number,
        verified=citation.verified,
    )


def _left_out(checked: Checked, verdict: Verdict) -> tuple[js.RuleLeftOutJson, ...]:
    return tuple(
        js.RuleLeftOutJson(rule=v.rule, cause=_text(v.cause))
        for v in checked.verdicts
        if v.verdict is verdict
    )


def _notice(notice: Notice) -> js.NoticeJson:
    return js.NoticeJson(cause=notice.cause, detail=_text(notice.detail), page=notice.page)


def _text(text: str) -> str:
    # JSON escapes every control character, but lone surrogates cannot be written as UTF-8 at all.
    # One character stands for one, so that offsets stay true.
    return describe.without_surrogates(text)
