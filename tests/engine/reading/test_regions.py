"""Which words name an administrative division?"""

from __future__ import annotations

import pytest

from biaochi.engine.reading.regions import regions
from biaochi.model.folding import fold_words
from biaochi.model.values import Region

NAMED = (
    ("须在云溪市行政区域内注册", "云溪市"),
    ("登记于青禾县的企业", "青禾县"),
    ("具备宁波市颁发的证书", "宁波市"),
    ("入驻云溪市的企业", "云溪市"),
    ("获得云溪市政府奖励", "云溪市"),
    ("凡云溪市企业均可报名", "云溪市"),
    ("以云溪市为服务中心", "云溪市"),
    ("距云溪市不超过50公里", "云溪市"),
    ("来自云溪市的业绩", "云溪市"),
    ("负责云溪市市场监督的部门", "云溪市"),
    ("经云溪市民政局批准", "云溪市"),
    ("取得云溪市区域内的业绩", "云溪市"),
    ("位于秦皇岛市的网点", "秦皇岛市"),
    ("在澄州市注册", "澄州市"),
    ("在××市注册", "××市"),
    ("在XX省XX市XX区设有办公室", "xx省 xx市 xx区"),
    ("在某某县纳税", "某某县"),
    ("在____市缴纳社保", "____市"),
    ("注册地为云溪市青禾区", "云溪市 青禾区"),
    ("在青禾区内设有分公司", "青禾区"),
    ("云溪市及青禾县的业绩", "云溪市 青禾县"),
    ("须在云溪省内设有机构", "云溪省"),
    ("向青山区内加工企业采购", "青山区"),
    ("每个青禾区街道设一处", "青禾区"),
    ("来自青禾区的企业", "青禾区"),
    ("获得澄江省科技主管部门认定", "澄江省"),
    ("持澄江省安全培训证", "澄江省"),
    ("另附澄州市纳税证明", "澄州市"),
    ("延边朝鲜族自治州", "延边朝鲜族自治州"),
)
UNNAMED = (
    "征收机关名称含有采购人所在区名称",
    "智慧城市建设",
    "超市、夜市、股市",
    "小区物业服务",
    "市场监管部门",
    "工业园区管委会",
    "在等候区内设置座椅",
    "高风险区人员",
    "经济技术开发区",
    "会议区的会务服务",
    "本市或外市企业",
    "须在该县设有网点",
    "全国各省市均可",
    "不少于三个省的业绩",
    "同一市辖区",
    "接受市财政局监督",
    "严格按照市人民政府要求",
    "市级及以上奖项",
    "为了方便省事",
    "方便市民出行",
    "计量单位缺省时",
    "节省工程造价",
    "方案更省技术人力",
    "设置一个体验区",
    "在深山区内作业",
    "附属县医院",
    "产业技术创新联盟",
    "东建市[2011]号",
)


@pytest.mark.parametrize(("text", "names"), NAMED, ids=[t for t, _ in NAMED])
def test_a_name_is_read_without_the_words_before_it(text: str, names: str) -> None:
    folded = fold_words(text)
    found = regions(folded)
    assert [s.value for s in found] == [Region(name) for name in names.split()]
    assert [folded[s.start : s.end] for s in found] == names.split()


@pytest.mark.parametrize("text", UNNAMED)
def test_other_words_that_end_alike_are_no_names(text: str) -> None:
    assert regions(fold_words(text)) == ()


def test_a_place_in_a_city_is_no_district() -> None:
    assert [s.start for s in regions("云溪市幸福社区服务站")] == [0]
