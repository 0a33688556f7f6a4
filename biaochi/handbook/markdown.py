"""The handbook as Markdown: an index, one page for each family, and pages of what rules refer to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from biaochi.handbook.book import (
    Basis,
    Cited,
    FactEntry,
    Family,
    Handbook,
    RuleEntry,
    ThresholdEntry,
)
from biaochi.handbook.examples import ExampleLine
from biaochi.handbook.lists import ListEntry
from biaochi.reports.describe import family

INDEX = "目录.md"
FOLDER = "规则"
MARK = "<!-- 由 biaochi docs build 生成，不要手改 -->"
"""The first line of every page, by which pages of families that are gone are told from others."""

_UNSAFE = re.compile(r'[\\/:*?"<>|()#\[\]\s\x00-\x1f]')
_SPECIAL = re.compile(r"[\\`*_<>\[\]|]|(?<=\n)[#+-]")


def pages(book: Handbook) -> dict[str, str]:
    """The text of every page by its path below the handbook's folder."""
    made = {INDEX: _index(book)}
    for one in book.families:
        made[_path(one.name)] = _page(one.name, _family(one))
    if book.facts:
        made["要素.md"] = _page("要素", (line for f in book.facts for line in _fact(f)))
    if book.thresholds:
        made["阈值.md"] = _page("阈值", (line for t in book.thresholds for line in _threshold(t)))
    if book.cited:
        made["依据.md"] = _page("依据索引", _cited(book))
    if book.lists:
        made["词表.md"] = _page("词表", (line for one in book.lists for line in _list(one)))
    return made


def _page(title: str, lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in (MARK, "", f"# {escaped(title)}", "", *lines))


def escaped(text: str) -> str:
    """Text in which nothing is markup."""
    return _SPECIAL.sub(lambda m: f"\\{m[0]}", text)


def _anchor(name: str) -> str:
    return _UNSAFE.sub("-", name)


def _path(family: str) -> str:
    """The page of a family; signs that a file name cannot have are left out."""
    return f"{FOLDER}/{_UNSAFE.sub('_', family) or '_'}.md"


def _link(rule: str) -> str:
    return f"[{escaped(rule)}]({_path(family(rule))}#{_anchor(rule)})"


def _index(book: Handbook) -> str:
    lines = [f"共 {len(book.rules)} 条规则；规则版本 `{book.version}`。", ""]
    names = (("要素", book.facts), ("阈值", book.thresholds), ("依据", book.cited))
    for name, there in (*names, ("词表", book.lists)):
        lines += [f"* [{name}]({name}.md)"] if there else []
    for one in book.families:
        lines += ["", f"## [{escaped(one.name)}]({_path(one.name)})", ""]
        lines += ["| 级别 | 规则 | 说什么 | 结论 |", "|---|---|---|---|"]
        lines += [
            f"| {r.level} | {_link(r.name)} | {escaped(r.title)} | {r.verdict} |" for r in one.rules
        ]
    return _page(book.title, lines)


def _family(one: Family) -> Iterator[str]:
    for rule in one.rules:
        yield f'<a id="{_anchor(rule.name)}"></a>'
        yield ""
        yield f"## {escaped(rule.name)}　{escaped(rule.title)}"
        yield ""
        yield from _rule(rule)
        yield ""


def _rule(rule: RuleEntry) -> Iterator[str]:
    yield f"**{rule.level}色 · {rule.verdict}**" + (
        f"：{escaped(rule.question)}" if rule.question else ""
    )
    yield ""
    for name, text in rule.facts:
        yield f"* {name}：{escaped(text)}"
    yield from _section("依据", (_basis(b) for b in rule.bases))
    yield from _section("什么情形要报", (escaped(t) for t in rule.when))
    yield from _section("什么情形不报", (escaped(t) for t in rule.unless))
    yield from _section("说明", (escaped(rule.message),))
    yield from _section("建议", (escaped(rule.suggestion),))
    yield from _examples("违规例句", rule.breaches)
    yield from _examples("合规例句", rule.lawful)
    yield from _section("下级调整", (escaped(t) for t in rule.changes))
    yield ""
    yield "<details><summary>规则原文</summary>"
    yield ""
    yield "```biao"
    yield rule.code
    yield "```"
    yield ""
    yield f"{escaped(rule.place)}"
    yield ""
    yield "</details>"


def _basis(basis: Basis) -> str:
    return escaped(basis.citation) + (f"<br>{escaped(basis.gist)}" if basis.gist else "")


def _section(title: str, texts: Iterable[str]) -> Iterator[str]:
    """A heading with a list below it; a single text stands without a bullet."""
    items = tuple(texts)
    if items:
        yield ""
        yield f"### {title}"
        yield ""
        yield from (f"{n}. {item}" for n, item in enumerate(items, 1)) if items[1:] else items


def _examples(title: str, examples: tuple[ExampleLine, ...]) -> Iterator[str]:
    if examples:
        yield ""
        yield f"### {title}"
        yield ""
    for one in examples:
        yield f"{'*' if one.first else '  *'} {_example(one)}"


def _example(one: ExampleLine) -> str:
    around = f"〔{escaped(one.context)}〕" if one.context else ""
    words = (f"**【{escaped(s.text)}】**" if s.marked else escaped(s.text) for s in one.stretches)
    return around + "".join(words) + escaped(one.note)


def _fact(fact: FactEntry) -> Iterator[str]:
    yield f"## {escaped(fact.name)}"
    yield ""
    yield escaped(fact.title)
    yield ""
    yield from (f"* {name}：{escaped(text)}" for name, text in fact.facts)
    yield from _section("怎样从正文找到", (escaped(t) for t in fact.finders))
    yield from _examples("例", fact.examples)
    yield ""


def _threshold(one: ThresholdEntry) -> Iterator[str]:
    yield f"## {escaped(one.name)}"
    yield ""
    yield f"{escaped(one.title)}（{one.stricter}）"
    yield ""
    yield "| 时间 | 取值 |"
    yield "|---|---|"
    yield from (f"| {when} | {escaped(value)} |" for when, value in one.values)
    yield from _section("依据", (_basis(b) for b in one.bases))
    yield from _section("下级调整", (escaped(t) for t in one.changes))
    yield ""


def _cited(book: Handbook) -> Iterator[str]:
    yield "| 条款 | 要旨 | 规则 |"
    yield "|---|---|---|"
    yield from (_cited_row(one) for one in book.cited)


def _cited_row(one: Cited) -> str:
    rules = "、".join(_link(name) for name in one.rules)
    return f"| {escaped(one.basis.citation)} | {escaped(one.basis.gist)} | {rules} |"


def _list(one: ListEntry) -> Iterator[str]:
    yield f"## {escaped(one.name)}"
    yield ""
    yield f"共 {one.count} 个：{escaped(one.words)}"
    yield ""
