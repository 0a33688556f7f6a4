"""Numbers at the start of paragraphs, and quantities that only look like numbers."""

from __future__ import annotations

import pytest

from biaochi.parsers.labels import Kind, parse_label


@pytest.mark.parametrize(
    ("text", "label", "kind", "numbers"),
    [
        ("第三章 评标办法", "第三章", Kind.CHAPTER, (3,)),
        ("第 十二 章评标办法", "第 十二 章", Kind.CHAPTER, (12,)),
        ("第二部分　须知", "第二部分", Kind.PART, (2,)),
        ("第 二 部 分　须知", "第 二 部 分", Kind.PART, (2,)),
        ("第一百零五条 保密", "第一百零五条", Kind.ARTICLE, (105,)),
        ("附件3-2：授权书", "附件3-2", Kind.ATTACHMENT, (3, 2)),
        ("附表一 清单", "附表一", Kind.ATTACHMENT, (1,)),
        ("二十一、其他", "二十一、", Kind.HAN, (21,)),
        ("一．总则", "一．", Kind.HAN, (1,)),
        ("（十一）保密", "（十一）", Kind.HAN_PAREN, (11,)),
        ("( 二 )保密", "( 二 )", Kind.HAN_PAREN, (2,)),
        ("1. 总则", "1.", Kind.DECIMAL, (1,)),
        ("12、总则", "12、", Kind.DECIMAL, (12,)),
        ("3 总则", "3", Kind.DECIMAL, (3,)),
        ("2.3.1投标", "2.3.1", Kind.DECIMAL, (2, 3, 1)),
        ("4. 3投标", "4. 3", Kind.DECIMAL, (4, 3)),
        ("2．10 投标", "2．10", Kind.DECIMAL, (2, 10)),
        ("★1.1 投标", "★1.1", Kind.DECIMAL, (1, 1)),
        ("（3）投标", "（3）", Kind.PAREN, (3,)),
        ("3）投标", "3）", Kind.HALF_PAREN, (3,)),
        ("②投标", "②", Kind.CIRCLED, (2,)),
        ("⑶投标", "⑶", Kind.PAREN, (3,)),
        ("A. 说明", "A.", Kind.CAPITAL, (1,)),
        ("b）说明", "b）", Kind.LETTER, (2,)),
    ],
)
def test_numbers(text: str, label: str, kind: Kind, numbers: tuple[int, ...]) -> None:
    found = parse_label(text)
    assert found is not None
    assert (found.text, found.kind, found.numbers) == (label, kind, numbers)


@pytest.mark.parametrize(
    "text",
    [
        "投标人须在本市注册",
        "3.5万元",
        "10 年以上经验",
        "2024年3月1日",
        "2024.3.1",
        "9:30开标",
        "1.2米以上",
        "100%",
        "一般纳税人",
        "三家以上投标人",
        "第三方检测",
        "5G基站",
        "A4纸打印",
        "",
    ],
)
def test_no_numbers(text: str) -> None:
    assert parse_label(text) is None
