from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biaochi.lsp.text import Text, measure, text_of

CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
WORDS = st.text(alphabet="甲a𠮷é \n\x0b\u2028", max_size=30)


@given(WORDS, st.sampled_from(sorted(CODECS)))
def test_units_are_those_of_the_encoding(text: str, encoding: str) -> None:
    codec, size = CODECS[encoding]
    assert measure(text, encoding) == len(text.encode(codec)) // size


@given(WORDS, st.sampled_from(sorted(CODECS)))
def test_there_and_back(content: str, encoding: str) -> None:
    text = Text(content, encoding)
    for offset in range(len(content) + 1):
        assert text.offset(text.position(offset)) == offset


@given(WORDS, WORDS, st.integers(0, 30), st.integers(0, 30))
def test_an_edit_replaces_what_is_between(content: str, new: str, one: int, other: int) -> None:
    start, end = sorted(min(n, len(content)) for n in (one, other))
    text = Text(content)
    edited = text.edited(text.position(start), text.position(end), new)
    assert edited.content == content[:start] + new + content[end:]


@pytest.mark.parametrize("raw", ["甲\r\n乙", "甲\r乙", "\ufeff甲\n乙"])
def test_every_system_writes_lines(raw: str) -> None:
    text = text_of(raw)
    assert text.content == "甲\n乙"
    assert (text.lines, text.line(1), text.line(2)) == (2, "乙", "")


def test_a_place_beyond_the_end_means_the_end() -> None:
    text = Text("甲乙\n丙")
    assert text.offset((0, 99)) == 2
    assert text.offset((9, 0)) == 4
