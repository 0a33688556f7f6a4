"""当 and 除非: what is written and what is compiled."""

from __future__ import annotations

import pytest
from rule_text import book, codes, loaded, phrase, rule, when, words

from biaochi.grammar.compiled import (
    And,
    Contains,
    Gap,
    Not,
    Or,
    PartyIs,
    PlaceIs,
    Scope,
    ValueKind,
)
from biaochi.model.clause import Party, Place


@pytest.mark.parametrize(
    ("written", "gaps"),
    [
        ("本市 …8 注册", (Gap(0, 8),)),
        ("本市……8 注册", (Gap(0, 8),)),
        ("本市 ...8 注册", (Gap(0, 8),)),
        ("本市 …２-１０ 注册", (Gap(2, 10),)),
        ("本市 …2—10注册", (Gap(2, 10),)),
        ("本市 近6 注册", (Gap(0, 6, ordered=False),)),
        ("本市 注册", (Gap(),)),
        ("本市 …200 注册 …0 登记", (Gap(0, 200), Gap())),
    ],
)
def test_gaps(written: str, gaps: tuple[Gap, ...]) -> None:
    assert phrase(written).gaps == gaps


@pytest.mark.parametrize(
    ("written", "filled"),
    [
        ("本市", [("本市",)]),
        ("（注册｜登记成立）", [("登记成立", "注册")]),
        ("(注册|<本地>)", [("本地", "本市", "本省", "注册")]),
        ("＜本地＞ @金额", [("本地", "本市", "本省"), ("@金额",)]),
        ("(@百分比)", [("@百分比",)]),
        ("(@地名|本市|@金额)", [("本市", "@金额", "@地名")]),
        ("(@百分比|@金额)", [("@金额", "@百分比")]),
        ('“本 市” "ＡＢＣ"', [("本市",), ("abc",)]),
        ("“Red Hat”", [("red hat",)]),
        ("或相当于 …3 非本地", [("或相当于",), ("非本地",)]),
        ("“且” “含”", [("且",), ("含",)]),
        ("近10年 …3 业绩", [("近10年",), ("业绩",)]),
        ("近三年 3.5", [("近三年",), ("3.5",)]),
    ],
)
def test_elements(written: str, filled: list[tuple[str, ...]]) -> None:
    assert words(written) == filled


def test_phrase_remembers_its_text_and_line() -> None:
    made = phrase("本市   …8\n  注册")
    assert made.text == "本市 …8 注册"
    assert made.line == 17


def test_equal_sets_are_held_once() -> None:
    made = book("当 含 (注册|登记) …3 (登记|注册)\n说明 某事。")
    first, second = made.rules[0].when.phrase.slots  # type: ignore[union-attr]
    assert first.words == second.words
    assert len(made.sets) == 1


@pytest.mark.parametrize(
    ("written", "captures"),
    [
        ("<本地> …3 注册", ("本地", "")),
        ("@金额", ("金额",)),
        ("额=@金额 地=(本市|本省) 某=<本地> 词 = 注册", ("额", "地", "某", "词")),
    ],
)
def test_captures(written: str, captures: tuple[str, ...]) -> None:
    assert tuple(s.capture for s in phrase(written).slots) == captures


def test_a_value_slot_has_a_kind_and_no_words() -> None:
    (slot,) = phrase("@期限").slots
    assert slot.value is ValueKind.DURATION
    assert slot.words is None


@pytest.mark.parametrize("scope", list(Scope))
def test_scopes(scope: Scope) -> None:
    found = when(f"含 注册 且 {scope} 含 本市")
    assert isinstance(found, And)
    assert isinstance(found.parts[1], Contains)
    assert found.parts[1].scope is scope


def test_scope_names_are_words_inside_a_phrase() -> None:
    assert words("标题 …3 行") == [("标题",), ("行",)]


def test_and_binds_closer_than_or_and_not_closest() -> None:
    found = when("含 甲 且 非 含 乙 或 含 丙")
    assert isinstance(found, Or)
    assert isinstance(found.parts[0], And)
    assert isinstance(found.parts[0].parts[1], Not)


def test_brackets_group_conditions() -> None:
    found = when("(含 甲 或 含 乙)且(位置 评审 或 约束 投标人、中标人)")
    assert isinstance(found, And)
    assert found.parts[1] == Or(
        (PlaceIs(frozenset({Place.EVALUATION})), PartyIs(frozenset({Party.BIDDER, Party.WINNER})))
    )


def test_several_conditions_are_alternatives() -> None:
    found = rule("当 含 甲\n当 含 乙\n说明 某事。").when
    assert isinstance(found, Or)
    assert len(found.parts) == 2


def test_exceptions_need_no_evidence() -> None:
    found = rule("除非 位置 合同\n除非 非 含 均可\n合规 一。\n合规 二。").unless
    assert found[0] == PlaceIs(frozenset({Place.CONTRACT}))
    assert isinstance(found[1], Not)


@pytest.mark.parametrize(
    "condition",
    ["段 含 注册", "约束 投标人", "非 含 注册", "含 甲 或 段 含 乙", "非 ( 含 甲 且 含 乙 )"],
)
def test_a_condition_must_give_evidence(condition: str) -> None:
    assert codes(loaded(f"当 {condition}\n说明 某事。")) == ["E403"]


def test_deep_brackets_do_no_harm() -> None:
    deep = "(" * 3000 + "含 注册" + ")" * 3000
    assert isinstance(when(deep), Contains)


def test_deep_negation_is_refused() -> None:
    assert codes(loaded("当 含 甲 且 " + "非 " * 3000 + "含 乙\n说明 某事。")) == ["E119"]
