"""A comparison as JSON for programs; keys in English, values as in the rules."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from biaochi.rulediff.compare import Comparison
from biaochi.rulediff.corpus import CorpusChange


def comparison_json(comparison: Comparison, corpus: CorpusChange | None) -> str:
    """Everything that differs; `corpus` is null where no documents were given."""
    made: dict[str, Any] = {**asdict(comparison), "corpus": _corpus(corpus) if corpus else None}
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _corpus(change: CorpusChange) -> dict[str, Any]:
    unreadable = [
        {"file": one.source, "message": one.message, "advice": one.advice}
        for one in change.unreadable
    ]
    return {**asdict(change), "unreadable": unreadable}
