"""From the words that an author marked to phrases that find them, as a first proposal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from biaochi.engine.reading.values import stated
from biaochi.grammar.condition import ValueKind
from biaochi.model.folding import fold
from biaochi.model.values import Count, Date, Duration, Money, Percent, Points

_KINDS = {
    Money: ValueKind.MONEY,
    Percent: ValueKind.PERCENT,
    Date: ValueKind.DATE,
    Duration: ValueKind.DURATION,
    Count: ValueKind.COUNT,
    Points: ValueKind.POINTS,
}
_MARKED = re.compile(r"【([^【】]+)】")
_SPLIT = re.compile(r"[\s，、：；。,:;（）()“”\"《》<>|｜的之]+")
_SPECIAL = re.compile(r"[\s()|<>=@、，,；;.…{}+*×#]|^(?:或|且|非|含|约束|位置|近\d*|\d.*)$")
_ENDING = 2
"""Most Chinese words have two characters: the last two are taken for a word."""
_BEGINNING = 4
_WHOLE = 4
"""Stretches shorter than this stay one word."""
_SLACK = 4
"""Characters by which other drafters may write more between two words."""


@dataclass(frozen=True, slots=True)
class _Word:
    """An element of a phrase, and where in the stretch it stands."""

    text: str
    start: int
    end: int


def marked(example: str) -> list[str]:
    """The stretches between 【 and 】."""
    return [stretch.strip() for stretch in _MARKED.findall(example)]


def proposals(breach: str) -> Iterator[str]:
    """Conditions that find the marked words of an example, the most general first.

    The last takes the words as they stand.
    """
    for make in (phrase, exact):
        yield " 且 ".join(f"含 {make(stretch)}" for stretch in marked(breach))


def exact(stretch: str) -> str:
    """The stretch as one word, and words side by side where punctuation comes in between."""
    words = [_Word(m[0], m.start(), m.end()) for m in re.finditer(r"[^“”\"\s，、；。]+", stretch)]
    return _joined(words, slack=0)


def phrase(stretch: str) -> str:
    """The first and the last word of the stretch with the values between, and gaps."""
    words = list(_words(stretch))
    first, *middle = words
    if not middle:
        return _joined(list(_halves(first)), _SLACK)
    *between, last = middle
    kept = [w for w in between if w.text.startswith("@")]
    return _joined([_head(first), *kept, _tail(last)], _SLACK)


def _words(stretch: str) -> Iterator[_Word]:
    """The stretch cut at values, punctuation and 的; its first and last characters are kept."""
    folded = fold(stretch)
    start = 0
    for one in stated(folded.text):
        kind = _KINDS.get(type(one.value))
        if kind is None:
            continue
        begin, end = folded.original(one.start, one.end)
        yield from _cut(stretch, start, begin)
        yield _Word(f"@{kind}", begin, end)
        start = end
    yield from _cut(stretch, start, len(stretch))


def _cut(stretch: str, start: int, end: int) -> Iterator[_Word]:
    last = start
    for match in _SPLIT.finditer(stretch, start, end):
        # Evidence reaches from the first word to the last: nothing is cut off at the ends.
        if match.start() > start and match.end() < len(stretch):
            yield _Word(stretch[last : match.start()], last, match.start())
            last = match.end()
    if last < end:
        yield _Word(stretch[last:end], last, end)


def _halves(word: _Word) -> Iterator[_Word]:
    if len(word.text) < _WHOLE or word.text.startswith("@"):
        yield word
        return
    middle = min(_BEGINNING, len(word.text) - _ENDING)
    yield _Word(word.text[:middle], word.start, word.start + middle)
    yield _Word(word.text[-_ENDING:], word.end - _ENDING, word.end)


def _head(word: _Word) -> _Word:
    if word.text.startswith("@"):
        return word
    return _Word(word.text[:_BEGINNING], word.start, word.start + min(_BEGINNING, len(word.text)))


def _tail(word: _Word) -> _Word:
    if word.text.startswith("@") or len(word.text) <= _BEGINNING:
        return word
    return _Word(word.text[-_BEGINNING:], word.end - _BEGINNING, word.end)


def _joined(words: Sequence[_Word], slack: int) -> str:
    parts: list[str] = []
    end = words[0].start if words else 0
    for word in words:
        if parts and (word.start > end or slack):
            parts.append(f"…{word.start - end + slack}")
        parts.append(f"“{word.text}”" if _needs_quotes(word.text) else word.text)
        end = word.end
    return " ".join(parts)


def _needs_quotes(text: str) -> bool:
    return not text.startswith("@") and _SPECIAL.search(text) is not None
