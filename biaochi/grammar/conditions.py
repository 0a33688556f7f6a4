"""当 and 除非: from the syntax tree to compiled conditions."""

from __future__ import annotations

from dataclasses import dataclass

from biaochi.grammar import parse
from biaochi.grammar.compiled import (
    And,
    Condition,
    Contains,
    Not,
    Or,
    PartyIs,
    PlaceIs,
    Scope,
)
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.lists import Lists
from biaochi.grammar.phrases import compile_phrase
from biaochi.grammar.sets import Pool
from biaochi.grammar.source import Range
from biaochi.grammar.tree import (
    AndNode,
    ConditionNode,
    ContainsNode,
    NamesNode,
    NotNode,
    OrNode,
    SyntaxFile,
)
from biaochi.grammar.vocabulary import PARTIES, PLACES, lookup_all

_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What names in a rule's fields are looked up in, and where mistakes are noted."""

    file: SyntaxFile
    lists: Lists
    pool: Pool
    log: Log


def compile_condition(at: Range, around: Surroundings) -> Condition | None:
    """The condition that stands at a place, None if something is wrong with it."""
    node = parse.condition(around.file, at, around.log)
    if node is None:
        return None
    if _depth(node) > _DEEPEST:
        cause = f"括号和「非」套了 {_DEEPEST} 层以上。"
        around.log.add("E119", around.file.source, node.at, cause, "拆成几个「当」或「除非」。")
        return None
    return _compile(node, around)


def _depth(node: ConditionNode) -> int:
    """How many layers a condition has; counted without recursion."""
    deepest = 0
    stack = [(node, 1)]
    while stack:
        one, depth = stack.pop()
        deepest = max(deepest, depth)
        if isinstance(one, NotNode):
            stack.append((one.part, depth + 1))
        elif isinstance(one, AndNode | OrNode):
            stack += [(part, depth + 1) for part in one.parts]
    return deepest


def _compile(node: ConditionNode, around: Surroundings) -> Condition | None:
    match node:
        case ContainsNode(_, scope, phrase):
            made = compile_phrase(phrase, around.file, around.lists, around.pool, around.log)
            where = Scope(scope) if scope else Scope.CLAUSE
            return Contains(made, where) if made else None
        case NamesNode():
            return _membership(node, around)
        case NotNode(_, part):
            inner = _compile(part, around)
            return Not(inner) if inner else None
        case AndNode(_, parts) | OrNode(_, parts):
            found = [_compile(p, around) for p in parts]
            sound = tuple(c for c in found if c is not None)
            if len(sound) < len(found):
                return None
            return And(sound) if isinstance(node, AndNode) else Or(sound)


def _membership(node: NamesNode, around: Surroundings) -> Condition | None:
    if node.what == "约束":
        parties = lookup_all(node.names, "约束对象", PARTIES, around.file, around.log)
        return None if parties is None else PartyIs(parties)
    places = lookup_all(node.names, "位置", PLACES, around.file, around.log)
    return None if places is None else PlaceIs(places)


def has_evidence(condition: Condition) -> bool:
    """Whether the condition, wherever it holds, holds by words of the clause itself."""
    match condition:
        case Contains(_, scope):
            return scope is Scope.CLAUSE
        case And(parts):
            return any(has_evidence(p) for p in parts)
        case Or(parts):
            return all(has_evidence(p) for p in parts)
    return False


def captures(condition: Condition) -> tuple[str, ...]:
    """The names under which positive parts of a condition capture words."""
    match condition:
        case Contains(phrase):
            return tuple(s.capture for s in phrase.slots if s.capture)
        case And(parts) | Or(parts):
            return tuple(name for p in parts for name in captures(p))
    return ()
