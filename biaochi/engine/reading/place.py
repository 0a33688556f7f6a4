"""位置: what a clause does in the document; its content decides before the table and the headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from biaochi.engine.reading.headings import of_title, of_titles
from biaochi.engine.reading.quotation import announcement, quotation
from biaochi.engine.reading.rejection import no_points, rejection, spares_the_bid
from biaochi.model.clause import Clause, Place

Placed = tuple[Place, str]
"""A place, and in Chinese the words that put the clause there."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a clause, folded.

    `all_headers` are those of the whole table, `label` the name before the cell.
    """

    titles: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    row: tuple[str, ...] = ()
    all_headers: tuple[str, ...] = ()
    label: str = ""


_CONTENTS_LINE = re.compile(r"(?:[.·…]{3,}|…)\d{1,4}$")
# Points that are given or taken; 9时30分, 三分之二 and 30分钟 are none.
_POINTS = re.compile(
    r"(?:得|加|计|记|给予?|满分|合计|共|各|为|最高|最多|不超过|加至|折算|[:,;)(是])[^\d,。;]{0,4}?"
    r"\d+(?:\.\d+)?(?:[-~至]\d+(?:\.\d+)?)?"
    r"分(?![钟包公析别部支局行店校院级期段项标区类册]|之[\d一二三四五六七八九十百千两几])"
    r"|\d分?[-~至]\d+(?:\.\d+)?分之间"
    r"|满分|得分(?:最高|=)|评标基准价|价格扣除后"
    r"|(?:^|[(:;。])\d+(?:\.\d+)?分(?:$|[),;。])"
)
_DEDUCTED = re.compile(r"(?:扣|减)(?:除)?[^\d,。;]{0,4}\d+(?:\.\d+)?分(?!钟)")
_ASSESSMENT = re.compile(r"考核|履约评价|扣款|违约|验收")
_SCORING_HEADER = re.compile(
    r"分值|评分|得分|打分|权重|评审(?:因素|内容|标准|项目|点)|评标(?:因素|标准)"
)
_POINTS_HEADER = re.compile(r"分值|评分|得分|打分|权重|满分")
_NAMES_CHECK = re.compile(
    r"(?P<qualification>资格(?:性)?(?:审查|评审|检查|审核|条件|要求))"
    r"|符合性|形式评审|响应性评审|初步评审|有效性审查"
)
# Tables in which bidders score or check themselves, and those that copy the scoring to be answered.
_SELF = re.compile(r"自[评查检]|自我(?:评|检|核)")
_ANSWERED = re.compile(r"索引|页码|对照表|页次")
_CHECKS = re.compile(r"(?:审查|检查)(?:因素|标准|内容|项目|要求)")
_EXISTING = re.compile(
    r"(?<![发出实体兑涌])现有|现已|已部署|原有|现状|已建成|已建有|目前(?:使用|已|采用|配备|拥有)|现使用|在用|既有"
)
_BUYER_HAS = re.compile(
    r"(?:^|[,;。:])(?:目前|(?:本项目|采购人|招标人|甲方|我[局校院县市区单]位?|[^,。;:、]{0,8}(?:学校|医院|中心|单位|机房|大楼|系统))?"
    r"(?:内|的)?(?:现有|已部署|原有|现使用|已建成|已建有|在用|目前|既有|现已))"
)
_DEMANDS = re.compile(
    r"须|(?<![供响对相适反效])应(?!用|急|收|付|聘|届|力|变)|必须|需(?!求)|要求|不得|不接受|得\d|提供|兼容|对接"
)
_OBLIGES = re.compile(r"须|(?<![供响对相适反效])应(?!用|急|收|付|聘|届|力|变)|必须|不得")
_BLANK = re.compile(
    r"(?:[:为是第计人额币的,()]|^)_{2,}(?=$|[人元万日天年月%,。;)(个项份:])|_{6,}$|_{3,}[^\d_]{0,6}_{3,}"
)
_SIGNATURE = re.compile(
    r"^[^,。;:须应]{0,16}(?:人|商|方|者|单位|公司|代表|名称|全称|机构|部门|经理|师|员)(?:\([^()]{1,12}\))?"
    r"(?:或其?[^,。;:()]{2,8})?:?"
    r"\([^()]{0,6}(?:盖章|盖单位章|公章|签字|签名|签章)[^()]{0,6}\)(?::?_*$|:)"
    r"|^[^,。;须应已未按由的]{0,16}(?:签字|盖章|签章)[^,。;须应的\d]{0,8}:_*$"
    r"|^[^,。;须应的]{0,12}日期:[_年月日x附]*:?$|^(?:20)?[_x]*年[_x]*月[_x]*日$"
)
_FIELD_LABEL = re.compile(r"^[^,。;:]{2,14}:_*$")
_SPEAKS_AS_BIDDER = re.compile(
    r"(?:^|[,;。:、.)])(?:我方|我公司|我单位|本公司|本单位|本投标人|本供应商|兹|本人)|致:"
)
# A declaration to be signed, wherever it stands.
_DECLARES = re.compile(
    r"(?:^|[,;。:、.)])(?:我方|我公司|我单位|本公司|本单位|本投标人|兹)[^,。;]{0,16}(?:承诺|声明|保证|参加|同意|自愿|郑重|授权|具备|完全|已)"
    r"|^致:"
)
_POLICY = re.compile(
    r"价格扣除|专门面向(?:中小|小微)|视同小型|预留(?:采购)?份额|监狱企业|残疾人福利性单位|政府采购政策|强制采购|小微企业"
)
# 成交供应商须具备… speaks of the winner.
_BIDDER_QUALITY = re.compile(
    r"(?<!中标)(?<!成交)(?<!入围)(?:投标人|供应商|响应人|申请人|投标单位|投标企业|投标方)"
    r"(?:必须|应当|须|应|需)(?:同时|均)?(?:具有|具备|为|是|持有|取得|系|拥有|满足|成立|获得"
    r"|在[^,;。]{1,20}(?:注册|登记|设立|设有|纳税|缴纳|备案|有))"
)
# 特定资格要求:… names its own place, where no heading above does.
_OPENS_QUALIFICATION = re.compile(
    r"^(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:\.\d{1,2})*[).、]*)?"
    r"(?:(?:本项目|本次招标|本次采购|本标段)?的?(?:对?(?:投标人|投标方|投标单位|供应商|申请人|响应人))?的?)"
    r"(?:特定|特殊|专业|专项|基本|一般|其他|合格)?的?资(?:格|质|格资质)(?:条件|要求|条件要求|要求条件)(?=:.)"
)
# A lead-in that names one of these says what its items are for, whatever the chapter.
_DECIDING = (Place.QUALIFICATION, Place.REJECTION, Place.EVALUATION, Place.POLICY)
_DESCRIBING = (Place.NEEDS, Place.EXISTING, Place.CONTRACT)
_LONGEST_NAME = 40
# Where these stand the clause is about the bid or the contract, not about who may bid.
_WEAK_HEADINGS = (Place.NOTICE, Place.INSTRUCTION, Place.NEEDS, Place.POLICY)


def place_of(clause: Clause) -> Placed:
    """Where a clause belongs and in Chinese why."""
    around = Surroundings(clause.titles, clause.lead, clause.headers, clause.row, clause.headers)
    place, reason = decide(clause.folded.text, around)
    if place is clause.place:
        return place, reason
    return clause.place, "所在表格或标题" if clause.headers else "所在标题"


def decide(text: str, around: Surroundings) -> Placed:
    """Where a folded clause belongs: by its content, else its table, lead-ins and headings."""
    return from_content(text, around) or _from_table(text, around) or _from_names(text, around)


def from_content(text: str, around: Surroundings) -> Placed | None:
    """The place that the words of the clause, or of what it hangs from, put it in."""
    headed = of_titles(around.titles)
    chapter = headed[0] if headed else None
    if chapter is Place.CONTENTS or _CONTENTS_LINE.search(text):
        return Place.CONTENTS, "目录"
    if chapter is Place.QUOTATION and headed:
        return Place.QUOTATION, f"标题「{headed[1]}」"
    nearest_first = (text, *around.lead[::-1])
    if words := _first(quotation, nearest_first):
        place = Place.QUOTATION
    elif (
        words := _copied(_SELF, around, chapter)
        or _blank_form(text, chapter)
        or _declared(around.lead)
    ):
        place = Place.FORM
    elif words := _rejecting(nearest_first, around, chapter):
        place = Place.REJECTION
    elif words := _points(text, around, chapter):
        place = Place.EVALUATION
    elif words := _existing(text, chapter):
        place = Place.EXISTING
    else:
        return None
    return place, f"「{words}」"


def _first(look: Callable[[str], str], texts: Iterable[str]) -> str:
    for text in texts:
        if found := look(text):
            return found
    return ""


def _rejecting(texts: Iterable[str], around: Surroundings, chapter: Place | None) -> str:
    """The words that reject a bid; a contract rejects goods, a scoring table may refuse proof."""
    if chapter is Place.CONTRACT:
        return ""
    words = _first(rejection, texts)
    scored = words and spares_the_bid(words) and _search_any(_POINTS_HEADER, around.all_headers)
    return "" if scored else words


def _declared(lead: tuple[str, ...]) -> str:
    """The words by which items hang from a declaration that is to be signed."""
    for text in lead:
        if match := _DECLARES.search(text):
            return match[0].strip(",;。:.、)")
    return ""


def _copied(marks: re.Pattern[str], around: Surroundings, chapter: Place | None) -> str:
    """The words that show a table among the forms to repeat, for bidders to answer, what holds elsewhere."""
    if chapter is not Place.FORM or not (around.row or around.all_headers):
        return ""
    return _search_any(marks, (*around.titles[-1:], *around.all_headers, *around.lead[-1:]))


def _blank_form(text: str, chapter: Place | None) -> str:
    """The words that make a clause a form to be filled in and signed, empty where there are none."""
    patterns: tuple[re.Pattern[str], ...] = (_BLANK, _SIGNATURE, _DECLARES)
    if chapter is Place.FORM:
        patterns = (*patterns, _SPEAKS_AS_BIDDER, _FIELD_LABEL)
    for pattern in patterns:
        if match := pattern.search(text):
            return match[0].strip(",;。:.、)")
    return ""


def _points(text: str, around: Surroundings, chapter: Place | None) -> str:
    """The words that give points for a bid; points lost in performance are not meant."""
    if "分" not in text and "基准价" not in text:
        return ""
    if chapter is Place.CONTRACT or (
        chapter is not Place.EVALUATION and _mentions(_ASSESSMENT, (*around.titles, *around.lead))
    ):
        return ""
    if _copied(_ANSWERED, around, chapter):
        return ""
    for pattern in (_POINTS, _DEDUCTED):
        if match := pattern.search(text):
            return match[0].strip("(:;。,)")
    return no_points(text)


def _existing(text: str, chapter: Place | None) -> str:
    """The words that describe what the buyer has already, which is not demanded."""
    match = _EXISTING.search(text)
    if match is None:
        return ""
    if chapter is not Place.EXISTING and (_DEMANDS.search(text) or not _BUYER_HAS.search(text)):
        return ""
    return match[0]


def _from_table(text: str, around: Surroundings) -> Placed | None:
    """What the column names, and in a table of checks the row, say about every cell."""
    names = around.all_headers
    chapter = of_titles(around.titles)
    if chapter is not None and chapter[0] in (Place.FORM, Place.CONTRACT):
        return None
    if not _search_any(_POINTS_HEADER, names) and (checks := _of_checks(text, around)):
        return checks
    header = _search_any(_SCORING_HEADER, names)
    if header and not _mentions(_ASSESSMENT, (*around.titles, *names)):
        return Place.EVALUATION, f"评分表「{header}」"
    return None


def _of_checks(text: str, around: Surroundings) -> Placed | None:
    """What a table of checks is for: its row says so first, then its columns, then its heading."""
    if not around.row and not around.all_headers:
        return None
    own = (text,) if len(text) <= _LONGEST_NAME else ()
    named = (own, around.row, around.all_headers, around.lead[::-1], around.titles[-1:])
    for texts in named:
        if texts and (found := _named_check(texts)):
            return found
    checks = _search_any(_CHECKS, around.all_headers)
    return (Place.QUALIFICATION, f"表格「{checks}」") if checks else None


def _from_names(text: str, around: Surroundings) -> Placed:
    """What lead-ins and headings say, innermost first, where the words themselves say nothing."""
    headed = of_titles(around.titles)
    by_title = (headed[0], f"标题「{headed[1]}」") if headed else None
    if by_title and by_title[0] in (Place.FORM, Place.CONTRACT):
        return by_title
    chapter = headed[0] if headed else None
    found = _from_leads(around.lead, chapter) or _from_weak_chapter(text, around.label, chapter)
    if placed := found or by_title:
        return placed
    if words := _first(announcement, (text, *around.lead[::-1])):
        return Place.NOTICE, f"「{words}」"
    return Place.INSTRUCTION, "没有别的线索"


def _from_leads(leads: tuple[str, ...], chapter: Place | None) -> Placed | None:
    """What a lead-in names; one that only describes does not override a chapter that decides."""
    for lead in reversed(leads):
        place = of_title(lead) if len(lead) <= _LONGEST_NAME else None
        if place in _DECIDING or (place in _DESCRIBING and chapter not in _DECIDING):
            return place, f"引导「{lead}」"
    return None


def _from_weak_chapter(text: str, label: str, chapter: Place | None) -> Placed | None:
    """What the name of a row, or the words, say where the chapter leaves it open."""
    outside = chapter in (None, Place.NOTICE, Place.INSTRUCTION)
    if outside and (place := of_title(label)) in _DECIDING:
        return place, f"表格「{label}」"
    if chapter is None or chapter in _WEAK_HEADINGS:
        for pattern in (_OPENS_QUALIFICATION, _BIDDER_QUALITY):
            if match := pattern.search(text):
                return Place.QUALIFICATION, f"「{match[0]}」"
    if outside and (match := _POLICY.search(text)):
        return Place.POLICY, f"「{match[0]}」"
    if chapter is Place.EXISTING and (match := _OBLIGES.search(text)):
        return Place.NEEDS, f"「{match[0]}」"
    return None


@lru_cache(maxsize=4096)
def _named_check(texts: tuple[str, ...]) -> Placed | None:
    """The check that the first of some short texts names: who may bid, or whether a bid conforms."""
    for text in texts:
        if len(text) <= _LONGEST_NAME and (match := _NAMES_CHECK.search(text)):
            place = Place.QUALIFICATION if match["qualification"] else Place.REJECTION
            return place, f"表格「{match[0]}」"
    return None


@lru_cache(maxsize=4096)
def _search_any(pattern: re.Pattern[str], texts: tuple[str, ...]) -> str:
    for text in texts:
        if len(text) <= _LONGEST_NAME and (match := pattern.search(text)):
            return match[0]
    return ""


def _mentions(pattern: re.Pattern[str], texts: Iterable[str]) -> bool:
    return any(pattern.search(text) for text in texts)
