"""Words that look like regular expressions, which the language does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biaochi.grammar.tree import Word
from biaochi.lint.kind import Check, Hit, Severity
from biaochi.lint.project import Project
from biaochi.lint.spelt import written

_SIGNS = re.compile(
    r"\\[dwsbDWSB.]|\.[*+?]|\[(?:[^\]]*-[^\]]*|\^[^\]]*)\]|\][*+?{]|\{\d+(?:,\d*)?\}|^\^.|.\$$"
)


def _regexes(project: Project) -> Iterator[Hit]:
    for file, word in written(project):
        if _looks_like_one(word):
            cause = f"「{word.text}」像正则表达式。规则语言里没有正则，这几个符号只会照字面去找。"
            advice = "「任意几个字」写成间隔 …8；几个说法写成 (甲|乙)；数字写成 @数量 等值类。"
            yield Hit(file, word.at, cause, advice)


def _looks_like_one(word: Word) -> bool:
    return _SIGNS.search(word.text) is not None


REGEX = Check(
    "L016",
    "像正则表达式",
    Severity.WARNING,
    "照字面去找 .*、\\d 这样的符号，什么也找不到。",
    "当 含 “本市.*注册”\n说明 违规。",
    "当 含 本市 …8 注册\n说明 违规。",
    _regexes,
)
