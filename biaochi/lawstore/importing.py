"""biaochi law import: one file recognised, compared with its declaration and kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from biaochi.lawstore import store
from biaochi.lawstore.compare import differences, too_different
from biaochi.lawstore.names import Names, Unknown
from biaochi.lawstore.recognise import statute_in
from biaochi.lawstore.texts import StatuteText
from biaochi.model.law import Statute

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Imported:
    """A text that is in the store now; `new` is False where the very same was there before."""

    text: StatuteText
    statute: Statute
    differences: tuple[str, ...]
    new: bool


def bring(path: Path, names: Names, wanted: str = "") -> Imported | Unknown:
    """Put the statute in a file into the store; a file that is none, or another's, is refused."""
    found = statute_in(path, names, wanted)
    if isinstance(found, Unknown):
        return found
    text, statute = found
    unlike = differences(text, statute)
    if too_different(text, statute):
        some = "；".join(unlike[:_SHOWN])
        return Unknown(
            f"与《{statute.name}》的结构大半对不上（{len(unlike)} 处，如 {some}）："
            "像是别的法规，或者别的版本。没有收下。"
        )
    try:
        new = store.keep(text)
    except OSError as error:
        return Unknown(f"法规库 {store.directory()} 写不进去：{error.strerror}。")
    return Imported(text, statute, unlike, new)
