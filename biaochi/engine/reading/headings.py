"""Places told by headings: what a chapter is usually for."""

from __future__ import annotations

import re
from functools import lru_cache

from biaochi.model.clause import Place

# In this order: the first pattern that a heading meets decides, so that 合同条款及格式 is a contract
# and 资格审查表格式 a form.
_WORDS: tuple[tuple[Place, re.Pattern[str]], ...] = tuple(
    (place, re.compile(words))
    for place, words in (
        (Place.CONTENTS, r"^目[录次]$"),
        (
            Place.QUOTATION,
            r"法律法规|法规摘[录编]|政策依据|法律依据|编制依据|相关法规|政策文件摘|负面清单",
        ),
        (Place.INSTRUCTION, r"合同(?:的)?(?:授予|签订|订立|分包)|(?:授予|签订|订立)合同"),
        (Place.CONTRACT, r"合同|协议书?(?:条款|格式|文本|范本)|协议$"),
        (
            Place.FORM,
            r"格式|样式|样表|模板|声明函|承诺函|承诺书|投标函|报价函|委托书|响应函|保函|一览表|偏离表",
        ),
        (
            Place.REJECTION,
            r"符合性|初步评审|形式评审|响应性|否决|废标|无效(?:投标|响应|标|情形|条款)|(?:投标|响应)(?:文件)?无效|拒绝",
        ),
        (
            Place.QUALIFICATION,
            r"资格(?!证书)|(?:投标人|供应商|申请人|响应人)(?:应|须|必须|应当)?(?:具备|符合|满足)?的?(?:条件|要求|资质|资信)"
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
        (Place.EXISTING, r"现状|现有(?:设备|系统|情况|条件)|已建|既有"),
        (
            Place.NEEDS,
            r"需求|技术(?:要求|规格|参数|标准|指标|部分|规范|条件)|采购(?:内容|标的|清单)|招标(?:内容|范围)"
            r"|(?:服务|商务|项目|质量|人员|售后|验收|培训|施工|功能|性能|设计)[^,]{0,4}(?:要求|内容|标准|规格)"
            r"|工程量清单|(?:发包人|业主|招标人)要求|任务书|货物清单|项目(?:概况|背景|说明|介绍)|供货|图纸",
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
# A heading of an outer chapter that makes a 格式 below it a chapter on how to write, not a form.
_ABOUT_WRITING = (Place.INSTRUCTION, Place.NOTICE)


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
    named = [(place, title) for title in titles if (place := of_title(title)) is not None]
    for place, title in named:
        if place in _ABOUT_WRITING:
            break
        if place in _DECIDES_ALL:
            return place, title
    for place, title in reversed(named):
        inside_writing = place is Place.FORM and any(p in _ABOUT_WRITING for p, _ in named)
        if not inside_writing:
            return place, title
    return None
