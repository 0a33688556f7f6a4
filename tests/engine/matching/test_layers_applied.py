"""Layers at work: prose in, what is reported out, for the right law, day and layer."""

from __future__ import annotations

import datetime as dt

from biaochi.engine.matching.check import Checker, Judging
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.loader import RuleText, compile_texts
from biaochi.model.document import Document
from biaochi.model.finding import Breach, Checked, Level, Verdict
from biaochi.model.regime import Regime
from biaochi.parsers.outline import build
from biaochi.parsers.text import text_blocks

NATION = """
法规 《国家条例》
  位阶 行政法规
  施行 2010-01-01
  核对 已核
  结构 1
  要旨 第一条 不得收押金，试点除外
法规 《江岭省招标细则》
  制度 招标投标法
  位阶 规范性文件
  施行 2024-01-01
  核对 已核
  结构 1
  要旨 第一条 工程不得收押金
规则 押金.收取  收押金
  级别 黄
  依据 《国家条例》第一条
  当 含 缴纳 …4 押金
  说明 收押金。
  建议 删去。
  违规 投标人须【缴纳押金】。
阈值 押金上限  押金占合同金额的比例
  类型 百分比
  方向 上限
  依据 《国家条例》第一条
  取值 2%
规则 押金.过高  押金高于百分之二
  级别 黄
  依据 《国家条例》第一条
  当 含 押金 …10 比例=@百分比 且 值 比例 > 阈值 押金上限
  说明 押金{比例}，高于{上限}。
  建议 降低。
  违规 【押金为合同金额的3%】。
"""
PROVINCE = """规则集 江岭.押金
  层级 省
  地区 江岭省
调整 押金.收取
  级别 红
  依据 《江岭省招标细则》第一条
"""
BODY = """规则集 某局.押金
  层级 单位
  地区 某局
调整 阈值 押金上限
  取值 1%
调整 押金.过高
  说明 押金{比例}，本局最多收百分之一。
调整 押金.收取
  状态 停用
  依据 《国家条例》第一条
  理由 本局是试点。
"""
DEPOSIT = "投标人须缴纳押金。"


def check(text: str, *layers: str, day: str = "2026-01-01", regimes: str = "招标投标法") -> Checked:
    texts = [RuleText(f"{i}.biao", t) for i, t in enumerate((NATION, *layers))]
    book = compile_texts(texts, Log()).book
    assert book is not None
    document = Document("例.txt", "text", build(text_blocks(text)))
    judged = frozenset(Regime(one) for one in regimes.split("、"))
    return Checker(book).check(document, Judging(dt.date.fromisoformat(day), "", judged))


def breaches(checked: Checked) -> list[Breach]:
    return [b for f in checked.findings for b in f.breaches]


def levels(checked: Checked) -> list[Level]:
    return [b.level for b in breaches(checked)]


def test_the_province_makes_it_red_and_the_report_can_say_so() -> None:
    checked = check(DEPOSIT, PROVINCE)
    (breach,) = breaches(checked)
    (adjusted,) = breach.adjusted
    assert (breach.level, breach.layer) == (Level.RED, "")
    assert (adjusted.layer, adjusted.change, adjusted.loosens) == ("江岭省", "级别 黄 → 红", False)
    assert [c.text for c in adjusted.citations] == ["《江岭省招标细则》第一条"]
    assert checked.layers == ("国家", "江岭省")


def test_before_its_day_and_under_other_law_it_stays_as_it_was() -> None:
    assert levels(check(DEPOSIT, PROVINCE, day="2023-12-31")) == [Level.YELLOW]
    assert levels(check(DEPOSIT, PROVINCE, day="2024-01-01")) == [Level.RED]
    assert levels(check(DEPOSIT, PROVINCE, regimes="政府采购法")) == [Level.YELLOW]


def test_where_either_law_may_govern_the_graver_level_is_reported_once() -> None:
    checked = check(DEPOSIT, PROVINCE, regimes="招标投标法、政府采购法")
    assert levels(checked) == [Level.RED]
    assert [v.rule for v in checked.verdicts] == ["押金.收取", "押金.过高"]


def test_a_tightened_number_and_the_words_of_the_layer() -> None:
    text = "中标人提交押金，押金为合同金额的1.5%。"
    assert breaches(check(text)) == []
    (breach,) = breaches(check(text, BODY))
    assert breach.message == "押金1.5%，本局最多收百分之一。"
    assert [a.change for a in breach.adjusted] == ["押金上限 2% → 1%"]
    assert breaches(check("押金为合同金额的1%。", BODY)) == []


def test_what_is_out_of_use_says_by_whom_and_why() -> None:
    checked = check(DEPOSIT, PROVINCE, BODY)
    assert checked.findings == ()
    verdict = next(v for v in checked.verdicts if v.rule == "押金.收取")
    assert (verdict.verdict, verdict.disabled) == (Verdict.NOT_APPLICABLE, True)
    assert verdict.cause == "某局停用（《国家条例》第一条）：本局是试点。"
    assert not any(v.disabled for v in check(DEPOSIT, PROVINCE).verdicts)
