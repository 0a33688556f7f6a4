"""Questions with their answers, and boxes that are ticked or not."""

from __future__ import annotations

import re

from biaochi.model.folding import fold_words

_QUESTION = re.compile(r"(?:\?|吗|么)$|^(?:问|疑问|提问|问题\d*)[:.]")
_ANSWER = re.compile(r"^(?:答复?|回复|解答|答疑)?[:]?")
_YES = re.compile(r"(?:是的|是[,。;]|需要|必须|须|应当?|要[,。;]|需[^要求])")
_WHETHER = re.compile(r"是否(?!决)|可否|能否")
_VALUE = re.compile(r"[:,](?P<value>是|否|不|无|需要?|要求|允许|得|有)|(?:得|加)\d")
_NO = ("否", "不", "无")
# Word and PDF draw boxes also from symbol fonts, whose characters have no name of their own.
EMPTY = "□☐❑❒◻\uf0a8\uf0a3\uf06f"
"""Boxes that are not ticked."""
BOX = re.compile(f"[{EMPTY}☑■√✓✔☒▣●\uf052\uf0fe\uf0fc]")


def answered(text: str, following: str, offset: int) -> str:
    """Why a question demands nothing: it is one, and the answer that follows does not say yes.

    `following` is the rest of the paragraph as printed, `offset` that of the matched words.
    """
    if _QUESTION.search(text):
        answer = _ANSWER.sub("", fold_words(following[:60]), count=1)
        return "" if _YES.match(answer) else "问句"
    for whether in _WHETHER.finditer(text, 0, offset):
        if re.search("[,;。]", text[whether.end() : offset]):
            continue
        value = _VALUE.search(text, offset)
        if value is None or value["value"] in _NO:
            return whether[0]
    return ""


def unchecked(text: str, offset: int) -> str:
    """Why an option is not chosen: the box before the words is empty."""
    boxes = [m for m in BOX.finditer(text) if m.start() < offset]
    return "未勾选" if boxes and boxes[-1][0] in EMPTY else ""
