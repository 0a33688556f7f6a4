"""The page: one table by check and one by each list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from biaochi.grammar.compiled import RuleBook
from tools.coverage.records import Check, Coverage, Entry, Source

OPEN = "待写"
_HEAD = """# 覆盖

哪一项检查有哪些规则，哪一部法规、哪一份清单的哪一条由哪些规则来查。没有规则的写明原因；
两样都没有的写「待写」。数据在 tools/coverage/，本页由 `python -m tools.coverage` 写出。

一份文件就能判定的，才写得成规则。要比对几份文件的、要看台账的，这里照样列出，写明还缺什么。
"""


def page(
    checks: tuple[Check, ...], sources: tuple[Source, ...], coverage: Coverage, book: RuleBook
) -> str:
    """The whole page."""
    parts = [_HEAD, _summary(checks, coverage), "## 按检查项\n"]
    for kind in dict.fromkeys(check.kind for check in checks):
        parts.append(_kind(kind, [c for c in checks if c.kind == kind], coverage))
    parts.append("## 按来源\n")
    known = {check.id: check for check in checks}
    parts += [_source(source, known, coverage, book) for source in sources]
    return "\n".join(parts)


def _summary(checks: Iterable[Check], coverage: Coverage) -> str:
    rows = []
    kinds: dict[str, list[int]] = {}
    for check in checks:
        counts = kinds.setdefault(check.kind, [0, 0, 0, 0])
        counts[0] += 1
        if coverage.rules.get(check.id):
            counts[1] += 1
        elif check.id in coverage.reasons:
            counts[2] += 1
        else:
            counts[3] += 1
    totals = [sum(column) for column in zip(*kinds.values(), strict=True)]
    for kind, counts in {**kinds, "合计": totals}.items():
        rows.append((kind, *(str(n) for n in counts)))
    return table(("种类", "检查项", "有规则", "写明原因", OPEN), rows)


def _kind(kind: str, checks: Iterable[Check], coverage: Coverage) -> str:
    rows = [(f"`{c.id}`", c.name, answer(c.id, coverage)) for c in checks]
    return f"### {kind}\n\n" + table(("检查项", "查什么", "规则"), rows)


def answer(check: str, coverage: Coverage) -> str:
    """The rules of a check; else why it has none; else that it is open."""
    if rules := coverage.rules.get(check):
        return "、".join(rules)
    return f"—　{coverage.reasons[check]}" if check in coverage.reasons else OPEN


def _source(source: Source, known: Mapping[str, Check], coverage: Coverage, book: RuleBook) -> str:
    names = gists(source.statute, book) if source.statute else {}
    rows = [
        (entry.place, entry.name or names.get(entry.place, ""), _entry(entry, known, coverage))
        for entry in source.entries
    ]
    note = f"{source.note}。\n\n" if source.note else ""
    return f"### {source.title}\n\n{note}" + table(("条目", "说什么", "规则"), rows)


def gists(statute: str, book: RuleBook) -> dict[str, str]:
    """What provisions of a statute say in our words, by their place: 第五十五条第二款."""
    found = next(s for s in book.statutes if s.name == statute or statute in s.aliases)
    return {
        found.cite(provision).removeprefix(f"《{found.name}》"): gist
        for provision, gist in found.gists.items()
    }


def _entry(entry: Entry, known: Mapping[str, Check], coverage: Coverage) -> str:
    rules = [rule for check in entry.checks for rule in coverage.rules.get(check, ())]
    if rules:
        return "、".join(dict.fromkeys(rules))
    if entry.why:
        return f"—　{entry.why}"
    reasons = [coverage.reasons[c] for c in entry.checks if c in coverage.reasons]
    if len(reasons) == len(entry.checks):
        return "—　" + "；".join(dict.fromkeys(reasons))
    missing = [known[c].name for c in entry.checks if c not in coverage.reasons]
    return f"{OPEN}：" + "、".join(missing)


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown; a bar inside a cell is escaped."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(c.replace("|", "\\|") for c in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"
