"""The scoring tables on the terminal."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from biaochi.engine.reading import read
from biaochi.model.anchor import Anchor
from biaochi.model.clause import Clause
from biaochi.model.document import Document, Paragraph, Section
from biaochi.model.scoring import ScorePart, ScoreRow, ScoreTable
from biaochi.reports.scores import score_list
from biaochi.reports.wrap import cells

LONG = "拟投入本项目的项目负责人及主要管理人员的配备情况和同类项目经验以及各专业人员持证上岗情况、团队稳定性和应急替补安排"


def said() -> tuple[Clause, ...]:
    places = (Anchor(1, page=12, table=4, row=2, column=3), Anchor(2), Anchor(3, page=13))
    paragraphs = tuple(Paragraph(f"第{a.paragraph}句", a) for a in places)
    return read(Document("例", "text", Section(0, "", "", None, paragraphs))).clauses


SCHEME = ScoreTable(
    rows=(
        ScoreRow(
            "投标报价", ("价格部分",), Decimal("30.0"), "最低者满分", (0,), (0,), (), price=True
        ),
        ScoreRow(LONG, ("技术部分", "人员"), Decimal(60), "", (1,), (), ()),
    ),
    parts=(ScorePart("技术部分", Decimal(70), (1,), 1),),
    stated=Decimal(100),
    stated_at=2,
    lots=("包1",),
)


def test_factors_points_and_sum() -> None:
    assert score_list((SCHEME,), said()) == (
        "评分表（包1）\n"
        "────────────────────────────────────────\n"
        "  分值  评分因素                                          位置\n"
        "        价格部分\n"
        "    30    投标报价〔价格〕                                第12页 表4 第2行第3列\n"
        "        技术部分 › 人员\n"
        "    60    拟投入本项目的项目负责人及主要管理人员的配备情  第2段\n"
        "          况和同类项目经验以及各专业人员持证上岗情况、…\n"
        "────────────────────────────────────────\n"
        "    90  合计，2 行\n"
        "    30  其中价格\n"
        "   100  文件写明的总分，第13页，与合计不一致\n"
        "        「技术部分」写明 70 分，各行相加 60 分\n"
    )


def test_no_line_is_wider_than_the_terminal() -> None:
    many = replace(SCHEME, lots=tuple(f"采购包{n}" for n in range(40)))
    wide = score_list((many, SCHEME), said()).splitlines()
    assert max(map(cells, wide)) <= 80
    assert wide[0].startswith("评分表 1（采购包0、采购包1、")
    assert "评分表 2（包1）" in wide


def test_rows_without_points_are_named_as_such() -> None:
    blank = replace(
        SCHEME, rows=(ScoreRow("方案", (), None),), parts=(), stated=None, stated_at=None
    )
    printed = score_list((blank,), said())
    assert "     —  方案\n" in printed
    assert "     0  合计，1 行（1 行没有写分值）\n" in printed


def test_a_document_without_scores() -> None:
    assert score_list((), ()) == "没有找到评分表。\n"
