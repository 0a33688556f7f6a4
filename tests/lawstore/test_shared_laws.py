"""The real texts in ../shared/laws, imported as a user would."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from biaochi.grammar.loader import load
from biaochi.lawstore import store
from biaochi.lawstore.importing import Imported, bring
from biaochi.lawstore.names import Names, Unknown
from biaochi.model.law import Provision

ROOT = Path(__file__).resolve().parents[2]
LAWS = Path(os.environ.get("BIAOCHI_SHARED", ROOT.parent / "shared")) / "laws"
FILES = sorted(LAWS.iterdir()) if LAWS.is_dir() else []
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FILES, reason=f"没有法规文本：{LAWS}（可用 BIAOCHI_SHARED 指定）"),
]


@pytest.fixture(scope="module")
def names() -> Names:
    book = load([ROOT / "biaochi" / "rulesets" / "法规"]).book
    assert book is not None
    return Names(book.statutes)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_each_is_recognised_and_has_the_declared_shape(
    path: Path, names: Names, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BIAOCHI_LAW_STORE", str(tmp_path))
    outcome = bring(path, names)
    if path.name == "README.md":
        assert isinstance(outcome, Unknown)
        return
    assert isinstance(outcome, Imported), outcome
    assert outcome.differences == ()
    assert outcome.statute is names.find(path.stem)
    text = store.text_of(outcome.statute.name)
    assert text is not None
    for provision in outcome.statute.gists:
        assert text.words(outcome.statute, provision), outcome.statute.cite(provision)


def test_words_of_an_item_are_those_of_the_law(
    names: Names, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BIAOCHI_LAW_STORE", str(tmp_path))
    outcome = bring(LAWS / "招标投标法实施条例.md", names)
    assert isinstance(outcome, Imported)
    words = outcome.text.words(outcome.statute, Provision(32, 2, 5))
    assert all(part in words for part in ("专利", "商标", "品牌", "原产地"))
    assert "所有制" not in words
