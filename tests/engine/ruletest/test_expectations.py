"""Files of expectations: what their lines say, and what is said of lines that say nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from biaochi.engine.ruletest.samples.expectations import Expected, read_expectations
from biaochi.model.regime import Regime


def test_one_finding_a_line() -> None:
    read = read_expectations(
        "# 注释\n判定日 2026-03-02\n制度 政府采购法\n\n"
        "地域.注册地  【在本市注册】\n"
        "品牌.指定 【甲牌】【乙牌】  〔二、采购需求〕\n"
        "已知缺口 业绩.客户 【三份】 分写在两格里\n"
        "保证金.缺 \n"
    )
    assert read.entries == (
        Expected("地域.注册地", ("在本市注册",), line=5),
        Expected("品牌.指定", ("甲牌", "乙牌"), "二、采购需求", line=6),
        Expected("业绩.客户", ("三份",), "", "分写在两格里", 7),
        Expected("保证金.缺", (), line=8),
    )
    assert (read.as_of, read.regime, read.wrong) == (
        dt.date(2026, 3, 2),
        Regime("政府采购法"),
        (),
    )


def test_none_means_that_nothing_may_be_found() -> None:
    assert read_expectations("\ufeff无\n") == read_expectations("# 什么也没有\n")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("判定日 2026-02-30", 1, "不是一个日期"),
        ("判定日", 1, "不是一个日期"),
        ("制度 建筑法", 1, "招标投标法"),
        ("\n地域.注册地 【在本市】 第三页", 2, "行尾只能写〔标题〕"),
        ("已知缺口 地域.注册地 【在本市】", 1, "要写原因"),
        ("【在本市】", 1, "规则名"),
        ("无\n地域.注册地 【在本市】", 1, "留一样"),
    ],
)
def test_a_line_that_makes_no_sense_is_named(text: str, line: int, words: str) -> None:
    (wrong,) = read_expectations(text).wrong
    assert wrong.line == line
    assert words in wrong.message


@pytest.mark.parametrize("line", ["甲.乙  【丙】【丁】  〔一、戊〕", "甲.乙  【丙】", "甲.乙"])
def test_a_finding_is_written_as_it_is_read(line: str) -> None:
    (entry,) = read_expectations(line).entries
    assert entry.written() == line
