"""`# 不查 代码 理由`: what has been thought about is not said again."""

from __future__ import annotations

from lint_text import causes, codes

UNQUOTED = "说明 要求在本地注册。"


def test_a_reason_silences_a_remark_of_its_declaration() -> None:
    assert codes(f"# 不查 L030 两个字就是原文\n{UNQUOTED}") == []


def test_not_those_of_other_declarations() -> None:
    # The comment stands right above 规则 地域.另一条.
    second = "# 不查 L030 两个字就是原文\n规则 地域.另一条  另一条规则\n  级别 红\n  依据 《甲法》第一条\n  当 含 <本地> …8 纳税\n  说明 纳税。\n  建议 删去。\n  违规 在【本市纳税】。"
    assert codes(f"{UNQUOTED}\n{second}") == ["L030"]


def test_several_codes_in_one_line() -> None:
    assert codes("# 不查 L030、L031 试试看\n说明 要求在本地注册。") == ["L050"]
    assert (
        causes("# 不查 L030、L031 试试看\n说明 要求在本地注册。", "L050") == []
    )  # L030 was not run


def test_without_a_reason_it_does_not_count() -> None:
    assert sorted(codes(f"# 不查 L030\n{UNQUOTED}")) == ["L030", "L050"]


def test_one_that_silences_nothing_is_reported() -> None:
    assert causes("# 不查 L030 已经改好\n说明 「{原文}」。", "L") == ["L030 在这里没有报。"]
    assert causes("# 不查 L999 没有这一项\n说明 「{原文}」。", "L050") == ["没有「L999」这一项。"]
