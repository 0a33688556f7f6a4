"""make demo: checks the sample tender, prints the summary, writes the page and opens it."""

from __future__ import annotations

import os
import subprocess
import sys
import webbrowser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "examples" / "工程施工招标文件.docx"
PAGE = ROOT / "out" / "报告.html"


def main() -> int:
    """Run the two commands a user would type; 0 when both did their work."""
    check = [sys.executable, "-m", "biaochi", "check", str(SAMPLE), "--fail-on", "never"]
    for command in (check, [*check, "--format", "html", "--output", str(PAGE)]):
        code = subprocess.run(command, check=False).returncode
        if code:
            return code
    print(f"网页报告：{PAGE}")
    if sys.stdout.isatty() and not os.environ.get("CI"):
        webbrowser.open(PAGE.as_uri())
    return 0


if __name__ == "__main__":
    sys.exit(main())
