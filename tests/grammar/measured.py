"""A right file with facts and thresholds of every unit, for conditions that reckon with them."""

from __future__ import annotations

from rule_text import PREAMBLE, rule_with

from biaochi.grammar.compiled import Condition
from biaochi.grammar.diagnostics import render
from biaochi.grammar.loader import Loaded, compile_text

FACTS = """
要素 预算  预算金额
  类型 金额
  标签 预算
要素 限价  最高限价
  类型 金额
  标签 限价
要素 比例  保证金比例
  类型 百分比
  标签 比例
要素 开始  发售开始
  类型 日期
  标签 开始
要素 截止  投标截止
  类型 日期
  标签 截止
要素 有效期  投标有效期
  类型 期限
  标签 有效期
要素 家数  投标人家数
  类型 数量
  标签 家数
要素 总分  评分总分
  类型 分值
  标签 总分
要素 名称  项目名称
  类型 文字
  标签 名称
要素 方式  采购方式
  类型 选项
  取值 公开招标 当 含 公开招标
  取值 竞争性磋商 当 含 竞争性磋商
阈值 上限  比例的上限
  类型 百分比
  方向 上限
  依据 《甲法》第一条
  取值 2%
阈值 期限  期间的下限
  类型 期限
  方向 下限
  依据 《甲法》第一条
  取值 20日
"""


def with_condition(condition: str, keyword: str = "当") -> Loaded:
    """The file whose rule has this condition; a 适用 stands beside the rule's own 当."""
    fields = f"{keyword} {condition}"
    if keyword == "当":
        # Not every condition shows a place: what is expected somewhere may be said or not.
        loaded = compile_text(_file(f"{fields}\n说明 违规。\n应在 须知"))
        if "E410" not in {d.code for d in loaded.diagnostics}:
            return loaded
        fields += "\n说明 违规。"
    return compile_text(_file(fields))


def _file(fields: str) -> str:
    return f"{PREAMBLE}\n{rule_with(fields)}\n{FACTS}"


def compiled(condition: str) -> Condition:
    """The compiled condition, which must be right."""
    loaded = with_condition(condition)
    assert loaded.book is not None, "\n".join(render(d) for d in loaded.diagnostics)
    return loaded.book.rules[0].when


def noted(condition: str) -> list[tuple[str, str]]:
    """Code and cause of every mistake in a condition."""
    return [(d.code, d.cause) for d in with_condition(condition).diagnostics]
