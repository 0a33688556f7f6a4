"""All checks, by code: 词表 L00x, 词组与条件 L01x, 规则之间 L02x, 说明与例句 L03x, 字符 L04x, 不查 L05x."""

from __future__ import annotations

from biaochi.lint.checks.alike import NAMES_ALIKE
from biaochi.lint.checks.always_false import CONDITION, EXCEPTION, PHRASE
from biaochi.lint.checks.captures import SOMETIMES, UNQUOTED
from biaochi.lint.checks.characters import LOOK_ALIKE, WIDTH
from biaochi.lint.checks.citations import CITATIONS
from biaochi.lint.checks.contradiction import LEVELS, OTHER_RULE
from biaochi.lint.checks.covered import COVERED, SHADOWED
from biaochi.lint.checks.duplicates import EXAMPLE, WORD
from biaochi.lint.checks.long_rule import LONG
from biaochi.lint.checks.near_miss import NEAR_MISS
from biaochi.lint.checks.place import PLACE
from biaochi.lint.checks.regex import REGEX
from biaochi.lint.checks.silence import UNUSED
from biaochi.lint.checks.slow import BRANCHES, SLOW
from biaochi.lint.checks.todo import TODO
from biaochi.lint.checks.unused import UNUSED_DECLARATION, UNUSED_LIST
from biaochi.lint.checks.word_lists import AVOIDED, REDUNDANT, SAME_LIST
from biaochi.lint.checks.yields import YIELDS
from biaochi.lint.kind import Check

CHECKS: tuple[Check, ...] = (
    UNUSED_LIST,
    UNUSED_DECLARATION,
    SAME_LIST,
    WORD,
    AVOIDED,
    REDUNDANT,
    PHRASE,
    CONDITION,
    EXCEPTION,
    COVERED,
    SLOW,
    BRANCHES,
    REGEX,
    PLACE,
    LONG,
    SHADOWED,
    LEVELS,
    OTHER_RULE,
    YIELDS,
    NAMES_ALIKE,
    UNQUOTED,
    SOMETIMES,
    CITATIONS,
    EXAMPLE,
    NEAR_MISS,
    TODO,
    WIDTH,
    LOOK_ALIKE,
    UNUSED,
)


def check_of(code: str) -> Check | None:
    """The check of this code."""
    return next((check for check in CHECKS if check.code == code), None)
