"""Folding: the many ways to write one word made one, with a way back to the original characters.

Full and half width, compatibility forms (Unicode NFKC), letter case, zeros, brackets, quotes and
dashes are made alike; zero-width characters, soft hyphens and blanks within Chinese text vanish.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_ALIKE = {
    **dict.fromkeys("〇○◯", "零"),
    **dict.fromkeys("“”„‟〝〞＂「」『』", '"'),
    **dict.fromkeys("‘’‚‛＇", "'"),
    **dict.fromkeys("【〔［〖", "["),
    **dict.fromkeys("】〕］〗", "]"),
    **dict.fromkeys("〈＜", "<"),
    **dict.fromkeys("〉＞", ">"),
    **dict.fromkeys("‐‑‒–—―−－─", "-"),
    **dict.fromkeys("·•‧∙・･", "·"),
    "≧": "≥",
    "≦": "≤",
    "﹪": "%",
    "…": "…",
}
_VANISH = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
_LATIN = re.compile(r"[0-9a-z]")
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, for each folded character, the offset of its origin.

    `offsets` has one entry more than `text`: the length of the original. It is None where folding
    changed characters one for one, so that offsets are the same on both sides.
    """

    text: str
    offsets: tuple[int, ...] | None
    length: int

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that folded characters start..end (exclusive) come from."""
        if self.offsets is None:
            return start, end
        if start >= end:
            return self.offsets[start], self.offsets[start]
        last = self.offsets[end - 1]
        after = next((o for o in self.offsets[end:] if o > last), self.length)
        # What vanished behind the last character does not belong to it.
        return self.offsets[start], min(after, last + 1) if after > last else after


@lru_cache(maxsize=None)
def _fold_char(char: str) -> str:
    if char in _VANISH:
        return ""
    alike = _ALIKE.get(char)
    if alike is not None:
        return alike
    if _SPACE.match(char):
        return " "
    plain = unicodedata.normalize("NFKC", char).lower()
    return "".join(_ALIKE.get(c, c) for c in plain if c not in _VANISH) if plain != char else char


def fold(text: str) -> Folded:
    """Fold a text, keeping the way back."""
    chars: list[str] = []
    offsets: list[int] = []
    for position, char in enumerate(text):
        for plain in _fold_char(char):
            chars.append(plain)
            offsets.append(position)
    _drop_blanks(chars, offsets)
    folded = "".join(chars)
    offsets.append(len(text))
    plain_map = all(o == i for i, o in enumerate(offsets))
    return Folded(folded, None if plain_map else tuple(offsets), len(text))


def _drop_blanks(chars: list[str], offsets: list[int]) -> None:
    """Keep one blank between two Latin words or numbers, none elsewhere."""
    kept: list[int] = []
    for i, char in enumerate(chars):
        if char != " ":
            kept.append(i)
            continue
        before = chars[kept[-1]] if kept else " "
        after = next((c for c in chars[i + 1 :] if c != " "), " ")
        if _LATIN.match(before) and _LATIN.match(after):
            kept.append(i)
    if len(kept) < len(chars):
        chars[:] = [chars[i] for i in kept]
        offsets[:] = [offsets[i] for i in kept]
    assert all(a <= b for a, b in pairwise(offsets))


def fold_words(text: str) -> str:
    """The folded text alone, for words of rules and for headings."""
    return fold(text).text
