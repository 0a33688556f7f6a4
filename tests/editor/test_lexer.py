"""Rules in colour: what each stretch of a rule file is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexers import get_lexer_by_name, get_lexer_for_filename
from pygments.token import Comment, Error, Generic, Keyword, Name, Number, Operator, String

from biaochi.editor.lexer import BiaoLexer
from biaochi.editor.words import OPERATORS
from biaochi.grammar import keywords as kw

PACKAGE = Path(__file__).resolve().parents[2] / "biaochi"
RULE_FILES = sorted((PACKAGE / "rulesets").rglob("*.biao"))


def tokens(text: str) -> list[tuple[object, str]]:
    return [
        (kind, words)
        for _, kind, words in BiaoLexer().get_tokens_unprocessed(text)
        if words.strip()
    ]


def kind_of(words: str, text: str) -> object:
    return next(kind for kind, found in tokens(text) if found == words)


def test_keywords_open_declarations_and_fields() -> None:
    text = "规则 地域.注册地  要求注册\n  级别 红\n"
    assert tokens(text) == [
        (Keyword.Declaration, "规则"),
        (Name.Class, "地域.注册地"),
        (Generic.Subheading, "要求注册"),
        (Keyword, "级别"),
        (Name, "红"),
    ]


@pytest.mark.parametrize("declaration", kw.DECLARATIONS, ids=lambda d: d.keyword)
def test_every_keyword_of_the_language_is_known(declaration: kw.DeclarationKind) -> None:
    fields = "".join(f"  {f.keyword} 某\n" for f in declaration.fields)
    found = tokens(f"{declaration.keyword} 名\n{fields}")
    assert found[0] == (Keyword.Declaration, declaration.keyword)
    keywords = [words for kind, words in found if kind is Keyword]
    assert keywords == [f.keyword for f in declaration.fields]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("含", Operator.Word),
        ("且", Operator.Word),
        ("段", Operator.Word),
        ("<本地>", Name.Variable),
        ("@金额", Keyword.Type),
        ("…10", Operator),
        ("近8", Operator),
        ("物=", Name.Attribute),
        ("“或”", String.Double),
        ("注册", Name),
        ("至少 3 项", Operator.Word),
        ("要素", Operator.Word),
        ("{本地}", String.Interpol),
        ("2%", Number),
        ("80万元", Number),
    ],
)
def test_the_pieces_of_a_condition(words: str, kind: object) -> None:
    text = (
        "规则 甲\n  当 段 含 <本地> …10 物=(注册|“或”) 近8 @金额 {本地} 且 至少 3 项 (含 甲)\n"
        "  当 要素 保证金 > 要素 估算价 × 2% 或 要素 保证金 > 80万元\n"
    )
    assert kind_of(words, text) is kind


def test_a_list_is_told_from_a_comparison() -> None:
    text = "规则 甲\n  当 要素 甲 < 5% 且 要素 乙 > 3%\n"
    assert [words for kind, words in tokens(text) if kind is Name.Variable] == []


def test_citations_captures_and_marks() -> None:
    text = (
        "规则 甲\n  依据 《招标投标法》第十八条第二款第（三）项\n  说明 限定「{本地}」。\n"
        "  违规 〔评审〕须【在本市注册】。\n"
    )
    assert kind_of("《招标投标法》", text) is Name.Namespace
    assert kind_of("第（三）项", text) is Name.Label
    assert kind_of("{本地}", text) is String.Interpol
    assert kind_of("〔评审〕", text) is Name.Decorator
    assert kind_of("【在本市注册】", text) is Generic.Strong


def test_comments_end_with_their_line_and_examples_have_none() -> None:
    text = "# 头\n规则 甲  # 尾\n  违规 编号 #3 【甲】\n  级别 红 # 因为\n"
    comments = [words for kind, words in tokens(text) if kind is Comment.Single]
    assert comments == ["# 头", "# 尾", "# 因为"]


def test_lines_before_any_declaration_are_errors() -> None:
    assert tokens("不是声明\n规则 甲\n")[0] == (Error, "不是声明")


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda p: p.stem)
def test_shipped_rules_come_out_whole_and_without_errors(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = list(BiaoLexer().get_tokens_unprocessed(text))
    assert "".join(words for _, _, words in found) == text
    assert [words for _, kind, words in found if kind is Error] == []


LINES = st.sampled_from(
    (
        "规则 甲  题",
        "  当 含 <本地> …8 (注册|“或”) # 注",
        "  违规 〔评审〕须【在本市】。",
        "词表 本地",
        "  本地 | @地名",
        "  减 <别的>",
        "\ufeff级别：红",
        "# 注",
        "  说明 {甲",
        "",
    )
)


@given(st.lists(st.one_of(LINES, st.text(max_size=20)), max_size=12), st.sampled_from("\n\r"))
def test_any_text_comes_out_whole_with_offsets_that_fit(lines: list[str], end: str) -> None:
    text = end.join(lines)
    position = 0
    for offset, _, words in BiaoLexer().get_tokens_unprocessed(text):
        assert offset == position
        position += len(words)
        assert text[offset:position] == words
    assert position == len(text)


def test_pygments_finds_the_lexer_by_name_and_by_file() -> None:
    assert isinstance(get_lexer_by_name("biao"), BiaoLexer)
    assert isinstance(get_lexer_for_filename("地域.biao"), BiaoLexer)


NOT_OPERATORS = {"ARTICLE", "PARAGRAPH", "ITEM", "DAY", "EXCEPT", "NEAR", "COUNTPARTS", "COUNTHITS"}


def test_every_word_with_a_meaning_in_the_grammar_is_coloured() -> None:
    """The words are taken from the grammar itself, so that a new one is missed here."""
    grammar = (PACKAGE / "grammar" / "biaochi.lark").read_text(encoding="utf-8")
    terminals = dict(re.findall(r"^([A-Z]+)(?:\.\d+)?: /(.*)/$", grammar, re.MULTILINE))
    words = {
        word
        for name, pattern in terminals.items()
        if name not in NOT_OPERATORS
        for word in re.findall("[\u4e00-\u9fff]+", re.sub(r"\[.*?\]|\(\?[!=].*", "", pattern))
    }
    assert {"含", "要素", "起", "全文"} <= words
    assert words <= set(OPERATORS)
