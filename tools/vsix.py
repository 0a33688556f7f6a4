"""Packages editors/vscode as a .vsix without network: `python -m tools.vsix -o 目录`.

A .vsix is a zip with a manifest, the types of its files, and the extension itself. Equal sources
make equal bytes. The TextMate grammar is written first, from the keywords of the language.
"""

from __future__ import annotations

import argparse
import io
import json
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from biaochi._version import VERSION
from biaochi.editor.textmate import text as grammar_text

FOLDER = Path(__file__).resolve().parents[1] / "editors" / "vscode"
GRAMMAR = FOLDER / "syntaxes" / "biao.tmLanguage.json"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_TYPES = {
    ".js": "application/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".vsixmanifest": "text/xml",
    "": "text/plain",
}
_MANIFEST = """<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="zh-CN" Id={name} Version={version} Publisher={publisher} />
    <DisplayName>{title}</DisplayName>
    <Description xml:space="preserve">{description}</Description>
    <Tags>{tags}</Tags>
    <Categories>{categories}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <License>extension/LICENSE</License>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value={engine} />
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace" />
    </Properties>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code" />
  </Installation>
  <Dependencies />
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true" />
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true" />
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE" Addressable="true" />
  </Assets>
</PackageManifest>
"""


def package() -> bytes:
    """The content of the .vsix file."""
    files = {
        f"extension/{path.relative_to(FOLDER).as_posix()}": path.read_bytes()
        for path in sorted(FOLDER.rglob("*"))
        if path.is_file()
    }
    about = json.loads(files["extension/package.json"]) | {"version": VERSION}
    files["extension/package.json"] = (
        f"{json.dumps(about, ensure_ascii=False, indent=2)}\n".encode()
    )
    files["extension.vsixmanifest"] = _manifest(about).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("[Content_Types].xml", *sorted(files)):
            content = files[name] if name in files else _content_types(files).encode()
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, content)
    return out.getvalue()


def _manifest(about: dict[str, object]) -> str:
    engines, keywords, categories = about["engines"], about["keywords"], about["categories"]
    assert isinstance(engines, dict)
    assert isinstance(keywords, list)
    assert isinstance(categories, list)
    return _MANIFEST.format(
        name=quoteattr(str(about["name"])),
        version=quoteattr(str(about["version"])),
        publisher=quoteattr(str(about["publisher"])),
        title=escape(str(about["displayName"])),
        description=escape(str(about["description"])),
        tags=escape(",".join(keywords)),
        categories=escape(",".join(categories)),
        engine=quoteattr(engines["vscode"]),
    )


def _content_types(files: dict[str, bytes]) -> str:
    """The type of every file, by its extension, or by its name where it has none."""
    suffixes = sorted({Path(name).suffix for name in files})
    lines = [
        f"<Default Extension={quoteattr(suffix)} ContentType={quoteattr(_TYPES[suffix])} />"
        for suffix in suffixes
        if suffix
    ]
    lines += [
        f"<Override PartName={quoteattr(f'/{name}')} ContentType={quoteattr(_TYPES[''])} />"
        for name in sorted(files)
        if not Path(name).suffix
    ]
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    start = '<?xml version="1.0" encoding="utf-8"?>\n'
    return f'{start}<Types xmlns="{namespace}">{"".join(lines)}</Types>\n'


def main() -> None:
    """Renew the grammar and write the package."""
    parser = argparse.ArgumentParser(description="把 editors/vscode 打成 .vsix，不联网。")
    parser.add_argument("-o", "--output", type=Path, default=Path("dist"), help="写到这个目录")
    folder: Path = parser.parse_args().output
    GRAMMAR.write_text(grammar_text(), encoding="utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"biaochi-{VERSION}.vsix"
    file.write_bytes(package())
    print(f"已写入 {file}。安装：code --install-extension {file}")


if __name__ == "__main__":
    main()
