"""python -m tools.coverage: write docs/coverage.md anew; say what the records have wrong."""

from __future__ import annotations

import sys
from pathlib import Path

from biaochi.grammar.cache import load_cached
from tools.coverage.page import page
from tools.coverage.records import checks, coverage, sources

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "coverage.md"


def written() -> tuple[str, tuple[str, ...]]:
    """The page as the rules and records stand, and what is wrong with the records."""
    book = load_cached((ROOT / "biaochi" / "rulesets",)).book
    if book is None:
        return "", ("规则有错，先运行 biaochi test",)
    found = coverage(rule.name for rule in book.rules)
    return page(checks(), sources(), found, book), tuple(found.wrong)


def main() -> int:
    """Write the page unless the records are wrong."""
    text, wrong = written()
    for line in wrong:
        print(line)
    if text:
        PAGE.write_text(text, encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
