"""Whether a clause meets a condition of a fact, and the words that show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from biaochi.engine.matching.evaluate import holds
from biaochi.engine.matching.phrase import PhraseMatch
from biaochi.engine.matching.plan import Literal, alternatives
from biaochi.engine.matching.scan import Scan
from biaochi.engine.reading.options import unchecked
from biaochi.engine.reading.party import party
from biaochi.engine.reading.polarity import stance
from biaochi.grammar.compiled import VALUE, Condition, Contains
from biaochi.model.clause import Clause, Polarity, Span

_DENIES = re.compile(r"[不非无免拒禁否谢]")
_PARTS = re.compile(r"(?<!\d),|,(?!\d{3})|[;。!?]")
# 接受联合体投标的,应当…; 如要求提交样品: nothing is stated, a case is supposed.
_SUPPOSES = re.compile(
    r"^[^,;。:]{0,8}?(?:如(?!下)|若(?!干)|倘|假如|一旦|凡|除非|(?<![应适相不正恰])当(?![前地日天事年中场选期晚月时])|对于|允许的情况下)"
)
_SUPPOSED = re.compile(r"(?:的|时|的情况下|的情形|者|的话|的同时)$")
_SUPPOSED_THEN = re.compile(
    r"(?:投标|采购|参加|响应|报价|分包|项目)?的(?=请|应|须|需|必须|则|还|由)"
)

# What holds only where nothing else is laid down is no surer than prose.
_DEFAULT = re.compile(r"除[^,;。]{2,36}另有(?:规定|约定|说明|要求)(?:的)?(?:之?外|以外)?")


@dataclass(frozen=True, slots=True)
class Row:
    """One way to meet a condition: the phrases in the clause, and what else must hold."""

    phrases: tuple[Contains, ...]
    others: tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """The words of a clause that meet a condition; `values` are those captured as the value."""

    start: int
    end: int
    values: tuple[Span, ...]


@lru_cache(maxsize=4096)
def rows(condition: Condition) -> tuple[Row, ...]:
    """The ways to meet a condition."""
    found = []
    for literals in alternatives(condition):
        phrases = tuple(
            x.condition for x in literals if x.is_evidence and isinstance(x.condition, Contains)
        )
        found.append(Row(phrases, tuple(x for x in literals if not x.is_evidence)))
    return tuple(found)


def candidates(condition: Condition, scan: Scan) -> Iterator[tuple[Row, set[int]]]:
    """For each way to meet a condition the clauses in which all its words stand."""
    present = scan.postings.sets
    for row in rows(condition):
        words = tuple(
            {
                slot.words
                for contains in row.phrases
                for slot in contains.phrase.slots
                if slot.words is not None
            }
        )
        if words and all(w in present for w in words):
            yield row, scan.postings.texts_with_all(words)


def met(
    row: Row, clause: Clause, scan: Scan, label: int = 0, in_one_part: bool = False
) -> Met | None:
    """How a clause meets a condition, None where it does not or only supposes a case.

    The first `label` characters of the clause are a label: words that go from it into its value
    suppose and deny nothing. `in_one_part`: the words must not reach over a comma.
    """
    if not row.phrases:
        return None
    found: list[tuple[Contains, PhraseMatch]] = []
    for contains in row.phrases:
        matches = scan.in_clause(contains.phrase, clause)
        if not found:  # the first phrase is the core, as in rules
            matches = _cores(matches, clause, label)
            if in_one_part:
                matches = tuple(m for m in matches if not _cut(clause.folded.text, m))
        if not matches:
            return None
        found.append((contains, matches[0]))
    spans = tuple(Span(*slot) for slot in found[0][1].slots)
    who = party(clause, spans)
    if not all(holds(literal, clause, scan, who) for literal in row.others):
        return None
    values = tuple(
        Span(*hit)
        for contains, match in found
        for slot, hit in zip(contains.phrase.slots, match.slots, strict=True)
        if slot.capture == VALUE
    )
    return Met(min(m.start for _, m in found), max(m.end for _, m in found), values)


def _cores(matches: tuple[PhraseMatch, ...], clause: Clause, label: int) -> tuple[PhraseMatch, ...]:
    """The matches that state something; none where one of them supposes the case."""
    text = clause.folded.text
    if any(supposed(text, max(m.start, label), m.end) for m in matches):
        return ()
    if not label:
        return tuple(m for m in matches if _stated(clause, m))
    return tuple(m for m in matches if m.end > label and (m.start < label or _stated(clause, m)))


def _cut(text: str, match: PhraseMatch) -> bool:
    return _PARTS.search(text, match.start, match.end) is not None


def _stated(clause: Clause, match: PhraseMatch) -> bool:
    text = clause.folded.text
    if unchecked(text, match.end):
        return False
    if _DENIES.search(text, match.start, match.end):
        return True  # the denial is what is stated, whatever else the sentence denies
    spans = tuple(Span(*slot) for slot in match.slots)
    return stance(clause, spans).polarity is Polarity.DEMANDED


def by_default(text: str) -> bool:
    """Whether a clause holds only where nothing else is laid down."""
    return _DEFAULT.search(text) is not None


def supposed(text: str, start: int, end: int) -> bool:
    """Whether the part between commas in which words stand only supposes a case."""
    cuts = [m.span() for m in _PARTS.finditer(text)]
    opening = max((e for s, e in cuts if e <= start), default=0)
    closing = min((s for s, e in cuts if s >= end), default=len(text))
    part = text[opening:closing].removesuffix(":")
    if _SUPPOSES.match(part):
        return True
    if _SUPPOSED_THEN.match(text, end):
        return True
    ends = closing < len(text) or text.endswith(":")
    return ends and _SUPPOSED.search(part) is not None
