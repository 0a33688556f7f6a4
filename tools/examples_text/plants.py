"""The lists of planted breaches and near misses, written beside the texts they stand in.

A line of plants.txt: `违｜slug｜quote｜place｜why` for a breach, `近｜…` for a near miss. The slug is a
family of breaches; the quote is the text as a person reads it, and stands in the document once.
"""

from __future__ import annotations

from pathlib import Path


def read(file: Path) -> dict[str, list[dict[str, str]]]:
    """Breaches and near misses, each as the mapping that examples/plants.json holds."""
    found: dict[str, list[dict[str, str]]] = {"breaches": [], "near_misses": []}
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = line.split("｜")
        if len(parts) != 5 or parts[0] not in "违近":
            raise ValueError(f"{file.name}:{number}: {line}")
        kind, slug, quote, place, why = parts
        reason = "why" if kind == "违" else "why_ok"
        plant = {"quote": quote, "slug": slug, "place": place, reason: why}
        found["breaches" if kind == "违" else "near_misses"].append(plant)
    return found
