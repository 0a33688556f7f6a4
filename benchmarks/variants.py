"""Many rules from few: variants of the shipped rules whose words differ, for measuring growth."""

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

_MOST_WORDS = 60
"""Longer lists are cut, or regular expressions of the same size could not be compared."""
_OWN_WORDS = 8
"""Words that a variant brings of its own; real rules share most of their lists."""
_CHARACTERS = "业务资质设备材料施工服务评审文件合同工程项目采购供货验收安装维修管理人员技术方案价格时间地点条件证明"


def grown(book: RuleBook, count: int) -> RuleBook:
    """A book of `count` rules: the shipped ones, then variants with other words."""
    rng = random.Random(count)
    sets = [replace(s, words=s.words[:_MOST_WORDS]) for s in book.sets]
    rules = list(book.rules[:count])
    while len(rules) < count:
        base = book.rules[len(rules) % len(book.rules)]
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
    """Every second word set becomes one of its own, so that rules still share words as real ones do."""
    slots = []
    for place, slot in enumerate(phrase.slots):
        if slot.words is None or (place and rng.random() < 0.5):
            slots.append(slot)
            continue
        if slot.words not in renumbered:
            renumbered[slot.words] = len(sets)
            words = {_mutate(w, rng) for w in sets[slot.words].words[:_OWN_WORDS]}
            sets.append(WordSet(tuple(sorted(words, key=len, reverse=True))))
        slots.append(Slot(renumbered[slot.words], None, slot.capture))
    return replace(phrase, slots=tuple(slots))


def _mutate(word: str, rng: random.Random) -> str:
    """The word with one character changed: as long and as likely as a real one."""
    position = rng.randrange(len(word))
    return word[:position] + rng.choice(_CHARACTERS) + word[position + 1 :]


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
