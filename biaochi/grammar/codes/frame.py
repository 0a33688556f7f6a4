"""A right rule file, in which the wrong example of a code takes the place of a right part.

What a code says about itself is shown with the message as authors get it; an example of one line
needs the rest of a file around it.
"""

from __future__ import annotations

import re

from biaochi.grammar import keywords as kw
from biaochi.grammar.codes.kind import Code
from biaochi.grammar.diagnostics import Diagnostic, render
from biaochi.grammar.loader import compile_text

_RULE_SET = "规则集 示例  写规则的例子"
PREAMBLE = f"""语言版本 1
{_RULE_SET}
词表 本地
  本地 | 本市 | 本省

法规 《甲法》
  简称 《甲》
  位阶 法律
  文号 某令第1号
  施行 2000-01-01
  核对 已核
  结构 1 2:0,7 3 4:2 5:3,4
  要旨 第一条 不得限定注册地
  要旨 第二条第二款第（七）项 不得限定所有制
"""
FIELDS = (
    ("级别", "级别 红"),
    ("依据", "依据 《甲法》第一条"),
    ("当", "当 含 <本地> …8 注册"),
    ("说明", "说明 要求投标人在「{本地}」注册。"),
    ("建议", "建议 删去注册地要求。"),
    ("违规", "违规 投标人须【在本市注册】。"),
    ("合规", "合规 投标人应写明注册地址。"),
)
HEADER = "规则 地域.注册地  要求投标人在特定区域注册"


def rule_with(fields: str = "", drop: tuple[str, ...] = ()) -> str:
    """The right rule with these fields in the place of those of the same keyword."""
    lines = [line.strip() for line in fields.splitlines()]
    given = {_first_word(line) for line in lines} | set(drop)
    kept = [text for keyword, text in FIELDS if keyword not in given]
    return "\n".join([HEADER, *(f"  {line}" for line in (*lines, *kept) if line)]) + "\n"


def file_with(snippet: str = "", drop: tuple[str, ...] = ()) -> str:
    """A right file with a snippet in it: declarations go behind the rule, fields into it.

    A snippet that begins with a rule set takes the place of the file's own.
    """
    first = kw.declaration(_first_word(snippet))
    if first is kw.RULE_SET:
        return f"{PREAMBLE.replace(_RULE_SET, snippet)}\n{rule_with()}"
    if first:
        return f"{PREAMBLE}\n{rule_with()}\n{snippet}\n"
    return f"{PREAMBLE}\n{rule_with(snippet, drop)}"


def wrong_file(code: Code) -> str:
    """The file in which the example of a code goes wrong; what stands before all stays there."""
    return f"{code.example}\n{file_with()}" if code.code == "E103" else file_with(code.example)


def printed(text: str) -> tuple[str, ...]:
    """Everything that is noted about a file, as authors read it, without the place."""
    return tuple(_placeless(d) for d in compile_text(text).diagnostics)


def message_of(code: Code) -> str:
    """What authors read about the example of a code; empty for a code without one."""
    if not code.example:
        return ""
    noted = compile_text(wrong_file(code)).diagnostics
    return next((_placeless(d) for d in noted if d.code == code.code), "")


def _placeless(diagnostic: Diagnostic) -> str:
    """A diagnostic without file, line and column: those of the frame say nothing."""
    whole = render(diagnostic)
    return whole[whole.index(diagnostic.code) :]


def _first_word(line: str) -> str:
    found = re.match(r"[\s\ufeff]*([^\s：:]*)", line)
    return kw.simplified(found[1]) if found else ""
