"""The page of the linter: what is said about each check comes from the checks themselves."""

from __future__ import annotations

from pathlib import Path

from biaochi.lint.report import page

PAGE = Path(__file__).resolve().parents[1] / "docs" / "工具" / "规则检查.md"
MARK = "<!-- 以下由 python -m tools.lint_page 从登记表写出 -->\n"


def renewed(text: str) -> str:
    """The page with what stands behind the mark written anew."""
    before, mark, _ = text.partition(MARK)
    return f"{before}{mark}\n{page()}"


def main() -> None:
    """Renew the page."""
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
