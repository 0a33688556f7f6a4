"""要素: one declaration made into what the engine looks for."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from operator import or_

from biaochi.grammar import parse
from biaochi.grammar.arithmetic import OF_TYPE, OF_VALUE
from biaochi.grammar.compiled import (
    VALUE,
    And,
    AtLeast,
    Condition,
    Contains,
    FactDeclaration,
    FactExample,
    Fixed,
    Or,
    Slot,
    Source,
    Take,
    ValueKind,
)
from biaochi.grammar.conditions import Surroundings, compile_condition, compile_node
from biaochi.grammar.declared import name_of, type_of
from biaochi.grammar.examples import read_example
from biaochi.grammar.law import Laws
from biaochi.grammar.lists import Words, read_entries
from biaochi.grammar.quantities import read_constant
from biaochi.grammar.rule_fields import FieldReader
from biaochi.grammar.source import Range
from biaochi.grammar.terms import Number, Term
from biaochi.grammar.tree import (
    ConstantNode,
    Declaration,
    Entry,
    Field,
    ListRef,
    Name,
    SyntaxFile,
    Word,
)
from biaochi.model.fact import Choice, FactType, FactValue, Text
from biaochi.model.folding import fold_words
from biaochi.model.values import Value

_KINDS = {
    FactType.MONEY: ValueKind.MONEY,
    FactType.PERCENT: ValueKind.PERCENT,
    FactType.DATE: ValueKind.DATE,
    FactType.DURATION: ValueKind.DURATION,
    FactType.COUNT: ValueKind.COUNT,
    FactType.POINTS: ValueKind.POINTS,
}


class FactReader:
    """Reads the facts of one file."""

    def __init__(self, around: Surroundings, laws: Laws) -> None:
        self.around = around
        self.fields = FieldReader(around, laws)
        self.file: SyntaxFile = around.file

    def read(self, declaration: Declaration) -> FactDeclaration | None:
        """The compiled declaration; None if anything is wrong with it, and then that is noted."""
        before = len(self.around.log.entries)
        name = name_of(declaration, self.file)
        type_ = type_of(declaration, self.file, self.around.log)
        if type_ is None or not name.text:
            return None
        labels = self._labels(declaration, name.text)
        finders = tuple(f for f in self._finders(declaration, type_) if f)
        fixed = tuple(f for f in self._fixed(declaration, type_) if f)
        formula = self._formula(declaration, type_)
        limits = self._limits(declaration, type_)
        examples = tuple(e for e in self._examples(declaration, type_) if e)
        take = self.fields.value(declaration, "取", tuple(Take)) or Take.FIRST
        per_lot = self.fields.value(declaration, "分包", ("是", "否")) == "是"
        places = self.fields.places(declaration)
        ways = [w for w in ("标签", "当", "取值", "计算") if declaration.all(w)]
        if not ways or ("计算" in ways and len(ways) > 1):
            cause = "要素没有写怎么找。" if not ways else "「计算」不能和别的找法同用。"
            advice = "写「标签」「当」「取值」之一或几种，或者只写「计算」。"
            self.fields.note("E607", declaration.at, cause, advice)
        if any(d.is_error for d in self.around.log.entries[before:]):
            return None
        line = self.file.source.position(declaration.at.start)[0]
        return FactDeclaration(
            name=name.text,
            title=self.file.text(Range(name.at.end, declaration.header.end)),
            type=type_,
            labels=labels,
            take=take,
            places=places,
            per_lot=per_lot,
            finders=finders,
            fixed=fixed,
            formula=formula,
            examples=examples,
            source=Source(self.file.source.name, line),
            least=limits[0],
            most=limits[1],
        )

    def _labels(self, declaration: Declaration, name: str) -> int | None:
        labels, avoid = (
            reduce(or_, (self._words(f) for f in self.fields.filled(declaration, keyword)), Words())
            for keyword in ("标签", "避开")
        )
        if not labels.words:
            return None
        words = Words(labels.words, labels.avoid | avoid.words)
        return self.around.pool.number(words, f"{name}的标签")

    def _words(self, field: Field) -> Words:
        found = Words()
        for entry in read_entries(self.file, field.body, self.around.log) or []:
            found |= self._entry(entry, field)
        return found

    def _entry(self, entry: Entry, field: Field) -> Words:
        match entry:
            case Word(_, text):
                return Words(frozenset((fold_words(text),)))
            case ListRef():
                return self.around.lists.find(entry, self.file) or Words()
        cause = f"「{field.keyword}」里只能写词和词表。"
        self.fields.note("E208", entry.at, cause, "删去它。")
        return Words()

    def _finders(self, declaration: Declaration, type_: FactType) -> list[Condition | None]:
        found = []
        for field in self.fields.filled(declaration, "当"):
            made = compile_condition(field.body, self.around)
            at = self.file.name(field.body).at
            found.append(made and self._with_value(made, type_, at))
        return found

    def _with_value(self, condition: Condition, type_: FactType, at: Range) -> Condition | None:
        """The condition with the slot that holds the value capturing it as `VALUE`."""
        slots = [s for s in _slots(condition) if s.value]
        named = [s for s in slots if s.capture == VALUE] or slots
        if type_ in _KINDS and len(named) == 1 and named[0].value is _KINDS[type_]:
            return _renamed(condition, named[0])
        kind = f"@{_KINDS[type_]}" if type_ in _KINDS else ""
        cause = "看不出哪里是要素的值。" if kind else f"{type_}的要素不能用「当」找。"
        advice = (
            f"词组里写一个 {kind}；有几个时写「值={kind}」。" if kind else "用「标签」或「取值」。"
        )
        self.fields.note("E607", at, cause, advice)
        return None

    def _fixed(self, declaration: Declaration, type_: FactType) -> list[Fixed | None]:
        found: list[Fixed | None] = []
        for field in self.fields.filled(declaration, "取值"):
            node = parse.fixed(self.file, field.body, self.around.log)
            condition = compile_node(node.condition, self.around) if node else None
            value = self._fixed_value(node.value, type_) if node else None
            found.append(Fixed(value, condition) if value and condition else None)
        return found

    def _fixed_value(self, node: ConstantNode | Name, type_: FactType) -> FactValue | None:
        if type_ is FactType.CHOICE:
            return Choice(node.text)
        if type_ is FactType.TEXT:
            return Text(fold_words(node.text))
        if isinstance(node, Name):
            cause = f"要素的类型是{type_}，「{node.text}」不是一个{type_}。"
            self.fields.note("E607", node.at, cause, "写一个带单位的数，如 0元。")
            return None
        return self._constant(node, type_)

    def _constant(self, node: ConstantNode, type_: FactType) -> Value | None:
        value = read_constant(node, self.file, self.around.log)
        if value is None:
            return None
        if isinstance(value, Number) or OF_VALUE[type(value)] is not OF_TYPE.get(type_):
            cause = f"要素的类型是{type_}，「{node.text}」不是一个{type_}。"
            self.fields.note("E607", node.at, cause, "改正单位，或者改正「类型」。")
            return None
        return value

    def _formula(self, declaration: Declaration, type_: FactType) -> Term | None:
        field = next(iter(self.fields.filled(declaration, "计算")), None)
        node = parse.term(self.file, field.body, self.around.log) if field else None
        typed = self.around.arithmetic.term(node) if node else None
        if typed is None or field is None:
            return None
        if typed.unit is not OF_TYPE.get(type_):
            cause = f"算出来的是{typed.unit}，要素的类型是{type_}。"
            self.fields.note("E607", self.file.name(field.body).at, cause, "改正算式或「类型」。")
            return None
        return typed.term

    def _limits(
        self, declaration: Declaration, type_: FactType
    ) -> tuple[Value | None, Value | None]:
        field = next(iter(self.fields.filled(declaration, "范围")), None)
        node = parse.limits(self.file, field.body, self.around.log) if field else None
        if node is None:
            return None, None
        return self._constant(node.least, type_), self._constant(node.most, type_)

    def _examples(self, declaration: Declaration, type_: FactType) -> list[FactExample | None]:
        return [self._example(f, type_) for f in declaration.fields if f.keyword in ("例", "反例")]

    def _example(self, field: Field, type_: FactType) -> FactExample | None:
        body = self.file.name(field.body)
        if field.keyword == "反例":
            example = read_example(replace(field, keyword="合规"), self.file, self.around.log)
            return FactExample(example, None) if example else None
        left, sign, right = body.text.rpartition("=")
        if not sign or not right.strip():
            advice = "写成：例 投标保证金：【5万元】 = 5万元。"
            self.fields.note("E607", body.at, "例句后面没有写「= 值」。", advice)
            return None
        start = body.at.start + len(left) + 1
        expected = self.file.name(Range(start, body.at.end))
        value: FactValue | None
        if type_ in (FactType.CHOICE, FactType.TEXT):
            value = self._fixed_value(expected, type_)
        else:
            value = self._constant(ConstantNode(expected.at, expected.text), type_)
        text = replace(field, keyword="违规", body=Range(body.at.start, start - 1))
        marked = "【" in left
        example = read_example(text, self.file, self.around.log, marked)
        return FactExample(example, value) if example and value else None


def _slots(condition: Condition) -> list[Slot]:
    match condition:
        case Contains(phrase):
            return list(phrase.slots)
        case And(parts) | Or(parts) | AtLeast(_, parts):
            return [s for p in parts for s in _slots(p)]
    return []


def _renamed(condition: Condition, slot: Slot) -> Condition:
    """The condition with this slot capturing the value of the fact."""
    match condition:
        case Contains(phrase):
            slots = tuple(replace(s, capture=VALUE) if s is slot else s for s in phrase.slots)
            return replace(condition, phrase=replace(phrase, slots=slots))
        case And(parts) | Or(parts) | AtLeast(_, parts):
            return replace(condition, parts=tuple(_renamed(p, slot) for p in parts))
    return condition
