"""Reports: one module per output format, each with a `render` that turns results into its form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from biaochi.grammar.compiled import RuleBook
    from biaochi.reports.describe import Result


def render(
    results: Sequence[Result], book: RuleBook, form: str, *, to_file: bool = False
) -> str | None:
    """The report in one of the forms `terminal`, `json` and `html`.

    A terminal report that does not go to a file is printed at once, because only the console knows
    its width and colours; then the result is None.
    """
    # Each form brings its own library; only the one that was asked for is imported.
    if form == "json":
        from biaochi.reports import json_report

        return json_report.render(results)
    if form == "html":
        from biaochi.reports import html

        return html.render(results, {rule.name: rule.title for rule in book.rules})
    from biaochi.reports import terminal

    if to_file:
        return terminal.as_text(results)
    terminal.print_report(results)
    return None
