"""make bench: prints every figure that the README and the closing notes quote."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import engines, files
from benchmarks.processes import Timing, measure, python
from benchmarks.variants import SMALLEST, grown
from biaochi.engine.matching.check import Checker, Judging
from biaochi.engine.reading import read as read_clauses
from biaochi.grammar.cache import load_cached
from biaochi.grammar.compiled import RuleBook
from biaochi.model.clause import Clause
from biaochi.model.document import Document
from biaochi.model.regime import Regime
from biaochi.parsers import read

_BARE_PDF = """
import sys, ctypes, pypdfium2, pypdfium2.raw as raw
document = pypdfium2.PdfDocument(sys.argv[1])
box = [ctypes.c_double() for _ in range(4)]
for page in document:
    text = page.get_textpage()
    text.get_text_range()
    for i in range(raw.FPDFText_CountChars(text.raw)):
        raw.FPDFText_GetCharBox(text.raw, i, *box)
"""
_BARE_PDF_TEXT = """
import sys, pypdfium2
for page in pypdfium2.PdfDocument(sys.argv[1]):
    page.get_textpage().get_text_range()
"""
_BARE_DOCX = """
import sys, zipfile
from lxml import etree
tree = etree.fromstring(zipfile.ZipFile(sys.argv[1]).read("word/document.xml"))
"".join(tree.itertext())
"""
SIZES = (SMALLEST, 400, 4000)


def main() -> int:
    """Measure and print; nothing is compared with a limit, so nothing can fail on a slow day."""
    book = load_cached((files.ROOT / "biaochi" / "rulesets",)).book
    if book is None:
        print("规则有错，先运行 biaochi test")
        return 2
    _processes()
    _matching(book)
    return 0


def _check(path: Path) -> list[str]:
    return [sys.executable, "-m", "biaochi", "check", str(path), "--fail-on", "never"]


def _processes() -> None:
    pdf, docx, short = files.pdf_of_100_pages(), files.docx_of_100_pages(), files.one_page()
    timings = measure(
        [
            ("python 空启动", python("pass")),
            ("biaochi --version", [sys.executable, "-m", "biaochi", "--version"]),
            ("check 一页文本", _check(short)),
            ("check 100 页 PDF", _check(pdf)),
            ("pypdfium2 只取文字", python(_BARE_PDF_TEXT, str(pdf))),
            ("pypdfium2 文字和字框", python(_BARE_PDF, str(pdf))),
            ("check 100 页 docx", _check(docx)),
            ("lxml 只取文字", python(_BARE_DOCX, str(docx))),
        ]
    )
    print("整个进程（中位数，5 轮交错）")
    for timing in timings:
        print(f"  {timing.name:<20}{timing.seconds:7.3f} s {timing.megabytes:7.0f} MB")
    by_name = {t.name: t for t in timings}
    _ratio(by_name, "check 100 页 PDF", "pypdfium2 文字和字框")
    _ratio(by_name, "check 100 页 PDF", "pypdfium2 只取文字")
    _ratio(by_name, "check 100 页 docx", "lxml 只取文字")


def _ratio(timings: dict[str, Timing], ours: str, theirs: str) -> None:
    ratio = timings[ours].seconds / timings[theirs].seconds
    print(f"  {ours} / {theirs} = {ratio:.2f}")


def _matching(book: RuleBook) -> None:
    document = read(files.docx_of_100_pages())
    assert isinstance(document, Document)
    clauses = read_clauses(document).clauses
    lines = [c.folded.text for c in clauses]
    size = len("\n".join(lines).encode()) / 1e6
    print(f"\n匹配（{size:.2f} MB 文字，{len(clauses)} 句；各引擎同样的词组）")
    print("  规则    标尺 编译/匹配      re2.Set 编译/扫描      YARA-X 编译/扫描")
    for count in SIZES:
        grown_book = grown(book, count)
        patterns = engines.expressions(grown_book)
        row = [
            _ours(grown_book, clauses, document),
            engines.within_limit(engines.re2_set, patterns, lines),
            engines.within_limit(engines.yara_x, patterns, lines),
        ]
        print(f"  {count:5}  {'  '.join(_figures(pair, size) for pair in row)}")


def _figures(pair: tuple[float, float] | None, size: float) -> str:
    if pair is None:
        return f"{f'失败或超过 {engines.LIMIT} s':>26}"
    ready, scan = pair
    return f"{ready:6.2f} s {scan * 1000:7.0f} ms {size / scan:6.1f} MB/s"


def _ours(book: RuleBook, clauses: Sequence[Clause], document: Document) -> tuple[float, float]:
    """Seconds to make the checker ready, and to match: the best of five, reading left out."""
    start = time.perf_counter()
    checker = Checker(book)
    ready = time.perf_counter() - start
    best = min(_match_once(checker, clauses, document) for _ in range(5))
    return ready, best


def _match_once(checker: Checker, clauses: Sequence[Clause], document: Document) -> float:
    judging = Judging(dt.date(2026, 1, 1), "", frozenset(Regime))
    start = time.perf_counter()
    checker.match(clauses, document, judging)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
