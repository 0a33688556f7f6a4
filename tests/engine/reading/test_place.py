"""What does a clause do, wherever it stands?"""

from __future__ import annotations

import pytest
from reading_sample import clauses, paragraph, table

from biaochi.engine.reading import read
from biaochi.engine.reading.place import place_of
from biaochi.model.anchor import Anchor
from biaochi.model.clause import Place
from biaochi.model.document import Document, Paragraph, Section, Table

HEADINGS = (
    (Place.NOTICE, "第一章 招标公告"),
    (Place.NOTICE, "投标邀请书"),
    (Place.INSTRUCTION, "第二章 投标人须知"),
    (Place.INSTRUCTION, "投标人须知前附表"),
    (Place.INSTRUCTION, "合同授予"),
    (Place.QUALIFICATION, "投标人资格要求"),
    (Place.QUALIFICATION, "申请人的资格条件"),
    (Place.QUALIFICATION, "资格性审查表"),
    (Place.REJECTION, "否决投标的情形"),
    (Place.REJECTION, "无效投标条款"),
    (Place.REJECTION, "符合性审查表"),
    (Place.EVALUATION, "第四章 评标办法"),
    (Place.EVALUATION, "综合评分明细"),
    (Place.NEEDS, "第五章 采购需求"),
    (Place.NEEDS, "技术规格及要求"),
    (Place.NEEDS, "发包人要求"),
    (Place.CONTRACT, "第六章 合同条款及格式"),
    (Place.CONTRACT, "拟签订的合同文本"),
    (Place.FORM, "第七章 投标文件格式"),
    (Place.FORM, "中小企业声明函"),
    (Place.POLICY, "落实政府采购政策"),
    (Place.QUOTATION, "相关法律法规摘录"),
    (Place.EXISTING, "项目现状"),
    (Place.EXISTING, "大楼概况"),
    (Place.EXISTING, "硬件维护清单"),
)


@pytest.mark.parametrize(("expected", "title"), HEADINGS, ids=[t for _, t in HEADINGS])
def test_headings_decide_where_the_words_say_nothing(expected: Place, title: str) -> None:
    (clause,) = clauses("营业执照副本复印件。", title=title)
    assert clause.place is expected


CONTENT = (
    (Place.REJECTION, "采购需求", "须提供纳税证明，否则投标无效。"),
    (Place.REJECTION, "招标公告", "未按时报名的，按无效投标处理。"),
    (Place.REJECTION, "采购需求", "不满足的，作废标处理。"),
    (Place.REJECTION, "投标人须知", "逾期送达的投标文件不予受理。"),
    (Place.REJECTION, "投标人须知", "未密封的，招标人将予以拒收。"),
    (Place.REJECTION, "评标办法", "缺少营业执照的，资格审查不通过。"),
    (Place.REJECTION, "投标人须知", "评标委员会应当否决其投标。"),
    (Place.REJECTION, "投标人须知", "不具备上述条件的，不得参加投标。"),
    (Place.REJECTION, "投标文件格式", "未按本格式填写的，投标无效。"),
    (Place.INSTRUCTION, "投标人须知", "未提供的，不作无效投标处理。"),
    (Place.INSTRUCTION, "投标人须知", "不得因此否决其投标。"),
    (Place.EVALUATION, "采购需求", "具有本地网点的得5分。"),
    (Place.EVALUATION, "投标人须知", "每提供一份加2分，最高6分。"),
    (Place.EVALUATION, "采购需求", "未提供的不得分。"),
    (Place.EVALUATION, "投标人须知", "企业业绩（10分）。"),
    (Place.EVALUATION, "采购需求", "价格分满分30分。"),
    (Place.EVALUATION, "采购需求", "每少一项扣1分，扣完为止。"),
    (Place.NEEDS, "采购需求", "开标时间为9时30分。"),
    (Place.NEEDS, "采购需求", "故障响应时间不超过30分钟。"),
    (Place.NEEDS, "采购需求", "三分之二以上人员到场。"),
    (Place.NEEDS, "采购需求", "第1分包为办公家具。"),
    (Place.NEEDS, "采购需求：服务考核标准", "保洁不合格的每次扣2分。"),
    (Place.CONTRACT, "合同条款", "考核得分低于80分的，扣减服务费。"),
    (Place.QUOTATION, "投标人须知", "《招标投标法实施条例》第三十二条规定，不得限定注册地。"),
    (Place.QUOTATION, "投标人须知", "根据《政府采购法实施条例》第二十条，不得限定供应商所在地。"),
    (Place.QUOTATION, "评标办法", "以本地业绩加分的，属于以不合理条件限制投标人。"),
    (Place.QUALIFICATION, "投标人资格要求", "符合《政府采购法》第二十二条规定的条件。"),
    (Place.INSTRUCTION, "投标人须知", "根据《政府采购法》等规定，现就本项目公开招标，欢迎投标。"),
    (Place.EXISTING, "采购需求", "采购人现有机房已部署华为交换机12台。"),
    (Place.EXISTING, "采购需求", "目前使用的系统为某公司产品。"),
    (Place.NEEDS, "采购需求", "系统须与采购人现有平台兼容。"),
    (Place.EXISTING, "采购需求", "目前使用的系统由某供应商建成。"),
    (Place.NEEDS, "采购需求", "服务期内发现有问题及时处理。"),
    (Place.FORM, "投标人须知", "投标人：________（盖章）"),
    (Place.FORM, "投标人须知", "投标人名称（加盖公章）："),
    (Place.FORM, "投标人须知", "招标人：（盖单位章）"),
    (Place.FORM, "投标人须知", "法定代表人（单位负责人）或其委托代理人：（签字）"),
    (Place.FORM, "投标人须知", "从业人员____人，营业收入为____万元。"),
    (Place.FORM, "投标人须知", "法定代表人或授权代表（签字）："),
    (Place.FORM, "招标公告", "我方承诺在本市注册。"),
    (Place.FORM, "投标文件格式", "注册地址："),
    (Place.INSTRUCTION, "投标人须知", "投标有效期为__90__日。"),
    (Place.QUALIFICATION, "招标公告", "投标人须在本市注册。"),
    (Place.QUALIFICATION, "采购需求", "供应商应具备建筑业企业资质。"),
    (Place.NEEDS, "采购需求", "成交供应商应具备夜间服务能力。"),
    (Place.INSTRUCTION, "投标人须知", "投标人应在截止时间前上传投标文件。"),
    (Place.POLICY, "投标人须知", "对小微企业报价给予10%的价格扣除。"),
    (Place.CONTENTS, "投标人须知", "第三章 评标办法……………27"),
)


@pytest.mark.parametrize(("expected", "title", "text"), CONTENT, ids=[t for *_, t in CONTENT])
def test_content_overrides_the_heading(expected: Place, title: str, text: str) -> None:
    (clause,) = clauses(text, title=title)
    assert clause.place is expected


def test_a_row_of_a_scoring_table_is_evaluation_in_every_cell() -> None:
    scoring = table("评审因素｜分值｜评分标准｜备注", "企业实力｜5｜在本市注册｜提供复印件")
    assert {c.place for c in clauses(scoring, title="采购需求")} == {Place.EVALUATION}


def test_a_table_of_checks_on_qualification_is_qualification() -> None:
    checks = table("序号｜资格审查内容｜说明", "1｜营业执照｜提供复印件")
    assert {c.place for c in clauses(checks, title="评标办法")} == {Place.QUALIFICATION}


def test_a_performance_assessment_is_no_evaluation_of_bids() -> None:
    assessment = table("考核内容｜分值｜评分标准", "保洁｜10｜地面干净")
    places = {c.place for c in clauses(assessment, title="采购需求：服务考核")}
    assert Place.EVALUATION not in places


def test_items_take_the_place_of_their_lead_in() -> None:
    texts = ("有下列情形之一的，其投标无效：", "（1）未在本市注册；", "（2）未盖章。")
    assert {c.place for c in clauses(*texts)} == {Place.REJECTION}
    texts = ("本项目的特定资格要求：", "（1）具有测绘资质；")
    assert clauses(*texts)[1].place is Place.QUALIFICATION


def test_the_label_of_a_row_of_the_data_sheet_places_its_value() -> None:
    sheet = table("3.1｜投标人资格要求｜具有独立法人资格", header_rows=0)
    assert clauses(sheet)[2].place is Place.QUALIFICATION


def test_the_reason_names_the_words() -> None:
    (clause,) = clauses("须提供纳税证明，否则投标无效。")
    assert place_of(clause) == (Place.REJECTION, "「投标无效」")
    (clause,) = clauses("营业执照。", title="采购需求")
    assert place_of(clause) == (Place.NEEDS, "标题「采购需求」")


def places(*blocks: Paragraph | Table | str, path: tuple[str, ...]) -> list[Place]:
    """The places of the clauses under nested headings, those of the headings left out."""
    inner: Section | None = None
    for level, title in reversed(list(enumerate(path, 1))):
        heading = Paragraph(title, Anchor(level), heading=level)
        below = tuple(paragraph(b) if isinstance(b, str) else b for b in blocks)
        inner = Section(level, "", title, heading, (inner,) if inner is not None else below)
    assert inner is not None
    found = read(Document("例", "text", Section(0, "", "", None, (inner,)))).clauses
    return [c.place for c in found[len(path) :]]


NESTED = (
    (Place.NEEDS, "采购需求", "货物需求一览表"),
    (Place.NEEDS, "项目招标要求", "重要事项说明"),
    (Place.NEEDS, "采购需求", "投标价格"),
    (Place.NEEDS, "采购需求", "资格条件承诺函格式", "技术标准与要求"),
    (Place.FORM, "采购需求", "资格条件承诺函格式"),
    (Place.FORM, "投标文件组成", "技术部分", "偏离情况"),
    (Place.FORM, "投标文件格式", "技术需求响应表"),
    (Place.INSTRUCTION, "投标人须知", "投标文件的组成", "开标一览表"),
    (Place.INSTRUCTION, "投标人须知", "中标公告"),
    (Place.INSTRUCTION, "投标人须知", "合同的履行"),
    (Place.INSTRUCTION, "投标文件格式", "特别提示"),
    (Place.FORM, "投标人须知", "质疑函（格式）", "质疑函"),
    (Place.CONTRACT, "投标人须知", "合同主要条款"),
    (Place.QUALIFICATION, "招标公告", "投标人合格条件"),
    (Place.QUALIFICATION, "总则", "供应商参加政府采购的条件"),
    (Place.INSTRUCTION, "投标人须知", "投标人要求澄清招标文件"),
    (Place.NOTICE, "招标公告", "合同包划分"),
)


@pytest.mark.parametrize(("expected", "path"), [(p, t) for p, *t in NESTED])
def test_a_heading_is_read_within_the_chapters_around_it(expected: Place, path: list[str]) -> None:
    assert places("营业执照副本复印件。", path=tuple(path)) == [expected]


OWN_WORDS = (
    (Place.INSTRUCTION, "投标人须知", "评标委员会成员拒绝在评标报告上签字的，视为同意。"),
    (Place.REJECTION, "投标人须知", "招标人将拒绝在截止时间后收到的投标文件。"),
    (Place.QUALIFICATION, "投标人资格要求", "营业执照副本复印件（加盖公章）"),
    (Place.INSTRUCTION, "投标人须知", "质疑函的提交方式：书面（盖单位公章）"),
    (Place.NEEDS, "项目现状", "系统须在三十日内迁移完毕。"),
    (Place.INSTRUCTION, "投标人须知", "评标委员会成员不得参加开标活动。"),
    (Place.INSTRUCTION, "投标人须知", "超出法定质疑期提出的质疑，采购人不予接收。"),
    (Place.INSTRUCTION, "投标人须知", "逾期提出的，招标人有权拒绝答复。"),
    (Place.INSTRUCTION, "投标人须知", "主体部分不得分包。"),
    (Place.NEEDS, "采购需求", "须提供质保承诺，复印件无效。"),
    (Place.REJECTION, "资格要求", "未按要求提供的，视为资格不符。"),
    (Place.INSTRUCTION, "投标人须知", "招标人有权拒绝任何或所有投标，且不作解释。"),
    (Place.INSTRUCTION, "投标人须知", "所有投标被否决后，招标人重新招标。"),
    (Place.REJECTION, "投标人须知", "招标人将拒绝任何投标人以传真方式递交的投标。"),
    (Place.REJECTION, "投标人须知", "评标委员会否决所有不合格投标。"),
    (Place.INSTRUCTION, "某项目", "发布日期：2025年6月"),
    (Place.INSTRUCTION, "投标人须知", "投标文件有修改的地方已签署或盖章"),
    (
        Place.QUALIFICATION,
        "投标人资格要求",
        "根据《某市供应商登记管理办法》要求登记入库，未被监督管理部门禁止参加采购活动。",
    ),
)


@pytest.mark.parametrize(("expected", "title", "text"), OWN_WORDS, ids=[t for *_, t in OWN_WORDS])
def test_words_that_only_look_like_another_place(expected: Place, title: str, text: str) -> None:
    (clause,) = clauses(text, title=title)
    assert clause.place is expected


def test_proof_refused_in_a_scoring_table_is_still_scoring() -> None:
    scoring = table("评审因素｜分值｜评分标准", "业绩｜5｜材料不全的不予认可｜投标无效")
    assert [c.place for c in clauses(scoring, title="评标办法")][-2:] == [
        Place.EVALUATION,
        Place.REJECTION,
    ]


def test_tables_of_checks_are_told_apart_by_row_column_and_heading() -> None:
    both = table("条款｜评审因素｜评审标准", "形式评审标准｜投标函签字盖章｜有单位章")
    assert clauses(both, title="评标办法")[-1].place is Place.REJECTION
    both = table("条款｜评审因素｜评审标准", "资格评审标准｜营业执照｜有效")
    assert clauses(both, title="评标办法")[-1].place is Place.QUALIFICATION
    conform = table("序号｜审查因素｜审查内容", "1｜授权委托书｜齐全")
    assert clauses(conform, title="符合性审查要求")[-1].place is Place.REJECTION
    unmarked = table("符合性检查｜投标函｜授权委托书", header_rows=0)
    assert {c.place for c in clauses(unmarked, title="符合性审查表")} == {Place.REJECTION}
    announced = clauses("表二符合性审查表：", "采购包1：", conform, title="资格性和符合性审查")
    assert announced[-1].place is Place.REJECTION


def test_the_name_of_a_row_places_its_value_also_under_columns() -> None:
    sheet = table("条款号｜条款名称｜编列内容", "1.4｜投标人资质条件｜具有供货能力")
    assert clauses(sheet)[-1].place is Place.QUALIFICATION


def test_a_lead_in_that_only_mentions_a_party_places_nothing() -> None:
    texts = ("如出现下列情形，采购人有权对中标人作出处罚：", "（1）月度考评低于九十的；")
    assert clauses(*texts, title="采购需求")[1].place is Place.NEEDS
    texts = ("合同包1（图书）的要求如下：", "（1）有出版物经营许可；")
    assert clauses(*texts, title="申请人的资格要求")[1].place is Place.QUALIFICATION
    texts = ("技术规格要求：", "（1）逐项比较；")
    assert clauses(*texts, title="评标办法")[1].place is Place.EVALUATION


def test_a_lead_in_that_names_conditions_places_its_items() -> None:
    texts = ("本项目的投标人须满足以下条件：", "（1）在境内注册；")
    assert clauses(*texts)[1].place is Place.QUALIFICATION


def test_what_hangs_from_a_declaration_is_part_of_the_form() -> None:
    texts = ("我方承诺不存在下列不得参加投标的情形：", "（1）与其他投标人负责人相同；")
    assert clauses(*texts, title="资格声明")[1].place is Place.FORM


PREAMBLES = (
    "根据《招标投标法》，《招标投标法实施条例》等规定，现就下列项目公开招标，有关内容如下：",
    "按照《政府采购法》的规定，现对下列货物询价采购，不得串通：",
)


@pytest.mark.parametrize("preamble", PREAMBLES)
def test_what_a_notice_announces_is_no_quotation(preamble: str) -> None:
    found = clauses(preamble, "一、项目名称：图书采购", title="某图书馆图书采购")
    assert {c.place for c in found} == {Place.NOTICE}


def test_bidders_who_score_themselves_repeat_the_scoring_in_a_form() -> None:
    scored = table("项目｜评分内容｜自评分值", "业绩｜每项得2分，未提供的不得分｜")
    assert set(places(scored, path=("投标文件格式", "自评表"))) == {Place.FORM}
    checked = table("审查内容｜自查结论", "报价超过限价的投标无效｜")
    assert set(places(checked, path=("投标文件格式", "符合性自查表"))) == {Place.FORM}
    answered = table("评分标准｜对应页码", "每项得2分｜")
    assert set(places(answered, path=("投标文件格式", "商务部分"))) == {Place.FORM}


OPENINGS = (
    (Place.QUALIFICATION, "特定资格要求：持有安防等级证书。"),
    (Place.QUALIFICATION, "2.1 投标人资格要求：在本县登记。"),
    (Place.QUALIFICATION, "（三）供应商的资格条件：独立法人。"),
    (Place.INSTRUCTION, "资格审查方式：资格后审。"),
    (Place.INSTRUCTION, "中标人资格条件：另行通知。"),
    (Place.EVALUATION, "评委在0～6分之间打分。"),
)


@pytest.mark.parametrize(("expected", "text"), OPENINGS, ids=[t for _, t in OPENINGS])
def test_a_clause_that_opens_with_its_name_needs_no_heading(expected: Place, text: str) -> None:
    assert clauses(text)[0].place is expected
