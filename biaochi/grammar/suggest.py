"""“是不是想写…？”: the known name nearest to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from biaochi.model.folding import fold_words


def nearest(name: str, known: Iterable[str]) -> str:
    """The most similar known name, or empty where none is similar."""
    names = {fold_words(k): k for k in known}
    plain = fold_words(name)
    if plain in names:
        return names[plain]
    close = get_close_matches(plain, names, n=1, cutoff=0.5 if len(plain) < 5 else 0.6)
    return names[close[0]] if close else ""


def did_you_mean(name: str, known: Iterable[str], otherwise: str) -> str:
    """A question with the nearest known name, or another advice where nothing is near."""
    close = nearest(name, known)
    return f"是不是想写「{close}」？" if close else otherwise


def listing(names: Iterable[str], most: int = 12) -> str:
    """Known names in a row, at most so many."""
    shown = list(names)
    more = f" 等 {len(shown)} 个" if len(shown) > most else ""
    return "、".join(shown[:most]) + more
