"""From marked words to a rule that passes its own tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biaochi.grammar.diagnostics import Log
from biaochi.grammar.loader import RuleText, read_texts
from biaochi.scaffold.declaration import Draft, completed, declaration, header
from biaochi.scaffold.propose import exact, marked, phrase, proposals
from biaochi.scaffold.trial import Tried, best

RULESETS = Path(__file__).resolve().parents[2] / "biaochi" / "rulesets"
LAWS = read_texts((RULESETS / "法规",), Log())


def tried(**parts: object) -> Tried:
    draft = Draft("试.写", "试写一条", **parts)  # type: ignore[arg-type]
    return best(draft, LAWS, RuleText("试.biao", header("试.写")))


@pytest.mark.parametrize(
    ("stretch", "proposed"),
    [
        ("注册", "注册"),
        ("本市注册", "本市 …4 注册"),
        ("不低于500万元", "不低于 …4 @金额"),
        ("注册资本达到1000万元以上", "注册资本 …6 @金额 …4 以上"),
        ("本地企业的注册证明", "本地企业 …5 注册证明"),
        ("由外地、外省企业参加", "由外地 …7 企业参加"),
        ("或｜且", "“或” …5 “且”"),
        ("三甲", "三甲"),
    ],
)
def test_marked_words_become_a_phrase(stretch: str, proposed: str) -> None:
    assert phrase(stretch) == proposed


def test_words_can_be_taken_as_they_stand() -> None:
    assert exact("具有“三甲”证书") == "具有 …1 三甲 …1 证书"


def test_two_marks_are_two_conditions() -> None:
    assert next(proposals("【本市】企业得【2分】。")) == "含 本市 且 含 @分值"


@given(st.text(alphabet="本市注册的之、，“”（）|或且非 5万元％【】x", max_size=14))
def test_a_proposal_is_made_from_any_words(stretch: str) -> None:
    for one in marked(f"甲【{stretch}】"):
        assert phrase(one) if one else True
        assert isinstance(exact(one), str)


@pytest.mark.parametrize(
    "breach",
    [
        "投标人须【在本市注册】。",
        "【未在本市注册】的投标人，其投标无效。",
        "注册资本【不低于 500 万元】。",
        "〔评审〕具有【公立医院服务业绩】的得2分。",
        "〔表 因素｜标准〕实力｜【注册资本达到1000万元以上】的得3分",
        "招标人【保留拒绝所有投标的权利】。",
        "不得【由外地企业参加】。",
        "须有【三甲】证书和【二甲】证书。",
    ],
)
def test_the_proposed_rule_passes_its_example(breach: str) -> None:
    result = tried(breaches=(breach,))
    assert result.diagnostics == ()
    assert [r.as_found() for r in result.failures] == []


def test_examples_of_different_kinds_find_their_own_conditions() -> None:
    result = tried(breaches=("投标人须【在本市注册】。", "招标人【有权拒绝所有投标】。"))
    assert result.failures == ()
    assert [one.startswith("约束 招标人 且 ") for one in result.draft.when] == [False, True]


def test_a_lawful_example_narrows_the_proposal() -> None:
    breach, lawful = "投标人须【在本市设有驻点】。", "中标后在本市设驻点即可。"
    alone, together = tried(breaches=(breach,)), tried(breaches=(breach,), lawful=(lawful,))
    assert alone.draft.when == ("含 在本市设 …5 驻点",)
    assert together.draft.when == ("含 在本市设有驻点",)
    assert together.failures == ()


def test_without_an_example_the_rule_shows_how_one_is_written() -> None:
    result = tried()
    assert result.diagnostics == ()
    assert result.failures == ()
    text = declaration(result.draft)
    for keyword in ("当", "除非", "违规", "合规", "依据", "说明", "建议"):
        assert f"\n  {keyword} " in text


def test_what_cannot_be_found_is_told_and_not_hidden() -> None:
    """Marks that reach over a full stop belong to two clauses."""
    result = tried(breaches=("须【在本市注册。并在本市】纳税。",))
    assert [r.example.breach for r in result.failures] == [True]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"basis": ("《招标投标法》第九百条",)}, "E302"),
        ({"basis": ("《没有这部法》第一条",)}, "E301"),
        ({"breaches": ("没有标记。",)}, "E503"),
        ({"breaches": ("【甲】乙】",)}, "E502"),
    ],
)
def test_wrong_parameters_come_back_as_diagnostics(parts: dict[str, object], code: str) -> None:
    assert code in {d.code for d in tried(**parts).diagnostics}


def test_polarity_stands_before_the_basis() -> None:
    text = declaration(
        completed(Draft("甲", breaches=("【乙】",), when=("含 乙",), more=("极性 不论",)))
    )
    assert text.index("  极性 不论") < text.index("  依据") < text.index("  当 含 乙")
