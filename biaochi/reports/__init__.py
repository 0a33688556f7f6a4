"""Reports: one module per output format, each with a `render` that turns results into its form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from biaochi.grammar.compiled import RuleBook
    from biaochi.reports.describe import Quotes, Result


def render(
    results: Sequence[Result],
    book: RuleBook,
    form: str,
    *,
    to_file: bool = False,
    quotes: Quotes | None = None,
) -> str | None:
    """The report in one of the forms `terminal`, `json` and `html`.

    A terminal report that does not go to a file is printed at once, because only the console knows
    its width and colours; then the result is None. `quotes` are the words of cited provisions, as far
    as the user imported them.
    """
    # Each form brings its own library; only the one that was asked for is imported.
    if form == "json":
        from biaochi.reports import json_report

        return json_report.render(results, quotes)
    if form == "html":
        from biaochi.reports import html

        return html.render(results, {rule.name: rule.title for rule in book.rules}, quotes)
    from biaochi.reports import terminal

    if to_file:
        return terminal.as_text(results, quotes=quotes)
    terminal.print_report(results, quotes)
    return None
