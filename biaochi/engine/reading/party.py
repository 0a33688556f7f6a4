"""约束对象: whom the matched words of a clause bind."""

from __future__ import annotations

import re
from functools import lru_cache

from biaochi.engine.reading.rejection import rejection
from biaochi.model.clause import Clause, Party, Place, Span

# 服务方案 and 承包方式 are no party.
_A_PARTY = "(?!案|式|面|向|法(?![定人]))"
# 采购人员 and 招标人才 are no party, 投标人员工 speaks of one; 企业主管 holds no 业主.
_PERSON = "人(?!员(?!工)|才)"
# 招标代理机构甲级资格 is the name of a certificate that a bidder holds.
_NO_CERTIFICATE = "(?!(?:[甲乙丙]|暂定)级|(?:从业)?资[格质](?!审|后审|预审|性))"
_SUPPLIER = "供应商(?!品(?![牌质德])|务(?![必须请]))"
_AWARDED = "(?:中标|成交|中选|入围)"
_WORDS: tuple[tuple[Party, str], ...] = (
    (
        Party.WINNER,
        rf"(?:预)?{_AWARDED}(?:{_PERSON}|{_SUPPLIER}|单位|企业|公司)"
        rf"|乙方|承包{_PERSON}|卖方|受托{_PERSON}|分包{_PERSON}|监理{_PERSON}|施工单位|保险{_PERSON}"
        rf"|(?:(?:预)?{_AWARDED}|承包|供货|(?<!提)供|受托|服务)方{_A_PARTY}",
    ),
    (
        Party.BIDDER,
        rf"(?:投标|响应|服务提供)方{_A_PARTY}"
        # Who did not win is one of the bidders.
        rf"|(?:[未非]|未能){_AWARDED}的?(?:{_PERSON}|{_SUPPLIER}|单位|企业|公司|者)|落标(?:{_PERSON}|{_SUPPLIER}|单位)"
        rf"|(?:潜在|合格|国内)?投标{_PERSON}|投标(?:单位|企业|申请人|供应商|者)|(?:响应|磋商|谈判|报价|潜在)?{_SUPPLIER}"
        rf"|(?:响应|应答|申请|竞买|报价|参选){_PERSON}|联合体(?:各方|成员|牵头人)?|制造商|生产厂家|代理商(?!务)|经销商(?!品)",
    ),
    (
        Party.TENDERER,
        rf"(?:招标|采购|发包|委托){_PERSON}|采购单位|(?:采购|招标)?代理机构{_NO_CERTIFICATE}|(?:甲|买|委托)方{_A_PARTY}"
        r"|(?<![企行])业主(?![管要导营办持任题张流体席讲力])(?:单位|方)?|建设单位",
    ),
    (
        Party.EVALUATOR,
        r"评标委员会|评审委员会|(?:磋商|谈判|询价|评审)小组|评委|评审专家|评标专家|资格审查委员会",
    ),
    (
        Party.STAFF,
        r"项目经理|项目(?:总)?负责人|技术负责人|安全负责人|总监(?:理工程师)?|设计负责人|负责人|(?:管理|技术|服务|驻场|工作|项目|作业|施工|维修"
        r"|售后|值班|从业|操作|保洁|安保|团队){0,3}人员|工程师|建造师|项目团队成员|保安员|保洁员|驾驶员|司机|厨师长?|授权代表|法定代表人",
    ),
    (
        Party.PRODUCT,
        r"(?:所投|投标|所供|拟供)?(?:产品|设备|货物)|材料|软件|系统|样品|主机|整机|终端|服务器|机房|电缆|电梯|交换机|家具|车辆|仪器|器械",
    ),
)
_SUBJECT = re.compile("|".join(f"(?P<{party.name}>{words})" for party, words in _WORDS))
_TENDERER = re.compile(dict(_WORDS)[Party.TENDERER])
# What may stand between a subject and the demand on it, at once.
_MODAL = re.compile(
    r"(?:[^,;。:]{0,8}?)(?:必须|须|应|需|不得|不应|不能|可|要(?!求)|为|是|具有|具备|拥有|持有|采用|使用|选用|提供|有权|将|承诺|自|未|无|没有|均|近|在)"
)
# 项目经理从业5年以上 demands without saying so.
_SERVES = re.compile(
    r"[^,;。:的]{0,8}?(?:从业(?!人员)|从事|任职|执业|工作(?:经[验历]|年限|满|\d)|年龄|学历|毕业|持证|职称)"
)
# The bidder is bound however it is spoken of; of others only the subject of the part is.
_OBJECT_BEFORE = re.compile(
    r"(?:向|于|距|离|与|和|同|给|对|经|从|被|及|由于|为|供|在|或|到|至|将|把"
    r"|按|依|依据|根据|按照|依照|遵照|结合|凭|除|替|因|是"
    r"|送|送交|送达|报|移交|提交|递交|交付|交由|寄|通知|告知|报告|汇报|反馈|协助|配合|代表|联系|陪同"
    r"|回馈|回报|感谢|赠送|捐赠|服务过?|合作过|满足|符合|遵守|服从|听从|接受|参加|参与|征得|取得|得到|获得|通过|尊重|维护|损害|影响|确定|选定|选择"
    r"|进入|派往|派驻|驻|完成|落实|执行|使用|提供|出具|具有|加盖)[本该各原]?$"
)
# 采购人统一组织的勘察 names a thing by the tenderer; 采购人逾期付款的, … and 采购人应按约定的… do not.
_MODIFIES = re.compile(
    r"(?![和及与或])[^,;。:、须应将可得不有必按在于对向以据依与为自从因如]{0,12}的(?![,;。:]|$)"
)
_ADVERBIAL = (
    r"(?:均|也|亦|都|皆|则|一律|原则上|擅自|单方面?|无权且|(?:在|于)?[^,;。的]{0,12}[中时后前间内下]"
    r"|(?:及|或|、)其?[^,;。的]{2,8})"
)
_NO_MORE_THAN_ADVERBS = re.compile(rf"{_ADVERBIAL}{{0,3}}$")
_ADDRESSED = re.compile(r"(?:对|向|给|针对|要求)[^,;。]{0,10}$")
_OBJECT_AFTER = re.compile(
    r"的|同一|所在|指定|认可|同意|要求|书面|提供的|名称|地址|单位?所|代表|确认|审核|批准|通知|现有|处|签订|安排|有关|相关|对|资格|信息|登记|档案|介绍|情况|清单"
)
_FORBIDDEN = re.compile(r"(?:不得|不应当?|不能|禁止|严禁|无权|不可|不准)")
# Who sets conditions is the tenderer, also where it is not named.
_STRONG = "要求|限定|限制|设置|设定|排斥|指定|强制|规定|歧视"
# 不得以保函替换 binds whoever it is said to; 不得以注册地作为条件 only the tenderer can do.
_SETS = re.compile(
    r"(?:不得|不应当?|严禁|禁止|不能)(?:非法|违法|违规|以任何[^,;。]{0,10}|随意|变相|擅自|直接|间接)?"
    rf"(?:{_STRONG}|(?:以|将|把|对|向|通过|因)(?=(?:[^,;。]|,(?={_STRONG})){{0,60}}?(?:{_STRONG}|作为|列[为入]|设[为立]|纳入|差别|区别"
    r"|为由|为条件|理由|否决|拒绝|扣分|不予|收取|投标人|供应商|潜在|响应人|申请人|企业)))"
)
_DOCUMENT_FORBIDDEN = re.compile(
    r"(?:(?:招标|采购|磋商|谈判|资格预审|询价)文件|评审因素|资格条件|采购需求|任何单位|行政机关)[^,;。]{0,12}?"
    r"(?P<verb>(?:不得|不应|不能|禁止|严禁)(?![低少高大小晚早迟多短长]于|超))"
)
_REJECTING = re.compile(r"否决|拒绝|不予|有权|取消|认定")
_AFTER_AWARD = re.compile(
    r"(?:中标|成交|中选|签订合同|合同签订|签约|合同生效|履约)(?:之)?后|(?:服务|履约|合同|质保|施工)(?:期|期限|期间)(?:内|间)|合同履行期"
)
_PROMISE = re.compile(r"承诺|得\d|加\d|\d分")
# Where bids are judged, the tenderer named may be that of a reference: 合同甲方须为国有企业.
_CHOOSING = (Place.QUALIFICATION, Place.EVALUATION)
_SCORED = re.compile(r"(?:得|加|计)[^\d,;。]{0,3}\d+(?:\.\d+)?分(?!钟)")
_REFERENCE = re.compile(
    rf"(?:合同|业绩|案例)的?(?:{_TENDERER.pattern})"
    rf"|(?:{_TENDERER.pattern})(?:必须|应当?|须|需)(?:为|是|系|属于)"
)
_DEFAULTS = {
    Place.QUALIFICATION: Party.BIDDER,
    Place.REJECTION: Party.BIDDER,
    Place.EVALUATION: Party.BIDDER,
    Place.CONTRACT: Party.WINNER,
}
# What is to be done about the tenderer, without a subject, is said to the bidder.
_ADDRESSES_BIDDER = (Place.INSTRUCTION, Place.NOTICE)
# How far before the part of the matched words a prohibition may stand, in characters.
_REACH = 40


def party(clause: Clause, spans: tuple[Span, ...]) -> Party:
    """Whom the matched words (spans of the folded text) bind."""
    text = clause.folded.text
    first = min(s.start for s in spans)
    last = max(s.end for s in spans)
    if _binds_tenderer(text, first, last):
        return Party.TENDERER
    found = _subject_before(text, first, last)
    if found is not None:
        return _settle(found, clause, text, last)
    for around in (*reversed(clause.lead), *reversed(clause.titles[-2:])):
        found = _subject_of_name(around)
        if found is Party.TENDERER and clause.place in _CHOOSING and not _obliged(around):
            continue
        if found is not None:
            return Party.BIDDER if _rejects_for(found, around) else found
    label = next((p for t in clause.row if len(t) <= 20 and (p := _subject_of_name(t))), None)
    if label is not None and clause.place is not Place.EVALUATION:
        return label
    if clause.place in _ADDRESSES_BIDDER and _TENDERER.search(text):
        return Party.BIDDER
    return _DEFAULTS.get(clause.place, Party.UNKNOWN)


def _binds_tenderer(text: str, first: int, last: int) -> bool:
    """招标人不得要求投标人…: the tenderer is bound, though the bidder is named last."""
    start = max(text.rfind(c, 0, first) for c in ",;。") + 1
    sentence = text[:last]
    for match in _SETS.finditer(text[: last + _REACH]):
        near = start - _REACH <= match.start() < last
        if near and not _said_to_bidder(text, match.start()) and _governs(text, match, first):
            return True
    return any(
        m.start() < last and not _said_to_bidder(text, m.start("verb")) and _governs(text, m, first)
        for m in _DOCUMENT_FORBIDDEN.finditer(sentence)
    ) or any(
        m["TENDERER"] is not None and _FORBIDDEN.match(text, m.end()) and _governs(text, m, first)
        for m in _SUBJECT.finditer(sentence)
    )


def _said_to_bidder(text: str, at: int) -> bool:
    """Whether the subject right before a prohibition is the bidder or winner: 承包人不得以…."""
    start = max(text.rfind(c, 0, at) for c in ",;。:") + 1
    subjects = list(_SUBJECT.finditer(text, start, at))
    if not subjects:
        return False
    match = subjects[-1]
    return (
        Party[match.lastgroup or ""] in (Party.BIDDER, Party.WINNER, Party.STAFF)
        and not _ADDRESSED.search(text, start, match.start())
        and not _OBJECT_AFTER.match(text, match.end())
        and _NO_MORE_THAN_ADVERBS.match(text, match.end(), at) is not None
    )


def _governs(text: str, match: re.Match[str], first: int) -> bool:
    """Whether no other subject with a demand of its own comes between."""
    if match.start() > first:
        return False
    for part in re.split("[,;。]", text[match.end() : first])[1:]:
        if any(_MODAL.match(part, m.end()) for m in _SUBJECT.finditer(part)):
            return False
    between = text[match.end() : first]
    cut = max(between.rfind(c) for c in ",;。")
    own = between[cut + 1 :] if cut >= 0 else ""
    return not any(m["TENDERER"] is None for m in _SUBJECT.finditer(own))


def _subject_before(text: str, first: int, last: int) -> Party | None:
    """The nearest subject that stands before the match or opens it."""
    found: Party | None = None
    for match in _SUBJECT.finditer(text):
        if match.start() >= last:
            break
        if match.start() > first and found is not None:
            break
        if _is_subject(text, match):
            found = Party[match.lastgroup or ""]
    return found


def _is_subject(text: str, match: re.Match[str]) -> bool:
    who = Party[match.lastgroup or ""]
    before = text[max(0, match.start() - 5) : match.start()]
    if who is Party.BIDDER:
        return not before.endswith(("向", "与", "给", "对", "为", "除"))
    opens = match.start() == 0 or text[match.start() - 1] in ",;。:、(的派任名员"
    if _OBJECT_BEFORE.search(before) or _OBJECT_AFTER.match(text, match.end()):
        return False
    if who is Party.TENDERER and _MODIFIES.match(text, match.end()):
        return False
    if who in (Party.TENDERER, Party.WINNER, Party.EVALUATOR):
        return True
    if who is Party.STAFF and opens and _SERVES.match(text, match.end()):
        return True
    return opens and _MODAL.match(text, match.end()) is not None


def _settle(found: Party, clause: Clause, text: str, last: int) -> Party:
    """A bidder after the award is the winner; whoever rejects does so to the bidder's harm."""
    if _rejects_for(found, text):
        return Party.BIDDER
    if found is Party.TENDERER and clause.place in _CHOOSING and _of_reference(text):
        return Party.BIDDER
    if found is Party.BIDDER and clause.place not in (
        Place.EVALUATION,
        Place.QUALIFICATION,
        Place.REJECTION,
    ):
        award = _AFTER_AWARD.search(text, 0, last)
        if award and not _PROMISE.search(text):
            return Party.WINNER
    return found


def _of_reference(text: str) -> bool:
    """Whether a clause that judges bids names the tenderer of a reference, or scores what it gave."""
    return _SCORED.search(text) is not None or _REFERENCE.search(text) is not None


def _obliged(name: str) -> bool:
    """Whether a lead-in or title demands something of the tenderer it names."""
    return any(
        m["TENDERER"] is not None and _MODAL.match(name, m.end()) for m in _SUBJECT.finditer(name)
    )


def _rejects_for(found: Party, text: str) -> bool:
    return (
        found in (Party.TENDERER, Party.EVALUATOR)
        and bool(rejection(text))
        and (_REJECTING.search(text) is not None)
    )


@lru_cache(maxsize=4096)
def _subject_of_name(text: str) -> Party | None:
    """The party that a title, row label or lead-in speaks of."""
    found = [Party[m.lastgroup or ""] for m in _SUBJECT.finditer(text) if _is_named(text, m)]
    return found[0] if found else None


def _is_named(text: str, match: re.Match[str]) -> bool:
    who = match.lastgroup or ""
    if who in ("BIDDER", "WINNER"):
        return True
    if who in ("STAFF", "PRODUCT"):
        return len(text) <= 20
    return _is_subject(text, match)
