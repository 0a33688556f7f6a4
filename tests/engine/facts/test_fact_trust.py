"""Which of several statements counts, and when two of them are a conflict."""

from __future__ import annotations

from fact_sample import facts_in, found, said

from biaochi.model.fact import How


def test_a_cell_counts_before_prose() -> None:
    text = """
    投标有效期为从投标截止之日起60天。
    投标有效期｜90天
    """
    assert found("投标有效期", text) == ["90日"]


def test_two_labelled_values_are_a_conflict() -> None:
    facts = facts_in("投标有效期：60天\n投标有效期｜90天")
    assert said(facts["投标有效期"]) == ["90日", "60日"]
    assert facts["投标有效期"].conflicting("")


def test_one_value_twice_is_no_conflict() -> None:
    facts = facts_in("投标有效期：90天\n投标有效期｜90日历天")
    assert said(facts["投标有效期"]) == ["90日"]
    assert not facts["投标有效期"].conflicting("")


def test_prose_contradicts_with_an_amount_or_share_only() -> None:
    share = "履约保证金｜不收取\n中标人应提交履约保证金为合同金额的10%。"
    assert found("履约保证金比例", share) == ["0%", "10%"]
    period = "付款期限：30日\n采购人收到发票后10个工作日内支付合同款。"
    assert found("付款期限", period) == ["30日"]


def test_what_holds_by_default_does_not_contradict() -> None:
    text = """
    履约保证金｜合同金额的5%
    除投标人须知前附表另有规定外，履约保证金为中标合同金额的10%。
    """
    assert found("履约保证金比例", text) == ["5%"]


def test_a_value_that_belongs_to_another_label_is_left_to_it() -> None:
    text = "投标保证金｜中标人提交履约保证金为合同金额的12%"
    assert found("投标保证金比例", text) == []
    assert found("履约保证金比例", text) == ["12%"]


def test_a_longer_form_of_a_name_repeats_it() -> None:
    text = "采购人：云溪市教育局\n采购人｜江岭省云溪市教育局"
    assert found("采购人", text) == ["云溪市教育局"]


def test_how_a_value_was_found_is_kept() -> None:
    ways = {
        "投标有效期｜90天": How.CELL,
        "投标有效期：90天": How.LINE,
        "# 七、投标有效期\n90天": How.HEADING,
        "投标有效期为从投标截止之日起90天。": How.PROSE,
    }
    for text, how in ways.items():
        assert facts_in(text)["投标有效期"].statements[0].how is how
    assert facts_in("本项目不接受联合体。")["联合体"].statements[0].how is How.FIXED


def test_a_statement_points_at_its_words() -> None:
    statement = facts_in("投标有效期｜自投标截止之日起 90 天")["投标有效期"].statements[0]
    assert statement.clause is not None and statement.span is not None
    at = statement.clause.original(statement.span)
    assert statement.clause.paragraph.text[at.start : at.end] == "90 天"
    assert statement.clause.paragraph.anchor.column == 2


def test_the_regime_is_the_one_that_chooses_the_rules() -> None:
    text = "政府采购项目，采购人依照政府采购法编制采购文件，供应商可以质疑。"
    assert found("制度", text * 3) == ["政府采购法"]


def test_the_line_over_the_kind_of_document_is_the_name_of_the_project() -> None:
    text = "# 封面\n云溪小学操场改造工程\n施工招标文件"
    assert found("项目名称", text) == ["云溪小学操场改造工程"]


def test_forms_and_quotations_state_nothing() -> None:
    form = "# 第六章 投标文件格式\n投标有效期：60天"
    assert found("投标有效期", form) == []
    assert found("投标保证金", "# 法律法规摘录\n投标保证金：50万元") == []


def test_a_label_broken_over_paragraphs_of_its_cell_is_read() -> None:
    assert found("投标有效期", "14｜投标文件有效／期｜90天") == ["90日"]


def test_a_table_of_track_records_names_no_project() -> None:
    text = "*序号｜项目名称｜合同金额\n1｜某小区物业｜80万元"
    assert found("项目名称", text) == []
