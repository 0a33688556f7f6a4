"""Reads the content of one field into the syntax tree with lark (LALR), or says what is wrong.

Every field kind has its own start symbol in `biaochi.lark`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from lark import Lark, TextSlice, Token, Transformer
from lark.exceptions import UnexpectedInput

from biaochi.grammar import tree
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.source import Range
from biaochi.grammar.syntax_errors import report

_STARTS = [
    *("condition", "term", "fixed", "dated", "limits", "level"),
    *("wordlist", "names", "validity", "citations", "titles", "shape"),
]
_NUMBERS = re.compile(r"\d+")


def _at(token: Token) -> Range:
    start = token.start_pos or 0
    return Range(start, start + len(token))


def _span(first: Range, last: Range) -> Range:
    return Range(first.start, last.end)


def _name(token: Token) -> tree.Name:
    return tree.Name(_at(token), str(token))


def _numeral(token: Token, strip: str) -> tree.Name:
    """The numeral inside 第…条 and the like, at the place of the whole."""
    return tree.Name(_at(token), re.sub(rf"[{strip}第()\s]", "", token))


class _TermBuilder(Transformer[Token, Any]):
    """Makes the nodes of arithmetic and of what stands around it."""

    def term(self, children: list[Any]) -> tree.TermNode:
        node: tree.TermNode = children[0]
        return node

    def sum(self, children: list[Any]) -> tree.TermNode:
        left: tree.TermNode = children[0]
        for minus, right, inclusive, shifted in children[1:]:
            at = _span(left.at, right.at)
            left = tree.SumNode(at, left, minus, right, inclusive, shifted)
        return left

    def step(self, children: list[Any]) -> tuple[bool, tree.TermNode, bool, bool]:
        said = {c.type for c in children if isinstance(c, Token)}
        return "MINUS" in said, children[1], "INCLUSIVE" in said, "SHIFTED" in said

    def product(self, children: list[Any]) -> tree.TermNode:
        left: tree.TermNode = children[0]
        for right in children[2::2]:
            left = tree.ProductNode(_span(left.at, right.at), left, right)
        return left

    def fact_term(self, children: list[Token]) -> tree.ReferenceNode:
        return _reference(children)

    def threshold_term(self, children: list[Token]) -> tree.ReferenceNode:
        return _reference(children)

    def captured_term(self, children: list[Token]) -> tree.ReferenceNode:
        return _reference(children)

    def row_points(self, children: list[Token]) -> tree.RowPointsNode:
        return tree.RowPointsNode(_at(children[0]))

    def score_sum(self, children: list[Any]) -> tree.ScoreSumNode:
        element = children[-1] if len(children) > 1 else None
        last = element.at if element else _at(children[0])
        return tree.ScoreSumNode(_span(_at(children[0]), last), element)

    def score_figure(self, children: list[Token]) -> tree.ScoreSumNode:
        figure = children[0].removeprefix("评分表").strip()
        return tree.ScoreSumNode(_at(children[0]), None, figure)

    def constant(self, children: list[Token]) -> tree.ConstantNode:
        return tree.ConstantNode(_at(children[0]), str(children[0]))

    def inner(self, children: list[Any]) -> tree.TermNode:
        node: tree.TermNode = children[1]
        return node

    def comparison(self, children: list[Any]) -> tree.ComparisonNode:
        left, sign, right = children
        return tree.ComparisonNode(_span(left.at, right.at), left, str(sign), right)

    def choice(self, children: list[Token]) -> tree.ChoiceNode:
        names = [_name(c) for c in children if c.type == "REFERRED"]
        at = _span(_at(children[0]), _at(children[-1]))
        return tree.ChoiceNode(at, names[0], tuple(names[1:]), children[2].type == "ISNOT")

    def state(self, children: list[Token]) -> tree.StateNode:
        at = _span(_at(children[0]), _at(children[-1]))
        return tree.StateNode(at, _name(children[1]), str(children[2]))

    def parts(self, children: list[Any]) -> tree.PartsNode:
        at = _span(_at(children[0]), _at(children[-1]))
        conditions = tuple(c for c in children if not isinstance(c, Token))
        return tree.PartsNode(at, _first_number(children[0]), conditions)

    def hits(self, children: list[Any]) -> tree.HitsNode:
        count, contains = children
        at = _span(_at(count), contains.at)
        return tree.HitsNode(at, _first_number(count), count.endswith("种"), contains)

    def fixed(self, children: list[Any]) -> tree.FixedNode:
        value, _, condition = children
        found = _name(value) if isinstance(value, Token) else value
        return tree.FixedNode(_span(found.at, condition.at), found, condition)

    def dated(self, children: list[Any]) -> tree.DatedNode:
        validity = children[1] if len(children) > 1 else None
        return tree.DatedNode(children[0].at, children[0], validity)

    def level(self, children: list[Any]) -> tree.DatedNode:
        validity = children[1] if len(children) > 1 else None
        return tree.DatedNode(_at(children[0]), _name(children[0]), validity)

    def limits(self, children: list[Any]) -> tree.LimitsNode:
        least, _, most = children
        return tree.LimitsNode(_span(least.at, most.at), least, most)


class _Builder(_TermBuilder):
    """Makes nodes as the parser reduces; the parser holds no tree of its own."""

    def condition(self, children: list[Any]) -> tree.ConditionNode:
        parts = tuple(c for c in children if not isinstance(c, Token))
        return parts[0] if len(parts) == 1 else tree.OrNode(_span(parts[0].at, parts[-1].at), parts)

    def conjunction(self, children: list[Any]) -> tree.ConditionNode:
        parts = tuple(c for c in children if not isinstance(c, Token))
        return (
            parts[0] if len(parts) == 1 else tree.AndNode(_span(parts[0].at, parts[-1].at), parts)
        )

    def negated(self, children: list[Any]) -> tree.NotNode:
        return tree.NotNode(_span(_at(children[0]), children[1].at), children[1])

    def bracketed(self, children: list[Any]) -> tree.ConditionNode:
        node: tree.ConditionNode = children[1]
        return node

    def contains(self, children: list[Any]) -> tree.ContainsNode:
        scope = str(children[0]) if children[0].type == "SCOPE" else ""
        return tree.ContainsNode(_span(_at(children[0]), children[-1].at), scope, children[-1])

    def within(self, children: list[Any]) -> tree.ContainsNode:
        names = tuple(_name(c) for c in children[1:-2] if c.type == "WORD")
        at = _span(_at(children[0]), children[-1].at)
        return tree.ContainsNode(at, "全文", children[-1], names)

    def membership(self, children: list[Token]) -> tree.NamesNode:
        names = tuple(_name(c) for c in children[1:] if c.type == "WORD")
        at = _span(_at(children[0]), _at(children[-1]))
        return tree.NamesNode(at, str(children[0]), names)

    def phrase(self, children: list[Any]) -> tree.PhraseNode:
        parts = tuple(_gap(c) if isinstance(c, Token) else c for c in children)
        return tree.PhraseNode(_span(parts[0].at, parts[-1].at), parts)

    def element(self, children: list[Any]) -> tree.Element:
        if not isinstance(children[0], Token):
            element: tree.Element = children[0]
            return element
        capture, inner = children
        at = _span(_at(capture), inner.at)
        return tree.Element(at, inner.alternatives, capture.rstrip("= \t\n"), inner.group)

    def single(self, children: list[Token]) -> tree.Element:
        return tree.Element(_at(children[0]), (_entry(children[0]),))

    def group(self, children: list[Any]) -> tree.Element:
        at = _span(_at(children[0]), _at(children[-1]))
        found: list[tree.Alternative] = []
        for before, child in pairwise(children):
            if not isinstance(child, Token):
                found += child or [tree.Blank(_at(before))]
        return tree.Element(at, tuple(found), group=True)

    def alternative(self, children: list[Token]) -> list[tree.Alternative]:
        return [_entry(c) for c in children]

    def wordlist(self, children: list[Token]) -> tuple[tree.Entry | tree.SameRef | Token, ...]:
        return tuple(c if c.type == "BAR" else _entry(c) for c in children)

    def names(self, children: list[Token]) -> tree.NameList:
        excluded = children[0].type == "EXCEPT"
        names = tuple(_name(c) for c in children if c.type == "NAME")
        return tree.NameList(_span(_at(children[0]), _at(children[-1])), names, excluded)

    def validity(self, children: list[Token]) -> tree.Validity:
        days = [_name(c) for c in children if c.type == "DAY"]
        return tree.Validity(days[0], days[1] if len(days) > 1 else None)

    def until(self, children: list[Token]) -> tree.Validity:
        return tree.Validity(None, next(_name(c) for c in children if c.type == "DAY"))

    def citations(self, children: list[Any]) -> tuple[tree.CitationNode, ...]:
        return tuple(c for c in children if not isinstance(c, Token))

    def citation(self, children: list[Any]) -> tree.CitationNode:
        places = [_at(c) if isinstance(c, Token) else c.at for c in children]
        title = _name(children[0]) if isinstance(children[0], Token) else None
        provision = None if isinstance(children[-1], Token) else children[-1]
        return tree.CitationNode(_span(places[0], places[-1]), title, provision)

    def provision(self, children: list[Token]) -> tree.ProvisionNode:
        named = {c.type: c for c in children}
        article = named["ARTICLE"]
        unit = "部分" if article.endswith("部分") else "条"
        return tree.ProvisionNode(
            _span(_at(children[0]), _at(children[-1])),
            _numeral(article, "条部分"),
            unit,
            _numeral(named["PARAGRAPH"], "款") if "PARAGRAPH" in named else None,
            _numeral(named["ITEM"], "项") if "ITEM" in named else None,
        )

    def titles(self, children: list[Token]) -> tuple[tree.Name, ...]:
        return tuple(_name(c) for c in children if c.type == "TITLE")

    def shape(self, children: list[tree.ShapeNode]) -> tuple[tree.ShapeNode, ...]:
        return tuple(children)

    def shaped(self, children: list[Token]) -> tree.ShapeNode:
        numbers = [_name(c) for c in children if c.type == "NUMBER"]
        return tree.ShapeNode(numbers[0], tuple(numbers[1:]))


def _reference(children: list[Token]) -> tree.ReferenceNode:
    what, name = children
    return tree.ReferenceNode(_span(_at(what), _at(name)), str(what), _name(name))


def _first_number(token: Token) -> int:
    return int(_NUMBERS.findall(token)[0][:9])


def _gap(token: Token) -> tree.GapNode:
    numbers = [int(n) if len(n) < 9 else 10**9 for n in _NUMBERS.findall(token)]
    most = numbers[-1] if numbers else None
    return tree.GapNode(
        _at(token), numbers[0] if len(numbers) > 1 else 0, most, token.type == "GAP"
    )


def _entry(token: Token) -> tree.Entry | tree.SameRef:
    if token.type == "SAME":
        return tree.SameRef(_at(token), token[1:-1].strip())
    if token.type == "KIND":
        return tree.KindRef(_at(token), token[1:])
    if token.type == "LISTREF":
        return tree.ListRef(_at(token), token[1:-1].strip())
    if token.type == "QUOTED":
        return tree.Word(_at(token), token[1:-1], quoted=True)
    return tree.Word(_at(token), str(token))


@lru_cache(maxsize=1)
def parser() -> Lark:
    """The parser for all start symbols, made once."""
    grammar = Path(__file__).with_name("biaochi.lark").read_text(encoding="utf-8")
    return Lark(
        grammar, parser="lalr", start=_STARTS, transformer=_Builder(), maybe_placeholders=False
    )


def _parse(file: tree.SyntaxFile, at: Range, start: str, log: Log) -> Any:
    try:
        return parser().parse(TextSlice(file.plain, at.start, at.end), start=start)
    except UnexpectedInput as error:
        report(error, file, at, start, log)
        return None


def condition(file: tree.SyntaxFile, at: Range, log: Log) -> tree.ConditionNode | None:
    """当 and 除非."""
    node: tree.ConditionNode | None = _parse(file, at, "condition", log)
    return node


def term(file: tree.SyntaxFile, at: Range, log: Log) -> tree.TermNode | None:
    """计算."""
    node: tree.TermNode | None = _parse(file, at, "term", log)
    return node


def fixed(file: tree.SyntaxFile, at: Range, log: Log) -> tree.FixedNode | None:
    """取值 of 要素: a value and the condition under which it holds."""
    node: tree.FixedNode | None = _parse(file, at, "fixed", log)
    return node


def dated(file: tree.SyntaxFile, at: Range, log: Log) -> tree.DatedNode | None:
    """取值 of 阈值: a value and the time for which it holds."""
    node: tree.DatedNode | None = _parse(file, at, "dated", log)
    return node


def level(file: tree.SyntaxFile, at: Range, log: Log) -> tree.DatedNode | None:
    """级别: a level and the time for which it holds."""
    node: tree.DatedNode | None = _parse(file, at, "level", log)
    return node


def limits(file: tree.SyntaxFile, at: Range, log: Log) -> tree.LimitsNode | None:
    """范围: two values."""
    node: tree.LimitsNode | None = _parse(file, at, "limits", log)
    return node


def wordlist(file: tree.SyntaxFile, at: Range, log: Log) -> tuple[tree.Entry | Token, ...] | None:
    """The words of 词表, 减 and 避开, with the bars between them."""
    return _parse(file, at, "wordlist", log)  # type: ignore[no-any-return]


def names(file: tree.SyntaxFile, at: Range, log: Log) -> tree.NameList | None:
    """制度, 位置 and other fields of names."""
    return _parse(file, at, "names", log)  # type: ignore[no-any-return]


def validity(file: tree.SyntaxFile, at: Range, log: Log) -> tree.Validity | None:
    """施行 and 废止."""
    return _parse(file, at, "validity", log)  # type: ignore[no-any-return]


def citations(file: tree.SyntaxFile, at: Range, log: Log) -> tuple[tree.CitationNode, ...] | None:
    """依据, and the provision of 要旨."""
    return _parse(file, at, "citations", log)  # type: ignore[no-any-return]


def titles(file: tree.SyntaxFile, at: Range, log: Log) -> tuple[tree.Name, ...] | None:
    """简称 and 继任: names in 《》."""
    return _parse(file, at, "titles", log)  # type: ignore[no-any-return]


def shape(file: tree.SyntaxFile, at: Range, log: Log) -> tuple[tree.ShapeNode, ...] | None:
    """结构."""
    return _parse(file, at, "shape", log)  # type: ignore[no-any-return]
