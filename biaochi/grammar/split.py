"""Cuts a file into declarations and fields by the keywords at the start of its lines.

What a field says is read later and by itself, so that a mistake in one never hides another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from biaochi.grammar import keywords as kw
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.source import Range, SourceFile
from biaochi.grammar.suggest import did_you_mean, listing
from biaochi.grammar.tree import Declaration, Field, SyntaxFile

# A word at the start of a line, and what may follow a keyword without a blank.
_FIRST = re.compile(
    r"[\s\u200b\ufeff]*([^\s:：(（【〔《<＜“\"|｜、，。…/=@]+)(?=[\s:：(（【〔《<＜“\"]|$)"
)
_COLON = re.compile(r"[\s\u200b]*[:：]?")
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$")
_HALF_WIDTH = str.maketrans("（）｜＜＞＝＠＂　", '()|<>=@" ')
_ALL_KEYWORDS = tuple(dict.fromkeys(f.keyword for d in kw.DECLARATIONS for f in d.fields))
_DECLARING = tuple(d.keyword for d in kw.DECLARATIONS)


@dataclass(slots=True)
class _Open:
    """A declaration while its lines are read."""

    kind: kw.DeclarationKind
    at: Range
    header: Range
    fields: list[Field] = field(default_factory=list)

    @property
    def current(self) -> kw.FieldKind | None:
        return self.kind.field(self.fields[-1].keyword) if self.fields else None

    def close(self) -> Declaration:
        return Declaration(self.kind.keyword, self.at, self.header, tuple(self.fields))


def split(source: SourceFile, log: Log) -> SyntaxFile:
    """The declarations of a file; lines that belong nowhere are reported."""
    splitter = _Splitter(source, log)
    for number, start in enumerate(source.line_starts, source.first):
        splitter.line(start, source.line(number))
    declarations = [o.close() for o in splitter.opened]
    clean = "".join(splitter.clean)
    for declaration in declarations:
        _check_fields(source, declaration, clean, log)
    return SyntaxFile(source, clean, clean.translate(_HALF_WIDTH), tuple(declarations))


class _Splitter:
    def __init__(self, source: SourceFile, log: Log) -> None:
        self.source = source
        self.log = log
        self.opened: list[_Open] = []
        self.clean: list[str] = []
        self.stray = False

    def line(self, start: int, text: str) -> None:
        """Take one line: open a declaration or a field, or go on with the one that is open."""
        if self.clean:
            self.clean.append("\n")
        body = text.lstrip()
        if not body or body.startswith("#"):
            self.clean.append(" " * len(text))
            return
        word, rest = first_word(text)
        kind = kw.declaration(word)
        here = self.opened[-1] if self.opened else None
        this = here.kind.field(word) if here else None
        example = (this or (here and not kind and here.current) or None) in _EXAMPLES
        kept = text if example else _COMMENT.sub(lambda m: " " * len(m[0]), text)
        self.clean.append(kept)
        at = Range(start + text.find(word), start + text.find(word) + len(word))
        content = Range(start + rest, start + len(text))
        if kind:
            self.opened.append(_Open(kind, at, content))
        elif here and (this or (meant := self._meant(here, word, at))):
            # A misspelt keyword is reported and read as what it was meant to be.
            here.fields.append(Field(this.keyword if this else meant, at, content))
        else:
            self._continue(here, word, at, Range(start, start + len(text)))

    def _continue(self, here: _Open | None, word: str, at: Range, line: Range) -> None:
        if here is None:
            if not self.stray:
                self._unknown(None, word, self._trimmed(line))
            self.stray = True
            return
        if self._in_body(here):
            if here.fields and not here.fields[-1].keyword:
                here.fields[-1] = replace(
                    here.fields[-1], body=Range(here.fields[-1].body.start, line.end)
                )
            else:
                here.fields.append(Field("", self._trimmed(line), line))
        elif not here.fields:
            self._unknown(here.kind, word, at if word else self._trimmed(line))
        else:
            last = here.fields[-1]
            here.fields[-1] = replace(last, body=Range(last.body.start, line.end))

    def _trimmed(self, line: Range) -> Range:
        text = self.source.text[line.start : line.end]
        return Range(line.start + len(text) - len(text.lstrip()), line.start + len(text.rstrip()))

    def _unknown(self, kind: kw.DeclarationKind | None, word: str, at: Range) -> None:
        """A line that belongs to no field."""
        if kind is None:
            advice = f"文件要以声明开头：{listing(_DECLARING)}；注释以 # 开头。"
            if word:
                advice = did_you_mean(kw.simplified(word), _DECLARING, advice)
            self.log.add("E103", self.source, at, "这里还没有开始任何声明。", advice)
            return
        own = [f.keyword for f in kind.fields]
        allowed = f"这里可以写：{listing(own, 20)}。" if own else f"「{kind.keyword}」只占一行。"
        plain = kw.simplified(word)
        elsewhere = next((d for d in kw.DECLARATIONS if d.field(plain)), None)
        if elsewhere and plain not in own:
            cause = f"「{plain}」只能写在「{elsewhere.keyword}」里，这里是「{kind.keyword}」。"
            self.log.add("E102", self.source, at, cause, allowed)
            return
        cause = f"「{word}」不是「{kind.keyword}」的关键字。" if word else "行首没有关键字。"
        advice = did_you_mean(plain, (*own, *_DECLARING), allowed) if word else allowed
        self.log.add("E101", self.source, at, cause, advice)

    def _meant(self, here: _Open, word: str, at: Range) -> str:
        """The field that a misspelt keyword at the start of a line was meant to open, if any.

        A word in the traditional script counts always; one with a wrong character counts where
        nothing else can stand, or where the field that it is like is missing.
        """
        if not word:
            return ""
        present = {f.keyword for f in here.fields}
        fields = () if self._in_body(here) else here.kind.fields
        like = [f for f in fields if kw.one_off(word, f.keyword)]
        likely = [f for f in like if not here.fields or (f.required and f.keyword not in present)]
        plain = kw.simplified(word)
        meant = plain if here.kind.field(plain) else likely[0].keyword if likely else ""
        current = here.current
        if meant:
            cause = f"「{word}」不是「{here.kind.keyword}」的关键字。"
            self.log.add("E101", self.source, at, cause, f"是不是想写「{meant}」？")
        elif like and current and current.content is not kw.Content.STRUCTURED:
            cause = f"「{word}」与关键字「{like[0].keyword}」只差一个字，这一行成了「{current.keyword}」的续行。"
            advice = "若是关键字就改正；若是正文就接到上一行末尾。"
            self.log.add("W101", self.source, at, cause, advice)
        return meant

    def _in_body(self, here: _Open) -> bool:
        """Whether a line that opens nothing belongs to the declaration's own content."""
        last = here.fields[-1].keyword if here.fields else ""
        return here.kind.body and (not last or bool(here.current and here.current.one_line))


_EXAMPLES = tuple(f for d in kw.DECLARATIONS for f in d.fields if f.content is kw.Content.EXAMPLE)


def first_word(text: str) -> tuple[str, int]:
    """The word at the start of a line and where what follows it starts; no word if a bar follows."""
    match = _FIRST.match(text)
    if match is None:
        return "", 0
    if text[match.end() :].lstrip().startswith(("|", "｜")):
        return "", 0
    colon = _COLON.match(text, match.end())
    return match[1], colon.end() if colon else match.end()


def _check_fields(source: SourceFile, declaration: Declaration, clean: str, log: Log) -> None:
    """Report fields that stand twice, are empty, or are missing, and declarations without a name."""
    kind = kw.declaration(declaration.kind)
    assert kind is not None
    if not clean[declaration.header.start : declaration.header.end].strip():
        example = {"规则": "规则 地域.注册地  要求投标人在特定区域注册", "语言版本": "语言版本 1"}
        shown = example.get(kind.keyword, f"{kind.keyword} 名称")
        log.add("E115", source, declaration.at, f"「{kind.keyword}」后面是空的。", f"例如：{shown}")
    seen: dict[str, Field] = {}
    for one in declaration.fields:
        rule = kind.field(one.keyword)
        if rule and not clean[one.body.start : one.body.end].strip():
            log.add(
                "E112",
                source,
                one.at,
                f"「{one.keyword}」后面没有内容。",
                "写上内容，或者删去这个字段。",
            )
        if rule and not rule.repeatable and one.keyword in seen:
            line = source.position(seen[one.keyword].at.start)[0]
            cause = f"「{one.keyword}」在第 {line} 行已经写过。"
            log.add("E113", source, one.at, cause, "合并成一个，或者删去一个。")
        seen.setdefault(one.keyword, one)
    missing = [f.keyword for f in kind.fields if f.required and f.keyword not in seen]
    if missing:
        cause = f"「{kind.keyword}」缺少：{listing(missing)}。"
        log.add("E401", source, declaration.at, cause, "补上这些字段，各占一行，以关键字开头。")
