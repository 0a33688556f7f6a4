"""One sentence for every word of the language, for editors and for the reference."""

from __future__ import annotations

from dataclasses import dataclass

from biaochi.grammar.compiled import LayerRank, Scope, State, Take, ValueKind
from biaochi.grammar.vocabulary import PARTIES, PLACES
from biaochi.model.fact import FactType
from biaochi.model.finding import Level, Verdict
from biaochi.model.law import Rank
from biaochi.model.regime import Regime


@dataclass(frozen=True, slots=True)
class Help:
    """What a word means.

    `values` are what can be written behind it where that is one of a few names.
    """

    word: str
    text: str
    values: tuple[str, ...] = ()


_YES_NO = ("是", "否")

DECLARING = (
    Help("语言版本", "这个文件用哪一版规则语言写成；不写就是第 1 版。", values=("1",)),
    Help("规则集", "一组规则的名字和标题，以及它属于哪个层级、约束哪个地区。"),
    Help("词表", "一组可以互换的词。所有文件都可以用 <名字> 引用它。"),
    Help("法规", "一部法规的名称、施行日期和条款结构。规则的依据照它核对。"),
    Help("规则", "一条规则：什么样的写法违规，依据哪一条，怎样改。"),
    Help("要素", "文件对自己的一项说明，如预算、保证金：类型和找法。"),
    Help("阈值", "法规定下的一个数，按日期取值；条件里写成 阈值 名字。"),
    Help("调整", "下层规则集对上层规则或阈值的改动；放宽须写依据和理由。"),
)
"""Words that open a declaration."""

_RULE = (
    Help("级别", "严重程度：红最重。可以分日期写几行。", values=tuple(Level)),
    Help("判定", "命中后的结论；疑似须再写「疑问」。", values=(Verdict.BREACH, Verdict.SUSPECT)),
    Help("疑问", "判定为疑似时，请人回答的问题。"),
    Help("状态", "试行的规则单独报告；废止的不再使用。", values=tuple(State)),
    Help("制度", "规则属于哪种制度；不写就是两种都适用。", values=tuple(Regime)),
    Help("位置", "句子在做什么时才看；不写就是除格式、引述、现状、目录外都看。", values=PLACES),
    Help("应在", "缺少内容时，它本来应当写在哪里。", values=PLACES),
    Help("适用", "关于要素的条件：不成立时规则不适用，不知道时未检查。"),
    Help("极性", "不论：被“不得”“无需”统辖的说法也算。", values=("要求", "不论")),
    Help("让位", "同一句已有这些规则时不再报；可写规则名、族名、地域.* 这样的通配。"),
    Help("依据", "规则所依据的条、款、项，一处一行。"),
    Help("施行", "规则从哪天起、到哪天止；不写就跟所引法规。"),
    Help("继任", "废止的规则由哪条规则接替。"),
    Help("当", "条件：成立就是违规。写几个「当」，有一个成立就算。"),
    Help("除非", "例外：成立就不报。每个「除非」至少配一个「合规」例句。"),
    Help("理由", "定这个级别的理由。"),
    Help("说明", "报告里的话；{名} 换成命中的原文。"),
    Help("建议", "怎样改。"),
    Help("违规", "应当报出的例句，【】框住应报的字。"),
    Help("合规", "相近但不该报的例句。"),
)
_LIST = (
    Help("来源", "这些词从哪里来。"),
    Help("减", "从词表里去掉的词和词表。"),
    Help("避开", "词落在这些更长的词里面时不算。"),
)
_STATUTE = (
    Help("简称", "引用时可用的别名，写在《》里，用顿号隔开。"),
    Help("位阶", "法规的效力等级，放宽上层规则时要比它。", values=tuple(Rank)),
    Help("制度", "法规属于哪种制度；不写就是两种都约束。", values=tuple(Regime)),
    Help("文号", "发文字号。"),
    Help("发布", "发布机关。"),
    Help("施行", "施行的第一天。"),
    Help("修正", "修正的日期，空一格，再写那天改了的条款；不知道改了哪些只写日期。"),
    Help("废止", "不再施行的第一天。"),
    Help("继任", "接替它的法规。"),
    Help("核对", "条款结构有没有对过原文。", values=("已核", "待核")),
    Help("单位", "最上一层按条编号，还是按部分。", values=("条", "部分")),
    Help("结构", "条号:各款的项数，如 32:0,7 是两款、第二款七项。"),
    Help("要旨", "先写条款项，空一格，再用自己的话写它说什么。"),
)
_FACT = (
    Help("类型", "值是金额、日期还是别的。", values=tuple(FactType)),
    Help("来源", "这项要素从哪里来。"),
    Help("标签", "表格和“标签：值”里的叫法。"),
    Help("避开", "落在这些更长的词里面的标签不算。"),
    Help("取", "一句里有几个值时取哪一个。", values=tuple(Take)),
    Help("位置", "在哪些位置的句子里找。", values=PLACES),
    Help("分包", "每个包（标段）是否各有各的值。", values=_YES_NO),
    Help("范围", "合理的取值范围，范围外的不取。"),
    Help("当", "在正文里找值的写法：值是 值= 的那一处，或唯一的 @类。"),
    Help("取值", "句子符合「当」后面的条件时，要素就是这个值。"),
    Help("计算", "由别的要素或评分表算出。"),
    Help("例", "例句，【】框住值，= 后写应得的值。"),
    Help("反例", "不应当从中得到值的例句。"),
)
_THRESHOLD = (
    Help("类型", "这个数的单位。", values=tuple(FactType)),
    Help("方向", "上限：数越小越严；下限：数越大越严。", values=("上限", "下限")),
    Help("依据", "定下这个数的条、款、项。"),
    Help("取值", "从哪天到哪天是多少；前后要相接。"),
)
_ADJUSTMENT = (
    Help("级别", "改成的级别。", values=tuple(Level)),
    Help(
        "状态",
        "停用：这条规则在本层不用；试行：在本层单独报告；施行：试行的在本层照常报告。",
        values=("停用", State.TRIAL, State.IN_FORCE),
    ),
    Help("取值", "阈值在本层的数。"),
    Help("当", "本层另加的违规写法。"),
    Help("除非", "本层另加的例外，须有依据和理由。"),
    Help("依据", "放宽所依据的条款，位阶要够。"),
    Help("理由", "为什么这样改。"),
    Help("说明", "改动后报告里的话。"),
    Help("建议", "改动后怎样改。"),
    Help("违规", "改动后应当报出的例句。"),
    Help("合规", "改动后不该报的例句。"),
)
_RULE_SET = (
    Help("层级", "规则集由哪一级制定；不写就是国家。", values=tuple(LayerRank)),
    Help("地区", "约束哪个地区或单位，报告里照写。"),
)
_FIELDS = {
    "规则": _RULE,
    "词表": _LIST,
    "法规": _STATUTE,
    "要素": _FACT,
    "阈值": _THRESHOLD,
    "调整": _ADJUSTMENT,
    "规则集": _RULE_SET,
}

OPERATORS = (
    Help("含", "在范围里找词组；不写范围就是这一句。"),
    Help("约束", "句子约束的是谁。", values=PARTIES),
    Help("位置", "句子在做什么。", values=PLACES),
    Help("且", "前后都成立。"),
    Help("或", "有一个成立。"),
    Help("非", "后面的条件不成立。"),
    Help(
        "至少",
        "至少 3 项 (甲；乙；丙)：几个条件成立；至少 3 处 含 …：出现几次；至少 3 种：几种说法。",
    ),
    Help("在", "在 需求、合同 含 …：全文中这些位置的某一句里有。", values=PLACES),
    Help("要素", "要素 名：文件写明的值；可比较，可写 是、不是、缺、冲突。"),
    Help("阈值", "阈值 名：当天法规定下的数。"),
    Help("值", "值 名：同一个「当」里 名=@类 命中的值。"),
    Help("行分值", "这句所在评分行的分值。"),
    Help("评分表", "评分表 合计：评分表各行分值之和；后面可写 含 <词表>。"),
)
"""Words of conditions and terms."""

SCOPES = (
    Help(Scope.CLAUSE, "这一句；不写就是它。"),
    Help(Scope.PARAGRAPH, "这一段或这一格。"),
    Help(Scope.TITLE, "所在章节的标题。"),
    Help(Scope.COLUMN, "所在列的表头。"),
    Help(Scope.ROW, "所在的表格行。"),
    Help(Scope.LEAD, "统领这一项的引导语。"),
    Help(Scope.FACTOR, "所在评分行的评审因素。"),
    Help(Scope.STANDARD, "所在评分行的评分标准。"),
    Help(Scope.SECTION, "这一节。"),
    Help(Scope.DOCUMENT, "整个文件。"),
)

KINDS = (
    Help(ValueKind.MONEY, "金额：80万元、人民币贰拾万元整。"),
    Help(ValueKind.PERCENT, "百分比：2%、2‰、百分之二。"),
    Help(ValueKind.DATE, "日期：2026年3月1日。"),
    Help(ValueKind.DURATION, "期限：20日、5个工作日、三年。"),
    Help(ValueKind.COUNT, "数量：3家、两人、五项。"),
    Help(ValueKind.POINTS, "分值：5分。"),
    Help(ValueKind.REGION, "地名：省、市、县、区的名称。"),
)


def fields_of(declaration: str) -> tuple[Help, ...]:
    """What the fields of a declaration mean."""
    return _FIELDS.get(declaration, ())


def field_help(declaration: str, keyword: str) -> Help | None:
    """What a field means in a declaration."""
    return next((h for h in fields_of(declaration) if h.word == keyword), None)


def word_help(words: tuple[Help, ...], word: str) -> Help | None:
    """The entry of a word."""
    return next((h for h in words if h.word == word), None)
