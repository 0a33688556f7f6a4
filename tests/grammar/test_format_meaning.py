"""The formatter changes nothing that is said: the same rules before and after, once is enough."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from rule_text import FIELDS, HEADER, PREAMBLE

from biaochi.grammar import keywords as kw
from biaochi.grammar.compiled import RuleBook
from biaochi.grammar.diagnostics import Log, render
from biaochi.grammar.format import format_text
from biaochi.grammar.format.fields import start_of
from biaochi.grammar.format.meaning import meaning_of
from biaochi.grammar.loader import Loaded, RuleText, compile_text, compile_texts, read_texts

RULESETS = Path(__file__).parents[2] / "biaochi" / "rulesets"
GIVEN = {keyword: line for keyword, line in FIELDS if keyword != "当"}

BLANKS = st.sampled_from(
    (" ", " ", " ", "  ", "\u3000", "\t", "\n", "\n    ", "\n\n", " # 注\n", "\n# 注\n")
)
BAR = st.sampled_from(("|", "｜", " | "))
COMMA = st.sampled_from(("、", "，", ",", " 、"))
WORDS = (
    "甲",
    "乙丙",
    "注册资本",
    "位置",
    "施行",
    "来源",
    "当地",
    "“或 相”",
    "<本地>",
    "＜ 本地 ＞",
    "ICP",
)


def bare(book: RuleBook) -> str:
    """Everything in a book but line numbers, its version and the spelling of phrases."""
    text = re.sub(r"line=\d+|version='\w+'", "", repr(book))
    return re.sub(r"\btext='含?[^']*'(?=\))", "", text)


def unchanged(text: str) -> Loaded:
    before = compile_text(text)
    made = format_text(text)
    assert format_text(made.text).text == made.text
    after = compile_text(made.text)
    assert [d.code for d in after.diagnostics] == [d.code for d in before.diagnostics]
    if before.book and after.book:
        assert bare(after.book) == bare(before.book)
    return before


@st.composite
def groups(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
    opened, closed = draw(st.sampled_from(("()", "（）")))
    text = words[0] + "".join(draw(BAR) + draw(st.sampled_from(("", "\n"))) + w for w in words[1:])
    return f"{opened}{text}{closed}"


@st.composite
def phrases(draw: st.DrawFn) -> str:
    element = st.one_of(groups(), st.sampled_from((*WORDS, "@金额", "＠百分比", "额 ＝ @金额")))
    text = draw(element)
    for _ in range(draw(st.integers(0, 4))):
        gap = draw(st.sampled_from(("…8", "...8", "……2～12", "近30", "…2 - 8", "")))
        text += draw(BLANKS) + gap + draw(BLANKS) + draw(element)
    scope = draw(st.sampled_from(("", "", "段", "标题", "行")))
    return f"{scope} 含{draw(BLANKS)}{text}"


def joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    operator = st.tuples(BLANKS, st.sampled_from(("且", "或", "且 非")), BLANKS).map("".join)
    several = st.lists(inner, min_size=2, max_size=4)
    both = st.tuples(several, operator).map(lambda found: found[1].join(found[0]))
    return both.map(lambda text: f"（{text}）")


ATOMS = st.one_of(
    phrases(),
    st.tuples(COMMA).map(lambda sign: f"约束 投标人{sign[0]}中标人"),
    st.tuples(COMMA).map(lambda sign: f"位置 须知{sign[0]}资格"),
)
CONDITIONS = st.recursive(ATOMS, joined, max_leaves=6)


@st.composite
def rules(draw: st.DrawFn) -> str:
    fields = dict(GIVEN)
    fields["说明"] = draw(
        st.sampled_from(("说明：有误。", "说明\n  有误，\n\n  见下。  ", "说明 ：有 误 # 注"))
    )
    fields["违规"] = draw(st.sampled_from(("违规【甲】乙 #1", "违规：〔评审〕\n【甲】乙")))
    fields["依据"] = draw(
        st.sampled_from(("依据《甲法》第 一 条、第二条第(七)项", "依据 《甲》第四条 # 注\n第三条"))
    )
    lines = [
        *fields.values(),
        *(
            f"当{draw(BLANKS)}含 甲 且{draw(BLANKS)}{c}"
            for c in draw(st.lists(CONDITIONS, min_size=1, max_size=3))
        ),
    ]
    indent = draw(st.sampled_from(("", "  ", "\t", "\u3000\u3000")))
    comments = draw(st.lists(st.integers(0, len(lines)), max_size=3))
    for place in comments:
        lines.insert(place, draw(st.sampled_from(("# 注", "", "    # 注"))))
    ends = draw(st.sampled_from(("\n", "\r\n", "\n\n")))
    return PREAMBLE + HEADER + ends + "".join(f"{indent}{line}{ends}" for line in lines)


@settings(max_examples=120, deadline=None)
@given(rules())
def test_a_rule_in_any_layout_stays_the_same_rule(text: str) -> None:
    unchanged(text)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from((*WORDS, "一个很长很长很长很长的词", "@金额")), BAR, BLANKS),
        min_size=1,
        max_size=60,
    ),
    st.data(),
)
def test_a_word_list_in_any_layout_keeps_its_words(
    entries: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    words = "".join(word + bar + blank for word, bar, blank in entries)
    field = data.draw(st.sampled_from(("", "避开 日本地 ｜ 本地化\n", "减\n  甲|  \n")))
    unchanged(f"词表 本地\n  本地\n词表 丁\n来源：自编\n  {words}\n{field}")


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        alphabet="规则词表 当含且或非位置来源甲乙|()（）<>《》“”…1：:#\n\t、；【】=@", max_size=120
    )
)
def test_no_text_is_said_otherwise_or_laid_out_twice(text: str) -> None:
    made = format_text(text)
    assert format_text(made.text).text == made.text
    assert meaning_of(made.text) == meaning_of(text)


def test_the_rules_that_are_shipped_stay_the_same() -> None:
    texts = read_texts((RULESETS,), Log())
    made = [format_text(t.text, t.name) for t in texts]
    assert [render(d) for m in made for d in m.diagnostics] == []
    laid = tuple(RuleText(t.name, m.text) for t, m in zip(texts, made, strict=True))
    before, after = compile_texts(texts, Log()), compile_texts(laid, Log())
    assert before.book is not None
    assert after.book is not None
    assert bare(after.book) == bare(before.book)


def test_every_structured_field_has_a_layout() -> None:
    wanting = [
        f"{d.keyword} {f.keyword}"
        for d in kw.DECLARATIONS
        for f in d.fields
        if f.content is kw.Content.STRUCTURED and start_of(d.keyword, f.keyword) is None
    ]
    assert wanting == ["法规 修正"], "a field without a layout keeps its lines as they are"
