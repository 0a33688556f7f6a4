"""The grammar of the rule language as a page: EBNF and railroad diagrams, from biaochi.lark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import lark
from lark import Token, Tree

from biaochi.grammar import help as words
from biaochi.grammar import keywords as kw
from tools.grammar_names import READ_AS, READ_ELSEWHERE, RULES, SIGNS, WORDS
from tools.railroads import diagram

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "语法.md"
PICTURES = PAGE.parent / "图"
_GRAMMAR = ROOT / "biaochi" / "grammar" / "biaochi.lark"
_OF_GRAMMARS = Path(lark.__file__).parent / "grammars" / "lark.lark"
Node = Tree[Token] | Token

_HEAD = """# 语法

照着写规则看[规则语言](规则语言/目录.md)；这一页供查对，由 `python -m tools.grammar_page` 从文法和关键字表写出。

记法：“ ”里的照写；`[ ]` 可省；`{ }` 可重复，也可没有；`|` 几样里取一样。全角和半角的符号是一回事，空白和换行只起隔开的作用，
`#` 到行末是注释。图从左读到右，圆角框照写，方框另有说明。

## 文件

一个文件是若干声明。**行首的关键字**开启声明或字段，后面的内容直到下一个行首关键字都属于它；缩进没有意义，
字段关键字后可以加冒号。

```text
文件 ＝ { 声明 }
声明 ＝ 声明关键字 名称 [ 标题 ] { 字段 }
字段 ＝ 字段关键字 [ “：” ] 内容
```
"""


def page() -> str:
    """The whole page."""
    parts = [_HEAD]
    for declaration in kw.DECLARATIONS:
        parts.append("\n".join(_declaration(declaration)))
    parts.append("## 字段的内容\n")
    parts += [_section(name, body) for name, body in rules()]
    parts += ["## 记号\n", "| 记号 | 写法 |", "|---|---|"]
    parts += [f"| {name} | {_cell(written)} |" for name, written in WORDS.values()]
    return "\n".join(parts) + "\n"


def pictures() -> dict[str, str]:
    """The diagrams by file name."""
    return {f"{RULES[name]}.svg": diagram(body) for name, body in rules()}


def rules() -> Iterator[tuple[str, Tree[Token]]]:
    """Every rule of the grammar with its alternatives."""
    parser = lark.Lark(_OF_GRAMMARS.read_text(encoding="utf-8"), parser="lalr")
    for statement in parser.parse(_GRAMMAR.read_text(encoding="utf-8")).children:
        if isinstance(statement, Tree) and statement.data == "rule":
            name, body = statement.children[0], statement.children[-1]
            assert isinstance(body, Tree)
            yield str(name).lstrip("?!"), body


def sign(token: str) -> str:
    """A sign as the notation shows it: as it is written, or by its name."""
    return f"“{SIGNS[token]}”" if token in SIGNS else WORDS[token][0]


def ebnf(node: Node) -> str:
    """A part of a rule in the notation of the page."""
    if isinstance(node, Token):
        return RULES[node] if node.type == "RULE" else sign(node)
    match node.data:
        case "expansions":
            return " | ".join(map(ebnf, node.children))
        case "expansion":
            return " ".join(_inner(c) for c in node.children)
        case "expr":
            return _repeated(node)
    return ebnf(node.children[0])


def operator(node: Tree[Token]) -> str:
    """How often what stands in an expression may stand: ?, *, +, or once."""
    return str(node.children[1] or "") if node.data == "expr" and len(node.children) > 1 else ""


def _repeated(node: Tree[Token]) -> str:
    inner = node.children[0]
    match operator(node):
        case "?":
            return f"[ {ebnf(inner)} ]"
        case "*":
            return f"{{ {ebnf(inner)} }}"
        case "+":
            return f"{_inner(inner)} {{ {ebnf(inner)} }}"
    return ebnf(inner)


def _inner(node: Node) -> str:
    """A part of a row: several alternatives are put in brackets."""
    made = ebnf(node)
    return f"( {made} )" if _has_alternatives(node) else made


def _has_alternatives(node: Node) -> bool:
    """Whether a part is nothing but a choice, however deep it is wrapped."""
    if isinstance(node, Token) or operator(node):
        return False
    parts = [c for c in node.children if c is not None]
    if node.data == "expansions" and len(parts) > 1:
        return True
    return len(parts) == 1 and _has_alternatives(parts[0])


def _section(name: str, body: Tree[Token]) -> str:
    chinese = RULES[name]
    rows = [ebnf(c) for c in body.children] if body.data == "expansions" else [ebnf(body)]
    first, *others = rows
    indent = "　" * len(chinese)
    lines = [f"{chinese} ＝ {first}", *(f"{indent} ｜ {row}" for row in others)]
    text = "\n".join(lines)
    return f"### {chinese}\n\n![{chinese}](图/{chinese}.svg)\n\n```text\n{text}\n```\n"


def _declaration(declaration: kw.DeclarationKind) -> Iterator[str]:
    meant = words.word_help(words.DECLARING, declaration.keyword)
    assert meant is not None
    yield f"## {declaration.keyword}\n\n{_cell(meant.text)}\n"
    if declaration.body:
        yield f"名称下面直接写{_link('wordlist')}。\n"
    if declaration.fields:
        yield "| 字段 | 要不要写 | 内容 | 意思 |\n|---|---|---|---|"
    for field in declaration.fields:
        said = words.field_help(declaration.keyword, field.keyword)
        needed = "必写" if field.required else "可省"
        often = "，可多行" if field.repeatable else ""
        assert said is not None, f"help.py says nothing about {field.keyword}"
        holds = _content(declaration.keyword, field, said.values)
        yield f"| {field.keyword} | {needed}{often} | {holds} | {_cell(said.text)} |"
    yield ""


def _content(declaration: str, field: kw.FieldKind, values: tuple[str, ...]) -> str:
    if field.content is kw.Content.TEXT:
        return "文字"
    if field.content is kw.Content.EXAMPLE:
        return "[例句](规则语言/例句.md)"
    read = READ_ELSEWHERE.get((declaration, field.keyword)) or READ_AS[field.keyword]
    if read in RULES:
        return _link(read)
    return f"{'、'.join(values)} 之一" if values else read


def _link(rule: str) -> str:
    return f"[{RULES[rule]}](#{RULES[rule]})"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def main() -> None:
    """Write the page and its diagrams anew."""
    PAGE.write_text(page(), encoding="utf-8")
    PICTURES.mkdir(exist_ok=True)
    made = pictures()
    for name, picture in made.items():
        (PICTURES / name).write_text(picture, encoding="utf-8")
    for old in PICTURES.glob("*.svg"):
        if old.name not in made:
            old.unlink()


if __name__ == "__main__":
    main()
