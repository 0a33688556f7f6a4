"""Administrative divisions named in a text, told by their suffix: 云溪市, XX县, 青禾区.

The word list 行政区划 knows the real names, with and without suffix; this reads the names that no
list holds: blanked out (XX市), abbreviated, new, or invented for a sample.
"""

from __future__ import annotations

import re

from biaochi.model.values import Region, Stated

_NAME = re.compile(r"(?:x{1,4}|[*某]{1,3}|[一-龥]{2,4})(?:自治[区州县旗]|[省市县区州盟旗])")

# What ends the words before a name: prepositions, verbs of place, conjunctions, quantifiers.
_BEFORE = re.compile(
    r".*(?:[在于为是的与和或由到从至对向经及非外内具有获凭持属限须应]|位于|注册|登记|设立|成立|除|包括|承担|"
    r"完成|提供|本次|来自|隶属|办理|取得|通过|参加|服务|承接|实施|业绩|企业|公司|单位|投标人|供应商)"
)

# Words that end in a suffix and name no division.
_NOT_A_NAME = frozenset(
    [
        "城市",
        "超市",
        "上市",
        "门市",
        "夜市",
        "股市",
        "都市",
        "本市",
        "我市",
        "全市",
        "该市",
        "各市",
        "外市",
        "地市",
        "省市",
        "县市",
        "地级市",
        "县级市",
        "省辖市",
        "直辖市",
        "小区",
        "园区",
        "社区",
        "厂区",
        "校区",
        "院区",
        "辖区",
        "城区",
        "片区",
        "郊区",
        "景区",
        "灾区",
        "山区",
        "库区",
        "工区",
        "展区",
        "地区",
        "特区",
        "分区",
        "专区",
        "病区",
        "本区",
        "我区",
        "全区",
        "该区",
        "各区",
        "市区",
        "县区",
        "新区",
        "区县",
        "禁区",
        "误区",
        "时区",
        "街区",
        "林区",
        "牧区",
        "矿区",
        "湖区",
        "港区",
        "营区",
        "战区",
        "军区",
        "办公区",
        "生活区",
        "作业区",
        "功能区",
        "行政区",
        "自治区",
        "自治州",
        "自治县",
        "施工区",
        "服务区",
        "绿化区",
        "停车区",
        "保护区",
        "住宅区",
        "居民区",
        "商业区",
        "工业区",
        "产业区",
        "开发区",
        "示范区",
        "试验区",
        "实验区",
        "保税区",
        "候诊区",
        "公共区",
        "等待区",
        "评标区",
        "开标区",
        "监督区",
        "答疑区",
        "本县",
        "我县",
        "全县",
        "该县",
        "各县",
        "本省",
        "我省",
        "全省",
        "该省",
        "各省",
        "外省",
        "分省",
        "跨省",
        "节省",
        "市县",
        "本州",
        "本旗",
        "红旗",
        "国旗",
        "升旗",
        "锦旗",
        "彩旗",
        "联盟",
        "同盟",
        "加盟",
    ]
)
# What follows a suffix and makes another word of it: 市场, 区域, 县域.
_AFTER = frozenset("场域别间块分段政容值价隔")


def regions(text: str) -> tuple[Stated, ...]:
    """The divisions named in folded text, by place; values are `Region`."""
    found = []
    for match in _NAME.finditer(text):
        if text[match.end() : match.end() + 1] in _AFTER and match.end() < len(text):
            continue
        start = match.start() + _skip(match.group())
        name = text[start : match.end()]
        if len(name) >= 3 and not _is_common(name):
            found.append(Stated(start, match.end(), Region(name)))
    return tuple(found)


def _skip(name: str) -> int:
    """How many characters before the name belong to what precedes it."""
    before = _BEFORE.match(name[:-1])
    return before.end() if before else 0


def _is_common(name: str) -> bool:
    return any(name.endswith(word) for word in _NOT_A_NAME)
