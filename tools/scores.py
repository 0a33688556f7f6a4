"""Prints what the scoring tables of documents add up to: python -m tools.scores FILE …

One line for each scheme: rows, sum, stated total, price points and the time it took to read them;
parts whose rows do not add up follow. For looking over a corpus after a change.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

from biaochi.engine.reading import read
from biaochi.engine.reading.scoring import score_tables
from biaochi.model.document import Document
from biaochi.parsers import read as parse
from biaochi.reports.scores import number


def main(paths: list[str]) -> None:
    """Read each file and print its schemes."""
    for path in map(Path, paths):
        document = parse(path)
        if not isinstance(document, Document):
            print(f"{path.name}: {document.message}")
            continue
        clauses = read(document).clauses
        start = perf_counter()
        tables = score_tables(document, clauses)
        took = (perf_counter() - start) * 1000
        print(f"{path.name}: {len(tables)} 个评分表，{took:.1f} 毫秒")
        for table in tables:
            open_rows = sum(r.points is None for r in table.rows)
            print(
                f"  {len(table.rows)} 行（{open_rows} 行未写分值） 合计 {number(table.total)}"
                f" 写明 {number(table.stated)} 价格 {number(table.price)} {'、'.join(table.lots)}"
            )
            for part in table.parts:
                if part.sum(table) != part.points:
                    print(
                        f"    {part.name}: 写明 {number(part.points)}，相加 {number(part.sum(table))}"
                    )


if __name__ == "__main__":
    main(sys.argv[1:])
