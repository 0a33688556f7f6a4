"""What the parser stumbles over, said in the words of authors: 原因 and 帮助 for lark's errors."""

from __future__ import annotations

import re

from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from biaochi.grammar.diagnostics import Log
from biaochi.grammar.keywords import DECLARATIONS, declares, one_off, simplified
from biaochi.grammar.source import Range
from biaochi.grammar.tree import SyntaxFile

# What terminals are called in messages; the order is that of the message.
_CALLED = {
    "HAS": "含",
    "PARTY": "约束",
    "PLACE": "位置",
    "NOT": "非",
    "AND": "且",
    "OR": "或",
    "LPAR": "（",
    "RPAR": "）",
    "BAR": "|",
    "WORD": "词",
    "LISTWORD": "词",
    "LISTREF": "<词表>",
    "KIND": "@类",
    "SAME": "{捕获名}",
    "GAP": "间隔 …N",
    "IN": "在 位置",
    "FACT": "要素 名",
    "THRESHOLD": "阈值 名",
    "CAPTURED": "值 捕获名",
    "ROWPOINTS": "行分值",
    "SCORESUM": "评分表 合计",
    "SCOREFIGURE": "评分表 价格分、满分、小计差",
    "COUNTPARTS": "至少 N 项",
    "COUNTHITS": "至少 N 处",
    "QUANTITY": "带单位的数",
    "OPERATOR": "比较 > < ≥ ≤ = ≠",
    "PLUS": "+",
    "MINUS": "-",
    "TIMES": "×",
    "INCLUSIVE": "含首日",
    "SHIFTED": "顺延",
    "IS": "是",
    "ISNOT": "不是",
    "MISSING": "缺",
    "CONFLICT": "冲突",
    "REFERRED": "名称",
    "WHEN": "当",
    "SEMI": "分号",
    "SEP": "顿号",
    "NAME": "名称",
    "DAY": "日期（如 2015-03-01）",
    "FROM": "起",
    "TO": "至",
    "UNTIL": "止",
    "TITLE": "《法规名》",
    "ARTICLE": "第…条",
    "PARAGRAPH": "第…款",
    "ITEM": "第（…）项",
    "NUMBER": "数字",
    "COLON": "冒号",
    "COMMA": "逗号",
}
_OPERATORS = ("且", "或", "非", "含", "约束", "位置")
_MARKS = ("、", "，", ",", "；", ";", "：", ":")
_SCOPED = re.compile(
    r"(?:且|或|非)?(?:句|段|标题|列|行|引导|因素|标准|节|全文)?(?:含|约束|位置|非)"
)
_MEANT = {
    "包含": "含",
    "包括": "含",
    "并且": "且",
    "而且": "且",
    "或者": "或",
    "不含": "非 含",
    "约束": "约束",
}


def is_fused(word: str) -> bool:
    """Whether a bare word is operators written without blanks, such as 且含 or 段含."""
    return len(word) > 1 and word not in _OPERATORS and bool(_SCOPED.fullmatch(word))


def report(error: UnexpectedInput, file: SyntaxFile, at: Range, start: str, log: Log) -> None:
    """Note a syntax error in a field; `start` is the start symbol of its kind."""
    text = file.plain[at.start : at.end]
    if start in ("condition", "wordlist") and _unpaired(file, at, text, log):
        return
    here = _place(error, at)
    if file.plain[here.start : here.end].startswith(_MARKS):
        here = Range(here.start, here.start + 1)
    found = file.clean[here.start : here.end]
    expected = _expected(error)
    code, cause, advice = (
        "E105",
        _cause(found),
        f"这里可以写：{expected}。" if expected else "删去它。",
    )
    if start == "condition":
        code, cause, advice = _condition_advice(file, at, here, (code, cause, advice))
    elif start == "citations":
        code, advice = (
            "E306",
            "写法如：《招标投标法实施条例》第三十二条第二款第（七）项，几处引用分行或用顿号隔开。",
        )
    elif start == "validity":
        code, advice = "E404", "写法如：2015-03-01 起，或 2015-03-01 至 2020-12-31。"
    elif start == "shape":
        code, advice = "E307", "写法如：1 2 3:3 26:0,0 32:0,7（条号:各款的项数，逗号隔开各款）。"
    elif start == "titles":
        advice = "写成《名称》，几个用顿号隔开。"
    log.add(code, file.source, here, cause, _keyword_hint(file, here) + advice)


def _keyword_hint(file: SyntaxFile, here: Range) -> str:
    """A question if the line of the mistake starts with what may be a misspelt keyword."""
    line = file.clean[file.clean.rfind("\n", 0, here.start) + 1 : here.end]
    first = (line.split(maxsplit=1) or [""])[0].rstrip("：:")
    fields = (f.keyword for d in DECLARATIONS for f in d.fields)
    meant = next((k for k in fields if one_off(first, k)), "")
    return f"行首的「{first}」是不是想写「{meant}」？" if meant and not declares(first) else ""


def _cause(found: str) -> str:
    return f"「{found}」不能出现在这里。" if found.strip() else "到这里就结束了，还缺内容。"


def _place(error: UnexpectedInput, at: Range) -> Range:
    """The token that was not expected, or the last character of the field at its end."""
    if isinstance(error, UnexpectedToken) and error.token.type != "$END":
        start = error.token.start_pos or 0
        return Range(start, start + len(error.token))
    if isinstance(error, UnexpectedCharacters):
        start = error.pos_in_stream or 0
        return Range(start, start + 1)
    return Range(at.end, at.end)


def _expected(error: UnexpectedInput) -> str:
    raw = (
        error.allowed if isinstance(error, UnexpectedCharacters) else getattr(error, "expected", ())
    )
    names = set(raw or ())
    return "、".join(dict.fromkeys(called for name, called in _CALLED.items() if name in names))


def _unpaired(file: SyntaxFile, at: Range, text: str, log: Log) -> bool:
    """Report a quote, bracket or angle that has no partner; quotes hide what they hold."""
    bare = re.sub(r"“[^“”\"\n]*[”\"]|\"[^“”\"\n]*[\"”]", lambda m: " " * len(m[0]), text)
    quote = re.search(r"[“”\"]", bare)
    if quote:
        _add(
            file,
            at,
            quote.start(),
            "E107",
            "这个引号没有配对的另一半。",
            "补上另一半引号；词里没有空白和符号时可以不加引号。",
            log,
        )
        return True
    angle = re.search(
        r"<(?![\s=])(?![^<>\n]*>)|(?<![\s<])>(?![\s=])",
        re.sub(r"<[^<>\n]*>", lambda m: " " * len(m[0]), bare),
    )
    if angle:
        _add(file, at, angle.start(), "E106", "词表名要写在一对尖括号里。", "写成 <词表名>。", log)
        return True
    opened: list[int] = []
    for position, char in enumerate(bare):
        if char == "(":
            opened.append(position)
        elif char == ")" and not opened:
            _add(
                file,
                at,
                position,
                "E106",
                "这个右括号没有配对的左括号。",
                "删去它，或者在前面补上（。",
                log,
            )
            return True
        elif char == ")":
            opened.pop()
    if opened:
        _add(
            file, at, opened[-1], "E106", "这个左括号没有闭合。", "在候选或条件的末尾补上）。", log
        )
    return bool(opened)


def _add(
    file: SyntaxFile, at: Range, position: int, code: str, cause: str, advice: str, log: Log
) -> None:
    start = at.start + position
    log.add(code, file.source, Range(start, start + 1), cause, advice)


def _condition_advice(
    file: SyntaxFile, at: Range, here: Range, told: tuple[str, str, str]
) -> tuple[str, str, str]:
    """A better word for mistakes that are common in conditions."""
    code, cause, advice = told
    found = file.plain[here.start : here.end]
    before = file.plain[at.start : here.start].split()
    if is_fused(found):
        code, cause = "E117", f"「{found}」里的运算词没有用空白隔开。"
        advice = f"写成「{spaced(found)}」；若是词就加引号。"
    elif found == "|":
        advice = "几个候选要放在括号里：（甲|乙）。"
    elif found in _MARKS:
        advice = f"几个候选写成（甲|乙）；词里有「{found}」时给词加引号：“…”。"
    elif simplified(found) in _MEANT:
        cause, advice = f"「{found}」不是运算词。", f"是不是想写「{_MEANT[simplified(found)]}」？"
    elif found in _OPERATORS:
        advice = f"{advice}「{found}」是运算词，若是词就加引号：“{found}”。"
    elif not before or before[-1] in ("且", "或", "非"):
        advice = "条件由 含、约束、位置、要素 等开头，例如：含 <本地> …10 注册。"
    return code, cause, advice


def spaced(word: str) -> str:
    """Fused operators with blanks between them: 且段含 → 且 段 含."""
    return " ".join(
        re.findall(r"且|或|非|句|段|标题|列|行|引导|因素|标准|节|全文|含|约束|位置", word)
    )
