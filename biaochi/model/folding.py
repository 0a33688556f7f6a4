"""Folding: the many ways to write one word made one, with a way back to the original characters.

Full and half width, compatibility forms (Unicode NFKC), letter case, zeros, brackets, quotes and
dashes are made alike; zero-width characters, soft hyphens and blanks within Chinese text vanish.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Radicals that PDF fonts put in place of the character, and that NFKC does not know.
_RADICALS = dict(
    zip(
        "⺎⺒⺝⺠⺩⺬⺮⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻤⻥⻦⻨⻩⻬⻮⻰",
        "兀巳月民王示竹虎西见角贝车长门青韦页风飞食马鬼鱼鸟麦黄齐齿龙",
        strict=True,
    )
)
_ALIKE = {
    **_RADICALS,
    "〇": "零",
    **dict.fromkeys("“”„‟〝〞＂「」『』", '"'),
    **dict.fromkeys("‘’‚‛＇", "'"),
    **dict.fromkeys("【〔［〖", "["),
    **dict.fromkeys("】〕］〗", "]"),
    **dict.fromkeys("〈＜", "<"),
    **dict.fromkeys("〉＞", ">"),
    **dict.fromkeys("‐‑‒–—―−－─━", "-"),
    **dict.fromkeys("·•‧∙・･", "·"),
    "◯": "○",
    "≧": "≥",
    "≦": "≤",
    "…": "…",
    # A numbered item is not a number: ①5分 is five points, not fifteen.
    **{c: c for c in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"},
}
_VANISH = frozenset(
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
)
# Stands for a character that folds to none or to several; never seen outside this module.
_UNEVEN = "\ue000"
_UNEVEN_RUN = re.compile(_UNEVEN + "+")
_BLANKS = re.compile(" +")
_LATIN = frozenset("0123456789abcdefghijklmnopqrstuvwxyz")
# A circle is a zero between numerals only (二○二四年); elsewhere it is an option or a bullet.
_CIRCLE_ZERO = re.compile("(?<=[一二三四五六七八九零])○+(?=[一二三四五六七八九零年月日号\\]])")


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
        # What vanished behind the last character does not belong to it.
        return self.offsets[start], self.offsets[end - 1] + 1


def _plain(char: str) -> str:
    """What one character folds to, blanks as " "; folding the result again changes nothing."""
    if char in _VANISH:
        return ""
    alike = _ALIKE.get(char)
    if alike is not None:
        return alike
    if char.isspace():
        return " "
    plain = unicodedata.normalize("NFKC", char).lower()
    return char if plain == char else "".join(_plain(c) for c in plain)


class _Table(dict[int, str]):
    """A translation table that learns each character when it first meets it."""

    def __missing__(self, code: int) -> str:
        plain = _plain(chr(code))
        self[code] = plain if len(plain) == 1 else _UNEVEN
        return self[code]


_TABLE = _Table()


def fold(text: str) -> Folded:
    """Fold a text, keeping the way back."""
    folded = text.translate(_TABLE)
    offsets: list[int] | None = None
    if _UNEVEN in folded:
        folded, offsets = _spell_out(text, folded)
    if " " in folded:
        folded, offsets = _drop_blanks(folded, offsets)
    if "○" in folded:
        folded = _CIRCLE_ZERO.sub(lambda m: "零" * len(m[0]), folded)
    if offsets is None:
        return Folded(folded, None, len(text))
    offsets.append(len(text))
    return Folded(folded, tuple(offsets), len(text))


def _spell_out(text: str, marked: str) -> tuple[str, list[int]]:
    """Replace the marks of uneven characters by what the characters fold to."""
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    for run in _UNEVEN_RUN.finditer(marked):
        start, end = run.span()
        pieces.append(marked[done:start])
        offsets += range(done, start)
        for position in range(start, end):
            plain = _plain(text[position])
            pieces.append(plain)
            offsets += [position] * len(plain)
        done = end
    pieces.append(marked[done:])
    offsets += range(done, len(marked))
    return "".join(pieces), offsets


def _drop_blanks(folded: str, offsets: list[int] | None) -> tuple[str, list[int] | None]:
    """Keep one blank between two Latin words or numbers, none elsewhere."""
    pieces: list[str] = []
    origins: list[int] = []
    way: range | list[int] = range(len(folded)) if offsets is None else offsets
    done = 0
    for run in _BLANKS.finditer(folded):
        start, end = run.span()
        inner = start > 0 and end < len(folded)
        keep = start + (inner and folded[start - 1] in _LATIN and folded[end] in _LATIN)
        if keep == end:
            continue
        pieces.append(folded[done:keep])
        origins += way[done:keep]
        done = end
    if not done:
        return folded, offsets
    pieces.append(folded[done:])
    origins += way[done:]
    return "".join(pieces), origins


def fold_words(text: str) -> str:
    """The folded text alone, for words of rules and for headings."""
    return fold(text).text
