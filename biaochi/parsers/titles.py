"""Whether a line reads like a title: a noun phrase that names what follows, not a demand."""

from __future__ import annotations

import re

from biaochi.parsers.labels import Kind, Label

# The longest title, in characters, that a number of each kind may head.
_LONGEST = {
    Kind.PART: 60,
    Kind.CHAPTER: 60,
    Kind.SECTION: 40,
    Kind.ATTACHMENT: 40,
    Kind.ARTICLE: 30,
    Kind.HAN: 40,
    Kind.CAPITAL: 20,
    Kind.HAN_PAREN: 30,
    Kind.DECIMAL: 30,
}
_STRUCTURAL = (Kind.PART, Kind.CHAPTER, Kind.SECTION)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_BLANKS = re.compile(r"\s+")
_ENDS = re.compile(r"(?:[。；;！!？?，,、…的了]|[^行]为)$")
_INSIDE = re.compile(
    r"[。；;！？]|_{2,}|…|＿|[（(]\s{0,9}[）)]|[（(](?:公章|盖章|签字|签章|签名|盖单位)"
)
# 应 须 需 请 inside nouns demand nothing.
_NOUNS = re.compile(
    r"供应|响应|应答|应急|应用|应聘|相应|对应|反应|应付|应收|适应|须知|需求|需方|所需|需用"
    r"|邀请|申请|聘请|已标价|已有|是否|可行|否决|需要补充|平均|人均|均衡|均价|必备|必要"
    r"|禁止(?:行为|性|情形|事项|条款)|近[一二两三四五六七八九十\d]{1,2}个?年(?=的|以来|内?类似|同类|业绩|财务|会计|审计|经营|[（(])"
)
_DEMAND = re.compile(
    r"须|应|需|请|不得|不能|不予|不少于|不低于|不超过|不高于|禁止|可以|将|已经|能够|属于|否则|视为|均|必|拒绝"
    r"|不接受|不组织|不收取|如有|如下|以下|下列|详见|见[本第《附]|填写|无效[。]?$|得\d"
)
_VERB = re.compile(
    r"具有|具备|提供|出具|符合(?!性)|满足|承担|参加|遵守|凡|若|如(?!何)|未(?!来|成年)"
    r"|无(?!效|线|人机|障|形|损|锡|纸|菌|机)|不(?!良|可抗|正当|合格|见面|动产|锈|间断|平衡|一致|明)|有(?!关|效|线|害|机)|在(?!线|岗|建|校|职)"
    r"|由|因(?!素)|依法|依据|根据|按(?!键|钮|摩)|经(?!营|济|验|费|办|理|销|开)|从(?!业)|自(?!动|行|控|主|备|助|然|有|来|身|评|查|粘|吸|筹)"
    r"|当(?!事|地)|此|该|近[一二三四五六七八九十\d]|法律、行政法规|见|以[上下]|同时|除(?!尘|湿|颤|雪|草|臭|锈|四害)"
    r"|我[方司们]|你方|本[人公单授函页表]|兹|致|截止|截至|截[图屏]"
)
_VALUE = re.compile(
    r"[\d一二三四五六七八九十](?:万元|亿元|元|[%％‰]|人(?!员|才|民)|名(?!称)|家|年|个?月|日|天|个|台|套|小时|分钟|米|公里)"
)
# （正面）, [补充条款]: a remark beside the text, and dates left blank below it.
_REMARK = re.compile(
    r"[（(\[【].*[）)\]】]|(?:年月日)+|正本[/／]副本|以下无正文|内容自拟|格式自拟|此页无正文"
)
# The one sentence among the headings that the ministry prescribes for notices.
_PRESCRIBED = re.compile(r"凡?对本次(?:招标|采购)提出询问，?请按(?:以下|照以下)方式联系[。]?$")
# 4.维护工作要求： a topic of its own, not the first words of a sentence.
_TOPIC = re.compile(
    r"[^，。；：:、（(]{2,12}(?:要求|内容|标准|范围|需求|概况|清单|规定|原则|条件)[：:]"
)
_PAIR = re.compile(r"[：:]\s*\S")
# 第三章规定的…, 附件1中的…: a reference that happens to stand at the start.
_REFERENCE = re.compile(
    r"[“”\"」》]?(?:的|中|内|所|规定|要求的|载明|条款|列明|约定|及第|和第|、第|至第|或)"
)

# What stands alone on a form: the name of a field, or an option with its box, drawn □ or typed 口.
_FIELD = re.compile(
    r"(?:(?:采购|招标|工程)?项目|标段|包件?|标项|合同|投标人|供应商|响应人|采购人|招标人|采购单位|招标单位|(?:采购|招标)?代理机构|单位|产品|货物)?"
    r"(?:名称|全称|编号|代码|地址|电话|日期|时间)[：:]?"
)
_BOX = re.compile(r"[□☐○◯◇]|口(?![腔岸罩径头述语味令服子号袋译])")
# 招标文件由下列部分组成：, after which titles are items of a list.
_LISTS_PARTS = re.compile(
    r"(?:文件|资料|内容|部分|章节)[^。；]{0,20}(?:组成|构成|包括|包含|如下|下列|以下)[^。；]{0,12}[：:]$"
)
_CONTACTS = re.compile(r"联系(?:方式|人|办法|信息|事项)|方式联系[。]?$")

_NAMES = (
    "(?:招标|采购|磋商|谈判|询价|比选|遴选|竞价|资格预审|单一来源|询比)公告|投标邀请|投标邀请[书函]|(?:磋商|谈判|询价|采购)邀请[书函]?"
    "|(?:投标人|供应商|磋商|谈判|响应人|申请人|投标)须知|须知前附表|评[标审]办法前附表|前附表"
    "|评[标审]办法|评[标审]方法|评分办法|评分标准|(?:采购|项目|招标|用户|技术|商务)需求(?:书|说明)?|技术规范|技术标准和要求"
    "|(?:通用|专用)合同条款|合同(?:通用|专用)条款|合同条款及格式|合同协议书|(?:投标|响应)文件格式|投标函|响应函|开标一览表|资格审查表"
)
_NAMED = re.compile(rf".{{0,30}}(?:{_NAMES})(?:[（(].{{1,10}}[）)])?$")
_FORM = re.compile(
    r"(?:函|声明|授权书|委托书|承诺书|证明书|协议书?|投诉书|担保书|凭证|一览表|偏离表|响应表|情况表|汇总表|报价表)"
    r"(?:格式)?(?:[（(].{1,12}[）)])?$"
)


def titular(title: str, label: Label | None) -> bool:
    """Whether the words behind the number (`title`, without it) name a section."""
    kind = label.kind if label is not None else None
    longest = _LONGEST.get(kind, 0) if kind is not None else 30
    plain = _BLANKS.sub("", title)
    if len(plain) > longest or not plain:
        return not plain and kind in _STRUCTURAL
    if kind in _STRUCTURAL:
        return not (_ENDS.search(plain) or "。" in plain or _REFERENCE.match(plain))
    # 二、申请人的资格要求： is the heading that the ministry's model notice prescribes.
    if plain.endswith(("：", ":")):
        if kind not in (Kind.HAN, Kind.ATTACHMENT, Kind.ARTICLE) and not (
            kind is Kind.DECIMAL and _TOPIC.fullmatch(plain)
        ):
            return False
        plain = plain[:-1]
    if kind is Kind.ATTACHMENT:
        plain = plain.lstrip("：:")
        return bool(plain) and not (
            _REFERENCE.match(plain) or _ENDS.search(plain) or _INSIDE.search(plain)
        )
    return _PRESCRIBED.match(plain) is not None or _names(plain)


def _names(plain: str) -> bool:
    """Whether the words, blanks removed, are a noun phrase as far as signs tell."""
    if (
        len(_HAN.findall(plain)) < 2
        or _REMARK.fullmatch(plain)
        or _ENDS.search(plain)
        or _INSIDE.search(plain)
    ):
        return False
    if "，" in plain or "," in plain or _PAIR.search(plain):
        return False
    words = _NOUNS.sub("", plain)
    # What stands in brackets explains the title and may hold any words: 评分标准（满分100分）.
    words = re.sub(r"[（(][^（）()]*[）)]", "", words)
    return not (_DEMAND.search(words) or _VERB.match(words) or _VALUE.search(words))


def named(text: str) -> bool:
    """Whether an unnumbered line is one of the titles that tender documents always have."""
    plain = _BLANKS.sub("", text)
    return len(plain) <= 40 and _NAMED.match(plain) is not None and _names(plain)


def on_a_form(text: str) -> bool:
    """Whether an unnumbered line is the name of a field or an option to tick, however it is set."""
    plain = _BLANKS.sub("", text)
    return _FIELD.fullmatch(plain) is not None or _BOX.match(plain) is not None


def lists_parts(text: str) -> bool:
    """Whether a line announces the parts of a document, whose titles follow as a list."""
    return _LISTS_PARTS.search(_BLANKS.sub("", text)) is not None


def of_contacts(title: str) -> bool:
    """Whether below a title stand names and numbers to be reached at, and no further headings."""
    return _CONTACTS.search(_BLANKS.sub("", title)) is not None


def stands_apart(title: str) -> bool:
    """Whether an unnumbered title names a chapter or a form, which no numbered section holds."""
    plain = _BLANKS.sub("", title)
    return named(title) or _FORM.search(plain) is not None


def closed(title: str) -> bool:
    """Whether the title names a single table or form, which holds no numbered sections."""
    return _BLANKS.sub("", title).endswith(("表", "一览表", "格式"))
