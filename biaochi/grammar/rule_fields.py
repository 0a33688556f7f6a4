"""Fields that rules share with other declarations: names from closed lists, places, levels, examples."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from biaochi.grammar import parse
from biaochi.grammar.citations import check_in_force, natural_period, read_citations
from biaochi.grammar.compiled import Condition, Dated, Example, State
from biaochi.grammar.conditions import Surroundings, compile_condition
from biaochi.grammar.dates import Period, period_of, read_period
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.examples import read_example
from biaochi.grammar.law import Laws
from biaochi.grammar.periods import check_adjoining
from biaochi.grammar.quantities import read_fact_value
from biaochi.grammar.source import Range
from biaochi.grammar.traits import has_evidence, is_about_document
from biaochi.grammar.tree import Declaration, Field, Name, SyntaxFile
from biaochi.grammar.vocabulary import PLACES, lookup, lookup_all
from biaochi.model.clause import Place
from biaochi.model.fact import FactValue
from biaochi.model.finding import Level
from biaochi.model.law import Citation

_Value = TypeVar("_Value", bound=str)


@dataclass(frozen=True, slots=True)
class FieldReader:
    """Reads the fields of the declarations of one file; mistakes are noted in the log."""

    around: Surroundings
    laws: Laws

    @property
    def file(self) -> SyntaxFile:
        """The file that is read."""
        return self.around.file

    @property
    def log(self) -> Log:
        """Where mistakes are noted."""
        return self.around.log

    def note(self, code: str, at: Range, cause: str, advice: str) -> None:
        """Note a mistake."""
        self.log.add(code, self.file.source, at, cause, advice)

    def filled(self, declaration: Declaration, keyword: str) -> tuple[Field, ...]:
        """Fields that say something; empty ones are reported when the file is split."""
        return tuple(f for f in declaration.all(keyword) if self.file.name(f.body).text)

    def text_of(self, declaration: Declaration, keyword: str) -> Name | None:
        """What the first field of a keyword says."""
        return next((self.file.name(f.body) for f in self.filled(declaration, keyword)), None)

    def value(
        self, declaration: Declaration, keyword: str, members: tuple[_Value, ...]
    ) -> _Value | None:
        """The member that a field names, None where there is no such field or name."""
        name = self.text_of(declaration, keyword)
        return lookup(name, keyword, members, self.file, self.log) if name else None

    def places(self, declaration: Declaration, keyword: str = "位置") -> tuple[Place, ...]:
        """The places that a field names in the author's order; 非 takes the others of all twelve."""
        field = declaration.first(keyword)
        node = parse.names(self.file, field.body, self.log) if field else None
        if node is None:
            return ()
        found = lookup_all(node.names, "位置", PLACES, self.file, self.log) or frozenset()
        if node.excluded and len(found) == len(PLACES):
            self.note("E407", node.at, "全部位置都排除了。", "至少留下一个位置。")
        if node.excluded and found:
            return tuple(p for p in PLACES if p not in found)
        return tuple(dict.fromkeys(Place(n.text) for n in node.names if n.text in found))

    def levels(self, declaration: Declaration) -> tuple[Dated[Level], ...]:
        """级别, by date where there are several: they must follow each other without gap."""
        found: list[tuple[SyntaxFile, Range, Dated[Level]]] = []
        for field in self.filled(declaration, "级别"):
            node = parse.level(self.file, field.body, self.log)
            if node is None or not isinstance(node.value, Name):
                continue
            level = lookup(node.value, "级别", tuple(Level), self.file, self.log)
            period = period_of(node.validity, self.file, self.log) if node.validity else Period()
            if level and period:
                found.append((self.file, node.at, Dated(level, period.start, period.end)))
        check_adjoining(found, "级别", self.log)
        return tuple(one for _, _, one in found)

    def state(self, declaration: Declaration) -> tuple[State, str]:
        """状态, and 继任 of what is repealed."""
        state = self.value(declaration, "状态", tuple(State)) or State.IN_FORCE
        successor = self.text_of(declaration, "继任")
        if successor and state is not State.REPEALED:
            cause = f"状态是{state}，没有废止，写不了「继任」。"
            self.note("E408", successor.at, cause, "删去继任，或者写「状态 废止」。")
        return state, successor.text if successor else ""

    def conditions(
        self, declaration: Declaration, keyword: str, whole: bool = False
    ) -> tuple[Condition, ...]:
        """当 or 除非; every 当 must be about words of a clause, or about the document alone.

        A 除非 of a rule about the `whole` document asks nothing of a single clause.
        """
        found: list[Condition] = []
        for field in self.filled(declaration, keyword):
            made = compile_condition(field.body, self.around)
            if made is None:
                continue
            if keyword == "当" and not (has_evidence(made) or is_about_document(made)):
                cause = "这个条件成立时，句子里没有可以标出的词。"
                advice = "写上句范围的正面「含」；用 或 连接时，每一支都要有。"
                self.note("E403", self.file.name(field.body).at, cause, advice)
                continue
            if keyword == "除非" and whole and not is_about_document(made):
                cause = "「当」说的是整个文件，这个「除非」用了句子里的条件。"
                advice = "写「除非 全文 含 ……」，或者只用要素。"
                self.note("E409", self.file.name(field.body).at, cause, advice)
            found.append(made)
        return tuple(found)

    def law(self, declaration: Declaration) -> tuple[tuple[Citation, ...], Period]:
        """The citations of a declaration and the days on which it is law."""
        validity = next(iter(self.filled(declaration, "施行")), None)
        period = read_period(validity, self.file, self.log) if validity else None
        basis = next(iter(self.filled(declaration, "依据")), None)
        cited = read_citations(basis.body, self.file, self.laws, self.log) if basis else None
        if not cited:
            return (), Period()
        if period:
            check_in_force(cited, period, self.file, self.log)
        citations = tuple(citation for _, _, citation in cited)
        return citations, natural_period(cited, period or Period())

    def examples(self, declaration: Declaration, lacking: bool = False) -> tuple[Example, ...]:
        """The examples in the order of the file; every 除非 needs a 合规.

        A rule about what is `lacking` has no words to mark, nor has one that says where they
        should stand.
        """
        fields = [f for f in declaration.fields if f.keyword in ("违规", "合规")]
        marked = not lacking and declaration.first("应在") is None
        found = [self._given(read_example(f, self.file, self.log, marked), f) for f in fields]
        exceptions = declaration.all("除非")
        near = declaration.all("合规")
        if len(near) < len(exceptions):
            cause = f"有 {len(exceptions)} 个「除非」，只有 {len(near)} 个「合规」例句。"
            advice = "给每个「除非」写一个它放过的例句：合规 ……"
            self.note("E501", exceptions[len(near)].at, cause, advice)
        return tuple(e for e in found if e is not None)

    def _given(self, example: Example | None, field: Field) -> Example | None:
        """The example with its known facts as values; None where one cannot be."""
        if example is None or not example.known:
            return example
        given: list[tuple[str, FactValue]] = []
        for name, words in example.known:
            at = self._place_of(field, words)
            fact = self.around.declared.fact(Name(at, name), self.file, self.log)
            value = read_fact_value(words, fact, at, self.file, self.log) if fact else None
            if value is None:
                return None
            given.append((name, value))
        return replace(example, given=tuple(given))

    def _place_of(self, field: Field, words: str) -> Range:
        """Where words stand in a field, else its keyword."""
        start = self.file.clean.find(words, field.body.start, field.body.end)
        return field.at if start < 0 else Range(start, start + len(words))


def latest(levels: Sequence[Dated[Level]]) -> Level:
    """The level that holds now or held last."""
    return max(levels, key=lambda one: one.start or dt.date.min).value
