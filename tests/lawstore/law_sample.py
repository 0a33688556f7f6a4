"""An invented statute, 《借书条例》 of 江岭省, its declaration, and the ways in which it may be saved."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from biaochi.grammar.compiled import RuleBook
from biaochi.grammar.diagnostics import render
from biaochi.grammar.loader import compile_text
from biaochi.lawstore.names import Names

DECLARED = """语言版本 1
规则集 试  试
法规 《江岭省借书条例》
  简称 《借书条例》
  位阶 地方性法规
  文号 江岭省人大公告第3号
  施行 2010-01-01
  修正 2020-06-01 第二条
  核对 已核
  结构 1 2:2,0 3:0,0 4
  要旨 第一条 书可以借
  要旨 第二条第一款第（二）项 在修的书不借
  要旨 第四条 另定罚则

法规 《江岭省还书办法》
  位阶 政府规章
  施行 2000-01-01
  废止 2015-01-01
  继任 《江岭省借书条例》
  核对 待核

法规 《关于方便读者的通知》
  简称 《江图发〔2021〕5号》
  位阶 规范性文件
  施行 2021-05-01
  核对 已核
  单位 部分
  结构 1:2,0 2

法规 《江岭省藏书规定》
  位阶 政府规章
  核对 待核
"""

RULE = """
规则 借书.{name}  {title}
  级别 黄
  依据 {basis}
  当 含 {name}
  说明 不许。
  建议 改。
  违规 投标人须【{name}】。
"""

TITLE = "江岭省借书条例"
BODY = [
    "第一章 总则",
    "第一条 馆里的书都可以借。",
    "第二条 下面的书先不借：",
    "（一）只剩一本的；",
    "（二）正送去修的。",
    "修好的书摆回架上就能借。",
    "第三条 借期一个月。",
    "没看完的可以再借一次。",
    "第四条 罚则另外写。",
]
NOTICE = [
    "关于方便读者的通知",
    "江图发〔2021〕5号",
    "各分馆：",
    "现在说两件事。",
    "一、少要手续",
    "不许再要：",
    "（一）保人；",
    "（二）押金。",
    "收过的退掉。",
    "二、晚点关门",
    "开到晚上八点。",
]


def book(rules: str = "") -> RuleBook:
    """The sample's declarations with rules behind them; they must be right."""
    loaded = compile_text(DECLARED + rules)
    assert loaded.book is not None, "\n".join(map(render, loaded.diagnostics))
    return loaded.book


def names() -> Names:
    return Names(book().statutes)


def rule(name: str, basis: str, title: str = "某事", more: str = "") -> str:
    return RULE.format(name=name, basis=basis, title=title) + more


def saved(folder: Path, form: str, lines: list[str] | None = None, stem: str = "下载") -> Path:
    """The statute as a file of a format, its title above its body."""
    text = lines if lines is not None else [TITLE, *BODY]
    path = folder / f"{stem}.{form}"
    if form == "docx":
        document = Document()
        for line in text:
            document.add_paragraph(line)
        document.save(str(path))
    elif form == "html":
        paragraphs = "".join(f"<p>{line}</p>" for line in text[1:])
        page = f"<html><body><h1>{text[0]}</h1>{paragraphs}</body></html>"
        path.write_text(page, encoding="gb18030")
    elif form == "md":
        path.write_text(f"# {text[0]}\n\n" + "\n\n".join(text[1:]) + "\n", encoding="utf-8")
    else:
        path.write_text("\n".join(text) + "\n", encoding="utf-8")
    return path


def numbered_by_word(folder: Path) -> Path:
    """The statute as a Word file in which 第…条 and （…） are automatic numbers, not text."""
    document = Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for i, text in enumerate(("第%1条", "（%2）"))
    )
    space = nsdecls("w")
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {space} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    numbering.append(
        parse_xml(f'<w:num {space} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )
    for line in [TITLE, *BODY[1:]]:
        level = 0 if line.startswith("第") else 1 if line.startswith("（") else None
        words = line if level is None else line.partition(" " if level == 0 else "）")[2]
        paragraph = document.add_paragraph(words)
        if level is not None:
            number = f'<w:ilvl w:val="{level}"/><w:numId w:val="77"/>'
            properties = paragraph._p.get_or_add_pPr()
            properties.append(parse_xml(f"<w:numPr {space}>{number}</w:numPr>"))
    path = folder / "自动编号.docx"
    document.save(str(path))
    return path
