"""〔…〕 in examples: what stands around a paragraph or row, and what is given for the example."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace

from biaochi.grammar.compiled import ExampleContext
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.source import Range
from biaochi.grammar.suggest import did_you_mean
from biaochi.grammar.tree import Name, SyntaxFile, join_lines
from biaochi.grammar.vocabulary import PLACES, lookup
from biaochi.model.clause import Place

BAR = re.compile(r"\s*[|｜]\s*")
NEW_PARAGRAPH = "段"
_FORMS = {
    "位置": "位置 评审",
    "标题": "标题 评分标准",
    "引导": "引导 有下列情形之一的：",
    "表": "表 评审因素｜评分标准",
    "已知": "已知 投标保证金 5万元",
    "判定日": "判定日 2026-03-02",
    "已知缺口": "已知缺口 分写在两格里的还读不出",
}
"""The parts that say something, each as an author would write it."""
_FIRST_ONLY = frozenset({"已知", "判定日", "已知缺口"})
_PART = re.compile(
    rf"[，,；;]\s*(?=(?:{'|'.join(_FORMS)})\s"
    rf"|(?:{NEW_PARAGRAPH}|{'|'.join(PLACES)})\s*(?:[，,；;]|$))"
)
# 财库〔2020〕46号, 〔第3号〕: a number in such brackets is part of the text.
_NUMBER = re.compile(r"\s*第?[\d０-９一二三四五六七八九十〇○零\s、~～至—-]+[年号]?\s*")


@dataclass(frozen=True, slots=True)
class Bracket:
    """What one 〔…〕 says; all but `context` can only be said in the first of an example."""

    context: ExampleContext = field(default_factory=ExampleContext)
    known: tuple[tuple[str, str], ...] = ()
    as_of: dt.date | None = None
    gap_reason: str = ""


def is_number(inner: str) -> bool:
    """Whether what stands in 〔〕 is a number such as a year: text, no context."""
    return _NUMBER.fullmatch(inner) is not None


def read_bracket(inner: Range, first: bool, file: SyntaxFile, log: Log) -> Bracket | None:
    """What a 〔…〕 says; None if anything in it is wrong. `first` is the one an example begins with."""
    bracket, sound = Bracket(), True
    for part in _parts(file, inner):
        added = _with_part(bracket, part, first, file, log)
        bracket, sound = added or bracket, sound and added is not None
    return bracket if sound else None


def _parts(file: SyntaxFile, inner: Range) -> list[Name]:
    """The parts of a context: commas count only before a keyword or a place."""
    text = file.clean[inner.start : inner.end]
    starts = [0, *(m.end() for m in _PART.finditer(text))]
    ends = [*(m.start() for m in _PART.finditer(text)), len(text)]
    return [
        file.name(Range(inner.start + a, inner.start + b))
        for a, b in zip(starts, ends, strict=True)
    ]


def _with_part(
    bracket: Bracket, part: Name, first: bool, file: SyntaxFile, log: Log
) -> Bracket | None:
    key, *rest = part.text.split(maxsplit=1) or [""]
    value = join_lines(rest[0]) if rest else ""
    if part.text == NEW_PARAGRAPH and not first:
        return bracket
    if key in _FORMS and not value:
        cause = f"「{key}」后面没有内容。"
        log.add("E506", file.source, part.at, cause, f"例如：{_FORMS[key]}")
        return None
    if key in _FIRST_ONLY and not first:
        advice = "它说的是整个例句，移到例句开头的〔〕里。"
        log.add("E506", file.source, part.at, f"「{key}」只能写在例句开头。", advice)
        return None
    if key in _FIRST_ONLY:
        return _about_example(bracket, key, value, part, file, log)
    if key not in _FORMS or key == "位置":
        place = _place(part, value if key == "位置" else part.text, first, file, log)
        return replace(bracket, context=replace(bracket.context, place=place)) if place else None
    return replace(bracket, context=_around(bracket.context, key, value))


def _around(context: ExampleContext, key: str, value: str) -> ExampleContext:
    if key == "标题":
        return replace(context, title=value)
    if key == "引导":
        return replace(context, lead=value)
    return replace(context, header=tuple(BAR.split(value)))


def _about_example(
    bracket: Bracket, key: str, value: str, part: Name, file: SyntaxFile, log: Log
) -> Bracket | None:
    if key == "已知缺口":
        return replace(bracket, gap_reason=value)
    if key == "判定日":
        return _as_of(bracket, value, part, file, log)
    name, *given = value.split(maxsplit=1)
    if not given:
        cause = f"「{name}」没有写值。"
        log.add("E506", file.source, part.at, cause, f"例如：{_FORMS[key]}")
        return None
    return replace(bracket, known=(*bracket.known, (name, given[0])))


def _as_of(bracket: Bracket, value: str, part: Name, file: SyntaxFile, log: Log) -> Bracket | None:
    try:
        # Other forms that Python takes (20260302, 2026-W10) are not of this language.
        return replace(bracket, as_of=dt.datetime.strptime(value, "%Y-%m-%d").date())
    except ValueError:
        cause = f"「{value}」不是一个日期。"
        log.add("E404", file.source, part.at, cause, f"查对日期，例如：{_FORMS['判定日']}")
        return None


def _place(part: Name, word: str, first: bool, file: SyntaxFile, log: Log) -> Place | None:
    if word in PLACES:
        return Place(word)
    if part.text.startswith("位置"):
        start = part.at.end - len(word)
        return lookup(Name(Range(start, part.at.end), word), "位置", PLACES, file, log)
    keys = (*_FORMS, *PLACES) if first else (NEW_PARAGRAPH, *_FORMS, *PLACES)
    advice = did_you_mean(word, keys, "")
    if first:
        advice += "可以写：位置名、位置 名、标题 文字、引导 文字、表 列名｜列名。"
    else:
        advice += (
            "另起一段写〔段〕、〔标题 文字〕、〔表 列名｜列名〕；正文自己的括号改用［］或（）。"
        )
    log.add("E506", file.source, part.at, f"「{word}」不是位置，也不是上下文的关键字。", advice)
    return None
