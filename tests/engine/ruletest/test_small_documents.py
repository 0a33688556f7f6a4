"""Examples become the small documents that their authors mean."""

from __future__ import annotations

from pathlib import Path

from rules_under_test import checker

from biaochi.engine.ruletest.small import Small, small_document
from biaochi.model.document import Paragraph, Section, Table


def small(folder: Path, line: str) -> tuple[Small, str]:
    rule = checker(folder, line).book.rules[0]
    return small_document(rule, rule.examples[0]), rule.examples[0].text


def outline(made: Small) -> list[tuple[str, list[str]]]:
    """Each section with what stands in it; a table as its rows."""
    sections = [s for s in made.document.root.children if isinstance(s, Section)]
    return [(s.title, [t for c in s.children for t in shown(c)]) for s in sections]


def shown(block: Section | Paragraph | Table) -> list[str]:
    if isinstance(block, Table):
        return ["｜".join(cell.text for cell in row) for row in block.rows]
    assert isinstance(block, Paragraph)
    return [block.text]


def test_paragraphs_stay_in_their_section(tmp_path: Path) -> None:
    made, _ = small(tmp_path, "违规 〔资格〕【甲】。〔段〕乙。")
    assert outline(made) == [("投标人资格要求", ["甲。", "乙。"])]


def test_a_title_or_place_opens_a_section(tmp_path: Path) -> None:
    made, _ = small(tmp_path, "违规 【甲】。〔标题 三、其他〕乙。〔合同〕丙。")
    assert outline(made) == [
        ("第二章 投标人须知", ["甲。"]),
        ("三、其他", ["乙。"]),
        ("合同条款", ["丙。"]),
    ]


def test_a_lead_announces_its_paragraph(tmp_path: Path) -> None:
    made, _ = small(tmp_path, "违规 【甲】。〔引导 须符合下列条件：〕乙。")
    assert outline(made)[0][1] == ["甲。", "须符合下列条件：", "（1）乙。"]


def test_rows_with_one_header_form_one_table(tmp_path: Path) -> None:
    made, _ = small(
        tmp_path,
        "违规 〔表 因素｜标准〕【价】｜40〔表 因素｜标准〕质｜60〔表 名称｜数量〕桌｜2〔段〕完。",
    )
    assert outline(made)[0][1] == ["因素｜标准", "价｜40", "质｜60", "名称｜数量", "桌｜2", "完。"]
    tables = [c for s in made.document.root.children if isinstance(s, Section) for c in s.children]
    assert [t.number for t in tables if isinstance(t, Table)] == [1, 2]


def test_every_printed_paragraph_leads_back_to_the_example(tmp_path: Path) -> None:
    made, text = small(tmp_path, "违规 【甲】。〔引导 如下：〕乙。〔表 名｜数〕桌｜12")
    found = {}
    for _, block in made.document.walk():
        cells = [c for row in block.rows for c in row] if isinstance(block, Table) else []
        inner = [b for c in cells for b in c.blocks] if cells else [block]
        for one in inner:
            assert isinstance(one, Paragraph)
            start = made.starts.get(one.anchor.paragraph)
            if start is not None:
                own = one.text.removeprefix(one.label)
                begin = start + len(one.label)
                found[own] = text[begin : begin + len(own)]
    assert found == {word: word for word in ("甲。", "乙。", "桌", "12")}
