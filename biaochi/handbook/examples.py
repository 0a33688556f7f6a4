"""Examples as the handbook prints them: paragraph by paragraph, what is reported set apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from biaochi.grammar.compiled import Example, ExampleContext, FactExample
from biaochi.handbook.amounts import amount


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of an example; `marked` ones are what the rule reports."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class ExampleLine:
    """One paragraph or table row of an example, with what stands around it, and a note at its end.

    `first` is False for the further paragraphs of one example.
    """

    context: str
    stretches: tuple[Stretch, ...]
    note: str = ""
    first: bool = True


def example_lines(example: Example) -> Iterator[ExampleLine]:
    """The paragraphs and rows of an example."""
    last = len(example.blocks) - 1
    for number, block in enumerate(example.blocks):
        inside = tuple((a, b) for a, b in example.marks if block.start <= a and b <= block.end)
        yield ExampleLine(
            "，".join([*_given(example, number), *_around(block.context)]),
            tuple(_cut(example.text, inside, block.start, block.end)),
            f"（已知缺口：{example.gap_reason}）" if number == last and example.gap_reason else "",
            first=not number,
        )


def fact_example_lines(example: FactExample) -> Iterator[ExampleLine]:
    """A stretch of a document, and the value taken from it."""
    *before, last = example_lines(example.example)
    yield from before
    value = f" → {amount(example.value)}" if example.value else " → 不取值"
    yield replace(last, note=last.note + value)


def _given(example: Example, number: int) -> Iterator[str]:
    """What is given for the whole example; it stands with the first paragraph."""
    if number:
        return
    for name, value in example.known:
        yield f"已知 {name} {value}"
    if example.as_of:
        yield f"判定日 {example.as_of}"


def _around(context: ExampleContext) -> Iterator[str]:
    if context.place:
        yield str(context.place)
    if context.title:
        yield f"标题 {context.title}"
    if context.lead:
        yield f"引导 {context.lead}"
    if context.header:
        yield f"表 {'｜'.join(context.header)}"


def _cut(text: str, marks: tuple[tuple[int, int], ...], start: int, end: int) -> Iterator[Stretch]:
    for a, b in marks:
        if start < a:
            yield Stretch(text[start:a])
        yield Stretch(text[a:b], marked=True)
        start = b
    if start < end:
        yield Stretch(text[start:end])
