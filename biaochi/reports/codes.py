"""The codes of diagnostics explained: in a terminal, and as sections of the reference."""

from __future__ import annotations

from biaochi.grammar.codes.frame import message_of
from biaochi.grammar.codes.kind import Code

_LONGEST = 60


def code_page(code: Code) -> str:
    """What a code means, an example that is wrong, and what authors read about it."""
    lines = [f"{code.code} {code.title}（{_severity(code)}）", "", code.explanation]
    if code.example:
        lines += ["", "写错的例子：", *_indented(_short(code.example))]
        lines += ["", "标尺会说：", *_indented(message_of(code))]
    return "\n".join(lines) + "\n"


def code_section(code: Code, said: str = "") -> str:
    """The same in Markdown; `said` is the message of a code that has no example."""
    lines = [f"### {code.code} {code.title}", "", f"**{_severity(code)}**　{code.explanation}", ""]
    if code.example:
        lines += ["```text", _short(code.example), "```", ""]
    message = message_of(code) or said
    lines += ["```text", message, "```", ""]
    return "\n".join(lines)


def _severity(code: Code) -> str:
    return "提醒" if code.code.startswith("W") else "错误"


def _indented(text: str) -> list[str]:
    return [f"  {line}".rstrip() for line in text.split("\n")]


def _short(text: str) -> str:
    """An example without what is long by its nature."""
    return "\n".join(
        line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…" for line in text.split("\n")
    )
