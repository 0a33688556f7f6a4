"""Characters that are not what they look like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from biaochi.grammar.source import Range
from biaochi.grammar.tree import SyntaxFile, Word
from biaochi.lint.kind import Check, Edit, Hit, Severity
from biaochi.lint.project import Project
from biaochi.lint.spelt import written
from biaochi.model.folding import fold_words

# Cyrillic and Greek letters beside the Latin ones that they look like.
_LETTERS = dict(
    zip(
        "АВЕКМНОРСТХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαν",
        "ABEKMHOPCTXaeopcyxijsABEZHIKMNOPTYXoav",
        strict=True,
    )
)
_FOREIGN = re.compile(f"[{''.join(_LETTERS)}]")
_MISREAD: tuple[tuple[re.Pattern[str], str], ...] = (
    (_FOREIGN, "不是拉丁字母，是长得一样的希腊或西里尔字母"),
    (re.compile(r"(?<=\d)[lIO](?=[\d年月日万元%]|$)|(?<![A-Za-z])[lO](?=\d)"), "是字母，像是数字"),
    (re.compile("曰"), "是“子曰”的曰，像是“日”"),
    (re.compile("末(?=[按提缴达经在具签取办报予能及])"), "是“末尾”的末，像是“未”"),
    (re.compile("己(?=经|中标|签|取得|完成)|已(?=方)|巳"), "己、已、巳像是写混了"),
    (
        re.compile("[一二三四五六七八九]○$|(?<![一二三四五六七八九零○])○[一二三四五六七八九]"),
        "是圆圈，像是“〇”",
    ),
    (re.compile(r"(?<=\d)[xXхХ](?=\d)"), "是字母，像是乘号 ×，两者折叠后不是同一个字"),
)
_HIDDEN = "零宽字符"


def _look_alikes(project: Project) -> Iterator[Hit]:
    for file, word in written(project):
        for pattern, cause in _MISREAD:
            found = pattern.search(word.text)
            if found:
                start = word.at.start + word.quoted + found.start()
                at = Range(start, start + len(found[0]))
                yield Hit(
                    file,
                    at,
                    f"「{word.text}」里的「{found[0]}」{cause}。",
                    "查对这个字；两种写法都要时，两个都写上。",
                )
                break


def _widths(project: Project) -> Iterator[Hit]:
    """Words with characters that folding replaces anyway: invisible, full-width, compatible ones."""
    for file, word in written(project):
        plain = "".join(_plain(c) for c in word.text)
        if plain != word.text and plain and fold_words(plain) == fold_words(word.text):
            odd = next(c for c in word.text if _plain(c) != c)
            shown = (
                f"「{odd}」（应为「{_plain(odd)}」）"
                if _plain(odd)
                else f"{_HIDDEN} U+{ord(odd):04X}"
            )
            cause = f"「{word.text}」里有{shown}；匹配时已经折叠，写法不影响结果。"
            yield Hit(file, word.at, cause, f"写成「{plain}」。", _replaced(file, word, plain))


def _replaced(file: SyntaxFile, word: Word, plain: str) -> tuple[Edit, ...]:
    """The edit that spells a word plainly; none where a bare word would not read as one word."""
    at = Range(word.at.start + 1, word.at.end - 1) if word.quoted else word.at
    same = file.source.text[at.start : at.end] == word.text
    return (Edit(at, plain),) if same and (word.quoted or plain.isalnum()) else ()


def _plain(char: str) -> str:
    """A letter, figure or ideograph as it is usually typed; nothing for what cannot be seen."""
    if unicodedata.category(char) == "Cf":
        return ""
    usual = unicodedata.normalize("NFKC", char)
    # ① and ㎡ are typed as they are; only twins of one character are settled.
    twin = (
        len(usual) == 1
        and usual.isalnum()
        and not unicodedata.decomposition(char).startswith("<circle")
    )
    return usual if twin else char


def plain_letters(text: str) -> str:
    """A text with look-alike letters of other scripts made Latin."""
    return _FOREIGN.sub(lambda m: _LETTERS[m[0]], text)


WIDTH = Check(
    "L040",
    "全角字母数字或看不见的字符",
    Severity.HINT,
    "匹配时全角半角不分、零宽字符不算，所以不影响结果；但在编辑器里搜不到，比较两份规则时也会当成改动。",
    "当 含 ＣＡ证书 …8 注册\n说明 违规。",
    "当 含 CA证书 …8 注册\n说明 违规。",
    _widths,
    mends=True,
)
LOOK_ALIKE = Check(
    "L041",
    "形近的字",
    Severity.WARNING,
    "长得像、其实是另一个字，词就永远对不上，肉眼又看不出来。",
    "当 含 末提供 …8 注册\n说明 违规。",
    "当 含 未提供 …8 注册\n说明 违规。",
    _look_alikes,
)
