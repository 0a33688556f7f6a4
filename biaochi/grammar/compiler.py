"""All rule files together: statutes and word lists first, then the rules that use them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from biaochi.grammar.compiled import Rule, RuleBook
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.keywords import LANGUAGE_VERSION
from biaochi.grammar.law import Laws
from biaochi.grammar.lists import Lists
from biaochi.grammar.loader import RuleText
from biaochi.grammar.rules import RuleReader
from biaochi.grammar.sets import Pool
from biaochi.grammar.source import source_of
from biaochi.grammar.split import split
from biaochi.grammar.tree import Name, SyntaxFile
from biaochi.model.numerals import whole


def compile_files(texts: Sequence[RuleText], version: str, log: Log) -> RuleBook:
    """The rule book of these texts; mistakes are noted, and rules with mistakes left out."""
    files = [split(source_of(t.name, t.text), log) for t in texts]
    for file in files:
        _check_version(file, log)
    laws = Laws(files, log)
    lists = Lists(files, log)
    pool = Pool()
    rules = tuple(_rules(files, laws, lists, pool, log))
    return RuleBook(rules, pool.sets, laws.statutes, version)


def _rules(
    files: Sequence[SyntaxFile], laws: Laws, lists: Lists, pool: Pool, log: Log
) -> Iterable[Rule]:
    named: dict[str, tuple[SyntaxFile, Name]] = {}
    for file in files:
        reader = RuleReader(file, laws, lists, pool, log)
        for declaration in file.declarations:
            if declaration.kind != "规则":
                continue
            name = reader.name(declaration)
            if name.text in named:
                before, place = named[name.text]
                line = before.source.position(place.at.start)[0]
                cause = f"规则「{name.text}」已在 {before.source.name} 第 {line} 行写过。"
                log.add("E209", file.source, name.at, cause, "改个名字。")
            elif name.text:
                named[name.text] = (file, name)
            rule = reader.read(declaration)
            if rule:
                yield rule


def _check_version(file: SyntaxFile, log: Log) -> None:
    for declaration in file.declarations:
        name = file.name(declaration.header)
        if declaration.kind == "语言版本" and name.text and whole(name.text) != LANGUAGE_VERSION:
            cause = f"这里写的是「{name.text}」，这个标尺只认识 {LANGUAGE_VERSION}。"
            advice = f"写成「语言版本 {LANGUAGE_VERSION}」，或者更新标尺。"
            log.add("E104", file.source, name.at, cause, advice)
