"""规则 as a whole: fields, defaults, messages and examples."""

from __future__ import annotations

import pytest
from rule_text import book, codes, loaded, rule

from biaochi.grammar.compiled import CELL_SEPARATOR, Example, ExampleContext, Source
from biaochi.model.clause import Place
from biaochi.model.finding import Level, Verdict
from biaochi.model.regime import Regime


def test_defaults() -> None:
    made = rule()
    assert (made.name, made.title) == ("地域.注册地", "要求投标人在特定区域注册")
    assert (made.level, made.verdict, made.demanded) == (Level.RED, Verdict.BREACH, True)
    assert made.regimes == frozenset(Regime)
    assert made.places == ()
    assert made.unless == ()
    assert (made.question, made.reason) == ("", "")
    assert made.source == Source("规则.biao", 16)


def test_all_fields() -> None:
    made = rule(
        "级别：蓝\n判定 疑似\n疑问 是否确有必要？\n制度 政府采购法\n位置 资格、评审\n极性 不论\n"
        "理由 法条明文。  # 注释\n建议 删去注册地要求；\n  另行约定。"
    )
    assert (made.level, made.verdict, made.demanded) == (Level.BLUE, Verdict.SUSPECT, False)
    assert made.regimes == {Regime.PROCUREMENT}
    assert made.places == (Place.QUALIFICATION, Place.EVALUATION)
    assert (made.question, made.reason) == ("是否确有必要？", "法条明文。")
    assert made.suggestion == "删去注册地要求；另行约定。"


def test_excluded_places() -> None:
    assert set(rule("位置 非 合同、格式").places) == frozenset(Place) - {Place.CONTRACT, Place.FORM}


@pytest.mark.parametrize(
    "text",
    ["级别:红", "　级别　红", "级别：红", "\ufeff级别 红", "级别 红  # 最重", "\t级别\t红\r"],
)
def test_keywords_are_read_with_any_blanks_and_colons(text: str) -> None:
    assert rule(text).level is Level.RED


def test_comment_lines_are_left_out_anywhere() -> None:
    made = rule("# 开头\n当 含 <本地>\n  # 中间\n  …8 注册\n建议 一，\n# 建议 假的\n二。")
    assert made.suggestion == "一，二。"


def test_message_is_filled() -> None:
    made = rule("说明 在「{本地}」注册：{ 原文 }，｛本地｝。")
    assert (
        made.message.fill({"本地": "本市", "原文": "在本市注册"})
        == "在「本市」注册：在本市注册，本市。"
    )


def test_captures_of_any_condition_can_be_used() -> None:
    made = rule("当 含 <本地>\n当 含 额=@金额\n说明 {本地}{额}")
    assert made.message.fill({"额": "5万元"}) == "…5万元"


def test_captures_of_negated_parts_cannot_be_used() -> None:
    assert codes(loaded("当 含 甲 且 非 含 额=@金额\n说明 {额}")) == ["E207"]


def examples(text: str) -> list[Example]:
    return [e for e in rule(text).examples if e.line == 17]


def test_marked_example() -> None:
    (made,) = examples("违规 投标人须【在本市】开户并【在本省\n  纳税】。")
    assert made.text == "投标人须在本市开户并在本省纳税。"
    assert [made.text[a:b] for a, b in made.marks] == ["在本市", "在本省纳税"]
    assert made.breach


def test_near_miss() -> None:
    (made,) = examples("合规 不得 # 要求在本市注册。")
    assert (made.text, made.marks, made.breach) == ("不得 # 要求在本市注册。", (), False)


@pytest.mark.parametrize(
    ("written", "context"),
    [
        ("评审", ExampleContext(Place.EVALUATION)),
        ("位置 评审", ExampleContext(Place.EVALUATION)),
        ("标题 评分标准、办法", ExampleContext(title="评分标准、办法")),
        (
            "评审，标题 评分标准，引导 有下列情形的，得分：",
            ExampleContext(Place.EVALUATION, "评分标准", "有下列情形的，得分："),
        ),
        ("引导 如下，公告中写明：", ExampleContext(lead="如下，公告中写明：")),
    ],
)
def test_context_of_an_example(written: str, context: ExampleContext) -> None:
    (made,) = examples(f"违规 〔{written}〕 须【在本市注册】。")
    assert made.context == context
    assert made.text == "须在本市注册。"


@pytest.mark.parametrize("bar", ["｜", "|", " | "])
def test_example_of_a_table_row(bar: str) -> None:
    row = bar.join(("企业实力", "【在本市注册】的得5分", ""))
    (made,) = examples(f"违规 〔表 因素{bar}标准{bar}分值，评审〕{row}")
    assert made.context == ExampleContext(Place.EVALUATION, header=("因素", "标准", "分值"))
    cells = made.text.split(CELL_SEPARATOR)
    assert cells == ["企业实力", "在本市注册的得5分", ""]
    assert [made.text[a:b] for a, b in made.marks] == ["在本市注册"]


def test_year_brackets_inside_an_example_are_text() -> None:
    (made,) = examples("合规 按财库〔2019〕38号执行。")
    assert made.text == "按财库〔2019〕38号执行。"


def test_version_follows_the_content() -> None:
    assert book().version == book().version
    assert book().version != book("级别 黄").version
    assert len(book().version) == 12
