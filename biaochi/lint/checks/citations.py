"""依据: the order of citations, and the same one twice."""

from __future__ import annotations

from collections.abc import Iterator

from biaochi.grammar import parse
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.tree import CitationNode, Name
from biaochi.lint.kind import Check, Hit, Severity
from biaochi.lint.project import Project, RuleView
from biaochi.model.numerals import whole

_Key = tuple[int, int, int]


def _citations(project: Project) -> Iterator[Hit]:
    """Provisions of one statute that do not stand together and count up."""
    for view in project.rules:
        last: dict[str, _Key] = {}
        current = ""
        for title, node in _cited(view):
            key = _key(node)
            if title in last and key == last[title]:
                yield Hit(view.file, node.at, "这一处前面已经引过。", "删去一个。")
            elif title in last and title != current:
                cause = f"{title}的条款没有写在一起。"
                yield Hit(view.file, node.at, cause, "把同一部法规的条款放在一起。")
            elif title in last and key < last[title]:
                yield Hit(view.file, node.at, "条款的先后倒了。", "按条、款、项从小到大排。")
            last[title] = max(key, last.get(title, key))
            current = title


def _cited(view: RuleView) -> Iterator[tuple[str, CitationNode]]:
    """Each citation with the statute that it means."""
    title = ""
    for field in view.declaration.all("依据"):
        for node in parse.citations(view.file, field.body, Log()) or ():
            title = node.statute.text if node.statute else title
            yield title, node


def _key(node: CitationNode) -> _Key:
    one = node.provision
    if one is None:
        return (0, 0, 0)
    return _number(one.article), _number(one.paragraph), _number(one.item)


def _number(name: Name | None) -> int:
    return (whole(name.text) or 0) if name else 0


CITATIONS = Check(
    "L032",
    "依据的先后乱了",
    Severity.HINT,
    "依据照着写的顺序印在报告里；同一部法规的条款放在一起、从小到大，才好核对。",
    "依据 《甲法》第三条\n  《甲法》第一条",
    "依据 《甲法》第一条\n  《甲法》第三条",
    _citations,
)
