"""The handbook: what it says of a rule, in which files, and when they are out of date."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from handbook_sample import FACTS, RULES, sample
from selectolax.lexbor import LexborHTMLParser

from biaochi.handbook import markdown
from biaochi.handbook.files import Format, render, stale, write


def test_a_rule_is_told_in_plain_words(tmp_path: Path) -> None:
    rule = sample(tmp_path).rules[0]
    assert rule.name == "地域.注册地"
    assert rule.when == (
        "约束的是投标人，并且句中有〈本地〉类词语，其后 8 字以内有“注册”“登记”之一",
        "句中有“必须为本市”",
    )
    assert rule.unless == ("同一段里有“不限”“均可”之一",)
    assert rule.message == "要求投标人在「〔本地〕」注册 <b>。"
    assert [(b.citation, b.gist) for b in rule.bases] == [
        ("《甲法》第一条（某令第1号）", "不得限定注册地"),
        ("《甲法》第二条第二款第（七）项（某令第1号）", ""),
    ]


def test_a_rule_keeps_its_source_without_the_comments_of_the_next(tmp_path: Path) -> None:
    book = sample(tmp_path)
    first = book.rules[0]
    assert first.place == "示例.biao:17"
    assert first.code.startswith("规则 地域.注册地  要求投标人在特定区域注册\n  级别 红")
    assert first.code.endswith("均可。")


def test_rules_stand_in_families_and_articles_lead_to_rules(tmp_path: Path) -> None:
    book = sample(tmp_path)
    assert [(f.name, len(f.rules)) for f in book.families] == [("地域", 1), ("证书", 1)]
    assert [(c.basis.citation[:7], c.rules) for c in book.cited] == [
        ("《甲法》第一条", ("地域.注册地",)),
        ("《甲法》第二条", ("地域.注册地",)),
        ("《甲法》第三条", ("证书.可疑",)),
    ]
    assert [(one.name, one.words) for one in book.lists] == [("本地", "本地、本市、本省")]


def test_markdown_has_an_index_and_a_page_for_each_family(tmp_path: Path) -> None:
    pages = markdown.pages(sample(tmp_path))
    assert set(pages) == {"目录.md", "依据.md", "词表.md", "规则/地域.md", "规则/证书.md"}
    assert "[地域.注册地](规则/地域.md#地域.注册地)" in pages["目录.md"]
    page = pages["规则/地域.md"]
    assert "投标人须在**【本市注册】**并纳税。" in page
    assert "〔表 评审因素｜评分标准〕注册｜在**【本市注册】**的得5分。" in page
    assert "注册 \\<b\\>。" in page
    assert "```biao\n规则 地域.注册地" in page
    assert "这张证书同履约有没有关系？" in pages["规则/证书.md"]


def test_links_of_the_markdown_lead_to_pages_and_headings(tmp_path: Path) -> None:
    pages = markdown.pages(sample(tmp_path))
    links = [link for page in pages.values() for link in re.findall(r"\]\(([^)]+)\)", page)]
    assert links
    for link in links:
        path, _, anchor = link.partition("#")
        assert path in pages
        assert not anchor or f'<a id="{anchor}">' in pages[path]


def html(folder: Path) -> LexborHTMLParser:
    files = render(sample(folder), [Format.HTML])
    return LexborHTMLParser(files["规则手册.html"].decode())


def test_the_page_has_contents_search_and_every_rule(tmp_path: Path) -> None:
    tree = html(tmp_path)
    assert tree.css_first("#search") is not None
    assert [a.attributes["href"] for a in tree.css(".contents ul a")] == [
        "#r-地域.注册地",
        "#r-证书.可疑",
    ]
    assert [m.text() for m in tree.css("mark")] == ["本市注册", "本市注册", "证书"]


def test_the_page_escapes_what_rules_say_and_loads_nothing(tmp_path: Path) -> None:
    text = render(sample(tmp_path), [Format.HTML])["规则手册.html"].decode()
    assert "注册 &lt;b&gt;。" in text
    assert "default-src &#39;none&#39;" in text
    assert re.findall(r"(?:src|href)=\"(?!#)", text) == []


def test_rules_are_coloured_and_whole(tmp_path: Path) -> None:
    code = html(tmp_path).css("pre code")[0]
    assert code.css_first(".kd").text() == "规则"
    assert code.css_first(".nv").text() == "<本地>"
    assert code.text() == sample(tmp_path).rules[0].code


def word(folder: Path) -> bytes:
    return render(sample(folder), [Format.DOCX])["规则手册.docx"]


def test_the_word_file_has_headings_and_a_table_for_each_rule(tmp_path: Path) -> None:
    document = Document(BytesIO(word(tmp_path)))
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        "地域",
        "地域.注册地　要求投标人在特定区域注册",
        "证书",
        "证书.可疑　要求少见的证书",
        "依据索引",
        "词表",
    ]
    rows = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}
    assert rows["级别"] == "红色　违规"
    assert rows["依据"].startswith("《甲法》第一条（某令第1号）\n　　不得限定注册地")
    assert rows["违规例句"].startswith("· 投标人须在【本市注册】并纳税。")
    assert rows["例外"] == "同一段里有“不限”“均可”之一"
    assert rows["建议"] == "删去注册地要求。"


def test_contents_headers_and_page_numbers_are_fields(tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(word(tmp_path))) as package:
        body = package.read("word/document.xml").decode()
        settings = package.read("word/settings.xml").decode()
        footers = [package.read(n).decode() for n in package.namelist() if "footer" in n]
    marks = set(re.findall(r'w:bookmarkStart w:id="\d+" w:name="(\w+)"', body))
    assert set(re.findall(r"PAGEREF (\w+)", body)) == marks
    assert set(re.findall(r'w:anchor="(\w+)"', body)) == marks
    assert "w:updateFields" in settings
    assert any("NUMPAGES" in one for one in footers)


def test_the_word_file_names_chinese_fonts_and_nobody(tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(word(tmp_path))) as package:
        styles = package.read("word/styles.xml").decode()
        core = package.read("docProps/core.xml").decode()
        assert not any("thumbnail" in name for name in package.namelist())
    assert 'w:eastAsia="仿宋"' in styles
    assert 'w:eastAsia="黑体"' in styles
    assert "python-docx" not in core


def test_characters_that_xml_cannot_hold_do_no_harm(tmp_path: Path) -> None:
    book = sample(tmp_path, RULES.replace("删去注册地要求。", "删去\x08注册地\x0b要求。"))
    document = Document(BytesIO(render(book, [Format.DOCX])["规则手册.docx"]))
    assert "删去注册地要求。" in [c.text for c in document.tables[0].columns[1].cells]


@pytest.mark.parametrize("one", list(Format))
def test_the_same_rules_make_the_same_bytes(tmp_path: Path, one: Format) -> None:
    assert render(sample(tmp_path), [one]) == render(sample(tmp_path), [one])


def test_files_that_were_just_written_are_not_stale(tmp_path: Path) -> None:
    files = render(sample(tmp_path), list(Format))
    assert set(write(files, tmp_path / "手册")) == set(files)
    assert stale(files, tmp_path / "手册") == {}
    assert write(files, tmp_path / "手册") == ()


def test_stale_files_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "手册"
    write(render(sample(tmp_path), list(Format)), folder)
    changed = RULES.replace("删去注册地要求", "删去").split("规则 证书.可疑")[0]
    outdated = stale(render(sample(tmp_path, changed), list(Format)), folder)
    assert outdated["规则/地域.md"] == "与规则不一致"
    assert outdated["规则/证书.md"] == "规则里已经没有"
    assert outdated["规则手册.docx"] == "与规则不一致"
    assert "词表.md" not in outdated


def test_only_generated_pages_are_removed(tmp_path: Path) -> None:
    folder = tmp_path / "手册"
    write(render(sample(tmp_path), [Format.MARKDOWN]), folder)
    (folder / "说明.md").write_text("自己写的", encoding="utf-8")
    fewer = sample(tmp_path, RULES.split("规则 证书.可疑")[0])
    assert "规则/证书.md" in write(render(fewer, [Format.MARKDOWN]), folder)
    assert not (folder / "规则" / "证书.md").exists()
    assert (folder / "说明.md").exists()


def test_a_word_file_packed_by_another_machine_is_not_stale(tmp_path: Path) -> None:
    """Compression differs between systems; what counts is what the package holds."""
    files = render(sample(tmp_path), [Format.DOCX])
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(files["规则手册.docx"])) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    (tmp_path / "规则手册.docx").write_bytes(out.getvalue())
    assert stale(files, tmp_path) == {}


def test_facts_are_told_with_their_labels_and_how_they_are_found(tmp_path: Path) -> None:
    (fact,) = sample(tmp_path, RULES + FACTS).facts
    told = dict(fact.facts)
    assert told["标签"] == "投标保证金、投标担保金额"
    assert told["范围"] == "0元 至 1000万元"
    assert fact.finders == (
        "句中有“投标保证金”，其后 8 字以内有某个金额",
        "句中有“不收取”“无需缴纳”之一，其后 4 字以内有“投标保证金”：记作 0元",
    )
    assert [one.note for one in fact.examples] == [" → 5万元", " → 不取值"]


def test_thresholds_are_told_with_their_values_by_date(tmp_path: Path) -> None:
    (threshold,) = sample(tmp_path, RULES + FACTS).thresholds
    assert threshold.stricter == "数越小越严"
    assert threshold.values == (("2001-01-01 至 2011-12-31", "3%"), ("2012-01-01 起", "2%"))


def test_states_and_changing_levels_are_told(tmp_path: Path) -> None:
    rule = next(r for r in sample(tmp_path, RULES + FACTS).rules if r.name == "证书.新规")
    assert dict(rule.facts)["状态"] == "试行"
    assert dict(rule.facts)["级别变动"] == "黄（2024-12-31 止），红（2025-01-01 起）"


def test_facts_and_thresholds_stand_in_every_format(tmp_path: Path) -> None:
    files = render(sample(tmp_path, RULES + FACTS), list(Format))
    assert "投标担保金额" in files["要素.md"].decode()
    assert "2012-01-01 起 | 2%" in files["阈值.md"].decode()
    tree = LexborHTMLParser(files["规则手册.html"].decode())
    assert [a.attributes["id"] for a in tree.css("#facts article, #thresholds article")] == [
        "e-投标保证金",
        "t-保证金上限",
    ]
    document = Document(BytesIO(files["规则手册.docx"]))
    cells = [c.text for table in document.tables for c in table.columns[1].cells]
    assert "投标保证金、投标担保金额" in cells
    assert "3%　2001-01-01 至 2011-12-31\n2%　2012-01-01 起" in cells
