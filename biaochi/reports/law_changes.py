"""biaochi law check for reading in a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from biaochi.lawstore.changes import Change, Stale, Undecided
from biaochi.reports.describe import one_line
from biaochi.reports.wrap import lines as wrapped

_WIDTH = 80


def changes_page(found: Sequence[Stale], open_: Sequence[Undecided], as_of: dt.date) -> str:
    """Each stale citation with its place and the next step, then what could not be judged."""
    lines: list[str] = []
    for stale in found:
        source = stale.subject.source
        lines.append(f"{source.file}:{source.line} {stale.subject.name}")
        lines += _hanging(f"{stale.citation.text} {_said(stale)}")
        lines += _hanging(_advice(stale))
    for part in open_:
        head = f"未检查 《{part.statute.name}》{part.cause}（{part.rules} 条规则引用）"
        lines += wrapped(one_line(head), _WIDTH)
    rules = len({s.subject.name for s in found})
    total = f"{len(found)} 处引用要改，在 {rules} 条规则里" if found else "没有要改的引用"
    left_out = f"；{len(open_)} 处未检查" if open_ else ""
    lines += ["", f"按 {as_of} 判断：{total}{left_out}"] if lines else [f"按 {as_of} 判断：{total}"]
    return "".join(f"{line}\n" for line in lines)


def _said(stale: Stale) -> str:
    words = {Change.REPEALED: "废止", Change.NOT_YET: "才施行", Change.AMENDED: "修正"}
    return f"{stale.day} {words[stale.change]}"


def _advice(stale: Stale) -> str:
    if stale.change is Change.NOT_YET:
        return f"改引现行的法规，或者给规则写「施行 {stale.day} 起」。"
    if stale.change is Change.AMENDED:
        return f"对照修正后的条文，再写「施行 {stale.day} 起」；以前的另写一版，止于前一日。"
    if stale.successor:
        return f"改引继任的《{stale.successor}》。"
    return "没有写继任的法规：改引现行的，或者给规则写上止期。"


def _hanging(text: str) -> list[str]:
    return [f"  {row}" for row in wrapped(one_line(text), _WIDTH - 2)]
