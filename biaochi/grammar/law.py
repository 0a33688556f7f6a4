"""法规: statutes as declared, found by full name or short name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from biaochi.grammar import parse
from biaochi.grammar.dates import read_day
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.provisions import resolve_provision
from biaochi.grammar.regimes import read_regimes
from biaochi.grammar.source import Range
from biaochi.grammar.suggest import did_you_mean
from biaochi.grammar.tree import Declaration, Field, Name, SyntaxFile
from biaochi.grammar.vocabulary import lookup
from biaochi.model.folding import fold_words
from biaochi.model.law import Amendment, Provision, Rank, Statute
from biaochi.model.numerals import whole

_COUNTRY = "中华人民共和国"
_LARGEST = 9999

_Choice = TypeVar("_Choice", bound=str)


StatuteRead = Callable[[SyntaxFile, Declaration, Log], Statute]


def read_statute(file: SyntaxFile, declaration: Declaration, log: Log) -> Statute:
    """One 法规 by itself; what is wrong with a field is noted and the field left out."""
    name, aliases = _names(file, declaration, log)
    return _StatuteReader(file, declaration, log).read(name, aliases)


class Laws:
    """All statutes, by full name, short name, and full name without 中华人民共和国.

    `base` holds statutes that are known already; `read` reads one declaration (an editor
    remembers what it has read).
    """

    def __init__(
        self,
        files: Iterable[SyntaxFile],
        log: Log,
        base: Laws | None = None,
        read: StatuteRead = read_statute,
    ) -> None:
        self._log = log
        self._read = read
        self._by_name: dict[str, Statute] = dict(base._by_name) if base else {}
        self._places: dict[str, tuple[SyntaxFile, Name]] = dict(base._places) if base else {}
        self._shown: list[str] = list(base._shown) if base else []
        made: list[Statute] = list(base.statutes) if base else []
        declared = [(f, d) for f in files for d in f.declarations if d.kind == "法规"]
        for file, declaration in declared:
            statute = self._declare(file, declaration)
            if statute:
                made.append(statute)
        self.statutes: tuple[Statute, ...] = tuple(made)
        for statute in made:
            self._by_name.setdefault(fold_words(statute.name.removeprefix(_COUNTRY)), statute)
        for file, declaration in declared:
            self._check_successor(file, declaration)

    @property
    def names(self) -> tuple[str, ...]:
        """Full and short names of all statutes, without 《》."""
        return tuple(self._shown)

    def known(self, title: str) -> Statute | None:
        """The statute of this name (with or without 《》), None where there is none."""
        return self._by_name.get(fold_words(unwrapped(title)))

    def find(self, name: Name, file: SyntaxFile) -> Statute | None:
        """The statute of this name (with or without 《》); reported where there is none."""
        title = unwrapped(name.text)
        statute = self._by_name.get(fold_words(title))
        if statute is None:
            advice = did_you_mean(
                title, self._shown, "用「法规」声明它，或者把声明它的文件也装入。"
            )
            self._log.add("E301", file.source, name.at, f"没有声明《{title}》。", advice)
        return statute

    def _declare(self, file: SyntaxFile, declaration: Declaration) -> Statute | None:
        name, aliases = _names(file, declaration, Log())
        if not name.text:
            return None
        statute = self._read(file, declaration, self._log)
        unique = self._claim(name, file, statute)
        for alias in aliases:
            self._claim(Name(alias.at, unwrapped(alias.text)), file, statute)
        return statute if unique else None

    def _claim(self, name: Name, file: SyntaxFile, statute: Statute) -> bool:
        """Take a name for a statute, unless another has it already."""
        key = fold_words(name.text)
        if self._by_name.get(key) is statute:
            return True
        if key in self._by_name:
            before, place = self._places[key]
            line = before.source.position(place.at.start)[0]
            cause = f"《{name.text}》已在 {before.source.name} 第 {line} 行用过。"
            self._log.add(
                "E210", file.source, name.at, cause, "全称、简称都不能重复：改名或删去其一。"
            )
            return False
        self._by_name[key] = statute
        self._places[key] = (file, name)
        self._shown.append(name.text)
        return True

    def _check_successor(self, file: SyntaxFile, declaration: Declaration) -> None:
        for name in _titles(declaration.first("继任"), file, self._log, again=True):
            title = unwrapped(name.text)
            if fold_words(title) not in self._by_name:
                others = [
                    n for n in self._shown if n != unwrapped(file.name(declaration.header).text)
                ]
                advice = did_you_mean(title, others, "把继任的法规也声明出来。")
                self._log.add("W303", file.source, name.at, f"没有声明《{title}》。", advice)


def _names(file: SyntaxFile, declaration: Declaration, log: Log) -> tuple[Name, tuple[Name, ...]]:
    """The full name of a statute and its short names."""
    header = file.name(declaration.header)
    if re.search(r"》.", header.text) and not header.text.endswith("》"):
        cause = "法规名写在一对《》里，后面不再写别的。"
        log.add("E105", file.source, header.at, cause, "文号、年份写到「文号」「施行」里。")
    aliases = _titles(declaration.first("简称"), file, log)
    return Name(header.at, unwrapped(header.text)), aliases


class _StatuteReader:
    """Reads the fields of one 法规."""

    def __init__(self, file: SyntaxFile, declaration: Declaration, log: Log) -> None:
        self.file = file
        self.declaration = declaration
        self.log = log

    def read(self, name: Name, aliases: tuple[Name, ...]) -> Statute:
        """The statute; what is wrong with a field is noted and the field left out."""
        effective = read_day(self.declaration.first("施行"), self.file, self.log)
        repealed = read_day(self.declaration.first("废止"), self.file, self.log)
        successor = _titles(self.declaration.first("继任"), self.file, self.log)
        checked = self._choice("核对", ("已核", "待核"))
        if checked == "已核":
            self._check_complete()
        if effective and repealed and repealed <= effective:
            at = self._at("废止")
            cause = f"废止 {repealed} 不晚于施行 {effective}。"
            self.log.add("E405", self.file.source, at, cause, "把两个日期改正。")
        statute = Statute(
            name.text,
            aliases=tuple(unwrapped(a.text) for a in aliases),
            number=self._text("文号"),
            issuer=self._text("发布"),
            effective=effective,
            repealed=repealed,
            successor=unwrapped(successor[0].text) if successor else "",
            verified=checked == "已核",
            unit=self._choice("单位", ("条", "部分")) or "条",
            shape=dict(self._shape()),
            regimes=read_regimes(self.declaration, self.file, self.log),
            rank=self._choice("位阶", tuple(Rank)),
        )
        statute.gists.update(self._gists(statute))
        return replace(statute, amendments=tuple(self._amendments(statute)))

    def _check_complete(self) -> None:
        missing = [k for k in ("位阶", "施行", "结构") if self.declaration.first(k) is None]
        if missing:
            cause = f"已核的法规还缺：{'、'.join(missing)}。"
            advice = "补上；没有原文可对的，改成「核对 待核」。"
            self.log.add("E308", self.file.source, self.declaration.at, cause, advice)

    def _at(self, keyword: str) -> Range:
        field = self.declaration.first(keyword)
        return field.at if field else self.declaration.at

    def _text(self, keyword: str) -> str:
        field = self.declaration.first(keyword)
        return self.file.text(field.body) if field else ""

    def _choice(self, keyword: str, choices: tuple[_Choice, ...]) -> _Choice | None:
        field = self.declaration.first(keyword)
        name = self.file.name(field.body) if field else None
        if name is None or not name.text:
            return None
        return lookup(name, f"「{keyword}」", choices, self.file, self.log)

    def _shape(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        field = self.declaration.first("结构")
        nodes = parse.shape(self.file, field.body, self.log) if field else None
        seen: set[int] = set()
        for node in nodes or ():
            numbers = [whole(n.text) for n in (node.article, *node.items)]
            article, *items = (_LARGEST + 1 if n is None else n for n in numbers)
            if article in seen or not article or max(article, *items, 0) > _LARGEST:
                why = "写了两次" if article in seen else "不在 1 到 9999 之间"
                cause = f"条号 {node.article.text} {why}。"
                self.log.add("E307", self.file.source, node.article.at, cause, "每个条号只写一次。")
                continue
            seen.add(article)
            yield article, tuple(items) or (0,)

    def _amendments(self, statute: Statute) -> Iterator[Amendment]:
        """修正: a day, then the provisions that changed on it, where they are known."""
        for field in self.declaration.all("修正"):
            name = self.file.name(field.body)
            written = name.text.split(maxsplit=1)[:1]
            end = name.at.start + len(written[0]) if written else field.body.end
            day = read_day(replace(field, body=Range(name.at.start, end)), self.file, self.log)
            rest = self.file.name(Range(end, field.body.end))
            nodes = parse.citations(self.file, rest.at, self.log) if rest.text else ()
            places: list[Provision] = []
            for node in nodes or ():
                if node.provision is None or node.statute:
                    cause = "修正先写日期，空一格，再写这部法规里改了的条。"
                    advice = "例如：修正 2019-03-02 第十三条、第二十条第二款"
                    self.log.add("E306", self.file.source, node.at, cause, advice)
                elif place := resolve_provision(statute, node.provision, self.file, self.log):
                    places.append(place)
            if day:
                yield Amendment(day, tuple(places))

    def _gists(self, statute: Statute) -> Iterator[tuple[Provision, str]]:
        """要旨: the first word is a provision of this statute, the rest says what it means."""
        for field in self.declaration.all("要旨"):
            name = self.file.name(field.body)
            where, *gist = name.text.split(maxsplit=1) or [""]
            if not where:
                continue
            at = Range(name.at.start, name.at.start + len(where))
            nodes = parse.citations(self.file, at, Log())
            node = nodes[0] if nodes else None
            if node is None or node.provision is None or node.statute or not gist:
                cause = "要旨先写这部法规的条款项，空一格，再写内容。"
                advice = "例如：要旨 第三十二条第二款第（七）项 限定所有制形式"
                self.log.add("E306", self.file.source, at, cause, advice)
                continue
            provision = resolve_provision(statute, node.provision, self.file, self.log)
            if provision:
                yield provision, self.file.text(Range(at.end, field.body.end))


def _titles(
    field: Field | None, file: SyntaxFile, log: Log, again: bool = False
) -> tuple[Name, ...]:
    """The names in 《》 of a field; a mistake is noted the first time only."""
    if field is None:
        return ()
    return parse.titles(file, field.body, Log() if again else log) or ()


def unwrapped(title: str) -> str:
    """A title without its outer 《》."""
    inner = title.strip()
    if inner.startswith("《") and "》" in inner:
        return inner[1 : inner.rindex("》")].strip()
    return inner
