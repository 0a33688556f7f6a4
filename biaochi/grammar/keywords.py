"""The keywords of the language: which declarations there are and which fields each of them has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LANGUAGE_VERSION = 1


class Content(StrEnum):
    """How the content of a field is read."""

    STRUCTURED = "structured"
    TEXT = "text"
    EXAMPLE = "example"


@dataclass(frozen=True, slots=True)
class FieldKind:
    """A field: its keyword, whether it must and may repeatedly stand, and how it is read.

    `one_line` fields end with their line; what follows belongs to the declaration again.
    """

    keyword: str
    required: bool = False
    repeatable: bool = False
    content: Content = Content.STRUCTURED
    one_line: bool = False


@dataclass(frozen=True, slots=True)
class DeclarationKind:
    """A declaration: its keyword, its fields, and whether it has content of its own (词表)."""

    keyword: str
    fields: tuple[FieldKind, ...] = ()
    body: bool = False

    def field(self, keyword: str) -> FieldKind | None:
        """The field of this keyword."""
        return next((f for f in self.fields if f.keyword == keyword), None)


VERSION = DeclarationKind("语言版本")
RULE_SET = DeclarationKind(
    "规则集", (FieldKind("层级"), FieldKind("地区", content=Content.TEXT, one_line=True))
)
WORD_LIST = DeclarationKind(
    "词表",
    (
        FieldKind("来源", repeatable=True, content=Content.TEXT, one_line=True),
        FieldKind("减", repeatable=True),
        FieldKind("避开", repeatable=True),
    ),
    body=True,
)
STATUTE = DeclarationKind(
    "法规",
    (
        FieldKind("简称"),
        FieldKind("位阶"),
        FieldKind("制度"),
        FieldKind("文号", content=Content.TEXT),
        FieldKind("发布", content=Content.TEXT),
        FieldKind("施行"),
        FieldKind("修正", repeatable=True),
        FieldKind("废止"),
        FieldKind("继任"),
        FieldKind("核对", required=True),
        FieldKind("单位"),
        FieldKind("结构"),
        FieldKind("要旨", repeatable=True, content=Content.TEXT),
    ),
)
RULE = DeclarationKind(
    "规则",
    (
        FieldKind("级别", required=True, repeatable=True),
        FieldKind("状态"),
        FieldKind("继任"),
        FieldKind("判定"),
        FieldKind("疑问", content=Content.TEXT),
        FieldKind("制度"),
        FieldKind("位置"),
        FieldKind("极性"),
        FieldKind("让位"),
        FieldKind("适用"),
        FieldKind("应在"),
        FieldKind("依据", required=True),
        FieldKind("施行"),
        FieldKind("当", required=True, repeatable=True),
        FieldKind("除非", repeatable=True),
        FieldKind("理由", content=Content.TEXT),
        FieldKind("说明", required=True, content=Content.TEXT),
        FieldKind("建议", required=True, content=Content.TEXT),
        FieldKind("违规", required=True, repeatable=True, content=Content.EXAMPLE),
        FieldKind("合规", repeatable=True, content=Content.EXAMPLE),
    ),
)

FACT = DeclarationKind(
    "要素",
    (
        FieldKind("类型", required=True),
        FieldKind("来源", repeatable=True, content=Content.TEXT),
        FieldKind("标签", repeatable=True),
        FieldKind("避开", repeatable=True),
        FieldKind("位置"),
        FieldKind("取"),
        FieldKind("分包"),
        FieldKind("范围"),
        FieldKind("取值", repeatable=True),
        FieldKind("当", repeatable=True),
        FieldKind("计算"),
        FieldKind("例", repeatable=True, content=Content.EXAMPLE),
        FieldKind("反例", repeatable=True, content=Content.EXAMPLE),
    ),
)
THRESHOLD = DeclarationKind(
    "阈值",
    (
        FieldKind("类型", required=True),
        FieldKind("方向", required=True),
        FieldKind("依据", required=True),
        FieldKind("取值", required=True, repeatable=True),
    ),
)
ADJUSTMENT = DeclarationKind(
    "调整",
    (
        FieldKind("级别"),
        FieldKind("状态"),
        FieldKind("取值", repeatable=True),
        FieldKind("当", repeatable=True),
        FieldKind("除非", repeatable=True),
        FieldKind("依据"),
        FieldKind("理由", content=Content.TEXT),
        FieldKind("说明", content=Content.TEXT),
        FieldKind("建议", content=Content.TEXT),
        FieldKind("违规", repeatable=True, content=Content.EXAMPLE),
        FieldKind("合规", repeatable=True, content=Content.EXAMPLE),
    ),
)

DECLARATIONS = (VERSION, RULE_SET, WORD_LIST, STATUTE, FACT, THRESHOLD, RULE, ADJUSTMENT)

# Keywords pasted from a traditional-script text; only characters that occur in keywords.
_TRADITIONAL = str.maketrans(
    "語規則詞級別據當說議違減開極來結構廢繼發簡稱號單覈對問斷約階閾調狀態適應層區類標籤範圍計",
    "语规则词级别据当说议违减开极来结构废继发简称号单核对问断约阶阈调状态适应层区类标签范围计",
)


def declaration(keyword: str) -> DeclarationKind | None:
    """The declaration of this keyword."""
    return next((d for d in DECLARATIONS if d.keyword == keyword), None)


def declares(word: str) -> bool:
    """Whether a word is the keyword of a declaration or of a field of any."""
    return any(word == d.keyword or d.field(word) for d in DECLARATIONS)


def simplified(word: str) -> str:
    """A keyword as it would be in the simplified script."""
    return word.translate(_TRADITIONAL)


def one_off(word: str, keyword: str) -> bool:
    """Whether a word is a keyword of two or more characters with one of them wrong."""
    if len(word) != len(keyword) or len(word) < 2:
        return False
    return sum(a != b for a, b in zip(word, keyword, strict=True)) == 1
