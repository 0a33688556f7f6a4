"""A block on its way into the tree of sections."""

from __future__ import annotations

from biaochi.parsers.flat import Flat, FlatTable
from biaochi.parsers.labels import Label, parse_label


class Line:
    """A paragraph or table, and what the passes of the outline find out about it.

    `index` counts the lines of the document, `titled` says that it reads like a title, `lead` that
    the line before it ends in a colon. `parent` is the line that it hangs from, `run` the lines
    that are counted together with it. `heading` is the verdict, and `under` the heading that it
    stands below, None for the root.
    """

    __slots__ = (
        "block",
        "heading",
        "index",
        "label",
        "lead",
        "parent",
        "run",
        "text",
        "titled",
        "under",
    )

    def __init__(self, block: Flat | FlatTable) -> None:
        self.block = block
        self.text = block.text.strip() if isinstance(block, Flat) else ""
        self.label = _label(block.label.strip(), self.text) if isinstance(block, Flat) else None
        self.index = 0
        self.titled = False
        self.lead = False
        self.heading = False
        self.parent: Line | None = None
        self.under: Line | None = None
        self.run: list[Line] = []

    @property
    def number(self) -> str:
        """The number as printed: the computed one, else the typed one."""
        computed = self.block.label.strip() if isinstance(self.block, Flat) else ""
        typed = self.label.text if self.label is not None else ""
        return typed if typed.startswith(computed) else computed

    @property
    def title(self) -> str:
        """The words behind the number, on one line."""
        return " ".join(self.text[len(self.number) :].split()).strip("：:、.．。 ")

    @property
    def hint(self) -> int:
        """The level that the format states, 0 for none."""
        return self.block.hint if isinstance(self.block, Flat) else 0


def _label(computed: str, text: str) -> Label | None:
    """The number, by what the format computed if it did: `3 人员` is no quantity then."""
    label = parse_label(f"{computed} 某") if computed else None
    return label or parse_label(text)
