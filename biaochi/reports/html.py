"""The report as one self-contained HTML page: the document on the left, its findings on the right.

The page loads nothing and sends nothing: its policy allows exactly one style and one script, both
named by their hash, so that markup in a document could not act even if it were not escaped.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from biaochi._version import VERSION
from biaochi.model.document import Section, Table, Unreadable
from biaochi.model.finding import Checked, Finding, Level, Verdict
from biaochi.model.law import Citation
from biaochi.reports import describe, excerpt
from biaochi.reports.marking import Marking, grid

_QUOTED = 90
"""Characters quoted of a clause beside a finding; the whole clause stands in the text."""
_TONES = {Level.RED: "red", Level.YELLOW: "yellow", Level.BLUE: "blue"}


@dataclass(frozen=True, slots=True)
class _View:
    """One result as the page shows it; `key` makes the names of its places unique in the page."""

    key: str
    result: describe.Result
    marking: Marking | None

    @property
    def readable(self) -> bool:
        return self.marking is not None


def render(
    results: Sequence[describe.Result],
    titles: Mapping[str, str] | None = None,
    quotes: describe.Quotes | None = None,
) -> str:
    """All results as one HTML page.

    `titles` names the rules in the list of what was checked, `quotes` are the words of provisions.
    """
    views = [_view(f"d{i}", result) for i, result in enumerate(results, 1)]
    style, script = _asset("report.css"), _asset("report.js")
    page = _environment().get_template("report.html.j2")
    return page.render(
        views=views,
        titles=titles or {},
        quotes=quotes or {},
        version=VERSION,
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
    )


def _view(key: str, result: describe.Result) -> _View:
    if isinstance(result, Unreadable):
        return _View(key, result, None)
    return _View(key, result, Marking(result.document, result.findings))


def _asset(name: str) -> str:
    text = files("biaochi.reports").joinpath("templates", name).read_text(encoding="utf-8")
    # The hash is taken over what stands between the tags, so the line feeds belong to it.
    return f"\n{text}"


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _rules_of(finding: Finding) -> str:
    return " ".join(b.rule for b in finding.breaches)


def _places(checked: Checked) -> list[str]:
    """The places in which there are findings, in the order of the document."""
    return list(dict.fromkeys(str(f.clause.place) for f in checked.findings))


def _rules(checked: Checked) -> list[tuple[str, str]]:
    """The rules that were broken, with their titles, by name."""
    found = {b.rule: b.title for f in checked.findings for b in f.breaches}
    return sorted(found.items())


def _ended(checked: Checked, verdict: Verdict) -> list[str]:
    return [v.rule for v in checked.verdicts if v.verdict is verdict]


def _quote(finding: Finding) -> tuple[excerpt.Piece, ...]:
    return excerpt.quote(finding, _QUOTED)


def _law_words(quotes: describe.Quotes, citation: Citation) -> str:
    """The words of a cited provision, paragraphs and items on lines of their own."""
    return describe.clean(quotes.get((citation.statute, citation.provision), ""))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("biaochi.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests |= {
        "table": lambda block: isinstance(block, Table),
        "section": lambda block: isinstance(block, Section),
    }
    environment.filters |= {
        "line": describe.one_line,
        "name": describe.file_name,
        "tone": _TONES.__getitem__,
        "grid": grid,
        "quote": _quote,
        "rules_of": _rules_of,
        "where": describe.where,
        "citation": describe.citation_line,
    }
    environment.globals |= {
        "Level": Level,
        "Verdict": Verdict,
        "describe": describe,
        "ended": _ended,
        "law_words": _law_words,
        "places": _places,
        "rules": _rules,
        "words": excerpt.words,
    }
    return environment
