"""The house stays in order: imports run one way, modules stay short."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "biaochi"
LAYERS = (
    ("model",),
    ("grammar", "parsers"),
    ("engine", "lawstore"),
    ("lint",),
    ("reports",),
    ("editor",),
    ("handbook", "scaffold"),
    ("batch",),
    ("rulediff",),
    ("lsp",),
    ("commands",),
    ("cli",),
)
"""From what imports nothing to what imports everything; parts of one layer do not know each other."""
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60

MODULES = sorted(PACKAGE.rglob("*.py"))


def part_of(dotted: str) -> str:
    pieces = dotted.split(".")
    return pieces[1] if len(pieces) > 1 else ""


def rank(part: str) -> int | None:
    return next((i for i, layer in enumerate(LAYERS) if part in layer), None)


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, "imports are absolute"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def backward_arrows(source: str, part: str) -> list[str]:
    own = rank(part)
    if own is None:
        return []
    targets = {part_of(name) for name in imported(ast.parse(source)) if name.startswith("biaochi")}
    return sorted(
        f"{part} → {target}"
        for target in targets
        if target != part and (other := rank(target)) is not None and other >= own
    )


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert backward_arrows(path.read_text(encoding="utf-8"), part) == []


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("model", "from biaochi.engine.reading import read"),
        ("grammar", "import biaochi.parsers"),
        ("engine", "from biaochi import cli"),
        ("reports", "from biaochi.batch import Order"),
    ],
)
def test_an_arrow_that_runs_back_is_seen(part: str, line: str) -> None:
    assert backward_arrows(line, part) != []


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_modules_and_functions_stay_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= LONGEST_MODULE
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


def test_rulesets_hold_text_and_no_code() -> None:
    kinds = {p.suffix for p in (PACKAGE / "rulesets").rglob("*") if p.is_file()}
    assert kinds <= {".biao", ".md"}
