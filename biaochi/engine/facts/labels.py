"""Whether words of a clause are the label of a value: 投标有效期:, 预算金额(万元), 采购人 in a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from biaochi.engine.facts.amounts import UNIT
from biaochi.engine.facts.lots import marks
from biaochi.engine.reading.options import BOX


class Joint(Enum):
    """What stands between a label and its value."""

    NOTHING = auto()
    """The label is all there is: a cell or a heading."""
    COLON = auto()
    COPULA = auto()
    """投标有效期为90天"""
    DIRECT = auto()
    """投标有效期90天"""


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a folded text: start..end are its words, `rest` is where the value begins.

    `unit` is the unit it names for bare numbers, `lot` the lot it names. `whole` tells that it
    stands at the beginning of the text, `aside` are the offsets of a value in brackets behind it.
    """

    start: int
    end: int
    rest: int
    joint: Joint
    unit: str = ""
    lot: str = ""
    whole: bool = True
    aside: tuple[int, int] | None = None


NUMBERED = re.compile(
    r"(?:第[\d一二三四五六七八九十]{1,3}[章节条部分]{1,2}"
    r"|[(]?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[一二三四五六七八九十]{1,3})[)、.]{1,2}"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}|\d{1,2}(?=[^\d.年月日天万元个%,:至包标号-])|[①-⑳])?\.?"
)
_STARS = r"[★▲△*※●■◆▪•#\"'\[<(\s-]{0,3}"
_OF_PROJECT = (
    r"(?:(?:本|该|此)(?:次)?(?:招标|采购|投标|工程)?(?:项目|次|包|合同包|采购包|标段|标项|工程|合同)?"
    r"|(?:采购|招标|工程|建设)?项目|(?:合同|采购|标)?包|标[段项])"
)
_FILLER = r"(?:的|设定的?|拟|所|有关|相关|是否(?:允许|接受|专门|采用|组织|要求|需要|收取|缴纳|提供|提交|面向)?|须?缴纳的?|提交的?|关于|对|总|各)?"
_JOINED = r"(?:[^,。;:|]{1,16}?(?:及其?|与|和|、|/|或|暨|,))"
_BEFORE = re.compile(
    rf"^{_STARS}(?:{NUMBERED.pattern})?{_STARS}(?:{_JOINED})?(?:{_OF_PROJECT}的?)?{_FILLER}{_STARS}$"
)
_MIDDLE = re.compile(rf"(?:^|[,。;:)、(\"\]])(?:{_OF_PROJECT}的?)?{_FILLER}[\"'\[]?$")
_SUFFIX = re.compile(
    r"(?:的?(?:金额|数额|额度|总额|数量|比例|形式|要求|方式|时间|期限|说明|情况|规定|名称|信息|约定|标准|上限|内容|安排|条款|描述|政策|事项|参加|投标|参与)){0,2}"
    r"(?:(?:及其?|与|和|、|/|或|暨|,)[^,。;:|()]{1,18})?[\"'\]>]?"
)
_ASIDE = re.compile(r"\((?P<inner>[^()]{0,40})\)|\[(?P<square>[^\[\]]{0,24})\]")
_COPULA = re.compile(
    r"(?:\"|\]|')?(?:,?(?:系指|是指|指的是|一般为|设定为|确定为|规定为|约定为|暂定为|总计为|均为|应为|须为|为(?!了|准|保|中|投标人)|是(?!否)|即(?![日可使时将为])|系(?!统))):?"
)
_VALUE_AHEAD = re.compile(
    r"(?:人民币|rmb|¥|\d|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾百]+(?:[天日个年万元分家名%]|工作|百分))"
)
_LONGEST = 44


def label_at(text: str, start: int, end: int, apart: bool = False) -> Label | None:
    """The label that the words start..end of a folded clause are; None where they are none.

    `apart` tells that a blank stands before them in print.
    """
    before = text[:start]
    whole = _BEFORE.match(before) is not None if start <= _LONGEST else False
    lot = _lot_before(before) if not whole else ""
    if lot:
        whole = True
    if not whole and not apart and not _MIDDLE.search(before):
        return None
    at = _end_of_label(text, end)
    unit, aside, at = _asides(text, at)
    if at - start > _LONGEST:
        return None
    joint, rest = _joint(text, at, end)
    if joint is None or (not whole and joint in (Joint.NOTHING, Joint.DIRECT)):
        return None
    return Label(_words_start(text, start), at, rest, joint, unit, lot, whole, aside)


def _words_start(text: str, start: int) -> int:
    """Where the words of the label begin: behind the number of the clause."""
    match = NUMBERED.match(text)
    return match.end() if match and match.end() <= start else start


def _lot_before(before: str) -> str:
    """The lot that stands between the number of the clause and the label: 包1预算金额."""
    named = marks(before)
    if not named or len({m.lot for m in named}) != 1:
        return ""
    tail = before[named[-1].end :].strip(":,、的()")
    plain = tail == "" or (before[named[-1].end :].startswith("(") and before.endswith(")"))
    return named[0].lot if plain and _BEFORE.match(before[: named[0].start]) else ""


def _end_of_label(text: str, end: int) -> int:
    match = _SUFFIX.match(text, end)
    if match is None:
        return end
    after = text[match.end() : match.end() + 1]
    # 投标有效期和投标保证金有效期均为90日: what is joined must still be a label.
    if after in ("", ":", "(", "[") or _COPULA.match(text, match.end()):
        return match.end()
    return end


def _asides(text: str, at: int) -> tuple[str, tuple[int, int] | None, int]:
    """The unit and the value in brackets behind a label, and the offset behind all its brackets."""
    unit, aside = "", None
    while match := _ASIDE.match(text, at):
        inner = match["inner"] or match["square"] or ""
        if BOX.search(inner):
            break
        if named := UNIT.fullmatch(inner):
            unit = named["unit"].removesuffix("人民币")
        elif _VALUE_AHEAD.match(inner) and match.end() == len(text):
            break  # 投标保证金(5万元): the value stands in the brackets
        elif _VALUE_AHEAD.match(inner):
            aside = (match.start() + 1, match.end() - 1)
        at = match.end()
    return unit, aside, at


def _joint(text: str, at: int, end: int) -> tuple[Joint | None, int]:
    tail = text[at:]
    stripped = tail.rstrip("。;,、\"'])>")
    if not stripped:
        return Joint.NOTHING, len(text)
    if tail[0] == ":":
        rest = at + 1
        return (Joint.COLON, rest) if text[rest:].strip("。;,_ ") else (Joint.NOTHING, len(text))
    if match := _COPULA.match(text, at):
        return Joint.COPULA, match.end()
    if tail[0] in "([" and at >= end:
        return Joint.COLON, at + 1
    if _VALUE_AHEAD.match(text, at) or BOX.match(text, at):
        return Joint.DIRECT, at
    return None, at
