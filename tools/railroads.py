"""Railroad diagrams of the rules of the grammar, as SVG."""

from __future__ import annotations

import io
from functools import partial

import railroad
from lark import Token, Tree

from biaochi.grammar.diagnostics import width
from tools.grammar_names import RULES, SIGNS, WORDS

_STYLE = """
svg.railroad-diagram { background-color: white; }
svg.railroad-diagram path { stroke-width: 1.5; stroke: #445; fill: none; }
svg.railroad-diagram text { font: 14px "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
  text-anchor: middle; fill: #112; }
svg.railroad-diagram rect { stroke-width: 1.5; stroke: #445; fill: #eef4ff; }
svg.railroad-diagram g.terminal rect { fill: #fff6e0; }
"""
_COLUMN = 8.0
"""The width in pixels of one column of text: a Chinese character takes two."""
_REPEATED = {
    "?": railroad.Optional,
    "*": railroad.ZeroOrMore,
    "+": railroad.OneOrMore,
}
_JOINED = {
    "expansions": partial(railroad.Choice, 0),
    "expansion": railroad.Sequence,
}
Node = Tree[Token] | Token


def diagram(body: Tree[Token]) -> str:
    """The diagram of a rule."""
    drawing = railroad.Diagram(_draw(body))
    out = io.StringIO()
    drawing.writeStandalone(out.write, _STYLE)
    return out.getvalue() + "\n"


def _draw(node: Node) -> railroad.DiagramItem:
    if isinstance(node, Token):
        return _box(node)
    children = [c for c in node.children if c is not None]
    if node.data == "expr" and len(children) > 1:
        return _REPEATED[str(children[1])](_draw(children[0]))
    if len(children) > 1 and node.data in _JOINED:
        return _JOINED[node.data](*map(_draw, children))
    return _draw(children[0])


def _box(token: Token) -> railroad.DiagramItem:
    """A sign as it is written in a round box, a rule or a kind of sign by its name in a square one."""
    if token.type != "RULE" and token in SIGNS:
        text = SIGNS[token]
        made = railroad.Terminal(text)
    else:
        text = RULES[token] if token.type == "RULE" else WORDS[token][0]
        made = railroad.NonTerminal(text)
    made.width = int(width(text) * _COLUMN) + 20
    return made
