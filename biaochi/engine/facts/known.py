"""Facts that documents state by their make-up and not behind a label: regime, date, name on the cover."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from biaochi.engine.facts.names import cut_up
from biaochi.engine.reading.dating import published_on
from biaochi.engine.reading.regime import regimes_of
from biaochi.model.clause import Clause, Span
from biaochi.model.document import Document
from biaochi.model.fact import Choice, How, Statement, Text
from biaochi.model.values import Date

Finder = Callable[[Document, Sequence[Clause]], Iterator[Statement]]

_COVER = 14
"""How many clauses from the start can be the cover."""
_KIND = re.compile(
    r"^\(?(?:政府采购)?(?:电子|施工|货物|服务|设计|勘察|监理|设备|材料|工程|项目){0,2}(?:公开|邀请|国内)?(?:招标|竞争性磋商|竞争性谈判|磋商|谈判|询价|采购|比选|资格预审|单一来源采购)?(?:采购|招标|邀请)?(?:文件|公告|通知书|邀请书)\)?(?:\([^()]{1,16}\))?$"
)
_A_NAME = re.compile(
    r"(?:项目|采购|工程|服务|招标|设备|系统|建设|改造|维修|运营|物业|管理)[^:,。;]{0,12}$"
)
_NO_NAME = re.compile(
    r"[:,。;]|^(?:20\d\d|二零)[^,]{0,8}[年月日]?$|(?:公司|学校|大学|学院|医院|局|中心|委员会|政府)$|^目录"
)
_SHORTEST, _LONGEST = 6, 70


def _regime(document: Document, _clauses: Sequence[Clause]) -> Iterator[Statement]:
    """The regime by whose rules the document is checked, where its words decide it."""
    regimes, _ = regimes_of(document)
    if len(regimes) == 1:
        yield Statement(Choice(str(next(iter(regimes)))), How.DERIVED)


def _date(document: Document, clauses: Sequence[Clause]) -> Iterator[Statement]:
    """The day on the cover or at the end of the notice."""
    found = published_on(document)
    if found is None:
        return
    day, paragraph = found
    clause = next((c for c in clauses if c.paragraph is paragraph), None)
    span = Span(0, len(clause.folded.text)) if clause else None
    yield Statement(Date(day), How.PROSE, clause=clause, span=span)


def _name(_document: Document, clauses: Sequence[Clause]) -> Iterator[Statement]:
    """The line on the cover over 招标文件, 竞争性磋商文件 …"""
    cover = [c for c in clauses[:_COVER] if c.paragraph.anchor.table is None]
    for above, line in pairwise(cover):
        words = above.folded.text
        if not _KIND.match(line.folded.text) or not _SHORTEST <= len(words) <= _LONGEST:
            continue
        if _A_NAME.search(words) and not _NO_NAME.search(words) and not cut_up(above.text):
            yield Statement(Text(words), How.PROSE, clause=above, span=Span(0, len(words)))
            return


KNOWN: Mapping[str, Finder] = {"制度": _regime, "公告日期": _date, "项目名称": _name}
"""What a fact of this name is told by where no declaration finds it."""
ALONE = frozenset({"制度"})
"""Facts that nothing else tells, so that rules and facts never disagree about them."""
