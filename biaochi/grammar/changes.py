"""What one 调整 wants of a rule, and the rule with that done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from biaochi.grammar.compiled import Condition, Dated, Example, Or, Rule, State
from biaochi.grammar.periods import overlaid, said
from biaochi.grammar.rule_fields import FieldReader, latest
from biaochi.grammar.show import condition_text
from biaochi.grammar.source import Range
from biaochi.grammar.tree import Declaration
from biaochi.model.finding import Level

DISABLED = "停用"
_STATES = (DISABLED, str(State.TRIAL), str(State.IN_FORCE))


@dataclass(frozen=True, slots=True)
class Change:
    """One change in words, and whether it loosens; `at` is the place of its field."""

    at: Range
    words: str
    loosens: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """The fields of an adjustment, read; None or empty for those that are not written."""

    declaration: Declaration
    levels: tuple[Dated[Level], ...]
    state: str | None
    added: tuple[Condition, ...]
    excepted: tuple[Condition, ...]
    examples: tuple[Example, ...]

    @classmethod
    def of(cls, declaration: Declaration, fields: FieldReader, lacking: bool) -> Self | None:
        """What a declaration wants; None, and noted, if any of it is wrong.

        `lacking` tells whether the rule is about what is missing, so that no words are marked.
        """
        before = len(fields.log.entries)
        wanted = cls(
            declaration,
            fields.levels(declaration),
            fields.value(declaration, "状态", _STATES),
            fields.conditions(declaration, "当"),
            fields.conditions(declaration, "除非"),
            fields.examples(declaration, lacking),
        )
        return None if any(d.is_error for d in fields.log.entries[before:]) else wanted

    def applied(self, rule: Rule) -> tuple[Rule, tuple[Change, ...]]:
        """The rule with all that is wanted, and what that changes; what is so already is no change."""
        changes: list[Change] = []
        if self.levels:
            old = rule.levels or (Dated(rule.level),)
            new = overlaid(old, self.levels)
            changes += self._of_levels(old)
            rule = replace(rule, level=latest(new), levels=new if len(new) > 1 else ())
        state = State.REPEALED if self.state == DISABLED else State(self.state or rule.state)
        if state is not rule.state:
            words = f"状态 {rule.state} → {self.state}"
            changes.append(Change(self._at("状态"), words, state is not State.IN_FORCE))
            rule = replace(rule, state=state)
        changes += (Change(self._at("当"), _more("当", c), False) for c in self.added)
        changes += (Change(self._at("除非"), _more("除非", c), True) for c in self.excepted)
        if self.added:
            rule = replace(rule, when=Or((rule.when, *self.added)))
        return replace(rule, unless=(*rule.unless, *self.excepted)), tuple(changes)

    def _of_levels(self, old: Sequence[Dated[Level]]) -> list[Change]:
        return [
            Change(
                self._at("级别"),
                f"级别 {before} → {_level(new)}",
                any(new.value.rank > level.rank for level in replaced),
            )
            for new in self.levels
            if (replaced := _replaced(old, new))
            for before in ["、".join(replaced)]
            if replaced != (new.value,)
        ]

    def _at(self, keyword: str) -> Range:
        return self.declaration.all(keyword)[0].at


def _more(keyword: str, condition: Condition) -> str:
    return f"增加「{keyword} {condition_text(condition)}」"


def _replaced(old: Sequence[Dated[Level]], new: Dated[Level]) -> tuple[Level, ...]:
    """The levels that held on the days of a new one."""
    left = overlaid(old, (new,))
    return tuple(dict.fromkeys(one.value for one in old if one not in left))


def _level(new: Dated[Level]) -> str:
    return f"{new.value}（{said(new)}）" if new.start or new.end else str(new.value)
