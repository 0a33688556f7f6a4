"""How long an editor waits: a rule file of 10,000 lines opened and typed in, over stdio.

    python benchmarks/editor_speed.py

The file has 625 rules, each with a word list of its own. A real client starts `biaochi lsp`, opens
it, and types one character at a time: in a condition, in a list, and a new line above everything.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

RULES = 625
KEYS = 20


def rule_file() -> str:
    """16 lines for each rule and its list."""
    return "语言版本 1\n规则集 测速\n\n" + "\n".join(_rule(n) for n in range(RULES))


def _rule(n: int) -> str:
    words = " | ".join(f"甲{n}词{i}" for i in range(8))
    return f"""词表 词{n}
  {words}
  减 甲{n}词7

规则 测速.第{n}条  不得要求第{n}种地点
  级别 红
  位置 资格、评审
  依据 《招标投标法实施条例》第三十二条第二款第（七）项
       《政府采购法实施条例》第二十条第（八）项
  当 约束 投标人 且 含 <词{n}> …10 (注册|登记|设立|成立{n})
  当 含 投标人 …8 地点=<词{n}> 且 非 含 以外
  除非 含 (不限|均可) …8 注册
  说明 要求投标人在「{{词{n}}}」注册。
  建议 删除注册地要求。
  违规 投标人须【在甲{n}词1注册】并纳税。
  合规 不得要求投标人在甲{n}词1注册。
"""


class _Editor:
    """An editor with one file, and a clock."""

    def __init__(self) -> None:
        self.client = LanguageClient("测速", "1")
        self.came: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.version = 1
        self.uri = ""

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.came.put_nowait(params)

    async def start(self, folder: Path) -> float:
        began = time.perf_counter()
        await self.client.start_io(sys.executable, "-m", "biaochi", "lsp")
        await self.client.initialize_async(
            types.InitializeParams(types.ClientCapabilities(), root_uri=folder.as_uri())
        )
        self.client.initialized(types.InitializedParams())
        self.uri = (folder / "测速.biao").as_uri()
        return time.perf_counter() - began

    async def open(self, text: str) -> float:
        began = time.perf_counter()
        document = types.TextDocumentItem(self.uri, "biao", self.version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        await asyncio.wait_for(self.came.get(), 60)
        return time.perf_counter() - began

    async def type(self, line: int, character: int, text: str) -> float:
        began = time.perf_counter()
        self.version += 1
        at = types.Position(line, character)
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.version, self.uri),
                [types.TextDocumentContentChangePartial(types.Range(at, at), text)],
            )
        )
        await asyncio.wait_for(self.came.get(), 60)
        return time.perf_counter() - began


async def _typed(editor: _Editor, what: str, line: int, keys: list[str]) -> None:
    spent = []
    column = 4
    for key in keys:
        spent.append(await editor.type(line, column, key))
        column = 0 if key == "\n" else column + 1
        line += key == "\n"
        await asyncio.sleep(0.3)
    print(f"{what}：中位 {statistics.median(spent) * 1000:.0f} ms，最慢 {max(spent) * 1000:.0f} ms")


async def _measure() -> None:
    # A mistake on the last line, so that every answer has something to say.
    text = rule_file() + "  违规 没有标记。\n"
    lines = text.split("\n")
    print(f"{len(lines)} 行，{RULES} 条规则，{RULES} 个词表")
    with tempfile.TemporaryDirectory() as name:
        editor = _Editor()
        print(f"启动：{await editor.start(Path(name)):.2f} s")
        print(f"打开到第一批诊断：{await editor.open(text):.2f} s")
        began = time.perf_counter()
        while True:
            try:
                await asyncio.wait_for(editor.came.get(), 4)
                print(f"又一批：{time.perf_counter() - began:.2f} s 后")
            except TimeoutError:
                break
        middle = next(n for n, line in enumerate(lines) if line.startswith("  当") and n > 5000)
        wordy = next(n for n, line in enumerate(lines) if line.startswith("  甲") and n > 5000)
        # Every key changes what is wrong, so that every key is answered.
        await _typed(editor, "在条件里打字", middle, ["错", "。"] * (KEYS // 2))
        await _typed(editor, "在词表里打字", wordy, ["@", "<"] * (KEYS // 2))
        await _typed(editor, "在文件头上换行", 1, ["\n"] * KEYS)
        await editor.client.shutdown_async(None)
        editor.client.exit(None)


if __name__ == "__main__":
    asyncio.run(_measure())
