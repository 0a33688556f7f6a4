"""违规 and 合规: examples with 【marks】, and what 〔stands around〕 them."""

from __future__ import annotations

import re
from dataclasses import replace

from biaochi.grammar.compiled import CELL_SEPARATOR, Example, ExampleContext
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.source import Range
from biaochi.grammar.suggest import did_you_mean
from biaochi.grammar.tree import Field, Name, SyntaxFile, join_lines
from biaochi.grammar.vocabulary import PLACES, lookup
from biaochi.model.clause import Place

_PLACES = "|".join(PLACES)
_PART = re.compile(rf"[，,；;]\s*(?=(?:位置|标题|引导|表)\s|(?:{_PLACES})\s*(?:[，,；;]|$))")
_BAR = re.compile(r"\s*[|｜]\s*")
_KEYS = ("位置", "标题", "引导", "表")


def read_example(field: Field, file: SyntaxFile, log: Log) -> Example | None:
    """The example, None if its marks or its context are wrong."""
    body = file.name(field.body)
    context, rest = _context(body, file, log)
    if context is None or rest is None:
        return None
    if not rest.text:
        if body.text:
            log.add("E507", file.source, body.at, "上下文后面没有正文。", "写上例句。")
        return None
    breach = field.keyword == "违规"
    if not _check_marks(rest, breach, file, log):
        return None
    marked = join_lines(rest.text)
    if context.header:
        marked = CELL_SEPARATOR.join(_BAR.split(marked))
        if not _check_cells(marked, context, rest, file, log):
            return None
    text, marks = _unmarked(marked)
    return Example(text, marks, breach, file.source.position(field.at.start)[0], context)


def _unmarked(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its marks, and where the marked stretches are in it."""
    text = ""
    marks: list[tuple[int, int]] = []
    start = 0
    for char in marked:
        if char == "【":
            start = len(text)
        elif char == "】":
            marks.append((start, len(text)))
        else:
            text += char
    return text, tuple(marks)


def _check_marks(text: Name, breach: bool, file: SyntaxFile, log: Log) -> bool:
    """Whether marks are paired, not nested, not empty, and there just where they should be."""
    opened = -1
    count = 0
    wrong: tuple[int, str] | None = None
    for position, char in enumerate(text.text):
        if char == "【":
            wrong = wrong or ((position, "【】不能嵌套。") if opened >= 0 else None)
            opened = position
            count += 1
        elif char == "】":
            if opened < 0:
                wrong = wrong or (position, "这个】没有配对的【。")
            elif not text.text[opened + 1 : position].strip():
                wrong = wrong or (opened, "【】里是空的。")
            opened = -1
    if opened >= 0:
        wrong = wrong or (opened, "这个【没有配对的】。")
    if wrong:
        _note(
            "E502",
            text,
            wrong[0],
            wrong[1],
            "用【】框住应报的原文，如：投标人须【在本市注册】。",
            file,
            log,
        )
    elif breach and not count:
        log.add(
            "E503", file.source, text.at, "没有标出哪些字应当报出来。", "用【】框住应报的原文。"
        )
    elif count and not breach:
        _note(
            "E504",
            text,
            text.text.index("【"),
            "合规例句里没有该报的字。",
            "去掉【】；若确是违规，改用「违规」。",
            file,
            log,
        )
    return not wrong and bool(count) == breach


def _check_cells(
    marked: str, context: ExampleContext, text: Name, file: SyntaxFile, log: Log
) -> bool:
    cells = marked.split(CELL_SEPARATOR)
    if len(cells) != len(context.header):
        cause = f"列名有 {len(context.header)} 个，例句有 {len(cells)} 格。"
        log.add("E508", file.source, text.at, cause, "例句写成一整行，各格用｜隔开，空格留空。")
        return False
    crossing = next((c for c in cells if c.count("【") != c.count("】")), None)
    if crossing is not None:
        log.add("E508", file.source, text.at, "【】跨过了格。", "每一格各用各的【】。")
    return crossing is None


def _context(body: Name, file: SyntaxFile, log: Log) -> tuple[ExampleContext | None, Name | None]:
    """What the leading 〔…〕 says and the text after it."""
    if not body.text.startswith("〔"):
        return ExampleContext(), body
    end = body.text.find("〕")
    if end < 0:
        _note("E505", body, 0, "这个〔没有配对的〕。", "在上下文末尾补上〕。", file, log)
        return None, None
    inner = Range(body.at.start + 1, body.at.start + end)
    rest = file.name(Range(inner.end + 1, body.at.end))
    context: ExampleContext | None = ExampleContext()
    for part in _parts(file, inner):
        context = context and _with_part(context, part, file, log)
    return context, rest


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
    context: ExampleContext, part: Name, file: SyntaxFile, log: Log
) -> ExampleContext | None:
    key, *rest = part.text.split(maxsplit=1) or [""]
    value = join_lines(rest[0]) if rest else ""
    if key in _KEYS and not value:
        log.add("E506", file.source, part.at, f"「{key}」后面没有内容。", f"写成：{key} 内容。")
        return None
    if key == "标题":
        return replace(context, title=value)
    if key == "引导":
        return replace(context, lead=value)
    if key == "表":
        return replace(context, header=tuple(_BAR.split(value)))
    place = _place(part, value if key == "位置" else part.text, file, log)
    return replace(context, place=place) if place else None


def _place(part: Name, word: str, file: SyntaxFile, log: Log) -> Place | None:
    if word in PLACES:
        return Place(word)
    if part.text.startswith("位置"):
        start = part.at.end - len(word)
        return lookup(Name(Range(start, part.at.end), word), "位置", PLACES, file, log)
    advice = did_you_mean(word, (*_KEYS, *PLACES), "")
    advice += "可以写：位置名、位置 名、标题 文字、引导 文字、表 列名｜列名。"
    log.add("E506", file.source, part.at, f"「{word}」不是位置，也不是上下文的关键字。", advice)
    return None


def _note(
    code: str, text: Name, position: int, cause: str, advice: str, file: SyntaxFile, log: Log
) -> None:
    start = text.at.start + position
    log.add(code, file.source, Range(start, start + 1), cause, advice)
