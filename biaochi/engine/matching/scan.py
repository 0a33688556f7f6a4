"""The words of the rules in one reading: scanned once for the clauses, on demand around them."""

from __future__ import annotations

from collections.abc import Sequence

from biaochi.engine.matching.index import Hit, LiteralIndex, Postings
from biaochi.engine.matching.phrase import PhraseMatch, matches
from biaochi.engine.reading.regions import regions
from biaochi.engine.reading.values import stated
from biaochi.grammar.compiled import Phrase, Scope, Slot, ValueKind
from biaochi.model.clause import Clause
from biaochi.model.folding import fold_words
from biaochi.model.values import Count, Date, Duration, Money, Percent, Points, Region, Value

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
        self._values: dict[str, dict[ValueKind, tuple[Hit, ...]]] = {}

    def in_clause(self, phrase: Phrase, clause: Clause) -> tuple[PhraseMatch, ...]:
        """The occurrences of a phrase in the clause itself."""

        def hits(slot: Slot) -> tuple[Hit, ...]:
            return self._hits(slot, self.postings, clause.index, clause.folded.text)

        return matches(phrase, hits)

    def around(
        self, phrase: Phrase, clause: Clause, scope: Scope
    ) -> tuple[str, PhraseMatch] | None:
        """The first occurrence in the given surroundings of a clause, with the text it is in."""
        for text in surroundings(clause, scope):
            found = self._in_text(phrase, text)
            if found:
                return text, found[0]
        return None

    def _in_text(self, phrase: Phrase, text: str) -> tuple[PhraseMatch, ...]:
        postings = self._single.get(text)
        if postings is None:
            postings = self._single[text] = self._index.scan([text])

        def hits(slot: Slot) -> tuple[Hit, ...]:
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

    def _values_in(self, text: str) -> dict[ValueKind, tuple[Hit, ...]]:
        kinds = self._values.get(text)
        if kinds is None:
            rows: dict[ValueKind, list[Hit]] = {}
            for value in (*stated(text), *regions(text)):
                rows.setdefault(_KINDS[type(value.value)], []).append((value.start, value.end))
            kinds = self._values[text] = {kind: tuple(hits) for kind, hits in rows.items()}
        return kinds


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
