"""Every kind of diagnostic, by group: 语法 E1, 名称 E2, 法规 E3, 规则 E4, 例句 E5, 要素 E6, 层级 E7, 提醒 W."""

from __future__ import annotations

from biaochi.grammar.codes.examples import EXAMPLES
from biaochi.grammar.codes.facts import FACTS
from biaochi.grammar.codes.kind import Code
from biaochi.grammar.codes.law import LAW
from biaochi.grammar.codes.layers import LAYERS
from biaochi.grammar.codes.names import NAMES
from biaochi.grammar.codes.rules import RULES
from biaochi.grammar.codes.syntax import SYNTAX
from biaochi.grammar.codes.warnings import WARNINGS

CODES: tuple[Code, ...] = (*SYNTAX, *NAMES, *LAW, *RULES, *EXAMPLES, *FACTS, *LAYERS, *WARNINGS)

_BY_CODE = {c.code: c for c in CODES}


def code_of(code: str) -> Code | None:
    """The declaration of a code, None where there is none."""
    return _BY_CODE.get(code)


def title_of(code: str) -> str:
    """The title of a declared code."""
    return _BY_CODE[code].title
