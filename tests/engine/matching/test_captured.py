"""值 名 and {名}: what a phrase captures is compared, or looked for elsewhere."""

from __future__ import annotations

import pytest
from small_rules import LAW, NOTICE, check, end, marked, messages, rule, table

from biaochi.grammar.loader import compile_text
from biaochi.model.finding import Verdict

HIGH = rule("含 违约金 …6 比例=@百分比 且 值 比例 > 10%", "说明 {比例}。")


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("违约金为10%。", []),
        ("违约金为10.01%。", ["违约金为10.01%"]),
        ("违约金为100‰。", []),
        ("违约金为百分之十一。", ["违约金为百分之十一"]),
        ("投标人违约金5%，中标人违约金20%。", ["违约金20%"]),
        ("投标人违约金30%，中标人违约金20%。", ["违约金30%…违约金20%"]),
    ],
)
def test_only_the_match_whose_value_breaches_is_marked(sentence: str, words: list[str]) -> None:
    assert marked(check(HIGH, NOTICE + sentence)) == words


def test_the_message_says_the_value_that_breaches() -> None:
    text = NOTICE + "投标人违约金5%，中标人违约金20%。"
    assert messages(check(HIGH, text)) == ["20%。"]


def test_values_of_two_phrases_are_compared_with_each_other() -> None:
    made = rule("含 预付款 …4 甲=@百分比 且 含 尾款 …4 乙=@百分比 且 值 甲 + 值 乙 > 100%")
    assert marked(check(made, NOTICE + "预付款40%，尾款70%。")) == ["预付款40%…尾款70%"]
    assert marked(check(made, NOTICE + "预付款30%，尾款70%。")) == []
    # Of several matches some must do.
    assert marked(check(made, NOTICE + "预付款40%，尾款20%，第二次尾款70%。")) == [
        "预付款40%…尾款70%"
    ]


def test_a_value_in_an_exception_is_its_own() -> None:
    made = rule("含 提交保函", "除非 含 保函 …6 额=@金额 且 值 额 < 1万元")
    assert marked(check(made, NOTICE + "须提交保函，保函为5千元。")) == []
    assert marked(check(made, NOTICE + "须提交保函，保函为5万元。")) == ["提交保函"]
    assert marked(check(made, NOTICE + "须提交保函。")) == ["提交保函"]


def test_a_value_may_stand_in_the_surroundings() -> None:
    made = rule("含 提交保函 且 段 含 金额为 额=@金额 且 值 额 > 1万元")
    assert marked(check(made, NOTICE + "须提交保函；金额为5千元；金额为3万元。")) == ["提交保函"]
    assert marked(check(made, NOTICE + "须提交保函；金额为5千元。")) == []


def test_a_value_is_compared_with_a_fact() -> None:
    made = rule("含 保函 …4 @金额 且 值 金额 > 要素 预算 × 阈值 比例上限", "说明 超过{上限}。")
    text = NOTICE + "预算金额：100万元。\n\n{}"
    assert messages(check(made, text.format("保函为3万元。"))) == ["超过2万元。"]
    assert end(check(made, text.format("保函为2万元。")))[0] is Verdict.CLEAR


NEEDED = rule("含 提供 证=(甲证|乙证|丙证) 且 非 在 需求 含 {证}", "说明 没有要求{证}。")
NEEDS = "第一章 评标办法\n\n{}\n\n第二章 采购需求\n\n供货人员须有甲证。"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("投标人须提供甲证。", []),
        ("投标人须提供乙证。", ["没有要求乙证。"]),
        ("投标人须提供甲证、提供乙证。", ["没有要求乙证。"]),
        ("投标人须提供丙证、提供乙证。", ["没有要求丙证。"]),
    ],
)
def test_words_that_were_captured_are_looked_for_elsewhere(sentence: str, said: list[str]) -> None:
    assert messages(check(NEEDED, NEEDS.format(sentence))) == said


def test_every_match_of_a_second_phrase_is_tried() -> None:
    made = rule("含 加分 且 含 提供 证=(甲证|乙证) 且 非 在 需求 含 {证}", "说明 {证}。")
    found = check(made, NEEDS.format("提供甲证、提供乙证的加分。"))
    assert messages(found) == ["乙证。"]
    assert marked(found) == ["提供乙证…加分"]


def test_captures_of_the_surroundings_are_looked_for_elsewhere_too() -> None:
    made = rule("含 加分 且 段 含 证=(甲证|乙证) 且 非 在 需求 含 {证}", "说明 {证}。")
    assert messages(check(made, NEEDS.format("加分条件：甲证；乙证。"))) == ["乙证。"]
    assert messages(check(made, NEEDS.format("加分条件：甲证。"))) == []


def test_words_are_found_again_in_the_same_clause() -> None:
    made = rule("含 名=(甲证|乙证) 和 且 含 或者 {名}")
    assert marked(check(made, NOTICE + "须有甲证和丙证或者甲证。")) == ["甲证和…或者甲证"]
    assert marked(check(made, NOTICE + "须有甲证和丙证或者乙证。")) == []
    reversed_ = rule("含 或者 {名} 且 含 名=(甲证|乙证) 和")
    assert marked(check(reversed_, NOTICE + "须有甲证和丙证或者甲证。")) == ["甲证和…或者甲证"]


def test_a_rule_about_the_document_follows_its_words_too() -> None:
    made = rule("全文 含 提供 证=(甲证|乙证) 且 非 在 需求 含 {证}", "说明 {证}。")
    assert messages(check(made, NEEDS.format("提供甲证、提供乙证。"))) == ["乙证。"]
    assert end(check(made, NEEDS.format("提供甲证。")))[0] is Verdict.CLEAR


def test_what_is_in_the_table_of_contents_is_not_said() -> None:
    text = "目录\n\n第二章 采购需求 乙证 ........ 5\n\n" + NEEDS.format("投标人须提供乙证。")
    assert messages(check(NEEDED, text)) == ["没有要求乙证。"]


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("(含 甲=@百分比 以上 或 含 注册) 且 值 甲 > 1%", "E604"),
        ("含 注册 且 非 含 甲=@百分比 且 值 甲 > 1%", "E604"),
        ("含 甲=(证|书) …4 {甲}", "E207"),
        ("(含 甲=(证|书) 号 或 含 注册) 且 非 在 需求 含 {甲}", "E207"),
        ("含 注册 且 至少 2 项 (段 含 甲=(证|书)；段 含 丙；段 含 {甲})", "E207"),
    ],
)
def test_a_name_must_be_captured_wherever_it_is_used(condition: str, code: str) -> None:
    loaded = compile_text(LAW + rule(condition))
    assert [d.code for d in loaded.diagnostics] == [code]


def test_within_one_alternative_a_name_may_be_captured_and_used() -> None:
    made = rule("(含 甲=@百分比 以上 且 值 甲 > 50%) 或 含 全部")
    assert marked(check(made, NOTICE + "须有60%以上。")) == ["60%以上"]
    assert marked(check(made, NOTICE + "须有40%以上。")) == []
    assert marked(check(made, NOTICE + "须全部到场。")) == ["全部"]


def test_a_factor_is_compared_by_what_it_captures() -> None:
    made = rule("标准 含 证=(甲证|乙证) 且 非 在 需求 含 {证} 且 含 @分值", "说明 {证}。")
    rows = ("评审因素｜分值｜评分标准", "价格｜60｜按报价计算", "证书｜40｜有乙证的得40分")
    needs = "第二章 采购需求\n\n供货人员须有甲证。"
    found = check(made, table("第一章 评分标准", *rows, after=needs))
    assert set(messages(found)) == {"乙证。"}
