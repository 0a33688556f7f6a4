"""Which words of the lists no example notices: each is taken out in turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from biaochi.engine.matching.check import Checker
from biaochi.engine.matching.plan import Plan, plan
from biaochi.engine.ruletest.focus import focused, set_numbers, with_slots
from biaochi.engine.ruletest.judge import Prepared, marks_of, prepare
from biaochi.grammar.compiled import Rule, WordSet
from biaochi.model.folding import fold_words


@dataclass(frozen=True, slots=True)
class UnnoticedWords:
    """Words of one set that could go without any example of any rule noticing.

    `rules` are those that use the set, in the order of the book; `tried` counts all its words.
    """

    words: WordSet
    rules: tuple[Rule, ...]
    tried: int
    unnoticed: tuple[str, ...]


def mutate_words(checker: Checker, plans: Sequence[Plan]) -> tuple[UnnoticedWords, ...]:
    """Take every word out of every set that these rules use; one example anywhere is enough."""
    noticed: dict[int, set[str]] = {}
    users: dict[int, list[Rule]] = {}
    for ready in plans:
        for number in sorted(set(set_numbers((ready.rule.when, ready.rule.unless)))):
            users.setdefault(number, []).append(ready.rule)
            noticed.setdefault(number, set())
        for number, word in _noticed(checker, ready, noticed):
            noticed[number].add(word)
    sets = checker.book.sets
    return tuple(
        UnnoticedWords(
            sets[number],
            tuple(rules),
            len(sets[number].words),
            tuple(w for w in sets[number].words if w not in noticed[number]),
        )
        for number, rules in sorted(users.items())
    )


def _noticed(checker: Checker, ready: Plan, known: dict[int, set[str]]) -> list[tuple[int, str]]:
    """The words of a rule's sets that its examples notice, beyond those that are known."""
    book, rule = checker.book, ready.rule
    numbers = sorted(set(set_numbers((rule.when, rule.unless))))
    plain = Checker(focused(book, rule))
    texts = {t for e in rule.examples for t in _texts(prepare(plain, rule, e))}
    # A word that stands nowhere in the examples is noticed by none of them.
    standing = [
        (n, word)
        for n in numbers
        for word in book.sets[n].words
        if word not in known[n] and any(word in t for t in texts)
    ]
    more = [
        replace(book.sets[n], words=tuple(w for w in book.sets[n].words if w != word))
        for n, word in standing
    ]
    large = Checker(focused(book, rule, more))
    witnesses = [prepare(large, rule, e) for e in rule.examples if not e.gap_reason]
    marks = [marks_of(large.plans[0], w) for w in witnesses]
    found = []
    for place, (number, word) in enumerate(standing):
        changed = with_slots((rule.when, rule.unless), number, len(book.sets) + place)
        assert isinstance(changed, tuple)
        other = plan(replace(rule, when=changed[0], unless=changed[1]), large.book.sets)
        if any(marks_of(other, w) != m for w, m in zip(witnesses, marks, strict=True)):
            found.append((number, word))
    return found


def _texts(prepared: Prepared) -> set[str]:
    """Everything in which a phrase can be looked for, folded."""
    found: set[str] = set()
    for clause in prepared.scan.clauses:
        around = (*clause.titles, *clause.headers, *clause.row, *clause.lead)
        found.update((clause.folded.text, fold_words(clause.paragraph.text), *around))
    return found
