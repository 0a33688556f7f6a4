"""The page of error codes: what is said about each code comes from the registry of codes."""

from __future__ import annotations

from pathlib import Path

from biaochi.grammar.codes import CODES
from biaochi.grammar.codes.kind import Code
from biaochi.reports.codes import code_section

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "错误代码.md"
_SNAPSHOTS = ROOT / "tests" / "grammar" / "diagnostics"
_GROUPS = (
    ("E1", "语法：文件、声明和字段怎样写"),
    ("E2", "名称：词表、捕获和固定的取值"),
    ("E3", "法规：法规和引用"),
    ("E4", "规则：一条规则要有什么"),
    ("E5", "例句"),
    ("E6", "要素、阈值和算式"),
    ("E7", "层级和调整"),
    ("W", "提醒：可以用，但多半不是本意"),
)
_HEAD = """# 错误代码

规则写错时，标尺一次列出全部错处，每处有代码、行列、原因和下一步。E 是错误，有错的规则不用；W 是提醒，规则照用。
命令行里看一个代码：`biaochi explain E601`。检查项（L 开头）在[规则检查](../工具/规则检查.md)。

下面每个代码先说明，再给一个写错的例子和标尺的话（省去了文件名和行列）。
本页由 `python -m tools.errors_page` 从登记表写出。
"""


def page() -> str:
    """The whole page."""
    parts = [_HEAD]
    for prefix, title in _GROUPS:
        parts.append(f"## {title}\n")
        parts += [code_section(c, _kept(c)) for c in CODES if c.code.startswith(prefix)]
    return "\n".join(parts)


def _kept(code: Code) -> str:
    """The message kept beside the tests, for mistakes that lie outside the text of one file."""
    if code.example:
        return ""
    first, *rest = (_SNAPSHOTS / f"{code.code}.txt").read_text(encoding="utf-8").splitlines()
    return "\n".join([first[first.rindex(f"{code.code} ") :], *rest])


def main() -> None:
    """Write the page anew."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
