"""A name for a finding that survives re-numbering, re-export and moving within the document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from biaochi.model.clause import Clause
from biaochi.model.folding import fold_words


def fingerprint(
    clause: Clause, rules: Iterable[str], occurrence: int, missing: bool = False
) -> str:
    """16 hex digits from the rules, the folded words of the clause and its count among equals.

    The number of the paragraph (`label`) is left out, so that `3.` and `4.` before the same words
    give the same name. `occurrence` counts from 0 the earlier findings with the same words. A
    finding about words that are `missing` has none: it is named by its rule alone.
    """
    label = clause.paragraph.label if clause.start == 0 else ""
    words = "" if missing else fold_words(clause.text.removeprefix(label))
    parts = (*sorted(rules), words, str(occurrence))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
