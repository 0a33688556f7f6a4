"""Places told by headings: what a chapter is usually for."""

from __future__ import annotations

import re
from functools import lru_cache

from biaochi.model.clause import Place

# In this order: the first pattern that a heading meets decides, so that 合同条款及格式 is a contract
# and 资格审查表格式 a form. 合同包 is a lot, not a contract.
_BIDDER = r"(?<!中标)(?<!成交)(?<!入围)(?:投标人|投标方|供应商|申请人|响应人)"
# Words to the bidder, also where the outline leaves them among the forms.
_WARNS = r"特别(?:提示|警示)|警示条款|温馨提示"
_WORDS: tuple[tuple[Place, re.Pattern[str]], ...] = tuple(
    (place, re.compile(words))
    for place, words in (
        (Place.CONTENTS, r"^[总]?目[录次]$"),
        (
            Place.QUOTATION,
            r"法律法规|法规摘[录编]|政策依据|法律依据|^(?:招标|采购)?(?:文件)?编制依据|相关法规|政策文件摘|负面清单",
        ),
        (
            Place.INSTRUCTION,
            r"合同(?:的)?(?:授予|签订|订立|分包|公告|公示|备案|融资)|(?:授予|签订|订立)合同"
            rf"|{_WARNS}",
        ),
        (Place.CONTRACT, r"合同(?![包段])|协议书?(?:条款|格式|文本|范本)|协议$"),
        (
            Place.FORM,
            r"格式|样式|样表|模板|自[评查检]表|索引表|声明函|承诺函|承诺书|投标函|报价函|委托书|响应函|保函|偏离表|(?:反馈|申请|登记)表"
            r"|(?<!货物)(?<!设备)(?<!需求)(?<!标的)(?<!采购)(?<!招标项目)(?<!采购项目)(?<!内容)一览表",
        ),
        (
            Place.REJECTION,
            r"符合性|初步评审|形式评审|响应性|否决|废标|无效(?:投标|响应|标|情形|条款)|(?:投标|响应)(?:文件)?无效|拒绝",
        ),
        (
            Place.QUALIFICATION,
            rf"资格(?!证书)|{_BIDDER}(?:应|须|必须|应当)?(?:具备|符合|满足)?的?(?:条件|资质|资信|要求(?![一-龥]))"
            rf"|{_BIDDER}(?:参加|参与|合格)[^,]{{0,8}}条件"
            rf"|{_BIDDER}[^,;。]{{0,12}}(?:须|应|必须|应当)(?:同时)?(?:具备|符合|满足)(?:下列|以下|如下)[^,;。]{{0,4}}(?:条件|资格|资质)"
            r"|合格(?:的)?(?:投标人|供应商)|准入|资质(?:条件|要求)",
        ),
        (
            Place.EVALUATION,
            r"评[审标分定]|打分|定标|评价(?:标准|办法|方法)|(?:价格|商务|技术|服务|综合)分(?!析|包)|加分|得分|分值|成交办法",
        ),
        (
            Place.POLICY,
            r"(?:采购|扶持|优惠|价格|支持)政策|政策(?:功能|要求|落实|优惠)|中小企业|节能|环保产品",
        ),
        (
            Place.EXISTING,
            r"现状|现有(?:设备|系统|情况|条件)|已建|既有|(?:大楼|物业|建筑物?|楼宇|房屋|场地|办公楼)(?:基本)?(?:概况|情况|介绍)"
            r"|(?:维护|维保|运维|养护)(?:设备|对象|资产)?清单",
        ),
        (
            Place.NEEDS,
            r"需求|技术(?:要求|规格|参数|标准|指标|规范|条件)|采购(?:内容|标的|清单)|招标(?:内容|范围)"
            r"|(?:服务|商务|项目|质量|人员|售后|验收|培训|施工|功能|性能|设计)[^,费]{0,4}(?:要求|内容|标准|规格)"
            r"|工程量清单|(?:发包人|业主|招标人)要求|任务书|货物清单|(?:货物|设备|需求|标的|采购|招标项目|采购项目|内容)一览表"
            r"|项目(?:概况|背景|说明|介绍)|供货|图纸",
        ),
        (Place.NOTICE, r"公告|邀请|招标通告"),
        (
            Place.INSTRUCTION,
            r"须知|前附表|说明|总则|投标|开标|质疑|投诉|异议|响应文件|(?:招标|采购|磋商|谈判)文件|澄清|中标|成交",
        ),
        (Place.FORM, r"^附件|附[表录]"),
    )
)
_DECIDES_ALL = (Place.CONTENTS, Place.FORM, Place.CONTRACT, Place.QUOTATION)
# Chapters in which a heading that names a form, a contract or a notice speaks about one.
_ABOUT_WRITING = (Place.INSTRUCTION, Place.NOTICE)
_OUTRIGHT = re.compile(r"格式\)?$|合同(?:主要)?(?:条款|文本|范本|样本)")
# A chapter of needs: what it says about bidding or price is a need as well.
_NEEDS_CHAPTER = re.compile(
    r"需求|(?:招标|采购|供货|技术|服务|商务|发包人|业主|项目)[^,]{0,4}要求|任务书|技术(?:规格|参数|标准|规范)"
)
# At the top of a document the parts of a bid are the forms; among the instructions, a list of them.
_PARTS_OF_BID = re.compile(r"^(?:投标|响应|应答|申请)文件的?(?:组成|构成)")


@lru_cache(maxsize=4096)
def of_title(title: str) -> Place | None:
    """The place that one folded heading names, None where it names none."""
    if len(title) > 60:
        return None
    return next((place for place, words in _WORDS if words.search(title)), None)


@lru_cache(maxsize=4096)
def of_titles(titles: tuple[str, ...]) -> tuple[Place, str] | None:
    """The place named by a path of headings, outermost first, and the heading that names it.

    A chapter of forms, contract or statutes holds everything below it; elsewhere the innermost
    heading decides.
    """
    start = next((i for i, title in enumerate(titles) if re.search(_WARNS, title)), 0)
    named = [(place, title) for title in titles[start:] if (place := of_title(title)) is not None]
    for i, (place, title) in enumerate(named):
        outer = named[:i]
        if place in _DECIDES_ALL and not _only_mentions(place, title, outer) and not _needs(outer):
            return place, title
        if not outer and _PARTS_OF_BID.search(title):
            return Place.FORM, title
    for i in range(len(named) - 1, -1, -1):
        place, title = named[i]
        if not _only_mentions(place, title, named[:i]):
            return place, title
    return None


def _only_mentions(place: Place, title: str, outer: list[tuple[Place, str]]) -> bool:
    """Whether a heading, seen from the chapters around it, only speaks about what it names."""
    around = {p for p, _ in outer}
    if place in (Place.FORM, Place.CONTRACT):
        return not around.isdisjoint(_ABOUT_WRITING) and not _OUTRIGHT.search(title)
    if place is Place.NOTICE:
        return Place.INSTRUCTION in around
    if place is Place.INSTRUCTION:
        return _needs(outer)
    if place is Place.NEEDS:
        return any(_PARTS_OF_BID.search(t) for _, t in outer)
    return False


def _needs(outer: list[tuple[Place, str]]) -> bool:
    return any(p is Place.NEEDS and _NEEDS_CHAPTER.search(t) for p, t in outer)
