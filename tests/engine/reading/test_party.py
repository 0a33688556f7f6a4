"""Whom do the words in 【】 bind?"""

from __future__ import annotations

import pytest
from reading_sample import clauses, marked, table

from biaochi.engine.reading.party import party
from biaochi.model.clause import Party, Span

SENTENCES = (
    (Party.BIDDER, "投标人须【在本市注册】。"),
    (Party.BIDDER, "供应商应当【具有本地业绩】。"),
    (Party.BIDDER, "凡【在本市注册】的潜在投标人均可参加。"),
    (Party.BIDDER, "中标人不得转包，投标人须【在本市注册】。"),
    (Party.BIDDER, "采购人要求供应商【在本市注册】。"),
    (Party.BIDDER, "投标人须在采购人所在区县【设有分公司】。"),
    (Party.BIDDER, "投标人应向采购人【提交原件】。"),
    (Party.BIDDER, "投标人须提供所投产品的【检测报告】。"),
    (Party.BIDDER, "评标委员会应当否决【未在本市注册】的投标人的投标。"),
    (Party.BIDDER, "供应商不得没有位于采购人同一市辖区的【办公地点】。"),
    (Party.TENDERER, "招标人不得要求投标人【在本市注册】。"),
    (Party.TENDERER, "采购人、代理机构不得限定【所在地】。"),
    (Party.TENDERER, "不得要求投标人【在本市注册】。"),
    (Party.TENDERER, "招标文件不得以【本地业绩】作为资格条件。"),
    (Party.TENDERER, "任何单位不得对供应商设置【地域限制】。"),
    (Party.TENDERER, "采购人应当在【30日】内支付货款。"),
    (Party.TENDERER, "甲方在验收后【180日】内付款。"),
    (Party.BIDDER, "招标人不得泄露标底，投标人须【在本市注册】。"),
    (Party.WINNER, "中标人应提交【履约保证金】。"),
    (Party.WINNER, "成交供应商须【在本市设立服务点】。"),
    (Party.WINNER, "乙方应【驻场服务】。"),
    (Party.WINNER, "投标人中标后须【在本市设立服务点】。"),
    (Party.BIDDER, "供应商承诺中标后【在本市设立服务点】的得2分。"),
    (Party.WINNER, "服务方应【驻场服务】。"),
    (Party.BIDDER, "投标方法定代表人须【在本市居住】。"),
    (Party.BIDDER, "服务提供方应【在本市设有网点】。"),
    (Party.BIDDER, "项目服务方案【切实可行】。"),
    (Party.EVALUATOR, "评标委员会应当【集中评审】。"),
    (Party.PRODUCT, "所投产品须为【国产】。"),
    (Party.PRODUCT, "设备应采用【某品牌】压缩机。"),
    (Party.STAFF, "项目经理须具有【本市社保】。"),
    (Party.STAFF, "投标人拟派项目负责人应为【本市户籍】。"),
    (Party.STAFF, "驻场服务人员须为【男性】。"),
    (Party.WINNER, "承包人不得以保险单【代替质量保证金】。"),
    (Party.WINNER, "乙方不得将合同义务【转让给他人】。"),
    (Party.BIDDER, "投标人不得以任何理由【撤回样品】。"),
    (Party.BIDDER, "招标文件中供应商不得【更改】的内容用星号标出。"),
    (Party.BIDDER, "供应商务必【提供原件】。"),
    (Party.BIDDER, "落标单位应【退还图纸】。"),
    (Party.BIDDER, "未中标供应商应【自行取回样品】。"),
    (Party.TENDERER, "不得以投标人未在本市【设立分公司】为由否决其投标。"),
    (Party.TENDERER, "不得以不合理的条件，限制【外地】投标人。"),
    (Party.TENDERER, "对外地供应商不得设置【障碍】。"),
    (Party.TENDERER, "投标人的资格条件不得限定【注册地】。"),
    (Party.TENDERER, "招标人应当自确定中标人之日起【15日】内提交报告。"),
    (Party.TENDERER, "采购人逾期支付货款的，应当【支付利息】。"),
    (Party.TENDERER, "验收合格后甲方【支付货款】。"),
)


@pytest.mark.parametrize(("expected", "sentence"), SENTENCES, ids=[s for _, s in SENTENCES])
def test_the_words_bind(expected: Party, sentence: str) -> None:
    assert party(*marked(sentence)) is expected


def test_without_a_subject_the_lead_in_tells() -> None:
    assert party(*marked("（1）【在本市注册】；", "投标人须满足下列条件：")) is Party.BIDDER
    assert party(*marked("（1）要求【在本市注册】；", "招标人不得有下列行为：")) is Party.TENDERER
    assert party(*marked("①未【在本市注册】；", "评标委员会应当否决其投标：")) is Party.BIDDER


def test_without_a_lead_in_the_place_tells() -> None:
    assert party(*marked("【在本市注册】的得5分。", title="评分标准")) is Party.BIDDER
    assert party(*marked("【在本市注册】。", title="资格要求")) is Party.BIDDER
    assert party(*marked("应【在本市设立服务点】。", title="合同条款")) is Party.WINNER
    assert party(*marked("【在本市注册】。", title="其他")) is Party.UNKNOWN


def test_the_label_of_the_row_tells() -> None:
    needs = table("岗位｜要求", "项目经理｜本科及以上学历")
    clause = clauses(needs, title="采购需求")[3]
    assert party(clause, (Span(0, 2),)) is Party.STAFF


MENTIONED = (
    ("评标办法", "准时到达采购人统一安排的【答疑会场】的得3分。"),
    ("评标办法", "按照采购人展厅布局【绘制效果图】得4分。"),
    ("评标办法", "提供业主评价【优秀】的得2分。"),
    ("磋商须知", "样机应报送采购人信息中心【测试】。"),
    ("资格要求", "须出具市级企业主管部门核发的【登记证明】。"),
    ("资格要求", "企业主要负责人须【持证】。"),
)


@pytest.mark.parametrize(("title", "sentence"), MENTIONED, ids=[s for _, s in MENTIONED])
def test_the_tenderer_that_is_only_mentioned_is_not_bound(title: str, sentence: str) -> None:
    assert party(*marked(sentence, title=title)) is Party.BIDDER


JUDGED = (
    (Party.BIDDER, "评标办法", "业主对其服务满意并【出具表扬信】，每封得1分。"),
    (Party.BIDDER, "评标办法", "【曾服务过本采购人】，得3分。"),
    (Party.BIDDER, "投标人资格要求", "业绩合同甲方须为【事业单位】。"),
    (Party.BIDDER, "投标人资格要求", "业主应为【事业单位】。"),
    (Party.BIDDER, "投标人资格要求", "具有招标代理机构乙级【资格】。"),
    (Party.STAFF, "投标人资格要求", "项目经理【从业8年以上】。"),
    (Party.STAFF, "投标人资格要求", "技术负责人【从事监理工作满3年】。"),
    (Party.TENDERER, "投标人资格要求", "代理机构应当【核对原件】。"),
    (Party.TENDERER, "评标办法", "采购人应当【在2日内】确认结果。"),
)


@pytest.mark.parametrize(("expected", "title", "sentence"), JUDGED, ids=[s for _, _, s in JUDGED])
def test_where_bids_are_judged_the_tenderer_of_a_reference_is_not_bound(
    expected: Party, title: str, sentence: str
) -> None:
    assert party(*marked(sentence, title=title)) is expected


def test_a_row_that_thanks_the_tenderer_binds_the_bidder() -> None:
    rows = table("评分项｜评分标准", "回报采购人｜承诺向采购单位赠送耗材的得2分")
    clause = next(c for c in clauses(rows, title="评标办法") if "赠送" in c.folded.text)
    start = clause.folded.text.index("赠送")
    assert party(clause, (Span(start, start + 2),)) is Party.BIDDER


def test_a_row_without_points_that_thanks_the_tenderer_binds_the_bidder() -> None:
    rows = table("回馈采购人｜承诺免费培训", header_rows=0)
    clause = next(c for c in clauses(rows, title="评标办法") if "培训" in c.folded.text)
    assert party(clause, (Span(0, 4),)) is Party.BIDDER
