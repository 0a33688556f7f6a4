"""制度: under which law a document buys, told by the words that the two laws use for the same things."""

from __future__ import annotations

from biaochi.model.document import Cell, Document, Paragraph, Table
from biaochi.model.regime import Regime

_WORDS: dict[Regime, tuple[tuple[str, int], ...]] = {
    Regime.PROCUREMENT: (
        ("政府采购", 3),
        ("财库", 2),
        ("采购人", 1),
        ("竞争性磋商", 2),
        ("竞争性谈判", 2),
        ("询价通知书", 2),
        ("财政部", 1),
        ("采购文件", 1),
        ("质疑", 1),
    ),
    Regime.TENDERING: (
        ("招标投标法", 3),
        ("招标人", 1),
        ("否决投标", 2),
        ("工程量清单", 1),
        ("招标控制价", 2),
        ("资格预审", 1),
        ("建造师", 1),
    ),
}
_CLEAR = 2
"""One side must weigh this many times the other before the other's rules are left out."""
_ENOUGH = 6
"""Weight below which a text is too short to tell."""


def regimes_of(document: Document) -> tuple[frozenset[Regime], str]:
    """The regimes whose rules apply to a document, and in Chinese how that was found.

    Both apply where the words do not decide, since silence would hide breaches.
    """
    text = "\n".join(_texts(document))
    weight = {
        regime: sum(text.count(word) * value for word, value in words)
        for regime, words in _WORDS.items()
    }
    low, high = sorted(weight, key=lambda regime: weight[regime])
    if weight[high] >= _ENOUGH and weight[high] >= _CLEAR * weight[low]:
        return frozenset({high}), f"按文件用语判定为{high}"
    return frozenset(Regime), "文件用语不能判定制度，两种制度的规则都查"


def _texts(document: Document) -> list[str]:
    found: list[str] = []
    for _, block in document.walk():
        _collect(block, found)
    return found


def _collect(block: Paragraph | Table, found: list[str]) -> None:
    if isinstance(block, Paragraph):
        found.append(block.text)
        return
    cells: list[Cell] = [cell for row in block.rows for cell in row]
    for cell in cells:
        for inner in cell.blocks:
            _collect(inner, found)
