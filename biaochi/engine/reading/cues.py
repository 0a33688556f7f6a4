"""The words that negate a demand, named one by one; folded Chinese as it stands in clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """A way to negate: the pattern of its words, and why they negate what they govern."""

    name: str
    words: str
    why: str


# 不得低于 is a threshold, 不得不 and 不得缺少 demand, 不得参加 rejects, 投标人不得为外省企业 demands.
_NOT_AFTER_FORBID = (
    r"(?![低少高大小晚早迟多短长弱劣差次窄优重轻薄厚]于|超过|超出|逾|突破|不|未|没有?|无|非|缺|少$"
    r"|分(?![包割立拆])|参加|参与|投标|报名|进入|推荐|入围|通过|抗力|撤销|分割|逆转|或缺|靠|为|是|系|满足|及时|正常)"
)
CONCESSIVE = r"不论|无论|不管|不问|不区分|不分(?!包|割|立|拆|配|摊|散)"
FORWARD: tuple[Cue, ...] = (
    Cue(
        "禁止",
        r"(?:不得(?!不)|不应当?|不能够?|不可以?|不宜|不准许?|不许|不允许|严禁|禁止|切勿)"
        + _NOT_AFTER_FORBID,
        "what is forbidden is not demanded",
    ),
    Cue(
        "不要求",
        r"无需|无须|毋须|毋需|不需要?|不须|不必|不用(?!于)|不再?要求|不强[制求]|不做(?:强制)?要求"
        r"|未(?:作|做|对|要求|设置|限定|规定|指定)|没有要求|免于?(?:提供|提交|缴纳|交纳|收)|不收取?|免收|取消(?!其|该|[^,;。]{0,8}资格)|并非(?:必须|要求)|非必须",
        "what is not required is left to the bidder",
    ),
    Cue(
        "不限",
        r"(?<!但)(?<!但是)不限[定制于]?(?!期|时|额|价)|不设(?:置|定|立)?|不作(?!否决|废标|无效|弊|假)|不将|不把|(?:未|没有)[将把](?=[^,;。]{0,40}(?:作为|列为|列入|设为|纳入))|不对(?![应称等外])",
        "no limit is set",
    ),
    Cue(
        "不以",
        r"不以|不因|不考虑",
        "the thing named plays no part",
    ),
    Cue(
        "不论",
        CONCESSIVE,
        "the circumstance named makes no difference, as far as its own part goes",
    ),
    Cue("不是", r"不是|并非|不属于|不涉及|不包括|不包含", "the thing named is denied"),
    Cue(
        "无要求",
        r"(?<!有)(?:无|没有)(?=[^,;。:]{0,10}(?:要求|限制|限定))",
        "there is no requirement",
    ),
    Cue(
        "招标人不做",
        r"(?:采购人|招标人|代理机构|本项目|本次招标|本次采购)(?:一律|均|将|并|也|亦|则|都)?"
        r"不(?:调取|查验|核验|审核|审查|考察|查看|查询|组织|收集|指定|专门)",
        "the tenderer says what it will not do",
    ),
    Cue(
        "不审查",
        r"(?<!不得)(?<!不能)(?<!不可)(?<!不应)(?<!投标人)(?<!供应商)"
        r"不(?:再|予|另行|单独|作)?(?:核查|查验|核验|审查|审验|复核)(?!的|者)",
        "what nobody looks at is not demanded",
    ),
)
PERMISSIVE: tuple[Cue, ...] = (
    Cue(
        "可以",
        r"(?<![方才均皆都也不])可(?:以|自行|自主|任选|选择?|根据|由|委托)"
        r"|(?<=投标人|供应商|响应人|申请人)可(?![能行靠见观抗])|(?<=中标人|承包人|申请者)可(?![能行靠见观抗])",
        "what one may do is not demanded",
    ),
    Cue(
        "允许",
        r"(?<!不)允许|(?<!非)自愿|自行决定是否|自主选择|自行选择|任选|任一方式",
        "a choice is not a demand",
    ),
)
_END = r"(?=$|[,;。:!?)、])"
BACKWARD: tuple[Cue, ...] = (
    Cue(
        "不限",
        rf"不限{_END}|不限制|不限定|不受(?:此)?限制?|无限制|不设(?:上限|下限|限制)",
        "no limit is set",
    ),
    Cue(
        "均可",
        r"(?:均|皆|都|亦|也)可(?!能|靠|行性)|(?:均|都)允许|(?:均|都)视为满足|任选",
        "every choice will do",
    ),
    Cue(
        "不作要求",
        r"不(?:做|作|予|提)(?:出)?(?:任何|强制|硬性|具体|特殊|特别|统一|额外)?(?:性)?的?(?:要求|限制|限定|规定)"
        r"|(?:无|没有)(?:任何|特殊|特别|具体|硬性|强制)?(?:性)?(?:要求|限制|限定)",
        "no requirement is made of it",
    ),
    Cue(
        "不作为",
        r"(?:不|不得|不应|不能|并不)(?:再)?作为[^,;。]{0,20}"
        r"|不得(?:设为|列为|列入|设置|设定|用作|成为|以此|据此|因此|被?要求|限制|限定|排斥|歧视)",
        "it is kept out of conditions and criteria",
    ),
    Cue(
        "不影响",
        r"(?:不|不会|并不|也不|亦不|均不)影响|不构成[^,;。]{0,4}(?:优先|条件|加分|因素|差别|依据)|无关|不扣分|不予?考虑|不纳入|不计入|不参与评[审分]|不在此限|不受影响",
        "nothing follows from it",
    ),
    Cue(
        "平等",
        r"一视同仁|同等对待|平等(?:参与|参加|对待)|不(?:得|予)?歧视|不实?行?差别对待",
        "all are treated alike",
    ),
    Cue(
        "不需要",
        rf"(?:不需要?|无需|无须|不必|不用|不要求)(?:提供|提交|出具|具备|缴纳|办理|另行提供)?{_END}",
        "what stands before it is not required",
    ),
    Cue(
        "自愿",
        r"自愿|自行决定|自主决定|自行选择|自主选择|自行考虑|自行确定|自定",
        "it is left to the bidder",
    ),
    Cue(
        "参考",
        r"仅供参考|(?:仅|只)(?:作|做|为)(?:为)?参考|供参考|不作限定|仅为示例|\(如有\)|\(如需\)",
        "a hint, not a demand",
    ),
    Cue("除外", r"除外", "the exception names it"),
    Cue(
        "不否决",
        r"不(?:得|应|会|因此|作|按|予|视为|构成|因而)[^,;。]{0,6}(?:否决|无效|拒绝|废标|不合格)",
        "the rejection is taken back",
    ),
)


def compiled(cues: tuple[Cue, ...]) -> re.Pattern[str]:
    """One pattern for all words of some cues."""
    return re.compile("|".join(f"(?:{cue.words})" for cue in cues))


# What a part says with its own force: a new demand ends the reach of an earlier negation.
ASSERTION = re.compile(
    r"须|必须|(?<![供响对相适反效])应(?![用急收付聘届力变标答])|需(?![求要])|务必|(?:得|加|计)\d|方可|方能|才[能可]|仅限|只限|[只仅]接受|否则"
)
# Words at which a negation stops within its part.
# 不论何种原因均由乙方承担: the words at which the circumstance ends and the demand begins.
CONCESSION_ENDS = re.compile(
    r"(?:何种?|什么|哪种|任何)(?:原因|情形|情况|理由|时候|时间|条件)|均|都(?!市)|皆|一律|一概|概(?=不|由)|也(?=须|应|要|不|必)|必须|(?<!无)须|(?<![供响对相适反效])应(?![用急收付聘届力变标答])|不得|不予|由(?![谁哪何于])"
)
CONTRAST = re.compile(r"(?:且|并|而|同时|还|也)(?:须|应|必须|需|要)|但(?!不限)|而是|;")
# Words with which the next part goes on with the same negation.
CONTINUES = re.compile(r"(?:或者?|及|以及|和|与|也|亦|并且?|且)(?!须|应|必须|需)")
REFERS_BACK = re.compile(
    r"不作为|不影响|不构成|不得成为|参考|无关|不作限定|不计入|不纳入|不扣分|不在此限|不受此?限"
)
CONDITION_END = re.compile(
    r"(?:的|者|时|的(?:投标人|供应商|单位|企业|投标|响应|潜在投标人|响应人|申请人|公司|机构|其))$"
)
BARE = re.compile(
    r"(?:未能?|没有?|不|非|无|缺乏|缺少)(?:曾|被|在|于|为|是|有|经|对|因|具[备有]|提供|设[置立有]?|指定|规定|限定|取得|获得|达到?"
    r"|入选|列入|缴纳|办理|要求)?$"
)
INNER = re.compile(r"未|没有|无(?!效)|非(?!法)|不具备|不具有|缺乏|缺少|不在")
EXISTS = re.compile(r"(?:存在|有(?!权)|出现|发生|属于|处于|具有)")
OUTSIDER = re.compile(
    r"外地|外省|外市|外县|省外|市外|县外|区外|境外|非本|异地|外埠|民营|私营|外资|外商|个体|合资"
)
EXCLUDES = re.compile(r"(?:禁止|严禁|不允许|不准|不许)$")
TENDERER_WORDS = re.compile(
    r"招标人|采购人|代理机构|招标文件|采购文件|采购单位|任何单位|行政机关|甲方|发包人"
)
RELATIVE = re.compile(r"的[^,;。]{0,4}(?:投标人|供应商|企业|单位|公司|申请人|响应人|机构)")
COLLECTS = re.compile(r"凡|只要|只有|仅")
