"""词组: from elements and gaps as written to numbered slots and gaps."""

from __future__ import annotations

from functools import reduce
from operator import or_

from biaochi.grammar.compiled import Gap, Phrase, Slot
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.lists import Lists, Words, check_word, kind_of
from biaochi.grammar.sets import Pool
from biaochi.grammar.syntax_errors import is_fused, spaced
from biaochi.grammar.tree import (
    Alternative,
    Blank,
    Element,
    GapNode,
    KindRef,
    ListRef,
    PhraseNode,
    SameRef,
    SyntaxFile,
    Word,
)
from biaochi.model.folding import fold_words

WIDEST_GAP = 200


def compile_phrase(
    node: PhraseNode, file: SyntaxFile, lists: Lists, pool: Pool, log: Log
) -> Phrase | None:
    """The compiled phrase, None if something is wrong with it; all its mistakes are noted."""
    slots = [_slot(e, file, lists, pool, log) for e in node.parts if isinstance(e, Element)]
    gaps = _gaps(node, file, log)
    sound = tuple(s for s in slots if s is not None)
    if gaps is None or len(sound) < len(slots):
        return None
    line = file.source.position(node.at.start)[0]
    text = " ".join(file.clean[node.at.start : node.at.end].split())
    return Phrase(sound, gaps, line, text)


def _gaps(node: PhraseNode, file: SyntaxFile, log: Log) -> tuple[Gap, ...] | None:
    """One gap between each two elements; elements side by side touch."""
    made: list[Gap] = []
    sound = True
    before: Element | GapNode | None = None
    for part in node.parts:
        if isinstance(part, GapNode):
            sound &= _check_gap(part, file, log)
            if not isinstance(before, Element):
                where = "词组开头" if before is None else "另一个间隔后面"
                log.add(
                    "E111", file.source, part.at, f"间隔在{where}。", "间隔只能写在两个词之间。"
                )
                sound = False
            made.append(Gap(part.least, part.most or 0, part.ordered))
        elif isinstance(before, Element):
            made.append(Gap())
        before = part
    if isinstance(before, GapNode):
        log.add("E111", file.source, before.at, "间隔在词组末尾。", "间隔只能写在两个词之间。")
        sound = False
    return tuple(made) if sound else None


def _check_gap(gap: GapNode, file: SyntaxFile, log: Log) -> bool:
    if gap.most is None:
        log.add("E109", file.source, gap.at, "没有写最多几个字。", "写成 …8（8 字以内）或 …2-8。")
    elif gap.most > WIDEST_GAP:
        cause = f"最多 {WIDEST_GAP} 字，这里写了 {gap.most}。"
        log.add("E110", file.source, gap.at, cause, "写小一些，或者拆成两个含，用且相连。")
    elif gap.least > gap.most:
        cause = f"下限 {gap.least} 大于上限 {gap.most}。"
        log.add("E110", file.source, gap.at, cause, f"是不是想写「…{gap.most}-{gap.least}」？")
    else:
        return True
    return False


def _slot(element: Element, file: SyntaxFile, lists: Lists, pool: Pool, log: Log) -> Slot | None:
    """What fills a slot: a value of one kind, or the union of all alternatives as one word set."""
    first = element.alternatives[0]
    if isinstance(first, SameRef):
        return Slot(same=first.name, capture=element.capture)
    found = [_words(a, file, lists, log) for a in element.alternatives]
    sound = [w for w in found if w is not None]
    if len(sound) < len(found):
        return None
    if isinstance(first, KindRef) and len(found) == 1:
        (kind,) = sound[0].values
        return Slot(value=kind, capture=element.capture or kind.value)
    name = first.name if isinstance(first, ListRef) and not element.group else ""
    total = reduce(or_, sound)
    return Slot(words=pool.number(total, name), capture=element.capture or name)


def compile_words(
    element: Element, file: SyntaxFile, lists: Lists, pool: Pool, log: Log
) -> int | None:
    """The number of the word set of an element that stands alone; None if it is wrong."""
    slot = _slot(element, file, lists, pool, log)
    if slot is not None and slot.words is None:
        log.add("E105", file.source, element.at, "这里要写词或词表。", "例如：含 <价格因素>。")
    return slot.words if slot else None


def _words(alternative: Alternative, file: SyntaxFile, lists: Lists, log: Log) -> Words | None:
    if isinstance(alternative, ListRef):
        return lists.find(alternative, file)
    if isinstance(alternative, Word) and _is_word(alternative, file, log):
        return Words(frozenset((fold_words(alternative.text),)))
    if isinstance(alternative, KindRef):
        kind = kind_of(alternative, file, log)
        return Words(values=frozenset((kind,))) if kind else None
    if isinstance(alternative, Blank):
        log.add(
            "E108", file.source, alternative.at, "这里缺一个候选。", "补上词，或者删去一条竖线。"
        )
    return None


def _is_word(word: Word, file: SyntaxFile, log: Log) -> bool:
    """Whether a word is sound; bare operators that lost their blank or number are none."""
    if word.quoted or (word.text != "近" and not is_fused(word.text)):
        return check_word(file, word, log)
    if word.text == "近":
        advice = "写成 近8（前后 8 字以内）；若是词就加引号：“近”。"
        log.add("E109", file.source, word.at, "「近」后面没有紧跟字数。", advice)
        return False
    cause = f"「{word.text}」里的运算词没有用空白隔开，会被当成一个词。"
    advice = f"写成「{spaced(word.text)}」；若是词就加引号：“{word.text}”。"
    log.add("E117", file.source, word.at, cause, advice)
    return False
