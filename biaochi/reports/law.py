"""Statutes for reading in a terminal: the list, one statute or provision, and coverage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from biaochi.grammar.citations import cite
from biaochi.lawstore.citing import Cited, Citer, in_order
from biaochi.lawstore.coverage import Resting, RuleCoverage, StatuteCoverage
from biaochi.lawstore.texts import StatuteText
from biaochi.model.law import Provision, Rank, Statute
from biaochi.model.numerals import numeral
from biaochi.reports.describe import citation_line, one_line
from biaochi.reports.wrap import cells, pad
from biaochi.reports.wrap import lines as wrapped

_WIDTH = 80
_COUNTRY = "中华人民共和国"
_NAME, _NUMBER = 34, 24
_NO_RANK = "位阶未写"


def short_name(statute: Statute) -> str:
    """The name without 中华人民共和国."""
    return statute.name.removeprefix(_COUNTRY)


def brief_name(statute: Statute, room: int) -> str:
    """The name without 中华人民共和国, or where that is wider than `room` cells a short one."""
    name = short_name(statute)
    fitting = [a for a in statute.aliases if cells(a) <= room] if cells(name) > room else []
    return fitting[0] if fitting else name


def checked_word(statute: Statute) -> str:
    """已核 or 待核."""
    return "已核" if statute.verified else "待核"


def rules_citing(places: Cited, statute: Statute) -> int:
    """How many rules and thresholds cite a statute."""
    return len({citer for citers in places.get(statute.name, {}).values() for citer in citers})


def statute_list(statutes: Sequence[Statute], places: Cited, imported: frozenset[str]) -> str:
    """One line a statute, grouped by rank; a second one where it is repealed or was imported."""
    lines: list[str] = []
    for rank in (*Rank, None):
        group = [s for s in statutes if s.rank is rank]
        if group:
            head = f"{rank or _NO_RANK}（{len(group)}）"
            lines += ["", pad(head, _NAME + 1) + pad("文号", _NUMBER + 1) + "施行       要旨 规则"]
        for statute in group:
            lines += _listed(statute, rules_citing(places, statute), statute.name in imported)
    verified = sum(s.verified for s in statutes)
    lines += ["", f"共 {len(statutes)} 部法规：已核 {verified}，待核 {len(statutes) - verified}"]
    return _joined(lines[1:])


def _listed(statute: Statute, rules: int, imported: bool) -> Iterator[str]:
    number = one_line(statute.number)
    short = number.partition("，")[0] if cells(number) > _NUMBER else number
    day = statute.effective.isoformat() if statute.effective else "未写"
    gists = f"{len(statute.gists):>4}" if statute.verified else "待核"
    yield (
        f"{pad(short_name(statute), _NAME)} {pad(short, _NUMBER)} {pad(day, 10)} {gists} {rules:>4}"
    )
    more = [_ended(statute)] if statute.repealed else []
    more += ["已导入原文"] if imported else []
    if more:
        yield "  " + "；".join(more)


def _ended(statute: Statute) -> str:
    successor = f"，由《{statute.successor}》继任" if statute.successor else ""
    return f"{statute.repealed} 废止{successor}"


def statute_page(statute: Statute, places: Cited, text: StatuteText | None) -> str:
    """Everything that is declared about a statute, then its provisions with gists and rules."""
    lines = [f"《{statute.name}》", ""]
    lines += _field("简称", "、".join(f"《{a}》" for a in statute.aliases))
    lines += _field("位阶", str(statute.rank or _NO_RANK))
    lines += _field("制度", "、".join(sorted(statute.regimes)))
    lines += _field("文号", one_line(statute.number))
    lines += _field("发布", one_line(statute.issuer))
    lines += _field("施行", statute.effective.isoformat() if statute.effective else "未写")
    for amendment in sorted(statute.amendments, key=lambda a: a.day):
        changed = "、".join(_place(statute, p) for p in amendment.provisions)
        lines += _field("修正", f"{amendment.day} {changed or f'没有写改了哪些{statute.unit}'}")
    lines += _field("废止", _ended(statute) if statute.repealed else "")
    lines += _field("核对", checked_word(statute))
    lines += _field("结构", _shape(statute))
    lines += _field("原文", f"已导入（{text.source}）" if text else "没有导入")
    by_place = places.get(statute.name, {})
    for provision in sorted(statute.gists.keys() | by_place.keys(), key=in_order):
        lines += ["", *_provision(statute, provision, by_place.get(provision, ()))]
    return _joined(lines)


def provision_page(
    statute: Statute, provision: Provision, places: Cited, text: StatuteText | None
) -> str:
    """One provision: its shape, gist, the imported words, and the rules that cite it or a part."""
    lines = [f"{cite(statute, provision)}  {checked_word(statute)}", ""]
    items = statute.shape.get(provision.article)
    if items and not provision.paragraph:
        lines += _field("结构", _counted(items))
    by_place = places.get(statute.name, {})
    within = [p for p in statute.gists.keys() | by_place.keys() if p.overlaps(provision)]
    words = text.words(statute, provision) if text else ""
    lines += _field("条文", words or _no_words(text))
    for place in sorted(within, key=in_order):
        lines += ["", *_provision(statute, place, by_place.get(place, ()))]
    if not within:
        lines += ["", "没有要旨，也没有规则引用。"]
    return _joined(lines)


def _no_words(text: StatuteText | None) -> str:
    if text is None:
        return "没有导入。用 biaochi law import 文件 导入后，这里和报告里都引原文。"
    return f"导入的文件（{text.source}）里这一条的款、项与声明的结构不同，不引。"


def _provision(statute: Statute, provision: Provision, citers: Sequence[Citer]) -> list[str]:
    lines = wrapped(_place(statute, provision), _WIDTH)
    lines += _field("要旨", one_line(statute.gists.get(provision, "")), "  ")
    for i, citer in enumerate(citers):
        lines += _field("" if i else "规则", f"{_named(citer)}  {one_line(citer.title)}", "  ")
    return lines


def _named(citer: Citer) -> str:
    return citer.name if citer.what == "规则" else f"{citer.what} {citer.name}"


def _place(statute: Statute, provision: Provision) -> str:
    """The provision without the name of its statute."""
    return cite(statute, provision).removeprefix(f"《{statute.name}》")


def _shape(statute: Statute) -> str:
    if not statute.shape:
        return "没有写（引到的条款项按规则作者所写）"
    paragraphs = sum(map(len, statute.shape.values()))
    items = sum(map(sum, statute.shape.values()))
    return f"{len(statute.shape)} {statute.unit}，{paragraphs} 款，{items} 项"


def _counted(items: tuple[int, ...]) -> str:
    listed = [f"第{numeral(n)}款 {count} 项" for n, count in enumerate(items, 1) if count]
    return f"{len(items)} 款" + (f"（{'，'.join(listed)}）" if listed else "")


def statute_coverage(parts: Sequence[StatuteCoverage]) -> str:
    """A line of counts per statute, then what has a gist and no rule, or a rule and no gist."""
    heads = ("要旨", "有规则", "无规则", "缺要旨", "规则")
    width = _WIDTH - 5 - 8 * len(heads)
    lines = [pad("法规", width + 5) + "".join(" " * (8 - cells(h)) + h for h in heads)]
    for part in parts:
        gists = len(part.statute.gists)
        counts = (gists, gists - len(part.without_rule), len(part.without_rule))
        row = "".join(f"{n:>8}" for n in (*counts, len(part.without_gist), part.rules))
        lines.append(
            f"{checked_word(part.statute)} {pad(brief_name(part.statute, width), width)}{row}"
        )
    lines += _gaps("有要旨、还没有规则", ((p.statute, p.without_rule) for p in parts))
    lines += _gaps("规则引用了、没有要旨", ((p.statute, p.without_gist) for p in parts))
    return _joined(lines)


def _gaps(title: str, parts: Iterable[tuple[Statute, tuple[Provision, ...]]]) -> Iterator[str]:
    kept = [(statute, places) for statute, places in parts if places]
    yield from ("", f"{title}：{sum(len(places) for _, places in kept) or '没有'}")
    for statute, places in kept:
        rows = wrapped("、".join(_place(statute, p) for p in places), _WIDTH - 4)
        yield from (f"  《{short_name(statute)}》", *(f"    {row}" for row in rows))


def rule_coverage(part: RuleCoverage) -> str:
    """Rules that rest on unverified statutes alone, and on soft documents alone."""
    lines = [f"共 {part.total} 条规则和阈值"]
    lines += _resting("只依据待核的法规", part.unverified)
    lines += _resting("只依据规范性文件、内部制度", part.soft)
    return _joined(lines)


def _resting(title: str, parts: Sequence[Resting]) -> Iterator[str]:
    yield from ("", f"{title}：{len(parts) or '没有'}")
    for part in parts:
        yield f"  {_named(part.citer)}  {one_line(part.citer.title)}"
        for citation in part.citations:
            yield from (f"    {row}" for row in wrapped(citation_line(citation), _WIDTH - 4))


def _field(name: str, text: str, indent: str = "") -> list[str]:
    """A named part, wrapped beside its name; nothing if empty."""
    if not text:
        return []
    margin = len(indent) + 6
    rows = [r for line in text.split("\n") for r in wrapped(one_line(line), _WIDTH - margin)]
    head = indent + name + " " * (6 - cells(name))
    return [head + rows[0], *(" " * margin + row for row in rows[1:])]


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line.rstrip()}\n" for line in lines)
