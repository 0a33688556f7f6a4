"""The shape of an imported text beside the declared one."""

from __future__ import annotations

from collections.abc import Iterator

from biaochi.lawstore.texts import StatuteText
from biaochi.model.law import Statute
from biaochi.model.numerals import numeral


def differences(text: StatuteText, statute: Statute) -> tuple[str, ...]:
    """What the file counts otherwise, one line an article: 第三条：我们 2 款，文件 3 款."""
    return tuple(_differences(text, statute)) if statute.shape else ()


def too_different(text: StatuteText, statute: Statute) -> bool:
    """Whether more than half of the declared articles are not found as declared."""
    found = {a.number: a.shape for a in text.articles}
    same = sum(found.get(number) == shape for number, shape in statute.shape.items())
    return same * 2 < len(statute.shape)


def _differences(text: StatuteText, statute: Statute) -> Iterator[str]:
    unit = statute.unit
    found = {a.number: a.shape for a in text.articles}
    for number in sorted(statute.shape.keys() | found.keys()):
        ours, theirs = statute.shape.get(number), found.get(number)
        called = f"第{numeral(number)}{unit}"
        if ours is None:
            yield f"{called}：我们没有这一{unit}，文件有"
        elif theirs is None:
            yield f"{called}：我们有，文件没有这一{unit}"
        elif len(ours) != len(theirs):
            yield f"{called}：我们 {len(ours)} 款，文件 {len(theirs)} 款"
        else:
            yield from _items(called, ours, theirs)


def _items(called: str, ours: tuple[int, ...], theirs: tuple[int, ...]) -> Iterator[str]:
    for paragraph, (mine, other) in enumerate(zip(ours, theirs, strict=True), 1):
        if mine != other:
            where = f"第{numeral(paragraph)}款" if len(ours) > 1 else ""
            yield f"{called}{where}：我们 {mine} 项，文件 {other} 项"
