"""Under which law does a document buy?"""

from __future__ import annotations

from reading_sample import document, table

from biaochi.engine.reading.regime import regimes_of
from biaochi.model.document import Paragraph, Table
from biaochi.model.regime import Regime

BOTH = frozenset(Regime)


def found(*blocks: Paragraph | Table | str) -> frozenset[Regime]:
    return regimes_of(document(*blocks))[0]


def test_government_procurement_speaks_of_the_buyer_and_of_questions() -> None:
    text = "采购人依据《政府采购法》组织采购，供应商可以提出质疑，适用财库〔2020〕46号。"
    assert found(text) == {Regime.PROCUREMENT}


def test_tendering_speaks_of_the_tenderer_and_of_rejection() -> None:
    text = "招标人依据《招标投标法》招标，招标控制价另行公布，评标委员会可以否决投标。"
    assert found(text) == {Regime.TENDERING}


def test_words_in_tables_count() -> None:
    sheet = table(
        "条款｜内容", "依据｜政府采购法", "公告｜中国政府采购网", "咨询｜向采购人提出质疑"
    )
    assert found(sheet) == {Regime.PROCUREMENT}


def test_a_buyer_who_calls_itself_tenderer_still_buys_under_procurement_law() -> None:
    told = "本项目为政府采购项目。" * 4
    assert found(told + "招标人发售招标文件。" * 3) == {Regime.PROCUREMENT}


def test_both_apply_where_the_words_do_not_decide() -> None:
    assert found("投标人应当按时递交投标文件。") == BOTH
    assert found("招标人与采购人、政府采购与招标投标法并提。") == BOTH
    assert "两种制度" in regimes_of(document("投标人须知。"))[1]
