"""The handbook as a Word file that an office can circulate: cover, contents, a table for each rule."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from biaochi.handbook import ooxml
from biaochi.handbook.book import Basis, FactEntry, Handbook, RuleEntry, ThresholdEntry
from biaochi.handbook.examples import ExampleLine
from biaochi.handbook.styles import blank

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_CITED = (3200, 2400, 3470)
_LISTS = (1700, 7370)
_VALUES = (4535, 4535)


@dataclass(slots=True)
class _Body:
    """The document while it is written: its XML so far, and its headings."""

    pieces: list[str] = field(default_factory=list)
    headings: list[tuple[int, str, int]] = field(default_factory=list)

    def heading(self, words: str, level: int) -> None:
        """A heading that stands in the table of contents."""
        number = len(self.headings) + 1
        self.headings.append((level, words, number))
        self.pieces.append(ooxml.heading(words, level, number))

    def table(self, rows: Iterable[str], widths: tuple[int, ...] = ()) -> None:
        """A table, and a thin line of space below it: tables that touch become one."""
        self.pieces += [ooxml.table(rows, widths), ooxml.paragraph("", "TableText")]


def document(book: Handbook) -> bytes:
    """The content of the .docx file."""
    body = _Body()
    for family in book.families:
        body.heading(family.name, 1)
        for rule in family.rules:
            body.heading(f"{rule.name}　{rule.title}", 2)
            body.table(_rule(rule))
    _references(book, body)
    made = blank()
    front = _cover(book) + ooxml.paragraph(ooxml.text("目　录"), "ContentsHead")
    inner = front + ooxml.contents(body.headings) + "".join(body.pieces)
    root = parse_xml(f"<w:body {ooxml.NAMESPACES}>{inner}</w:body>")
    last = made.element.body.find(qn("w:sectPr"))
    for element in list(root):
        last.addprevious(element)
    _margins(made, book)
    return _packed(made)


def _cover(book: Handbook) -> str:
    lines = (f"共 {len(book.rules)} 条规则", f"规则版本 {book.version}")
    title = ooxml.paragraph(ooxml.text(book.title), "Title")
    return title + "".join(ooxml.paragraph(ooxml.text(one), "CoverText") for one in lines)


def _references(book: Handbook, body: _Body) -> None:
    """What rules refer to: facts, thresholds, provisions, word lists."""
    if book.facts:
        body.heading("要素", 1)
    for fact in book.facts:
        body.heading(f"{fact.name}　{fact.title}", 2)
        body.table(_fact(fact))
    if book.thresholds:
        body.heading("阈值", 1)
    for one in book.thresholds:
        body.heading(f"{one.name}　{one.title}（{one.stricter}）", 2)
        body.table(_threshold(one))
    if book.cited:
        body.heading("依据索引", 1)
        rows = [(c.basis.citation, c.basis.gist, "、".join(c.rules)) for c in book.cited]
        _columns(body, ("条款", "要旨", "规则"), rows, _CITED)
    if book.lists:
        body.heading("词表", 1)
        _columns(body, ("词表", "词"), [(one.name, one.words) for one in book.lists], _LISTS)


def _columns(
    body: _Body, titles: tuple[str, ...], rows: Iterable[tuple[str, ...]], widths: tuple[int, ...]
) -> None:
    lines = [ooxml.head(titles, widths), *(ooxml.row(one, widths) for one in rows)]
    body.table(lines, widths)


def _rule(rule: RuleEntry) -> Iterator[str]:
    level = ooxml.text(f"{rule.level}色", f"Level{rule.level}")
    question = f"。需查明：{rule.question}" if rule.question else ""
    result = level + ooxml.text(f"　{rule.verdict}{question}")
    yield ooxml.labelled("级别", ooxml.paragraph(result, "TableText"), leading=True)
    yield from (ooxml.labelled(name, _plain(text), leading=True) for name, text in rule.facts)
    yield from _bases(rule.bases)
    yield from _listed("条件", rule.when)
    yield from _listed("例外", rule.unless)
    yield ooxml.labelled("说明", _plain(rule.message))
    yield ooxml.labelled("建议", _plain(rule.suggestion))
    yield from _examples("违规例句", rule.breaches)
    yield from _examples("合规例句", rule.lawful)
    yield from _listed("下级调整", rule.changes)


def _fact(fact: FactEntry) -> Iterator[str]:
    yield from (ooxml.labelled(name, _plain(text), leading=True) for name, text in fact.facts)
    yield from _listed("正文", fact.finders)
    yield from _examples("例", fact.examples)


def _threshold(one: ThresholdEntry) -> Iterator[str]:
    yield ooxml.labelled("取值", "".join(_plain(f"{v}　{when}") for when, v in one.values))
    yield from _bases(one.bases)
    yield from _listed("下级调整", one.changes)


def _plain(words: str) -> str:
    return ooxml.paragraph(ooxml.text(words), "TableText")


def _bases(bases: tuple[Basis, ...]) -> Iterator[str]:
    lines = []
    for one in bases:
        lines.append(_plain(one.citation))
        if one.gist:
            lines.append(ooxml.paragraph(ooxml.text(f"　　{one.gist}", "Around"), "TableText"))
    if lines:
        yield ooxml.labelled("依据", "".join(lines))


def _listed(label: str, texts: tuple[str, ...]) -> Iterator[str]:
    """A row with the texts, numbered where there are several."""
    if len(texts) == 1:
        yield ooxml.labelled(label, _plain(texts[0]))
    elif texts:
        items = (ooxml.text(f"{n}. {one}") for n, one in enumerate(texts, 1))
        yield ooxml.labelled(label, "".join(ooxml.paragraph(i, "TableItem") for i in items))


def _examples(label: str, examples: tuple[ExampleLine, ...]) -> Iterator[str]:
    if examples:
        yield ooxml.labelled(label, "".join(_example(one) for one in examples))


def _example(one: ExampleLine) -> str:
    runs = ooxml.text("· " if one.first else "　")
    if one.context:
        runs += ooxml.text(f"〔{one.context}〕", "Around")
    for part in one.stretches:
        runs += ooxml.text(f"【{part.text}】", "Marked") if part.marked else ooxml.text(part.text)
    if one.note:
        runs += ooxml.text(one.note, "Around")
    return ooxml.paragraph(runs, "TableItem")


def _margins(made: object, book: Handbook) -> None:
    """Header and footer of every page but the cover."""
    section = made.sections[0]  # type: ignore[attr-defined]
    for part, runs in (
        (section.header, ooxml.text(f"{book.title}（规则版本 {book.version}）", "Around")),
        (section.footer, _page_number()),
    ):
        old = part.paragraphs[0]._p
        layout = '<w:pPr><w:jc w:val="center"/></w:pPr>'
        old.addprevious(parse_xml(f"<w:p {ooxml.NAMESPACES}>{layout}{runs}</w:p>"))
        old.getparent().remove(old)


def _page_number() -> str:
    one = ooxml.text("1")
    pieces = (ooxml.text("第 "), ooxml.field("PAGE", one), ooxml.text(" 页　共 "))
    return "".join((*pieces, ooxml.field("NUMPAGES", one), ooxml.text(" 页")))


def _packed(made: object) -> bytes:
    """The package with its parts in a fixed order and without the time at which it was made."""
    saved, out = io.BytesIO(), io.BytesIO()
    made.save(saved)  # type: ignore[attr-defined]
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(out, "w") as target:
        names = sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n))
        for name in names:
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            target.writestr(info, source.read(name))
    return out.getvalue()
