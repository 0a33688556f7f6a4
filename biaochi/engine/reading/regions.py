"""Administrative divisions named in a text, told by their suffix: 云溪市, XX县, 青禾区.

The word list 行政区划 knows the real names, with and without suffix; this reads the names that no
list holds: blanked out (XX市), new, or invented for a sample. What ends in a suffix and names none
(智慧城市, 等候区) is kept out rather than let in.
"""

from __future__ import annotations

import re

from biaochi.model.values import Region, Stated

# What an authority or a title of a province begins with: 江岭省建设主管部门, 江岭省技术经纪人.
_AFTER_PROVINCE = (
    "建[设筑]|技术|科[技学]|教育|卫生|交通|水[利务]|农[业村]|工[业信商程]|市场|生态|环保|自然|民政|公安|文[化旅]|发[展改]|人力"
    "|应急|税务|质量|质监|安全|安监|药|企业|注册|登记|优[质秀]|著名|名牌|守合同|高[新校]|专精|主管|有关|相关|林业|体育|司法"
)
_SUFFIX = re.compile(
    r"市(?![场值价容面售况][^级]?|民(?!政)|政(?![府务协法])|函|\[)"
    r"|县(?!函|\[)"
    rf"|(?<=[x×*某_○])省|省(?=[内外级境辖的各份厅行住财政人]|[一-龥]{{2,4}}[市县区]|{_AFTER_PROVINCE})"
    r"|区(?![域别间块分段隔位])"
    r"|自治[区州县旗]"
)
_MASK = re.compile(r"(?:[x×]{1,4}|\*{1,4}|某{1,2}|_{2,6}|○{2,3})$")
_HAN = re.compile(r"[一-龥]{0,4}$")
_PEOPLE = re.compile(r"[一-龥]{2,8}$")
# Characters that end what stands before a name; 省市县区 end the name of a larger division.
_BOUNDARY = frozenset(
    "在于为是的与和或由到从至对向经及非外内具有获凭持属限须应就距凡以按据依照赴去往驻离除含且并均仅只即系指称给让受被把将用同跟随"
    "该本各每其此这那若如已曾未不送取设来出过得等近约归需可供心时省市县区报者请备自拟号托年月日辖附"
)
# The last character of words that end in a suffix and name no division: 城市, 超市, 全县.
_COMMON_END = {
    "市": frozenset("城超上门夜股都地级楼房菜花集早街闹开休个一多全我邻跨县"),
    "县": frozenset("个一多全我邻跨郡级"),
    "省": frozenset("个一多全我邻跨缺便节俭更较既又很"),
}
# Words before 市, 县 and 省 where these stand for the authority: 接受市财政监督.
_WORDS = re.compile(
    r"接受|报告|加强|实现|参考|根据|按照|遵守|符合|执行|配合|保障|负责|咨询|结合|使用|登录|印发|覆盖|依托|提供|具备|办理|通过|参加|服务"
    r"|承接|实施|业绩|企业|公司|单位|注册|登记|设立|成立|包括|完成|隶属|人民|国家|全国|广大|荣誉|明确|其他|其它|同一|任一|两个|三个|若干"
    r"|当地|所在|周边|外地|各地|直辖|中心|大型|沿海|乡镇|提交|上报|获得|进入|进行|开展|组织|落实|发布|推动|建设"
)
# A district is read only where one can stand, since 区 ends any place: 青禾区内, 云溪市青禾区.
_DISTRICT_AFTER = re.compile(
    r"行政|街道|乡镇|范围|[内外](?![科部])|境内|注册|登记|设[有立]|[的级]|企业|本级|政府|人民|财政|税务|住建|辖|业绩|纳税|缴纳|$|[,。;、)]"
)
_DISTRICT_BEFORE = re.compile(r"(?:在|于|为|至|是|除|和|及|或|向|来自|、|[,;:(]|^)$")
# One of several has to be told from 一个体验区 by what only a division has.
_COUNTED = re.compile(r"(?:[一二两三四五六七八九十每各任\d]个)$")
_COUNTED_AFTER = re.compile(r"街道|乡镇|行政|辖|人民|政府|财政|税务|户籍")
_FUNCTIONS = frozenset(
    "作工办公生活绿停车服务观光充电会议餐吧候诊缓存用临界建成等待风险污染保护开发试验示范产业商住库装卸仓储消防隔离吸烟休息展"
    "览教学宿食堂运动训练接加产品前后左右东西南北中上下一二三四五六七八九十高新技术园社小院厂校景城郊矿林牧湖港营军战禁误时街"
    "地分专病辖片展灾特自然开标评监督答疑功能空施水陆责任核心监控清洁污半"
)

# 深山区 is any land in the hills, 望山区 a district.
_HILLS = re.compile("[深低大浅半远石荒雪老矮]山")

# What stands behind the name of a city and is no district of it: 云溪市幸福社区.
_SITE_END = frozenset("社小园校厂院库片景")


def regions(text: str) -> tuple[Stated, ...]:
    """The divisions named in folded text, by place; values are `Region`."""
    found: list[Stated] = []
    for match in _SUFFIX.finditer(text):
        start = _start(text, match, found[-1].end if found else -1)
        if start < match.start():
            found.append(Stated(start, match.end(), Region(text[start : match.end()])))
    return tuple(found)


def _start(text: str, suffix: re.Match[str], last_end: int) -> int:
    """Where the name before a suffix begins; the suffix itself where there is no name."""
    at = suffix.start()
    if mask := _MASK.search(text, max(0, at - 6), at):
        return mask.start()
    if len(suffix[0]) > 1:
        return at - len(_since_boundary(text, at, _PEOPLE))
    stem = _stem(_since_boundary(text, at, _HAN))
    if not stem or _WORDS.fullmatch(stem) or stem[-1] in _COMMON_END.get(suffix[0], ""):
        return at
    if suffix[0] == "区" and not _is_district(text, stem, suffix, last_end):
        return at
    return at - len(stem)


def _since_boundary(text: str, at: int, characters: re.Pattern[str]) -> str:
    """The characters before a suffix that can belong to its name."""
    before = characters.search(text, max(0, at - 8), at)
    run = before[0] if before else ""
    start = at - len(run)
    cut = next(
        (
            i
            for i in range(len(run) - 1, -1, -1)
            if run[i] in _BOUNDARY or _COUNTED.search(text, 0, start + i + 1)
        ),
        -1,
    )
    return run[cut + 1 :]


def _stem(run: str) -> str:
    """The name without its suffix: two characters, or three that stand alone."""
    if len(run) < 2:
        return ""
    return run if len(run) == 3 and not _WORDS.match(run) else run[-2:]


def _is_district(text: str, stem: str, suffix: re.Match[str], last_end: int) -> bool:
    start = suffix.start() - len(stem)
    if start == last_end:
        return stem[-1] not in _SITE_END
    if len(stem) != 2 or not _FUNCTIONS.isdisjoint(stem) or _HILLS.match(stem):
        return False
    if _COUNTED.search(text, 0, start):
        return _COUNTED_AFTER.match(text, suffix.end()) is not None
    return (
        _DISTRICT_AFTER.match(text, suffix.end()) is not None
        and _DISTRICT_BEFORE.search(text, 0, start) is not None
    )
