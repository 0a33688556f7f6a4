"""How far a negation reaches: within its part of the clause, and on where nothing new is demanded."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biaochi.engine.reading.cues import (
    ASSERTION,
    BACKWARD,
    BARE,
    COLLECTS,
    CONCESSION_ENDS,
    CONCESSIVE,
    CONDITION_END,
    CONTINUES,
    CONTRAST,
    EXCLUDES,
    EXISTS,
    FORWARD,
    INNER,
    OUTSIDER,
    PERMISSIVE,
    REFERS_BACK,
    RELATIVE,
    TENDERER_WORDS,
    compiled,
)
from biaochi.engine.reading.rejection import consequence_after
from biaochi.model.clause import Span

_FORWARD = compiled(FORWARD)
_CONCESSIVE = re.compile(CONCESSIVE)
_PERMISSIVE = compiled(PERMISSIVE)
_BACKWARD = compiled(BACKWARD)
# 不限地域,但同等条件下…: what follows is said against the negation.
_ADVERSATIVE = re.compile(r"(?:但是?|然而|不过|却)(?!不限)")
_ASIDE = re.compile(r"\([^()]*\)")
_PART_END = re.compile(r"(?<!\d),|,(?!\d{3})|[;。:!?]")
_SCORES = re.compile(r"(?:得|加|计)[^\d,;。]{0,3}\d+(?:\.\d+)?分")
_TENDERER_MAY = re.compile(
    r"(?:采购人|招标人|采购单位|代理机构|评标委员会|磋商小组|甲方|发包人)[^,;。]{0,6}$"
)
_PREFIX = re.compile(
    r"(?:均|一律|都|亦|也|则|但|且|仅|只|采购人|招标人|本项目|评审时|评标时|投标时|响应时|投标阶段|对此|上述|由其|其){0,3}"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A folded clause, the matched words in it, and its parts between commas.

    Commas in brackets do not part. `first` and `last` delimit the matched words as a whole.
    """

    text: str
    spans: tuple[Span, ...]
    parts: tuple[tuple[int, int], ...]
    asides: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str, spans: tuple[Span, ...]) -> Scene:
        """The scene of some matched words."""
        asides = tuple(m.span() for m in _ASIDE.finditer(text))
        ends = [
            m.end()
            for m in _PART_END.finditer(text)
            if not any(s < m.start() < e for s, e in asides)
        ]
        if not ends or ends[-1] < len(text):
            ends.append(len(text))
        return cls(text, spans, tuple(zip([0, *ends[:-1]], ends, strict=True)), asides)

    @property
    def first(self) -> int:
        """Offset of the first matched character."""
        return min(s.start for s in self.spans)

    @property
    def last(self) -> int:
        """Offset behind the last matched character."""
        return max(s.end for s in self.spans)

    def number(self, offset: int) -> int:
        """The number of the part in which an offset stands."""
        return next((i for i, (_, e) in enumerate(self.parts) if offset < e), len(self.parts) - 1)

    def part_at(self, offset: int) -> tuple[int, int]:
        """The part in which an offset stands."""
        return self.parts[self.number(offset)]

    def covers(self, start: int, end: int | None = None) -> bool:
        """Whether a stretch touches the matched words, which are never cues themselves."""
        stop = start + 1 if end is None else end
        return any(s.start < stop and start < s.end for s in self.spans)


def governing_before(scene: Scene) -> str:
    """The negation before the matched words that governs any of them, empty where there is none."""
    for match in _FORWARD.finditer(scene.text):
        if match.start() >= scene.last:
            break
        if scene.covers(*match.span()) or _is_condition(scene, match.end()):
            continue
        target = _target(scene, match.end())
        if target is None or not _reaches(scene, match.end(), target):
            continue
        if _CONCESSIVE.match(match[0]) and _conceded(scene, match.end(), target):
            continue
        if _demands_after_all(scene, match, target):
            continue
        return match[0]
    return _permitted(scene)


def _target(scene: Scene, offset: int) -> int | None:
    """The first matched word behind an offset."""
    return min((s.start for s in scene.spans if s.start >= offset), default=None)


def _reaches(scene: Scene, cue_end: int, target: int) -> bool:
    """Whether a negation ending at `cue_end` still holds at `target`."""
    for start, end in scene.asides:
        if start < cue_end <= end and not start < target < end:
            return False
    cue_part, target_part = scene.number(cue_end - 1), scene.number(target)
    own_end = scene.parts[cue_part][1]
    if CONTRAST.search(scene.text, cue_end, min(own_end, target)):
        return False
    for number in range(cue_part + 1, target_part + 1):
        start, end = scene.parts[number]
        if scene.text[start - 1] == ":" or _ADVERSATIVE.match(scene.text, start):
            return False
        here = scene.text[start : scene.last if number == target_part else end]
        if not CONTINUES.match(here) and _asserts(scene, start, here):
            return False
    return True


def _conceded(scene: Scene, cue_end: int, target: int) -> bool:
    """无论如何上涨，均不调整: what stands behind the circumstance is demanded in spite of it."""
    own_end = scene.part_at(cue_end - 1)[1]
    return target >= own_end or CONCESSION_ENDS.search(scene.text, cue_end, target) is not None


def _asserts(scene: Scene, start: int, here: str) -> bool:
    part = scene.text[start : scene.parts[scene.number(start)][1]]
    return ASSERTION.search(here) is not None or _SCORES.search(part) is not None


def _is_condition(scene: Scene, cue_end: int) -> bool:
    """不能提供…的，其投标无效: the negation states who is rejected."""
    start, end = scene.part_at(cue_end - 1)
    part = scene.text[start:end].rstrip(",;。:")
    if TENDERER_WORDS.search(scene.text, start, cue_end):
        return False
    return bool(CONDITION_END.search(part)) and bool(consequence_after(scene.text, end - 1))


def _demands_after_all(scene: Scene, cue: re.Match[str], target: int) -> bool:
    """不得存在未…的情形 and 禁止外省企业 demand, though they begin with a negation."""
    text = scene.text
    bidder = TENDERER_WORDS.search(text, 0, cue.start()) is None
    if bidder and EXISTS.match(text, cue.end()) and INNER.search(text, cue.end(), target):
        return True
    words = text[target : target + 4]
    return (
        EXCLUDES.search(cue[0]) is not None
        and target - cue.end() <= 2
        and OUTSIDER.match(words) is not None
    )


def _permitted(scene: Scene) -> str:
    """A permission before the matched words in their own part; what is scored is not free."""
    if _SCORES.search(scene.text, scene.first):
        return ""
    start, _ = scene.part_at(scene.first)
    for match in _PERMISSIVE.finditer(scene.text, start, scene.last):
        target = _target(scene, match.end())
        if scene.covers(*match.span()) or target is None:
            continue
        if _TENDERER_MAY.search(scene.text, start, match.start()):
            continue
        if CONTRAST.search(scene.text, match.end(), target) is None:
            return match[0]
    return ""


def governing_after(scene: Scene) -> str:
    """The words behind the matched ones that take the demand back, empty where there are none."""
    for match in _BACKWARD.finditer(scene.text, scene.first):
        if not scene.covers(*match.span()) and _takes_back(scene, match):
            return match[0]
    return ""


def _takes_back(scene: Scene, cue: re.Match[str]) -> bool:
    target = max((s.end for s in scene.spans if s.end <= cue.start()), default=None)
    if target is None or _beside_in_brackets(scene, target, cue):
        return False
    own, cue_part = scene.number(target - 1), scene.number(cue.start())
    if own == cue_part:
        contrast = CONTRAST.search(scene.text, target, cue.start())
        return contrast is None and not _gathers(scene, target, cue)
    return _from_later_part(scene, own, cue_part, cue)


def _beside_in_brackets(scene: Scene, target: int, cue: re.Match[str]) -> bool:
    """A remark in brackets speaks of what is in them, but (如有) of what stands before."""
    return not cue[0].startswith("(") and any(
        start <= cue.start() < end and not start < target <= end for start, end in scene.asides
    )


def _from_later_part(scene: Scene, own: int, cue_part: int, cue: re.Match[str]) -> bool:
    """A later part takes an earlier one back if it opens with the cue and nothing was asserted."""
    start = scene.parts[cue_part][0]
    prefix = _PREFIX.match(scene.text, start)
    if prefix is None or prefix.end() < cue.start() or cue_part - own > 2:
        return False
    begin = scene.parts[own][0]
    return bool(REFERS_BACK.search(cue[0])) or not _asserts(scene, begin, scene.text[begin:start])


def _gathers(scene: Scene, target: int, cue: re.Match[str]) -> bool:
    """凡在本市注册的企业均可参加: the choice is open to those only who meet the condition."""
    if "可" not in cue[0] or cue[0][0] in "亦也":
        return False
    start, _ = scene.part_at(target - 1)
    if BARE.search(scene.text, start, scene.first):
        return False
    between = scene.text[target : cue.start()]
    collected = COLLECTS.search(scene.text, start, scene.first) and "的" in between
    return bool(collected) or RELATIVE.match(between) is not None
