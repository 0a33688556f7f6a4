"""Rules applied to prose: what is reported, with which words, and what is not."""

from __future__ import annotations

import datetime as dt

import pytest

from biaochi.engine.matching.check import Checker, Judging
from biaochi.grammar.loader import compile_text
from biaochi.model.document import Document
from biaochi.model.finding import Checked, Verdict
from biaochi.model.regime import Regime
from biaochi.parsers.outline import build
from biaochi.parsers.text import text_blocks

LAW = """
法规 《示例条例》
  位阶 行政法规
  文号 示例第1号
  发布 示例机关
  施行 2012-02-01
  核对 已核
  结构 1 2:7
  要旨 第二条第（七）项 不得限定注册地

词表 本地
  本市 | 本省 | 当地
  避开 日本市场
"""
REGISTERED = """
规则 地域.注册地  要求在特定区域注册
  级别 红
  依据 《示例条例》第二条第（七）项
  当 含 <本地> …10 动作=(注册|登记|设立)
  除非 段 含 不限 …4 注册地
  说明 要求在「{本地}」{动作}。
  建议 删除注册地要求。
  违规 投标人须在【本市注册】。
  合规 注册地不限；在本市注册亦可。
"""


def checker(rules: str) -> Checker:
    loaded = compile_text(LAW + rules)
    assert loaded.book is not None, loaded.diagnostics
    return Checker(loaded.book)


def check(rules: str, text: str, day: str = "2025-01-01", regime: str = "招标投标法") -> Checked:
    document = Document("例.txt", "text", build(text_blocks(text)))
    judging = Judging(dt.date.fromisoformat(day), "", frozenset({Regime(regime)}))
    return checker(rules).check(document, judging)


def reported(checked: Checked) -> list[str]:
    return [
        "…".join(f.clause.paragraph.text[s.start : s.end] for s in f.spans)
        for f in checked.findings
    ]


NINE = [
    ("投标人须在本市注册。", True),
    ("未在本市注册的投标人，其投标无效。", True),
    ("中标人不得转包。投标人须在本市注册。", True),
    ("投标人须在本\n市注册。", True),
    ("投标人不得不在本市注册。", True),
    ("不得要求投标人在本市注册。", False),
    ("本项目不要求投标人须在本市注册。", False),
    ("招标文件不得以投标人须在本市注册作为资格条件。", False),
    ("《实施条例》第三十二条规定，不得限定投标人须在本市注册。", False),
]


@pytest.mark.parametrize(("sentence", "breach"), NINE)
def test_the_nine_sentences(sentence: str, breach: bool) -> None:
    assert bool(check(REGISTERED, sentence).findings) is breach


def test_a_finding_shows_the_original_words_the_message_and_the_article() -> None:
    (finding,) = check(REGISTERED, "二、资格要求\n\n投标人须在本\n市依法登记。").findings
    (breach,) = finding.breaches
    assert breach.message == "要求在「本市」登记。"
    assert [c.text for c in breach.citations] == ["《示例条例》第二条第（七）项"]
    assert finding.section == ("二、资格要求",)


def test_an_exception_in_the_same_paragraph_excuses() -> None:
    assert reported(check(REGISTERED, "投标人须在本市注册；外地投标人不限注册地。")) == []
    assert reported(check(REGISTERED, "投标人须在本市注册。\n\n不限注册地。")) == ["本市注册"]


def test_words_do_not_straddle_other_words() -> None:
    assert check(REGISTERED, "投标产品须在日本市场登记销售。").findings == ()


def test_one_clause_that_breaks_several_rules_is_one_finding_with_several_bases() -> None:
    second = REGISTERED.replace("地域.注册地", "地域.登记").replace("级别 红", "级别 蓝")
    (finding,) = check(REGISTERED + second, "投标人须在本市注册。").findings
    assert [b.rule for b in finding.breaches] == ["地域.注册地", "地域.登记"]


def test_a_fallback_rule_yields_where_a_more_exact_one_speaks() -> None:
    fallback = (
        REGISTERED.replace("地域.注册地", "兜底.地名")
        .replace("级别 红", "级别 黄\n  让位 地域.*")
        .replace("动作=(注册|登记|设立)", "动作=(注册|登记|设立|缴税)")
    )
    (both, alone) = check(REGISTERED + fallback, "须在本市注册。\n\n须在本市缴税。").findings
    assert [b.rule for b in both.breaches] == ["地域.注册地"]
    assert [b.rule for b in alone.breaches] == ["兜底.地名"]


def test_every_rule_ends_in_a_verdict() -> None:
    rules = REGISTERED + REGISTERED.replace("地域.注册地", "旧规则").replace(
        "级别 红", "级别 红\n  施行 2012-02-01 至 2013-12-31"
    )
    verdicts = {v.rule: (v.verdict, v.cause) for v in check(rules, "投标人须知。").verdicts}
    assert verdicts == {
        "地域.注册地": (Verdict.CLEAR, ""),
        "旧规则": (Verdict.NOT_APPLICABLE, "2025-01-01 未施行或已失效"),
    }


def test_a_rule_of_another_regime_does_not_apply() -> None:
    rules = REGISTERED.replace("级别 红", "级别 红\n  制度 政府采购法")
    checked = check(rules, "投标人须在本市注册。")
    assert checked.findings == ()
    assert checked.verdicts[0].verdict is Verdict.NOT_APPLICABLE


def test_the_fingerprint_survives_renumbering_and_moving() -> None:
    first = check(REGISTERED, "3. 投标人须在本市注册。")
    second = check(REGISTERED, "一、总则\n\n说明。\n\n4. 投标人须在本市注册。")
    assert [f.fingerprint for f in first.findings] == [f.fingerprint for f in second.findings]


def test_equal_clauses_have_fingerprints_of_their_own() -> None:
    checked = check(REGISTERED, "投标人须在本市注册。\n\n投标人须在本市注册。")
    assert len({f.fingerprint for f in checked.findings}) == 2


def test_the_tenderer_is_not_bound() -> None:
    assert check(REGISTERED, "招标人应在本市登记平台发布公告。").findings == ()


def test_party_named_by_the_rule() -> None:
    rules = REGISTERED.replace("当 含", "当 约束 中标人 且 含")
    assert reported(check(rules, "中标人须在本市设立机构。")) == ["本市设立"]
    assert reported(check(rules, "投标人须在本市设立机构。")) == []


@pytest.mark.parametrize("place", ["资格", "评审"])
def test_a_rule_looks_only_where_it_says(place: str) -> None:
    rules = REGISTERED.replace("级别 红", f"级别 红\n  位置 {place}")
    text = "第三章 评标办法\n\n在本市注册的得5分。"
    assert bool(check(rules, text).findings) is (place == "评审")
