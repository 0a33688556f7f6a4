"""制度: the bodies of law that a rule or a statute belongs to."""

from __future__ import annotations

from biaochi.grammar import parse
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.tree import Declaration, SyntaxFile
from biaochi.grammar.vocabulary import lookup_all
from biaochi.model.regime import Regime


def read_regimes(declaration: Declaration, file: SyntaxFile, log: Log) -> frozenset[Regime]:
    """The regimes named in the field 制度; both where it is absent."""
    field = declaration.first("制度")
    node = parse.names(file, field.body, log) if field else None
    if node is None:
        return frozenset(Regime)
    if node.excluded:
        log.add("E105", file.source, node.at, "制度不能用「非」排除。", "写明适用的制度。")
    return lookup_all(node.names, "制度", tuple(Regime), file, log) or frozenset(Regime)
