"""Which of the built-in rules an editor knows: the nation's, and those of the places it was started for."""

from __future__ import annotations

from pathlib import Path

from biaochi.lsp.text import text_of
from biaochi.lsp.workspace import Workspace

LAW = """法规 《国家条例》
  位阶 行政法规
  施行 2010-01-01
  核对 已核
  结构 1
  要旨 第一条 不得收押金
"""
PROVINCE = """规则集 江岭.押金
  层级 省
  地区 江岭省
规则 江岭.押金  收押金
  级别 黄
  依据 《国家条例》第一条
  当 含 缴纳 …4 押金
  说明 收押金。
  建议 删去。
  违规 投标人须【缴纳押金】。
"""
OWN = """语言版本 1
规则集 某局.押金
  层级 单位
  地区 某局
调整 江岭.押金
  级别 红
"""


def codes(tmp_path: Path, *local: str) -> list[str]:
    """What is noted about a body's own file in an editor that knows these places."""
    built_in, work = tmp_path / "自带", tmp_path / "我的"
    place = built_in / "地方" / "江岭"
    for folder in (place, work):
        folder.mkdir(parents=True)
    (built_in / "国家.biao").write_text(LAW, encoding="utf-8")
    (place / "押金.biao").write_text(PROVINCE, encoding="utf-8")
    workspace = Workspace(built_in, [work], local=[place / name for name in local])
    file = work / "某局.biao"
    workspace.opened(file, text_of(OWN, "utf-16"))
    analysis = workspace.analysis()
    for _ in analysis.work():
        pass
    return [d.code for d in analysis.diagnostics(workspace.name(file))]


def test_without_the_place_its_rules_are_not_seen(tmp_path: Path) -> None:
    assert codes(tmp_path) == ["E701"]


def test_with_the_place_they_are(tmp_path: Path) -> None:
    assert codes(tmp_path, "押金.biao") == []
