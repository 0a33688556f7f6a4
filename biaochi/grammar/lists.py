"""词表: word lists over all files, with references, differences and words to avoid worked out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lark import Token

from biaochi.grammar import parse
from biaochi.grammar.compiled import ValueKind
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.source import Range
from biaochi.grammar.suggest import did_you_mean
from biaochi.grammar.tree import Declaration, Entry, KindRef, ListRef, Name, SyntaxFile, Word
from biaochi.grammar.vocabulary import lookup
from biaochi.model.folding import fold_words


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words, words to avoid (a hit inside one of those does not count), kinds of value."""

    words: frozenset[str] = frozenset()
    avoid: frozenset[str] = frozenset()
    values: frozenset[ValueKind] = frozenset()

    def __or__(self, other: Words) -> Words:
        return Words(self.words | other.words, self.avoid | other.avoid, self.values | other.values)


@dataclass(slots=True)
class DeclaredList:
    """A list as declared: words and references of its three parts; `broken` if one has errors."""

    file: SyntaxFile
    name: Name
    own: list[Entry] = field(default_factory=list)
    minus: list[Entry] = field(default_factory=list)
    avoid: list[Entry] = field(default_factory=list)
    broken: bool = False

    @property
    def refs(self) -> list[ListRef]:
        """The lists that it refers to, as written."""
        return [e for e in (*self.own, *self.minus, *self.avoid) if isinstance(e, ListRef)]


ListRead = Callable[[SyntaxFile, Declaration, Log], DeclaredList | None]


def read_list(file: SyntaxFile, declaration: Declaration, log: Log) -> DeclaredList | None:
    """One 词表 by itself, before the lists it refers to are known; None if it has no name."""
    header = file.name(declaration.header)
    first, *rest = header.text.split(maxsplit=1) or [""]
    if not first:
        return None
    name = Name(Range(header.at.start, header.at.start + len(first)), first)
    if rest:
        cause = "词表的名字里不能有空白，名字后面不再写别的。"
        log.add("E105", file.source, header.at, cause, "词从下一行开始写。")
    made = DeclaredList(file, name)
    parts = {"": made.own, "减": made.minus, "避开": made.avoid}
    for one in declaration.fields:
        if one.keyword in parts:
            entries = read_entries(file, one.body, log)
            made.broken |= entries is None
            if one.keyword:
                made.broken |= not _words_only(file, one.keyword, entries or [], log)
            parts[one.keyword] += entries or []
    return made


def _words_only(file: SyntaxFile, keyword: str, entries: list[Entry], log: Log) -> bool:
    """减 and 避开 hold words: a value has no words that could be taken away."""
    kinds = [e for e in entries if isinstance(e, KindRef)]
    for kind in kinds:
        cause = f"「{keyword}」里只能写词和词表。"
        log.add("E208", file.source, kind.at, cause, "删去它。")
    return not kinds


class Lists:
    """All word lists by name.

    `base` holds lists that are known already and refer to none of these; `read` reads one
    declaration (an editor remembers what it has read).
    """

    def __init__(
        self,
        files: Iterable[SyntaxFile],
        log: Log,
        base: Lists | None = None,
        read: ListRead = read_list,
    ) -> None:
        self._log = log
        self._declared: dict[str, DeclaredList] = dict(base._declared) if base else {}
        self._resolved: dict[str, Words] = dict(base._resolved) if base else {}
        self._broken: set[str] = set(base._broken) if base else set()
        waiting: dict[str, DeclaredList] = {}
        for file in files:
            for declaration in file.declarations:
                made = read(file, declaration, log) if declaration.kind == "词表" else None
                if made and self._declare(made):
                    waiting[made.name.text] = made
        self._resolve_all(waiting)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all lists, in the order of their declarations."""
        return tuple(self._declared)

    def known(self, name: str) -> Words | None:
        """The words of the list of this name, None where there is none."""
        return self._resolved.get(name)

    def find(self, ref: ListRef, file: SyntaxFile) -> Words | None:
        """The words of a list that is referred to; reported where there is none of this name."""
        if ref.name not in self._declared:
            names = self._declared
            advice = did_you_mean(ref.name, names, "用「词表」声明它，或者把声明它的文件也装入。")
            self._log.add("E201", file.source, ref.at, f"没有名叫「{ref.name}」的词表。", advice)
            return None
        return self._resolved[ref.name]

    def _declare(self, made: DeclaredList) -> bool:
        """Whether the list has a name of its own; a name that is taken is reported."""
        before = self._declared.setdefault(made.name.text, made)
        if before is made:
            return True
        line = before.file.source.position(before.name.at.start)[0]
        cause = f"词表「{made.name.text}」已在 {before.file.source.name} 第 {line} 行声明过。"
        self._log.add("E204", made.file.source, made.name.at, cause, "改个名字，或者合并成一个。")
        return False

    def _resolve_all(self, waiting: dict[str, DeclaredList]) -> None:
        """Work out lists whose references are known until none is left but rings."""
        for made in waiting.values():
            for ref in made.refs:
                if ref.name not in self._declared:
                    made.broken = True
                    self.find(ref, made.file)
        while waiting:
            ready = [n for n, made in waiting.items() if not self._open_refs(made, waiting)]
            if not ready:
                self._report_ring(waiting)
                ready = list(waiting)
                for name in ready:
                    waiting[name].broken = True
                    self._resolved[name] = Words()
            for name in ready:
                made = waiting.pop(name)
                made.broken |= any(r.name in self._broken for r in made.refs)
                if made.broken:
                    self._broken.add(name)
                self._resolved[name] = self._work_out(made)

    def _open_refs(self, made: DeclaredList, waiting: dict[str, DeclaredList]) -> list[ListRef]:
        return [r for r in made.refs if r.name in waiting]

    def _report_ring(self, waiting: dict[str, DeclaredList]) -> None:
        """Follow references until a list comes again, and report that ring."""
        path: list[str] = []
        name = next(iter(waiting))
        while name not in path:
            path.append(name)
            name = self._open_refs(waiting[name], waiting)[0].name
        ring = [*path[path.index(name) :], name]
        made = waiting[ring[0]]
        ref = self._open_refs(made, waiting)[0]
        cause = f"绕成了环：{' → '.join(ring)}。"
        self._log.add("E202", made.file.source, ref.at, cause, "删去其中一处引用。")

    def _work_out(self, made: DeclaredList) -> Words:
        own = self._union(made.own)
        minus = self._union(made.minus)
        avoid = self._union(made.avoid)
        words, values = own.words - minus.words, own.values - minus.values
        if not (words or values or made.broken):
            cause = f"词表「{made.name.text}」里一个词也没有。"
            self._log.add(
                "E203", made.file.source, made.name.at, cause, "写上词，每行一个或用 | 隔开。"
            )
        elif not made.broken:
            self._warn(made, own.words, words)
        return Words(words, own.avoid | avoid.words, values)

    def _union(self, entries: Sequence[Entry]) -> Words:
        refs = (self._resolved.get(e.name, Words()) for e in entries if isinstance(e, ListRef))
        words = frozenset(w for e in entries if isinstance(e, Word) and (w := fold_words(e.text)))
        total = Words(words, values=frozenset(kinds_of(entries)))
        for listed in refs:
            total |= listed
        return total

    def _warn(self, made: DeclaredList, own: frozenset[str], words: frozenset[str]) -> None:
        source = made.file.source
        for word in (e for e in made.minus if isinstance(e, Word)):
            if fold_words(word.text) not in own:
                advice = did_you_mean(word.text, own, "改正这个词，或者删去它。")
                self._log.add("W202", source, word.at, f"词表里没有「{word.text}」。", advice)
        for word in (e for e in made.avoid if isinstance(e, Word)):
            folded = fold_words(word.text)
            if not any(w in folded and w != folded for w in words):
                cause = f"「{word.text}」里面没有词表中的词。"
                self._log.add("W201", source, word.at, cause, "改正这个词，或者删去它。")


def read_entries(file: SyntaxFile, at: Range, log: Log) -> list[Entry] | None:
    """The words and references of a 词表, 减 or 避开; None if something is wrong with them."""
    parsed = parse.wordlist(file, at, log)
    if parsed is None:
        return None
    sound = True
    before: Entry | Token | None = None
    for entry in parsed:
        if before is not None:
            sound &= _neighbours(file, before, entry, log)
        if isinstance(entry, Word):
            sound &= check_word(file, entry, log)
        if isinstance(entry, KindRef):
            sound &= kind_of(entry, file, log) is not None
        before = entry
    return [e for e in parsed if not isinstance(e, Token)] if sound else None


def _neighbours(file: SyntaxFile, left: Entry | Token, right: Entry | Token, log: Log) -> bool:
    """Whether two entries may stand side by side: a bar or a line's end between them, not two bars."""
    if isinstance(left, Token) and isinstance(right, Token):
        at = Range(right.start_pos or 0, (right.start_pos or 0) + 1)
        log.add("E108", file.source, at, "两条竖线之间没有词。", "删去一条竖线，或者补上词。")
        return False
    if isinstance(left, Token) or isinstance(right, Token):
        return True
    if "\n" in file.plain[left.at.end : right.at.start]:
        return True
    cause = "同一行的两个词之间没有竖线。"
    advice = "用 | 隔开；若空白是词的一部分，给词加引号：“…”。"
    log.add("E118", file.source, right.at, cause, advice)
    return False


def kind_of(ref: KindRef, file: SyntaxFile, log: Log) -> ValueKind | None:
    """The kind of value that @类 names; reported where there is none."""
    return lookup(Name(ref.at, ref.name), "值类", tuple(ValueKind), file, log)


def kinds_of(entries: Iterable[Entry]) -> Iterator[ValueKind]:
    """The kinds among entries, those left out that do not exist."""
    known = {k.value: k for k in ValueKind}
    return (known[e.name] for e in entries if isinstance(e, KindRef) and e.name in known)


def check_word(file: SyntaxFile, word: Word, log: Log) -> bool:
    """Whether a word has something in it that can be looked for."""
    folded = fold_words(word.text)
    if any(unicodedata.category(c)[0] not in "PZC" for c in folded):
        return True
    cause = f"「{word.text}」里只有标点。" if folded else "这个词是空的。"
    log.add("E205", file.source, word.at, cause, "写上实在的字词；表示先后关系用间隔 …N。")
    return False
