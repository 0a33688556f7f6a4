"""What can be written at the cursor."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from biaochi.grammar import help as helps
from biaochi.grammar import keywords as kw
from biaochi.grammar.law import unwrapped
from biaochi.grammar.messages import EVIDENCE
from biaochi.grammar.vocabulary import PLACES
from biaochi.lsp.cursor import Cursor
from biaochi.lsp.describe import list_text, provision_text, statute_text
from biaochi.lsp.names import Sort, mentions
from biaochi.lsp.tables import Tables
from biaochi.model.law import Provision, Statute
from biaochi.model.numerals import numeral, whole

_COUNTRY = "中华人民共和国"
"""May be left out of the name of a statute."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be written: what is shown, what is inserted, and what it means.

    `typed` is how many characters before the cursor it replaces, `ahead` how many behind it.
    """

    label: str
    insert: str
    detail: str
    text: str
    typed: int
    ahead: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What names can be offered: the tables, and all names of rules."""

    tables: Tables
    rules: tuple[str, ...]


Source = Callable[[Cursor, Known], Iterator[Offer] | None]


def offers(cursor: Cursor, known: Known) -> tuple[Offer, ...]:
    """What can be written at the cursor; the first source that knows the place answers."""
    for source in _SOURCES:
        found = source(cursor, known)
        if found is not None:
            return tuple(found)
    return ()


def _tail_of(pattern: str, text: str) -> re.Match[str] | None:
    return re.search(rf"{pattern}$", text)


def _rest(cursor: Cursor, closing: str) -> int:
    """How much behind the cursor belongs to a name that is closed already."""
    match = re.match(rf"[^\s<>《》{{}}|｜()（）]*{closing}", cursor.tail)
    return len(match[0]) if match else 0


def _lists(cursor: Cursor, known: Known) -> Iterator[Offer] | None:
    """Behind <: the names of lists."""
    match = _tail_of(r"[<＜]([^<>＜＞\n]*)", cursor.head)
    if match is None or cursor.content is not kw.Content.STRUCTURED:
        return None
    typed, ahead = len(match[1]), _rest(cursor, "[>＞]")
    lists = known.tables.names.lists
    return (
        Offer(name, f"{name}>", "词表", list_text(name, lists.known(name), 12), typed, ahead)
        for name in lists.names
    )


def _kinds(cursor: Cursor, known: Known) -> Iterator[Offer] | None:
    """Behind @: kinds of value."""
    match = _tail_of(r"[@＠]([^\s|()（）]*)", cursor.head)
    if match is None or cursor.content is not kw.Content.STRUCTURED:
        return None
    return _words(helps.KINDS, "值类", len(match[1]))


def _statutes(cursor: Cursor, known: Known) -> Iterator[Offer] | None:
    """Behind 《: names of statutes, long and short."""
    match = _tail_of(r"《([^《》\n]*)", cursor.head)
    if match is None or cursor.content is not kw.Content.STRUCTURED:
        return None
    typed, ahead = len(match[1]), _rest(cursor, "》")
    laws = known.tables.names.laws
    names = (n for name in laws.names for n in (name.removeprefix(_COUNTRY), name))
    found = ((name, laws.known(name)) for name in dict.fromkeys(names))
    return (
        Offer(name, f"{name}》", "法规", statute_text(statute), typed, ahead)
        for name, statute in found
        if statute
    )


_NUMERAL = "[0-9零〇一二三四五六七八九十百千两]"
_UP_TO_HERE = re.compile(
    rf"(?:^|[\s、，,；;])\s*(?:第({_NUMERAL}+)(?:条|部分))?\s*(?:第({_NUMERAL}+)款)?\s*"
    rf"(第?[（(]?{_NUMERAL}*)$"
)


def _provisions(cursor: Cursor, known: Known) -> Iterator[Offer] | None:
    """Behind a statute: its articles; behind an article its paragraphs and items."""
    field = cursor.field
    own = cursor.piece.kind == Sort.STATUTE and field is not None and field.keyword == "要旨"
    if field is None or not (field.keyword == "依据" or own) or not cursor.head.strip():
        return None
    if own and len(cursor.said.split()) > 1:
        return iter(())
    titles = list(re.finditer(r"《((?:[^《》]|《[^《》]*》)*)》", cursor.said))
    statute = _own_statute(cursor, known) if own else None
    if titles:
        statute = known.tables.names.laws.known(titles[-1][1])
    rest = cursor.said[titles[-1].end() if titles else 0 :]
    match = _UP_TO_HERE.search(rest)
    if statute is None or match is None:
        return iter(()) if titles else None
    article = whole(match[1] or "")
    typed = len(match[3])
    if not article:
        return _articles(statute, typed)
    return _parts(statute, article, whole(match[2] or "") or 0, typed)


def _own_statute(cursor: Cursor, known: Known) -> Statute | None:
    declaration = cursor.declaration
    if declaration is None:
        return None
    return known.tables.names.laws.known(unwrapped(cursor.piece.file.name(declaration.header).text))


def _articles(statute: Statute, typed: int) -> Iterator[Offer]:
    numbers = statute.shape or {p.article: () for p in statute.gists}
    for number in numbers:
        label = f"第{numeral(number)}{statute.unit}"
        yield _provision(statute, label, Provision(number), typed)


def _parts(statute: Statute, article: int, paragraph: int, typed: int) -> Iterator[Offer]:
    """The paragraphs of an article, and the items of the paragraph named or the only one with any."""
    items = statute.shape.get(article, ())
    if not paragraph and len(items) > 1:
        for number in range(1, len(items) + 1):
            yield _provision(statute, f"第{numeral(number)}款", Provision(article, number), typed)
    having = [n for n, count in enumerate(items, 1) if count]
    of = paragraph or (having[0] if len(having) == 1 else 0)
    for number in range(1, (items[of - 1] if 0 < of <= len(items) else 0) + 1):
        where = Provision(article, of, number)
        yield _provision(statute, f"第（{numeral(number)}）项", where, typed)


def _provision(statute: Statute, label: str, where: Provision, typed: int) -> Offer:
    gist = provision_text(statute, where)
    return Offer(label, label, gist.split("\n")[0], gist, typed)


def _captures(cursor: Cursor, known: Known) -> Iterator[Offer] | None:
    """Behind {: the names that the conditions of the rule capture."""
    match = _tail_of(r"[{｛]([^{}｛｝\n]*)", cursor.head)
    field, declaration = cursor.field, cursor.declaration
    if match is None or field is None or declaration is None:
        return None
    ahead = _rest(cursor, "[}｝]")
    file = cursor.piece.file
    text = " ".join(
        file.plain[f.body.start : f.body.end]
        for f in declaration.fields
        if f.keyword in ("当", "适用")
    )
    names = [m[1] for m in re.finditer(r"([^\s()|<>@=“”\"…、，,；;]+)\s*=(?!=)", text)]
    names += [m[1] for m in re.finditer(r"<\s*([^<>]*?)\s*>", text)]
    names += [m[1] for m in re.finditer(r"@([^\s()|<>@=“”\"…、，,；;]+)", text)]
    names += [m.text for m in mentions(file) if m.sort in (Sort.FACT, Sort.THRESHOLD)]
    names += [EVIDENCE] if field.keyword == "说明" else []
    return (
        Offer(name, f"{name}}}", "命中的原文", "", len(match[1]), ahead)
        for name in dict.fromkeys(names)
    )


def _rules(cursor: Cursor, known: Known) -> Iterator[Offer] | None:
    """In 让位 and 继任 of a rule, and in the header of 调整: names of rules and families."""
    field = cursor.field
    naming = field is not None and field.keyword in ("让位", "继任") and cursor.piece.kind == "规则"
    adjusting = cursor.piece.kind == "调整" and _on_first_line(cursor)
    match = _tail_of(r"([^\s、，,；;]*)", cursor.said if naming else cursor.head)
    if not (naming or adjusting) or match is None or _starts_line(cursor):
        return None
    families = {f"{name.rsplit('.', 1)[0]}.*" for name in known.rules if "." in name}
    names = (*known.rules, *(sorted(families) if naming else ()))
    return (Offer(name, name, "规则", "", len(match[1])) for name in names)


def _on_first_line(cursor: Cursor) -> bool:
    return "\n" not in cursor.piece.text[: cursor.local]


def _declared(cursor: Cursor, known: Known) -> Iterator[Offer] | None:
    """Behind 要素 and 阈值: their names."""
    match = _tail_of(r"(?<!\S)[(（]*(要素|阈值)\s+([^\s()（）<>=≥≤≠+×*]*)", cursor.said)
    if match is None or cursor.content is not kw.Content.STRUCTURED:
        return None
    declared = known.tables.names.declared
    if match[1] == Sort.FACT:
        facts = declared.facts.items()
        return (
            Offer(n, n, f"要素（{f.type}）", "、".join(f.choices), len(match[2])) for n, f in facts
        )
    kinds = declared.thresholds.items()
    return (Offer(n, n, f"阈值（{kind}）", "", len(match[2])) for n, kind in kinds)


def _values(cursor: Cursor, known: Known) -> Iterator[Offer] | None:
    """In a field that takes one of a few names, and behind 约束, 位置 and 在: those names."""
    field = cursor.field
    if field is None or _starts_line(cursor) or cursor.content is not kw.Content.STRUCTURED:
        return None
    match = _tail_of(
        r"(?<!\S)[(（]*(约束|位置|在)\s+(?:[^\s、，,]+[、，,]\s*)*([^\s、，,]*)", cursor.said
    )
    if match and field.keyword in ("当", "除非", "适用", "取值"):
        known_word = helps.word_help(helps.OPERATORS, match[1])
        return _names(known_word.values if known_word else (), len(match[2]))
    about = helps.field_help(cursor.piece.kind, field.keyword)
    typed = _tail_of(r"([^\s、，,；;]*)", cursor.said)
    if about is None or not about.values or typed is None:
        return None
    return _names(about.values, len(typed[1]))


def _names(names: Iterable[str], typed: int) -> Iterator[Offer]:
    return (Offer(name, name, "", "", typed) for name in names)


def _contexts(cursor: Cursor, known: Known) -> Iterator[Offer] | None:
    """Inside the 〔…〕 of an example: places and the words of contexts."""
    match = _tail_of(r"〔(?:[^〔〕]*[，,；;])?\s*([^〔〕，,；;\s]*)", cursor.head)
    if match is None or cursor.content is not kw.Content.EXAMPLE:
        return None
    return _names((*PLACES, "位置", "标题", "引导", "表", "已知", "判定日", "段"), len(match[1]))


def _conditions(cursor: Cursor, known: Known) -> Iterator[Offer] | None:
    """In a condition: operators and scopes."""
    field = cursor.field
    if field is None or field.keyword not in ("当", "除非", "适用") or _starts_line(cursor):
        return None
    match = _tail_of(r"[(（\s]([^\s()（）]*)", " " + cursor.said)
    typed = len(match[1]) if match else 0
    return iter((*_words(helps.OPERATORS, "条件", typed), *_words(helps.SCOPES, "范围", typed)))


def _keywords(cursor: Cursor, known: Known) -> Iterator[Offer] | None:
    """At the start of a line: the fields of the declaration, then new declarations."""
    if not _starts_line(cursor):
        return None
    typed = len(cursor.head.strip())
    own = kw.declaration(cursor.piece.kind)
    fields = own.fields if own and not _on_first_line(cursor) else ()
    present = {f.keyword for f in cursor.declaration.fields} if cursor.declaration else set()
    free = [f.keyword for f in fields if f.repeatable or f.keyword not in present]
    entries = [h for h in helps.fields_of(cursor.piece.kind) if h.word in free]
    return iter(
        (
            *_words(entries, f"「{cursor.piece.kind}」的字段", typed),
            *_words(helps.DECLARING, "声明", typed),
        )
    )


def _starts_line(cursor: Cursor) -> bool:
    """Whether nothing but one word stands on the line before the cursor."""
    return re.fullmatch(r"\s*[^\s|｜<＜@＠《{｛〔（(“\"]*", cursor.head) is not None


def _words(entries: Iterable[helps.Help], detail: str, typed: int) -> Iterator[Offer]:
    return (Offer(h.word, f"{h.word} ", detail, h.text, typed) for h in entries)


_SOURCES: tuple[Source, ...] = (
    _lists,
    _statutes,
    _captures,
    _contexts,
    _kinds,
    _declared,
    _provisions,
    _rules,
    _values,
    _conditions,
    _keywords,
)
