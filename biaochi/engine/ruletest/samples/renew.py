"""--write: the expectations of a sample renewed, so that they say what is found now."""

from __future__ import annotations

import datetime as dt

from biaochi.engine.ruletest.samples.check import SampleChecker, SampleResult, text_of
from biaochi.engine.ruletest.samples.expectations import DAY, NONE, Expected
from biaochi.engine.ruletest.samples.find import SampleFile


def renewed(checker: SampleChecker, sample: SampleFile, today: dt.date) -> str | SampleResult:
    """The expectations as they should be; or the result that says why they cannot be renewed.

    Lines that still hold, comments and known gaps stay as they are. A document that names no date
    is judged on the day of writing, which is then written down.
    """
    old = text_of(sample.expected) or ""
    result = checker.check(sample, text=old)
    if result.problems:
        result = checker.check(sample, today, old)
        if result.problems:
            return result
        old = f"{DAY} {today.isoformat()}\n{old}"
        result = checker.check(sample, text=old)
    gone = {e.line for e in (*result.missing, *result.closed)}
    lines = [
        line
        for number, line in enumerate(old.splitlines(), 1)
        if number not in gone and line.strip() != NONE
    ]
    came = [Expected(e.rule, e.words, e.heading) for e in result.closed]
    came += [Expected(f.rule, f.words) for f in result.surplus]
    lines += [e.written() for e in came]
    if not (result.matched or came or result.gaps):
        lines.append(NONE)
    return "".join(f"{line}\n" for line in lines)
