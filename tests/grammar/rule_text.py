"""A right rule file, and ways to put something else in the place of one of its parts."""

from __future__ import annotations

import re

from biaochi.grammar import keywords as kw
from biaochi.grammar.compiled import Condition, Phrase, Rule, RuleBook
from biaochi.grammar.diagnostics import render
from biaochi.grammar.loader import Loaded, compile_text

PREAMBLE = """语言版本 1
规则集 示例  写规则的例子
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


def first_word(line: str) -> str:
    found = re.match(r"[\s\ufeff]*([^\s：:]*)", line)
    return kw.simplified(found[1]) if found else ""


def rule_with(fields: str = "", drop: tuple[str, ...] = ()) -> str:
    """The right rule with these fields in the place of those of the same keyword."""
    lines = [line.strip() for line in fields.splitlines()]
    given = {first_word(line) for line in lines} | set(drop)
    kept = [text for keyword, text in FIELDS if keyword not in given]
    return "\n".join([HEADER, *(f"  {line}" for line in (*lines, *kept) if line)]) + "\n"


def file_with(snippet: str = "", drop: tuple[str, ...] = ()) -> str:
    """A right file with a snippet in it: declarations go behind the rule, fields into it."""
    if kw.declaration(first_word(snippet)):
        return f"{PREAMBLE}\n{rule_with()}\n{snippet}\n"
    return f"{PREAMBLE}\n{rule_with(snippet, drop)}"


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
