"""The TextMate grammar: fresh, and in agreement with the lexer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pygments.token import Comment, Generic, Keyword, Name, Number, Operator, String
from textmate_reader import Reader

from biaochi.editor.lexer import BiaoLexer
from biaochi.editor.textmate import grammar, text
from biaochi.grammar import keywords as kw

ROOT = Path(__file__).resolve().parents[2]
RULE_FILES = sorted((ROOT / "biaochi" / "rulesets").rglob("*.biao"))
SCOPES = {
    Keyword.Declaration: "keyword.control.declaration.biao",
    Keyword: "keyword.other.field.biao",
    Keyword.Type: "support.type.biao",
    Comment.Single: "comment.line.number-sign.biao",
    Name.Class: "entity.name.type.biao",
    Name.Variable: "variable.other.list.biao",
    Name.Namespace: "entity.name.namespace.biao",
    Name.Label: "constant.other.provision.biao",
    Name.Attribute: "variable.parameter.biao",
    Name.Decorator: "storage.modifier.biao",
    Number: "constant.numeric.biao",
    Number.Integer: "entity.name.type.biao",
    Number.Other: "constant.numeric.date.biao",
    Operator: "keyword.operator.gap.biao",
    Operator.Word: "keyword.operator.word.biao",
    String.Double: "string.quoted.double.biao",
    String.Interpol: "variable.parameter.biao",
    Generic.Strong: "markup.bold.biao",
}


def coloured(source: str) -> list[tuple[str, str]]:
    """The stretches that have a scope of their own, with the innermost one."""
    known = set(SCOPES.values())
    return [
        (one.text.strip(), one.scopes[-1])
        for one in Reader(grammar()).read(source)
        if one.scopes and one.scopes[-1] in known
    ]


def lexed(source: str) -> list[tuple[str, str]]:
    return [
        (words.strip(), SCOPES[kind])
        for _, kind, words in BiaoLexer().get_tokens_unprocessed(source)
        if kind in SCOPES and words.strip()
    ]


def test_the_file_in_the_extension_is_fresh() -> None:
    file = ROOT / "editors" / "vscode" / "syntaxes" / "biao.tmLanguage.json"
    assert file.read_text(encoding="utf-8") == text(), "python -m tools.vsix renews it"
    assert json.loads(text()) == grammar()


@pytest.mark.parametrize("kind", kw.DECLARATIONS, ids=lambda d: d.keyword)
def test_every_keyword_opens_what_it_should(kind: kw.DeclarationKind) -> None:
    source = f"{kind.keyword} 名\n" + "".join(f"  {f.keyword} 某\n" for f in kind.fields)
    fields = [(f.keyword, SCOPES[Keyword]) for f in kind.fields]
    assert coloured(source) == [
        (kind.keyword, SCOPES[Keyword.Declaration]),
        ("名", SCOPES[Name.Class]),
        *fields,
    ]


def test_a_keyword_inside_a_text_is_a_word() -> None:
    source = "规则 甲\n  说明 级别 不明。\n  建议 删去。\n"
    assert [word for word, scope in coloured(source) if scope == SCOPES[Keyword]] == [
        "说明",
        "建议",
    ]


def test_a_keyword_before_a_bar_is_a_word_of_the_list() -> None:
    assert ("避开", SCOPES[Keyword]) not in coloured("词表 甲\n  避开 | 乙\n")


@pytest.mark.parametrize(
    "source",
    [
        "规则 甲  题 # 注\n  当 段 含 <本地> …10 物=(注册|“或”) 近8 @金额 且 至少 3 项 (含 甲；含 乙)\n",
        "规则 甲\n  当 要素 保证金 > 要素 估算价 × 2% 或 要素 乙 ≥ 80万元 且 全文 含 {本地}\n",
        "规则 甲\n  级别 黄 2024-12-31 止\n  依据 《招标投标法》第十八条第二款第（三）项\n",
        "规则 甲\n  违规 〔评审〕编号 #3 须【在本市】。\n  合规 甲。\n",
        "词表 本地\n  来源 自编\n  本地 | <别的> | @地名\n  减 甲\n",
        "要素 甲  题\n  取值 0元 当 含 甲 …4 乙\n  例 金额：【5万元】 = 50000元\n",
    ],
)
def test_grammar_and_lexer_agree(source: str) -> None:
    assert coloured(source) == lexed(source)
    assert lexed(source)


@pytest.mark.parametrize("path", RULE_FILES[::6], ids=lambda p: p.stem)
def test_grammar_and_lexer_agree_on_shipped_rules(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert coloured(source) == lexed(source)
