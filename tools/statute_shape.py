"""Compute the shape of every article of a statute from its text.

Usage: `python tools/statute_shape.py FILE…` prints for each file the 单位 and 结构 lines of a 法规
declaration: `32:0,7` says that article 32 has two paragraphs (款), the second with seven items (项).
"""

from __future__ import annotations

import sys
from pathlib import Path

from biaochi.lawstore.articles import read, shape_line


def main() -> int:
    """Print the shape of each file; exit code 2 without files."""
    files = [Path(name) for name in sys.argv[1:]]
    if not files:
        print("用法：python tools/statute_shape.py 法规文件…", file=sys.stderr)
        return 2
    for file in files:
        unit, articles = read(file.read_text(encoding="utf-8"))
        print(
            f"# {file.name}：{len(articles)} {unit}\n  单位 {unit}\n  结构 {shape_line(articles)}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
