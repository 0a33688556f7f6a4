"""Compiled rule books kept between runs, by the content of the rule files."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import io
import os
import pickle
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from biaochi._version import VERSION
from biaochi.grammar.diagnostics import Log
from biaochi.grammar.loader import Loaded, RuleText, compile_texts, read_texts

# Raise this when compiled values change their shape within one version of the package.
_SCHEMA = 11


def load_cached(paths: Sequence[Path]) -> Loaded:
    """Like `loader.load`, but a book that was compiled before is taken from the cache.

    Books with errors are compiled anew each time. Where the cache cannot be read or written the
    files are compiled as if there were none.
    """
    log = Log()
    texts = read_texts(paths, log)
    if log.entries:
        return compile_texts(texts, log)
    place = _directory() / f"{_key(texts)}.pickle"
    kept = _kept(place)
    if kept is not None:
        return kept
    loaded = compile_texts(texts, log)
    if loaded.book is not None:
        _keep(place, loaded)
    return loaded


def _directory() -> Path:
    own = os.environ.get("BIAOCHI_CACHE_DIR")
    if own:
        return Path(own)
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("biaochi"))


def _key(texts: Sequence[RuleText]) -> str:
    """Names count: they are printed in findings and diagnostics."""
    digest = hashlib.sha256(f"{VERSION}/{_SCHEMA}".encode())
    for one in texts:
        for part in (one.name, one.text):
            digest.update(hashlib.sha256(part.encode("utf-8", "surrogatepass")).digest())
    return digest.hexdigest()[:40]


class _Reader(pickle.Unpickler):
    """Reads values of this package only, so that a planted file cannot run anything."""

    def find_class(self, module: str, name: str) -> type:
        """The class of this name, if it is one that rule books are made of."""
        found = super().find_class(module, name)
        ours = module.startswith("biaochi.") and isinstance(found, type) and "." not in name
        if not ours and found not in (dt.date, frozenset):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return cast(type, found)


def _kept(place: Path) -> Loaded | None:
    """What is kept there; None where there is nothing or nothing sound."""
    try:
        kept = _Reader(io.BytesIO(place.read_bytes())).load()
    except Exception:  # a damaged pickle can raise almost anything; it is compiled anew
        return None
    return kept if isinstance(kept, Loaded) else None


def _keep(place: Path, loaded: Loaded) -> None:
    """Write whole or not at all, so that two runs at once never see half a file."""
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                pickle.dump(loaded, file, protocol=5)
            Path(name).replace(place)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
