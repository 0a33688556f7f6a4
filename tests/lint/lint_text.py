"""A rule file to which no check objects, and ways to put something else into it."""

from __future__ import annotations

from biaochi.grammar import keywords as kw
from biaochi.grammar.diagnostics import render
from biaochi.grammar.loader import RuleText
from biaochi.lint.kind import Remark
from biaochi.lint.opening import Opened, open_texts
from biaochi.lint.run import lint

NAME = "我的规则.biao"
PREAMBLE = """语言版本 1
规则集 示例  写规则的例子

词表 本地
  本地 | 本市 | 本省

法规 《甲法》
  位阶 法律
  文号 某令第1号
  施行 2000-01-01
  核对 已核
  结构 1 2:0,7 3
  要旨 第一条 不得限定注册地
  要旨 第三条 不得限定所有制
"""
FIELDS = (
    ("级别", "级别 红"),
    ("依据", "依据 《甲法》第一条"),
    ("当", "当 含 <本地> …8 注册"),
    ("说明", "说明 要求投标人「{原文}」。"),
    ("建议", "建议 删去注册地要求。"),
    ("违规", "违规 投标人须【在本市注册】。"),
    ("合规", "合规 投标人应写明注册地址。"),
)
HEADER = "规则 地域.注册地  要求投标人在特定区域注册"


def file_with(snippet: str = "") -> str:
    """The file with a snippet in it: fields first, which take the place of the rule's, then declarations."""
    lines = snippet.split("\n") if snippet else []
    first = next((i for i, line in enumerate(lines) if kw.declaration(_word(line))), len(lines))
    fields, declarations = lines[:first], lines[first:]
    given = {_word(line) for line in fields}
    kept = [text for keyword, text in FIELDS if keyword not in given]
    rule = [HEADER, *(f"  {line.strip()}" for line in (*fields, *kept))]
    return "\n".join([PREAMBLE, *rule, "", *declarations]) + "\n"


def opened(snippet: str = "") -> Opened:
    """The file as a project; it must compile."""
    made = open_texts([RuleText(NAME, file_with(snippet))], [NAME])
    assert made.project is not None, "\n".join(render(d) for d in made.diagnostics)
    return made


def remarks(snippet: str = "", code: str = "L") -> list[Remark]:
    """What the linter says to the file with the snippet, of codes that begin so."""
    project = opened(snippet).project
    assert project is not None
    return list(lint(project, lambda c: c.startswith(code)))


def codes(snippet: str = "") -> list[str]:
    return [r.code for r in remarks(snippet)]


def causes(snippet: str, code: str) -> list[str]:
    return [r.cause for r in remarks(snippet, code)]


def _word(line: str) -> str:
    return (line.split(maxsplit=1) or [""])[0]
