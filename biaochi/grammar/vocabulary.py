"""The closed vocabularies of the language: mostly the names of the model's enums."""

from __future__ import annotations

from typing import TypeVar

from biaochi.grammar.diagnostics import Log
from biaochi.grammar.suggest import did_you_mean, listing
from biaochi.grammar.tree import Name, SyntaxFile
from biaochi.model.clause import Party, Place

_Member = TypeVar("_Member", bound=str)

# 不明 is what the reader says, nothing that a rule asks for.
PARTIES = tuple(p for p in Party if p is not Party.UNKNOWN)
PLACES = tuple(Place)


def lookup(
    name: Name, what: str, members: tuple[_Member, ...], file: SyntaxFile, log: Log
) -> _Member | None:
    """The member of this name; reported with the nearest one where there is none."""
    for member in members:
        if str(member) == name.text:
            return member
    known = [str(m) for m in members]
    all_of_them = f"可以写：{listing(known, 20)}。"
    advice = did_you_mean(name.text, known, "")
    cause = f"「{name.text}」不是一种{what}。"
    log.add("E206", file.source, name.at, cause, advice + all_of_them)
    return None


def lookup_all(
    names: tuple[Name, ...], what: str, members: tuple[_Member, ...], file: SyntaxFile, log: Log
) -> frozenset[_Member] | None:
    """The members of these names, None if one is unknown."""
    found = [lookup(n, what, members, file, log) for n in names]
    sound = [m for m in found if m is not None]
    return frozenset(sound) if len(sound) == len(found) else None
