"""The steps of `biaochi why` for reading in a terminal."""

from __future__ import annotations

from biaochi.engine.matching.why import Explanation, Step, Trace
from biaochi.model.finding import RuleVerdict
from biaochi.reports.describe import one_line, spot
from biaochi.reports.wrap import lines as wrapped

_WIDTH = 80
_MARGIN = 4


def render(explanation: Explanation, limit: int | None) -> str:
    """The candidates with their steps; at most `limit` of them, broken ones first."""
    rule = explanation.rule
    lines = [f"{rule.level} {rule.name}  {rule.title}"]
    if explanation.cause:
        lines.append(f"这条规则对本文件不适用：{explanation.cause}。以下只说明条件本身。")
    if explanation.whole:
        return "".join(f"{line}\n" for line in (*lines, *_whole(explanation)))
    if rule.applies_if is not None and explanation.end and explanation.end.cause:
        lines += wrapped(f"这条规则对本文件{_outcome(explanation.end)}。", _WIDTH)
    traces = sorted(explanation.traces, key=lambda t: not t.broken)
    if not traces:
        lines.append("没有候选句：规则要求的词在文件里一个也没有。")
    for trace in traces[:limit]:
        lines += ["", *_trace(trace)]
    if limit is not None and len(traces) > limit:
        lines += ["", f"还有 {len(traces) - limit} 个候选句没有列出，加 --all 全部列出。"]
    return "".join(f"{line}\n" for line in lines)


def _whole(explanation: Explanation) -> list[str]:
    """The steps of a rule that is judged once for the whole document."""
    end = f"，结果是{_outcome(explanation.end)}" if explanation.end else ""
    first = wrapped(f"这条规则对整个文件判断一次{end}：", _WIDTH)
    return [*first, *(line for step in explanation.whole for line in _step(step))]


def _outcome(end: RuleVerdict) -> str:
    return f"{end.verdict}（{end.cause}）" if end.cause else str(end.verdict)


def _trace(trace: Trace) -> list[str]:
    clause = trace.clause
    anchor = clause.paragraph.anchor
    page = f"第{anchor.page}页 " if anchor.page is not None else ""
    path = " > ".join(one_line(p) for p in clause.path)
    place = " · ".join(p for p in (page.strip(), path, spot(anchor)) if p)
    outcome = "报" if trace.broken else "不报"
    lines = wrapped(f"{outcome}：{one_line(clause.text)}", _WIDTH)
    lines += wrapped(f"（{place}）", _WIDTH)
    return lines + [line for step in trace.steps for line in _step(step)]


def _step(step: Step) -> list[str]:
    mark = "？" if step.open else "是" if step.met else "否"
    detail = f" → {one_line(step.detail)}" if step.detail else ""
    rows = wrapped(f"{mark} {step.question}{detail}", _WIDTH - _MARGIN)
    return ["  " + rows[0], *(" " * _MARGIN + row for row in rows[1:])]
