"""The records behind the page: checks, what covers them, and lists that ask for them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Check:
    """A check that regulators ask for: its id, our name for it, and its kind."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: where it stands there, what it is about, the checks that serve it.

    `why` is said instead of checks where no single document can decide it.
    """

    place: str
    name: str = ""
    checks: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A provision, notice or programme whose lines the rules are to serve.

    `statute` names the statute whose gists give the lines their names.
    """

    title: str
    note: str
    statute: str
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class Coverage:
    """What all authors recorded: rules by check, reasons by check, and what is wrong with it."""

    rules: dict[str, tuple[str, ...]] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def checks() -> tuple[Check, ...]:
    """The checks in the order of their kinds."""
    table = tomllib.loads((HERE / "catalogue" / "checks.toml").read_text(encoding="utf-8"))
    return tuple(Check(i, name, kind) for kind, ids in table.items() for i, name in ids.items())


def sources() -> tuple[Source, ...]:
    """The lists in the order of their file names."""
    return tuple(_source(path) for path in sorted((HERE / "sources").glob("*.toml")))


def _source(path: Path) -> Source:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    entries = tuple(
        Entry(place, row.get("name", ""), tuple(row.get("checks", ())), row.get("why", ""))
        for place, row in table["items"].items()
    )
    return Source(table["title"], table.get("note", ""), table.get("statute", ""), entries)


def coverage(rule_names: Iterable[str]) -> Coverage:
    """What the authors' files say, put together; `地域.*` stands for the rules that it fits."""
    names, known = tuple(rule_names), {check.id for check in checks()}
    result = Coverage()
    for path in sorted(HERE.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        covered, uncovered = table.get("checks", {}), table.get("uncovered", {})
        result.wrong += [
            f"{path.name}：没有检查项 {i}" for i in (*covered, *uncovered) if i not in known
        ]
        for check, patterns in covered.items():
            found = _rules(patterns, names, f"{path.name}：{check}", result.wrong)
            merged = (*result.rules.get(check, ()), *found)
            result.rules[check] = tuple(dict.fromkeys(merged))
        result.reasons |= uncovered
    return result


def _rules(
    patterns: Iterable[str], names: tuple[str, ...], where: str, wrong: list[str]
) -> list[str]:
    found: list[str] = []
    for pattern in patterns:
        fitting = [name for name in names if fnmatchcase(name, pattern)]
        if not fitting:
            wrong.append(f"{where} 没有规则 {pattern}")
        found += fitting
    return found
