"""Changes of phrases: an element left out, a gap made narrower or wider."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from biaochi.engine.ruletest.mutations.change import Change, Effect, NodeMutation, Sets
from biaochi.grammar.compiled import Contains, Gap, Phrase, Slot

_VALUE_LENGTH = 12
"""A value left out of the middle of a phrase was at most about so long."""


def slot_text(slot: Slot, sets: Sets) -> str:
    """An element as an author would write it, long groups cut."""
    if slot.words is None:
        return f"@{slot.value}" if slot.value else f"{{{slot.same}}}"
    words = sets[slot.words]
    if words.name:
        return f"<{words.name}>"
    if len(words.words) == 1:
        return words.words[0]
    more = ("…",) if len(words.words) > 3 else ()
    return f"({'|'.join((*words.words[:3], *more))})"


def gap_text(gap: Gap) -> str:
    """A gap as an author would write it."""
    if not gap.ordered:
        return f"近{gap.most}"
    return f"…{gap.least}-{gap.most}" if gap.least else f"…{gap.most}"


def _elements(contains: Contains, sets: Sets) -> Iterator[Change]:
    phrase = contains.phrase
    if len(phrase.slots) == 1:
        return
    for number, slot in enumerate(phrase.slots):
        text = slot_text(slot, sets)
        yield Change(
            replace(contains, phrase=_without(phrase, number, sets)),
            "词组的元素",
            f"「{phrase.text}」里去掉 {text}",
            f"别的词都在，只缺 {text}",
            Effect.MORE,
            phrase.line,
        )


def _without(phrase: Phrase, number: int, sets: Sets) -> Phrase:
    """The phrase without one slot; the gaps on its two sides become one that spans it."""
    slots = (*phrase.slots[:number], *phrase.slots[number + 1 :])
    gaps = phrase.gaps
    if number == 0:
        return replace(phrase, slots=slots, gaps=gaps[1:])
    if number == len(phrase.slots) - 1:
        return replace(phrase, slots=slots, gaps=gaps[:-1])
    before, after = gaps[number - 1], gaps[number]
    words = phrase.slots[number].words
    longest = max(map(len, sets[words].words), default=0) if words is not None else _VALUE_LENGTH
    joined = Gap(
        before.least + after.least,
        before.most + longest + after.most,
        before.ordered and after.ordered,
    )
    return replace(phrase, slots=slots, gaps=(*gaps[: number - 1], joined, *gaps[number + 1 :]))


def _gaps(contains: Contains, sets: Sets) -> Iterator[Change]:
    phrase = contains.phrase
    for number, gap in enumerate(phrase.gaps):
        left, right = (slot_text(s, sets) for s in phrase.slots[number : number + 2])
        for other, distance, effect in _other_gaps(gap):
            gaps = (*phrase.gaps[:number], other, *phrase.gaps[number + 1 :])
            yield Change(
                replace(contains, phrase=replace(phrase, gaps=gaps)),
                "间隔",
                f"「{phrase.text}」里 {left} 后的 {gap_text(gap)} 改成 {gap_text(other)}",
                f"{left} 与 {right} {distance}",
                effect,
                phrase.line,
            )


def _other_gaps(gap: Gap) -> Iterator[tuple[Gap, str, Effect]]:
    """Other bounds of a gap, each with the distance that tells them apart."""
    if gap.most > gap.least:
        nearest = "之间隔着字" if not gap.least else f"之间隔 {gap.least + 1} 个字以上"
        yield replace(gap, most=gap.least), nearest, Effect.LESS
    if gap.most:
        beyond = f"之间隔 {gap.most + 1} 至 {2 * gap.most} 个字"
        yield replace(gap, most=2 * gap.most), beyond, Effect.MORE
    if gap.least:
        yield replace(gap, least=0), f"之间不到 {gap.least} 个字", Effect.MORE
    if not gap.ordered:
        yield replace(gap, ordered=True), "次序反过来", Effect.LESS


PHRASES = (NodeMutation(Contains, _elements), NodeMutation(Contains, _gaps))
