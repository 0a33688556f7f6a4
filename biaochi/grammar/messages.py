"""说明: a message with {captures}."""

from __future__ import annotations

import re

from biaochi.grammar.compiled import Template
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.source import Range
from biaochi.grammar.suggest import did_you_mean, listing
from biaochi.grammar.tree import Field, SyntaxFile

EVIDENCE = "原文"

_BRACED = re.compile(r"\{\s*([^{}]*?)\s*\}")
_HALF_WIDTH = str.maketrans("｛｝", "{}")


def read_template(
    field: Field, known: tuple[str, ...], file: SyntaxFile, log: Log
) -> Template | None:
    """The message; None if a brace is unpaired or a name captures nothing."""
    text = file.text(field.body).translate(_HALF_WIDTH)
    sound = not re.search(r"[{}]", _BRACED.sub("", text))
    if not sound:
        _note("E406", "{", "花括号没有配对。", "写成 {名}。", field, file, log)
    pieces = _BRACED.split(text)
    names = tuple(pieces[1::2])
    for name in dict.fromkeys(names):
        if not name:
            _note(
                "E406",
                "{",
                "花括号里是空的。",
                f"写成 {{名}}，名可以是：{listing(known)}。",
                field,
                file,
                log,
            )
        elif name not in known:
            advice = did_you_mean(name, known, f"可以写：{listing(known)}。")
            _note("E207", name, f"「当」里没有捕获「{name}」。", advice, field, file, log)
        sound &= name in known
    return Template(tuple(pieces[::2]), names) if sound else None


def read_text(field: Field | None, file: SyntaxFile, log: Log) -> str:
    """建议, 疑问 or 理由: plain text, in which braces would print as they stand."""
    if field is None:
        return ""
    text = file.text(field.body)
    if _BRACED.search(text):
        _note(
            "E406",
            "{",
            f"「{field.keyword}」里不能用 {{名}}。",
            "把要引的原文写进「说明」。",
            field,
            file,
            log,
        )
    return text


def _note(
    code: str, mark: str, cause: str, advice: str, field: Field, file: SyntaxFile, log: Log
) -> None:
    """Note a mistake at the first place where `mark` stands in the field, else at its keyword."""
    body = file.clean[field.body.start : field.body.end].translate(_HALF_WIDTH)
    found = body.find(mark if mark == "{" else "{" + mark)
    at = field.at
    if found >= 0:
        start = field.body.start + found
        at = Range(start, start + (1 if mark == "{" else len(mark) + 2))
    log.add(code, file.source, at, cause, advice)
