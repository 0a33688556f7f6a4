"""A right rule file, and ways to put something else in the place of one of its parts."""

from __future__ import annotations

from biaochi.grammar.codes.frame import FIELDS, HEADER, PREAMBLE, file_with, rule_with
from biaochi.grammar.compiled import Condition, Phrase, Rule, RuleBook
from biaochi.grammar.diagnostics import render
from biaochi.grammar.loader import Loaded, compile_text

__all__ = [
    "FIELDS",
    "HEADER",
    "PREAMBLE",
    "book",
    "codes",
    "file_with",
    "loaded",
    "phrase",
    "rule",
    "rule_with",
    "when",
    "words",
]


def loaded(snippet: str = "", drop: tuple[str, ...] = ()) -> Loaded:
    return compile_text(file_with(snippet, drop))


def book(snippet: str = "", drop: tuple[str, ...] = ()) -> RuleBook:
    """The book of a file that must be right."""
    result = loaded(snippet, drop)
    assert result.book is not None, "\n".join(render(d) for d in result.diagnostics)
    return result.book


def rule(fields: str = "", drop: tuple[str, ...] = ()) -> Rule:
    return book(fields, drop).rules[0]


def when(condition: str) -> Condition:
    """The compiled condition of a rule whose message captures nothing."""
    return rule(f"当 {condition}\n说明 违规。").when


def phrase(text: str) -> Phrase:
    found = when(f"含 {text}")
    assert hasattr(found, "phrase")
    return found.phrase


def words(text: str) -> list[tuple[str, ...]]:
    """The words of the sets that fill the slots of a phrase; a value's kind in its place."""
    made = book(f"当 含 {text}\n说明 违规。")
    slots = made.rules[0].when.phrase.slots  # type: ignore[union-attr]
    return [
        (f"@{s.value}",)
        if s.words is None
        else (*made.sets[s.words].words, *(f"@{kind}" for kind in made.sets[s.words].values))
        for s in slots
    ]


def codes(result: Loaded) -> list[str]:
    return [d.code for d in result.diagnostics]
