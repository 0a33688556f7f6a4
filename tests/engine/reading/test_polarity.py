"""Does the clause demand what the words in 【】 name? One line, one sentence, one answer."""

from __future__ import annotations

import pytest
from reading_sample import marked

from biaochi.engine.reading.polarity import stance
from biaochi.model.clause import Polarity

DEMANDED, NEGATED = Polarity.DEMANDED, Polarity.NEGATED

NINE = (
    (DEMANDED, "投标人须在【本市注册】。"),
    (DEMANDED, "未在【本市注册】的投标人，其投标无效。"),
    (DEMANDED, "中标人不得转包。投标人须在【本市注册】。"),
    (DEMANDED, "投标人须在【本\n市注册】。"),
    (DEMANDED, "投标人不得不在【本市注册】。"),
    (NEGATED, "不得要求投标人在【本市注册】。"),
    (NEGATED, "本项目不要求投标人须在【本市注册】。"),
    (NEGATED, "招标文件不得以投标人须在【本市注册】作为资格条件。"),
    (NEGATED, "《实施条例》第三十二条规定，不得限定投标人须在【本市注册】。"),
)

PLAIN_DEMANDS = (
    (DEMANDED, "投标人为【本市注册】的独立法人。"),
    (DEMANDED, "投标人应在【项目所在地设有分公司】，并提供租赁合同。"),
    (DEMANDED, "供应商必须具有【本地业绩】三项以上。"),
    (DEMANDED, "仅接受【本省企业】投标。"),
    (DEMANDED, "外地企业须在【本市备案】后方可参加投标。"),
    (DEMANDED, "凡在【本市注册】的企业均可参加投标。"),
    (DEMANDED, "具有【本市业绩】的供应商均可报名。"),
    (DEMANDED, "只有在【本市纳税】的单位才能参加。"),
    (DEMANDED, "在【本市注册】的得5分。"),
    (DEMANDED, "投标人在【本市注册】得5分，在本省其他市注册得2分，其他不得分。"),
    (DEMANDED, "核心交换机须采用【华为】产品，不接受其他品牌。"),
    (DEMANDED, "供应商可提供【本市业绩】，每项得2分，最高6分。"),
    (DEMANDED, "【注册资本】不得低于500万元。"),
    (DEMANDED, "投标人【成立年限】不得少于五年。"),
    (DEMANDED, "投标人不得低于【注册资本】五百万元的标准。"),
    (DEMANDED, "投标人不得超过【本市企业】报价的平均数。"),
    (DEMANDED, "资格要求包括但不限于【本市注册】、本市纳税。"),
    (DEMANDED, "投标人须提供【本市社保】证明，格式不限。"),
    (DEMANDED, "不限注册地，但评分相同时【本县企业】在前。"),
    (DEMANDED, "不以注册地为条件，但是【本县企业】优先推荐。"),
    (DEMANDED, "不要求驻场，然而【本地服务点】优先考虑。"),
    (DEMANDED, "资格审查不得不审查【本县税务登记】。"),
    (DEMANDED, "数量不限，但须为【本市业绩】。"),
    (DEMANDED, "投标人【本地服务机构】的设立不可或缺。"),
    (DEMANDED, "不仅须有资质，还须在【本市注册】。"),
    (DEMANDED, "除营业执照外，还须提供【本市税务登记】。"),
    (DEMANDED, "除提供业绩外，投标人应在【本市设立办事处】。"),
    (DEMANDED, "不论规模大小，投标人须在【本市注册】。"),
    (DEMANDED, "无论何种企业，均须在【本市备案】。"),
    (DEMANDED, "本项目不收取投标保证金，投标人须在【本市注册】。"),
    (DEMANDED, "本项目不接受联合体投标，投标人须在【本市注册】。"),
    (DEMANDED, "投标人不得转包，且须在【本市注册】。"),
    (DEMANDED, "不要求提供原件，但须在【本市注册】。"),
    (DEMANDED, "不接受进口产品，在【本市注册】的得3分。"),
    (DEMANDED, "中标人不得转包，投标人须在【本市注册】。"),
    (DEMANDED, "投标人不得分包，在【本市设有网点】的加2分。"),
    (DEMANDED, "投标人不能为自然人，须在【本市登记】。"),
    (DEMANDED, "如不能按时供货须说明，投标人须在【本市注册】。"),
    (DEMANDED, "类似业绩是指在【本市完成】的同类项目。"),
)

REJECTION = (
    (DEMANDED, "不具备【本地业绩】的不得参加投标。"),
    (DEMANDED, "非【本市企业】不予受理。"),
    (DEMANDED, "【非本市企业】的投标文件，招标人拒绝接收。"),
    (DEMANDED, "没有【本地网点】的不得分。"),
    (DEMANDED, "不能提供【本市社保】证明的，其投标无效。"),
    (DEMANDED, "不能在开标现场出示【原件】的，按无效投标处理。"),
    (DEMANDED, "不是【本市企业】的，不得报名。"),
    (DEMANDED, "不属于【本市名录】内企业的，资格审查不通过。"),
    (DEMANDED, "未提供【本市纳税证明】者，否决其投标。"),
    (DEMANDED, "未设【本地分支机构】的供应商，视为不响应。"),
    (DEMANDED, "须提供【本市纳税证明】，否则投标无效。"),
    (DEMANDED, "须具备【CMMI5级】证书，否则作无效投标处理。"),
    (DEMANDED, "供应商未入选【合格供应商名录库】的，报名将被拒绝。"),
    (DEMANDED, "【外省企业】投标文件不予接收。"),
    (DEMANDED, "拒绝【外地企业】参加投标。"),
    (DEMANDED, "本项目不接受【外地企业】投标。"),
    (DEMANDED, "禁止【外省企业】参加投标。"),
    (DEMANDED, "不允许【民营企业】报名。"),
    (DEMANDED, "投标人不得为【外省企业】。"),
    (DEMANDED, "缺少【厂家授权】的，资格审查不合格。"),
    (DEMANDED, "【本市注册】证明未提供的，废标。"),
    (DEMANDED, "凡无【本市业绩】者，一律不予认可。"),
    (DEMANDED, "无【本地服务机构】的，不进入详细评审。"),
    (DEMANDED, "评标委员会应当否决未在【本市注册】的投标人的投标。"),
    (DEMANDED, "未在【本市注册】的，评标委员会应否决其投标。"),
    (DEMANDED, "不在【本市注册】的投标人，按放弃处理。"),
    (DEMANDED, "投标人不得存在未在【本市注册】的情形。"),
    (DEMANDED, "没有取得【生产商授权】的经销企业，其投标无效；"),
    (DEMANDED, "未缴纳【报名诚意金】2万元的，招标人不提供招标文件。"),
    (NEGATED, "不得因投标人未在【本市注册】而否决其投标。"),
    (NEGATED, "招标人不得以投标人未在【本市注册】为由拒绝其投标。"),
    (NEGATED, "未在【本市注册】的投标人，不影响其投标资格。"),
    (NEGATED, "未提供【本地业绩】的，不作无效投标处理。"),
    (NEGATED, "缺少【厂家授权】的，不得因此否决其投标。"),
    (NEGATED, "没有【本地业绩】的不扣分。"),
    (NEGATED, "未在【本市注册】的投标人也可参加投标。"),
    (NEGATED, "不在【本市注册】的，亦可参加。"),
)

FORBIDDEN = (
    (NEGATED, "严禁要求投标人在【本市注册】。"),
    (NEGATED, "禁止以【本地业绩】作为加分条件。"),
    (NEGATED, "采购人不得限定【本市企业】。"),
    (NEGATED, "不得以投标人在【本市注册】作为资格条件。"),
    (NEGATED, "不得要求投标人在【本市注册】，或者在【本市设立分支机构】。"),
    (NEGATED, "不得要求投标人提供业绩、奖项以及【本市注册】证明。"),
    (NEGATED, "不得以注册地、所有制形式等不合理条件限制投标人，排斥【外地企业】。"),
    (NEGATED, "不得拒绝【外地企业】参加投标。"),
    (NEGATED, "不得排斥、歧视【外省企业】。"),
    (NEGATED, "招标人不得将【本地业绩】设为评审因素。"),
    (NEGATED, "【特定区域业绩】不得作为加分条件。"),
    (NEGATED, "【特定行政区域的业绩】、奖项，不得作为加分条件或者中标条件。"),
    (NEGATED, "任何单位不得指定【品牌】。"),
    (NEGATED, "不应当把【本市纳税】列为条件。"),
    (NEGATED, "不允许设置【本市注册】要求。"),
    (NEGATED, "采购人、代理机构不宜要求【本地社保】。"),
    (NEGATED, "不得强制供应商在【本地设立分公司】。"),
    (NEGATED, "招标人不得以任何方式要求投标人为【本地注册】企业，不得以本地业绩作为资格条件。"),
    (NEGATED, "招标人不得以任何方式要求投标人为本地注册企业，不得以【本地业绩】作为资格条件。"),
    (NEGATED, "采购人不得以【所有制】形式对供应商实施差别待遇或者歧视待遇。"),
)

NOT_REQUIRED = (
    (NEGATED, "本文件未将【现场踏勘】作为参加采购活动的条件。"),
    (DEMANDED, "未将【原件】送达的，其投标无效。"),
    (NEGATED, "投标人无需在【本市注册】。"),
    (NEGATED, "投标人无须在【项目所在地设立分公司】、办事处等分支机构。"),
    (NEGATED, "供应商不必提供【本市业绩】。"),
    (NEGATED, "本项目不需要提供【厂家授权】。"),
    (NEGATED, "国产设备不要求提供【厂家授权】。"),
    (NEGATED, "除进口货物外，不要求提供【制造商授权】。"),
    (NEGATED, "【厂家授权书】不需要提供。"),
    (NEGATED, "国产产品的【厂家授权】一律不需要。"),
    (NEGATED, "本项目不设【最低限价】。"),
    (NEGATED, "本项目不收取【投标保证金】。"),
    (NEGATED, "【投标保证金】：本项目不收取。"),
    (NEGATED, "【投标保证金】：无"),
    (NEGATED, "本项目对投标人【注册资本】、营业收入、从业人员人数、成立年限不作要求。"),
    (NEGATED, "对【净资产】、营业额不作限制。"),
    (NEGATED, "只作了解之用，不对【净资产】、营业额设定数值；"),
    (NEGATED, "合同【金额】大小不作要求，金额部分可遮盖。"),
    (NEGATED, "无【注册地】要求。"),
    (NEGATED, "对【注册地】没有限制。"),
    (NEGATED, "对投标人的【注册地】无要求。"),
    (NEGATED, "免于提供【原件】。"),
    (NEGATED, "采购人不查验【业绩原件】。"),
    (NEGATED, "非因核查投诉需要，采购人不调取【业绩合同原件】。"),
    (NEGATED, "外省企业中标后按规定报送信息，投标阶段不要求提供任何【备案证明】。"),
    (NEGATED, "采购人未指定【品牌】。"),
    (NEGATED, "本项目未设置【本地业绩】要求。"),
    (NEGATED, "供应商不需要另备场地，自有【办公场所面积】与本项目无关。"),
    (NEGATED, "小微企业提供声明函即可，无须提供其他任何【身份证明文件】。"),
    (NEGATED, "不以【本市注册】为条件。"),
    (NEGATED, "不论是否在【本市注册】，均可投标。"),
    (NEGATED, "无论企业在【本市】还是外地，一视同仁。"),
    (NEGATED, "不因【注册地】不同而区别对待。"),
    (NEGATED, "不考虑【本地业绩】。"),
)

OPEN = (
    (NEGATED, "供应商登记住所与采购人【处于同一区】，不得成为差别评价的理由。"),
    (NEGATED, "供应商所在地远近、【产品产于本地】，均不构成优先顺序。"),
    (NEGATED, "【注册地】不限。"),
    (NEGATED, "投标人的【注册地】、所在地不限，凡符合规定的供应商均可参加。"),
    (NEGATED, "本项目不限定投标人的【注册地】，省内外企业均可平等参加投标。"),
    (NEGATED, "【省内外企业】均可参加。"),
    (NEGATED, "场所【自有】或租赁均可，对面积不设下限。"),
    (NEGATED, "近三年类似业绩，不限【地域】和行业。"),
    (NEGATED, "业绩不限于【本市】。"),
    (NEGATED, "【国有企业】、民营企业、外商投资企业等均可参加投标，一视同仁。"),
    (NEGATED, "技术参数中出现的【品牌】、型号仅供参考，不作为限定。"),
    (NEGATED, "【品牌】仅供参考。"),
    (NEGATED, "国家级【科技奖励】不作为加分条件，评审以技术参数为准。"),
    (NEGATED, "供应商可在【本市设立服务网点】。"),
    (NEGATED, "供应商可根据自身情况选择在【本地设点】、派员驻场或委托合作单位等任一方式。"),
    (NEGATED, "供应商可以委托【本地服务机构】。"),
    (NEGATED, "是否在【本地设立服务点】由供应商自行决定。"),
    (
        NEGATED,
        "成交供应商以何种方式（包括是否【设立本地服务点】）满足时限由其自行决定，采购人不作要求。",
    ),
    (NEGATED, "允许供应商在【本市】以外注册。"),
    (NEGATED, "各省同级【奖项】同等对待。"),
    (NEGATED, "投标人须提供业绩证明（【本市企业】除外）。"),
    (NEGATED, "除【本市企业】外，须提供备案证明。"),
    (DEMANDED, "除【本市企业】外，其他投标人一律不予受理。"),
    (NEGATED, "“【本市企业】”是指在本市行政区域内登记的企业。"),
    (NEGATED, "【厂家授权书】（如有）。"),
    (NEGATED, "供应商自愿提供【样品】。"),
    (NEGATED, "【现场踏勘】由投标人自行决定，不影响投标。"),
    (NEGATED, "是否组织【现场踏勘】：否"),
    (DEMANDED, "是否要求【本地注册】：是"),
    (NEGATED, "问：外地公司是否必须在【本市设分公司】？答：并非必须。"),
    (NEGATED, "问：投标时是否需要【厂家授权书】？答：国产产品一律不需要。"),
    (DEMANDED, "问：是否需要在【本市设分公司】？答：需要。"),
    (NEGATED, "□要求【本市注册】　☑不要求本市注册"),
    (DEMANDED, "☑要求【本市注册】　□不要求本市注册"),
    (NEGATED, "☐ 接受【联合体】 ☑ 不接受联合体"),
)

QUOTED = (
    (DEMANDED, "根据《某市供应商登记办法》要求【登记入库】，未被监督部门禁止参加采购活动。"),
    (
        NEGATED,
        "《招标投标法实施条例》第三十二条规定，以【特定行政区域的业绩】作为加分条件的，属于以不合理条件限制投标人。",
    ),
    (NEGATED, "根据《政府采购法实施条例》第二十条，不得非法限定供应商【所在地】。"),
    (
        NEGATED,
        "以【特定行政区域的业绩】作为加分条件，属于以不合理的条件对供应商实行差别待遇或者歧视待遇。",
    ),
    (NEGATED, "本项目严格执行《政府采购法实施条例》第二十条：不得限定【品牌】。"),
    (DEMANDED, "根据《XX市招标投标管理办法》第五条规定，投标人须在【本市备案】。"),
    (DEMANDED, "投标人应符合《政府采购法》第二十二条规定，并在【本市注册】。"),
)

NEAR_MISSES = (
    (DEMANDED, "投标人未按要求在【本市缴纳社保】的，不予认可。"),
    (DEMANDED, "本项目优先考虑【本地企业】。"),
    (DEMANDED, "同等条件下优先选择【本市企业】。"),
    (DEMANDED, "投标人在【本市注册】满三年，不足三年的不得分。"),
    (DEMANDED, "须在【本市设有分公司】，没有的须承诺中标后设立。"),
    (DEMANDED, "供应商应为【本地企业】；外地企业不得参与。"),
    (DEMANDED, "【本市企业】加2分，其他企业不加分。"),
    (DEMANDED, "参加投标的企业必须具备【省级以上主管部门颁发的奖项】，否则不予认可。"),
    (DEMANDED, "业绩须为【本市】业绩，非本市业绩不予认可。"),
    (DEMANDED, "投标保证金只能以【现金】形式缴纳，不接受保函。"),
    (DEMANDED, "投标保证金须以【现金】缴纳，不得以保函形式缴纳。"),
    (DEMANDED, "不接受保函，投标保证金须以【现金】缴纳。"),
    (DEMANDED, "投标人必须在开标前到【现场踏勘】，未踏勘的投标无效。"),
    (DEMANDED, "拟派人员须具有【本市户籍】，学历不限。"),
    (DEMANDED, "投标人应具有【注册资本】1000万元以上，经营范围不限。"),
    (DEMANDED, "如投标人为外地企业，应在【本市设立分支机构】。"),
    (DEMANDED, "【生产厂家授权】原件，缺一不可。"),
    (DEMANDED, "必须提供【原件】，复印件无效。"),
    (DEMANDED, "除法律法规另有规定外，投标人须在【本市注册】。"),
    (DEMANDED, "参加本项目的供应商不限于本行业，但须有【本市业绩】。"),
    (DEMANDED, "投标人除应具有资质外，还应在【本市设立机构】。"),
    (DEMANDED, "供应商提供的【检测报告】不得早于2023年1月1日。"),
    (DEMANDED, "中标人未在【本市设立机构】的，不得签订合同。"),
    (DEMANDED, "不满足【本市纳税】要求的供应商，不推荐为中标候选人。"),
    (DEMANDED, "凡未列入【本市名录】者，谢绝参加。"),
    (DEMANDED, "投标人不得少于【三项本市业绩】。"),
    (DEMANDED, "若不在【本市注册】，则按无效投标处理。"),
    (DEMANDED, "外省企业不得参与【本市项目】投标。"),
    (NEGATED, "投标人在【本市注册】与否不作为评审因素。"),
    (NEGATED, "不强制要求【原件】，复印件加盖公章即可。"),
    (NEGATED, "投标人注册地、【纳税地】等均不作为资格审查内容。"),
    (NEGATED, "采购人不得向供应商索要【回扣】。"),
    (NEGATED, "评审时不得考虑【所有制形式】。"),
    (NEGATED, "无【业绩】要求，新成立企业亦可参加。"),
    (NEGATED, "没有【本市业绩】也可以参加投标。"),
    (NEGATED, "不因供应商为【外地企业】而拒绝其参加。"),
    (NEGATED, "本项目未要求供应商提供【厂家授权】。"),
    (NEGATED, "不得将【经营年限】、注册资本作为资格条件，也不得作为评审因素。"),
    (NEGATED, "不得设置【最低限价】、不得指定品牌。"),
    (NEGATED, "严禁采购人以任何理由设置【门槛】，排斥潜在供应商。"),
    (NEGATED, "任何单位和个人不得违法限制或者排斥【本地区、本系统以外的法人】参加投标。"),
    (NEGATED, "采购需求中的【品牌】仅为说明档次，不作为限定。"),
    (NEGATED, "【现场踏勘】：不组织。"),
    (NEGATED, "【样品】：不需要提供。"),
    (NEGATED, "供应商可自行踏勘现场，未参加【现场踏勘】的不影响投标。"),
    (NEGATED, "取消【投标报名】环节。"),
    (NEGATED, "不再要求供应商提供【社保证明】。"),
    (NEGATED, "对于【本市社保】，投标阶段不要求提供。"),
    (NEGATED, "各类【所有制】企业一律平等对待。"),
    (NEGATED, "【成立年限】不足三年的，不影响其参与投标。"),
    (NEGATED, "中小企业无需提供【资信证明】，仅需提供声明函。"),
    (NEGATED, "本次采购不收取【招标文件工本费】。"),
    (NEGATED, "不以【注册资本】大小作为条件，只要具备履约能力即可。"),
    (NEGATED, "供应商住所地（【注册地】）不限。"),
)

ALL = NINE + PLAIN_DEMANDS + REJECTION + FORBIDDEN + NOT_REQUIRED + OPEN + QUOTED + NEAR_MISSES


@pytest.mark.parametrize(("expected", "sentence"), ALL, ids=[s for _, s in ALL])
def test_the_sentence_demands_or_not(expected: Polarity, sentence: str) -> None:
    assert stance(*marked(sentence)).polarity is expected


OPTIONS = (
    (NEGATED, "（1）【样品】应于开标前送达。", "□需要提供样品"),
    (DEMANDED, "（1）【样品】应于开标前送达。", "☑需要提供样品"),
    (NEGATED, "（1）【样品】应于开标前送达。", "\uf0a8需要提供样品："),
    (DEMANDED, "（1）【样品】应于开标前送达。", "\uf052需要提供样品："),
)


@pytest.mark.parametrize(("expected", "item", "option"), OPTIONS)
def test_what_hangs_from_an_option_counts_if_it_is_ticked(
    expected: Polarity, item: str, option: str
) -> None:
    assert stance(*marked(item, option)).polarity is expected


LISTS = (
    (DEMANDED, "有下列情形之一的，其投标无效：", "（1）未在【本市注册】；"),
    (DEMANDED, "投标人不得存在下列情形之一：", "（1）未在【本市注册】；"),
    (DEMANDED, "投标人须同时满足下列条件：", "（1）在【本市注册】；"),
    (
        DEMANDED,
        "出现下列情形之一的，评标委员会应当否决其投标：",
        "①未在【项目所在地办理工商注册】；",
    ),
    (DEMANDED, "包括但不限于下列材料：", "（1）【本市纳税】证明；"),
    (DEMANDED, "投标文件不得缺少下列材料：", "（1）【本市纳税】证明；"),
    (NEGATED, "招标人不得有下列行为：", "（1）要求投标人在【本市注册】；"),
    (NEGATED, "采购文件不得要求：", "（1）供应商在【本市注册】；"),
    (NEGATED, "不要求投标人提供下列材料：", "（1）【本市社保】证明；"),
    (NEGATED, "下列证明材料不作要求：", "（1）【本市社保】证明；"),
    (NEGATED, "招标人不得因下列情形否决投标：", "（1）未在【本市注册】；"),
    (NEGATED, "有下列情形之一的，属于以不合理条件限制投标人：", "（1）限定投标人在【本市注册】；"),
    (
        NEGATED,
        "《实施条例》第二十条规定，有下列情形之一的，属于差别待遇：",
        "（一）限定【所在地】；",
    ),
)


@pytest.mark.parametrize(("expected", "lead", "item"), LISTS, ids=[s for *_, s in LISTS])
def test_an_item_of_a_list_takes_the_polarity_of_its_lead_in(
    expected: Polarity, lead: str, item: str
) -> None:
    assert stance(*marked(item, lead)).polarity is expected


def test_a_list_within_one_sentence() -> None:
    rejected = "有下列情形之一的，其投标无效：①未盖章；②未在【本市注册】；③未签字。"
    assert stance(*marked(rejected)).polarity is DEMANDED
    forbidden = "招标人不得有下列行为：（1）泄露标底；（2）要求在【本市注册】。"
    assert stance(*marked(forbidden)).polarity is NEGATED


REASONS = (
    ("未在【本市注册】的投标人，其投标无效。", "投标无效"),
    ("不得要求投标人在【本市注册】。", "不得"),
    ("投标人不得不在【本市注册】。", "不得不"),
    ("【注册地】不限。", "不限"),
    ("《实施条例》第三十二条规定，不得限定【品牌】。", "引述：《实施条例》第三十二条规定"),
)


@pytest.mark.parametrize(("sentence", "because"), REASONS, ids=[s for s, _ in REASONS])
def test_the_words_that_decide_are_named(sentence: str, because: str) -> None:
    assert stance(*marked(sentence)).because == because


def test_words_of_the_pattern_are_never_cues() -> None:
    assert stance(*marked("本项目【不接受】任何形式的【联合体】。")).polarity is DEMANDED
    assert stance(*marked("供应商【不得】将服务【分包】。")).polarity is DEMANDED


def test_a_negation_between_the_matched_words_counts() -> None:
    assert stance(*marked("【投标人】无需在【本市】【注册】。")).polarity is NEGATED
    assert stance(*marked("【投标人】须在【本市】【注册】。")).polarity is DEMANDED


CONCESSIONS = (
    (DEMANDED, "无论材料价格怎样波动，合同期内【一律不调价】。"),
    (DEMANDED, "不论责任在谁，【损失】均由供应商负担。"),
    (DEMANDED, "无论何种情形【损失】均由乙方承担。"),
    (DEMANDED, "不论中标与否均须【承担全部费用】。"),
    (DEMANDED, "不分昼夜，【两小时内到场】。"),
    (NEGATED, "不论【注册地】在何处均可参加。"),
    (NEGATED, "无论【规模】大小、【注册地】远近，一视同仁。"),
    (NEGATED, "不区分【所有制】，平等对待。"),
)


@pytest.mark.parametrize(("expected", "sentence"), CONCESSIONS, ids=[s for _, s in CONCESSIONS])
def test_a_circumstance_conceded_negates_itself_alone(expected: Polarity, sentence: str) -> None:
    assert stance(*marked(sentence)).polarity is expected


@pytest.mark.parametrize(
    "sentence",
    (
        "资格审查不审查【安防等级证书】。",
        "评审时不再核验【安防等级证书】。",
        "开标现场不查验【社保原件】。",
        "评标时不再要求【安防等级证书】。",
        "不限注册地，但不限于【本县企业】。",
    ),
)
def test_what_nobody_looks_at_is_not_demanded(sentence: str) -> None:
    assert stance(*marked(sentence)).polarity is NEGATED
