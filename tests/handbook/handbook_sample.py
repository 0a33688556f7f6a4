"""A small set of rules on disk, and the handbook made from it."""

from __future__ import annotations

from pathlib import Path

from biaochi.grammar.loader import load
from biaochi.handbook.book import Handbook, handbook
from biaochi.handbook.sources import sources

RULES = """语言版本 1
规则集 示例  写手册的例子

词表 本地
  本地 | 本市 | 本省

法规 《甲法》
  简称 《甲》
  位阶 法律
  文号 某令第1号
  施行 2000-01-01
  核对 已核
  结构 1 2:0,7 3 4:2 5:3,4
  要旨 第一条 不得限定注册地

# 这条注释说的是下面的规则。
规则 地域.注册地  要求投标人在特定区域注册
  级别 红
  位置 资格、评审
  依据 《甲法》第一条
       《甲法》第二条第二款第（七）项
  当 约束 投标人 且 含 <本地> …8 (注册|登记)
  当 含 必须为本市
  除非 段 含 (不限|均可)
  说明 要求投标人在「{本地}」注册 <b>。
  建议 删去注册地要求。
  违规 投标人须在【本市注册】并纳税。
  违规 〔表 评审因素｜评分标准〕注册|在【本市注册】的得5分。
  合规 投标人应写明注册地址。
  合规 〔评审〕投标人在本市注册与否均可。

规则 证书.可疑  要求少见的证书
  级别 黄
  判定 疑似
  疑问 这张证书同履约有没有关系？
  依据 《甲法》第三条
  当 含 证书
  说明 要求证书。
  建议 删去。
  违规 须有【证书】。
"""

FACTS = """
要素 投标保证金  投标人为投标缴纳的保证金
  类型 金额
  标签 投标保证金 | 投标担保金额
  范围 0元 至 1000万元
  当 含 投标保证金 …8 @金额
  取值 0元 当 含 (不收取|无需缴纳) …4 投标保证金
  例 投标保证金金额：【人民币伍万元整】 = 50000元
  反例 投标保证金的退还时间：5日内。

阈值 保证金上限  投标保证金占估算价的比例
  类型 百分比
  方向 上限
  依据 《甲法》第一条
  取值 3% 2001-01-01 至 2011-12-31
  取值 2% 2012-01-01 起

规则 证书.新规  正在试行的规则
  级别 黄 2024-12-31 止
  级别 红 2025-01-01 起
  状态 试行
  依据 《甲法》第一条
  当 含 新证书
  说明 要求证书。
  建议 删去。
  违规 须有【新证书】。
"""


def sample(folder: Path, rules: str = RULES) -> Handbook:
    file = folder / "示例.biao"
    file.write_text(rules, encoding="utf-8")
    loaded = load((file,))
    assert loaded.book is not None, loaded.diagnostics
    return handbook(loaded.book, sources((file,)))
