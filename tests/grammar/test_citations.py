"""依据 and 法规: citations resolved against the shape of a statute."""

from __future__ import annotations

import datetime as dt

import pytest
from rule_text import FIELDS, book, codes, file_with, loaded, rule

from biaochi.grammar.loader import compile_text
from biaochi.model.law import Citation, Provision
from biaochi.model.numerals import numeral, whole


def cited(text: str) -> tuple[Citation, ...]:
    return rule(f"依据 {text}").citations


@pytest.mark.parametrize(
    ("written", "provision", "printed"),
    [
        ("《甲法》第一条", Provision(1), "《甲法》第一条"),
        ("《甲法》第一条第一款", Provision(1), "《甲法》第一条"),
        ("《甲》第2条第2款第(7)项", Provision(2, 2, 7), "《甲法》第二条第二款第（七）项"),
        ("甲《甲法》第２条"[1:], Provision(2), "《甲法》第二条"),
        ("《甲法》第二条第七项", Provision(2, 2, 7), "《甲法》第二条第二款第（七）项"),
        ("《甲法》第四条（二）项", Provision(4, 1, 2), "《甲法》第四条第（二）项"),
        ("《甲法》第四条第一款第（二）项", Provision(4, 1, 2), "《甲法》第四条第（二）项"),
        ("《甲法》 第五条 第二款 第（四）项", Provision(5, 2, 4), "《甲法》第五条第二款第（四）项"),
    ],
)
def test_one_provision(written: str, provision: Provision, printed: str) -> None:
    (citation,) = cited(written)
    assert (citation.provision, citation.text) == (provision, printed)
    assert (citation.statute, citation.number, citation.verified) == ("甲法", "某令第1号", True)


@pytest.mark.parametrize("between", ["、", "\n       ", "；", "，第三条\n《甲》"])
def test_several_provisions(between: str) -> None:
    found = cited(f"《甲法》第一条{between}第二条第二款")
    assert [c.provision for c in found][0 :: 2 if "第三条" in between else 1] == [
        Provision(1),
        Provision(2, 2),
    ]


def test_a_provision_cited_twice_counts_once() -> None:
    assert len(cited("《甲法》第一条、《甲》第1条第一款")) == 1


def test_gist_of_the_provision_or_of_the_article_around_it() -> None:
    assert cited("《甲法》第一条")[0].gist == "不得限定注册地"
    assert cited("《甲法》第二条第（七）项")[0].gist == "不得限定所有制"
    statute = "法规 《乙法》\n 核对 待核\n 要旨 第九条 某事\n"
    found = compile_text(file_with("依据 《乙法》第九条第二款第（一）项") + statute)
    assert found.book is not None
    (citation,) = found.book.rules[0].citations
    assert (citation.gist, citation.verified) == ("某事", False)
    assert citation.text == "《乙法》第九条第二款第（一）项"


def test_country_name_may_be_left_out() -> None:
    statute = "法规 《中华人民共和国丙法》\n 核对 待核\n 要旨 第一条 某事\n"
    found = compile_text(file_with("依据 《丙法》第一条") + statute)
    assert found.book is not None
    assert found.book.rules[0].citations[0].text == "《中华人民共和国丙法》第一条"


def test_notice_of_parts() -> None:
    statute = (
        "法规 《关于印发《某办法》的通知》\n 位阶 规范性文件\n 核对 已核\n 单位 部分\n 施行 2020-01-01\n"
        " 结构 1:0,3 2\n 要旨 第一部分 某事\n"
    )
    found = compile_text(file_with("依据 《关于印发《某办法》的通知》第一部分第（三）项") + statute)
    assert found.book is not None
    (citation,) = found.book.rules[0].citations
    assert citation.text == "《关于印发《某办法》的通知》第一部分第（三）项"


def test_a_short_name_like_the_name_does_no_harm() -> None:
    text = file_with("法规 乙法\n  简称 《乙法》\n  核对 待核")
    assert codes(compile_text(text)) == []


def test_statute_as_declared() -> None:
    (statute,) = book().statutes
    assert statute.name == "甲法"
    assert statute.aliases == ("甲",)
    assert statute.effective == dt.date(2000, 1, 1)
    assert statute.shape == {1: (0,), 2: (0, 7), 3: (0,), 4: (2,), 5: (3, 4)}
    assert statute.gists[Provision(2, 2, 7)] == "不得限定所有制"


def validity(lines: str, statute: str = "") -> tuple[dt.date | None, dt.date | None]:
    fields = "\n".join(f"  {text}" for keyword, text in FIELDS if keyword != "依据")
    text = f"规则 丙.丁  某事\n  依据 《丙法》第一条\n{fields}\n{lines}\n"
    found = compile_text(
        file_with(f"{text}\n法规 《丙法》\n{statute}\n核对 待核\n要旨 第一条 某事")
    )
    assert found.book is not None
    made = found.book.rules[1]
    return made.start, made.end


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("施行 2015-03-01 起", dt.date(2015, 3, 1), None),
        ("施行：2015年3月1日起", dt.date(2015, 3, 1), None),
        ("施行 2015-03-01", dt.date(2015, 3, 1), None),
        ("施行 2015-03-01 至 2020-12-31", dt.date(2015, 3, 1), dt.date(2020, 12, 31)),
        ("施行 至 2020-12-31", None, dt.date(2020, 12, 31)),
        ("施行 2020/12/31 止", None, dt.date(2020, 12, 31)),
        ("", None, None),
    ],
)
def test_validity(written: str, start: dt.date | None, end: dt.date | None) -> None:
    assert validity(written) == (start, end)


def test_a_rule_without_dates_lives_as_long_as_its_law() -> None:
    lived = validity("", "施行 2001-01-01\n废止 2010-06-01")
    assert lived == (dt.date(2001, 1, 1), dt.date(2010, 5, 31))


def test_a_rule_that_outlives_its_law_is_warned_about() -> None:
    assert codes(loaded("施行 1999-12-31 起")) == ["W302"]
    assert codes(loaded("施行 2000-01-01 起")) == []


def test_last_day_before_repeal_is_still_law() -> None:
    statute = "法规 《丙法》\n 施行 2001-01-01\n 废止 2010-06-01\n 核对 待核\n 要旨 第一条 某事\n"
    for day, expected in (("2010-05-31", ["W302"]), ("2010-06-01", ["E305"])):
        text = file_with(f"依据 《丙法》第一条\n施行 {day} 起") + statute
        assert codes(compile_text(text)) == expected


@pytest.mark.parametrize("number", [*range(1, 130), 200, 210, 999, 1001, 1010, 2026, 9999])
def test_numerals_are_read_as_they_are_written(number: int) -> None:
    assert whole(numeral(number)) == number
    assert whole(str(number)) == number


@pytest.mark.parametrize("text", ["", "三二", "12345", "二x"])
def test_what_is_no_numeral(text: str) -> None:
    assert not whole(text)
