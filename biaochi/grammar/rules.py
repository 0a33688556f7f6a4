"""规则: one declaration made into one compiled rule."""

from __future__ import annotations

from typing import TypeVar

from biaochi.grammar import parse
from biaochi.grammar.citations import check_in_force, natural_period, read_citations
from biaochi.grammar.compiled import Condition, Example, Or, Rule, Source, Template
from biaochi.grammar.conditions import Surroundings, captures, compile_condition, has_evidence
from biaochi.grammar.dates import Period, read_period
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.examples import read_example
from biaochi.grammar.law import Laws
from biaochi.grammar.lists import Lists
from biaochi.grammar.messages import EVIDENCE, read_template, read_text
from biaochi.grammar.regimes import read_regimes
from biaochi.grammar.sets import Pool
from biaochi.grammar.source import Range
from biaochi.grammar.tree import Declaration, Field, Name, SyntaxFile
from biaochi.grammar.vocabulary import PLACES, lookup, lookup_all
from biaochi.model.clause import Place
from biaochi.model.finding import Level, Verdict
from biaochi.model.law import Citation

_VERDICTS = (Verdict.BREACH, Verdict.SUSPECT)
_Value = TypeVar("_Value", bound=str)


class RuleReader:
    """Reads the rules of one file."""

    def __init__(self, file: SyntaxFile, laws: Laws, lists: Lists, pool: Pool, log: Log) -> None:
        self.file = file
        self.laws = laws
        self.log = log
        self.around = Surroundings(file, lists, pool, log)

    def name(self, declaration: Declaration) -> Name:
        """The rule's name, empty (and noted before) where it has none."""
        header = self.file.name(declaration.header)
        first = (header.text.split(maxsplit=1) or [""])[0]
        return Name(Range(header.at.start, header.at.start + len(first)), first)

    def read(self, declaration: Declaration) -> Rule | None:
        """The compiled rule; None if anything is wrong with it. All its mistakes are noted."""
        before = len(self.log.entries)
        name = self.name(declaration)
        title = self.file.text(Range(name.at.end, declaration.header.end))
        if name.text and not title:
            advice = f"例如：规则 {name.text}  要求投标人在特定区域注册"
            self.log.add("E115", self.file.source, name.at, "规则没有标题。", advice)
        verdict = self._verdict(declaration)
        level = self._value(declaration, "级别", tuple(Level))
        regimes = read_regimes(declaration, self.file, self.log)
        places = self._places(declaration)
        polarity = self._value(declaration, "极性", ("要求", "不论"))
        when = self._when(declaration)
        unless = self._conditions(declaration, "除非")
        citations, period = self._law(declaration)
        message = self._message(declaration, when)
        suggestion, question, reason = (
            read_text(declaration.first(k), self.file, self.log) for k in ("建议", "疑问", "理由")
        )
        examples = self._examples(declaration)
        if any(d.is_error for d in self.log.entries[before:]) or not (level and when and message):
            return None
        return Rule(
            name.text,
            title,
            level,
            verdict,
            regimes,
            places,
            polarity != "不论",
            when,
            unless,
            message,
            suggestion,
            question,
            reason,
            citations,
            examples,
            Source(self.file.source.name, self.file.source.position(declaration.at.start)[0]),
            period.start,
            period.end,
            self._yields(declaration),
        )

    def _value(
        self, declaration: Declaration, keyword: str, members: tuple[_Value, ...]
    ) -> _Value | None:
        field = declaration.first(keyword)
        name = self.file.name(field.body) if field else None
        if name is None or not name.text:
            return None
        return lookup(name, keyword, members, self.file, self.log)

    def _verdict(self, declaration: Declaration) -> Verdict:
        verdict = self._value(declaration, "判定", _VERDICTS) or Verdict.BREACH
        question = declaration.first("疑问")
        if verdict is Verdict.SUSPECT and question is None:
            field = declaration.first("判定")
            at = field.at if field else declaration.at
            self.log.add(
                "E402",
                self.file.source,
                at,
                "判定为疑似，没有写「疑问」。",
                "加一行：疑问 是否……？",
            )
        if verdict is Verdict.BREACH and question:
            cause = "判定是违规，疑问不会印出来。"
            self.log.add(
                "W401", self.file.source, question.at, cause, "删去疑问，或者写「判定 疑似」。"
            )
        return verdict

    def _places(self, declaration: Declaration) -> tuple[Place, ...]:
        """The places of a rule in the author's order; 非 takes the others of all twelve."""
        field = declaration.first("位置")
        node = parse.names(self.file, field.body, self.log) if field else None
        if node is None:
            return ()
        found = lookup_all(node.names, "位置", PLACES, self.file, self.log) or frozenset()
        if node.excluded and len(found) == len(PLACES):
            self.log.add(
                "E407", self.file.source, node.at, "全部位置都排除了。", "至少留下一个位置。"
            )
        if node.excluded and found:
            return tuple(p for p in PLACES if p not in found)
        return tuple(dict.fromkeys(Place(n.text) for n in node.names if n.text in found))

    def _yields(self, declaration: Declaration) -> tuple[str, ...]:
        """让位: names, families or globs of rules that speak more exactly."""
        field = declaration.first("让位")
        node = parse.names(self.file, field.body, self.log) if field else None
        if node is not None and node.excluded:
            self.log.add(
                "E105", self.file.source, node.at, "让位不能用「非」。", "写规则名或族名。"
            )
        return tuple(name.text for name in node.names) if node is not None else ()

    def _when(self, declaration: Declaration) -> Condition | None:
        """当: several are alternatives; each must give evidence."""
        parts = self._conditions(declaration, "当")
        if not parts or len(parts) < len(declaration.all("当")):
            return None
        return parts[0] if len(parts) == 1 else Or(parts)

    def _conditions(self, declaration: Declaration, keyword: str) -> tuple[Condition, ...]:
        found: list[Condition] = []
        for field in self._filled(declaration, keyword):
            made = compile_condition(field.body, self.around)
            if made is None:
                continue
            if keyword == "当" and not has_evidence(made):
                cause = "这个条件成立时，句子里没有可以标出的词。"
                advice = "写上句范围的正面「含」；用 或 连接时，每一支都要有。"
                self.log.add("E403", self.file.source, self.file.name(field.body).at, cause, advice)
                continue
            found.append(made)
        return tuple(found)

    def _filled(self, declaration: Declaration, keyword: str) -> tuple[Field, ...]:
        """Fields that say something; empty ones are reported when the file is split."""
        return tuple(f for f in declaration.all(keyword) if self.file.name(f.body).text)

    def _law(self, declaration: Declaration) -> tuple[tuple[Citation, ...], Period]:
        """The citations of a rule and the days on which it is law."""
        validity = next(iter(self._filled(declaration, "施行")), None)
        period = read_period(validity, self.file, self.log) if validity else None
        basis = next(iter(self._filled(declaration, "依据")), None)
        cited = read_citations(basis.body, self.file, self.laws, self.log) if basis else None
        if not cited:
            return (), Period()
        if period:
            check_in_force(cited, period, self.file, self.log)
        citations = tuple(citation for _, _, citation in cited)
        return citations, natural_period(cited, period or Period())

    def _message(self, declaration: Declaration, when: Condition | None) -> Template | None:
        field = declaration.first("说明")
        # Without a condition every capture would be unknown: one mistake, not several.
        if field is None or when is None:
            return None
        return read_template(field, (*captures(when), EVIDENCE), self.file, self.log)

    def _examples(self, declaration: Declaration) -> tuple[Example, ...]:
        """The examples in the order of the file; every 除非 needs a 合规."""
        fields = [f for f in declaration.fields if f.keyword in ("违规", "合规")]
        found = [read_example(f, self.file, self.log) for f in fields]
        exceptions = declaration.all("除非")
        near = declaration.all("合规")
        if len(near) < len(exceptions):
            cause = f"有 {len(exceptions)} 个「除非」，只有 {len(near)} 个「合规」例句。"
            advice = "给每个「除非」写一个它放过的例句：合规 ……"
            self.log.add("E501", self.file.source, exceptions[len(near)].at, cause, advice)
        return tuple(e for e in found if e is not None)
