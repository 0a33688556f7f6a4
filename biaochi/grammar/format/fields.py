"""One field as canonical lines: keyword, one blank, content; what follows hangs under the content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from biaochi.grammar import keywords as kw
from biaochi.grammar.diagnostics import Log, width
from biaochi.grammar.format.layouts import LAYOUTS
from biaochi.grammar.format.lines import INDENT
from biaochi.grammar.format.lists import LISTS, KeptLines
from biaochi.grammar.format.tokens import Piece, flat, pieces_of
from biaochi.grammar.tree import Declaration, Field, SyntaxFile

_NAMES = (
    *("制度", "位置", "极性", "判定", "让位", "核对", "单位", "位阶", "层级", "方向", "类型", "取"),
    *("分包", "状态", "应在"),
)
_STARTS = {
    **dict.fromkeys(("", "减", "避开", "标签"), "wordlist"),
    **dict.fromkeys(("当", "除非", "适用"), "condition"),
    **dict.fromkeys(_NAMES, "names"),
    **dict.fromkeys(("施行", "废止"), "validity"),
    "级别": "level",
    "依据": "citations",
    "简称": "titles",
    "结构": "shape",
    "计算": "term",
    "范围": "limits",
    "取值": "dated",
}
_STARTS_IN = {("法规", "继任"): "titles", ("规则", "继任"): "names", ("要素", "取值"): "fixed"}


def start_of(declaration: str, keyword: str) -> str | None:
    """The start symbol of a field's content; None where it is text, or not known here."""
    kind = kw.declaration(declaration)
    field = kind.field(keyword) if kind else None
    if keyword and (field is None or field.content is not kw.Content.STRUCTURED):
        return None
    return _STARTS_IN.get((declaration, keyword)) or _STARTS.get(keyword)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a field: its content without comment and outer blanks, and its comment."""

    number: int
    content: str
    comment: str
    has_keyword: bool


def comment_of(file: SyntaxFile, number: int) -> str:
    """The comment on a line, from its # on; empty where there is none."""
    start = file.source.line_starts[number - 1]
    written = file.source.line(number)
    kept = file.clean[start : start + len(written)]
    at = next((i for i, (a, b) in enumerate(zip(written, kept, strict=True)) if a != b), None)
    return "" if at is None else written[at:].rstrip()


def field_lines(
    declaration: Declaration, field: Field, file: SyntaxFile, log: Log
) -> list[str] | None:
    """The field in canonical form; None, with the mistake noted, if it cannot be read."""
    lines = list(_lines(field, file))
    start = start_of(declaration.kind, field.keyword)
    if start is None or not any(line.content for line in lines):
        return _hung(field, [(line, [line.content] * bool(line.content)) for line in lines])
    pieces = pieces_of(file, field.body, start, log)
    if pieces is None:
        return None
    column = width(_opening(field, ""))
    if start in LISTS:
        return _hung(field, list(_kept(lines, pieces, LISTS[start], column)))
    if any(line.comment for line in lines[:-1]):
        # Comments between the lines keep their place, so these are not joined.
        rows = _by_line(pieces)
        made = {number: [flat(row)] for number, row in rows.items()}
        return _hung(field, [(line, made.get(line.number, [])) for line in lines])
    return _hung(field, [(lines[-1], LAYOUTS[start](pieces, column))])


def _kept(
    lines: list[_Line], pieces: tuple[Piece, ...], layout: KeptLines, column: int
) -> Iterator[tuple[_Line, list[str]]]:
    """The lines of a list: stretches between comments and blank lines are laid out together."""
    rows = _by_line(pieces)
    stretch: list[list[Piece]] = []
    for line, below in zip(lines, (*lines[1:], None), strict=True):
        stretch += [rows[line.number]] if line.number in rows else []
        ends = below is None or not below.content or line.comment
        yield line, layout.rows(stretch, column) if stretch and ends else []
        stretch = [] if ends else stretch


def _by_line(pieces: tuple[Piece, ...]) -> dict[int, list[Piece]]:
    return {line: list(group) for line, group in groupby(pieces, lambda p: p.line)}


def _lines(field: Field, file: SyntaxFile) -> Iterator[_Line]:
    first = file.source.position(field.at.start)[0]
    last = file.source.position(max(field.body.end - 1, field.at.start))[0]
    for number in range(first, last + 1):
        start = file.source.line_starts[number - 1]
        end = start + len(file.source.line(number))
        content = file.clean[max(start, field.body.start) : end].strip()
        yield _Line(number, content, comment_of(file, number), number == first)


def _opening(field: Field, content: str) -> str:
    """Keyword and what sets it off; a content that begins with a colon needs one more."""
    if not field.keyword:
        return " " * INDENT
    after = "：" if content.startswith((":", "：")) else " "
    return " " * INDENT + field.keyword + after


def _hung(field: Field, parts: list[tuple[_Line, list[str]]]) -> list[str]:
    """Lines behind the keyword and under the content, comments where they stood.

    Blank lines are left out, but for one between the words of a list.
    """
    rows: list[str] = []
    for line, made in parts:
        rows += made
        if made and line.comment:
            rows[-1] += f"  {line.comment}"
        elif line.comment and not rows and field.keyword:
            # A comment behind a bare keyword stays there; one below it stays below.
            rows += [f" {line.comment}"] if line.has_keyword else ["", line.comment]
        elif line.comment:
            rows.append(line.comment)
        elif not line.content and not field.keyword and rows[-1:] not in ([], [""]):
            rows.append("")
    opening = _opening(field, rows[0] if rows else "")
    indent = " " * width(_opening(field, ""))
    lines = [opening + "".join(rows[:1]), *(indent + row for row in rows[1:])]
    return [line.rstrip() for line in lines]
