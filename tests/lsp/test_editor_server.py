"""The language server, driven by a real client over stdio."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from editor_client import Editor
from lsprotocol import types

from biaochi.commands.common import BUILT_IN

RULE = """规则 试.注册  要求在本地注册
  级别 红
  依据 《招标投标法实施条例》第三十二条第二款第（七）项
  当 含 <本地> …8 注册
  说明 要求投标人在「{本地}」注册。
  建议 删去注册地要求。
  违规 投标人须【在本市注册】。
  合规 投标人应写明注册地址。
"""
Found = list[types.Diagnostic]


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("规则")
    (folder / "词.biao").write_text("词表 试地\n  甲地 | 乙地\n", encoding="utf-8")
    made = Editor(folder)
    yield made
    assert made.end() == 0


@pytest.fixture
def name(editor: Editor, request: pytest.FixtureRequest) -> Iterator[str]:
    """A file of its own for each test, closed at its end."""
    made = f"{abs(hash(request.node.name))}.biao"
    yield made
    editor.close(made)


def told(found: Found) -> list[tuple[str, str]]:
    return [(str(d.range), str(d.code)) for d in found]


def labels(items: types.CompletionList) -> list[str]:
    return [i.label for i in items.items]


def completed(editor: Editor, name: str, text: str) -> types.CompletionList:
    at = types.CompletionParams(**editor.at(name, text))
    found: types.CompletionList = editor.ask(editor.client.text_document_completion_async, at)
    return found


def applied(text: str, edits: Any) -> str:
    """A text of characters of one unit each, after edits."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for edit in sorted(edits, key=lambda e: (-e.range.start.line, -e.range.start.character)):
        start = starts[edit.range.start.line] + edit.range.start.character
        end = starts[edit.range.end.line] + edit.range.end.character
        text = text[:start] + edit.new_text + text[end:]
    return text


def test_it_says_what_it_can(editor: Editor) -> None:
    can = editor.server.capabilities
    assert editor.server.server_info.name == "biaochi"
    assert can.position_encoding == "utf-16"
    assert can.rename_provider
    assert can.document_formatting_provider and can.folding_range_provider


def test_a_right_file_has_no_diagnostics(editor: Editor, name: str) -> None:
    assert editor.open(name, RULE) == []


def test_ranges_count_utf16_units(editor: Editor, name: str) -> None:
    text = RULE.replace("当 含 <本地>", "当 含 𠮷林 …4 <本第>")
    (found,) = editor.open(name, text)
    assert (str(found.range), found.code) == ("3:12-3:16", "E201")
    assert found.severity is types.DiagnosticSeverity.Error
    assert found.source == "标尺"
    assert (
        found.message == "没有这个词表\n原因：没有名叫「本第」的词表。\n帮助：是不是想写「本地」？"
    )


def test_diagnostics_follow_what_is_typed(editor: Editor, name: str) -> None:
    assert editor.open(name, RULE) == []
    # 红 becomes 橙; a blank line goes in above; then the level is mended.
    assert told(editor.type(name, (1, 5), (1, 6), "橙")) == [("1:5-1:6", "E206")]
    assert told(editor.type(name, (0, 0), (0, 0), "\r\n")) == [("2:5-2:6", "E206")]
    assert told(editor.type(name, (2, 5), (2, 6), "黄")) == []


def test_vertical_tabs_from_word_do_not_shift_what_is_typed(editor: Editor, name: str) -> None:
    text = RULE.replace("删去注册地要求。", "删去\x0b注册地\u2028要求。")
    assert editor.open(name, text) == []
    assert told(editor.type(name, (7, 2), (7, 4), "违规")) == [("7:5-7:16", "E503")]


def test_what_is_typed_wins_over_the_disk(editor: Editor, name: str) -> None:
    uses = RULE.replace("<本地>", "<试地>").replace("{本地}", "{试地}")
    uses = uses.replace("在本市注册", "在甲地注册")
    assert editor.open(name, uses) == []
    editor.open("词.biao", "词表 场所\n  甲地 | 乙地\n")
    assert told(editor.diagnostics(name)) == [("3:6-3:10", "E201")]
    editor.close("词.biao")
    assert editor.diagnostics(name) == []


def test_names_are_unique_across_files(editor: Editor, name: str) -> None:
    (found,) = editor.open(name, "词表 试地\n  丙地\n")
    assert found.code == "E204"
    assert "已在 词.biao 第 1 行声明过" in found.message
    editor.type(name, (0, 3), (0, 5), "本地")
    (found,) = editor.diagnostics(name)
    assert "已在 自带/词表/地域.biao 第" in found.message


@pytest.mark.parametrize(
    ("old", "new", "some", "none"),
    [
        ("<本地>", "<▮", ["本地", "试地"], ["级别"]),
        ("<本地>", "<本▮地>", ["本地", "试地"], []),
        ("注册\n  说明", "@▮\n  说明", ["金额", "地名"], ["本地"]),
        ("级别 红", "级别 ▮", ["红", "黄", "蓝"], ["要求"]),
        ("级别 红", "级别 红\n  ▮", ["位置", "极性", "除非", "规则", "词表"], ["结构", "标签"]),
        ("级别 红", "级别 红\n  制度 ▮", ["招标投标法", "政府采购法"], []),
        ("级别 红", "级别 红\n  位置 资格、▮", ["评审", "合同"], ["招标人"]),
        ("当 含", "当 约束 ▮ 且 含", ["投标人", "招标人"], ["评审"]),
        ("当 含", "当 位置 ▮ 且 含", ["评审"], ["投标人"]),
        ("当 含", "当 ▮含", ["含", "约束", "段", "标题", "要素"], []),
        (
            "《招标投标法实施条例》",
            "《▮",
            ["招标投标法", "政府采购法实施条例", "中华人民共和国招标投标法"],
            [],
        ),
        ("第三十二条第二款第（七）项", "▮", ["第一条", "第八十四条"], ["第八十五条"]),
        ("第三十二条第二款第（七）项", "第▮", ["第三十二条"], []),
        ("第二款第（七）项", "▮", ["第一款", "第二款", "第（七）项"], ["第三款", "第（八）项"]),
        ("第（七）项", "第▮", ["第（一）项", "第（七）项"], ["第（八）项", "第一款"]),
        ("{本地}", "{▮", ["本地", "原文"], ["试地"]),
        ("级别 红", "级别 红\n  让位 ▮", ["地域.*"], ["本地"]),
        ("当 含", "当 要素 ▮", ["投标保证金"], ["本地"]),
        ("违规 投", "违规 〔▮〕投", ["评审", "标题", "已知"], []),
    ],
)
def test_completion(
    editor: Editor, name: str, old: str, new: str, some: list[str], none: list[str]
) -> None:
    found = labels(completed(editor, name, RULE.replace(old, new, 1)))
    assert set(some) <= set(found)
    assert not set(none) & set(found)


def test_completion_puts_a_whole_name_in_the_place_of_what_is_typed(
    editor: Editor, name: str
) -> None:
    text = RULE.replace("<本地>", "<本▮第>")
    items = completed(editor, name, text).items
    item = next(i for i in items if i.label == "试地")
    assert applied(text.replace("▮", ""), [item.text_edit]) == RULE.replace("<本地>", "<试地>")


def test_completion_of_articles_tells_what_they_say(editor: Editor, name: str) -> None:
    items = completed(editor, name, RULE.replace("第（七）项", "▮")).items
    item = next(i for i in items if i.label == "第（七）项")
    assert "不合理条件" in item.documentation.value


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        ("级▮别 红", ["**级别**", "红、黄、蓝"]),
        ("规▮则 试", ["**规则**", "什么样的写法违规"]),
        (
            "第三十二▮条",
            ["不合理条件", "《中华人民共和国招标投标法实施条例》", "2012-02-01 起施行", "已核"],
        ),
        ("<本▮地>", ["**词表 本地**", "本市"]),
        ("当 含▮", ["**含**", "在范围里找词组"]),
    ],
)
def test_hover(editor: Editor, name: str, old: str, expected: list[str]) -> None:
    text = RULE.replace(old.replace("▮", ""), old, 1)
    at = types.HoverParams(**editor.at(name, text))
    found = editor.ask(editor.client.text_document_hover_async, at)
    for words in expected:
        assert words in found.contents.value


def test_hover_on_a_mistake_shows_the_page_of_its_code(editor: Editor, name: str) -> None:
    at = types.HoverParams(**editor.at(name, RULE.replace("红", "▮橙")))
    found = editor.ask(editor.client.text_document_hover_async, at)
    assert "**E206 没有这个取值**" in found.contents.value


def asked(editor: Editor, question: Any, params: Any) -> list[tuple[str, str]]:
    found = editor.ask(question, params)
    return [(loc.uri, str(loc.range)) for loc in found]


def test_definition_leads_to_the_workspace_and_to_built_in_files(editor: Editor, name: str) -> None:
    definition = editor.client.text_document_definition_async
    text = RULE.replace("<本地>", "<试▮地>")
    (place,) = asked(editor, definition, types.DefinitionParams(**editor.at(name, text)))
    assert place == (editor.uri("词.biao"), "0:3-0:5")
    text = RULE.replace("<本地>", "<本▮地>")
    ((uri, _),) = asked(editor, definition, types.DefinitionParams(**editor.at(name, text)))
    assert uri == (BUILT_IN / "词表" / "地域.biao").resolve().as_uri()
    text = RULE.replace("《招标", "《招▮标")
    ((uri, _),) = asked(editor, definition, types.DefinitionParams(**editor.at(name, text)))
    assert uri == (BUILT_IN / "法规" / "招标投标.biao").resolve().as_uri()


def test_references_stand_in_all_files(editor: Editor, name: str) -> None:
    text = RULE.replace("<本地>", "<试▮地>").replace("{本地}", "{试地}")
    where = editor.at(name, text)
    context = types.ReferenceContext(include_declaration=True)
    params = types.ReferenceParams(context=context, **where)
    found = asked(editor, editor.client.text_document_references_async, params)
    assert (editor.uri("词.biao"), "0:3-0:5") in found
    assert (editor.uri(name), "3:7-3:9") in found
    assert (editor.uri(name), "4:13-4:15") in found


def test_rename_changes_a_list_in_all_files(editor: Editor, name: str) -> None:
    text = RULE.replace("<本地>", "<试▮地>").replace("{本地}", "{试地}")
    params = types.RenameParams(new_name="处所", **editor.at(name, text))
    edit = editor.ask(editor.client.text_document_rename_async, params)
    assert set(edit.changes) == {editor.uri("词.biao"), editor.uri(name)}
    (declared,) = edit.changes[editor.uri("词.biao")]
    assert (str(declared.range), declared.new_text) == ("0:3-0:5", "处所")
    changed = applied(text.replace("▮", ""), edit.changes[editor.uri(name)])
    assert changed == text.replace("试▮地", "处所").replace("{试地}", "{处所}")


def test_rename_of_a_rule_leaves_globs(editor: Editor, name: str) -> None:
    other = RULE.replace("试.注册", "试.兜底").replace("级别 红", "级别 红\n  让位 试.注册、试.*")
    text = RULE.replace("试.注册", "试.▮注册") + "\n" + other
    params = types.RenameParams(new_name="试.登记", **editor.at(name, text))
    edit = editor.ask(editor.client.text_document_rename_async, params)
    changed = applied(text.replace("▮", ""), edit.changes[editor.uri(name)])
    assert "规则 试.登记" in changed
    assert "让位 试.登记、试.*" in changed


@pytest.mark.parametrize(
    ("old", "mark", "new", "why"),
    [
        ("<本地>", "<本▮地>", "当地", "词表「本地」是自带的，不能改名"),
        ("级别", "级▮别", "等级", "这里没有可以改名的"),
        ("试.注册", "试.▮注册", "试 册", "不能有空白"),
        ("试.注册", "试.▮注册", "试.*", "规则的名字里不能有 *"),
        ("<本地>", "<试▮地>", "本地", "已有词表叫「本地」"),
        ("<本地>", "<没▮有>", "某地", "没有声明过词表「没有」"),
    ],
)
def test_rename_is_refused_with_the_reason(
    editor: Editor, name: str, old: str, mark: str, new: str, why: str
) -> None:
    params = types.RenameParams(new_name=new, **editor.at(name, RULE.replace(old, mark, 1)))
    with pytest.raises(Exception, match=why.replace("*", r"\*")):
        editor.ask(editor.client.text_document_rename_async, params)


def test_prepare_rename_gives_the_name_alone(editor: Editor, name: str) -> None:
    params = types.PrepareRenameParams(**editor.at(name, RULE.replace("<本地>", "<试▮地>")))
    found = editor.ask(editor.client.text_document_prepare_rename_async, params)
    assert (str(found.range), found.placeholder) == ("3:7-3:9", "试地")


def test_formatting(editor: Editor, name: str) -> None:
    ragged = RULE.replace("  级别 红", "级别：红   ").replace("<本地>", "＜本地＞")
    editor.open(name, ragged)
    params = types.DocumentFormattingParams(
        types.TextDocumentIdentifier(editor.uri(name)), types.FormattingOptions(2, True)
    )
    edits = editor.ask(editor.client.text_document_formatting_async, params)
    assert applied(ragged, edits) == RULE
    editor.open(name, RULE)
    assert not editor.ask(editor.client.text_document_formatting_async, params)


def test_outline_and_folding(editor: Editor, name: str) -> None:
    editor.open(name, f"词表 某地\n  丁地\n\n{RULE}")
    document = types.TextDocumentIdentifier(editor.uri(name))
    symbols = editor.ask(
        editor.client.text_document_document_symbol_async, types.DocumentSymbolParams(document)
    )
    assert [(s.name, s.detail, str(s.range)) for s in symbols] == [
        ("某地", "词表", "0:0-1:4"),
        ("试.注册", "要求在本地注册", "3:0-10:16"),
    ]
    folds = editor.ask(
        editor.client.text_document_folding_range_async, types.FoldingRangeParams(document)
    )
    assert [(f.start_line, f.end_line) for f in folds] == [(0, 1), (3, 10)]


@pytest.mark.parametrize(
    ("old", "wrong", "title"),
    [
        ("<本地>", "<本第>", "改成「本地」"),
        ("  说明 ", "  説明 ", "改成「说明」"),
        ("{本地}", "{本底}", "改成「本地」"),
        (
            "《招标投标法实施条例》",
            "《招标投标法实施条列》",
            "改成「中华人民共和国招标投标法实施条例」",
        ),
        (
            "第三十二条第二款第（七）项",
            "第三十二条第一款第（七）项",
            "改成「第三十二条第二款第（七）项」",
        ),
    ],
)
def test_what_was_meant_is_put_there_at_a_click(
    editor: Editor, name: str, old: str, wrong: str, title: str
) -> None:
    text = RULE.replace(old, wrong, 1)
    editor.open(name, text)
    whole = types.Range(types.Position(0, 0), types.Position(9, 0))
    params = types.CodeActionParams(
        types.TextDocumentIdentifier(editor.uri(name)), whole, types.CodeActionContext([])
    )
    actions = editor.ask(editor.client.text_document_code_action_async, params)
    assert title in [a.title for a in actions]
    action = next(a for a in actions if a.title == title)
    right = RULE.replace("《招标", "《中华人民共和国招标") if "共和国" in title else RULE
    assert applied(text, action.edit.changes[editor.uri(name)]) == right


def test_the_linter_speaks_on_save_and_mends_at_a_click(tmp_path: Path) -> None:
    editor = Editor(tmp_path)
    text = RULE.replace("注册\n  说明", "(注册|登记|注册)\n  说明")
    (tmp_path / "甲.biao").write_text(text, encoding="utf-8")
    assert editor.open("甲.biao", text) == []
    editor.saved("甲.biao")
    found = editor.until_published("甲.biao", "L004")
    remark = next(d for d in found if d.code == "L004")
    assert remark.severity is types.DiagnosticSeverity.Warning
    document = types.TextDocumentIdentifier(editor.uri("甲.biao"))
    params = types.CodeActionParams(document, remark.range, types.CodeActionContext([]))
    (action,) = editor.ask(editor.client.text_document_code_action_async, params)
    changed = applied(text, action.edit.changes[editor.uri("甲.biao")])
    assert changed == text.replace("|登记|注册)", "|登记)")
    assert told(editor.type("甲.biao", (1, 5), (1, 6), "黄")) == []
    editor.close("甲.biao")
    assert editor.end() == 0


def test_columns_in_the_encoding_that_the_editor_prefers(tmp_path: Path) -> None:
    editor = Editor(tmp_path, encodings=["utf-8", "utf-16"])
    assert editor.server.capabilities.position_encoding == "utf-8"
    found = editor.open("甲.biao", RULE.replace("红", "橙"))
    assert told(found) == [("1:9-1:12", "E206")]
    assert editor.end() == 0


def test_built_in_files_that_are_worked_on_are_files_like_others() -> None:
    editor = Editor(BUILT_IN)
    text = (BUILT_IN / "词表" / "地域.biao").read_text(encoding="utf-8")
    found = editor.open("词表/地域.biao", text)
    assert not [d for d in found if d.severity is types.DiagnosticSeverity.Error]
    editor.close("词表/地域.biao")
    assert editor.end() == 0
