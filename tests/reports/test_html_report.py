from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from report_sample import breach, checked, clause_of, finding, furniture, of_paragraph, scan
from selectolax.lexbor import LexborHTMLParser, LexborNode

from biaochi.model.anchor import Anchor
from biaochi.model.document import Cell, Paragraph, Section, Table
from biaochi.reports.html import render


def page(*results: object, **titles: str) -> LexborHTMLParser:
    return LexborHTMLParser(render(results, titles))  # type: ignore[arg-type]


def one(within: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    found = within.css(selector)
    assert len(found) == 1, selector
    return found[0]


def test_every_finding_with_every_rule_is_on_the_page() -> None:
    result = furniture()
    cards = page(result).css(".card")
    assert len(cards) == len(result.findings)
    for card, found in zip(cards, result.findings, strict=True):
        assert card.attributes["data-level"] == found.level
        text = card.text()
        for item in found.breaches:
            for part in (item.rule, item.title, item.message, item.suggestion, item.question):
                assert part in text
            assert all(c.text in text and c.gist in text for c in item.citations)


def test_exactly_the_offending_words_are_marked_in_their_colour() -> None:
    marks = page(furniture()).css(".paper mark")
    assert [(m.text(), m.attributes["class"], m.attributes["data-f"]) for m in marks] == [
        ("捌万元整", "yellow unsure", "1"),
        ("未在青禾市注册", "red", "2"),
        ("应为国有企业", "red", "3"),
        ("青禾市教育系统同类项目业绩", "yellow", "3"),
        ("在青禾市连续缴纳社会保险", "blue unsure", "3"),
        ("青禾市内同类业绩得2分", "red", "4"),
        ("其他地区业绩不得分", "red", "4"),
        ("进口品牌", "blue", "5"),
    ]


def test_the_text_of_the_document_is_complete_and_in_order() -> None:
    result = furniture()
    paper = re.sub(r"\s", "", one(page(result), ".paper").text())
    at = 0
    for _, block in result.document.walk():
        if isinstance(block, Paragraph):
            words = re.sub(r"\s", "", block.text)
            at = paper.index(words, at) + len(words)


def test_every_link_has_its_place_and_no_place_is_named_twice() -> None:
    tree = page(furniture(), scan(), furniture())
    names = [n.attributes["id"] for n in tree.css("[id]")]
    assert len(names) == len(set(names))
    links = [a.attributes["href"] for a in tree.css("a")]
    assert len(links) > 20
    assert {str(link).removeprefix("#") for link in links} <= set(names)


def test_merged_cells_and_headings_of_columns_are_kept() -> None:
    table = one(page(furniture()), ".paper table")
    heads = [(h.text(strip=True), h.attributes.get("colspan")) for h in table.css("th")]
    assert heads == [("评审因素", "2"), ("分值", None), ("评分标准", None)]
    assert one(table, "td[rowspan]").text(strip=True) == "商务"


def test_a_table_inside_a_cell_stays_inside() -> None:
    inner = Table(2, ((Cell(1, 1, (Paragraph("内层", Anchor(1, table=2, row=1, column=1)),)),),))
    outer = Table(1, ((Cell(1, 1, (inner,)),),))
    tree = page(checked(Section(0, "", "", None, (outer,))))
    assert one(tree, ".paper td td").text(strip=True) == "内层"


def hostile() -> LexborHTMLParser:
    attack = "</p><script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;"
    result = of_paragraph(attack + "投标人须在青禾市注册。", "青禾市", source=f"{attack}.docx")
    found = result.findings[0]
    spoilt = replace(found.breaches[0], message=attack, suggestion=attack, question=attack)
    found = replace(found, breaches=(spoilt,), section=(attack,))
    return page(replace(result, findings=(found,), as_of_reason=attack, rules_version=attack))


def test_markup_in_a_document_is_shown_and_not_obeyed() -> None:
    tree = hostile()
    assert len(tree.css("script")) == 1
    assert tree.css("img") == []
    attack = "</p><script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;"
    assert one(tree, ".paper p").text() == attack + "投标人须在青禾市注册。"
    assert attack in one(tree, ".card").text()
    for node in tree.css("*"):
        assert not any(name.startswith("on") for name in node.attributes)


def test_control_characters_of_a_document_do_not_reach_the_page() -> None:
    html = render([of_paragraph("投标人\x00须\u202e在\x1b青禾市\ud800注册。", "青禾市")])
    html.encode("utf-8")
    assert not re.search("[\x00\x1b\u202e]", html)
    assert "投标人须在" in html


def test_the_page_loads_nothing() -> None:
    html = render([furniture(), scan()])
    assert not re.search(
        r"https?:|//[a-z]|@import|url\(|\bsrc=|<link|<iframe|fetch\(|XMLHttp", html
    )


def test_the_policy_allows_only_the_style_and_script_of_the_page() -> None:
    tree = page(furniture())
    policy = one(tree, "meta[http-equiv]").attributes["content"]
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        digest = hashlib.sha256(one(tree, tag).text(deep=True).encode()).digest()
        assert f"{tag}-src 'sha256-{base64.b64encode(digest).decode()}'" in policy
    # An inline style would need a hole in the policy.
    assert tree.css("[style]") == []


def test_what_was_not_checked_is_listed_with_causes_and_titles() -> None:
    titles = {"时限.等标期": "等标期不足"}
    covered = one(LexborHTMLParser(render([furniture()], titles)), ".coverage").text()
    for part in ("平面布置图", "文件没有写明投标截止时间", "等标期不足", "只适用于政府采购法"):
        assert part in covered
    for verdict in furniture().verdicts:
        assert verdict.rule in covered


def test_several_documents_have_an_index_and_unreadable_ones_are_in_it() -> None:
    tree = page(furniture(), scan())
    rows = [re.sub(r"\s+", " ", r.text()).strip() for r in tree.css(".index tr")[1:]]
    assert rows[0].startswith("青禾二中/课桌椅招标文件.docx")
    assert rows[1].startswith("青禾二中/扫描件.pdf")
    assert "没有文字可读" in one(tree, ".unreadable").text()
    assert page(furniture()).css(".index") == []


def test_a_finding_outside_the_text_is_listed_without_a_link() -> None:
    clause = clause_of(Paragraph("页眉：本市企业优先。", Anchor(9)))
    found = finding(clause, breach(clause, ("本市企业优先",), "地域.优先", "优先本地企业"))
    tree = page(checked(Section(0, "", "", None, ()), (found,)))
    assert one(tree, ".where").css("a") == []
    assert "本市企业优先" in one(tree, ".card").text()


def test_filters_tell_their_state_and_every_field_has_a_label() -> None:
    tree = page(furniture())
    chips = [(c.text(), c.attributes["aria-pressed"]) for c in tree.css(".chip")]
    assert chips == [
        (name, "false") for name in ("红 3", "黄 1", "蓝 1", "违规 4", "疑似 1")
    ]  # fmt: skip
    assert len(tree.css("label select, label input")) == len(tree.css("select, input")) == 3
    for landmark in ("main", "article[aria-label]", "form[role=search]", "nav[aria-label]"):
        assert tree.css(landmark)


def test_equal_results_give_the_same_page() -> None:
    assert render([furniture(), scan()]) == render([furniture(), scan()])


PAIRS = [
    ("ink", "paper"), ("muted", "paper"), ("muted", "page"), ("link", "page"), ("on-tag", "red"),
    ("on-tag", "yellow"), ("on-tag", "blue"), ("red", "paper"), ("yellow", "paper"),
    ("blue", "paper"), ("red", "page"), ("yellow", "page"), ("ink", "red-soft"),
    ("ink", "yellow-soft"), ("ink", "blue-soft"), ("paper", "red"),
]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_colours_have_enough_contrast(scheme: str, text: str, ground: str) -> None:
    blocks = re.findall(r":root \{([^}]*)\}", render([]))
    colours = dict(re.findall(r"--([\w-]+): (#\w+)", blocks[("light", "dark").index(scheme)]))
    low, high = sorted(luminance(colours[name]) for name in (text, ground))
    assert (high + 0.05) / (low + 0.05) >= 4.5


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2."""
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
