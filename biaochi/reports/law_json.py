"""Statutes, their coverage and their changes as JSON, for other programs."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Any

from biaochi.grammar.citations import cite
from biaochi.lawstore.changes import Stale, Undecided
from biaochi.lawstore.citing import Cited, Citer, in_order
from biaochi.lawstore.coverage import Resting, RuleCoverage, StatuteCoverage
from biaochi.lawstore.texts import StatuteText
from biaochi.model.law import Provision, Statute
from biaochi.reports.law import rules_citing

Json = dict[str, Any]


def as_text(value: object) -> str:
    """Equal values give equal text."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def statute_list(statutes: Iterable[Statute], places: Cited, imported: frozenset[str]) -> str:
    """All statutes without their provisions."""
    return as_text([_statute(s, places, s.name in imported) for s in statutes])


def statute_page(
    statute: Statute, provision: Provision | None, places: Cited, text: StatuteText | None
) -> str:
    """A statute with its provisions, or with those that one provision is or contains."""
    by_place = places.get(statute.name, {})
    wanted = [
        p
        for p in sorted(statute.gists.keys() | by_place.keys(), key=in_order)
        if provision is None or p.overlaps(provision)
    ]
    value = _statute(statute, places, text is not None)
    value["provisions"] = [
        {
            **_place(statute, p),
            "gist": statute.gists.get(p, ""),
            "quote": text.words(statute, p) if text else "",
            "rules": [_citer(c) for c in by_place.get(p, ())],
        }
        for p in wanted
    ]
    if provision is not None:
        quote = text.words(statute, provision) if text else ""
        value["provision"] = {**_place(statute, provision), "quote": quote}
    return as_text(value)


def coverage(statutes: Sequence[StatuteCoverage], rules: RuleCoverage) -> str:
    """Both views in one value: statutes and rules."""
    return as_text(
        {
            "statutes": [
                {
                    "name": c.statute.name,
                    "verified": c.statute.verified,
                    "gists": len(c.statute.gists),
                    "rules": c.rules,
                    "cited": [_place(c.statute, p) for p in c.covered],
                    "without_rule": [_place(c.statute, p) for p in c.without_rule],
                    "without_gist": [_place(c.statute, p) for p in c.without_gist],
                }
                for c in statutes
            ],
            "rules": {
                "total": rules.total,
                "unverified_only": [_resting(r) for r in rules.unverified],
                "soft_only": [_resting(r) for r in rules.soft],
            },
        }
    )


def changes(found: Iterable[Stale], open_: Iterable[Undecided], as_of: dt.date) -> str:
    """Stale citations, and what could not be judged."""
    return as_text(
        {
            "as_of": as_of.isoformat(),
            "stale": [
                {
                    "rule": s.subject.name,
                    "file": s.subject.source.file,
                    "line": s.subject.source.line,
                    "citation": s.citation.text,
                    "change": str(s.change),
                    "day": s.day.isoformat(),
                    "successor": s.successor,
                }
                for s in found
            ],
            "unchecked": [
                {"statute": u.statute.name, "cause": u.cause, "rules": u.rules} for u in open_
            ],
        }
    )


def _statute(statute: Statute, places: Cited, imported: bool) -> Json:
    return {
        "name": statute.name,
        "aliases": list(statute.aliases),
        "rank": str(statute.rank) if statute.rank else "",
        "number": statute.number,
        "issuer": statute.issuer,
        "effective": _day(statute.effective),
        "repealed": _day(statute.repealed),
        "successor": statute.successor,
        "amended": [a.day.isoformat() for a in sorted(statute.amendments, key=lambda a: a.day)],
        "verified": statute.verified,
        "unit": statute.unit,
        "regimes": sorted(statute.regimes),
        "articles": len(statute.shape),
        "gists": len(statute.gists),
        "rules": rules_citing(places, statute),
        "imported": imported,
    }


def _place(statute: Statute, place: Provision) -> Json:
    return {
        "text": cite(statute, place),
        "article": place.article,
        "paragraph": place.paragraph,
        "item": place.item,
    }


def _citer(citer: Citer) -> Json:
    return {"kind": citer.what, "name": citer.name, "title": citer.title}


def _resting(part: Resting) -> Json:
    citations = [{"text": c.text, "verified": c.verified} for c in part.citations]
    return {**_citer(part.citer), "citations": citations}


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
