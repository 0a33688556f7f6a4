"""规则集: the layer that the rules of a file belong to."""

from __future__ import annotations

from collections.abc import Sequence

from biaochi.grammar.compiled import Layer, LayerRank
from biaochi.grammar.declared import name_of
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.tree import Declaration, SyntaxFile
from biaochi.grammar.vocabulary import lookup

NATION = Layer("国家")


def check_single(sets: Sequence[tuple[SyntaxFile, Declaration]], log: Log) -> None:
    """Report every 规则集 of a file but the first."""
    for file, other in sets[1:]:
        advice = "一个文件一个规则集；另一层的规则放进另一个文件。"
        log.add("E707", file.source, other.at, "这个文件前面已经有一个规则集。", advice)


def layer_of(file: SyntaxFile, log: Log) -> Layer:
    """The layer that a file declares; the nation's where it declares none."""
    sets = [d for d in file.declarations if d.kind == "规则集"]
    check_single([(file, d) for d in sets], log)
    if not sets:
        return NATION
    declaration = sets[0]
    named = {f.keyword: file.name(f.body) for f in declaration.fields}
    rank = named.get("层级")
    if rank is None or not rank.text:
        return NATION
    found = lookup(rank, "层级", tuple(LayerRank), file, log)
    region = named.get("地区")
    if found and found is not LayerRank.NATION and region is None:
        cause = f"层级是{found}，没有写「地区」。"
        log.add("E705", file.source, declaration.at, cause, "加一行，例如：地区 浙江省")
    name = name_of(declaration, file).text
    return Layer(name, found or LayerRank.NATION, region.text if region else "")
