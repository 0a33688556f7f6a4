"""Files and directories to a rule book; texts that are broken at random never raise."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rule_text import HEADER, PREAMBLE, codes, file_with, rule_with

from biaochi.grammar.diagnostics import render
from biaochi.grammar.loader import compile_text, load

WHOLE = (
    file_with(
        "判定 疑似\n疑问 何事？\n制度 招标投标法\n位置 非 合同、格式\n极性 不论\n施行 2015-03-01 至 2020-12-31\n"
        "依据 《甲法》第二条第（七）项、第四条\n当 约束 投标人 且 含 甲 且 ( 含 额=@金额 近3 “甲” 或 段 含 <本地> )\n"
        "当 含 (甲|乙|<本地>) …2-8 丙\n除非 标题 含 附件\n合规 〔表 甲｜乙〕一｜二\n违规 〔位置 评审，引导 如下：〕【甲】乙"
    )
    + "词表 外地\n  来源 自编\n  外省 | <本地>\n  减 本市\n  避开 外省人\n"
)
PIECES = (
    *'【】〔〕（）()<>|｜“”"…-、，：{}#@= \n\t\u3000\0第条款项且或非含《》',
    *("…300", "当 ", "规则 ", "词表 ", "法规 ", "级別", "近3", "９" * 9, "条件"),
)


def test_directories_are_walked_in_order(tmp_path: Path) -> None:
    for name, text in (
        ("乙/规则.biao", rule_with()),
        ("甲/基础.biao", PREAMBLE),
        ("丙.txt", "不读"),
    ):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    found = load([tmp_path, tmp_path / "甲" / "基础.biao"])
    assert found.book is not None
    assert found.book.rules[0].source.file == str(tmp_path / "乙" / "规则.biao")


def test_windows_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "规则.biao"
    file.write_bytes(b"\xef\xbb\xbf" + file_with().replace("\n", "\r\n").encode())
    assert load([file]).diagnostics == ()


@pytest.mark.parametrize(("encoding", "word"), [("gb18030", "GBK"), ("utf-16", "UTF-16")])
def test_other_encodings_are_named(tmp_path: Path, encoding: str, word: str) -> None:
    file = tmp_path / "规则.biao"
    file.write_bytes(file_with().encode(encoding))
    (found,) = load([file]).diagnostics
    assert found.code == "E114"
    assert word in found.cause


def test_a_file_of_no_encoding(tmp_path: Path) -> None:
    file = tmp_path / "规则.biao"
    file.write_bytes("规则".encode() + b"\xff\xff")
    assert "第 7 个字节" in load([file]).diagnostics[0].cause


def test_an_empty_directory_is_told(tmp_path: Path) -> None:
    assert codes(load([tmp_path])) == ["E116"]


def test_nothing_to_load_is_an_empty_book() -> None:
    found = compile_text("")
    assert found.book is not None
    assert found.book.rules == ()


def test_two_files_with_one_rule_name(tmp_path: Path) -> None:
    (tmp_path / "甲.biao").write_text(file_with(), encoding="utf-8")
    (tmp_path / "乙.biao").write_text(rule_with(), encoding="utf-8")
    (found,) = load([tmp_path]).diagnostics
    assert found.code == "E209"
    assert Path(found.file).name == "甲.biao"
    assert "乙.biao 第 1 行" in found.cause


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_random_edits_give_diagnostics_and_never_raise(data: st.DataObject) -> None:
    text = WHOLE
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 4))
        text = text[:at] + data.draw(st.sampled_from(PIECES)) + text[at + cut :]
    found = compile_text(text)
    assert (found.book is None) == any(d.is_error for d in found.diagnostics)
    assert all(render(d) for d in found.diagnostics)


@settings(max_examples=80, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from([*"规则词表法规当含且或非本市…8（）<>|《》第一条【】 \n"]),
        max_size=80,
    )
)
def test_random_text_never_raises(text: str) -> None:
    compile_text(text)
    compile_text(f"{PREAMBLE}{HEADER}\n当 {text}\n依据 {text}\n违规 {text}")


def test_the_whole_file_used_for_edits_is_right() -> None:
    assert codes(compile_text(WHOLE)) == ["W301"]
