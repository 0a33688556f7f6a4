"""The shape of articles, on small invented statutes."""

from __future__ import annotations

from biaochi.lawstore.articles import read, shape_line


def shape(text: str) -> str:
    _, articles = read(text)
    return shape_line(articles)


def test_paragraphs_and_items_are_counted() -> None:
    text = """
# 借书办法

<!-- INFO END -->

## 第一章 总则

第一条 书可以借。

第二条 下列的书不借：

（一）只有一本的；

（二）正在修补的。

前款第二项的书修好后可以借。

第三条 借期三十日。

到期可以续借。
"""
    assert shape(text) == "1 2:2,0 3:0,0"


def test_points_below_items_are_not_counted() -> None:
    text = "第一条 借书须：\n（一）有证，包括：\n1.借书证；\n2.身份证；\n（二）登记。\n"
    assert shape(text) == "1:2"


def test_a_paragraph_within_the_list_belongs_to_the_item_before() -> None:
    text = "第一条 借书须：\n（一）有证。\n没有证的先办证。\n（二）登记。\n第二条 完。\n"
    assert shape(text) == "1:2 2"


def test_an_article_cited_at_the_start_of_a_line_opens_nothing() -> None:
    text = "第一条 借书登记。\n第二条的书除外，第三条另有规定。\n第二条 还书销号。\n"
    assert shape(text) == "1:0,0 2"


def test_a_table_of_contents_has_no_articles() -> None:
    text = "借书办法\n目录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 书可以借。\n第二章 附则\n第二条 完。\n"
    assert shape(text) == "1 2"


def test_chapter_and_article_in_one_heading() -> None:
    text = "第一章（总则）第一条\n书可以借。\n\n第一章（总则）第二条\n借书须：\n（一）有证；\n（二）登记。\n"
    assert shape(text) == "1 2:2"


HARD_WRAPPED = """附件
借书办法
第一章

第一条

总则

为了使读者可以方便地从本馆借到自己所需要的
书，根据本馆的章程以及其他有关的规定，制定本
办法。
读者应当遵守本办法的各项规定，爱惜所借的图书
资料，并且按照规定的期限归还。
- 1 -
第二条

读者有下列情形之一的，不得再向本馆借阅图书
和期刊：
（一）所借的图书超过规定的期限没有归还，经两
次书面催告仍不归还的；
（二）损坏所借的图书而不赔偿的。
第三条

本办法由本馆负责解释，自公布之日起开始
施行。
附件1
借书登记表
"""


def test_hard_line_breaks_page_numbers_and_misplaced_titles() -> None:
    unit, articles = read(HARD_WRAPPED)
    assert unit == "条"
    assert shape(HARD_WRAPPED) == "1:0,0 2:2 3"
    assert articles[0].paragraphs[0].text.startswith("为了使读者")
    assert articles[2].text.endswith("开始施行。")


def test_signs_that_cannot_be_seen_do_not_hide_an_article() -> None:
    assert shape("第一条 书可以借。\n\u200f第二条 书要还。\n") == "1 2"


def test_the_legend_of_a_formula_is_no_paragraph() -> None:
    text = "第一条 罚款按下式计算：\n罚款=天数×单价\nT1、T2为逾期的天数；\n罚款不超过书价。\n"
    assert shape(text) == "1:0,0"


def test_a_notice_is_read_by_its_parts() -> None:
    text = """关于借书的通知

各分馆：

为了方便借书，现通知如下：

**一、简化手续**

各分馆不得有下列做法：

（一）要求担保；

（二）收取押金。

清理结果应当公布。

**二、延长时间**

每日开放到二十时。

总 馆

2020年1月1日
"""
    unit, articles = read(text)
    assert unit == "部分"
    assert shape_line(articles) == "1:2,0 2"
