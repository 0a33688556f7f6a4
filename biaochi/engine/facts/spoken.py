"""Labels and values read as one sentence: 是否接受联合体 | 否 becomes 是否接受联合体:否."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from biaochi.engine.facts.parts import Labelled, Zone
from biaochi.engine.matching.scan import Scan
from biaochi.engine.reading.options import BOX, EMPTY
from biaochi.model.clause import Clause
from biaochi.model.folding import Folded

_MOST_ZONES = 3
"""How many stretches behind a label are read together with it."""


class Spoken:
    """The sentences made of labels and their values, scanned for words all at once."""

    def __init__(self, scan: Scan, labelled: Iterable[Labelled]) -> None:
        self._sentences: dict[tuple[str, int, int], Clause] = {}
        for one in labelled:
            for zone in one.zones[:_MOST_ZONES]:
                key = (one.label, zone.clause.index, zone.start)
                if key not in self._sentences:
                    text = f"{one.label.rstrip(':')}:{ticked(zone.text)}"
                    self._sentences[key] = replace(
                        zone.clause,
                        index=len(self._sentences),
                        folded=Folded(text, None, len(text)),
                    )
        self.scan = scan.over(list(self._sentences.values()))

    def sentence(self, label: str, zone: Zone) -> Clause | None:
        """The sentence made of a label and one of its stretches."""
        return self._sentences.get((label, zone.clause.index, zone.start))


def ticked(text: str) -> str:
    """What is left of options when those with an empty box are dropped: □是 ☑否 becomes 否.

    Nothing is left where no box is ticked.
    """
    boxes = list(BOX.finditer(text))
    if not boxes:
        return text
    ends = [m.start() for m in boxes[1:]] + [len(text)]
    kept = [
        text[box.end() : end] for box, end in zip(boxes, ends, strict=True) if box[0] not in EMPTY
    ]
    return text[: boxes[0].start()] + " ".join(kept) if kept else ""
