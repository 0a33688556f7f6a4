"""Quotations: clauses that say what a statute says instead of demanding anything of a bidder."""

from __future__ import annotations

import re
from functools import lru_cache

from biaochi.engine.reading.rejection import rejection

_ARTICLE = r"第[(零一二三四五六七八九十百\d)]+[条章款项]"
_NAME = (
    r"(?:《[^》]{2,60}?(?:法|条例|办法|规定|通知|细则|规则|意见|指引|决定|解释|规范)[^》]{0,14}》"
    r"|(?:政府采购法|招标投标法|招投标法|实施条例|\d{1,3}号令|财库\[\d{4}\]\d+号))"
)
_SAYS = r"(?:明确|已经?|均|也|又|中|已明确|严格|还|曾|应当)?(?:规定|明确|要求|指出|强调|提出|载明|列明|禁止)"
# The statute opens its part of the sentence; after 根据, 符合 or 除 it is only the ground.
_OPENS = (
    r"(?:^|[,;。:])(?:\(?[\d.一二三四五六七八九十]{1,6}[、.)]?)?"
    r"(?:注:?|国家|财政部|我国|现行|鉴于|因|另外?|此外|同时|但|而|(?:本项目)?(?:严格)?(?:执行|遵守|落实))?"
    r"(?:《[^》]{2,60}》[、和及])?"
)
# The statute itself speaks: 《…》第三十二条规定，…
_SPEAKS = re.compile(
    rf"{_OPENS}{_NAME}(?:\([^)]*\))?[^,。;:《》]{{0,40}}?{_SAYS}(?P<what>[^,。;:]{{0,6}})[,:\"]"
)
_PLAIN_ARTICLE = re.compile(
    rf"{_OPENS}{_NAME}(?:\([^)]*\))?{_ARTICLE}{{1,3}}(?:[^,。;]{{0,20}}:|(?!规定|的|中|要求|所|和|及|、|之|以|,|。|;|\)|$))"
)
_GROUNDED = re.compile(
    rf"(?:根据|依据|按照|依照|遵照|严格执行|执行|落实|遵守)[^,。;]{{0,30}}{_NAME}[^;。]{{0,60}}?[,:]"
)
_GROUND = re.compile(rf"{_NAME}[^;。:]{{0,60}}?[,:]")
_FORBIDS = re.compile(r"不得(?!分(?!包))|禁止|严禁|不能|不应")
# Words in which only statutes and those who repeat them speak.
_STATUTORY = re.compile(
    r"(?:属于|构成|视为)以不合理的?条件|差别待遇或者?歧视待遇|以不合理的?条件(?:限制|对|排斥)"
)
# 未被…禁止参加: what a bidder must not have suffered.
_SUFFERED = re.compile(r"被[^,;。]{0,16}$|列入[^,;。]{0,24}$")
# 根据《…》等规定，现就下列项目公开招标: the ground and the announcement of this procurement.
_ANNOUNCES = re.compile(
    r"(?:^|[,;。:])[^,;。:]{0,24}?"
    r"(?:(?<![发出实体兑涌表])现(?=[就对将邀需拟特]|公开|组织|进行|决定|予以|面向|委托|采用|欢迎|诚|通过|发布|依法)|兹|特此|特邀|欢迎|诚邀)"
    r"[^;。]{0,80}?(?:招标|采购|磋商|谈判|询价|比选|遴选|竞价|邀请|投标|报名|参加|参与)"
)
# 依据《甲法》，《乙条例》等规定: still the ground, though a comma parts the names.
_GROUND_BEFORE = re.compile(
    r"(?:根据|依据|按照|依照|遵照|为(?:贯彻|落实|规范|执行))[^;。:]{0,20}《[^;。:]*[,、]?$"
)
_BIDDER_MUST = re.compile(r"(?:投标人|供应商|响应人|申请人)[^,。;]{0,6}(?:须|应|必须|需)")


@lru_cache(maxsize=4096)
def quotation(text: str) -> str:
    """The words that show a folded clause to quote a statute, empty where it does not."""
    if match := _STATUTORY.search(text):
        return match[0]
    if (
        "法" not in text
        and "令" not in text
        and "》" not in text
        and "[" not in text
        and "条例" not in text
    ):
        return ""
    return "" if announcement(text) else _spoken(text) or _repeated(text)


@lru_cache(maxsize=4096)
def announcement(text: str) -> str:
    """The words by which a folded clause, on the ground of a statute, announces the procurement."""
    ground = _GROUND.search(text)
    announced = ground and _ANNOUNCES.search(text, ground.end() - 1)
    return announced[0].strip(",;。:") if announced else ""


def _spoken(text: str) -> str:
    """The statute is the subject, not the ground, of the sentence."""
    for pattern in (_SPEAKS, _PLAIN_ARTICLE):
        match = pattern.search(text)
        if match and not _GROUND_BEFORE.search(text, 0, match.start()):
            return match[0].strip(',:;。"')
    return ""


def _repeated(text: str) -> str:
    """On the ground of a statute the clause forbids; it demands nothing of bidders itself."""
    match = _GROUNDED.search(text)
    if match is None:
        return ""
    rest = text[match.end() :]
    forbids = next(
        (m for m in _FORBIDS.finditer(rest) if not _SUFFERED.search(rest, 0, m.start())), None
    )
    if forbids is None or rejection(rest) or _BIDDER_MUST.search(rest):
        return ""
    return match[0].rstrip(",:") + "……" + forbids[0]
