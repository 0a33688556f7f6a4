"""违规 and 合规: examples with 【marks】, of one or more blocks, with what 〔stands around〕 each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biaochi.grammar.compiled import CELL_SEPARATOR, Example, ExampleBlock
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.example_context import BAR, Bracket, is_number, read_bracket
from biaochi.grammar.source import Range
from biaochi.grammar.tree import Field, Name, SyntaxFile, join_lines

_OPENING = re.compile("〔([^〕]*)(〕?)")
_BREAK = "\n"
"""Stands between the blocks in the text of an example."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A block as written: what stands around it and its text with marks."""

    bracket: Bracket
    text: Name


def read_example(field: Field, file: SyntaxFile, log: Log, marked: bool = True) -> Example | None:
    """The example, None if its marks or its context are wrong.

    A 违规 need not be `marked` where the rule is about words that are missing.
    """
    body = file.name(field.body)
    written = _blocks(body, file, log) if body.text else []
    if not written:
        return None
    breach = field.keyword == "违规"
    crossing = "每一段各用各的【】。" if len(written) > 1 else ""
    if not all(_check_marks(w.text, breach, crossing, file, log) for w in written):
        return None
    if marked and not _check_number(body, written, breach, file, log):
        return None
    return _compose(written, breach, file.source.position(field.at.start)[0], file, log)


def _compose(
    written: list[_Written], breach: bool, line: int, file: SyntaxFile, log: Log
) -> Example | None:
    text = ""
    marks: list[tuple[int, int]] = []
    blocks: list[ExampleBlock] = []
    for one in written:
        context = one.bracket.context
        marked = join_lines(one.text.text)
        if context.header:
            marked = CELL_SEPARATOR.join(BAR.split(marked))
            if not _check_cells(marked, len(context.header), one.text, file, log):
                return None
        text += _BREAK if blocks else ""
        plain, own = _unmarked(marked)
        marks += [(len(text) + start, len(text) + end) for start, end in own]
        blocks.append(ExampleBlock(len(text), len(text) + len(plain), context))
        text += plain
    first = written[0].bracket
    return Example(
        text,
        tuple(marks),
        breach,
        line,
        tuple(blocks),
        first.known,
        first.as_of,
        first.gap_reason,
        file=file.source.name,
    )


def _blocks(body: Name, file: SyntaxFile, log: Log) -> list[_Written]:
    """The blocks of an example; none if one of them is wrong."""
    openings = [m for m in _OPENING.finditer(body.text) if not m.start() or not is_number(m[1])]
    unclosed = next((m for m in openings if not m[2]), None)
    if unclosed is not None:
        cause, advice = "这个〔没有配对的〕。", "在上下文末尾补上〕。"
        _note("E505", body, unclosed.start(), cause, advice, file, log)
        return []
    brackets: list[Bracket | None] = []
    edges: list[tuple[int, int]] = []
    if not openings or openings[0].start():
        brackets.append(Bracket())
        edges.append((0, 0))
    for opening in openings:
        start = body.at.start + opening.start(1)
        inner = Range(start, start + len(opening[1]))
        brackets.append(read_bracket(inner, opening.start() == 0, file, log))
        edges.append(opening.span())
    texts = _texts(body, edges, file)
    sound = [_Written(b, t) for b, t in zip(brackets, texts, strict=True) if b and t.text]
    if None not in brackets and len(sound) < len(texts):
        empty = next(t for t in texts if not t.text)
        at = body.at if len(texts) == 1 else Range(empty.at.start - 1, empty.at.start)
        log.add("E507", file.source, at, "上下文后面没有正文。", "写上例句。")
    return sound if len(sound) == len(texts) else []


def _texts(body: Name, edges: list[tuple[int, int]], file: SyntaxFile) -> list[Name]:
    """What stands behind each bracket, up to the next."""
    starts = [end for _, end in edges]
    ends = [*(start for start, _ in edges[1:]), len(body.text)]
    base = body.at.start
    return [file.name(Range(base + a, base + b)) for a, b in zip(starts, ends, strict=True)]


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


def _check_marks(text: Name, breach: bool, crossing: str, file: SyntaxFile, log: Log) -> bool:
    """Whether marks are paired, not nested, not empty, and only in a 违规.

    `crossing` is the advice where they can be unpaired because they run over the end of a block.
    """
    opened = -1
    wrong: tuple[int, str] | None = None
    for position, char in enumerate(text.text):
        if char == "【":
            wrong = wrong or ((position, "【】不能嵌套。") if opened >= 0 else None)
            opened = position
        elif char == "】":
            if opened < 0:
                wrong = wrong or (position, "这个】没有配对的【。")
            elif not text.text[opened + 1 : position].strip():
                wrong = wrong or (opened, "【】里是空的。")
            opened = -1
    if opened >= 0:
        wrong = wrong or (opened, "这个【没有配对的】。")
    if wrong:
        advice = crossing or "用【】框住应报的原文，如：投标人须【在本市注册】。"
        _note("E502", text, wrong[0], wrong[1], advice, file, log)
    elif not breach and "【" in text.text:
        _note(
            "E504",
            text,
            text.text.index("【"),
            "合规例句里没有该报的字。",
            "去掉【】；若确是违规，改用「违规」。",
            file,
            log,
        )
        return False
    return wrong is None


def _check_number(
    body: Name, written: list[_Written], breach: bool, file: SyntaxFile, log: Log
) -> bool:
    """Whether a 违规 says what should be reported."""
    if not breach or any("【" in w.text.text for w in written):
        return True
    at = written[0].text.at if len(written) == 1 else body.at
    log.add("E503", file.source, at, "没有标出哪些字应当报出来。", "用【】框住应报的原文。")
    return False


def _check_cells(marked: str, columns: int, text: Name, file: SyntaxFile, log: Log) -> bool:
    cells = marked.split(CELL_SEPARATOR)
    if len(cells) != columns:
        cause = f"列名有 {columns} 个，例句有 {len(cells)} 格。"
        log.add("E508", file.source, text.at, cause, "例句写成一整行，各格用｜隔开，空格留空。")
        return False
    crossing = next((c for c in cells if c.count("【") != c.count("】")), None)
    if crossing is not None:
        log.add("E508", file.source, text.at, "【】跨过了格。", "每一格各用各的【】。")
    return crossing is None


def _note(
    code: str, text: Name, position: int, cause: str, advice: str, file: SyntaxFile, log: Log
) -> None:
    start = text.at.start + position
    log.add(code, file.source, Range(start, start + 1), cause, advice)
