"""Which rows at the top of a table name its columns."""

from __future__ import annotations

import re

from biaochi.parsers.flat import FlatCell, FlatTable

# The longest name of a column, in characters without blanks and what stands in brackets.
_LONGEST = 20
_BLANKS = re.compile(r"\s+")
_BRACKETS = re.compile(r"[（(【\[][^（(【\[）)】\]]*[）)】\]]")
_NAMES = re.compile(
    r"序号|编号|项号|包号|标号|标项|品目号?|条款|条款号|(?:条款)?名称|项目|内容|编列内容|规定|要求|说明|备注|"
    r"因素|指标|标准|分值|权重|权值|得分|评分|满分|细则|办法|方法|依据|情况|"
    r"数量|单位|单价|总价|合价|金额|报价|价格|预算|限价|最高限价|规格|型号|参数|品牌|产地|厂家|制造商|"
    r"姓名|性别|年龄|学历|职称|职务|专业|岗位|人数|人员|日期|时间|期限|地点|地址|电话|联系人|"
    r"文件|材料|资料|类别|类型|种类|分类|范围|面积|频次|位置|部位|结果|偏离|响应|页码|证明|服务|货物|设备|标的|事项|条件|阶段|步骤|等级|情形|明细|描述|概况|对象|比例|公式"
)
# A first column of this name makes the row a header, whatever the others are called.
_SERIAL = re.compile(r"序号|项号|包号|标号|编号|条款号|品目号|参数性质")
_NAME = re.compile(rf"(?:.*(?:{_NAMES.pattern}))(?:[及和与或、/].*)?")
# Names of the columns of two-column tables, left and right.
_LEFT = re.compile(
    r"序号|编号|包号|项目|名称|内容|条款.*|.*(?:情形|概况|因素|指标|项目|内容|类别|名称|事项|材料|条件)"
)
_RIGHT = re.compile(
    r".*(?:内容|规定|要求|说明|标准|分值|得分|细则|办法|情况|数量|金额|报价|单价|备注|条件|材料|频次|名称"
    r"|参数|明细|描述|情形)"
)
_DATA = re.compile(r"[。；;！？：:]|^[\d.,，%％\-/—*]+$|\d{3,}|____")


def header_rows(table: FlatTable) -> int:
    """Number of rows that name the columns, 0 where the first row is data (or a label | value pair)."""
    rows = table.rows
    start = 1 if _caption(table) else 0
    if len(rows) <= start + 1 or not names_columns(rows[start], width(table)):
        return _stated(table)
    # 分值 over two rows, or 报价 over 单价 and 总价: the header is as deep as its tallest cell.
    depth = max(cell.row_span for cell in rows[start])
    last = min(start + depth, start + 3, len(rows) - 1)
    while last > start + 1 and not all(_short(c.text) for row in rows[start:last] for c in row):
        last -= 1
    return last


def _stated(table: FlatTable) -> int:
    """What the format says, if it leaves any row for data and the rows are short enough."""
    stated = table.header_rows
    if not 0 < stated < len(table.rows) or stated > 3 or width(table) < 3:
        return 0
    return stated if all(_short(c.text) for row in table.rows[:stated] for c in row) else 0


def width(table: FlatTable) -> int:
    """Number of grid columns."""
    return max((c.column + c.column_span - 1 for row in table.rows for c in row), default=0)


def _caption(table: FlatTable) -> bool:
    """Whether the first row is one cell over the whole width: the title of the table."""
    first = table.rows[0] if table.rows else ()
    return len(first) == 1 and first[0].column_span > 1 and first[0].column_span == width(table)


def names_columns(row: tuple[FlatCell, ...], columns: int) -> bool:
    """Whether a row of a table with so many columns holds their names."""
    texts = [_plain(cell.text) for cell in row]
    filled = [text for text in texts if text]
    if len(filled) < 2 or not all(_short(text) for text in filled):
        return False
    blank = len(texts) - len(filled)
    if _SERIAL.fullmatch(texts[0]) and not blank:
        return True
    known = sum(1 for text in filled if _NAME.fullmatch(text))
    # Two columns are label | value far more often than not: both must be names of columns.
    if columns == 2:
        return known == 2 and _pairs(filled[0], filled[1])
    return known >= 2 and known * 2 >= len(filled) and blank * 3 <= len(texts)


def _pairs(left: str, right: str) -> bool:
    """Whether two column names go together: 条款号 | 内容, not 项目名称 | 办公设备."""
    return _LEFT.fullmatch(left) is not None and _RIGHT.fullmatch(right) is not None


def _plain(text: str) -> str:
    return _BRACKETS.sub("", _BRACKETS.sub("", _BLANKS.sub("", text)))


def _short(text: str) -> bool:
    plain = _plain(text)
    return len(plain) <= _LONGEST and not _DATA.search(plain)
