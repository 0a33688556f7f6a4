"""Values that belong to another fact: 履约保证金为合同金额的12% in the cell beside 投标保证金."""

from __future__ import annotations

import re
from collections.abc import Iterable

from biaochi.engine.matching.scan import Scan
from biaochi.grammar.compiled import FactDeclaration
from biaochi.model.clause import Clause

_REACH = 24
"""How far before a value the label that it belongs to can stand."""
# 履约保证金为合同金额的12% belongs to that label, 自合同签订之日起1年 does not.
_JOINS = re.compile(
    r"(?:的?(?:金额|数额|额度|比例|期限|时间|有效期))?(?:为|是|按|:|应为|不少于|约)?[^,;。起后前内日]{0,12}$"
)


class Rivals:
    """Knows which labels name values of the same type."""

    def __init__(self, declarations: Iterable[FactDeclaration], scan: Scan) -> None:
        self._scan = scan
        labelled = [d for d in declarations if d.labels is not None]
        present = scan.postings.sets
        self._others = {
            d.name: tuple(
                {
                    o.labels
                    for o in labelled
                    if o.type is d.type and o.labels != d.labels and o.labels in present
                    if o.labels is not None
                }
            )
            for d in labelled
        }

    def claims(self, declaration: FactDeclaration, clause: Clause, start: int, end: int) -> bool:
        """Whether the last label in start..end of a clause, close to its end, is another fact's."""
        if start >= end:
            return False
        theirs = max(
            (self._last(words, clause, start, end) for words in self._others[declaration.name]),
            default=(-1, -1),
        )
        if theirs[1] < max(start, end - _REACH):
            return False
        own = self._last(declaration.labels, clause, start, end)
        between = clause.folded.text[theirs[1] : end]
        return theirs > own and _JOINS.match(between) is not None

    def _last(self, words: int | None, clause: Clause, start: int, end: int) -> tuple[int, int]:
        """The last hit of a set of labels in a stretch; (-1, -1) where there is none."""
        if words is None or words not in self._scan.postings.sets:
            return (-1, -1)
        inside = [
            h
            for h in self._scan.postings.hits(words, clause.index)
            if start <= h[0] and h[1] <= end
        ]
        return inside[-1] if inside else (-1, -1)
