"""What the columns of a scoring table hold, told by their headers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from biaochi.engine.reading.scoring import points
from biaochi.model.document import Cell


class Column(StrEnum):
    """The part that a column plays."""

    FACTOR = "因素"
    POINTS = "分值"
    STANDARD = "标准"
    OTHER = "其他"


_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]")
_ACTS = "(?:评审|评分|评标|评议|评价|评比|评定|评估|计分|打分|量化|赋分|得分|磋商|谈判)"
_POINTS = re.compile(
    r"(?:各项|标准|评审|评分|最高|单项|本项|具体|所占|因素)*"
    r"(?:分值|分数|权重|满分|标准分|最高分|最高得分|总分|配分|比重|分值比例|占比|分)"
    r"(?:区间|范围|设置|分值|权重|比例|值|/权重|/分值|/满分)*"
)
_FACTOR = re.compile(
    rf"{_ACTS}?(?:的)?(?:主要|具体|[一二三]级)?"
    r"(?:因素|要素|项目?|内容|指标|类别|类型|分项|子项|细项|点|事项|方面|部分|条款|科目)(?:名称|内容|类别)?"
    r"(?:(?:及|和|与|/)(?:分值|权重|满分|分数)(?:构成)?)?"
)
_STANDARD = re.compile(
    r".{0,12}(?:标准|细则|办法|依据|准则|规则|说明|方法|要求|要点|描述|方式|规定|内容|解释|尺度|明细)"
)
_OTHER = re.compile(
    r"序号|编号|项号|条款号|备注|类型|性质|属性|主客观分?|主观/客观|客观/主观|评分类型|分值类型|得分|自评分?|评分|实际得分|证明材料|页码|.{0,8}页码.{0,4}|"
)
# 内容 names a factor where another column says how points are given, else it says so itself.
_EITHER = re.compile(rf"{_ACTS}?内容")
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Header:
    """The columns from 1, the total that the header names, and whether it speaks of scoring."""

    columns: Mapping[int, Column]
    stated: Decimal | None
    of_scoring: bool

    def having(self, role: Column) -> tuple[int, ...]:
        """The columns of one role, from left to right."""
        return tuple(c for c, r in sorted(self.columns.items()) if r is role)


def header_of(cells: Sequence[tuple[Cell, str]]) -> Header | None:
    """The header that the cells of a row form, with their folded texts; None where they form none."""
    roles = [(c, t, _role(t)) for c, t in cells]
    if any(role is None for _, _, role in roles):
        return None
    known = {role for _, _, role in roles} - {Column.OTHER}
    if len(known) < 2:
        return None
    standards = [t for _, t, role in roles if role is Column.STANDARD]
    columns: dict[int, Column] = {}
    for c, text, role in roles:
        assert role is not None
        columns |= _spread(c, _settled(text, role, roles), alone=len(standards) == 1)
    if Column.FACTOR not in columns.values():
        return None
    aside = next((p for _, t, _ in roles if (p := _total(t)) is not None), None)
    scoring = Column.POINTS in known or any(re.match("评分|计分|打分|赋分", t) for _, t, _ in roles)
    return Header(columns, aside, scoring)


def says_points(text: str) -> bool:
    """Whether a folded text is the name of a column of points."""
    return _POINTS.fullmatch(_ASIDE.sub("", text)) is not None


def _role(text: str) -> Column | None:
    words = _ASIDE.sub("", text).rstrip(":")
    if len(words) > _LONGEST:
        return None
    if _OTHER.fullmatch(words):
        return Column.OTHER
    if _POINTS.fullmatch(words):
        return Column.POINTS
    if _FACTOR.fullmatch(words):
        return Column.FACTOR
    return Column.STANDARD if _STANDARD.fullmatch(words) else None


def _settled(text: str, role: Column, roles: Sequence[tuple[Cell, str, Column | None]]) -> Column:
    others = [r for _, t, r in roles if t != text]
    if _EITHER.fullmatch(_ASIDE.sub("", text)):
        has_standard, has_factor = Column.STANDARD in others, Column.FACTOR in others
        return Column.STANDARD if has_factor and not has_standard else Column.FACTOR
    if role is Column.STANDARD and Column.FACTOR not in others and Column.STANDARD in others:
        first = next(t for _, t, r in roles if r is Column.STANDARD)
        return Column.FACTOR if text == first else role
    return role


def _spread(header: Cell, role: Column, alone: bool) -> dict[int, Column]:
    """The columns under a header; of several under 评审标准 only the last holds the standard."""
    columns = dict.fromkeys(range(header.column, header.column + header.column_span), role)
    if role is Column.STANDARD and alone and header.column_span > 1:
        columns |= dict.fromkeys(list(columns)[:-1], Column.FACTOR)
    return columns


def _total(text: str) -> Decimal | None:
    """评审要求（100 分） names the total of the column."""
    stated = points.named(text)[1]
    return stated if stated is not None and stated >= 10 else None
