"""Values stated in folded text: money, shares, days, lengths of time, counts and points."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from biaochi.engine.reading.dates import FULL_DATE, SHORT_DATE, day, iso_day, until, with_time
from biaochi.model.numerals import ARABIC, HAN, SCALES, number
from biaochi.model.values import (
    Count,
    Duration,
    DurationUnit,
    Money,
    Percent,
    Points,
    Stated,
    Value,
)

_DURATIONS = {
    "工作日": DurationUnit.WORKDAY,
    "工作天": DurationUnit.WORKDAY,
    "小时": DurationUnit.HOUR,
    "日历天": DurationUnit.DAY,
    "日历日": DurationUnit.DAY,
    "自然日": DurationUnit.DAY,
    "公历日": DurationUnit.DAY,
    "天": DurationUnit.DAY,
    "日": DurationUnit.DAY,
    "周": DurationUnit.WEEK,
    "星期": DurationUnit.WEEK,
    "个月": DurationUnit.MONTH,
    "年": DurationUnit.YEAR,
}
_MEASURES = (
    "平方公里|平方千米|平方米|立方米|平米|公里|千米|公斤|千克|人次|人天|人月|人日|m2|m3|km|kg|mm|cm"
    "|人(?!民|员|工|社|均)|名(?!称|录|义)|位(?!于|置)|家|项(?!目)|份|台|套|辆|件|次(?!性)|本(?!项|市|省|区|县)|册|间|处(?!理|罚|分)"
    "|张|把|只|条|根|块|批|种|类|组|亩|吨|页|米|m|层|栋|幢|个(?!月|工作|日|星期|小时|百分)"
)
# 5分钟, 三分之二, 2分包, 1分公司 are no points; 0-10分之间 is.
_NO_POINTS = (
    "[钟包公析别部支局行店校院级期段项标区类册米贝辨割布散批工成享担户离子母厘量隔开摊]"
    r"|之[\d零一二三四五六七八九十百千万两几]"
)
_N = rf"(?:{ARABIC}|{HAN})"
# 第三十二条 counts nothing, nor does the end of a longer numeral or of a model name.
_STARTS = r"(?<![\d.a-z第零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟])"
_SCALE = "[十百千]?万|[百万]?亿|[百千]"
_DIGITS = "零一二三四五六七八九"
_HAN_DIGIT = "[一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
_CURRENCY = r"(?:人民币|rmb|¥)[:(]{0,2}(?:大写|小写|¥)?[:)]{0,2}"
_YUAN = rf"[元圆](?![素旦器件宵月])(?:零?(?P<jiao>{_HAN_DIGIT})角)?(?:零?(?P<fen>{_HAN_DIGIT})分)?[整正]?"
# Ordered: what is longer or surer first. Each number is met once, since nothing repeats around it.
_VALUE = re.compile(
    "(?=[\\d零一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾廿卅¥人半r])(?:"
    + "|".join(
        (
            rf"(?<!\d)(?P<date>{FULL_DATE})",
            rf"(?<![\d.])(?P<short>{SHORT_DATE})",
            r"(?<![\d.])(?P<clock>\d{1,2}(?:时|点)\d{1,2}分?|\d{1,2}:\d{2}(?::\d{2})?(?!\d))",
            rf"(?P<share>[百千]分之{_N}(?:点[{_DIGITS}]+)?)",
            rf"(?<![\d.a-z])(?P<percent>{ARABIC}) ?(?P<sign>[%‰])",
            rf"(?P<currency>{_CURRENCY})(?P<paid>{_N})(?P<paidscale>{_SCALE})?(?:{_YUAN.replace('jiao', 'jiao1').replace('fen', 'fen1')})?",
            rf"{_STARTS}(?P<amount>{_N})(?P<scale>{_SCALE})?{_YUAN}",
            rf"{_STARTS}(?P<loose>{_N})(?P<loosescale>[十百千]?万|亿)?(?=$|[,;。:)]|以[上下内]|左右|的)(?<=[万亿])",
            rf"{_STARTS}(?P<number>{_N}) ?(?:"
            r"(?P<minutes>分钟|秒)"
            r"|个?(?P<period>工作[日天]|小时|日历[天日]|自然日|公历日|天(?![然气线])|日(?![常志照本用报期均])|周(?![边年转长])|星期)"
            r"|(?P<months>个月)"
            r"|个?(?P<years>年(?![度月级检报鉴龄初末终底]))"
            rf"|(?P<points>分(?!{_NO_POINTS}))"
            rf"|(?P<many>万)?(?P<measure>{_MEASURES}))",
            r"(?P<half>半年)",
        )
    )
    + ")"
)
_HAS_NUMBER = re.compile(r"[\d一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾两半]")
_GIVES = "得加扣计记给共高为满:"
_AMOUNT_NAMES = re.compile(
    r"(?:预算|限价|金额|资本|收入|资产|价款?|费用?|额|保证金|资金|投资|造价|总价|单价)(?:不?[^\d,;。]{0,6})$"
)


def stated(text: str) -> tuple[Stated, ...]:
    """The values that a folded text states, in order and disjoint, each as long as it can be."""
    if not _HAS_NUMBER.search(text):
        return ()
    return tuple(_values(text))


def _values(text: str) -> Iterator[Stated]:
    year: int | None = None
    offset = 0
    while match := _VALUE.search(text, offset):
        offset = match.end()
        if match["date"] or match["short"]:
            on = _day(match, year)
            if on is None:
                continue
            year = on.year
            date, offset = with_time(on, text, offset)
            yield Stated(match.start(), offset, date)
            later = until(on, text, offset)
            if later is not None:
                second, start, offset = later
                date, offset = with_time(second, text, offset)
                yield Stated(start, offset, date)
            continue
        value = _plain(match, text)
        if value is not None:
            yield Stated(match.start(), match.end(), value)


def _day(match: re.Match[str], year: int | None) -> dt.date | None:
    if match["iso"]:
        return iso_day(match["iso"])
    if match["date"]:
        return day(match["year"], match["month"], match["day"])
    if year is None:
        return None
    return day(str(year), match["shortmonth"], match["shortday"])


def _plain(match: re.Match[str], text: str) -> Value | None:
    """The value of a match that is no date, None where the words only look like one."""
    value: Value | None = None
    if match["share"]:
        value = _share(match)
    elif match["percent"]:
        per = Decimal(1) if match["sign"] == "%" else Decimal("0.1")
        value = Percent(Decimal(match["percent"].replace(",", "")) * per)
    elif match["amount"]:
        value = _money(match, "amount", "scale", ("jiao", "fen"))
    elif match["paid"]:
        value = _money(match, "paid", "paidscale", ("jiao1", "fen1"))
    elif match["loose"]:
        if _AMOUNT_NAMES.search(text, max(0, match.start() - 14), match.start()):
            value = _money(match, "loose", "loosescale", ())
    elif match["half"]:
        value = Duration(Decimal(6), DurationUnit.MONTH)
    elif match["number"]:
        value = _measured(match, text)
    return value


def _share(match: re.Match[str]) -> Percent | None:
    whole, _, digits = match["share"].partition("分之")[2].partition("点")
    amount = number(whole)
    if amount is None:
        return None
    if digits:
        amount += Decimal("0." + "".join(str(_DIGITS.index(d)) for d in digits))
    return Percent(amount if match["share"][0] == "百" else amount / 10)


def _money(match: re.Match[str], name: str, scale: str, coins: tuple[str, ...]) -> Money | None:
    amount = number(match[name])
    if amount is None:
        return None
    amount *= SCALES[match[scale] or ""]
    for coin, part in zip(coins, (Decimal("0.1"), Decimal("0.01")), strict=False):
        amount += (number(match[coin]) or 0) * part if match[coin] else 0
    return Money(amount)


def _measured(match: re.Match[str], text: str) -> Value | None:
    amount = number(match["number"])
    if amount is None or match["minutes"]:
        return None
    unit = match["period"] or match["months"] or (match["years"] and "年")
    if unit:
        if unit == "年" and amount >= 1000:
            return None
        return Duration(amount, _DURATIONS[unit])
    if match["points"]:
        arabic = match["number"][0].isdecimal()
        before = text[match.start() - 1] if match.start() else ""
        return Points(amount) if arabic or (before and before in _GIVES) else None
    return Count(amount * (10**4 if match["many"] else 1), match["measure"])
