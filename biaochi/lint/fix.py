"""Mending what can be mended safely: the rules mean the same before and after, or nothing is written."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

from biaochi.grammar.compiled import Phrase, RuleBook
from biaochi.grammar.diagnostics import Diagnostic
from biaochi.grammar.loader import RuleText
from biaochi.grammar.source import Range, source_of
from biaochi.lint.kind import Edit
from biaochi.lint.opening import Opened, open_texts
from biaochi.lint.run import Wanted, lint

_PASSES = 10
_MISSPELT = re.compile(r"是不是想写「([^」]+)」？")


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of mending: the files as they are now, and how many edits each changed one took."""

    opened: Opened
    edits: dict[str, int]


def mend(opened: Opened, wanted: Wanted) -> Mended:
    """Mend keywords first, so that files can be compiled, then what the checks can mend."""
    count: dict[str, int] = {}
    opened = _mend_keywords(opened, count)
    for _ in range(_PASSES):
        after = _one_pass(opened, wanted, count)
        if after is None:
            break
        opened = after
    return Mended(opened, count)


def write(mended: Mended) -> None:
    """Put the changed files in place, with the line ends and the byte order mark that they had."""
    texts = {text.name: text.text for text in mended.opened.texts}
    for name in mended.edits:
        path = Path(name)
        before = path.read_bytes()
        after = texts[name].replace("\n", "\r\n") if b"\r\n" in before else texts[name]
        mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
        path.write_bytes(mark + after.encode("utf-8"))


def applied(text: str, edits: Sequence[Edit]) -> tuple[str, int]:
    """The text with the edits made, and how many; of two that overlap the first is made."""
    pieces: list[str] = []
    done = made = 0
    for edit in sorted(set(edits), key=lambda e: (e.at.start, e.at.end)):
        if edit.at.start < done:
            continue
        pieces += [text[done : edit.at.start], edit.text]
        done = edit.at.end
        made += 1
    return "".join([*pieces, text[done:]]), made


def _one_pass(opened: Opened, wanted: Wanted, count: dict[str, int]) -> Opened | None:
    """The files with one round of edits; None where there is nothing to mend any more."""
    if opened.project is None:
        return None
    edits: dict[str, list[Edit]] = {}
    for remark in lint(opened.project, wanted):
        if remark.edits:
            edits.setdefault(remark.file, []).extend(remark.edits)
    if not edits:
        return None
    made: dict[str, int] = {}
    after = _with(opened, edits, made)
    if after.project is None or not same_rules(opened.project.book, after.project.book):
        return None
    _add(count, made)
    return after


def _mend_keywords(opened: Opened, count: dict[str, int]) -> Opened:
    """Misspelt keywords put right in files that have no other error."""
    wrong: dict[str, list[Diagnostic]] = {}
    for diagnostic in opened.diagnostics:
        if diagnostic.is_error and diagnostic.file in opened.targets:
            wrong.setdefault(diagnostic.file, []).append(diagnostic)
    edits = {name: e for name, found in wrong.items() if (e := _keywords(name, found, opened))}
    if not edits:
        return opened
    made: dict[str, int] = {}
    after = _with(opened, edits, made)
    if any(d.is_error and d.file in edits for d in after.diagnostics):
        return opened
    _add(count, made)
    return after


def _keywords(name: str, found: list[Diagnostic], opened: Opened) -> list[Edit]:
    """The edits for the misspelt keywords of a file, none if anything else is wrong with it."""
    source = source_of(name, next(t.text for t in opened.texts if t.name == name))
    edits = []
    for one in found:
        meant = _MISSPELT.fullmatch(one.advice)
        if one.code != "E101" or meant is None:
            return []
        start = source.line_starts[one.line - 1] + one.column - 1
        edits.append(Edit(Range(start, start + one.length), meant[1]))
    return edits


def _with(opened: Opened, edits: dict[str, list[Edit]], made: dict[str, int]) -> Opened:
    """The files compiled again with the edits made."""
    texts = []
    for text in opened.texts:
        after = text
        if text.name in edits:
            plain = source_of(text.name, text.text).text
            changed, made[text.name] = applied(plain, edits[text.name])
            after = RuleText(text.name, changed)
        texts.append(after)
    return open_texts(texts, opened.targets)


def _add(count: dict[str, int], made: dict[str, int]) -> None:
    for name, number in made.items():
        count[name] = count.get(name, 0) + number


def same_rules(one: RuleBook, other: RuleBook) -> bool:
    """Whether two books mean the same: all but lines and spelling of conditions is equal."""
    return _content(one) == _content(other)


def _content(node: Hashable) -> Hashable:
    if isinstance(node, tuple):
        return tuple(_content(one) for one in node)
    if not is_dataclass(node) or isinstance(node, type):
        return node
    left_out = {"line", "version", "text"} if isinstance(node, Phrase) else {"line", "version"}
    names = (f.name for f in fields(node) if f.name not in left_out)
    return (type(node).__name__, *(_content(getattr(node, name)) for name in names))
