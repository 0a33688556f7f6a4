"""国家 → 省 → 市 → 单位: what a lower layer may change about the rules above it, told when compiled."""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest

from biaochi.grammar.compiled import LayerRank, Rule, RuleBook, State, Threshold
from biaochi.grammar.diagnostics import Diagnostic, Log
from biaochi.grammar.loader import Loaded, RuleText, compile_texts
from biaochi.grammar.show import constant_text
from biaochi.model.finding import Level
from biaochi.model.regime import Regime

TENDERING, PROCUREMENT = Regime.TENDERING, Regime.PROCUREMENT

LAW = """语言版本 1
规则集 国家.押金
法规 《国家条例》
  位阶 行政法规
  施行 2010-01-01
  核对 已核
  结构 1 2
  要旨 第一条 不得收押金
  要旨 第二条 比例最多百分之二，但用于试点的除外
法规 《江岭省条例》
  位阶 地方性法规
  施行 2020-01-01
  核对 已核
  结构 1
  要旨 第一条 收押金的从重处理
法规 《江岭省招标细则》
  制度 招标投标法
  位阶 规范性文件
  施行 2024-01-01
  核对 已核
  结构 1
  要旨 第一条 押金只管工程
法规 《某局采购办法》
  位阶 内部制度
  施行 2022-01-01
  核对 已核
  结构 1
  要旨 第一条 本局的押金
"""
RULES = """
规则 押金.收取  收押金
  级别 黄
  依据 《国家条例》第一条
  当 含 缴纳 …4 押金
  说明 收押金。
  建议 删去。
  违规 投标人须【缴纳押金】。
  合规 不收押金。

阈值 押金上限  押金占预算的比例
  类型 百分比
  方向 上限
  依据 《国家条例》第二条
  取值 2%
"""
NATION = LAW + RULES


def layer(rank: str, region: str, *declarations: str) -> str:
    head = f"语言版本 1\n规则集 {region}.规则\n  层级 {rank}\n  地区 {region}\n"
    return head + "\n".join(declarations)


def load(*texts: str) -> Loaded:
    return compile_texts([RuleText(f"{i}.biao", t) for i, t in enumerate(texts)], Log())


def book(*texts: str) -> RuleBook:
    loaded = load(*texts)
    assert loaded.book is not None, loaded.diagnostics
    return loaded.book


def only(*texts: str) -> Rule:
    """The one version of the rule that the texts make."""
    (rule,) = book(*texts).rules
    return rule


def threshold(*texts: str) -> Threshold:
    (made,) = book(*texts).thresholds
    return made


def refused(*texts: str) -> Diagnostic:
    """The one mistake in the texts."""
    loaded = load(*texts)
    assert loaded.book is None
    (found,) = [d for d in loaded.diagnostics if d.is_error]
    return found


def versions(*texts: str) -> list[tuple[str, str, str]]:
    """Each version of the rule: regimes, first day, level."""
    return [("、".join(sorted(r.regimes)), str(r.start), str(r.level)) for r in book(*texts).rules]


PROVINCE = layer("省", "江岭省", "调整 押金.收取\n  级别 红")


def test_a_province_tightens_without_saying_why() -> None:
    rule = only(NATION, PROVINCE)
    assert rule.level is Level.RED
    (done,) = rule.adjustments
    assert (done.layer.label, done.change, done.loosens) == ("江岭省", "级别 黄 → 红", False)
    assert (done.source.file, done.source.line) == ("1.biao", 5)


def test_the_book_knows_whose_rules_it_holds() -> None:
    made = book(NATION, PROVINCE, layer("市", "云溪市"), layer("单位", "某局"))
    assert made.layer_labels == ("国家", "江岭省", "云溪市", "某局")
    assert [one.rank for one in made.layers] == list(LayerRank)


def test_what_is_so_already_is_no_change() -> None:
    assert only(NATION, layer("省", "江岭省", "调整 押金.收取\n  级别 黄")).adjustments == ()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("级别 蓝", "E702"),
        ("状态 停用", "E702"),
        ("状态 试行", "E702"),
        ("除非 含 图纸\n  合规 缴纳图纸押金。", "E702"),
        ("级别 蓝\n  依据 《国家条例》第二条", "E702"),
        ("级别 蓝\n  理由 本省另有规定。", "E702"),
        ("级别 蓝\n  依据 《江岭省条例》第一条\n  理由 本省另有规定。", "E703"),
        ("取值 5%", "E708"),
        ("理由 没有写改什么。", "E706"),
    ],
)
def test_loosening_needs_authority_reason_and_rank(fields: str, code: str) -> None:
    found = refused(NATION, layer("省", "江岭省", f"调整 押金.收取\n  {fields}"))
    assert (found.code, found.file) == (code, "1.biao")


def test_loosening_with_all_of_them() -> None:
    fields = "状态 停用\n  依据 《国家条例》第二条\n  理由 本局是试点。\n  合规 缴纳押金。"
    rule = only(NATION, layer("单位", "某局", f"调整 押金.收取\n  {fields}"))
    assert rule.disabled
    (done,) = rule.adjustments
    assert (done.loosens, done.reason) == (True, "本局是试点。")
    # The examples of the rule were written for the rule as it was.
    assert [e.text for e in rule.examples] == ["缴纳押金。"]


def test_an_authority_of_the_rank_of_the_lowest_basis_is_enough() -> None:
    national = NATION.replace(
        "依据 《国家条例》第一条\n  当", "依据 《国家条例》第一条、《江岭省条例》第一条\n  当"
    )
    fields = "级别 蓝\n  依据 《江岭省条例》第一条\n  理由 本省另有规定。"
    made = book(national, layer("省", "江岭省", f"调整 押金.收取\n  {fields}"))
    assert {r.level for r in made.rules if r.adjustments} == {Level.BLUE}


def test_a_rule_that_the_layer_does_not_see() -> None:
    found = refused(NATION, layer("省", "江岭省", "调整 押金.收曲\n  级别 红"))
    assert (found.code, "押金.收取" in found.advice) == ("E701", True)
    alone = refused(LAW, layer("省", "江岭省", "调整 阈值 押金上限\n  取值 1%"))
    assert alone.code == "E701"


def test_neither_the_rules_below_nor_those_beside() -> None:
    other = RULES.replace("押金.收取", "云溪.押金").replace("押金上限", "云溪上限")
    city = layer("市", "云溪市", other)
    up = layer("省", "江岭省", "调整 云溪.押金\n  级别 红")
    beside = layer("市", "北溪市", "调整 阈值 云溪上限\n  取值 1%")
    assert refused(NATION, city, up).code == "E704"
    assert refused(NATION, city, beside).code == "E704"
    below = layer("单位", "某局", "调整 云溪.押金\n  级别 红")
    assert {r.level for r in book(NATION, city, below).rules} == {Level.YELLOW, Level.RED}


def test_a_layer_says_a_thing_once() -> None:
    again = layer("省", "江岭省", "调整 押金.收取\n  级别 蓝")
    found = refused(NATION, PROVINCE, again)
    assert found.code == "E709"
    assert "江岭省已在 1.biao 第 6 行调整过「押金.收取」的级别" in found.cause
    numbers = layer("省", "江岭省", *["调整 阈值 押金上限\n  取值 1%"] * 2)
    assert refused(NATION, numbers).code == "E709"
    # Different things of one rule may be said in different places.
    more = layer("省", "江岭省", "调整 押金.收取\n  当 含 交押金\n  违规 须【交押金】。")
    assert len(only(NATION, PROVINCE, more).adjustments) == 2


def test_several_layers_one_on_the_other_in_any_order_of_files() -> None:
    texts = [
        NATION,
        layer("省", "江岭省", "调整 阈值 押金上限\n  取值 1.5%", "调整 押金.收取\n  级别 红"),
        layer("市", "云溪市", "调整 阈值 押金上限\n  取值 1%"),
        layer("单位", "某局", "调整 阈值 押金上限\n  取值 0.5%"),
    ]
    made = {
        tuple((a.layer.label, a.change) for a in threshold(*order).adjustments)
        for order in permutations(texts)
    }
    assert made == {
        (
            ("江岭省", "押金上限 2% → 1.5%"),
            ("云溪市", "押金上限 1.5% → 1%"),
            ("某局", "押金上限 1% → 0.5%"),
        )
    }
    assert {only(*order).level for order in permutations(texts)} == {Level.RED}


def test_a_body_cannot_take_back_what_its_city_tightened() -> None:
    city = layer("市", "云溪市", "调整 阈值 押金上限\n  取值 1%")
    back = "调整 阈值 押金上限\n  取值 2%"
    assert refused(NATION, city, layer("单位", "某局", back)).code == "E702"
    low = f"{back}\n  依据 《某局采购办法》第一条\n  理由 本局另有规定。"
    assert refused(NATION, city, layer("单位", "某局", low)).code == "E703"
    high = f"{back}\n  依据 《国家条例》第二条\n  理由 本局是试点。"
    assert threshold(NATION, city, layer("单位", "某局", high)).adjustments[1].loosens


@pytest.mark.parametrize(
    ("direction", "old", "new", "loosens"),
    [
        ("上限", "2%", "1%", False),
        ("上限", "2%", "3%", True),
        ("下限", "20日", "25日", False),
        ("下限", "20日", "15日", True),
        # 5个工作日 can be more or fewer than 5日: an authority has to be named.
        ("上限", "5日", "5个工作日", True),
        ("上限", "80万元", "50万元", False),
    ],
)
def test_which_numbers_are_looser(direction: str, old: str, new: str, loosens: bool) -> None:
    kind = {"%": "百分比", "日": "期限", "元": "金额"}[old[-1]]
    nation = NATION.replace("取值 2%", f"取值 {old}").replace("方向 上限", f"方向 {direction}")
    nation = nation.replace("类型 百分比", f"类型 {kind}")
    change = layer("省", "江岭省", f"调整 阈值 押金上限\n  取值 {new}")
    if loosens:
        assert refused(nation, change).code == "E702"
    else:
        assert not threshold(nation, change).adjustments[0].loosens


def test_a_number_holds_from_the_day_of_its_authority() -> None:
    made = threshold(
        NATION,
        layer("省", "江岭省", "调整 阈值 押金上限\n  取值 1%\n  依据 《江岭省条例》第一条"),
    )
    days = [dt.date(2019, 12, 31), dt.date(2020, 1, 1)]
    values = [made.on(day) for day in days]
    assert [constant_text(v) for v in values if v] == ["2%", "1%"]


def test_days_that_the_new_numbers_leave_out_keep_the_old_ones() -> None:
    change = "调整 阈值 押金上限\n  取值 1% 2021-01-01 至 2021-12-31"
    made = threshold(NATION, layer("省", "江岭省", change))
    values = [made.on(dt.date(year, 6, 1)) for year in (2020, 2021, 2022)]
    assert [constant_text(v) for v in values if v] == ["2%", "1%", "2%"]


def test_a_change_reaches_as_far_as_its_authority() -> None:
    """The 细则 is of 2024 and about tendering: procurement and earlier days stay as they were."""
    rule = "调整 押金.收取\n  级别 红\n  依据 《江岭省招标细则》第一条"
    assert sorted(versions(NATION, layer("省", "江岭省", rule))) == [
        ("招标投标法", "2010-01-01", "黄"),
        ("招标投标法", "2024-01-01", "红"),
        ("政府采购法", "2010-01-01", "黄"),
    ]


def test_an_authority_that_does_not_govern_the_rule() -> None:
    bought = NATION.replace("  级别 黄", "  级别 黄\n  制度 政府采购法", 1)
    rule = "调整 押金.收取\n  级别 红\n  依据 《江岭省招标细则》第一条"
    assert refused(bought, layer("省", "江岭省", rule)).code == "E710"


def test_every_version_of_a_rule_is_adjusted() -> None:
    old = RULES.split("阈值", maxsplit=1)[0]
    first = old.replace("  当", "  施行 2010-01-01 至 2015-12-31\n  当")
    second = old.replace("  当", "  施行 2016-01-01 起\n  当").replace("级别 黄", "级别 蓝")
    made = book(LAW + first + second, PROVINCE).rules
    assert [(r.level, r.adjustments[0].change) for r in made] == [
        (Level.RED, "级别 黄 → 红"),
        (Level.RED, "级别 蓝 → 红"),
    ]


def test_levels_by_date_are_laid_over_each_other() -> None:
    rule = only(NATION, layer("省", "江岭省", "调整 押金.收取\n  级别 红 2025-01-01 起"))
    levels = [rule.level_on(dt.date(year, 6, 1)) for year in (2024, 2025)]
    assert levels == [Level.YELLOW, Level.RED]
    assert rule.adjustments[0].change == "级别 黄 → 红（2025-01-01 起）"


def test_a_rule_shows_that_a_number_it_compares_with_was_changed() -> None:
    compared = NATION.replace(
        "当 含 缴纳 …4 押金", "当 含 缴纳 …4 押金 …4 值=@百分比 且 值 值 > 阈值 押金上限"
    ).replace("须【缴纳押金】", "须【缴纳押金3%】")
    change = layer("省", "江岭省", "调整 阈值 押金上限\n  取值 1%")
    assert [a.change for a in only(compared, change).adjustments] == ["押金上限 2% → 1%"]


def test_what_is_added_must_look_at_what_the_rule_looks_at() -> None:
    change = "调整 押金.收取\n  当 全文 含 押金\n  违规 须【缴纳押金】。"
    assert refused(NATION, layer("省", "江岭省", change)).code == "E409"


def test_a_trial_becomes_law_by_tightening_only() -> None:
    trial = NATION.replace("  级别 黄", "  级别 黄\n  状态 试行", 1)
    rule = only(trial, layer("省", "江岭省", "调整 押金.收取\n  状态 施行"))
    assert (rule.state, rule.adjustments[0].loosens) == (State.IN_FORCE, False)


def test_examples_of_an_adjustment_remember_their_file() -> None:
    change = "调整 押金.收取\n  级别 红\n  违规 须【缴纳押金】两万元。"
    rule = only(NATION, layer("省", "江岭省", change))
    assert [(e.file, e.breach) for e in rule.examples] == [
        ("0.biao", True),
        ("0.biao", False),
        ("1.biao", True),
    ]
