"""The user's own store of statute texts: one JSON file each, in the user's data directory.

The texts are the user's, not the project's: they never lie beside the rules. BIAOCHI_LAW_STORE names
another directory.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from biaochi.lawstore.articles import Article, Paragraph
from biaochi.lawstore.texts import StatuteText
from biaochi.model.law import Citation, Provision, Statute

_FORM = "biaochi-law/1"
_VARIABLE = "BIAOCHI_LAW_STORE"
_LARGEST = 16 << 20

Quotes = dict[tuple[str, Provision], str]


def directory() -> Path:
    """Where the texts are kept."""
    own = os.environ.get(_VARIABLE)
    if own:
        return Path(own)
    from platformdirs import user_data_dir

    return Path(user_data_dir("biaochi", appauthor=False)) / "法规"


def file_of(statute: str) -> Path:
    """The file in which the text of a statute is kept, by its full name."""
    plain = re.sub(r"[^\w]", "", statute)[:40]
    digest = hashlib.sha256(statute.encode()).hexdigest()[:8]
    return directory() / f"{plain}-{digest}.json"


def keep(text: StatuteText) -> bool:
    """Keep a text in the place of an earlier one; False if the very same was there.

    Raises OSError where the store cannot be written.
    """
    place = file_of(text.statute)
    data = _encoded(text)
    with contextlib.suppress(OSError):
        if place.read_bytes() == data:
            return False
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(place)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def remove(statute: str) -> bool:
    """Take a text out of the store; False if there was none. Raises OSError where it cannot."""
    place = file_of(statute)
    if not place.exists():
        return False
    place.unlink()
    return True


def text_of(statute: str) -> StatuteText | None:
    """The text of a statute by its full name, None where it was not imported or is damaged."""
    place = file_of(statute)
    try:
        if place.stat().st_size > _LARGEST:
            return None
        found = _decoded(json.loads(place.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return found if found.statute == statute else None


def quotes(citations: Iterable[Citation], statutes: Iterable[Statute]) -> Quotes:
    """The words of cited provisions whose statutes were imported, by statute and provision."""
    declared = {s.name: s for s in statutes}
    texts: dict[str, StatuteText | None] = {}
    found: Quotes = {}
    for citation in citations:
        key = (citation.statute, citation.provision)
        statute = declared.get(citation.statute)
        if key in found or statute is None:
            continue
        if citation.statute not in texts:
            texts[citation.statute] = text_of(citation.statute)
        text = texts[citation.statute]
        words = text.words(statute, citation.provision) if text else ""
        if words:
            found[key] = words
    return found


def _encoded(text: StatuteText) -> bytes:
    """Equal texts give equal bytes."""
    articles = [[[p.text, *p.items] for p in a.paragraphs] for a in text.articles]
    value = {
        "schema": _FORM,
        "statute": text.statute,
        "unit": text.unit,
        "source": text.source,
        "articles": articles,
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _decoded(value: dict[str, Any]) -> StatuteText:
    """The text in a file of the store; ValueError, KeyError or TypeError where it is not one."""
    if value["schema"] != _FORM:
        raise ValueError(value["schema"])
    articles = tuple(
        Article(number, tuple(_paragraph(p) for p in paragraphs))
        for number, paragraphs in enumerate(value["articles"], 1)
    )
    return StatuteText(
        _string(value["statute"]), _string(value["unit"]), _string(value["source"]), articles
    )


def _paragraph(parts: list[Any]) -> Paragraph:
    text, *items = (_string(p) for p in parts)
    return Paragraph(text, tuple(items))


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
