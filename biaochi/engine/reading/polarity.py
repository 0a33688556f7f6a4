"""极性: whether a clause demands what its words name, and the words that decide it."""

from __future__ import annotations

import re

from biaochi.engine.reading.cues import (
    BARE,
    CONDITION_END,
    EXISTS,
    INNER,
    TENDERER_WORDS,
)
from biaochi.engine.reading.options import answered, unchecked
from biaochi.engine.reading.quotation import quotation
from biaochi.engine.reading.rejection import consequence_after, rejection
from biaochi.engine.reading.scope import Scene, governing_after, governing_before
from biaochi.model.clause import Clause, Place, Polarity, Span, Stance

_DOUBLE = re.compile(
    r"(?:不得|不能|不可|不应)(?:不(?!低|少|超|高|大|小|晚|早|迟|多|短|长)|没有|未|无|缺少|缺|少(?!于))"
)
_LISTED = re.compile(r"下列|以下|如下")
_DEFINES = re.compile(r"(?:是指|系指|即指|指的是|是为|定义为)")
_DEFINED_DEMAND = re.compile(r"业绩|奖项|荣誉|证书|资质|资格|人员|经验|案例")
_EXCEPT = re.compile(r"除(?!尘|湿|虫|雪|草|险|锈|外|权)[^,;。]{1,40}?(?:之外|以外|外)")
_OTHERS_OUT = re.compile(r"(?:其他|其余|其它|一律|均)[^,;。]{0,20}(?:不|无效|拒绝|否决)")
_NO_VALUE = re.compile(
    r":(?:本项目|本次招标|本次采购|本标段)?(?:不(?:收取?|要求|组织|安排|需要?|适用|设|缴纳|提交|采用|允许)|无需?|无须|否|免[收交]?|/)"
    r"(?:收取|提交|缴纳|提供|交纳)?[。;,]?$"
)


def stance(clause: Clause, spans: tuple[Span, ...]) -> Stance:
    """Whether the clause demands what the matched words (spans of the folded text) name."""
    scene = Scene.of(clause.folded.text, spans)
    negated = _not_said(clause, scene) or governing_before(scene) or governing_after(scene)
    if negated:
        return Stance(Polarity.NEGATED, negated)
    consequence = _consequence(clause, scene)
    if demanded := consequence or _double_negation(scene):
        return Stance(Polarity.DEMANDED, demanded)
    if (inherited := _from_leads(clause, scene)) is not None:
        return inherited
    if consequence is None and (bare := _bare_negation(scene)):
        return Stance(Polarity.NEGATED, bare)
    return Stance(Polarity.DEMANDED)


def _double_negation(scene: Scene) -> str:
    match = _DOUBLE.search(scene.text, scene.part_at(scene.first)[0], scene.last)
    return match[0] if match else ""


def _not_said(clause: Clause, scene: Scene) -> str:
    """Why the words are no demand of this document at all: quoted, asked, defined, unchecked."""
    if clause.place is Place.QUOTATION:
        return "引述" + (f"：{quoted}" if (quoted := quotation(scene.text)) else "")
    if quoted := quotation(scene.text):
        return f"引述：{quoted}"
    if asked := answered(scene.text, clause.paragraph.text[clause.end :], scene.first):
        return asked
    if option := unchecked(scene.text, scene.first) or next(
        (o for lead in clause.lead if (o := unchecked(lead, len(lead)))), ""
    ):
        return option
    return _defined(scene) or _excepted(scene) or _no_value(scene)


def _defined(scene: Scene) -> str:
    """The words stand in a definition; to define a track record narrowly is to demand it."""
    match = _DEFINES.search(scene.text)
    if match is None:
        return ""
    name = scene.text[: match.start()]
    if match.start() >= scene.last or not _DEFINED_DEMAND.search(name):
        return f"定义：{match[0]}"
    return ""


def _excepted(scene: Scene) -> str:
    """除…外: the words stand in the exception, unless all others are shut out."""
    for match in _EXCEPT.finditer(scene.text):
        inside = match.start() <= scene.first and scene.last <= match.end()
        if inside and not _OTHERS_OUT.search(scene.text, match.end()):
            return "除……外"
    return ""


def _no_value(scene: Scene) -> str:
    """投标保证金：不收取 — a name whose value says no."""
    match = _NO_VALUE.search(scene.text)
    if match is not None and scene.last <= match.start() and ":" not in scene.text[: match.start()]:
        return match[0].strip(":。;,")
    return ""


def _consequence(clause: Clause, scene: Scene) -> str | None:
    """The words that reject those who lack what is named; None where nothing hangs on it.

    An empty string means that the chapter rejects, though the clause has no words for it.
    """
    if found := consequence_after(scene.text, scene.first):
        return found
    for lead in reversed(clause.lead):
        if found := rejection(lead):
            return None if _lead_negation(lead) else found
    return "" if clause.place is Place.REJECTION else None


def _bare_negation(scene: Scene) -> str:
    """未、不 or 没有 right before the words, in a statement and not in a condition."""
    start, end = scene.part_at(scene.first)
    match = BARE.search(scene.text, start, scene.first)
    if match is None or scene.covers(match.start()):
        return ""
    rest = scene.text[scene.last : end]
    conditional = re.search(r"的|者|时|须|应|不得|则", rest) or re.match(
        r"如|若|凡|当", scene.text[start:]
    )
    return "" if conditional or CONDITION_END.search(rest) else match[0]


def _from_leads(clause: Clause, scene: Scene) -> Stance | None:
    """What the nearest lead-in says that negates what hangs from it; None where none does."""
    for lead in reversed(clause.lead):
        if because := _lead_negation(lead):
            if _cancelled(lead, because, scene):
                return Stance(Polarity.DEMANDED, because)
            return Stance(Polarity.NEGATED, f"引导：{because}")
    return None


def _lead_negation(lead: str) -> str:
    """The negation in a lead-in that reaches what hangs from it."""
    text = lead.rstrip(":") + ":"
    if before := governing_before(Scene.of(text[:-1] + "#", (Span(len(text) - 1, len(text)),))):
        return before
    listed = _LISTED.search(lead)
    if listed is None:
        return ""
    return governing_after(Scene.of(lead, (Span(listed.start(), listed.end()),)))


def _cancelled(lead: str, because: str, scene: Scene) -> bool:
    """不得存在下列情形: an item that itself negates is demanded of the bidder."""
    at = lead.find(because) + len(because)
    start, _ = scene.part_at(scene.first)
    return (
        EXISTS.match(lead, at) is not None
        and TENDERER_WORDS.search(lead) is None
        and INNER.search(scene.text, start, scene.first) is not None
    )
