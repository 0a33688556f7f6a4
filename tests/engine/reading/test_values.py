"""Values in prose: what is stated, exactly, and where."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biaochi.engine.reading.values import stated
from biaochi.model.folding import fold_words
from biaochi.model.values import Count, Date, Duration, DurationUnit, Money, Percent, Points, Value

U = DurationUnit


def money(yuan: str) -> Money:
    return Money(Decimal(yuan))


def days(number: str, unit: DurationUnit = U.DAY) -> Duration:
    return Duration(Decimal(number), unit)


def on(*parts: int) -> Date:
    day = dt.date(*parts[:3])
    return Date(day, dt.time(*parts[3:]) if len(parts) > 3 else None)


VALUES: tuple[tuple[str, tuple[Value, ...]], ...] = (
    ("预算3万元", (money("30000"),)),
    ("预算1,346,500.00元", (money("1346500.00"),)),
    ("￥200,000.00", (money("200000.00"),)),
    ("人民币贰拾万元整", (money("200000"),)),
    ("人民币（大写）：壹佰叁拾肆万陆仟伍佰元整", (money("1346500"),)),
    ("伍仟元伍角", (money("5000.5"),)),
    ("五十万元", (money("500000"),)),
    ("1.5亿元", (money("150000000"),)),
    ("合同总价须达到人民币壹仟万元", (money("10000000"),)),
    ("注册资本500万以上", (money("5000000"),)),
    ("单位：万元", ()),
    ("20万美元", ()),
    ("5%、5％、百分之五", (Percent(Decimal(5)),) * 3),
    ("百分之二点零一、百分之二十三点五", (Percent(Decimal("2.01")), Percent(Decimal("23.5")))),
    ("2‰和千分之二", (Percent(Decimal("0.2")),) * 2),
    ("三分之二", ()),
    ("3分之2，四分之三", ()),
    ("评委在0～6分之间给分", (Points(Decimal(6)),)),
    ("相差达8分之多", (Points(Decimal(8)),)),
    ("2024年3月1日", (on(2024, 3, 1),)),
    ("2024-03-01 9:30", (on(2024, 3, 1, 9, 30),)),
    ("2024/3/1", (on(2024, 3, 1),)),
    ("2024.3.1", (on(2024, 3, 1),)),
    ("二〇二四年三月一日", (on(2024, 3, 1),)),
    ("二○二四年十二月二十五日", (on(2024, 12, 25),)),
    ("2024年3月25日上午9时30分（北京时间）", (on(2024, 3, 25, 9, 30),)),
    ("2024年3月25日（星期一）下午2:30", (on(2024, 3, 25, 14, 30),)),
    ("2024年3月1日24:00", (on(2024, 3, 1, 23, 59, 59),)),
    ("2024年3月1日至3月8日", (on(2024, 3, 1), on(2024, 3, 8))),
    ("2024年3月1日至8日", (on(2024, 3, 1), on(2024, 3, 8))),
    ("3月25日", ()),
    ("2024年2月30日", ()),
    ("20日内", (days("20"),)),
    ("二十日", (days("20"),)),
    ("30天、45日历天", (days("30"), days("45"))),
    ("5个工作日、五个工作日", (days("5", U.WORKDAY),) * 2),
    ("三个月", (days("3", U.MONTH),)),
    ("近三年、2年", (days("3", U.YEAR), days("2", U.YEAR))),
    ("半年", (days("6", U.MONTH),)),
    ("24小时", (days("24", U.HOUR),)),
    ("2024年度", ()),
    ("第三年", ()),
    ("30分钟", ()),
    ("得2.5分，满分10分", (Points(Decimal("2.5")), Points(Decimal(10)))),
    ("①5分", (Points(Decimal(5)),)),
    ("得五分", (Points(Decimal(5)),)),
    ("十分重要", ()),
    ("9时30分", ()),
    ("第1分包", ()),
    ("1分公司", ()),
    ("不少于3人、两家", (Count(Decimal(3), "人"), Count(Decimal(2), "家"))),
    ("100平方米", (Count(Decimal(100), "平方米"),)),
    ("12万平方米", (Count(Decimal(120000), "平方米"),)),
    ("三项、5份", (Count(Decimal(3), "项"), Count(Decimal(5), "份"))),
    ("第三十二条第二款第（七）项", ()),
    ("GB 50500-2013、A4纸、S12700", ()),
    ("1000元人民币", (money("1000"),)),
)


@pytest.mark.parametrize(("text", "expected"), VALUES, ids=[t for t, _ in VALUES])
def test_what_is_stated(text: str, expected: tuple[Value, ...]) -> None:
    assert tuple(s.value for s in stated(fold_words(text))) == expected


def test_where_it_is_stated() -> None:
    text = fold_words("投标保证金为人民币贰拾万元整，20日内退还。")
    assert [text[s.start : s.end] for s in stated(text)] == ["人民币贰拾万元整", "20日"]


@given(
    st.text(
        alphabet="0123456789.,:%‰¥元万亿年月日时分个工作天小时人家项第百千十一二三贰拾零至-（）得 ",
        max_size=40,
    )
)
def test_values_are_in_order_and_disjoint(text: str) -> None:
    folded = fold_words(text)
    last = 0
    for value in stated(folded):
        assert last <= value.start < value.end <= len(folded)
        last = value.end


@given(st.integers(min_value=1, max_value=99_999_999))
def test_every_amount_is_read_back(yuan: int) -> None:
    expected = Money(Decimal(yuan))
    assert [s.value for s in stated(f"预算{yuan}元")] == [expected]
    assert [s.value for s in stated(f"预算{yuan:,}.00元")] == [expected]
