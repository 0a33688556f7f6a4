"""阈值: one declaration made into a number of the law with the days on which it holds."""

from __future__ import annotations

from biaochi.grammar import parse
from biaochi.grammar.arithmetic import OF_TYPE, OF_VALUE
from biaochi.grammar.compiled import Dated, Layer, Source, Threshold
from biaochi.grammar.conditions import Surroundings
from biaochi.grammar.dates import Period, period_of
from biaochi.grammar.declared import name_of, type_of
from biaochi.grammar.law import Laws
from biaochi.grammar.layers import NATION
from biaochi.grammar.periods import check_adjoining
from biaochi.grammar.quantities import read_constant
from biaochi.grammar.rule_fields import FieldReader
from biaochi.grammar.source import Range
from biaochi.grammar.terms import Number
from biaochi.grammar.tree import ConstantNode, Declaration, SyntaxFile
from biaochi.model.fact import FactType
from biaochi.model.values import Value

DIRECTIONS = ("上限", "下限")


class ThresholdReader:
    """Reads the thresholds of one file."""

    def __init__(self, around: Surroundings, laws: Laws, layer: Layer = NATION) -> None:
        self.around = around
        self.layer = layer
        self.file = around.file
        self.fields = FieldReader(around, laws)

    def read(self, declaration: Declaration) -> Threshold | None:
        """The compiled threshold; None if anything is wrong with it, and then that is noted."""
        before = len(self.around.log.entries)
        name = name_of(declaration, self.file)
        type_ = type_of(declaration, self.file, self.around.log)
        direction = self.fields.value(declaration, "方向", DIRECTIONS)
        citations, _ = self.fields.law(declaration)
        values = self.values(declaration, type_) if type_ else ()
        if any(d.is_error for d in self.around.log.entries[before:]) or not (values and direction):
            return None
        line = self.file.source.position(declaration.at.start)[0]
        return Threshold(
            name=name.text,
            title=self.file.text(Range(name.at.end, declaration.header.end)),
            type=type_ or FactType.MONEY,
            stricter=direction,
            values=values,
            citations=citations,
            source=Source(self.file.source.name, line),
            layer=self.layer,
        )

    def values(
        self, declaration: Declaration, type_: FactType
    ) -> tuple[Dated[Value | Number], ...]:
        """取值: the numbers with their days, which must follow each other."""
        found: list[tuple[SyntaxFile, Range, Dated[Value | Number]]] = []
        for field in self.fields.filled(declaration, "取值"):
            node = parse.dated(self.file, field.body, self.around.log)
            if node is None or not isinstance(node.value, ConstantNode):
                continue
            value = read_constant(node.value, self.file, self.around.log)
            period = (
                period_of(node.validity, self.file, self.around.log) if node.validity else Period()
            )
            if value is None or period is None:
                continue
            if OF_VALUE[type(value)] is not OF_TYPE.get(type_):
                cause = f"阈值的类型是{type_}，「{node.value.text}」不是一个{type_}。"
                self.fields.note("E607", node.value.at, cause, "改正单位，或者改正「类型」。")
                continue
            found.append((self.file, node.at, Dated(value, period.start, period.end)))
        check_adjoining(found, "阈值", self.around.log)
        return tuple(one for _, _, one in found)
