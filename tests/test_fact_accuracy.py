"""The facts of the labelled documents: at least nine in ten right, none wrong or invented."""

from __future__ import annotations

from pathlib import Path

import pytest

import biaochi
from biaochi.grammar.cache import load_cached
from tools.accuracy.facts import Result, compared
from tools.accuracy.labels import CORPUS


@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.exists(), reason="../shared/corpus is not there")
def test_labelled_facts_are_found() -> None:
    book = load_cached((Path(biaochi.__file__).parent / "rulesets",)).book
    assert book is not None
    results = [one for _, own in compared(book, held_out=False) for one in own]
    count = {r: sum(1 for x in results if x.result is r) for r in Result}
    stated = count[Result.RIGHT] + count[Result.WRONG] + count[Result.MISSED]
    assert count[Result.RIGHT] >= 0.9 * stated
    assert count[Result.WRONG] + count[Result.INVENTED] == 0
