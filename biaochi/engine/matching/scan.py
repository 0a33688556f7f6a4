"""The words of the rules in one reading: scanned once for the clauses, on demand around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from biaochi.engine.matching.index import Hit, LiteralIndex, Postings
from biaochi.engine.matching.phrase import PhraseMatch, matches
from biaochi.engine.reading.regions import regions
from biaochi.engine.reading.values import stated
from biaochi.grammar.compiled import Phrase, Scope, Slot, ValueKind, WordSet
from biaochi.model.clause import Clause
from biaochi.model.folding import fold_words
from biaochi.model.values import (
    Count,
    Date,
    Duration,
    Money,
    Percent,
    Points,
    Region,
    Stated,
    Value,
)

_KINDS: dict[type[Value], ValueKind] = {
    Money: ValueKind.MONEY,
    Percent: ValueKind.PERCENT,
    Date: ValueKind.DATE,
    Duration: ValueKind.DURATION,
    Count: ValueKind.COUNT,
    Points: ValueKind.POINTS,
    Region: ValueKind.REGION,
}


class Scan:
    """Answers where phrases stand in the clauses of a reading and in what surrounds them."""

    def __init__(self, index: LiteralIndex, clauses: Sequence[Clause]) -> None:
        self._index = index
        self.clauses = clauses
        self.postings = index.scan([c.folded.text for c in clauses])
        self._single: dict[str, Postings] = {}
        self._stated: dict[str, tuple[Stated, ...]] = {}
        self._values: dict[str, dict[ValueKind, tuple[Hit, ...]]] = {}

    @property
    def sets(self) -> tuple[WordSet, ...]:
        """The word sets that are looked for, by number."""
        return self._index.sets

    def over(self, clauses: Sequence[Clause]) -> Scan:
        """The same words looked for in other clauses."""
        return Scan(self._index, clauses)

    def in_clause(
        self, phrase: Phrase, clause: Clause, captured: Mapping[str, str] | None = None
    ) -> tuple[PhraseMatch, ...]:
        """The occurrences of a phrase in the clause itself; `captured` are words named before."""

        def hits(slot: Slot) -> tuple[Hit, ...]:
            text = clause.folded.text
            if slot.same:
                return _again(slot, text, captured)
            return self._hits(slot, self.postings, clause.index, text)

        return matches(phrase, hits)

    def around(
        self, phrase: Phrase, clause: Clause, scope: Scope
    ) -> tuple[str, PhraseMatch] | None:
        """The first occurrence in the given surroundings of a clause, with the text it is in."""
        return self.in_texts(phrase, surroundings(clause, scope))

    def in_texts(
        self, phrase: Phrase, texts: Iterable[str], captured: Mapping[str, str] | None = None
    ) -> tuple[str, PhraseMatch] | None:
        """The first occurrence in some folded texts, with the text it is in."""
        for text in texts:
            found = self.all_in(phrase, text, captured)
            if found:
                return text, found[0]
        return None

    def value_at(self, text: str, kind: ValueKind, hit: Hit) -> Value | None:
        """The value of a kind that stands at a place of a folded text."""
        for one in self._stated_in(text):
            if (one.start, one.end) == hit and _KINDS[type(one.value)] is kind:
                return one.value
        return None

    def all_in(
        self, phrase: Phrase, text: str, captured: Mapping[str, str] | None = None
    ) -> tuple[PhraseMatch, ...]:
        """The occurrences in one folded text."""
        postings = self._single.get(text)
        if postings is None:
            postings = self._single[text] = self._index.scan([text])

        def hits(slot: Slot) -> tuple[Hit, ...]:
            if slot.same:
                return _again(slot, text, captured)
            return self._hits(slot, postings, 0, text)

        return matches(phrase, hits)

    def _hits(self, slot: Slot, postings: Postings, number: int, text: str) -> tuple[Hit, ...]:
        """What can fill a slot in a text: words of its set, values of its kinds."""
        if slot.words is None:
            return self._values_in(text).get(slot.value, ()) if slot.value else ()
        words = postings.hits(slot.words, number)
        kinds = self._index.sets[slot.words].values
        if not kinds:
            return words
        values = self._values_in(text)
        return tuple(sorted({*words, *(hit for kind in kinds for hit in values.get(kind, ()))}))

    def _stated_in(self, text: str) -> tuple[Stated, ...]:
        found = self._stated.get(text)
        if found is None:
            found = self._stated[text] = (*stated(text), *regions(text))
        return found

    def _values_in(self, text: str) -> dict[ValueKind, tuple[Hit, ...]]:
        kinds = self._values.get(text)
        if kinds is None:
            rows: dict[ValueKind, list[Hit]] = {}
            for value in self._stated_in(text):
                rows.setdefault(_KINDS[type(value.value)], []).append((value.start, value.end))
            kinds = self._values[text] = {kind: tuple(hits) for kind, hits in rows.items()}
        return kinds


def _again(slot: Slot, text: str, captured: Mapping[str, str] | None) -> tuple[Hit, ...]:
    """Where words that were captured before stand again."""
    words = fold_words((captured or {}).get(slot.same, ""))
    if not words:
        return ()
    found, start = [], text.find(words)
    while start >= 0:
        found.append((start, start + len(words)))
        start = text.find(words, start + 1)
    return tuple(found)


def surroundings(clause: Clause, scope: Scope) -> tuple[str, ...]:
    """The folded texts that a scope means, seen from a clause."""
    match scope:
        case Scope.CLAUSE:
            return (clause.folded.text,)
        case Scope.PARAGRAPH:
            return (fold_words(clause.paragraph.text),)
        case Scope.TITLE:
            return clause.titles
        case Scope.COLUMN:
            return clause.headers
        case Scope.ROW:
            return (fold_words(clause.paragraph.text), *clause.row)
        case Scope.LEAD:
            return clause.lead
    raise ValueError(f"{scope} is not to be seen from a clause alone")
