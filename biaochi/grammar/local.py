"""地方: the rules of provinces and cities, which are read only where the place is named.

In a folder of rules the files of a place lie in 地方/某省, those of a city in 地方/某省/某市. Whoever
names a city gets its files with those of the folders above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from biaochi.grammar.loader import LOCAL, SUFFIX
from biaochi.grammar.suggest import did_you_mean, listing


@dataclass(frozen=True, slots=True)
class Locality:
    """A place that has rules: its name, its own files, and those of the places it lies in."""

    name: str
    own: tuple[Path, ...]
    above: tuple[Path, ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        """All files to read for this place, the highest layer first."""
        return (*self.above, *self.own)


def localities(folders: Sequence[Path]) -> tuple[Locality, ...]:
    """The places that have rules in these folders, a province before its cities."""
    roots = (folder / LOCAL for folder in folders)
    return tuple(place for root in roots if root.is_dir() for place in _below(root, ()))


def named(folders: Sequence[Path], names: Sequence[str]) -> tuple[Locality, ...] | str:
    """The places of these names, in their order; a message where there is none of some name."""
    known: dict[str, list[Locality]] = {}
    for place in localities(folders):
        known.setdefault(place.name, []).append(place)
    for name in names:
        if name not in known:
            there = f"有的是：{listing(known)}。" if known else "一个地方的规则也没有。"
            return f"没有地方「{name}」的规则。{did_you_mean(name, known, '')}{there}"
    return tuple(place for name in dict.fromkeys(names) for place in known[name])


def _below(folder: Path, above: tuple[Path, ...]) -> Iterator[Locality]:
    for inner in sorted(p for p in folder.iterdir() if p.is_dir()):
        place = Locality(inner.name, tuple(sorted(inner.glob(f"*{SUFFIX}"))), above)
        if place.own:
            yield place
        yield from _below(inner, place.files)
