"""A rule book cut down to one rule, so that a checker for variants of it is made at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace

from biaochi.grammar.compiled import Rule, RuleBook, Slot, WordSet
from biaochi.grammar.terms import ScoreSum


def focused(book: RuleBook, rule: Rule, more: Sequence[WordSet] = ()) -> RuleBook:
    """The book with this rule alone; sets that nothing uses lose their words, numbers stay.

    `more` are sets that come behind those of the book.
    """
    used = {*set_numbers(rule), *_set_numbers_of_facts(book)}
    sets = tuple(s if n in used else WordSet(()) for n, s in enumerate(book.sets))
    return replace(book, rules=(rule,), sets=(*sets, *more))


def _set_numbers_of_facts(book: RuleBook) -> Iterator[int]:
    for fact in book.facts:
        if fact.labels is not None:
            yield fact.labels
        yield from set_numbers(fact)


def set_numbers(value: object) -> Iterator[int]:
    """The numbers of the word sets that conditions, wherever they are held, ask for."""
    if isinstance(value, tuple):
        for part in value:
            yield from set_numbers(part)
    elif is_dataclass(value):
        words = getattr(value, "words", None)
        if isinstance(words, int):
            yield words
        for one in fields(value):
            yield from set_numbers(getattr(value, one.name))


def with_slots(value: object, old: int, new: int) -> object:
    """The same condition, or what holds conditions, with set `new` wherever a slot had set `old`."""
    if isinstance(value, tuple):
        changed = tuple(with_slots(part, old, new) for part in value)
        return changed if any(a is not b for a, b in zip(changed, value, strict=True)) else value
    if isinstance(value, Slot | ScoreSum):
        return replace(value, words=new) if value.words == old else value
    if is_dataclass(value) and not isinstance(value, type):
        changes = {
            one.name: part
            for one in fields(value)
            if (part := with_slots(getattr(value, one.name), old, new))
            is not getattr(value, one.name)
        }
        return replace(value, **changes) if changes else value
    return value
