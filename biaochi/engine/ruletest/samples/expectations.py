"""某名.样例.期望: which findings a whole document must give, one a line, written by hand or renewed.

# 注释
判定日 2026-03-02
制度 政府采购法
地域.注册地  【在本市注册】
品牌.指定  【某牌】【某型号】  〔二、采购需求〕
已知缺口 业绩.特定行业  【…】  分写在两格里的还读不出
无                                  （没有应报的）
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from biaochi.model.regime import Regime

SUFFIX = ".期望"
NONE = "无"
GAP = "已知缺口"
DAY = "判定日"
REGIME = "制度"
_LINE = re.compile(
    rf"(?:(?P<gap>{GAP})\s+)?(?P<rule>[^\s【】〔〕]+)\s*(?P<words>(?:【[^】]*】\s*)*)"
    r"(?:〔(?P<heading>[^〕]*)〕)?\s*(?P<rest>.*)"
)
_WORDS = re.compile("【([^】]*)】")


@dataclass(frozen=True, slots=True)
class Expected:
    """One finding that must come: the rule, the offending words, and, if given, a heading above it.

    With a `gap_reason` it is known not to come yet. `line` counts from 1.
    """

    rule: str
    words: tuple[str, ...]
    heading: str = ""
    gap_reason: str = ""
    line: int = 0

    def written(self) -> str:
        """The line of a finding that comes."""
        heading = f"  〔{self.heading}〕" if self.heading else ""
        words = "".join(f"【{w}】" for w in self.words)
        return f"{self.rule}  {words}".rstrip() + heading


@dataclass(frozen=True, slots=True)
class Wrong:
    """A line that cannot be read, and why."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Expectations:
    """All that a file of expectations says; `wrong` are the lines that make no sense."""

    entries: tuple[Expected, ...] = ()
    as_of: dt.date | None = None
    regime: Regime | None = None
    wrong: tuple[Wrong, ...] = ()


def read_expectations(text: str) -> Expectations:
    """What the lines say; wrong ones are collected, so that all are shown at once."""
    reader = _Reader()
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        words = line.strip()
        if words and not words.startswith("#"):
            message = reader.line(number, words)
            reader.wrong += [Wrong(number, message)] if message else []
    if reader.none and reader.entries:
        reader.wrong.append(Wrong(reader.none, "写了「无」，又列了应报的：留一样。"))
    return Expectations(tuple(reader.entries), reader.as_of, reader.regime, tuple(reader.wrong))


@dataclass(slots=True)
class _Reader:
    """What has been read so far; `none` is the line that says 无."""

    entries: list[Expected] = field(default_factory=list)
    as_of: dt.date | None = None
    regime: Regime | None = None
    none: int = 0
    wrong: list[Wrong] = field(default_factory=list)

    def line(self, number: int, words: str) -> str:
        """Take one line; the result is what is wrong with it, empty where nothing is."""
        key, *rest = words.split(maxsplit=1)
        value = rest[0] if rest else ""
        if words == NONE:
            self.none = number
            return ""
        if key == DAY:
            self.as_of = _day(value)
            return "" if self.as_of else f"「{value}」不是一个日期，写成 {DAY} 2026-03-02。"
        if key == REGIME:
            self.regime = next((r for r in Regime if str(r) == value), None)
            known = "、".join(Regime)
            return "" if self.regime else f"「{value}」不是一种制度，可以写：{known}。"
        return self._entry(number, words)

    def _entry(self, number: int, words: str) -> str:
        match = _LINE.fullmatch(words)
        if match is None:
            return "读不懂，写成：规则名  【原文】；没有应报的写：无。"
        rest = match["rest"].strip()
        if match["gap"] and not rest:
            return "已知缺口要写原因，写成：已知缺口 规则名 【原文】 原因。"
        if rest and not match["gap"]:
            return f"「{rest}」多余；行尾只能写〔标题〕。"
        marked = tuple(_WORDS.findall(match["words"]))
        heading = (match["heading"] or "").strip()
        self.entries.append(Expected(match["rule"], marked, heading, rest, number))
        return ""


def _day(value: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        return None
