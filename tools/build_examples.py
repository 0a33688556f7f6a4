"""Build the sample tenders in examples/ from the texts in tools/examples_text/.

`python -m tools.build_examples` writes the .docx files and plants.json; with `--measure` it counts
the pages with LibreOffice first, for the 目录.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import pdfplumber

from biaochi.model.folding import fold_words
from tools.examples_text import markup, plants
from tools.examples_text.body import Writer
from tools.examples_text.package import Cover, build

_HERE = Path(__file__).parent
_TEXTS = _HERE / "examples_text"
_MEASURED = _TEXTS / "pages.json"
EXAMPLES = _HERE.parent / "examples"


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample tender: the folder of its text, the name of its file, its frame."""

    folder: str
    file: str
    regime: str
    cover: Cover


@dataclass(frozen=True, slots=True)
class Layout:
    """The number of pages, and the page of each heading that the 目录 lists, from 1."""

    pages: int
    headings: tuple[int, ...]


SAMPLES = (
    Sample(
        "works",
        "工程施工招标文件.docx",
        "招标投标法",
        Cover(
            "和光街道社区综合服务中心建设工程施工招标文件",
            "和光街道社区综合服务中心建设工程　施工招标文件",
            "澄川衡准项目管理有限公司",
        ),
    ),
    Sample(
        "goods",
        "货物采购招标文件.docx",
        "政府采购法",
        Cover(
            "智能制造实训基地设备采购项目公开招标文件",
            "智能制造实训基地设备采购项目　公开招标文件",
            "禾度招标咨询有限公司",
        ),
    ),
)


def text_of(sample: Sample) -> tuple[markup.Block, ...]:
    """The blocks of a sample's text."""
    return markup.read(_TEXTS / sample.folder)


def built(sample: Sample) -> bytes:
    """The .docx of a sample, with the page numbers last measured."""
    blocks = text_of(sample)
    layout = _measured().get(sample.folder, Layout(0, ()))
    known = len(layout.headings) == len(list(markup.headings(blocks)))
    return build(Writer(blocks, layout.headings if known else ()), sample.cover)


def planted() -> str:
    """The text of examples/plants.json."""
    measured = _measured()
    lists = {
        s.file: {
            "regime": s.regime,
            "pages": measured[s.folder].pages,
            **plants.read(_TEXTS / s.folder / "plants.list"),
        }
        for s in SAMPLES
    }
    return json.dumps(lists, ensure_ascii=False, indent=1) + "\n"


def _measured() -> dict[str, Layout]:
    if not _MEASURED.exists():
        return {}
    stored = json.loads(_MEASURED.read_text("utf-8"))
    return {name: Layout(v["pages"], tuple(v["headings"])) for name, v in stored.items()}


def _measure(sample: Sample) -> Layout:
    """How LibreOffice lays the sample out."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "sample.docx"
        source.write_bytes(built(sample))
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        with pdfplumber.open(source.with_suffix(".pdf")) as pdf:
            pages = [
                [fold_words(line) for line in page.extract_text().splitlines()]
                for page in pdf.pages
            ]
    found: list[int] = []
    at = 0
    for _, title in markup.headings(text_of(sample)):
        # The lines of the 目录 end in a page number, so they are not equal to a heading.
        at = next(i for i in range(at, len(pages)) if fold_words(title) in pages[i])
        found.append(at + 1)
    return Layout(len(pages), tuple(found))


def main() -> None:
    """Write everything; with --measure, count the pages first."""
    if "--measure" in sys.argv[1:]:
        measured = {s.folder: asdict(_measure(s)) for s in SAMPLES}
        _MEASURED.write_text(json.dumps(measured) + "\n", encoding="utf-8")
    EXAMPLES.mkdir(exist_ok=True)
    for sample in SAMPLES:
        (EXAMPLES / sample.file).write_bytes(built(sample))
    (EXAMPLES / "plants.json").write_text(planted(), encoding="utf-8")


if __name__ == "__main__":
    main()
