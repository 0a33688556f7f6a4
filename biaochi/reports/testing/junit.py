"""Test results as JUnit XML, the form that build servers read: one test case an example."""

from __future__ import annotations

import re
from xml.etree import ElementTree as Xml

from biaochi.engine.facts.examples import FactExampleResult
from biaochi.engine.ruletest.run import Outcome
from biaochi.engine.ruletest.samples import SampleResult
from biaochi.reports.testing.terminal import fact_lines, headline, sample_lines
from biaochi.reports.testing.tested import Tested, TestedExample

# What XML 1.0 cannot hold at all, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(tested: Tested) -> bytes:
    """An XML document: suites 例句, 要素 and 样例; known gaps are skipped tests."""
    root = Xml.Element("testsuites", name="biaochi test")
    _suite(root, "例句", [_example(e) for e in tested.examples])
    if tested.facts:
        _suite(root, "要素", [_fact(f) for f in tested.facts])
    if tested.samples:
        _suite(root, "样例", [_sample(s) for s in tested.samples])
    for key in ("tests", "failures", "skipped"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    Xml.indent(root)
    text: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _suite(root: Xml.Element, name: str, cases: list[Xml.Element]) -> None:
    suite = Xml.SubElement(
        root,
        "testsuite",
        name=name,
        tests=str(len(cases)),
        failures=str(sum(case.find("failure") is not None for case in cases)),
        errors="0",
        skipped=str(sum(case.find("skipped") is not None for case in cases)),
        time="0",
    )
    suite.extend(cases)


def _case(rule: str, name: str, file: str, line: int) -> Xml.Element:
    return Xml.Element(
        "testcase",
        {
            "classname": _sound(rule),
            "name": _sound(name),
            "file": _sound(file),
            "line": str(line),
            "time": "0",
        },
    )


def _example(example: TestedExample) -> Xml.Element:
    result = example.result
    line = result.example.line
    name = f"第 {line} 行 {example.kind} {result.as_wanted()}"
    case = _case(result.rule.name, name, result.example.file, line)
    if result.outcome is Outcome.GAP:
        Xml.SubElement(case, "skipped", message=_sound(f"已知缺口：{result.example.gap_reason}"))
    elif not result.passed:
        found = result.as_found() if result.found is not None else "没有报"
        wanted = result.as_wanted() if result.example.breach else "不报"
        _fail(case, headline(example), f"应当 {wanted}\n实际 {found}")
    return case


def _fact(result: FactExampleResult) -> Xml.Element:
    example = result.example.example
    name = f"第 {example.line} 行 {example.text}"
    case = _case(f"要素 {result.declaration.name}", name, example.file, example.line)
    if not result.passed:
        first, *rest = fact_lines(result)
        _fail(case, first, "\n".join(rest))
    return case


def _sample(result: SampleResult) -> Xml.Element:
    path = str(result.sample.path)
    case = _case("样例", result.sample.path.name, path, 1)
    if not result.passed:
        first, *rest = sample_lines(result)
        _fail(case, first, "\n".join(rest))
    return case


def _fail(case: Xml.Element, message: str, text: str) -> None:
    failure = Xml.SubElement(case, "failure", message=_sound(message), type="不通过")
    failure.text = _sound(text)


def _sound(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
