"""Files that cannot be read: each says why and what to do next, none ends in a traceback."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from word_file import NAMESPACES, RELATIONSHIPS, p, word_file

from biaochi.model.document import Cause, Document, Unreadable
from biaochi.parsers.docx import read_docx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refused(path: Path) -> Unreadable:
    result = read_docx(path)
    assert isinstance(result, Unreadable)
    assert result.message.endswith("。") and result.advice.endswith("。")
    return result


@pytest.mark.parametrize(
    ("data", "cause", "word"),
    [
        (b"", Cause.EMPTY, "空"),
        (b"plain text", Cause.CORRUPT, "不是 .docx"),
        (b"PK\x03\x04 and no more", Cause.CORRUPT, "不完整"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Cause.ENCRYPTED, "密码"),
        (OLE + "WordDocument".encode("utf-16-le"), Cause.UNSUPPORTED, ".doc"),
    ],
)
def test_bytes_that_are_no_word_file(tmp_path: Path, data: bytes, cause: Cause, word: str) -> None:
    path = tmp_path / "招标文件.docx"
    path.write_bytes(data)
    result = refused(path)
    assert result.cause is cause
    assert word in result.message


def test_an_encrypted_file_is_to_be_saved_without_password(tmp_path: Path) -> None:
    path = tmp_path / "招标文件.docx"
    path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))
    assert "另存为不加密的副本" in refused(path).advice


def test_missing_files_and_folders(tmp_path: Path) -> None:
    assert refused(tmp_path / "没有.docx").cause is Cause.UNREADABLE
    assert refused(tmp_path).cause is Cause.UNREADABLE


def test_a_file_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = word_file(tmp_path, p("甲"))

    def locked(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", locked)
    result = refused(path)
    assert result.cause is Cause.UNREADABLE
    assert "占用" in result.message


def packed(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return path


def test_other_zip_files(tmp_path: Path) -> None:
    assert refused(packed(tmp_path / "a.docx", readme="x")).cause is Cause.CORRUPT
    sheet = refused(packed(tmp_path / "b.docx", xl__workbook_xml="<a/>"))
    assert sheet.cause is Cause.UNSUPPORTED


def test_malformed_xml_and_a_missing_body(tmp_path: Path) -> None:
    cut = refused(packed(tmp_path / "a.docx", word__document_xml="<w:document><w:bo"))
    assert cut.cause is Cause.CORRUPT
    assert "word/document.xml" in cut.message
    bodyless = f"<w:document {NAMESPACES}/>"
    assert refused(packed(tmp_path / "b.docx", word__document_xml=bodyless)).cause is Cause.CORRUPT


def test_entities_are_refused(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12))
    bomb = (
        f'<!DOCTYPE w:document [<!ENTITY l0 "哈">{laughs}]>'
        f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&l12;</w:t></w:r></w:p></w:body>"
        "</w:document>"
    )
    assert refused(packed(tmp_path / "a.docx", word__document_xml=bomb)).cause is Cause.CORRUPT


def test_other_places_for_the_body_and_strict_markup(tmp_path: Path) -> None:
    moved = packed(
        tmp_path / "a.docx",
        _rels__xrels=RELATIONSHIPS,
        word__document_xml=f"<w:document {NAMESPACES}><w:body>{p('甲')}</w:body></w:document>",
    )
    assert isinstance(read_docx(moved), Document)
    strict = NAMESPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    text = f"<w:document {strict}><w:body>{p('甲')}</w:body></w:document>"
    document = read_docx(packed(tmp_path / "b.docx", word__document_xml=text))
    assert isinstance(document, Document)
    assert [block.text for _, block in document.walk() if hasattr(block, "text")] == ["甲"]


def test_embedded_documents_are_reported_as_not_read(tmp_path: Path) -> None:
    document = read_docx(word_file(tmp_path, p("甲") + "<w:altChunk/>"))
    assert isinstance(document, Document)
    assert [notice.cause for notice in document.notices] == [Cause.UNSUPPORTED]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_damage_raises(tmp_path: Path, data: st.DataObject) -> None:
    path = word_file(tmp_path, p("第一章 公告") + p("投标人须在本市注册。"))
    whole = bytearray(path.read_bytes())
    cut = data.draw(st.integers(0, len(whole)))
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=8)):
        whole[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(bytes(whole[:cut] if data.draw(st.booleans()) else whole))
    assert isinstance(read_docx(path), Document | Unreadable)


ODD = st.sampled_from(
    [
        '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr>',
        '<w:numPr><w:ilvl w:val="²"/><w:numId w:val="1"/></w:numPr>',
        '<w:ind w:left="a" w:firstLine="--1"/>',
        '<w:outlineLvl w:val="-1"/>',
        "<w:outlineLvl/><w:jc/><w:pStyle/>",
        "<w:rPr><w:del/></w:rPr>",
        '<w:numPr><w:numId w:val="7"/></w:numPr>',
    ]
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(props=st.lists(ODD, max_size=4))
def test_odd_values_do_not_raise(tmp_path: Path, props: list[str]) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="y"/>'
        '<w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="99"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="q"/></w:num>'
        '<w:num w:numId="7"><w:abstractNumId w:val="z"/></w:num>'
    )
    styles = '<w:style w:type="paragraph"><w:pPr><w:numPr><w:ilvl w:val="²"/></w:numPr></w:pPr></w:style>'
    body = "".join(p("甲", '<w:r><w:sym w:char="zz"/></w:r>', props=prop) for prop in props)
    odd = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="x"/></w:tcPr></w:tc></w:tr><w:tr/></w:tbl>'
    result = read_docx(word_file(tmp_path, body + odd, numbering=numbering, styles=styles))
    assert isinstance(result, Document)
