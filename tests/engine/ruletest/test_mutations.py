"""Parts of rules that no example notices are found; parts that one notices are not reported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from rules_under_test import WHEN, checker

from biaochi.engine.ruletest import mutate, mutate_words
from biaochi.engine.ruletest.mutations import mutants

BREACH = "违规 须有【本市的驻点人员】。"


def unnoticed(folder: Path, *lines: str, when: Sequence[str] = (WHEN,)) -> list[str]:
    made = checker(folder, *lines, when=when)
    return [m.done for one in mutate(made, made.plans) for m in one.unnoticed]


def changes(folder: Path, *lines: str, when: Sequence[str] = (WHEN,)) -> list[tuple[str, str]]:
    made = checker(folder, BREACH, *lines, when=when)
    rule = made.book.rules[0]
    return [(m.done, m.advice) for m in mutants(rule, made.book.sets)]


NOTICED = [
    # what is changed, the example that notices
    ("「本市 …4 驻点人员」里 本市 后的 …4 改成 …8", "合规 须有本市的五名以上驻点人员。"),
    ("极性 要求 改成 不论", "合规 投标人无需有本市的驻点人员。"),
]


@pytest.mark.parametrize(("change", "witness"), NOTICED)
def test_an_example_that_notices_takes_a_change_off_the_list(
    change: str, witness: str, tmp_path: Path
) -> None:
    assert change in unnoticed(tmp_path, BREACH)
    assert change not in unnoticed(tmp_path, BREACH, witness)


def test_a_rule_with_all_its_witnesses_has_nothing_unnoticed(tmp_path: Path) -> None:
    witnesses = [witness for _, witness in NOTICED]
    assert unnoticed(tmp_path, BREACH, *witnesses) == []


def test_each_alternative_needs_a_breach_of_its_own(tmp_path: Path) -> None:
    both = (WHEN, "当 含 常设机构")
    assert "去掉「含 常设机构」" in unnoticed(tmp_path, BREACH, when=both)
    own = "违规 须有【常设机构】。"
    assert "去掉「含 常设机构」" not in unnoticed(tmp_path, BREACH, own, when=both)


def test_each_exception_needs_a_near_miss_that_only_it_excuses(tmp_path: Path) -> None:
    when = (WHEN, "除非 段 含 中标后", "除非 段 含 均可")
    misses = ("合规 中标后须有本市的驻点人员，外地的均可。", "合规 中标后须有本市的驻点人员。")
    found = unnoticed(tmp_path, BREACH, *misses, when=when)
    assert "去掉「除非 段 含 均可」" in found
    assert "去掉「除非 段 含 中标后」" not in found


def test_a_known_gap_is_no_witness(tmp_path: Path) -> None:
    change = "极性 要求 改成 不论"
    gap = "合规 〔已知缺口 例外还不认得〕投标人无需有本市的驻点人员。"
    assert change in unnoticed(tmp_path, BREACH, gap)


@pytest.mark.parametrize(
    ("condition", "done", "advice"),
    [
        (
            "当 含 驻点人员 且 约束 投标人、人员",
            "「约束 人员、投标人」里去掉 人员",
            "加一个违规例句：约束的是人员。",
        ),
        (
            "当 含 驻点人员 且 位置 资格、评审",
            "「位置 评审、资格」里去掉 评审",
            "加一个违规例句：写在〔评审〕里。",
        ),
        (
            "当 含 驻点人员 且 非 段 含 中标后",
            "去掉「非 段 含 中标后」",
            "加一个合规例句：别的都成立，只有「非 段 含 中标后」不成立。",
        ),
        (
            "当 含 驻点人员 且 非 段 含 中标 …6 到岗",
            "「中标 …6 到岗」里 中标 后的 …6 改成 …0",
            "加一个合规例句：中标 与 到岗 之间隔着字。",
        ),
        (
            "当 含 本市 …2-6 驻点人员",
            "「本市 …2-6 驻点人员」里 本市 后的 …2-6 改成 …6",
            "加一个合规例句：本市 与 驻点人员 之间不到 2 个字。",
        ),
        (
            "当 含 本市 近6 驻点人员",
            "「本市 近6 驻点人员」里 本市 后的 近6 改成 …6",
            "加一个违规例句：本市 与 驻点人员 次序反过来。",
        ),
    ],
)
def test_every_change_says_what_to_write(
    condition: str, done: str, advice: str, tmp_path: Path
) -> None:
    assert (done, advice) in changes(tmp_path, when=(condition,))


def test_a_change_inside_an_exception_turns_around(tmp_path: Path) -> None:
    found = dict(changes(tmp_path, "合规 甲。", when=(WHEN, "除非 段 含 中标 …6 到岗")))
    done = "「中标 …6 到岗」里 中标 后的 …6 改成 …0"
    assert found[done] == "加一个合规例句：中标 与 到岗 之间隔着字。"


def test_places_are_left_out_one_by_one_and_all_together(tmp_path: Path) -> None:
    found = dict(changes(tmp_path, when=(WHEN, "位置 资格、评审")))
    assert found["「位置 资格、评审」里去掉 评审"] == "加一个违规例句：写在〔评审〕里。"
    assert found["去掉「位置 资格、评审」"] == "加一个合规例句：同样的话写在别的位置。"


def test_a_rule_is_never_left_without_words_to_show(tmp_path: Path) -> None:
    found = dict(changes(tmp_path, when=("当 含 驻点人员 且 段 含 投标",)))
    assert "去掉「含 驻点人员」" not in found
    assert "去掉「段 含 投标」" in found


def test_a_change_stands_at_the_line_of_its_condition(tmp_path: Path) -> None:
    made = checker(tmp_path, BREACH, when=(WHEN, "当 含 常设机构"))
    lines = made.plans[0].rule.source.file
    (report,) = mutate(made, made.plans)
    at = {m.done: m.line for m in report.unnoticed}
    text = Path(lines).read_text(encoding="utf-8").splitlines()
    assert text[at["去掉「含 常设机构」"] - 1].strip() == "当 含 常设机构"


def test_words_of_a_group_that_no_example_uses(tmp_path: Path) -> None:
    when = ("当 含 本市 …4 (驻点人员|常驻人员|驻场人员)",)
    made = checker(tmp_path, BREACH, "违规 须有【本市常驻人员】。", when=when)
    found = {w for one in mutate_words(made, made.plans) for w in one.unnoticed}
    assert found == {"驻场人员"}
