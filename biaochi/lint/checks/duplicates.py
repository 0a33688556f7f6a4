"""The same thing said twice: a word in its list or group, an example in its rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from biaochi.grammar.source import Range
from biaochi.grammar.tree import Entry, KindRef, ListRef, SyntaxFile, Word
from biaochi.lint.kind import Check, Edit, Hit, Severity
from biaochi.lint.project import Project
from biaochi.model.folding import fold_words


def _words(project: Project) -> Iterator[Hit]:
    for one in project.lists:
        for entries in (one.own, one.minus, one.avoid):
            yield from _in_row(one.file, entries, project)
    for file, element in project.groups:
        if element.group:
            members = [a for a in element.alternatives if isinstance(a, Entry)]
            yield from _in_row(file, members, project)


def _in_row(file: SyntaxFile, entries: Sequence[Entry], project: Project) -> Iterator[Hit]:
    """Words that stand in the row before, or in a list that the row refers to."""
    listed = {
        word: ref.name
        for ref in entries
        if isinstance(ref, ListRef)
        for word in project.words_of(ref, file).words
    }
    seen: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        key = _key(entry)
        before = seen.setdefault(key, entry)
        if before is not entry:
            line = file.source.position(before.at.start)[0]
            same = (
                "" if _shown(before) == _shown(entry) else f"写作「{_shown(before)}」，折叠后相同，"
            )
            cause = f"「{_shown(entry)}」在第 {line} 行已经有了（{same}只算一个）。"
        elif isinstance(entry, Word) and key[1] in listed:
            cause = f"「{entry.text}」在 <{listed[key[1]]}> 里已经有了。"
        else:
            continue
        yield Hit(file, entry.at, cause, "删去这一个。", removal(file, entry.at))


def _key(entry: Entry) -> tuple[str, str]:
    if isinstance(entry, Word):
        return "词", fold_words(entry.text)
    return type(entry).__name__, entry.name


def _shown(entry: Entry) -> str:
    if isinstance(entry, ListRef):
        return f"<{entry.name}>"
    return f"@{entry.name}" if isinstance(entry, KindRef) else entry.text


def removal(file: SyntaxFile, at: Range) -> tuple[Edit, ...]:
    """Edits that take an entry out with one bar beside it; none where that is not clear."""
    text, plain = file.source.text, file.plain
    before = len(plain[: at.start].rstrip(" \t"))
    after = at.end + len(plain[at.end :]) - len(plain[at.end :].lstrip(" \t"))
    if plain[before - 1 : before] == "|":
        start = len(plain[: before - 1].rstrip(" \t"))
        return (Edit(Range(start, at.end), ""),)
    if plain[after : after + 1] == "|":
        rest = plain[after + 1 :]
        end = after + 1 + len(rest) - len(rest.lstrip(" \t"))
        return (Edit(Range(at.start, end), ""),)
    line_start = text.rfind("\n", 0, at.start) + 1
    line_end = text.find("\n", at.end)
    line_end = len(text) if line_end < 0 else line_end + 1
    alone = text[line_start : at.start].strip() == "" == text[at.end : line_end].strip()
    return (Edit(Range(line_start, line_end), ""),) if alone else ()


def _examples(project: Project) -> Iterator[Hit]:
    """Two examples of a rule with the same words at the same place."""
    for view in project.rules:
        fields = [f for f in view.declaration.fields if f.keyword in ("违规", "合规")]
        keyed = [(fold_words(_unmarked(view.file.text(f.body))), n) for n, f in enumerate(fields)]
        for _, same in groupby(sorted(keyed), key=lambda pair: pair[0]):
            first, *others = (fields[n] for _, n in same)
            line = view.file.source.position(first.at.start)[0]
            for other in others:
                cause = f"与第 {line} 行的「{first.keyword}」例句相同。"
                advice = "删去一个，或者换一种说法。"
                if other.keyword != first.keyword:
                    cause += "同一句不能又违规又合规。"
                    advice = "查清该不该报，删去不对的一个。"
                yield Hit(view.file, view.file.name(other.body).at, cause, advice)


def _unmarked(text: str) -> str:
    return text.replace("【", "").replace("】", "")


WORD = Check(
    "L004",
    "词重复",
    Severity.WARNING,
    "重复的词不起作用，却让人以为改掉一处就够了。所引的词表里已有的词也算重复。",
    "词表 场所\n  门店 | 网点\n  服务点 | 门店",
    "词表 场所\n  门店 | 网点\n  服务点",
    _words,
    mends=True,
)
EXAMPLE = Check(
    "L033",
    "例句重复",
    Severity.WARNING,
    "重复的例句什么也没有多说；又违规又合规的必有一个是错的。",
    "违规 投标人须【在本市注册】。\n违规 投标人须【在本市注册】。",
    "违规 投标人须【在本市注册】。\n违规 【本省注册】的企业方可投标。",
    _examples,
)
