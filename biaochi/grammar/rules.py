"""规则: one declaration made into one compiled rule."""

from __future__ import annotations

from biaochi.grammar import parse
from biaochi.grammar.compiled import Condition, Layer, Or, Rule, Source, Template
from biaochi.grammar.conditions import Surroundings, compile_condition
from biaochi.grammar.declared import Declared, name_of
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.law import Laws
from biaochi.grammar.layers import NATION
from biaochi.grammar.lists import Lists
from biaochi.grammar.messages import EVIDENCE, read_template, read_text
from biaochi.grammar.regimes import read_regimes
from biaochi.grammar.rule_fields import FieldReader, latest
from biaochi.grammar.sets import Pool
from biaochi.grammar.source import Range
from biaochi.grammar.traits import captures, is_about_document, shows_place
from biaochi.grammar.tree import Declaration, Name, SyntaxFile
from biaochi.model.clause import Place
from biaochi.model.finding import Verdict

_VERDICTS = (Verdict.BREACH, Verdict.SUSPECT)


class RuleReader:
    """Reads the rules of one file, which all belong to one layer."""

    def __init__(
        self,
        file: SyntaxFile,
        laws: Laws,
        lists: Lists,
        pool: Pool,
        log: Log,
        declared: Declared | None = None,
        layer: Layer = NATION,
    ) -> None:
        self.file = file
        self.log = log
        self.layer = layer
        self.around = Surroundings(file, lists, pool, log, declared or Declared())
        self.fields = FieldReader(self.around, laws)

    def name(self, declaration: Declaration) -> Name:
        """The rule's name, empty (and noted before) where it has none."""
        return name_of(declaration, self.file)

    def read(self, declaration: Declaration) -> Rule | None:
        """The compiled rule; None if anything is wrong with it. All its mistakes are noted."""
        before = len(self.log.entries)
        fields = self.fields
        name = self.name(declaration)
        title = self.file.text(Range(name.at.end, declaration.header.end))
        if name.text and not title:
            advice = f"例如：规则 {name.text}  要求投标人在特定区域注册"
            self.log.add("E115", self.file.source, name.at, "规则没有标题。", advice)
        verdict = self._verdict(declaration)
        levels = fields.levels(declaration)
        state, successor = fields.state(declaration)
        regimes = read_regimes(declaration, self.file, self.log)
        places = fields.places(declaration)
        polarity = fields.value(declaration, "极性", ("要求", "不论"))
        when = self._when(declaration)
        unless = fields.conditions(
            declaration, "除非", when is not None and is_about_document(when)
        )
        applies_if = self._applies_if(declaration)
        citations, period = fields.law(declaration)
        message = self._message(declaration, when)
        suggestion, question, reason = (
            read_text(declaration.first(k), self.file, self.log) for k in ("建议", "疑问", "理由")
        )
        lacking = _is_lacking(when)
        examples = fields.examples(declaration, lacking)
        yields = self._yields(declaration)
        expected = self._expected(declaration, lacking) if when else ()
        if any(d.is_error for d in self.log.entries[before:]) or not (levels and when and message):
            return None
        return Rule(
            name=name.text,
            title=title,
            level=latest(levels),
            verdict=verdict,
            regimes=regimes,
            places=places,
            demanded=polarity != "不论",
            when=when,
            unless=unless,
            message=message,
            suggestion=suggestion,
            question=question,
            reason=reason,
            citations=citations,
            examples=examples,
            source=self._source(declaration),
            start=period.start,
            end=period.end,
            yields=yields,
            state=state,
            successor=successor,
            applies_if=applies_if,
            expected=expected,
            about_document=is_about_document(when),
            levels=levels if len(levels) > 1 else (),
            layer=self.layer,
        )

    def _source(self, declaration: Declaration) -> Source:
        source = self.file.source
        return Source(source.name, source.position(declaration.at.start)[0])

    def _verdict(self, declaration: Declaration) -> Verdict:
        verdict = self.fields.value(declaration, "判定", _VERDICTS) or Verdict.BREACH
        question = declaration.first("疑问")
        if verdict is Verdict.SUSPECT and question is None:
            field = declaration.first("判定")
            at = field.at if field else declaration.at
            self.fields.note("E402", at, "判定为疑似，没有写「疑问」。", "加一行：疑问 是否……？")
        if verdict is Verdict.BREACH and question:
            cause = "判定是违规，疑问不会印出来。"
            self.fields.note("W401", question.at, cause, "删去疑问，或者写「判定 疑似」。")
        return verdict

    def _yields(self, declaration: Declaration) -> tuple[str, ...]:
        """让位: names, families or globs of rules that speak more exactly."""
        field = declaration.first("让位")
        node = parse.names(self.file, field.body, self.log) if field else None
        if node is not None and node.excluded:
            self.fields.note("E105", node.at, "让位不能用「非」。", "写规则名或族名。")
        return tuple(name.text for name in node.names) if node is not None else ()

    def _when(self, declaration: Declaration) -> Condition | None:
        """当: several are alternatives; all must be about clauses, or all about the document."""
        parts = self.fields.conditions(declaration, "当")
        if not parts or len(parts) < len(declaration.all("当")):
            return None
        if len({is_about_document(p) for p in parts}) > 1:
            at = declaration.all("当")[1].at
            cause = "有的「当」看句子，有的只看全文和要素。"
            self.fields.note("E409", at, cause, "拆成两条规则。")
            return None
        return parts[0] if len(parts) == 1 else Or(parts)

    def _applies_if(self, declaration: Declaration) -> Condition | None:
        """适用: a condition on facts."""
        field = next(iter(self.fields.filled(declaration, "适用")), None)
        made = compile_condition(field.body, self.around) if field else None
        if made is not None and field and not is_about_document(made):
            at = self.file.name(field.body).at
            cause = "「适用」说的是整个文件，这里用了句子里的条件。"
            self.fields.note("E409", at, cause, "只用要素和全文；句子里的条件写在「当」里。")
        return made

    def _expected(self, declaration: Declaration, lacking: bool) -> tuple[Place, ...]:
        """应在: where words that are missing should stand."""
        field = declaration.first("应在")
        if lacking and field is None:
            cause = "这条规则说的是缺少的内容，没有写它应当在哪里。"
            self.fields.note("E410", declaration.at, cause, "加一行，例如：应在 须知、公告")
        elif field and not lacking:
            cause = "这条规则成立时，文件里有可以标出的地方。"
            self.fields.note("E410", field.at, cause, "删去「应在」。")
        return self.fields.places(declaration, "应在")

    def _message(self, declaration: Declaration, when: Condition | None) -> Template | None:
        field = declaration.first("说明")
        # Without a condition every capture would be unknown: one mistake, not several.
        if field is None or when is None:
            return None
        return read_template(field, (*captures(when), EVIDENCE), self.file, self.log)


def _is_lacking(when: Condition | None) -> bool:
    """Whether a rule is about what is missing: where it is broken nothing can be marked."""
    return when is not None and is_about_document(when) and not shows_place(when)
