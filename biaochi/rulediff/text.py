"""A comparison in words, at most 80 columns wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from biaochi.reports.wrap import cells, lines
from biaochi.rulediff.compare import Changed, Comparison, ListChange, Named
from biaochi.rulediff.corpus import CorpusChange, Found

_WIDTH = 80
_MARGIN = 4
_MOST_WORDS = 40


def comparison_text(comparison: Comparison) -> str:
    """The two sets of rules, change by change.

    Rules that say the same but mean other words are named with the lists that changed.
    """
    made: list[str] = []
    for sign, called, names in (
        ("+", "新增", comparison.added),
        ("-", "删去", comparison.removed),
    ):
        for one in names:
            made += _hung(f"{sign} {called} ", _title(one))
    by_text: list[Changed] = []
    by_words: list[Changed] = []
    for changed in comparison.changed:
        (by_text if changed.changes else by_words).append(changed)
    for changed in by_text:
        made += ["", *_changed(changed)] if made else _changed(changed)
    for changed_list in comparison.lists:
        made += ["", *_list(changed_list)] if made else _list(changed_list)
    counts = _counts(comparison, len(by_text), len(by_words))
    return _page([*made, *([""] if made else []), counts])


def _counts(comparison: Comparison, by_text: int, by_words: int) -> str:
    if comparison.is_empty:
        return "两套规则意思相同。"
    counts = (
        ("新增", len(comparison.added)),
        ("删去", len(comparison.removed)),
        ("改动", by_text),
        ("词表改动", len(comparison.lists)),
        ("只因词表而变的规则", by_words),
    )
    return "、".join(f"{called} {count}" for called, count in counts if count) + "。"


def _title(one: Named) -> str:
    kind = "" if one.kind == "规则" else f"{one.kind} "
    level = f"[{one.level}] " if one.level else ""
    return f"{level}{kind}{one.name}  {one.title}"


def _changed(changed: Changed) -> list[str]:
    kind = "" if changed.kind == "规则" else f"{changed.kind} "
    made = _hung("~ 改动 ", f"{kind}{changed.name}  {changed.title}")
    for change in changed.changes:
        heads = [change.aspect, *[""] * (len(change.removed) + len(change.added))]
        signed = (*(("-", t) for t in change.removed), *(("+", t) for t in change.added))
        for head, (sign, text) in zip(heads, signed, strict=False):
            made += _hung(f"{' ' * _MARGIN}{_padded(head)}{sign} ", text)
    if changed.lists:
        made += _hung(f"{' ' * _MARGIN}{_padded('词表')}", f"{'、'.join(changed.lists)} 里的词变了")
    return made


def _list(changed: ListChange) -> list[str]:
    made = [f"~ 词表 {changed.name}"]
    parts = (
        ("词", "-", changed.removed),
        ("词", "+", changed.added),
        ("避开", "-", changed.avoid_removed),
        ("避开", "+", changed.avoid_added),
    )
    for called, sign, words in parts:
        if words:
            shown = "、".join(words[:_MOST_WORDS])
            more = f"……共 {len(words)} 个" if len(words) > _MOST_WORDS else ""
            made += _hung(f"{' ' * _MARGIN}{_padded(called)}{sign} ", shown + more)
    users = "、".join(changed.changes) or "没有规则因此改变"
    return [*made, *_hung(f"{' ' * _MARGIN}{_padded('影响')}", users)]


def corpus_text(change: CorpusChange) -> str:
    """What the change does on documents, file by file."""
    made = [
        *_found("+ 出现", change.appeared),
        *_found("- 消失", change.vanished),
        *_found(
            "~ 变了", [s.after for s in change.shifted], [s.before.judged for s in change.shifted]
        ),
    ]
    made += [""] if made else []
    made += [f"读不了 {one.source}：{one.message}；{one.advice}" for one in change.unreadable]
    counts = (
        f"{change.files} 个文件：发现出现 {len(change.appeared)}、消失 {len(change.vanished)}、"
        f"判定变了 {len(change.shifted)}、不变 {change.kept}。"
    )
    return _page([*made, counts])


def _found(head: str, found: Sequence[Found], before: Sequence[str] = ()) -> Iterator[str]:
    numbered = list(enumerate(found))
    for file, group in groupby(numbered, lambda pair: pair[1].file):
        yield f"{head}  {file}"
        for number, one in group:
            was = f"{before[number]} → " if before else ""
            yield from _hung(" " * _MARGIN, f"{one.rule}  {was}{one.judged}")
            yield from _hung(" " * (2 * _MARGIN), f"{one.words}（{one.where}）")


def _padded(label: str) -> str:
    return label + " " * (_MARGIN + 4 - cells(label))


def _hung(head: str, text: str) -> list[str]:
    rows = lines(text, _WIDTH - cells(head)) or [""]
    return [head + rows[0], *(" " * cells(head) + row for row in rows[1:])]


def _page(made: Sequence[str]) -> str:
    return "".join(f"{line.rstrip()}\n" for line in made)
