"""The words of a provision under its gist, in every report."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
from report_sample import ART_32, furniture
from selectolax.lexbor import LexborHTMLParser

from biaochi.reports import html, json_report, terminal
from biaochi.reports.schema import json_schema
from biaochi.reports.wrap import cells

WORDS = "谁办招标，谁就不可以这样挡人：\n（七）看人家是公是私。"
QUOTES = {(ART_32.statute, ART_32.provision): WORDS}


def test_the_terminal_shows_them_once_under_the_gist() -> None:
    text = terminal.as_text([furniture()], quotes=QUOTES)
    lines = [line.strip() for line in text.splitlines()]
    at = lines.index("条文：谁办招标，谁就不可以这样挡人： （七）看人家是公是私。")
    assert lines[at - 1] == ART_32.gist
    finding = text[text.index("3. [红]") : text.index("4. [红]")]
    assert finding.count("条文：") == 1


def test_the_terminal_cuts_a_long_provision() -> None:
    long = {(ART_32.statute, ART_32.provision): "很长的条文，" * 100}
    text = terminal.as_text([furniture()], quotes=long)
    assert max(cells(line) for line in text.splitlines()) <= 80
    assert text.count("很长的条文") < 100
    assert "…" in text[text.index("条文：") :][:400]


def test_the_page_shows_them_whole_and_line_by_line() -> None:
    tree = LexborHTMLParser(html.render([furniture()], quotes=QUOTES))
    quoted = [q.text() for q in tree.css("dd q")]
    assert set(quoted) == {WORDS}


def test_markup_in_an_imported_text_stays_text() -> None:
    hostile = {(ART_32.statute, ART_32.provision): "<script>alert(1)</script>\u202e甲"}
    page = html.render([furniture()], quotes=hostile)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;甲" in page


def citations(report: Any) -> list[Any]:
    findings = report["documents"][0]["findings"]
    return [c for f in findings for b in f["breaches"] for c in b["citations"]]


def test_json_has_them_beside_the_gist_and_an_empty_text_elsewhere() -> None:
    report = json.loads(json_report.render([furniture()], QUOTES))
    jsonschema.Draft202012Validator(json.loads(json_schema())).validate(report)
    quoted = {c["text"]: c["quote"] for c in citations(report)}
    assert quoted[ART_32.text] == WORDS
    assert set(quoted.values()) == {WORDS, ""}


def test_without_an_imported_text_nothing_is_quoted() -> None:
    assert "条文：" not in terminal.as_text([furniture()])
    assert "<q" not in html.render([furniture()])
