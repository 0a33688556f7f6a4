"""The VS Code extension: its package, its scripts, and what it shows of a rule file."""

from __future__ import annotations

import importlib.util
import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from biaochi._version import VERSION
from tools.vsix import FOLDER, package

NODE = shutil.which("node")
DRIVER = Path(__file__).with_name("drive_extension.js")
needs_node = pytest.mark.skipif(NODE is None, reason="没有装 node，扩展的脚本没有跑")
needs_server = pytest.mark.skipif(
    importlib.util.find_spec("pygls") is None, reason="没有装 biaochi[lsp]，语言服务没有跑"
)
RULES = """语言版本 1
规则集 示例  例
词表 例子用地
  本地 | 本市

规则 地域.注册地  要求投标人在特定区域注册
  级别 紫
  依据 《招标投标法》第十八条第二款
  当 含 <例子用地> …8 注册
  说明 要求在「{例子用地}」注册。
  建议 删去。
  违规 投标人须【在本市注册】。
"""


def archive() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(package()))


def test_the_package_holds_what_editors_look_for() -> None:
    with archive() as vsix:
        names = vsix.namelist()
        about = json.loads(vsix.read("extension/package.json"))
        assert names[0] == "[Content_Types].xml"
        assert "extension.vsixmanifest" in names
        assert about["version"] == VERSION
        assert f"extension/{about['main'].removeprefix('./')}" in names
        for one in (
            about["contributes"]["grammars"][0]["path"],
            about["contributes"]["languages"][0]["configuration"],
        ):
            assert json.loads(vsix.read(f"extension/{one.removeprefix('./')}"))


def test_the_manifest_names_the_extension_and_only_files_that_are_there() -> None:
    space = "{http://schemas.microsoft.com/developer/vsx-schema/2011}"
    with archive() as vsix:
        root = ElementTree.fromstring(vsix.read("extension.vsixmanifest"))
        identity = root.find(f".//{space}Identity")
        assert identity is not None
        assert identity.attrib["Id"] == "biaochi"
        assert identity.attrib["Version"] == VERSION
        paths = [asset.attrib["Path"] for asset in root.iter(f"{space}Asset")]
        assert "extension/package.json" in paths
        assert set(paths) <= set(vsix.namelist())


def test_every_file_of_the_package_has_a_type() -> None:
    with archive() as vsix:
        root = ElementTree.fromstring(vsix.read("[Content_Types].xml"))
        by_suffix = {e.attrib["Extension"] for e in root if "Extension" in e.attrib}
        by_name = {e.attrib["PartName"] for e in root if "PartName" in e.attrib}
        others = [n for n in vsix.namelist()[1:] if Path(n).suffix not in by_suffix]
        assert {f"/{name}" for name in others} == by_name


def test_equal_sources_make_equal_packages() -> None:
    assert package() == package()


def test_the_extension_needs_nothing_from_the_network() -> None:
    about = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
    assert "dependencies" not in about
    wanted = {
        line.split('require("')[1].split('"')[0]
        for file in (FOLDER / "src").glob("*.js")
        for line in file.read_text(encoding="utf-8").splitlines()
        if 'require("' in line
    }
    assert {w for w in wanted if not w.startswith((".", "node:"))} == {"vscode"}


@needs_node
@pytest.mark.parametrize("script", sorted((FOLDER / "src").glob("*.js")), ids=lambda p: p.name)
def test_the_scripts_are_sound(script: Path) -> None:
    assert NODE is not None
    done = subprocess.run([NODE, "--check", script], capture_output=True, check=False, text=True)
    assert done.stderr == ""


def driven(folder: Path, *command: str) -> dict[str, Any]:
    file = folder / "示例.biao"
    file.write_text(RULES, encoding="utf-8")
    assert NODE is not None
    done = subprocess.run(
        [NODE, DRIVER, FOLDER, file, *command],
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=120,
    )
    shown: dict[str, Any] = json.loads(done.stdout)
    return shown


@needs_node
@needs_server
def test_the_editor_shows_what_the_server_says(tmp_path: Path) -> None:
    shown = driven(tmp_path, sys.executable, "-m", "biaochi", "lsp")
    assert shown["errors"] == []
    (wrong,) = (one for one in shown["opened"] if "紫" in one["message"])
    assert wrong["code"] == "E206"
    assert wrong["range"]["start"] == {"line": 6, "character": 5}
    assert wrong["range"]["end"] == {"line": 6, "character": 6}
    assert any("本市" in text for text in shown["hover"])
    assert shown["rename"] != []
    assert all("附近" in text for text in shown["rename"])
    assert "例子用地" in shown["labels"]
    assert shown["symbols"] != []
    assert not any("紫" in message for message in shown["mended"])
    assert shown["commands"] == ["biaochi.restart"]


@needs_node
def test_a_missing_server_is_told_with_the_way_to_install_it(tmp_path: Path) -> None:
    shown = driven(tmp_path, str(tmp_path / "没有这个程序"), "lsp")
    (message,) = shown["errors"]
    assert 'pip install "biaochi[lsp]"' in message
