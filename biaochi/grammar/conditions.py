"""当 and 除非: from the syntax tree to compiled conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import prod

from biaochi.grammar import parse
from biaochi.grammar.arithmetic import Arithmetic
from biaochi.grammar.captures import Reference, capture_kinds, references
from biaochi.grammar.compiled import (
    And,
    AtLeast,
    AtLeastHits,
    Condition,
    Contains,
    FactConflict,
    FactIs,
    FactMissing,
    Not,
    Or,
    PartyIs,
    PlaceIs,
    Scope,
)
from biaochi.grammar.declared import Declared
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.lists import Lists
from biaochi.grammar.phrases import compile_phrase
from biaochi.grammar.sets import Pool
from biaochi.grammar.source import Range
from biaochi.grammar.suggest import did_you_mean, listing
from biaochi.grammar.tree import (
    AndNode,
    ChoiceNode,
    ComparisonNode,
    ConditionNode,
    ContainsNode,
    HitsNode,
    NamesNode,
    NotNode,
    OrNode,
    PartsNode,
    StateNode,
    SyntaxFile,
)
from biaochi.grammar.vocabulary import PARTIES, PLACES, lookup_all
from biaochi.model.fact import FactType

_DEEPEST = 40
_MOST_WAYS = 1000
_MOST_PARTS = 10
"""至少 N 项 becomes one branch for each choice of N parts; more parts would be too many."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What names in a rule's fields are looked up in, and where mistakes are noted."""

    file: SyntaxFile
    lists: Lists
    pool: Pool
    log: Log
    declared: Declared = field(default_factory=Declared)

    @property
    def arithmetic(self) -> Arithmetic:
        """The compiler of terms for the same file."""
        return Arithmetic(self.file, self.lists, self.pool, self.declared, self.log)


def compile_condition(at: Range, around: Surroundings) -> Condition | None:
    """The condition that stands at a place, None if something is wrong with it."""
    node = parse.condition(around.file, at, around.log)
    return None if node is None else compile_node(node, around)


def compile_node(node: ConditionNode, around: Surroundings) -> Condition | None:
    """The condition of a node, None if something is wrong with it."""
    if _depth(node) > _DEEPEST:
        cause = f"括号和「非」套了 {_DEEPEST} 层以上。"
        around.log.add("E119", around.file.source, node.at, cause, "拆成几个「当」或「除非」。")
        return None
    declared = replace(around.declared, captures=capture_kinds(node))
    around = replace(around, declared=declared)
    # A list: every mistake is noted, not only the first.
    sound = [_check_reference(ref, around) for ref in references(node)]
    if _ways(node) > _MOST_WAYS:
        cause = f"把「或」展开以后有 {_MOST_WAYS} 种以上的情形。"
        around.log.add("E119", around.file.source, node.at, cause, "拆成几个「当」或「除非」。")
        return None
    return _compile(node, around) if all(sound) else None


def _check_reference(reference: Reference, around: Surroundings) -> bool:
    """Whether {名} or 值 名 has something to refer to wherever it is asked for."""
    name, known = reference.name, around.declared.captures
    if reference.is_value and known.get(name.text) is None:
        return True  # said when the term is compiled
    code = "E604" if reference.is_value else "E207"
    if name.text not in known:
        cause = f"同一个条件里没有捕获「{name.text}」。"
        advice = did_you_mean(name.text, known, f"可以写：{listing(known) or '先用「名=」起名'}。")
    elif not reference.sure:
        cause = f"用到「{name.text}」的地方不一定捕获了它。"
        advice = "在同一支里用「且」连上捕获它的「含」；一个词组里捕获的，同一个词组里不能再用。"
    else:
        return True
    around.log.add(code, around.file.source, name.at, cause, advice)
    return False


def _depth(node: ConditionNode) -> int:
    """How many layers a condition has; counted without recursion."""
    deepest = 0
    stack = [(node, 1)]
    while stack:
        one, depth = stack.pop()
        deepest = max(deepest, depth)
        if isinstance(one, NotNode):
            stack.append((one.part, depth + 1))
        elif isinstance(one, AndNode | OrNode | PartsNode):
            stack += [(part, depth + 1) for part in one.parts]
    return deepest


def _ways(node: ConditionNode, holds: bool = True) -> int:
    """Into how many rows without 或 a condition unfolds, counted without unfolding it."""
    match node:
        case NotNode(_, part):
            return _ways(part, not holds)
        case AndNode(_, parts) | OrNode(_, parts):
            ways = [_ways(part, holds) for part in parts]
            return prod(ways) if isinstance(node, AndNode) is holds else sum(ways)
        case PartsNode(_, number, parts):
            # Not at least 2 of 3 is: at least 2 of 3 not.
            least = number if holds else len(parts) - number + 1
            return _choices([_ways(part, holds) for part in parts], least)
    return 1


def _choices(ways: Sequence[int], number: int) -> int:
    """The ways to choose so many of several parts, each of which has ways of its own."""
    rows = [1] + [0] * max(number, 0)
    for own in ways:
        for chosen in range(len(rows) - 1, 0, -1):
            rows[chosen] += rows[chosen - 1] * own
    return rows[-1]


def _compile(node: ConditionNode, around: Surroundings) -> Condition | None:
    match node:
        case ContainsNode():
            return _contains(node, around)
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
            joined = And if isinstance(node, AndNode) else Or
            # ( a 且 b ) 且 c is a 且 b 且 c.
            return joined(tuple(p for c in sound for p in (c.parts if type(c) is joined else (c,))))
        case ComparisonNode():
            return around.arithmetic.comparison(node)
        case ChoiceNode():
            return _choice(node, around)
        case StateNode(_, name, state):
            if around.declared.fact(name, around.file, around.log) is None:
                return None
            return FactMissing(name.text) if state == "缺" else FactConflict(name.text)
        case HitsNode(_, number, distinct, contains):
            hit = _contains(contains, around)
            return AtLeastHits(number, hit, distinct) if hit else None
        case PartsNode():
            return _parts(node, around)


def _contains(node: ContainsNode, around: Surroundings) -> Contains | None:
    made = compile_phrase(node.phrase, around.file, around.lists, around.pool, around.log)
    places = lookup_all(node.places, "位置", PLACES, around.file, around.log)
    if made is None or places is None:
        return None
    return Contains(made, Scope(node.scope) if node.scope else Scope.CLAUSE, places)


def _choice(node: ChoiceNode, around: Surroundings) -> Condition | None:
    fact = around.declared.fact(node.fact, around.file, around.log)
    if fact is None:
        return None
    source = around.file.source
    if fact.type is not FactType.CHOICE:
        cause = f"要素「{node.fact.text}」的类型是{fact.type}，不是选项。"
        around.log.add("E601", source, node.at, cause, "数值用 > < = 等比较。")
        return None
    wrong = [n for n in node.names if n.text not in fact.choices]
    for name in wrong:
        advice = (
            did_you_mean(name.text, fact.choices, "") + f"可以写：{listing(fact.choices, 20)}。"
        )
        cause = f"要素「{node.fact.text}」没有「{name.text}」这个取值。"
        around.log.add("E608", source, name.at, cause, advice)
    made = FactIs(node.fact.text, frozenset(n.text for n in node.names))
    return None if wrong else Not(made) if node.negated else made


def _parts(node: PartsNode, around: Surroundings) -> Condition | None:
    found = [_compile(p, around) for p in node.parts]
    sound = tuple(c for c in found if c is not None)
    if not 1 <= node.number <= len(found) <= _MOST_PARTS:
        cause = f"列了 {len(found)} 项，要求至少 {node.number} 项。"
        advice = f"写 1 到 {_MOST_PARTS} 项，各项用分号隔开，要求的项数不能更多。"
        around.log.add("E609", around.file.source, node.at, cause, advice)
        return None
    return AtLeast(node.number, sound) if len(sound) == len(found) else None


def _membership(node: NamesNode, around: Surroundings) -> Condition | None:
    if node.what == "约束":
        parties = lookup_all(node.names, "约束对象", PARTIES, around.file, around.log)
        return None if parties is None else PartyIs(parties)
    places = lookup_all(node.names, "位置", PLACES, around.file, around.log)
    return None if places is None else PlaceIs(places)
