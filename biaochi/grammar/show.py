"""Compiled conditions as text again, in the canonical form of the language."""

from __future__ import annotations

from biaochi.grammar.compiled import And, Condition, Contains, Not, Or, PartyIs, PlaceIs, Scope


def condition_text(condition: Condition) -> str:
    """The condition as an author would write it, with parentheses only where they are needed."""
    match condition:
        case And(parts):
            return " 且 ".join(_inner(part, Or) for part in parts)
        case Or(parts):
            return " 或 ".join(condition_text(part) for part in parts)
        case Not(part):
            return f"非 {_inner(part, And | Or)}"
        case PartyIs(parties):
            return f"约束 {'、'.join(sorted(parties))}"
        case PlaceIs(places):
            return f"位置 {'、'.join(sorted(places))}"
        case Contains(phrase, scope):
            where = "" if scope is Scope.CLAUSE else f"{scope} "
            return f"{where}含 {phrase.text}"


def _inner(condition: Condition, weaker: type | object) -> str:
    text = condition_text(condition)
    return f"( {text} )" if isinstance(condition, weaker) else text  # type: ignore[arg-type]
