"""Many rules from few: variants of the shipped rules with words of their own, for measuring growth."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import reduce

from biaochi.grammar.compiled import (
    And,
    Condition,
    Contains,
    Not,
    Or,
    Phrase,
    Rule,
    RuleBook,
    Slot,
    WordSet,
)

SMALLEST = 40
"""So many real rules stand in every book; the rest are variants of them."""
_MOST_WORDS = 60
"""Longer lists are cut, or regular expressions of the same size could not be compared."""
_OWN_WORDS = 8
"""Words that a variant brings of its own; real rules share most of their lists."""
_CHARACTERS = "业务资质设备材料施工服务评审文件合同工程项目采购供货验收安装维修管理人员技术方案价格时间地点条件证明"


def grown(book: RuleBook, count: int) -> RuleBook:
    """A book of `count` rules: the first 40 shipped ones, then variants with more special words."""
    rng = random.Random(count)
    sets = [replace(s, words=s.words[:_MOST_WORDS]) for s in book.sets]
    rules = list(book.rules[:SMALLEST])
    # A rule that asks for values alone has no words to make special; a copy would be no variant.
    bases = [rule for rule in rules if all(_has_words(p, sets) for p in phrases(rule))]
    while len(rules) < count:
        base = bases[len(rules) % len(bases)]
        renumbered: dict[int, int] = {}
        rules.append(
            replace(
                base,
                name=f"{base.name}.{len(rules)}",
                when=_other(base.when, sets, renumbered, rng),
                unless=tuple(_other(u, sets, renumbered, rng) for u in base.unless),
            )
        )
    return RuleBook(tuple(rules), tuple(sets), book.statutes, book.version)


def _other(
    condition: Condition, sets: list[WordSet], renumbered: dict[int, int], rng: random.Random
) -> Condition:
    match condition:
        case And(parts):
            return And(tuple(_other(p, sets, renumbered, rng) for p in parts))
        case Or(parts):
            return Or(tuple(_other(p, sets, renumbered, rng) for p in parts))
        case Not(part):
            return Not(_other(part, sets, renumbered, rng))
        case Contains(phrase, scope):
            return Contains(_other_phrase(phrase, sets, renumbered, rng), scope)
        case _:
            return condition


def _other_phrase(
    phrase: Phrase, sets: list[WordSet], renumbered: dict[int, int], rng: random.Random
) -> Phrase:
    """The phrase with its most telling word set made more special; the others are shared."""
    telling = max(range(len(phrase.slots)), key=lambda i: _telling(phrase.slots[i], sets))
    slots = list(phrase.slots)
    number = slots[telling].words
    if number is None:
        return phrase
    if number not in renumbered:
        renumbered[number] = len(sets)
        words = {_special(w, rng) for w in sets[number].words[:_OWN_WORDS]}
        sets.append(WordSet(tuple(sorted(words, key=len, reverse=True))))
    slots[telling] = Slot(renumbered[number], None, slots[telling].capture)
    return replace(phrase, slots=tuple(slots))


def _has_words(phrase: Phrase, sets: list[WordSet]) -> bool:
    """Whether some slot can be filled by words alone."""
    return any(s.words is not None and not sets[s.words].values for s in phrase.slots)


def _telling(slot: Slot, sets: list[WordSet]) -> int:
    if slot.words is None or sets[slot.words].values:
        return 0
    return min((len(w) for w in sets[slot.words].words), default=0)


def _special(word: str, rng: random.Random) -> str:
    """A more special word: 业绩 → 业绩表. It occurs as rarely as the words of special rules do."""
    return word + rng.choice(_CHARACTERS)


def phrases(rule: Rule) -> list[Phrase]:
    """The phrases that a rule looks for in a clause."""
    return _phrases(rule.when)


def _phrases(condition: Condition) -> list[Phrase]:
    match condition:
        case And(parts) | Or(parts):
            return reduce(lambda found, part: found + _phrases(part), parts, [])
        case Contains(phrase, _):
            return [phrase]
        case _:
            return []
