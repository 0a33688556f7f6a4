"""Headings, lists and tables of contents, as a person reads them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biaochi.model.document import Document, Paragraph, Section, Table
from biaochi.parsers.flat import Flat
from biaochi.parsers.outline import build


def sections(section: Section, depth: int = 0) -> Iterator[str]:
    for child in section.children:
        if isinstance(child, Section):
            yield "  " * depth + f"{child.number}｜{child.title}"
            yield from sections(child, depth + 1)


def outline(text: str) -> str:
    root = build(Flat(line) for line in text.strip().split("\n"))
    return "\n".join(sections(root))


def tree(expected: str) -> str:
    lines = expected.strip("\n").split("\n")
    margin = len(lines[0]) - len(lines[0].lstrip())
    return "\n".join(line[margin:] for line in lines).rstrip()


def headings(text: str) -> list[str]:
    root = build(Flat(line) for line in text.strip().split("\n"))
    found: list[str] = []

    def walk(section: Section) -> None:
        for child in section.children:
            if isinstance(child, Section):
                assert child.heading is not None
                found.append(child.heading.text)
                walk(child)

    walk(root)
    return found


def test_chapters_sections_and_clauses() -> None:
    text = """
某中学课桌椅采购
第一章 招标公告
一、项目基本情况
1. 项目名称：课桌椅
2. 预算金额：30万元
二、申请人的资格要求：
1. 具有独立承担民事责任的能力；
2. 本项目的特定资格要求：无
（1）投标人须在本市注册
第二章 投标人须知
一、总则
1. 适用范围
本文件只适用于本项目。
2. 定义
2.1 采购人是指某中学。
2.2 供应商是指参加响应的人。
二、投标文件
"""
    assert outline(text) == tree("""
    第一章｜招标公告
      一、｜项目基本情况
      二、｜申请人的资格要求
    第二章｜投标人须知
      一、｜总则
        1.｜适用范围
        2.｜定义
      二、｜投标文件
    """)


@pytest.mark.parametrize(
    "line",
    [
        "（1）投标人须在本市注册",
        "1、投标保证金不得低于3万元",
        "二、投标人须满足下列条件：",
        "（一）具有独立承担民事责任的能力",
        "2.3 中标人应当自中标通知书发出之日起30日内签订合同",
        "3. 项目名称：某中学课桌椅采购",
        "第三章规定的资格条件必须全部满足",
        "附件1中的声明函须加盖公章",
        "5 年以上从业经历",
        "2.5万元以上的报价无效",
        "（二）近三年内没有重大违法记录",
        "4. 交货时间为合同签订后15日内",
    ],
)
def test_a_clause_is_no_heading(line: str) -> None:
    assert headings(f"第一章 招标公告\n{line}\n其余内容见后。") == ["第一章 招标公告"]


@pytest.mark.parametrize(
    "line",
    [
        "二、投标人资格要求",
        "2.3 评标办法",
        "3. 评分标准",
        "三、获取招标文件",
        "四、提交投标文件截止时间、开标时间和地点",
        "（二）评标委员会",
        "3.1 投标文件的组成",
        "附件2 法定代表人授权书",
        "第三节 供应商须知",
        "六、评分标准（满分100分）",
        "1.12 响应和偏差",
        "★三、实质性要求",
        "七、对本次采购提出询问，请按以下方式联系。",
    ],
)
def test_a_title_over_text_is_a_heading(line: str) -> None:
    assert headings(f"第一章 招标公告\n{line}\n其余内容见后。") == ["第一章 招标公告", line]


def test_a_list_of_names_is_no_list_of_headings() -> None:
    text = """
第五章 投标文件格式
投标文件由下列部分组成：
1. 投标函
2. 开标一览表
3. 法定代表人授权书
以上文件须加盖公章。
"""
    assert headings(text) == ["第五章 投标文件格式"]


def test_a_clause_ends_the_section_of_the_number_before_it() -> None:
    root = build(
        Flat(line)
        for line in (
            "第二章 须知",
            "3. 评分标准",
            "详见附表。",
            "4. 投标保证金不得低于3万元。",
            "保证金以转账方式缴纳。",
        )
    )
    chapter = root.children[0]
    assert isinstance(chapter, Section)
    assert [
        child.title if isinstance(child, Section) else child.text
        for child in chapter.children
        if not isinstance(child, Table)
    ] == ["评分标准", "4. 投标保证金不得低于3万元。", "保证金以转账方式缴纳。"]


def test_inner_lists_do_not_break_outer_numbers() -> None:
    text = """
第二章 须知
1. 投标文件
由下列部分组成：
1、投标函；
2、报价表；
3、授权书。
2. 开标
按时开标。
2.1 开标时间
另行通知。
2.2 开标地点
另行通知。
3. 评标
综合评分。
"""
    assert outline(text) == tree("""
    第二章｜须知
      1.｜投标文件
      2.｜开标
        2.1｜开标时间
        2.2｜开标地点
      3.｜评标
    """)


def test_parts_above_chapters_and_parts_within_a_chapter() -> None:
    above = "第一册 专用条款\n第一章 公告\n正文。\n第二册 通用条款\n第一章 总则\n正文。"
    assert outline(above) == tree("""
    第一册｜专用条款
      第一章｜公告
    第二册｜通用条款
      第一章｜总则
    """)
    within = "第一章 公告\n正文。\n第二章 合同\n第一部分 协议书\n正文。\n第二部分 通用条款\n正文。"
    assert outline(within) == tree("""
    第一章｜公告
    第二章｜合同
      第一部分｜协议书
      第二部分｜通用条款
    """)


def test_parts_of_the_bid_inside_the_chapter_on_forms() -> None:
    chapters = ["第一部分 商务", "第一章 公告", *(f"正文第{n}段。" for n in range(120))]
    forms = ["第二章 投标文件格式", "第一部分 商务文件", "投标函。", "第二部分 技术文件", "方案。"]
    root = build(Flat(line) for line in [*chapters, *forms, "第二部分 技术", "第三章 需求"])
    assert list(sections(root)) == [
        "第一部分｜商务",
        "  第一章｜公告",
        "  第二章｜投标文件格式",
        "    第一部分｜商务文件",
        "    第二部分｜技术文件",
        "第二部分｜技术",
        "  第三章｜需求",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "第一章 招标公告……1\n一、项目概况……1\n第二章 投标人须知……5",
        "第一章 招标公告\t1\n第二章 投标人须知\t5",
        "第一章 招标公告........................1\n第二章 投标人须知\n第三章 合同…………9",
        "第一章 招标公告\n第二章 投标人须知",
        "一、招标公告\n二、投标人须知",
    ],
    ids=["dots", "tabs", "one line without a page", "no pages", "other numbers"],
)
def test_a_table_of_contents_holds_no_headings(lines: str) -> None:
    first = lines.split("\n", maxsplit=1)[0].rstrip("1").rstrip("….\t")
    found = headings(f"目  录\n{lines}\n{first}\n一、项目概况\n正文。")
    assert found == ["目  录", first, "一、项目概况"]


def test_contents_keep_their_lines_under_their_title() -> None:
    root = build([Flat("目录"), Flat("第一章 公告……1"), Flat("第一章 公告"), Flat("正文。")])
    contents = root.children[0]
    assert isinstance(contents, Section)
    assert [child.text for child in contents.children if isinstance(child, Paragraph)] == [
        "第一章 公告……1"
    ]


def test_a_list_of_chapters_inside_the_text_is_no_chapter() -> None:
    text = """
第一章 总则
1. 招标文件的组成
招标文件包括：
第一章 总则
第二章 须知
第三章 需求
第四章 合同
2. 招标文件的澄清
另行通知。
第二章 须知
正文。
"""
    assert outline(text) == tree("""
    第一章｜总则
      1.｜招标文件的组成
      2.｜招标文件的澄清
    第二章｜须知
    """)


def test_styles_add_headings_without_numbers_but_make_no_clause_a_heading() -> None:
    root = build(
        [
            Flat("第三章 采购需求"),
            Flat("技术参数", hint=2),
            Flat("屏幕不小于65英寸。"),
            Flat("安装要求", look=True),
            Flat("投标人须自行勘察现场", hint=2),
            Flat("1、投标人须到场安装", hint=3),
            Flat("验收", hint=2),
            Flat("按国家标准验收。"),
        ]
    )
    assert list(sections(root)) == [
        "第三章｜采购需求",
        "  ｜技术参数",
        "    ｜安装要求",
        "  ｜验收",
    ]


def test_large_type_on_the_cover_is_no_heading() -> None:
    root = build([Flat("某某采购项目", look=True), Flat("采购人：某中学"), Flat("第一章 招标公告")])
    assert list(sections(root)) == ["第一章｜招标公告"]


def test_names_under_contacts_and_fields_of_forms_are_no_headings() -> None:
    bold = {"某学校后勤处 王某某", "□正本信封", "口副本信封", "项目名称", "售后服务"}
    text = (
        "一、联系方式：\n某学校后勤处 王某某\n010-1234\n二、其他\n□正本信封\n甲\n口副本信封\n乙\n"
        "项目名称\n丙\n售后服务\n丁"
    )
    root = build(Flat(line, look=line in bold) for line in text.split("\n"))
    assert [s.strip() for s in sections(root)] == ["一、｜联系方式", "二、｜其他", "｜售后服务"]


def test_titles_in_a_list_of_parts_are_no_headings() -> None:
    text = "一、文件\n招标文件由下列部分组成：\n招标公告\n投标人须知\n二、澄清\n可以书面提出。"
    assert headings(text) == ["一、文件", "二、澄清"]


def test_a_numbered_topic_before_its_items_is_a_heading() -> None:
    text = "第五章 采购需求\n1.包号：见附表。\n2.养护要求：\n（1）及时修剪。\n（2）定期浇水。\n3.验收标准：\n按国家标准验收。"
    assert headings(text) == ["第五章 采购需求", "2.养护要求：", "3.验收标准："]
    stated = "第五章 采购需求\n1.养护要求：及时修剪。\n2.验收标准：合格。"
    assert headings(stated) == ["第五章 采购需求"]


def test_well_known_titles_need_neither_number_nor_style() -> None:
    assert outline("某中学课桌椅招标公告\n一、项目概况\n正文。\n投标人须知前附表\n内容。") == tree("""
    ｜某中学课桌椅招标公告
      一、｜项目概况
    ｜投标人须知前附表
    """)


def test_a_computed_number_is_the_label() -> None:
    root = build([Flat("第一章 招标公告", label="第一章"), Flat("3 人员要求", label="3")])
    chapter = root.children[0]
    assert isinstance(chapter, Section) and chapter.heading is not None
    assert (chapter.number, chapter.title, chapter.heading.label) == (
        "第一章",
        "招标公告",
        "第一章",
    )
    clause = chapter.children[0]
    assert isinstance(clause, Paragraph)
    assert (clause.label, clause.heading) == ("3", 0)


PIECES = [
    "目录",
    "第一章 公告",
    "第一章 公告……3",
    "第二章 须知",
    "第二部分 合同",
    "一、总则",
    "二、开标",
    "（一）评标委员会",
    "1. 适用范围",
    "1.1 定义",
    "2. 开标",
    "2.3 评标办法",
    "3、投标人须知悉。",
    "附件1 投标函",
    "投标函",
    "技术要求",
    "投标人须在本市注册。",
    "（1）业绩；",
    "A. 说明",
    "12.3",
]


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.integers(0, 3), st.booleans()), max_size=40))
def test_nothing_is_lost_or_moved(pieces: list[tuple[str, int, bool]]) -> None:
    root = build(Flat(text, hint=hint, look=look) for text, hint, look in pieces)
    document = Document("招标文件.txt", "txt", root)
    found = [block for _, block in document.walk() if isinstance(block, Paragraph)]
    assert [block.text for block in found] == [text for text, _, _ in pieces]
    assert [block.anchor.paragraph for block in found] == list(range(1, len(pieces) + 1))
    assert all(block.text.startswith(block.label) for block in found)
