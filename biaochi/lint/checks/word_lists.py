"""Word lists and groups as sets: the same twice, words that never count, words that add nothing."""

from __future__ import annotations

from collections.abc import Iterator

from biaochi.grammar.compiled import Contains, Not
from biaochi.grammar.lists import Words
from biaochi.grammar.tree import ContainsNode, Element, NotNode, SyntaxFile, Word
from biaochi.lint.kind import Check, Hit, Severity
from biaochi.lint.nodes import walk
from biaochi.lint.project import ListView, Project, RuleView
from biaochi.model.folding import fold_words


def _same(project: Project) -> Iterator[Hit]:
    known: dict[Words, ListView] = {}
    for one in project.all_lists:
        before = known.setdefault(one.words, one)
        if before is one or not one.words.words:
            continue
        target, other = (one, before) if project.is_target(one.file) else (before, one)
        line = other.file.source.position(other.name.at.start)[0]
        cause = (
            f"「{target.name.text}」与 {other.file.source.name} 第 {line} 行的"
            f"「{other.name.text}」词完全一样。"
        )
        yield Hit(
            target.file,
            target.name.at,
            cause,
            "留下一个；两个名字都要时，一个里面写上另一个的 <名字>。",
        )


def _avoided(project: Project) -> Iterator[Hit]:
    """Words that stand in 避开 as well: a word inside itself never counts."""
    for one in project.lists:
        for word in (e for e in one.own if isinstance(e, Word)):
            folded = fold_words(word.text)
            if folded in one.words.avoid and folded in one.words.words:
                cause = f"「{word.text}」又在「避开」里（也许来自所引的词表），所以从来不算。"
                yield Hit(one.file, word.at, cause, "从一边删去它。")


def _redundant(project: Project) -> Iterator[Hit]:
    """Longer words beside a shorter one that they contain, where only a yes or no is wanted."""
    for view in project.rules:
        fields = [(s, s.condition) for s in view.unless]
        for stated, _ in fields:
            for node, contains in stated.contains():
                yield from _in_phrase(view.file, node, contains, project)
        yield from _in_denials(view, project)


def _in_denials(view: RuleView, project: Project) -> Iterator[Hit]:
    for stated in view.when:
        denied = {id(c) for n in walk(stated.condition, Not) for c in walk(n, Contains)}
        written = {id(c) for n in walk(stated.node, NotNode) for c in walk(n, ContainsNode)}
        for node, contains in stated.contains():
            if id(contains) in denied and id(node) in written:
                yield from _in_phrase(view.file, node, contains, project)


def _in_phrase(
    file: SyntaxFile, node: ContainsNode, contains: Contains, project: Project
) -> Iterator[Hit]:
    (element, *others) = node.phrase.parts
    if others or not isinstance(element, Element):
        return
    number = contains.phrase.slots[0].words
    if number is None or project.book.sets[number].avoid:
        return
    short = {fold_words(a.text) for a in element.alternatives if isinstance(a, Word)}
    for word in (a for a in element.alternatives if isinstance(a, Word)):
        folded = fold_words(word.text)
        inner = next((s for s in short if s != folded and s in folded and _plain(s)), "")
        if inner:
            cause = f"有了「{inner}」，「{word.text}」就多余了：凡有后者处都有前者。"
            yield Hit(file, word.at, cause, "删去长的；若本意是只认长的，就删去短的。")


def _plain(word: str) -> bool:
    """Whether a word is found wherever it is spelt: at a figure it may be part of a longer number."""
    return not (word[0].isdigit() or word[-1].isdigit())


SAME_LIST = Check(
    "L003",
    "两个词表一样",
    Severity.WARNING,
    "以后只改其中一个，两处就说不到一起。",
    "词表 此地\n  本市 | 本省 | 本地",
    "词表 此地\n  <本地>\n  我市",
    _same,
)
AVOIDED = Check(
    "L005",
    "词被自己的避开挡住",
    Severity.WARNING,
    "词落在「避开」的词里就不算；同一个词两边都写，等于没有写。",
    "词表 场所\n  门店 | 网点\n  避开 门店",
    "词表 场所\n  门店 | 网点\n  避开 门店号",
    _avoided,
)
REDUNDANT = Check(
    "L006",
    "词已包含在更短的词里",
    Severity.HINT,
    "例外和否定里只问有没有，短的词在，长的词就不起作用；读的人却以为它有用。",
    "除非 含 (不限|注册地不限)\n合规 在本市注册的不限。",
    "除非 含 (不限|均可)\n合规 在本市注册的均可。",
    _redundant,
)
