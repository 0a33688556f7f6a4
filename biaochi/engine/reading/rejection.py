"""Consequences: the words by which a clause rejects a bid or gives it no points."""

from __future__ import annotations

import re
from functools import lru_cache

# Words at least one of which stands in every consequence: a cheap look before the patterns.
_HINTS = (
    "无效",
    "废标",
    "否决",
    "拒",
    "不予",
    "不得",
    "资格",
    "放弃",
    "不响应",
    "未响应",
    "实质",
    "不进入",
    "不再进入",
    "文件",
    "不能",
    "不可",
    "不准",
    "不许",
    "不允许",
    "不合格",
    "退出",
    "不接受",
    "不推荐",
)
_REJECTS = re.compile(
    r"无效的?(?:投标|响应|报价|标|处理|文件)|(?<![印真描原]件)无效(?:$|[,;。)])"
    r"|(?:投标|响应|报价|标书|文件|资格|视|作|按|均|应|其|一律)(?:均|将|作|做|视为|认定为|为|按|被视为)?无效"
    r"|废标(?!公告|情形|条款|条件)"
    r"|否决(?!权)"
    r"|(?:被|将|予以|一律|(?:采购人|招标人|采购单位|代理机构|委员会)[^,;。]{0,4})拒绝(?!在评[审标]报告|回复|答复|支付|付款|签|承担|提供|任何供应商|解释)"
    r"|拒绝(?:其|接收|受理|投标|该|参加|入围)|拒收"
    r"|不予(?:受理|接收|接受|认可|采信|认定|采纳|通过|评审|办理|发售|报名|入围|推荐)"
    r"|不(?:得|能|可|可以|准|许|允许|再)(?:参加|参与|投标|报名|进入|推荐|入围|递交|成为|被推荐|参选|响应)"
    r"|资格(?:性)?(?:审查|审核|检查|预审|后审)?(?:将|按|视为|为)?(?:不予?|未能?)(?:通过|合格)"
    r"|不通过(?:资格|符合)|审查不合格|不合格(?:投标|供应商|处理)"
    r"|不(?:再)?(?:进入|进行)[^,。;]{0,8}(?:评审|评标|磋商|谈判|阶段|环节)"
    r"|不推荐"
    r"|取消(?:其|该)?[^,。;]{0,6}资格"
    r"|视[为作](?:自动)?(?:不响应|未响应|未实质|非实质|放弃|不合格|退出|弃权|不符合)|按(?:自动)?(?:放弃|弃权)"
    r"|不符合资格|资格不符|丧失[^,。;]{0,4}资格|不具[备有](?:投标|参加|报名|响应)[^,。;]{0,4}资格"
    r"|不(?:提供|发售|出售)(?:招标|采购|磋商|谈判)文件"
    r"|实质性?(?:不响应|偏离)"
)
_SCORELESS = re.compile(
    r"不(?:予)?(?:得|计|加|记|给|赋)分(?![包割立拆别散批段次摊享解])|(?:得|计|为|记)(?:0|零)分"
)
# 不得因此否决, 不作无效处理, 不影响其投标有效: the consequence is taken back.
_TAKEN_BACK = re.compile(
    r"(?:不|不得|不应|不会|不因|不再|不构成|不视为|不作为?|不按|不属于|并非|避免|防止|随意)"
    r"(?:因此|以此|直接|随意|擅自|将其|据此|简单|轻易|因而|一律|予以|作为|其|投标|按|对其)*$"
)

# Those who evaluate are kept away, and complaints are turned down, without harm to any bid.
_OF_OTHERS = re.compile(
    r"(?:(?:委员会|小组)成员|评委|专家|采购人代表|工作人员|有关人员|相关人员)[^,;。:]{0,12}$"
    r"|(?:质疑|投诉|异议|澄清要求|提问)[^;。:]{0,40}$"
)
# The tenderer's right over all bids (拒绝任何或所有投标) and its use (所有投标被否决) harm none.
_OVER_ALL = (
    r"(?:任何|所有|全部|一切)(?:一[个家份])?(?:或(?:者)?(?:任何|所有|全部|一切))?(?:一[个家份])?的?"
    r"(?:投标|响应|报价|应答|申请|竞标|磋商|谈判)(?:文件|人|方案)?(?![书函者])"
)
_REFUSES = re.compile("(?:拒绝|否决)(?:接[收受]|受理)?")
_ALL_AFTER = re.compile(
    rf"(?:或者?(?:拒绝|否决|废除|取消))?{_OVER_ALL}(?=$|[,;。:、的)时后并或且而均都]|[^,;。]{{0,6}}权)"
)
_ALL_BEFORE = re.compile(rf"{_OVER_ALL}(?:均|都|全部)?已?[被遭]?$")
_WEAK = re.compile(r"不予(?:认可|接受|采信|认定|采纳)|视[为作](?:不|未)响应|无效")


@lru_cache(maxsize=4096)
def rejection(text: str) -> str:
    """The words of a folded text that reject a bid, empty where there are none."""
    if not any(hint in text for hint in _HINTS):
        return ""
    return _first(_REJECTS, text)


def spares_the_bid(words: str) -> bool:
    """Whether words of rejection, in a scoring table, refuse a piece of proof and not the bid."""
    return _WEAK.fullmatch(words) is not None


@lru_cache(maxsize=4096)
def no_points(text: str) -> str:
    """The words of a folded text that give no points, empty where there are none."""
    return _first(_SCORELESS, text) if "分" in text else ""


def consequence_after(text: str, offset: int) -> str:
    """The words at or behind an offset that reject a bid or give it no points."""
    tail = text[offset:]
    return _first(_REJECTS, tail) or _first(_SCORELESS, tail)


def _over_all(text: str, match: re.Match[str]) -> bool:
    """Whether a rejection is of all bids at once, which is a right of the tenderer and no threat."""
    verb = _REFUSES.search(match[0])
    if verb is None:
        return False
    behind = match.start() + verb.end()
    return bool(_ALL_AFTER.match(text, behind) or _ALL_BEFORE.search(text, 0, match.start()))


def _first(pattern: re.Pattern[str], text: str) -> str:
    for match in pattern.finditer(text):
        start = match.start()
        if (
            not _TAKEN_BACK.search(text, max(0, start - 10), start)
            and not _OF_OTHERS.search(text, max(0, start - 60), start)
            and not _over_all(text, match)
        ):
            return match[0].rstrip(",;。)")
    return ""
