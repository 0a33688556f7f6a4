"""Results made by hand, so that reports can be tested without parsing or matching anything.

The tender is invented: 青禾市 (no such place) buys furniture for a school.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from biaochi.model.anchor import Anchor, Box
from biaochi.model.clause import Clause, Party, Place, Span
from biaochi.model.document import (
    Cause,
    Cell,
    Document,
    Notice,
    Paragraph,
    Section,
    Table,
    Unreadable,
)
from biaochi.model.finding import (
    Breach,
    Checked,
    Finding,
    Level,
    RuleVerdict,
    Verdict,
)
from biaochi.model.folding import fold
from biaochi.model.law import Citation, Provision
from biaochi.model.regime import Regime

ART_32 = Citation(
    "《中华人民共和国招标投标法实施条例》",
    Provision(32, 2, 7),
    "《中华人民共和国招标投标法实施条例》第三十二条第二款第（七）项",
    "不能用所有制或者组织形式把潜在投标人挡在门外",
    "国务院令第613号",
)
ART_20 = Citation(
    "《中华人民共和国政府采购法实施条例》",
    Provision(20, 0, 8),
    "《中华人民共和国政府采购法实施条例》第二十条第（八）项",
    "不得以其他不合理条件限制或者排斥供应商",
    "国务院令第658号",
)
NOTICE = Citation(
    "《青禾市公平竞争审查办法》",
    Provision(5),
    "《青禾市公平竞争审查办法》第五条",
    "评分不得偏向本地业绩",
    "",
    verified=False,
)


class Writer:
    """Hands out paragraphs with running numbers, as a parser does."""

    def __init__(self, page: int | None = 1) -> None:
        self.count = 0
        self.page = page

    def say(self, text: str, label: str = "", heading: int = 0, **place: int) -> Paragraph:
        self.count += 1
        anchor = Anchor(self.count, page=self.page, **place)
        return Paragraph(label + text, anchor, label, heading)

    def cell(self, text: str, row: int, column: int, rows: int = 1, columns: int = 1) -> Cell:
        paragraph = self.say(text, table=1, row=row, column=column)
        return Cell(row, column, (paragraph,), rows, columns)


def clause_of(
    paragraph: Paragraph,
    text: str | None = None,
    place: Place = Place.QUALIFICATION,
    lead: tuple[str, ...] = (),
) -> Clause:
    """The clause of a paragraph that reads `text`; the whole paragraph by default."""
    start = 0 if text is None else paragraph.text.index(text)
    end = len(paragraph.text) if text is None else start + len(text)
    folded = fold(paragraph.text[start:end])
    return Clause(paragraph.anchor.paragraph, paragraph, start, end, folded, place, lead=lead)


def breach(
    clause: Clause,
    words: tuple[str, ...],
    rule: str,
    title: str,
    level: Level = Level.RED,
    **more: object,
) -> Breach:
    """A breach by these words of a clause, at their first occurrence in it."""
    starts = [clause.paragraph.text.index(w, clause.start) for w in words]
    spans = tuple(Span(s, s + len(w)) for s, w in zip(starts, words, strict=True))
    plain = Breach(
        rule,
        title,
        level,
        Verdict.BREACH,
        Party.BIDDER,
        spans,
        "要求了与履约无关的条件。",
        "删除该项要求。",
        (ART_32,),
    )
    return replace(plain, **more)


def finding(clause: Clause, *breaches: Breach, section: tuple[str, ...] = ()) -> Finding:
    """A finding whose fingerprint follows from its clause number."""
    return Finding(clause, section, breaches, f"{clause.index:016x}")


def paragraph_finding(
    text: str, *words: str, rule: str = "地域.注册地", level: Level = Level.RED
) -> tuple[Paragraph, Finding]:
    """One paragraph that is one clause with one breach."""
    paragraph = Paragraph(text, Anchor(1, page=1))
    clause = clause_of(paragraph)
    return paragraph, finding(clause, breach(clause, words, rule, "要求在特定区域注册", level))


def checked(
    root: Section,
    findings: tuple[Finding, ...] = (),
    *,
    source: str = "招标文件.docx",
    notices: tuple[Notice, ...] = (),
    verdicts: tuple[RuleVerdict, ...] = (),
) -> Checked:
    """A result judged on a fixed day under 招标投标法."""
    document = Document(source, source.rsplit(".", 1)[-1], root, 12, notices)
    return Checked(
        document,
        dt.date(2026, 3, 2),
        "文件载明的公告日期",
        (Regime.TENDERING,),
        findings,
        verdicts,
        "4f2a9c01be77",
    )


def of_paragraph(text: str, *words: str, source: str = "招标文件.docx") -> Checked:
    """A document of one paragraph with one finding."""
    paragraph, found = paragraph_finding(text, *words)
    return checked(Section(0, "", "", None, (paragraph,)), (found,), source=source)


def furniture() -> Checked:
    """A whole tender: three chapters, a scoring table with merged cells, five findings."""
    write = Writer()
    notice = Section(
        1,
        "第一章",
        "招标公告",
        write.say("招标公告", "第一章 ", 1),
        (
            write.say(
                "青禾市第二中学课桌椅采购项目已具备招标条件，现邀请符合条件的投标人参加投标。"
            ),
            write.say("投标保证金：人民币捌万元整。", "二、"),
        ),
    )
    deposit = notice.children[1]
    write.page = 3
    heading = write.say("投标人须知", "第二章 ", 1)
    sub = write.say("投标人资格要求", "三、", 2)
    lead = write.say("有下列情形之一的，投标无效：", "3.1 ")
    outside = write.say("未在青禾市注册并缴纳税款的；", "（1）")
    late = write.say("未按时送达投标文件的。", "（2）")
    staff = write.say(
        "投标人应为国有企业或注册资本不低于五百万元，并具有青禾市教育系统同类项目业绩三项以上，"
        "拟派项目经理须在青禾市连续缴纳社会保险满十二个月。",
        "3.2 ",
    )
    chapter_two = Section(
        1,
        "第二章",
        "投标人须知",
        heading,
        (Section(2, "三、", "投标人资格要求", sub, (lead, outside, late, staff)),),
    )
    write.page = 7
    chapter_three, scored, samples = _evaluation(write)
    clauses = {
        "deposit": clause_of(deposit, place=Place.NOTICE),
        "outside": clause_of(outside, place=Place.REJECTION, lead=("有下列情形之一的,投标无效:",)),
        "staff": clause_of(staff),
        "scored": clause_of(scored, place=Place.EVALUATION),
        "samples": clause_of(samples, place=Place.EVALUATION),
    }
    return checked(
        Section(0, "", "", None, (notice, chapter_two, chapter_three)),
        _findings(clauses),
        source="青禾二中/课桌椅招标文件.docx",
        notices=(Notice(Cause.NO_TEXT, "平面布置图", 9),),
        verdicts=_verdicts(),
    )


def _evaluation(write: Writer) -> tuple[Section, Paragraph, Paragraph]:
    heading = write.say("评标办法", "第三章 ", 1)
    intro = write.say("评标采用综合评估法，满分100分。")
    header = (
        write.cell("评审因素", 1, 1, columns=2),
        write.cell("分值", 1, 3),
        write.cell("评分标准", 1, 4),
    )
    first = (
        write.cell("商务", 2, 1, rows=2),
        write.cell("同类业绩", 2, 2),
        write.cell("6", 2, 3),
        write.cell("每有一个青禾市内同类业绩得2分，最多得6分；其他地区业绩不得分。", 2, 4),
    )
    second = (
        write.cell("样品", 3, 2),
        write.cell("5", 3, 3),
        write.cell("样品优于同档次进口品牌的得5分，否则不得分。", 3, 4),
    )
    third = (
        write.cell("价格", 4, 1, columns=2),
        write.cell("30", 4, 3),
        write.cell("以最低有效报价为基准价。", 4, 4),
    )
    table = Table(1, (header, first, second, third), 1)
    scored, sampled = first[3].blocks[0], second[2].blocks[0]
    assert isinstance(scored, Paragraph)
    assert isinstance(sampled, Paragraph)
    return Section(1, "第三章", "评标办法", heading, (intro, table)), scored, sampled


def _findings(clauses: dict[str, Clause]) -> tuple[Finding, ...]:
    chapter = ("第二章 投标人须知", "三、投标人资格要求")
    third = ("第三章 评标办法",)
    c = clauses
    deposit = breach(
        c["deposit"],
        ("捌万元整",),
        "保证金.投标.超限",
        "投标保证金超过估算价的2%",
        Level.YELLOW,
        verdict=Verdict.SUSPECT,
        question="招标项目估算价是否不低于400万元？",
        message="投标保证金为捌万元，文件没有写明估算价。",
        suggestion="写明估算价，或降低保证金。",
    )
    outside = breach(
        c["outside"],
        ("未在青禾市注册",),
        "地域.注册地",
        "要求投标人在特定区域注册",
        message="要求投标人在「青禾市」注册，排斥了外地企业。",
        suggestion="删除注册地要求；确需就近服务的，可约定中标后的响应时限。",
        citations=(ART_32, ART_20),
    )
    owner = breach(c["staff"], ("应为国有企业",), "所有制.限定", "限定投标人的所有制形式")
    local = breach(
        c["staff"],
        ("青禾市教育系统同类项目业绩",),
        "业绩.特定区域行业",
        "要求特定区域或特定行业的业绩",
        Level.YELLOW,
    )
    social = breach(
        c["staff"],
        ("在青禾市连续缴纳社会保险",),
        "地域.社保",
        "要求在特定区域缴纳社保",
        Level.BLUE,
        verdict=Verdict.SUSPECT,
        question="是否允许分支机构代缴？",
    )
    scored = breach(
        c["scored"],
        ("青禾市内同类业绩得2分", "其他地区业绩不得分"),
        "业绩.本地加分",
        "以特定区域的业绩加分",
        citations=(NOTICE,),
    )
    brand = breach(c["samples"], ("进口品牌",), "品牌.对标", "以品牌档次评分", Level.BLUE)
    return (
        finding(c["deposit"], deposit, section=("第一章 招标公告",)),
        finding(c["outside"], outside, section=chapter),
        finding(c["staff"], owner, local, social, section=chapter),
        finding(c["scored"], scored, section=third),
        finding(c["samples"], brand, section=third),
    )


def _verdicts() -> tuple[RuleVerdict, ...]:
    def ended(verdict: Verdict, *rules: str, cause: str = "") -> list[RuleVerdict]:
        return [RuleVerdict(r, verdict, cause) for r in rules]

    return (
        *ended(
            Verdict.BREACH,
            "地域.注册地",
            "所有制.限定",
            "业绩.特定区域行业",
            "业绩.本地加分",
            "品牌.对标",
        ),
        *ended(Verdict.SUSPECT, "保证金.投标.超限", "地域.社保"),
        *ended(Verdict.CLEAR, "地域.纳税", "时限.文件发售"),
        *ended(Verdict.UNCHECKED, "时限.等标期", "时限.开标", cause="文件没有写明投标截止时间"),
        *ended(Verdict.UNCHECKED, "价格分.权重", cause="评分表分值无法合计"),
        *ended(Verdict.NOT_APPLICABLE, "采购意向.公开", cause="只适用于政府采购法"),
    )


def scan() -> Unreadable:
    """A scanned file without text."""
    return Unreadable(
        "青禾二中/扫描件.pdf",
        Cause.NO_TEXT,
        "文件是扫描件，没有文字可读。",
        "请用可编辑的原稿，或先做文字识别。",
    )


def with_region(result: Checked) -> Checked:
    """The same result, its first finding with a box on the page, as PDF gives it."""
    first, *rest = result.findings
    paragraph = first.clause.paragraph
    anchor = replace(paragraph.anchor, boxes=(Box(1, 72.0, 90.5, 410.0, 104.5),))
    clause = replace(first.clause, paragraph=replace(paragraph, anchor=anchor))
    return replace(result, findings=(replace(first, clause=clause), *rest))
