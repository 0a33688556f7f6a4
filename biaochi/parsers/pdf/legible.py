"""Whether the text layer of a page says what is printed, judged by its characters."""

from __future__ import annotations

import re

from biaochi.model.document import Cause, Notice
from biaochi.parsers.pdf.shapes import Page

# Characters that a tender does not use: rare ideographs, private use, control characters, letters
# of other scripts. A font with a broken encoding table brings them by the hundred.
_STRANGE = re.compile(
    "[^\t\n\r -~\u00a0-\u00bf\u00d7\u00f7\u0370-\u04ff\u2000-\u2e7f\u2f00-\u2fdf\u3000-\u33ff\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]"
)
_MOST_STRANGE = 0.15
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
# About every third character of a real document is one of these; a shifted encoding has hardly any.
_COMMON = re.compile(
    "[的一是不在人有中大为上和国以要会时出作对于到可成同行方法理用定年日月第二三及或者应按本其他所"
    "投标采购项目文件合招评审供商公司价格提供章资证明部分法政府开代理机构服务技术质量内容单位证金额包甲乙方式名称等无]"
)
_LEAST_COMMON = 0.06
_TELLING = 12
_TELLING_IDEOGRAPHS = 80
# A page with fewer characters than this beside pictures or outlines has no text of its own.
_FEW = 12
_PICTURE = 0.25
_OUTLINES = 60


def notice(page: Page) -> Notice | None:
    """Why the text of a page cannot be used, None where it can or the page is empty."""
    text = "".join(page_text(page).split())
    if garbled(text):
        detail = f"第 {page.number} 页的文字层是乱码，未检查；请用原始 Word 文件，或重新导出 PDF"
        return Notice(Cause.GARBLED, detail, page.number)
    drawn = page.pictures >= _PICTURE or page.strokes >= _OUTLINES
    if len(text) < _FEW and page.glyphs < 4 * _FEW and drawn:
        detail = f"第 {page.number} 页没有文字层（扫描件或图片），未检查；请先做文字识别（OCR）"
        return Notice(Cause.NO_TEXT, detail, page.number)
    return None


def page_text(page: Page) -> str:
    """All text of a page, tables included, for counting characters."""
    parts = [line.text for line in page.lines]
    parts += [line.text for table in page.tables for cell in table.lines for line in cell]
    return "".join(parts)


def garbled(text: str) -> bool:
    """Whether a text without blanks is what a broken font encoding yields."""
    if len(text) >= _TELLING and len(_STRANGE.findall(text)) > _MOST_STRANGE * len(text):
        return True
    ideographs = len(_IDEOGRAPH.findall(text))
    if ideographs < _TELLING_IDEOGRAPHS:
        return False
    return len(_COMMON.findall(text)) < _LEAST_COMMON * ideographs
