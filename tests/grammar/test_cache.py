"""The cache of compiled books: same book, no parser, and never a failure of its own."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from rule_text import file_with

from biaochi.grammar import cache
from biaochi.grammar.cache import load_cached
from biaochi.grammar.loader import load


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BIAOCHI_CACHE_DIR", str(tmp_path / "cache"))
    file = tmp_path / "规则.biao"
    file.write_text(file_with("疑问 何事？"), encoding="utf-8")
    return file


def kept(rules: Path) -> list[Path]:
    return sorted((rules.parent / "cache").glob("*"))


def test_a_hit_equals_a_fresh_load_warnings_included(rules: Path) -> None:
    first, second = load_cached([rules]), load_cached([rules])
    assert first == second == load([rules])
    assert second.diagnostics
    assert len(kept(rules)) == 1


def test_a_hit_does_without_the_parser(rules: Path) -> None:
    load_cached([rules])
    code = (
        "import sys; from pathlib import Path; from biaochi.grammar.cache import load_cached;"
        f"assert load_cached([Path({str(rules)!r})]).book; assert 'lark' not in sys.modules"
    )
    root = Path(cache.__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)


def test_a_change_is_noticed(rules: Path) -> None:
    before = load_cached([rules])
    rules.write_text(file_with("级别 黄"), encoding="utf-8")
    after = load_cached([rules])
    assert after.book != before.book
    assert len(kept(rules)) == 2


@pytest.mark.parametrize("damage", [b"", b"garbage", b"\x80\x05N."])
def test_a_damaged_file_is_made_anew(rules: Path, damage: bytes) -> None:
    fresh = load_cached([rules])
    (file,) = kept(rules)
    file.write_bytes(damage)
    assert load_cached([rules]) == fresh
    assert file.read_bytes() != damage


class Planted:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("planted",)


def test_a_planted_file_runs_nothing(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(rules.parent)
    fresh = load_cached([rules])
    (file,) = kept(rules)
    file.write_bytes(pickle.dumps(Planted()))
    assert load_cached([rules]) == fresh
    assert not Path("planted").exists()


def test_no_cache_where_none_can_be_written(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIAOCHI_CACHE_DIR", str(rules / "no-directory"))
    assert load_cached([rules]).book is not None


def test_a_missing_file_is_told(rules: Path) -> None:
    found = load_cached([rules, rules.with_name("没有.biao")])
    assert [d.code for d in found.diagnostics] == ["E116", "W401"]


def test_the_cache_of_the_user_is_the_default(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BIAOCHI_CACHE_DIR")
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda name: str(rules.parent / name))
    load_cached([rules])
    assert len(list((rules.parent / "biaochi").glob("*.pickle"))) == 1


def test_errors_are_not_kept(rules: Path) -> None:
    rules.write_text("规则", encoding="utf-8")
    assert load_cached([rules]).book is None
    assert kept(rules) == []


def test_another_schema_is_another_book(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_cached([rules])
    monkeypatch.setattr(cache, "_SCHEMA", -1)
    load_cached([rules])
    assert len(kept(rules)) == 2
