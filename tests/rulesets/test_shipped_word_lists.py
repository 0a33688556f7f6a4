"""The word lists in rulesets/词表: they compile, and ordinary words do not set them off."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from biaochi.engine.matching.index import LiteralIndex
from biaochi.grammar.compiled import Contains, WordSet
from biaochi.grammar.diagnostics import Log, render
from biaochi.grammar.loader import RuleText, compile_texts, load, read_texts
from biaochi.model.folding import fold_words

FOLDER = Path(__file__).resolve().parents[2] / "biaochi" / "rulesets" / "词表"
NAMES = tuple(
    line.split()[1]
    for file in sorted(FOLDER.glob("*.biao"))
    for line in file.read_text(encoding="utf-8").splitlines()
    if line.startswith("词表 ")
)
PREAMBLE = (
    "语言版本 1\n规则集 试\n法规 《甲法》\n  位阶 法律\n  施行 2000-01-01\n  核对 已核\n  结构 1\n"
)


def probe(number: int, name: str) -> str:
    return (
        f"规则 试.{number}号  用到词表\n  级别 蓝\n  依据 《甲法》第一条\n  当 含 词{number}=<{name}>\n"
        "  说明 有。\n  建议 无。\n  违规 【有】\n"
    )


@lru_cache(maxsize=1)
def word_sets() -> dict[str, WordSet]:
    """Each list as a rule that refers to it gets it."""
    log = Log()
    rules = PREAMBLE + "".join(probe(i, name) for i, name in enumerate(NAMES))
    loaded = compile_texts((*read_texts([FOLDER], log), RuleText("试.biao", rules)), log)
    assert loaded.book is not None, "\n".join(map(render, loaded.diagnostics))
    sets = {}
    for rule, name in zip(loaded.book.rules, NAMES, strict=True):
        assert isinstance(rule.when, Contains)
        number = rule.when.phrase.slots[0].words
        assert number is not None
        sets[name] = loaded.book.sets[number]
    return sets


def found(name: str, text: str) -> list[str]:
    folded = fold_words(text)
    hits = LiteralIndex([word_sets()[name]]).scan([folded]).hits(0, 0)
    return [folded[start:end] for start, end in hits]


def test_the_lists_compile_without_a_word() -> None:
    assert not load([FOLDER]).diagnostics


@pytest.mark.parametrize("name", NAMES)
def test_no_list_avoids_a_word_of_its_own(name: str) -> None:
    """A word that is avoided is never found; a union can bring that about."""
    words = word_sets()[name]
    assert not set(words.words) & set(words.avoid)
    assert words.words


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_found_where_it_stands_alone(name: str) -> None:
    words = word_sets()[name].words
    index = LiteralIndex([word_sets()[name]])
    postings = index.scan([f"，{w}。" for w in words])
    assert [w for i, w in enumerate(words) if not postings.hits(0, i)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_word_to_avoid_hides_the_words_within_it(name: str) -> None:
    """Where a longer word of the list reaches beyond, it shows through: then the list is wrong."""
    avoid = word_sets()[name].avoid
    postings = LiteralIndex([word_sets()[name]]).scan([f"，{w}。" for w in avoid])
    assert [w for i, w in enumerate(avoid) if postings.hits(0, i)] == []


BREACHES = (
    ("本地", "投标人须在本市注册", "本市"),
    ("本地", "在采购人所在地设有服务机构", "采购人所在地"),
    ("本地", "投标人须在本⏎市注册".replace("⏎", "\n"), "本市"),
    ("外地", "外省企业须办理备案", "外省"),
    ("本地服务", "具有本地化服务机构", "本地化服务机构"),
    ("占位地名", "须在××市范围内注册", "××市"),
    ("省级", "须为浙江企业", "浙江"),
    ("地级", "须在恩施州注册", "恩施州"),
    ("地级", "须在开封市注册", "开封市"),
    ("县级", "在嵊泗县设有分公司", "嵊泗县"),
    ("县级", "在景宁县设有分公司", "景宁县"),
    ("行政区划", "在杭州设有分公司", "杭州"),
    ("投标人", "各潜在投标人须到场", "潜在投标人"),
    ("所有制", "仅限国有企业参加", "国有企业"),
    ("组织形式", "不接受个体工商户", "个体工商户"),
    ("规模指标", "注册资本不少于500万元", "注册资本"),
    ("行业", "具有公安系统业绩", "公安"),
    ("分支机构", "设有售后服务网点", "售后服务网点"),
    ("品牌", "服务器采用华为产品", "华为"),
    ("品牌", "投影机为爱普生或索尼", "爱普生"),
    ("品牌提法", "电缆须选用一线品牌", "一线品牌"),
    ("取消资质", "须具有物业服务企业一级资质", "物业服务企业一级"),
    ("行业协会", "须为物业管理协会会员", "协会"),
    ("信用评价", "具有ＡＡＡ级信用等级证书", "aaa级信用"),
    ("体系认证", "通过ISO 9001认证", "iso 9001"),
    ("厂家授权", "提供原厂授权书", "原厂授权书"),
    ("未量化等级", "优得10分，良得7分", "优得"),
    ("主观打分", "由评审小组横向比较", "横向比较"),
    ("原件", "携带合同原件备查", "原件备查"),
    ("到场", "法定代表人须亲自到场", "亲自到场"),
    ("备案入库", "未列入备选库的不得参加", "备选库"),
)


@pytest.mark.parametrize(("name", "text", "word"), BREACHES)
def test_the_words_of_breaches_are_found(name: str, text: str, word: str) -> None:
    assert word in found(name, text)


TRAPS = (
    ("本地", "产品在日本市场销售"),
    ("本地", "熟悉基本市政知识"),
    ("本地", "系统支持本地部署和本地存储"),
    ("本地", "数据存入本地磁盘"),
    ("本地", "样本省略不计，成本市价另议"),
    ("本地", "适当地增加班次"),
    ("本地", "在城市内涝时抢险"),
    ("外地", "室外地面铺装，对外市场推广"),
    ("外地", "数据异地备份"),
    ("省级", "厂长以上海运人员"),
    ("省级", "北京时间上午九时"),
    ("地级", "完成都市报道，大厦门口站岗"),
    ("地级", "施用复合肥料"),
    ("地级", "开封仪式在日照充足时进行，来宾佩戴白银胸章"),
    ("地级", "铺设大理石地面"),
    ("地级", "支持的最大连接数"),
    ("县级", "创建示范县城，提高县域水平"),
    ("县级", "新建区域内的城区道路"),
    ("投标人", "投标人员名单"),
    ("所有制", "国内资质证书"),
    ("所有制", "查询全国企业信用信息"),
    ("规模指标", "本机构为非盈利组织"),
    ("行业", "法律、行政法规另有规定"),
    ("行业", "登录中国网络平台"),
    ("分支机构", "本项目部分面向中小企业"),
    ("品牌", "说明基本情况，使平台达到要求"),
    ("品牌", "较大金额的合同"),
    ("品牌", "上海信息中心"),
    ("品牌", "外观优美的公园，新鲜的苹果和小米"),
    ("取消资质", "具有涉密信息系统集成资质"),
    ("行业协会", "依法加入注册会计师协会，参加磋商会"),
    ("评分语", "部分值班人员获得分公司表彰"),
    ("未量化等级", "从履约保证金中得到补偿"),
    ("原件", "提供证书原件扫描件"),
    ("到场", "接报修后2小时内到场"),
    ("备案入库", "设备案例汇编，列车入库前检查"),
)


@pytest.mark.parametrize(("name", "text"), TRAPS)
def test_ordinary_words_are_no_hits(name: str, text: str) -> None:
    assert found(name, text) == []


def test_no_abolished_qualification_without_its_source() -> None:
    """Every group of 取消资质 stands below a comment with the day and the decision."""
    text = (FOLDER / "证书.biao").read_text(encoding="utf-8")
    body = text.split("词表 取消资质")[1].split("避开")[0].strip().splitlines()[1:]
    groups = "\n".join(line.strip() for line in body).split("# ")[1:]
    assert len(groups) >= 10
    assert all(group[:4].isdigit() and "：" in group.splitlines()[0] for group in groups)
