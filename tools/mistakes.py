"""Mistakes shown in the reference, with what 标尺 truly says about them.

A block ```biao 错 holds fields or declarations as an author might write them; the ```text block
behind it holds what is noted, without the place. See `biaochi.grammar.codes.frame`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from biaochi.grammar.codes.frame import file_with, printed

PAGES = tuple(sorted((Path(__file__).resolve().parents[1] / "docs").rglob("*.md")))
_PAIR = re.compile(r"^```biao 错\n(.*?)^```\n\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A wrong text on a page and the words that the page shows for it."""

    page: Path
    text: str
    shown: str

    @property
    def true(self) -> str:
        """What is noted about the text."""
        return said_about(self.text)


def mistakes_on(page: Path) -> Iterator[Mistake]:
    """Every mistake that a page shows."""
    for text, shown in _PAIR.findall(page.read_text(encoding="utf-8")):
        yield Mistake(page, text, shown)


def said_about(text: str) -> str:
    """What authors read about a wrong text."""
    return "\n\n".join(printed(file_with(text))) + "\n"


def main() -> None:
    """Renew what stands behind each mistake."""
    for page in PAGES:
        old = page.read_text(encoding="utf-8")
        new = _PAIR.sub(lambda m: f"```biao 错\n{m[1]}```\n\n```text\n{said_about(m[1])}```", old)
        if new != old:
            page.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
