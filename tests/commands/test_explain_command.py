"""biaochi explain: codes of diagnostics and of the linter."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from biaochi.cli import cli


def explained(name: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["explain", name])
    return result.exit_code, result.output


@pytest.mark.parametrize("name", ["E601", "e601"])
def test_a_code_is_explained_with_the_message_that_authors_get(name: str) -> None:
    code, shown = explained(name)
    assert code == 0
    assert shown.startswith("E601 单位不合（错误）\n")
    assert "写错的例子：" in shown
    assert "  原因：金额和百分比不能比较。" in shown


def test_a_code_whose_mistake_lies_outside_the_text_has_no_example() -> None:
    code, shown = explained("E114")
    assert code == 0
    assert "例子" not in shown


def test_a_warning_says_that_it_is_one() -> None:
    assert explained("W202")[1].startswith("W202 减去的词本来就没有（提醒）\n")


def test_a_check_of_the_linter_is_explained_too() -> None:
    code, shown = explained("L004")
    assert code == 0
    assert shown.startswith("L004 词重复")


def test_an_unknown_code_is_refused() -> None:
    code, shown = explained("E999")
    assert code == 2
    assert "没有代码「E999」" in shown
