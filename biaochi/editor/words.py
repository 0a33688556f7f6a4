"""The pieces that structured fields are made of: one table for the lexer and the TextMate grammar.

Keywords of declarations and fields are not here, they come from `biaochi.grammar.keywords`. The
patterns use only what Python and Oniguruma understand alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from biaochi.grammar.condition import Scope
from biaochi.grammar.terms import Figure

JOINING = ("且", "或", "非")
ASKING = ("含", "约束", "位置", "在", "要素", "阈值", "值", "行分值", "评分表", "合计", *Figure)
COUNTING = ("至少", "项", "处", "种")
STATING = ("是", "不是", "缺", "冲突", "当")
DATING = ("起", "至", "到", "止", "为止", "含首日", "顺延")
OPERATORS = (*JOINING, *ASKING, *STATING, *DATING, *Scope)
"""Words with a meaning of their own in a structured field, where they stand by themselves."""


class Piece(StrEnum):
    """What a stretch of a structured field is."""

    STATUTE = "statute"
    PROVISION = "provision"
    LIST = "list"
    KIND = "kind"
    QUOTED = "quoted"
    SAME = "same"
    CAPTURE = "capture"
    GAP = "gap"
    DATE = "date"
    QUANTITY = "quantity"
    OPERATOR = "operator"
    SIGN = "sign"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A piece and the pattern that it is known by."""

    piece: Piece
    pattern: str


_NUMERAL = "[0-9０-９零〇一二三四五六七八九十百千两]+"
_AFTER = r"(?=[\s()（）<＜“\"@＠；;、]|$)"
_COUNT = rf"至少\s*\d+\s*(?:{'|'.join(COUNTING[1:])})"
_NOT_WORD = r"\s()（）|｜<>＜＞=＝@＠“”\"…、，,；;{}≥≤≠×"

PATTERNS = (
    Pattern(Piece.STATUTE, r"《(?:[^《》\n]|《[^《》\n]*》)*》"),
    Pattern(
        Piece.PROVISION,
        rf"第\s*{_NUMERAL}\s*(?:条|部分|款)|第?\s*[（(]\s*{_NUMERAL}\s*[）)]\s*项|第{_NUMERAL}项",
    ),
    Pattern(Piece.LIST, r"[<＜][^<>＜＞=\s][^<>＜＞\n]*[>＞]"),
    Pattern(Piece.KIND, r"[@＠][^\s()（）|｜<>＜＞@＠=＝“”\"…、，,；;]+"),
    Pattern(Piece.QUOTED, r"“[^“”\"\n]*[”\"]|\"[^“”\"\n]*[\"”]"),
    Pattern(Piece.SAME, r"\{[^{}\n]*\}"),
    Pattern(Piece.CAPTURE, rf"[^{_NOT_WORD}]+[=＝](?=[^\s=＝])"),
    Pattern(Piece.GAP, rf"…+(?:\d+(?:\s*[-~～—–至－]\s*\d+)?)?|\.{{3,}}\d*|近\d+{_AFTER}"),
    Pattern(Piece.DATE, r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}(?:\s*日)?"),
    Pattern(Piece.OPERATOR, rf"{_COUNT}|(?:{'|'.join(sorted(OPERATORS, key=len)[::-1])}){_AFTER}"),
    Pattern(Piece.QUANTITY, rf"\d[\d,]*(?:\.\d+)?(?:[%％‰]|[^{_NOT_WORD}\d:：+*＋-]+)?"),
    Pattern(Piece.SIGN, r"[<>=!]=|<>|[()（）|｜<>＜＞=＝≥≤≠×*＊+＋−、，,；;：:-]"),
    Pattern(Piece.WORD, rf"[^{_NOT_WORD}]+"),
)
"""In the order in which they are tried."""
