"""Small rule books with a statute, facts and thresholds of their own, and documents of a few lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from biaochi.engine.matching.check import Checker, Judging
from biaochi.grammar.diagnostics import render
from biaochi.grammar.loader import compile_text
from biaochi.model.anchor import Anchor
from biaochi.model.document import Cause, Cell, Document, Notice, Paragraph, Section, Table
from biaochi.model.finding import Checked, Finding, Verdict
from biaochi.model.regime import Regime
from biaochi.parsers.outline import build
from biaochi.parsers.text import text_blocks

LAW = """
法规 《示例法》
  位阶 法律
  文号 示例第1号
  发布 示例机关
  施行 2012-02-01
  核对 已核
  结构 1
  要旨 第一条 示例
"""
FACTS = """
要素 预算  预算金额
  类型 金额
  标签 预算金额
  分包 是
要素 限价  最高限价
  类型 金额
  标签 最高限价
  分包 是
要素 保证金  投标保证金
  类型 金额
  标签 投标保证金
  分包 是
要素 开始  开始发售招标文件
  类型 日期
  标签 发售时间
要素 截止  投标截止时间
  类型 日期
  标签 投标截止时间
要素 有效期  投标有效期
  类型 期限
  标签 投标有效期
要素 方式  采购方式
  类型 选项
  取值 公开招标 当 含 采购方式：公开招标
  取值 竞争性磋商 当 含 采购方式：竞争性磋商
阈值 比例上限  保证金占预算的比例
  类型 百分比
  方向 上限
  依据 《示例法》第一条
  取值 5% 2024-12-31 止
  取值 2% 2025-01-01 起
"""
EMPTY_PAGES = ("第九章 附录", *["本页没有内容。"] * 60)
NOTICE = "第一章 招标公告\n\n"


def rule(when: str = "", *fields: str, name: str = "试.一条") -> str:
    """A rule with this 当 and these further fields; it takes what it needs from a right one."""
    given = {f.split(maxsplit=1)[0] for f in fields}
    law, example = "依据 《示例法》第一条", "违规 句。" if "应在" in given else "违规 【句】。"
    usual = ("级别 红", law, "说明 「{原文}」。", "建议 改正。", example)
    lines = [f for f in usual if f.split(maxsplit=1)[0] not in given]
    lines += [f"当 {when}"] if when else []
    # Near misses that a rule with exceptions must have are of no use here.
    lines += ["合规 无关。" for f in fields if f.startswith("除非")]
    return "\n".join([f"规则 {name}  试", *(f"  {line}" for line in (*lines, *fields))]) + "\n"


def missing(when: str, *fields: str, name: str = "试.缺") -> str:
    """A rule about words that are missing from the 须知."""
    return rule(when, "应在 须知", *fields, name=name)


def checker(*rules: str) -> Checker:
    """The rules, with the statute, facts and thresholds of this module."""
    loaded = compile_text("\n".join((LAW, FACTS, *rules)))
    assert loaded.book is not None, "\n".join(render(d) for d in loaded.diagnostics)
    return Checker(loaded.book)


def prose(text: str, unread: bool = False) -> Document:
    """A document of paragraphs; `unread` says that a page could not be read.

    Pages that say nothing stand at its end: of a mere fragment nothing is said to be missing.
    """
    notices = (Notice(Cause.NO_TEXT, "第 3 页", 3),) if unread else ()
    blocks = build(text_blocks("\n\n".join((text, *EMPTY_PAGES))))
    return Document("例.txt", "text", blocks, notices=notices)


def check(
    rules: str | Sequence[str],
    text: str | Document,
    day: str = "2026-01-05",
    unread: bool = False,
) -> Checked:
    """Check a text (paragraphs with blank lines between them) or a document."""
    document = prose(text, unread) if isinstance(text, str) else text
    made = checker(*([rules] if isinstance(rules, str) else rules))
    judging = Judging(dt.date.fromisoformat(day), "", frozenset({Regime("招标投标法")}))
    return made.check(document, judging)


def marked(checked: Checked) -> list[str]:
    """The marked words of each finding, … between its stretches."""
    return [marked_in(f) for f in checked.findings]


def marked_in(finding: Finding) -> str:
    """The marked words of one finding."""
    text = finding.clause.paragraph.text
    return "…".join(text[s.start : s.end] for s in finding.spans)


def messages(checked: Checked) -> list[str]:
    """What each breach says."""
    return [b.message for f in checked.findings for b in f.breaches]


def ends(checked: Checked) -> dict[str, tuple[Verdict, str]]:
    """How each rule ends, and why where it says so."""
    return {v.rule: (v.verdict, v.cause) for v in checked.verdicts}


def end(checked: Checked) -> tuple[Verdict, str]:
    """How the only rule ends."""
    (one,) = ends(checked).values()
    return one


def table(heading: str, *rows: str, before: str = "", after: str = "") -> Document:
    """A section with one table, `甲｜乙` a row, the first row its header; sections around it."""
    parts = (before and f"# {before}", f"# {heading}", "\n".join(rows), after and f"# {after}")
    return laid_out("\n\n".join(filter(None, parts)))


def laid_out(text: str) -> Document:
    """A document of blocks with blank lines between them: `# 标题`, rows of a table, paragraphs."""
    sections: list[tuple[Paragraph, list[Paragraph | Table]]] = []
    number = tables = 0

    def paragraph(words: str, level: int = 0, at: tuple[int, int] | None = None) -> Paragraph:
        nonlocal number
        number += 1
        row, column = at or (None, None)
        anchor = Anchor(number, table=tables if at else None, row=row, column=column)
        return Paragraph(words, anchor, heading=level)

    for block in text.strip().split("\n\n"):
        if block.startswith("# "):
            sections.append((paragraph(block[2:], 1), []))
        elif "｜" in block:
            tables += 1
            cells = tuple(
                tuple(
                    Cell(r, c, (paragraph(words, at=(r, c)),))
                    for c, words in enumerate(row.split("｜"), 1)
                )
                for r, row in enumerate(block.split("\n"), 1)
            )
            sections[-1][1].append(Table(tables, cells, 1))
        else:
            sections[-1][1].append(paragraph(block))
    made = tuple(Section(1, "", h.text, h, tuple(inside)) for h, inside in sections)
    return Document("例.docx", "docx", Section(0, "", "", None, made))
