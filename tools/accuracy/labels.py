"""Labelled clauses and documents, read from shared/corpus, with the held-out part told apart."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("BIAOCHI_SHARED", ROOT.parent / "shared")) / "corpus"
_LABELS = CORPUS / "labels"
_OWN = ROOT / "tests" / "rulesets" / "blind"
_TABLE = tomllib.loads((Path(__file__).parent / "categories.toml").read_text(encoding="utf-8"))
_HELD_OUT_DOCUMENTS = ("shanghai-consultation-20312273", "quanzhou-playground-works")


@dataclass(frozen=True, slots=True)
class Item:
    """One labelled clause, table row or miniature document; `slugs` are the right categories."""

    id: str
    set: str
    text: str
    section: str
    breach: bool
    slugs: frozenset[str]
    regime: str
    whole: bool
    held_out: bool


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled finding in a document."""

    id: str
    quotes: tuple[str, ...]
    slugs: frozenset[str]
    certain: bool
    by_rule: bool
    borderline: bool
    reason: str


@dataclass(frozen=True, slots=True)
class LabelledDocument:
    """A document of the corpus; `labels` is None where nobody has labelled it."""

    path: Path
    regime: str
    labels: tuple[Label, ...] | None
    near_misses: tuple[str, ...]
    held_out: bool


def slugs_of(rule: str) -> tuple[str, ...]:
    """The evaluation categories that a rule answers to."""
    for pattern, slugs in _TABLE["rules"].items():
        if fnmatchcase(rule, pattern):
            return tuple(slugs)
    return ()


def covered_by(rules: Iterable[str]) -> frozenset[str]:
    """The categories for which there is a rule."""
    return frozenset(slug for rule in rules for slug in slugs_of(rule))


def items() -> list[Item]:
    """All labelled clauses at hand: our own always, those of the corpus where it is there."""
    corpus = [*_probe(), *_zhejiang(), *_blind()] if CORPUS.exists() else []
    return [*_own(), *corpus]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _probe() -> list[Item]:
    return [
        Item(
            id=row["id"],
            set="probe",
            text=row["text"],
            section=row["section"],
            breach=row["label"] == "violate",
            slugs=frozenset(_TABLE["probe"].get(row["category"], ())),
            regime="",
            whole=False,
            held_out=False,
        )
        for row in _rows(_LABELS / "clauses-probe.jsonl")
    ]


def _zhejiang() -> list[Item]:
    return [
        Item(
            id=row["id"],
            set="zhejiang",
            text=row["text"],
            section="",
            breach=True,
            slugs=frozenset(_TABLE["zhejiang"][row["id"]]),
            regime="",
            whole=False,
            held_out=False,
        )
        for row in _rows(_LABELS / "clauses-zhejiang.jsonl")
        if row["id"] in _TABLE["zhejiang"]
    ]


def _blind() -> list[Item]:
    rows = _rows(_LABELS / "clauses-blind.jsonl")
    kept_back = {row["pair"] for row in rows if row.get("pair") and row["id"][-1] in "012"}
    return [
        Item(
            id=row["id"],
            set="blind",
            text=row["text"],
            section=row["section"],
            breach=row["label"] == "violate",
            slugs=frozenset({row["category"], *row.get("alt_categories", ())}),
            regime=row["regime"],
            whole=row["kind"] == "mini_doc",
            held_out=row["id"][-1] in "012" or row.get("pair") in kept_back,
        )
        for row in rows
    ]


def _own() -> list[Item]:
    """Clauses written by us without sight of the rules; every fourth is held out."""
    return [
        Item(
            id=row["id"],
            set="own",
            text=row["text"],
            section=row["section"],
            breach=row["label"] == "violate",
            slugs=frozenset({row["category"], *row.get("alt_categories", ())}),
            regime=row["regime"],
            whole=False,
            held_out=int(row["id"][1:]) % 4 == 0,
        )
        for path in sorted(_OWN.glob("*.jsonl"))
        for row in _rows(path)
    ]


def documents() -> list[LabelledDocument]:
    """Every document of the corpus; none where it is absent."""
    if not CORPUS.exists():
        return []
    found = []
    for path in sorted((CORPUS / "documents").iterdir()):
        file = CORPUS / "labels" / f"documents-{path.stem}.json"
        data = json.loads(file.read_text(encoding="utf-8")) if file.exists() else None
        found.append(
            LabelledDocument(
                path=path,
                regime=data["regime"] if data else "",
                labels=tuple(_label(row) for row in data["findings"]) if data else None,
                near_misses=tuple(row["quote"] for row in data["near_misses"]) if data else (),
                held_out=path.stem in _HELD_OUT_DOCUMENTS,
            )
        )
    return found


def _label(row: dict[str, Any]) -> Label:
    also = row.get("also_quotes") or ()
    return Label(
        id=row["id"],
        quotes=(row["quote"], *([also] if isinstance(also, str) else also)),
        slugs=frozenset({row["category"], *(row.get("alt_categories") or ())}),
        certain=row["verdict"] == "violation",
        by_rule=row["checkable"] == "rule",
        borderline=bool(row.get("borderline")),
        reason=row["reason"],
    )
