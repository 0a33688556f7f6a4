"""Names as values: project, buyer, agency, number; what is left blank or only points elsewhere is none."""

from __future__ import annotations

import re

from biaochi.engine.facts.parts import Zone
from biaochi.engine.reading.options import BOX
from biaochi.model.fact import Text
from biaochi.model.folding import fold_words

_LONGEST = 120
_NAMED = re.compile(
    r"^\s*(?:[(（]?\d{1,2}[、.．)）]|[①②③])?\s*(?:单\s*位|采购人|招标人|采购单位|机\s*构|项\s*目|公\s*司)?"
    r"(?:名\s*称|全\s*称)\s*(?:[(（][^()（）]{0,12}[)）])?\s*[:：]"
)
# Behind a blank a key such as 联系电话: begins, which the folded text no longer shows.
_KEY_BEHIND_BLANK = re.compile(
    r"\s+(?=[^\s:：，。；]{1,10}(?:\s[^\s:：，。；]{1,4})?\s?(?:[(（][^()（）]{0,8}[)）])?[:：])"
)
_KNOWN_KEY = re.compile(
    r"(?:招标代理机构|采购代理机构|代理机构|集中采购机构|采购人|招标人|备案|联系|地址|电话|传真|邮编|邮箱|监督|监管|编制|日期|项目编号"
    r"|招标编号|包号|投标单位|设计单位|监理单位|施工单位|建设单位|管理单位|法定代表人|开户|账号|项目负责人|发布)[^:,。;]{0,10}:"
)
_END = re.compile(
    r"[。;]|,(?=[^,]{0,12}(?::|为))|\((?:盖章|盖单位章|公章|签章|以下简称|下称|简称)[^()]*\)?"
)
_WITH_ADDRESS = re.compile(r"地址|联系")
_COMMA = re.compile(r"[,、/]")
_HOLE = re.compile(r"(?<=[^\x00-\x7f])[ \t\u3000\u00a0]{3,}(?=[^\x00-\x7f])")
_BLANK = re.compile(r"_{2,}|\*{2,}|x{3,}|×{2,}|…{2,}|\.{4,}|待定|(?:年月|月日)")
_NOTHING = re.compile(r"^(?:\([^()]*\)|[_*x/\\\-.…()\[\]<>|:,;、。\s无]*)$")
_ELSEWHERE = re.compile(
    r"^(?:详|参|另|附|同)?见|^(?:同上|同前|按照?|根据|依据|以)|见(?:第|投标|供应商|响应|须知|前附|附件|附表|招标|采购|公告|本|《|专用)"
)
_SENTENCE = re.compile(
    r"不得|应当|必须|可以|应(?:尽|明|包|由|在|与|按|为|对|提|符)|如有|如为|填写|注明|签字|盖章|要求[应须]|须(?:在|按|提|与|由)"
)


def name_in(zone: Zone, label: str) -> tuple[Text, int, int] | None:
    """The name that a stretch holds, with its place in the stretch; None where it holds none.

    A `label` that names an address too is answered by both; the name stands first.
    """
    printed = zone.clause.text
    start, end = zone.clause.folded.original(zone.start, max(zone.end, zone.start))
    tail = printed[start:end]
    named = _NAMED.match(tail)
    skipped = named.end() if named else 0
    if cut := _KEY_BEHIND_BLANK.search(tail, skipped + 1):
        tail = tail[: cut.start()]
    if cut_up(tail[skipped:]):
        return None
    begin = len(fold_words(tail[:skipped]))
    words = fold_words(tail)
    for pattern in (_END, _KNOWN_KEY):
        if stop := pattern.search(words, begin):
            words = words[: stop.start()]
    if _WITH_ADDRESS.search(label) and (comma := _COMMA.search(words, begin)):
        words = words[: comma.start()]
    if words.endswith(")") and words.count(")", begin) > words.count("(", begin):
        words = words[:-1]
    begin += len(words[begin:]) - len(words[begin:].lstrip("\"' "))
    words = words.rstrip("\"' ,、")
    name = words[begin:]
    return (Text(name), begin, len(words)) if _is_name(name) else None


def cut_up(printed: str) -> bool:
    """Whether blanks as wide as a missing word stand inside a name."""
    return _HOLE.search(printed.strip()) is not None


def _is_name(name: str) -> bool:
    if not name or len(name) > _LONGEST or name[0] in "):,;、的" or ":" in name:
        return False
    patterns = (_BLANK, _ELSEWHERE, _SENTENCE, BOX)
    return not (_NOTHING.match(name) or any(p.search(name) for p in patterns))
