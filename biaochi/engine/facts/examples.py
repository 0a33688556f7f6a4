"""The examples beside a fact: each is read as a small document in which the fact is looked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biaochi.engine.facts.find import find_facts
from biaochi.engine.matching.index import LiteralIndex
from biaochi.engine.matching.scan import Scan
from biaochi.engine.reading import read
from biaochi.engine.ruletest.small import small_document
from biaochi.grammar.compiled import FactDeclaration, FactExample
from biaochi.model.fact import FactValue, Statement
from biaochi.model.values import Date


@dataclass(frozen=True, slots=True)
class FactExampleResult:
    """How one example came out: the statement that counts, None where nothing was found.

    `words` are the words of the example that the value was read from.
    """

    declaration: FactDeclaration
    example: FactExample
    found: Statement | None
    words: str

    @property
    def passed(self) -> bool:
        """Whether the expected value was found, or nothing where nothing must be found."""
        if self.found is None:
            return self.example.value is None
        return _same(self.found.value, self.example.value)


def check(declaration: FactDeclaration, index: LiteralIndex) -> Iterator[FactExampleResult]:
    """Look for a fact in each of its examples; `index` is that of the rule book it belongs to."""
    for example in declaration.examples:
        small = small_document(declaration, example.example)
        clauses = read(small.document).clauses
        facts = find_facts(small.document, clauses, Scan(index, clauses), (declaration,))
        statement = next(iter(facts[declaration.name].statements), None)
        yield FactExampleResult(declaration, example, statement, _words(statement))


def _words(statement: Statement | None) -> str:
    if statement is None or statement.clause is None or statement.span is None:
        return ""
    at = statement.clause.original(statement.span)
    return statement.clause.paragraph.text[at.start : at.end]


def _same(found: FactValue, expected: FactValue | None) -> bool:
    """Whether a value is the expected one; an expected day without an hour fits any hour."""
    if isinstance(found, Date) and isinstance(expected, Date) and expected.time is None:
        return found.day == expected.day
    return found == expected
