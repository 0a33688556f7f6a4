"""The report on a terminal: findings with their words, bases and advice, then what was not checked.

Nothing is wider than the console. Without colour (NO_COLOR, a pipe) the offending words stand in 【】.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

from rich.console import Console
from rich.text import Text

from biaochi.model.document import Unreadable
from biaochi.model.finding import Breach, Checked, Finding, Level, Verdict
from biaochi.model.law import Citation
from biaochi.reports import describe
from biaochi.reports.excerpt import Piece, quote, words
from biaochi.reports.wrap import breaks, cells, pad

_WIDEST = 100
"""Lines of Chinese longer than 50 characters are hard to read, however wide the window."""
_NARROWEST = 40
_ROOM = 140
"""Characters quoted of a clause: about four lines at 80 columns."""
_LAW_ROOM = 120
"""Characters quoted of a provision: its gist stands above, the whole of it in the HTML report."""
_INDENT = "    "
_STYLES = {Level.RED: "bold red", Level.YELLOW: "bold yellow", Level.BLUE: "bold blue"}


def render(
    results: Sequence[describe.Result], console: Console, quotes: describe.Quotes | None = None
) -> None:
    """Print the results one after the other, and a closing table when there are several.

    `quotes` are the words of provisions, printed under their gists.
    """
    page = _Page(console, quotes or {})
    for i, result in enumerate(results):
        if i:
            page.write()
        if isinstance(result, Unreadable):
            _unreadable(page, result)
        else:
            _checked(page, result)
    if len(results) > 1:
        _closing(page, results)


def print_report(results: Sequence[describe.Result], quotes: describe.Quotes | None = None) -> None:
    """Print the results to the standard output, in colour where that is a terminal."""
    render(results, Console(), quotes)


def as_text(
    results: Sequence[describe.Result], width: int = 80, quotes: describe.Quotes | None = None
) -> str:
    """The report as plain text of at most `width` cells a line, for a file."""
    console = Console(file=StringIO(), width=width, color_system=None)
    with console.capture() as captured:
        render(results, console, quotes)
    return captured.get()


class _Page:
    """A console together with the width used and whether marks have to be spelt out."""

    def __init__(self, console: Console, quotes: describe.Quotes) -> None:
        self.console = console
        self.quotes = quotes
        self.width = max(_NARROWEST, min(console.width, _WIDEST))
        self.plain = console.no_color or console.color_system is None

    def write(self, text: Text | str = "", edge: Text | str = "", *, repeat: bool = False) -> None:
        """Print text wrapped after `edge`; further lines hang under it, or repeat it."""
        body = text if isinstance(text, Text) else Text(text)
        first = edge if isinstance(edge, Text) else Text(edge)
        further = first if repeat else Text(" " * cells(first.plain))
        for i, line in enumerate(body.divide(breaks(body.plain, self.width - cells(first.plain)))):
            blanks = len(line.plain) - len(line.plain.lstrip())
            full = (further if i else first) + (line[blanks:] if i else line)
            full.rstrip()
            self.console.print(full, soft_wrap=True, highlight=False)

    def field(self, name: str, value: Text | str, indent: str = _INDENT) -> None:
        """Print a named part of a finding, the value hanging beside its name; nothing if empty."""
        if value:
            self.write(value, Text.assemble(indent, (name, "dim"), "  "))


def _checked(page: _Page, checked: Checked) -> None:
    page.write(Text(describe.source(checked), style="bold"))
    page.write(_circumstances(checked), "  ", repeat=True)
    if layers := describe.layers(checked):
        page.write(f"层级 {layers}", "  ", repeat=True)
    page.write(_summary(checked), "  ")
    for number, finding in enumerate(checked.findings, 1):
        page.write()
        if finding.trial and number == len(checked.settled) + 1:
            page.write(Text("试行的规则（只作提示，不影响结论）", style="bold"), "  ")
            page.write()
        _finding(page, number, finding)
    if not checked.findings:
        page.write("已检查的规则都没有发现问题。", "  ")
    _left_out(page, checked)
    _disabled(page, checked)
    page.write()
    version = f"规则版本 {describe.one_line(checked.rules_version)}"
    page.write(Text(describe.coverage(checked), style="dim"), "  ")
    page.write(Text(version, style="dim"), "  ")


def _circumstances(checked: Checked) -> str:
    reason = describe.one_line(checked.as_of_reason)
    day = f"{checked.as_of.isoformat()}（{reason}）" if reason else checked.as_of.isoformat()
    regimes = "、".join(checked.regimes) or "未认定"
    return f"判定日 {day} · 制度 {regimes}"


def _summary(checked: Checked) -> Text:
    text = Text()
    for level in Level:
        count = checked.count(level)
        text.append(" · " if text else "").append(
            f"{level} {count}", _STYLES[level] if count else "dim"
        )
    unsure = describe.suspects(checked)
    left_out = describe.unchecked_count(checked)
    trial = len(checked.on_trial)
    text.append(f"（其中疑似 {unsure}）" if unsure else "")
    text.append(f" · 试行 {trial}" if trial else "")
    return text.append(f" · 未检查 {left_out}" if left_out else "")


def _finding(page: _Page, number: int, finding: Finding) -> None:
    page.write(_title(finding.breaches[0]), Text.assemble((f"{number:>2}. ", "dim")))
    if finding.missing:
        page.field("应在", Text(describe.where(finding), style="dim"))
    else:
        _words_found(page, finding)
    explained: set[str] = set()
    for i, breach in enumerate(finding.breaches):
        if i:
            page.write(_title(breach), _INDENT + "又 ")
        if len(finding.breaches) > 1 and breach.spans:
            page.field("原文", words(finding, breach))
        _reasons(page, breach, explained)


def _words_found(page: _Page, finding: Finding) -> None:
    """Where the offending words stand, and the clause with the words marked."""
    page.write(Text(describe.where(finding), style="dim"), _INDENT)
    for lead in finding.clause.lead[-1:]:
        page.field("承上", Text(describe.one_line(lead), style="dim"))
    bar = Text.assemble(_INDENT, ("| ", _STYLES[finding.level]))
    page.write(_quoted(quote(finding, _ROOM), finding.level, page.plain), bar, repeat=True)


def _title(breach: Breach) -> Text:
    unsure = "·疑似" if breach.verdict is Verdict.SUSPECT else ""
    unsure += "·试行" if breach.trial else ""
    return Text.assemble(
        (f"[{breach.level}{unsure}]", _STYLES[breach.level]),
        f" {describe.one_line(breach.rule)}  ",
        (describe.one_line(breach.title), "bold"),
    )


def _quoted(pieces: Sequence[Piece], level: Level, plain: bool) -> Text:
    text = Text()
    for piece in pieces:
        if not piece.marked:
            text.append(piece.text)
        elif plain:
            text.append(f"【{piece.text}】")
        else:
            text.append(piece.text, f"{_STYLES[level]} underline")
    return text


def _reasons(page: _Page, breach: Breach, explained: set[str]) -> None:
    """Question, message, bases and advice; gists of citations already `explained` are not repeated."""
    page.field("疑问", describe.one_line(breach.question))
    page.field("说明", describe.one_line(breach.message))
    for i, ground in enumerate(breach.grounds):
        page.field("要素" if i == 0 else "    ", describe.ground_line(ground))
    for i, citation in enumerate(breach.citations):
        page.field("依据" if i == 0 else "    ", describe.citation_line(citation))
        if citation.text not in explained:
            _words_of_law(page, citation)
        explained.add(citation.text)
    page.field("建议", describe.one_line(breach.suggestion))
    for i, line in enumerate(describe.layer_lines(breach)):
        page.field("层级" if i == 0 else "    ", line)


def _words_of_law(page: _Page, citation: Citation) -> None:
    """The gist, and under it what the provision says where its statute was imported."""
    if citation.gist:
        page.write(Text(describe.one_line(citation.gist), style="dim"), _INDENT + " " * 6)
    words = describe.quoted_words(page.quotes, citation, _LAW_ROOM)
    if words:
        page.write(Text(f"条文：{words}", style="dim italic"), _INDENT + " " * 6)


def _left_out(page: _Page, checked: Checked) -> None:
    groups = describe.by_cause(checked.verdicts, Verdict.UNCHECKED)
    if not checked.notices and not groups:
        return
    page.write()
    page.write(Text("未检查", style="bold"), "  ")
    for notice in checked.notices:
        page.write(describe.notice_line(notice), _INDENT)
    for group in groups:
        page.write(f"{group.cause}：{'、'.join(group.rules)}", _INDENT)


def _disabled(page: _Page, checked: Checked) -> None:
    """Rules that a lower layer put out of use, by what authority and why."""
    disabled = [v for v in checked.verdicts if v.disabled]
    if disabled:
        page.write()
        page.write(Text("停用的规则", style="bold"), "  ")
    for one in disabled:
        page.write(f"{describe.one_line(one.rule)}：{describe.one_line(one.cause)}", _INDENT)


def _unreadable(page: _Page, result: Unreadable) -> None:
    page.write(Text(describe.source(result), style="bold"))
    page.write(Text(f"未检查：{describe.one_line(result.message)}", style="bold"), "  ")
    if result.advice:
        page.write(describe.one_line(result.advice), "  ")


def _closing(page: _Page, results: Sequence[describe.Result]) -> None:
    """One line per file: its counts by colour, 疑似 and 未检查."""
    heads = (*Level, "疑似", "未检查")
    widths = [max(4, cells(h)) + 2 for h in heads]
    name_width = page.width - sum(widths)
    rows = [(describe.source(r), _numbers(r)) for r in results]
    totals = [str(sum(int(n[i]) for _, n in rows if n[i].isdigit())) for i in range(len(heads))]
    page.write()
    for name, numbers in (("文件", heads), *rows, (f"共 {len(rows)} 个文件", totals)):
        right = (" " * (w - cells(n)) + n for n, w in zip(numbers, widths, strict=True))
        style = "bold" if numbers is heads or numbers is totals else ""
        page.write(Text(pad(name, name_width) + "".join(right), style=style))


def _numbers(result: describe.Result) -> tuple[str, ...]:
    if isinstance(result, Unreadable):
        return ("-", "-", "-", "-", "全文")
    counts = (*(result.count(level) for level in Level), describe.suspects(result))
    return tuple(str(n) for n in (*counts, describe.unchecked_count(result)))
