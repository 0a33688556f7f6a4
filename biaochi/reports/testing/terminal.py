"""`biaochi test` for reading in a terminal: what fails, how it was read, and what it lacks."""

from __future__ import annotations

from biaochi.engine.facts.examples import FactExampleResult
from biaochi.engine.matching.why import Step
from biaochi.engine.ruletest.diagnosis import Diagnosis, ReadAs
from biaochi.engine.ruletest.run import Outcome
from biaochi.engine.ruletest.samples import Expected, Found, SampleResult
from biaochi.model.clause import Party
from biaochi.model.wording import worded
from biaochi.reports.describe import one_line
from biaochi.reports.testing.tested import Tested, TestedExample
from biaochi.reports.wrap import lines as wrapped

_WIDTH = 80
_MARGIN = 7
_MOST_STEPS = 8


def render(tested: Tested, quiet: bool = False) -> str:
    """What fails, in full, and a summary; `quiet` leaves one line for each failure."""
    failed = [e for e in tested.examples if not e.result.passed]
    broken = [s for s in tested.samples if not s.passed]
    unfound = [f for f in tested.facts if not f.passed]
    if quiet:
        lines = [headline(e) for e in failed] + [fact_headline(f) for f in unfound]
        lines += [f"{s.sample.path} 样例不通过" for s in broken]
        return "".join(f"{line}\n" for line in lines)
    lines = [line for e in failed for line in (*_example(e), "")]
    lines += [line for f in unfound for line in (*fact_lines(f), "")]
    lines += [line for s in broken for line in (*sample_lines(s), "")]
    return "".join(f"{line}\n" for line in [*lines, tested.summary()])


def headline(example: TestedExample) -> str:
    """Where, which rule, and that it fails."""
    result = example.result
    if result.outcome is Outcome.GAP_CLOSED:
        return f"{example.place} {result.rule.name} 已知缺口已能通过，去掉标记"
    return f"{example.place} {result.rule.name} {example.kind}例不通过"


def fact_headline(result: FactExampleResult) -> str:
    """Where, which fact, and that its example fails."""
    example = result.example.example
    kind = "反例" if result.example.value is None else "例"
    return f"{example.file}:{example.line} 要素 {result.declaration.name} {kind}不通过"


def fact_lines(result: FactExampleResult) -> list[str]:
    """What should have been found in an example of a fact, and what was."""
    wanted, found = result.example.value, result.found
    lines = [fact_headline(result), *_field("例句", one_line(result.example.example.text))]
    lines += _field("应当", "找不到值" if wanted is None else worded(wanted))
    if found is None:
        return lines + _field("实际", "没有找到值")
    words = f"（{found.how}：「{one_line(result.words)}」）" if result.words else f"（{found.how}）"
    return lines + _field("实际", worded(found.value) + words)


def _example(example: TestedExample) -> list[str]:
    result = example.result
    if result.outcome is Outcome.GAP_CLOSED:
        return [headline(example), *_field("例句", result.as_wanted())]
    wanted = result.as_wanted() if result.example.breach else "不报"
    found = result.as_found() if result.found is not None else "没有报"
    lines = [headline(example), *_field("应当", wanted)]
    if not result.example.breach:
        lines = [headline(example), *_field("应当", f"不报：{result.as_wanted()}")]
    lines += _field("实际", found)
    return lines + (
        diagnosis_lines(example.diagnosis, result.found is not None) if example.diagnosis else []
    )


def diagnosis_lines(diagnosis: Diagnosis, reported: bool) -> list[str]:
    """How the clause was read, and the steps of the condition that came nearest."""
    lines = [line for reading in diagnosis.readings for line in _field("读作", _reading(reading))]
    if not diagnosis.nearest:
        return lines + _field("差在", "任何一个「当」要的词都不齐。")
    title = "报因" if reported else "差在"
    lines += _field(title, f"当 {diagnosis.nearest}")
    for step in diagnosis.steps[:_MOST_STEPS]:
        lines += _field("", _step(step))
    return lines


def _reading(reading: ReadAs) -> str:
    place = f"位置 {reading.place}" + (f"（{reading.because}）" if reading.because else "")
    parts = [place]
    if reading.party is not None and reading.party is not Party.UNKNOWN:
        parts.append(f"约束 {reading.party}")
    if reading.stance is not None:
        because = f"（{reading.stance.because}）" if reading.stance.because else ""
        parts.append(f"极性 {reading.stance.polarity}{because}")
    return "，".join(parts)


def _step(step: Step) -> str:
    detail = f" → {one_line(step.detail)}" if step.detail else ""
    return f"{'是' if step.met else '否'} {step.question}{detail}"


def sample_lines(result: SampleResult) -> list[str]:
    """What is missing (−) and what is too much (+) in a document, and gaps that have closed."""
    lines = [f"{result.sample.path} 样例不通过"]
    lines += [f"  {problem}" for problem in result.problems]
    rows = [(e.line, f"  − 缺 {_expected(e, result)}") for e in result.missing]
    rows += [
        (e.line, f"  ！{_expected(e, result)}  已知缺口已能通过，去掉标记") for e in result.closed
    ]
    lines += [row for _, row in sorted(rows)]
    lines += [f"  + 多 {_found(f)}" for f in result.surplus]
    if rows or result.surplus:
        name = result.sample.expected.name
        lines.append(f"  期望写在 {name}；结果对了就加 --write 更新。")
    return lines


def _expected(expected: Expected, result: SampleResult) -> str:
    unknown = "  没有这条规则" if expected.rule in result.unknown else ""
    return f"{expected.written()}{unknown}  （第 {expected.line} 行）"


def _found(found: Found) -> str:
    words = Expected(found.rule, found.words).written()
    section = " > ".join(one_line(s) for s in found.section)
    return f"{words}  （{section}）" if section else words


def _field(name: str, text: str) -> list[str]:
    """A name and its text, wrapped; lines after the first are indented below the text."""
    rows = wrapped(text, _WIDTH - _MARGIN)
    head = f"  {name} " if name else " " * _MARGIN
    return [head + rows[0], *(" " * _MARGIN + row for row in rows[1:])]
