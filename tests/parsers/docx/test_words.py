"""What counts as text in a Word file, and what does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_file import lines, p, r, read, row, table, tables

from biaochi.model.document import Section

DELETED = '<w:del w:id="1"><w:r><w:delText>三十日</w:delText></w:r></w:del>'
INSERTED = '<w:ins w:id="2"><w:r><w:t>六十日</w:t></w:r></w:ins>'


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        (p("付款期限为", DELETED, INSERTED, "。"), "付款期限为六十日。"),
        (p("甲", "<w:moveFrom><w:r><w:t>乙</w:t></w:r></w:moveFrom>", "丙"), "甲丙"),
        (p("甲", "<w:moveTo><w:r><w:t>乙</w:t></w:r></w:moveTo>", "丙"), "甲乙丙"),
        (p("<w:ins><w:del><w:r><w:t>乙</w:t></w:r></w:del></w:ins>", "丙"), "丙"),
        (p("须在本", "<w:r><w:br/></w:r>", "市注册"), "须在本\n市注册"),
        (p("甲", '<w:r><w:br w:type="page"/></w:r>', "乙"), "甲乙"),
        (p("甲", "<w:r><w:tab/></w:r>", "乙", "<w:r><w:cr/></w:r>", "丙"), "甲\t乙\n丙"),
        (p("1", "<w:r><w:noBreakHyphen/></w:r>", "2", "<w:r><w:softHyphen/></w:r>"), "1-2"),
        (p("见", '<w:hyperlink w:anchor="x"><w:r><w:t>附件</w:t></w:r></w:hyperlink>'), "见附件"),
        (p("<w:smartTag><w:r><w:t>本市</w:t></w:r></w:smartTag>", "注册"), "本市注册"),
        (p("<w:sdt><w:sdtContent><w:r><w:t>填写</w:t></w:r></w:sdtContent></w:sdt>"), "填写"),
        (p("第", field(" PAGEREF a \\h ", "3"), "页"), "第3页"),
        (p("共", '<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>9</w:t></w:r></w:fldSimple>'), "共9"),
        (p("甲", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>仅限本市</w:t></w:r>"), "甲仅限本市"),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "是"), "☑是"),
        (p('<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>', "否"), "□否"),
        (p('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "5"), "≥5"),
        (p('<w:r><w:sym w:font="Webdings" w:char="F03C"/></w:r>', "甲"), "甲"),
        (p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), "x=1"),
        (
            p(
                "<w:ruby><w:rt><w:r><w:t>biao</w:t></w:r></w:rt>"
                "<w:rubyBase><w:r><w:t>标</w:t></w:r></w:rubyBase></w:ruby>"
            ),
            "标",
        ),
        (
            p(
                '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>'
                "<w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>",
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
                "接受",
            ),
            "☑接受",
        ),
        (
            p(
                '<w:commentRangeStart w:id="0"/>',
                "甲",
                '<w:commentRangeEnd w:id="0"/>',
                '<w:r><w:commentReference w:id="0"/></w:r>',
            ),
            "甲",
        ),
    ],
)
def test_one_paragraph(tmp_path: Path, paragraph: str, text: str) -> None:
    comments = '<w:comment w:id="0"><w:p><w:r><w:t>批注</w:t></w:r></w:p></w:comment>'
    assert lines(tmp_path, paragraph, comments=comments) == [text]


def test_a_field_within_the_instructions_of_another(tmp_path: Path) -> None:
    outer = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + field(" REF x ", "看不见")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>结果</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert lines(tmp_path, p("甲", outer, "乙")) == ["甲结果乙"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path: Path) -> None:
    deleted = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = p("投标人须在本", props=deleted) + p("市注册。") + p("其他。")
    assert lines(tmp_path, body) == ["投标人须在本市注册。", "其他。"]
    assert lines(tmp_path, p(DELETED, props=deleted) + p("甲。")) == ["甲。"]


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path) -> None:
    inner = f"<w:txbxContent>{p('投标人须在本市注册。')}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{inner}"
        f"</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}</v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(tmp_path, p("甲", drawing, "乙") + p("丙")) == [
        "甲乙",
        "投标人须在本市注册。",
        "丙",
    ]
    old = f"<w:r><w:pict><v:textbox>{inner}</v:textbox></w:pict></w:r>"
    assert lines(tmp_path, p(old)) == ["投标人须在本市注册。"]


def test_notes_stand_after_the_paragraph_that_refers_to_them(tmp_path: Path) -> None:
    body = p("甲", '<w:r><w:footnoteReference w:id="2"/></w:r>', "。") + p(
        "乙", '<w:r><w:endnoteReference w:id="3"/></w:r>', "。"
    )
    footnotes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", "脚注须看。")}</w:footnote>'
    )
    endnotes = f'<w:endnote w:id="3">{p("尾注须看。")}</w:endnote>'
    found = lines(tmp_path, body, footnotes=footnotes, endnotes=endnotes)
    assert found == ["甲。", "脚注须看。", "乙。", "尾注须看。"]


def test_block_content_controls_and_moved_blocks(tmp_path: Path) -> None:
    body = (
        f"<w:sdt><w:sdtContent>{p('甲')}<w:customXml>{p('乙')}</w:customXml></w:sdtContent></w:sdt>"
        f"<w:moveFrom>{p('旧')}</w:moveFrom><w:moveTo>{p('丙')}</w:moveTo>"
    )
    assert lines(tmp_path, body) == ["甲", "乙", "丙"]


def test_headers_and_footers_are_no_text(tmp_path: Path) -> None:
    assert lines(tmp_path, p("甲"), header1=p("页眉"), footer1=p("页脚")) == ["甲"]


STYLES = """
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>
 <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="节标题"/><w:basedOn w:val="1"/>
 <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>
"""


def styled(words: str, style: str) -> str:
    return p(words, props=f'<w:pStyle w:val="{style}"/>')


def titles(section: Section) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for child in section.children:
        if isinstance(child, Section):
            found += [(child.level, child.title), *titles(child)]
    return found


def test_styles_and_outline_levels_make_headings(tmp_path: Path) -> None:
    body = [
        styled("技术部分", "1"),
        styled("售后服务", "2"),
        p("两小时内到场。"),
        p("培训安排", props='<w:outlineLvl w:val="1"/>'),
        p("培训两天。"),
        styled("投标人须在本市设有售后网点。", "2"),
    ]
    root = read(tmp_path, "".join(body), styles=STYLES)
    assert titles(root) == [(1, "技术部分"), (2, "售后服务"), (2, "培训安排")]


def test_the_contents_by_field_style_or_control(tmp_path: Path) -> None:
    chapter = p("第一章 公告") + p("正文。")
    start = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"'
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    by_field = p(start, "第一章 公告") + p("第二章 须知", end)
    by_style = styled("第一章 公告", "t") + styled("第二章 须知", "t")
    by_control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{p('第一章 公告')}{p('第二章 须知')}</w:sdtContent></w:sdt>"
    )
    for contents in (by_field, by_style, by_control):
        root = read(tmp_path, p("目录") + contents + chapter, styles=STYLES)
        assert titles(root) == [(1, "目录"), (1, "公告")]


def test_a_heading_in_a_style_of_the_contents_stays_a_heading(tmp_path: Path) -> None:
    body = p("第一章 评标办法") + styled("一、评分细则", "t") + p("综合评分。")
    assert titles(read(tmp_path, body, styles=STYLES)) == [(1, "评标办法"), (2, "评分细则")]


def test_centred_or_bold_lines_look_like_headings(tmp_path: Path) -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>验收方式</w:t></w:r>"
    plain = '<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>付款方式</w:t></w:r>'
    body = [
        p("第三章 需求"),
        p("安装要求", props='<w:jc w:val="center"/>'),
        p("按图施工。"),
        p(bold),
        p("按国标验收。"),
        p(plain),
        p("按月支付。"),
    ]
    found = titles(read(tmp_path, "".join(body)))
    assert found == [(1, "需求"), (2, "安装要求"), (2, "验收方式")]


def test_paragraphs_cut_by_a_conversion_are_made_whole(tmp_path: Path) -> None:
    indented = '<w:ind w:firstLine="480"/>'
    margin = '<w:ind w:left="12"/>'
    cut = "投标人须按照招标文件规定的格式和要求编制投标文件，并须在本"
    body = p(cut, props=indented) + p("市注册。", props=margin)
    assert lines(tmp_path, body) == [cut + "市注册。"]
    own = (
        p(cut, props=indented) + p("注：本条不适用。", props=margin) + p("市注册。", props=indented)
    )
    assert lines(tmp_path, own) == [cut, "注：本条不适用。", "市注册。"]


PAGE = '<w:pgSz w:w="11900"/><w:pgMar w:left="1790" w:right="1790"/>'


def test_full_lines_of_a_converted_file_go_on_at_the_margin(tmp_path: Path) -> None:
    indented, margin = '<w:ind w:firstLine="480"/>', '<w:ind w:left="12"/>'
    size = '<w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:t>{}</w:t></w:r>'
    cut = "投标人须按照招标文件规定的格式和要求编制投标文件，并须在本"
    converted = (p(cut, props=indented) + p("市注册。", props=margin)) * 3

    def read_lines(*words: str) -> list[str]:
        body = "".join(p(size.format(w), props=margin) for w in words)
        last = p("末段。", props=f"<w:sectPr>{PAGE}</w:sectPr>")
        return lines(tmp_path, converted + body + last)[3:-1]

    first = "保证金退还的时间以银行到账为准，逾期没有到账的请先拨打服务热线（咨"
    assert read_lines(first, "询电话：12345）查询，本系", "统不另行通知") == [
        first + "询电话：12345）查询，本系",
        "统不另行通知",
    ]
    full = "履约验收由采购人组织，验收小组成员为单数，并且邀请使用部门的代表签"
    assert read_lines(full, "字确认") == [full + "字确认"]
    assert read_lines(full, "（一）验收时间") == [full, "（一）验收时间"]
    assert read_lines(full, "验收地点：仓库") == [full, "验收地点：仓库"]
    assert read_lines(full[:20], "字确认") == [full[:20], "字确认"]


def test_full_lines_of_a_typed_file_stand_alone(tmp_path: Path) -> None:
    full = "履约验收由采购人组织，验收小组成员为单数，并且邀请使用部门的代表签"
    typed = p(full) + p("字确认", props=f"<w:sectPr>{PAGE}</w:sectPr>")
    assert lines(tmp_path, typed) == [full, "字确认"]


def test_a_table_inside_a_text_box_or_cell(tmp_path: Path) -> None:
    nested = table(row("甲", "乙"))
    (outer,) = tables(tmp_path, table(row("一", f"<w:tc>{nested}{p('二')}</w:tc>")))
    assert outer.rows[0][1].text == "二"
    assert len(outer.rows[0][1].blocks) == 2
